"""Whether a site may be published where everybody can open it.

A place on the web is either open to the whole internet or to some; GitHub Pages is open on most plans, whatever the
repository is. `publish: {visibility: public}` says that the widest audience is the whole internet, and only a site for
that audience may then stand in the open.
"""

from __future__ import annotations

from okrsite_gen.errors import ExposureRefused
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.request import Readers

_OPEN = {
    "everyone": "The whole internet could open this site",
    "unknown": "Nobody could tell who can open this site once it is published, so it counts as open to the whole "
    "internet",
}
_ELSEWHERE = "If not, do not publish it there; docs/how-to/host-behind-sign-on.md of okrsite shows other places."


def refuse_exposure(readers: Readers, audience: str, settings: Settings) -> None:
    """Raise `ExposureRefused` if a site for `audience` must not stand where `readers` can open it.

    `audience` is the one that was asked for in so many words, empty if none was: where a site is published, a default
    must not decide who sees what.
    """
    if not readers:
        return
    if not audience and len(settings.audiences) > 1:
        raise _unspoken(settings)
    if readers == "some":
        return
    if settings.publish_visibility != "public":
        raise _undecided(_OPEN[readers], settings)
    widest = settings.audiences[0] if settings.audiences else ""
    if audience and audience != widest:
        raise _too_narrow(_OPEN[readers], audience, widest)


def _unspoken(settings: Settings) -> ExposureRefused:
    return ExposureRefused(
        "Nothing was built: a site that is to be published needs an audience in so many words.",
        f"Add `--audience` with one of {_listed(settings)}. Who may open the site decides which one.",
    )


def _undecided(openness: str, settings: Settings) -> ExposureRefused:
    said = "says that it is private" if settings.publish_visibility else "does not say that everybody may read it"
    build_for = ""
    if len(settings.audiences) > 1:
        build_for = f", and build it for `{settings.audiences[0]}`, the widest of `audiences`"
    return ExposureRefused(
        f"Nothing was built: {openness[0].lower()}{openness[1:]}, and okrsite.yml {said}.",
        "GitHub Pages is open to everybody on most plans, even where the repository is private. If everybody may read "
        f"these OKRs, write `publish: {{visibility: public}}` in okrsite.yml{build_for}. {_ELSEWHERE}",
    )


def _too_narrow(openness: str, audience: str, widest: str) -> ExposureRefused:
    return ExposureRefused(
        f"Nothing was built: {openness[0].lower()}{openness[1:]}, and it would show everything that is meant for "
        f"`{audience}`.",
        f"`publish: {{visibility: public}}` in okrsite.yml opens only what is meant for `{widest}`, the widest of "
        f"`audiences`: build for `--audience {widest}`, and write `audience: {widest}` in what everybody may read. "
        f"{_ELSEWHERE.replace('If not', 'If that is too little')}",
    )


def _listed(settings: Settings) -> str:
    return ", ".join(f"`{audience}`" for audience in settings.audiences)
