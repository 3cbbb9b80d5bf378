"""Asking a web address: patiently, and in words that a person understands where nobody answers."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from okrsite_gen.connect.codes import NO_ANSWER, REFUSED
from okrsite_gen.connect.transport import get
from okrsite_gen.connect.trouble import Trouble

WAITS = (1.0, 4.0)
"""Seconds before the second and the third attempt, where the answer does not say how long to wait."""
LONGEST_WAIT = 60.0
"""Seconds that an answer may ask to wait."""
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that mean: try again."""
_SAID = {
    401: ("It does not know who asks.", "See whether the secret is still valid, and where it is to be sent."),
    403: ("Whoever asks may not know it.", "See what the account behind the secret is allowed to read."),
    404: ("There is nothing at the address.", "Open the address in a browser, and correct it."),
    429: ("It has been asked too often.", "Pull less often, or ask for more calls there."),
}


def fetch(address: str, headers: Mapping[str, str], seconds: float, sleep: Callable[[float], None]) -> bytes:
    """Return the body of the answer, after up to three attempts of `seconds` each. Raises `Trouble`."""
    _refuse_unfit(address, headers)
    for wait in (*WAITS, None):
        body, failure = _attempt(address, headers, seconds)
        if failure is None:
            return body
        if wait is None or not failure.again:
            raise failure.trouble
        sleep(max(wait, failure.asked))
    raise AssertionError


@dataclass(frozen=True, slots=True)
class _Failure:
    """An attempt that brought nothing."""

    trouble: Trouble
    again: bool
    """Whether another attempt may bring something."""
    asked: float = 0
    """Seconds that the answer asks to wait."""


def _attempt(address: str, headers: Mapping[str, str], seconds: float) -> tuple[bytes, _Failure | None]:
    try:
        return get(address, headers, seconds), None
    except HTTPError as error:
        asked = _asked_to_wait(error.headers)
        again = error.code in _LATER and asked <= LONGEST_WAIT
        error.close()
        return b"", _Failure(_said_no(error.code, asked), again, asked)
    except ValueError:  # whose words may hold what was to be sent
        return b"", _Failure(
            _unfit("The request, or where its answer leads, cannot be sent as it is written."), again=False
        )
    except (OSError, http.client.HTTPException) as error:
        cause = error.reason if isinstance(error, URLError) else error
        return b"", _Failure(_not_reached(cause, seconds), not isinstance(cause, ssl.SSLCertVerificationError))


def _refuse_unfit(address: str, headers: Mapping[str, str]) -> None:
    """Raise `Trouble` for what a secret has made of the request, without a word of it."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or any(sign.isspace() or not sign.isprintable() for sign in address):
        raise Trouble(REFUSED, "What the environment holds is no web address.", "", "It begins with `https://`.")
    if parts.username is not None:
        raise Trouble(
            REFUSED,
            "The address holds a name or a password, which is not sent from there.",
            "",
            "Send them as a header: `Authorization: Basic ${…}`.",
        )
    texts = (*headers, *headers.values())
    if not all(_NAME.fullmatch(name) for name in headers) or not all(text.isprintable() for text in texts):
        raise _unfit("A header has several lines, or a name that no header can have.")
    try:
        address.encode("ascii")
        for name, value in headers.items():
            f"{name}{value}".encode("latin-1")
    except UnicodeEncodeError:
        hint = "Write them with `%`, as the address bar of a browser copies them."
        raise Trouble(REFUSED, "The request holds letters that cannot be sent as they are.", "", hint) from None


def _unfit(message: str) -> Trouble:
    return Trouble(REFUSED, message, "", "Write each header on one line: a name such as `X-Api-Key`, and its value.")


def _asked_to_wait(headers: Message) -> float:
    """Return the seconds that an answer asks to wait, by itself or counted from its own date; 0 where it does not."""
    asked = (headers.get("Retry-After") or "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        return max(0.0, (parsedate_to_datetime(asked) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _said_no(status: int, asked: float) -> Trouble:
    known = {each.value: each.phrase for each in HTTPStatus}
    reason, hint = _SAID.get(status, ("", "Try the address in a browser."))
    if status in {301, 302, 303, 307, 308}:
        reason, hint = "It leads on and on, or to nowhere.", "Write the address that answers itself."
    if status >= 500:
        reason, hint = "The mistake is on the other side.", "Try again later; what stood here stands as it was."
    if asked > LONGEST_WAIT:
        hint = f"It asks to wait for {asked:.0f} seconds. Pull again then."
    return Trouble(NO_ANSWER, f"The answer is {status}, {known.get(status, 'which no standard knows')}.", reason, hint)


def _not_reached(cause: object, seconds: float) -> Trouble:
    if isinstance(cause, ssl.SSLCertVerificationError):
        message = f"The certificate of the machine is not valid: {cause.verify_message}."
        hint = "Where your company signs its own certificates, name its file in the variable `SSL_CERT_FILE`."
        return Trouble(NO_ANSWER, message, "Somebody else could be answering.", hint)
    what = "The connection broke"
    if isinstance(cause, TimeoutError):
        what = f"There was no answer within {seconds:g} seconds"
    elif isinstance(cause, socket.gaierror):
        what = "No machine was found under the name in the address"
    elif isinstance(cause, ConnectionRefusedError):
        what = "Nobody listens at the address"
    hint = "See whether the address is right and the service runs, then pull again."
    return Trouble(NO_ANSWER, f"{what}; it was tried three times.", "", hint)
