"""Codes of findings about files, YAML and figures."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

NO_CONTENT = Code("FILE001", "no-content", Severity.ERROR, "None of the configured content folders exists.")
FOLDER_MISSING = Code(
    "FILE002", "content-folder-missing", Severity.INFO, "A configured content folder is not here; the others are read."
)
MISPLACED = Code(
    "FILE003",
    "misplaced-file",
    Severity.WARNING,
    "A file stands where nothing of its kind is expected, so it is not published.",
    strict=True,
)
BAD_ID = Code(
    "FILE004", "bad-id", Severity.ERROR, "A file or folder name cannot serve as an id, and so not as an address."
)
RESERVED_ID = Code("FILE005", "reserved-id", Severity.ERROR, "A file or folder name is needed for something else.")
DUPLICATE_FILE = Code(
    "FILE006", "duplicate-file", Severity.ERROR, "Two files describe the same thing; only one of them can be used."
)
SPELLING_DIFFERS = Code(
    "FILE007", "spelling-differs", Severity.WARNING, "One id is written in two ways, which is easily taken for two."
)
BAD_DATE = Code("FILE008", "bad-date", Severity.ERROR, "A check-in's file name is not a date.")
NOT_A_FILE = Code(
    "FILE009",
    "not-a-file",
    Severity.ERROR,
    "A symbolic link or special file is not followed, since it may lead outside.",
)
FILE_TOO_LARGE = Code("FILE010", "file-too-large", Severity.ERROR, "A content file is larger than any text should be.")
NOT_ACCESSIBLE = Code("FILE011", "not-accessible", Severity.ERROR, "A file or folder cannot be read from disk.")
NOT_UTF8 = Code("FILE012", "not-utf-8", Severity.ERROR, "A file's bytes are not text in UTF-8.")
CONTROL_CHARACTER = Code("FILE013", "control-character", Severity.ERROR, "A text holds an invisible control character.")
DIRECTION_CHARACTER = Code(
    "FILE014",
    "direction-character",
    Severity.WARNING,
    "A text holds an invisible character that can show words in another order than they are stored.",
)
NAME_NOT_NORMALISED = Code(
    "FILE015",
    "name-not-normalised",
    Severity.WARNING,
    "A file name stores its accents as separate characters, as some systems do and others do not.",
)
NOT_FORMATTED = Code(
    "FILE016",
    "not-formatted",
    Severity.WARNING,
    "`okrsite fmt` left a file as it is, since it could not be sure to keep what the file says.",
)
UNFINISHED_MERGE = Code(
    "FILE017",
    "unfinished-merge",
    Severity.ERROR,
    "Git left two versions of some lines in a file, and nobody has chosen yet.",
)
RUNNABLE_ASSET = Code(
    "FILE018",
    "runnable-asset",
    Severity.ERROR,
    "A file among the assets would run something, or ask other machines for something, where a reader opens it.",
)
TOO_MANY_LINKS = Code(
    "FILE019", "too-many-links", Severity.ERROR, "A text has more brackets than anybody can write links."
)

SYNTAX = Code("YAML001", "yaml-syntax", Severity.ERROR, "The front matter is not valid YAML.")
UNQUOTED = Code(
    "YAML002",
    "unquoted-value",
    Severity.ERROR,
    "A value needs quotes, since its characters mean something else in YAML.",
    mended="puts quotes around a value on one line without ` #`, and the missing space behind a colon or dash",
)
NO_FRONT_MATTER = Code("YAML003", "no-front-matter", Severity.ERROR, "The file does not begin with front matter.")
UNCLOSED_FRONT_MATTER = Code(
    "YAML004", "unclosed-front-matter", Severity.ERROR, "The front matter is opened and never closed."
)
EMPTY_FILE = Code("YAML005", "empty-file", Severity.WARNING, "The file is empty.")
NOT_FIELDS = Code("YAML006", "not-fields", Severity.ERROR, "The front matter is not made of `field: value` lines.")
DUPLICATE_KEY = Code("YAML007", "duplicate-field", Severity.ERROR, "A field is written twice; one would be lost.")
ALIAS = Code("YAML008", "anchor-or-alias", Severity.ERROR, "Anchors and aliases of YAML are not used here.")
TAG = Code("YAML009", "yaml-tag", Severity.ERROR, "Tags of YAML are not used here.")
COMPLEX_KEY = Code("YAML010", "not-a-field-name", Severity.ERROR, "A field's name is missing or is not a word.")
CUT_OFF = Code(
    "YAML011", "cut-off-text", Severity.WARNING, "Words behind ` #` are a comment in YAML and do not appear."
)
FLOW_COMMA = Code(
    "YAML012",
    "comma-in-braces",
    Severity.ERROR,
    "A comma inside `{ }` ends the value, so the rest of it is lost.",
    mended="puts the value in quotes",
)
TAB = Code("YAML013", "tab-indentation", Severity.ERROR, "YAML does not allow tabs as indentation.")
INDENTATION = Code("YAML014", "indentation", Severity.ERROR, "A line's indentation fits no line above it.")
TOO_DEEP = Code("YAML015", "too-deep", Severity.ERROR, "The front matter is nested deeper than any field needs.")
TOO_LARGE = Code("YAML016", "front-matter-too-large", Severity.ERROR, "The front matter is larger than can be read.")
SENTENCE_AS_FIELD = Code(
    "YAML017",
    "sentence-as-field",
    Severity.ERROR,
    "A sentence with a colon was taken for a field, since it stands without quotes.",
    mended="puts the sentence in quotes where it stands on one line",
)

UNREADABLE_FIGURE = Code(
    "VAL001",
    "unreadable-figure",
    Severity.ERROR,
    "A value cannot be read as a number with a unit, so nothing can be computed from it.",
)
AMBIGUOUS_SEPARATOR = Code(
    "VAL002",
    "ambiguous-separator",
    Severity.ERROR,
    "A comma or point in a number can mean two things; guessing would change the figure a thousandfold.",
)
FIGURE_TOO_LONG = Code(
    "VAL003", "figure-too-long", Severity.ERROR, "A number has more digits than any figure of a company needs."
)
UNREADABLE_FRACTION = Code(
    "VAL004", "unreadable-fraction", Severity.ERROR, "Progress is neither a percentage nor a fraction between 0 and 1."
)
