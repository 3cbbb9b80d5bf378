"""Colours of statuses where no style sheet reaches: in badges, and in pictures for previews."""

from __future__ import annotations

from okrsite_gen.model.status import Status

_CALM = "#565b66"
_TONES = {
    Status.ON_TRACK: "#1d6b42",
    Status.AT_RISK: "#8a5300",
    Status.PARTLY: "#8a5300",
    Status.OFF_TRACK: "#a3231d",
    Status.MISSED: "#a3231d",
    Status.STALE: "#62557a",
    Status.NOT_GRADED: "#62557a",
    Status.TARGET_MET: "#00606b",
    Status.ACHIEVED: "#00606b",
}


def tone_of(status: Status | None) -> str:
    """Return a colour that white words can be read on, and that can be read on white; `tokens.css` has the hues."""
    return _CALM if status is None else _TONES.get(status, _CALM)
