"""The YAML parser's complaints in the words of somebody who writes OKRs."""

from __future__ import annotations

from okrsite_gen.content.yaml_reading.events import Trouble

_CHECK = "Check the indentation of this line and the quotes in the lines above it."
_WORDS = (
    (
        "mapping values are not allowed",
        "A colon stands where no field's name can end.",
        "If it belongs to a text, put the whole text in quotes; if it ends a field's name, check the indentation.",
    ),
    ("did not find expected key", "This line does not fit the lines above it.", _CHECK),
    (
        "did not find expected '-' indicator",
        "This line is neither a new item of the list above nor part of its last item.",
        "Begin it with `- `, or indent it as deep as the fields of that item.",
    ),
    (
        "could not find expected ':'",
        "This is neither a field nor part of the value above it.",
        "Put a colon and a space behind a field's name; indent a line that continues the value above.",
    ),
    (
        "block sequence entries are not allowed",
        "A list cannot begin here.",
        "Begin each item on a line of its own below the field's name; put quotes around a text that begins with `- `.",
    ),
    (
        "did not find expected ',' or ']'",
        "The list that `[` opens is never closed.",
        "Put quotes around a text that begins with `[`; end a list with `]`.",
    ),
    (
        "did not find expected ',' or '}'",
        "The group of fields that `{` opens is never closed.",
        "Put quotes around a text that holds `{`, `,` or `: `; end a group with `}`.",
    ),
    (
        "found unexpected end of stream",
        "The quotes that open here are never closed.",
        "Close them; if a quotation mark belongs to the text, use the other kind around it.",
    ),
    (
        "found unknown escape character",
        "A backslash between double quotes has a meaning of its own in YAML.",
        "Use single quotes around this text.",
    ),
    (
        "found character that cannot start any token",
        "No value can begin with this character in YAML.",
        "Put quotes around the value.",
    ),
    ("did not find expected node content", "A value is missing here.", _CHECK),
    ("did not find expected <document start>", "Nothing more can follow here.", _CHECK),
)


def in_plain_words(trouble: Trouble) -> tuple[str, str]:
    """Return message and hint for a syntax error whose cause is not known more closely."""
    for words, message, hint in _WORDS:
        if words in trouble.problem:
            return message, hint
    return "The front matter cannot be read from here on.", f"{_CHECK} (YAML says: {trouble.problem}.)"


def about_context(trouble: Trouble) -> bool:
    """Whether the cause of a trouble is where the parser began to read something, not where it gave up."""
    return trouble.context_line >= 0 and any(
        word in trouble.context for word in ("flow", "quoted", "block scalar", "alias", "anchor", "tag", "directive")
    )
