"""Authors' words inside of Markdown that others show: they can be read, and do nothing."""

from __future__ import annotations

from okrsite_gen.cli.spans import harmless

LONGEST = 600
"""Characters of a text that are shown."""
_JOINER = "&#8288;"
"""Shows as nothing. Behind `@` and `#` it keeps a host from telling people, or from naming its issues."""
_MEANT_AS_TEXT = {ord(sign): f"&#{ord(sign)};" for sign in "&<>|*_[]\\~!$^{}"} | {
    ord(sign): f"&#{ord(sign)};{_JOINER}" for sign in "@#"
}
"""Signs that Markdown or HTML, or a host of repositories, would take for its own."""
_LINKS = (("://", "&#58;//"), ("www.", "www&#46;"), ("WWW.", "WWW&#46;"))


def markdown_text(words: str) -> str:
    """Return words so that each character means itself; what stands between two backticks becomes code."""
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}\u2026"
    safe = harmless(" ".join(short.split())).translate(_MEANT_AS_TEXT)
    for sign, meant in _LINKS:
        safe = safe.replace(sign, meant)
    pieces = safe.split("`")
    if len(pieces) % 2 == 0:
        return "&#96;".join(pieces)
    return "".join(f"<code>{piece}</code>" if place % 2 else piece for place, piece in enumerate(pieces))
