"""Types of single settings: addresses, places in the project, time zones, languages, months, numbers in a range."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ValidationInfo

from okrsite_gen.content.codes_fields import EMPTY, NOT_A_LINK, NOT_A_NUMBER, UNKNOWN_WORD
from okrsite_gen.content.configuration.versions import FIRST_FORMAT, NEWEST_FORMAT
from okrsite_gen.content.shape.numbers import PART, read_stated_fraction, read_whole
from okrsite_gen.content.shape.patterns import ADDRESS, SCALAR, WHOLE, number_or_text, spelled
from okrsite_gen.content.shape.problems import Problem, one_text, quote, refusal
from okrsite_gen.content.shape.reads import Reads, ReadsInContext
from okrsite_gen.content.shape.texts import address_problem
from okrsite_gen.model.nearest import nearest

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8}){0,4})")
_SSH = re.compile(r"(?:ssh://)?(?:[\w.-]+@)([\w.-]+)[:/](?:[0-9]+/)?([\w./~-]+)")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def web_parts(words: str) -> SplitResult:
    """Return the parts of an absolute web address, or refuse what is none."""
    try:
        parts = urlsplit(words)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or re.search(r"\s", words):
        bare = re.fullmatch(r"[\w.-]+\.[a-z]{2,}(?:[/:]\S*)?", words)
        hint = f"Write {quote('https://' + words)}." if bare else "Write it in full, beginning with `https://`."
        raise refusal(Problem(NOT_A_LINK, "is not a web address", "", hint))
    if parts.username is not None or parts.password is not None:
        reason = "Everyone who opens the site would read them."
        raise refusal(Problem(NOT_A_LINK, "holds a name or a password", reason, "Write the address without them."))
    return parts


def read_site_url(raw: object) -> str:
    """Return the address at which the site will live, with a trailing slash."""
    words = one_text(raw).strip()
    if not words:
        return ""
    parts = web_parts(words)
    if parts.query or parts.fragment:
        reason = "Pages of the site are found below it."
        raise refusal(Problem(NOT_A_LINK, "is not the address of a site", reason, "Leave out what follows `?` or `#`."))
    path = parts.path.removesuffix("index.html").rstrip("/")
    return f"{parts.scheme}://{parts.netloc.lower()}{path}/"


def read_repository_url(raw: object) -> str:
    """Return the address at which a browser shows the repository, without `.git`."""
    words = one_text(raw).strip()
    if not words:
        return ""
    ssh = _SSH.fullmatch(words)
    if ssh:
        words = f"https://{ssh[1]}/{ssh[2]}"
    web_parts(words)
    return words.rstrip("/").removesuffix(".git")


def read_web_address(raw: object) -> str:
    """Return an absolute web address; empty counts as not given."""
    words = one_text(raw).strip()
    if words:
        web_parts(words)
    return words


def read_edit_pattern(raw: object) -> str:
    """Return the pattern of the addresses at which sources are edited: with `{path}`, and perhaps `{branch}`."""
    words = one_text(raw).strip()
    if not words:
        return ""
    web_parts(_PLACEHOLDER.sub("x", words))
    unknown = [found for found in _PLACEHOLDER.findall(words) if found not in {"{path}", "{branch}"}]
    if "{path}" not in words or unknown:
        predicate = f"holds {quote(unknown[0])}" if unknown else "does not say where the file's path goes"
        hint = "Write it like `https://example.com/edit/{branch}/{path}`."
        raise refusal(Problem(NOT_A_LINK, predicate, "`{path}` stands for the path of the file to edit.", hint))
    return words


def read_target(raw: object) -> str:
    """Return where a navigation entry or redirect leads: an address on the site, or an absolute one."""
    words = one_text(raw).strip()
    if words.startswith("/") and not words.startswith("//"):
        problem = address_problem(words)
        if problem:
            raise refusal(problem)
        return words
    if not words:
        raise refusal(Problem(EMPTY, "is empty", "", "Write an address such as `/pages/how/`, or a full web address."))
    if not words.startswith(("http:", "https:")):
        hint = f"Write {quote('/' + words)} for a page of this site, or a full web address."
        raise refusal(Problem(NOT_A_LINK, "leads nowhere", "Addresses on the site begin with a slash.", hint))
    web_parts(words)
    return words


def read_path(raw: object) -> str:
    """Return a path inside the project folder, with forward slashes and without `./` or a slash at the end."""
    words = one_text(raw).strip()
    path = PurePosixPath(words.replace("\\", "/"))
    outside = path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", words)
    if outside or "//" in words or not words.isprintable():
        reason = "Only what lies in the project folder can be read, published and rebuilt anywhere."
        raise refusal(Problem(NOT_A_LINK, "is not a path inside the project", reason, "Write it like `content`."))
    if not words:
        raise refusal(Problem(EMPTY, "is empty", hint="Write a path such as `content`, or delete the line."))
    return path.as_posix()


def read_logo(raw: object) -> str:
    """Return the path of the logo among the assets; empty counts as not given."""
    words = one_text(raw).strip()
    if not words:
        return ""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:|//", words):
        reason = "The site loads nothing from elsewhere."
        raise refusal(Problem(NOT_A_LINK, "is not a file of the site", reason, "Write a path like `assets/logo.svg`."))
    return read_path(words.removeprefix("/"))


def read_timezone(raw: object) -> str:
    """Return the name of a time zone that the system knows; where it knows none, any name in the usual form."""
    words = one_text(raw).strip()
    try:
        return ZoneInfo(words).key
    except (ValueError, OSError, KeyError, RecursionError):  # the last of a name with hundreds of slashes
        zones = available_timezones()
    if not zones and re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}|UTC", words):
        return words
    meant = nearest(words, zones) or nearest(words.rsplit("/", 1)[-1], {zone.rsplit("/", 1)[-1] for zone in zones})
    full = next((zone for zone in sorted(zones) if zone == meant or zone.endswith(f"/{meant}")), "") if meant else ""
    hint = f"Did you mean `{full}`?" if full else "Write it like `Europe/Amsterdam`, or `UTC`."
    raise refusal(Problem(UNKNOWN_WORD, "is not a time zone", "", hint))


def read_language(raw: object) -> str:
    """Return a language tag such as `en`, `de` or `pt-BR`."""
    words = one_text(raw).strip()
    found = _LANGUAGE.fullmatch(words)
    if not found:
        reason = "It is the tag that browsers know the language by."
        raise refusal(Problem(UNKNOWN_WORD, "is not a language tag", reason, "Write it like `en`, `de` or `pt-BR`."))
    parts = [_subtag(part) for part in re.split("[-_]", found[2]) if part]
    return "-".join([found[1].lower(), *parts])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def read_month(raw: object) -> int:
    """Return a month, 1 to 12, written as its number or its English name."""
    words = one_text(raw).strip().lower()
    if words.isascii() and words.isdigit() and len(words) <= 2 and 1 <= int(words) <= 12:
        return int(words)
    if words[:3] in _MONTHS and words.isalpha():
        return _MONTHS.index(words[:3]) + 1
    raise refusal(Problem(NOT_A_NUMBER, "is not a month", "", "Write its number, 1 to 12, such as `4` for April."))


def read_version(raw: object) -> int:
    """Return the version of the format that the project is written in; newer ones were told before."""
    words = one_text(raw).strip().removesuffix(".0")
    if not words.isdecimal() or not FIRST_FORMAT <= int(words) <= NEWEST_FORMAT:
        hint = f"Write `version: {NEWEST_FORMAT}`."
        raise refusal(Problem(UNKNOWN_WORD, "is not a version of the format", "", hint))
    return int(words)


def whole_between(lowest: int, highest: int) -> Reads:
    """Return the annotation of a whole number from `lowest` to `highest`."""

    def read_between(raw: object) -> int:
        number = read_whole(raw)
        if not lowest <= number <= highest:
            hint = f"Write a whole number from {lowest} to {highest}."
            raise refusal(Problem(NOT_A_NUMBER, "is out of range", "", hint))
        return number

    return Reads(read_between, number_or_text({"type": "integer", "minimum": lowest, "maximum": highest}, WHOLE))


def read_share(raw: object, info: ValidationInfo) -> Decimal:
    """Return a share between 0 and 1, written as such or as a percentage."""
    share = read_stated_fraction(raw, info)
    if share > 1:
        raise refusal(Problem(NOT_A_NUMBER, "is out of range", "", "Write a fraction from 0 to 1, or a percentage."))
    return share


_WEB = {"type": "string", "pattern": r"^\s*(?:https?://[^\s/@]+(?:/\S*)?)?\s*$"}
_REPOSITORY = {
    "type": "string",
    "pattern": r"^\s*(?:https?://[^\s/@]+(?:/\S*)?|(?:ssh://)?[\w.-]+@[\w.-]+[:/]\S+)?\s*$",
}
_EDIT = {"type": "string", "pattern": r"^\s*(?:https?://\S*\{path\}\S*)?\s*$"}
_TARGET = {"type": "string", "pattern": rf"{ADDRESS}|^\s*https?://\S+\s*$"}
_PATH = {"type": SCALAR, "pattern": r"^(?!\s*(?:[/\\]|[A-Za-z]:))(?!.*//)(?!.*(?:^|[/\\])\s*\.\.(?:[/\\]|\s*$)).*\S"}
_LOGO = {"type": SCALAR, "pattern": rf"{_PATH['pattern']}|^\s*/(?!/)|^\s*$"}
_MONTH_NAMES = "|".join(spelled(month) for month in _MONTHS)
_MONTH = number_or_text(
    {"type": "integer", "minimum": 1, "maximum": 12},
    rf"^\s*(?:0?[1-9]|1[0-2]|(?:{_MONTH_NAMES})[A-Za-z]*)\s*$",
)
_TAG = {"type": "string", "pattern": r"^\s*[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}\s*$"}
_VERSION = {"anyOf": [{"const": 1}, {"type": "string", "pattern": r"^\s*1(?:\.0)?\s*$"}]}

SiteUrl = Annotated[str, Reads(read_site_url, _WEB)]
RepositoryUrl = Annotated[str, Reads(read_repository_url, _REPOSITORY)]
WebAddress = Annotated[str, Reads(read_web_address, _WEB)]
EditPattern = Annotated[str, Reads(read_edit_pattern, _EDIT)]
Target = Annotated[str, Reads(read_target, _TARGET)]
Folder = Annotated[str, Reads(read_path, _PATH)]
Logo = Annotated[str, Reads(read_logo, _LOGO)]
Timezone = Annotated[str, Reads(read_timezone, {"type": "string", "pattern": r"\S"})]
Language = Annotated[str, Reads(read_language, _TAG)]
Month = Annotated[int, Reads(read_month, _MONTH)]
Version = Annotated[int, Reads(read_version, _VERSION)]
Share = Annotated[Decimal, ReadsInContext(read_share, PART)]
Level = Annotated[int, whole_between(0, 10)]
"""A confidence that a rule compares with."""
Days = Annotated[int, whole_between(0, 366)]
Count = Annotated[int, whole_between(1, 100)]
