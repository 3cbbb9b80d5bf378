"""Findings about the fields of front matter (FLD) and of the configuration (CFG)."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

ERROR = Severity.ERROR

UNKNOWN_FIELD = Code(
    "FLD001",
    "unknown-field",
    ERROR,
    "A field has a name that the format does not know, so nobody would ever see it.",
    mended="corrects a slip of one letter where only one field can be meant, and that one hides nothing",
)
MISSING_FIELD = Code("FLD002", "missing-field", ERROR, "A field without which its entry cannot be shown is missing.")
WRONG_SHAPE = Code(
    "FLD003", "wrong-shape", ERROR, "A list, a text or a group of fields stands where another of the three is expected."
)
EMPTY = Code("FLD004", "empty-field", ERROR, "A field or list entry that needs words has none.")
UNKNOWN_WORD = Code(
    "FLD005",
    "unknown-word",
    ERROR,
    "A field takes one of a few words, and this is none of them.",
    mended="corrects a slip of one letter where only one word can be meant, and that one hides nothing",
)
NOT_A_DATE = Code(
    "FLD006",
    "not-a-date",
    ERROR,
    "A date is not written as year-month-day, or no calendar has it.",
    mended="writes the day as year-month-day where it can be no other one",
)
NOT_A_FLAG = Code(
    "FLD007",
    "not-true-or-false",
    ERROR,
    "A field that takes true or false holds something else.",
    mended="writes `true` or `false` for words such as `on` and `off`",
)
NOT_A_NUMBER = Code("FLD008", "not-a-number", ERROR, "A number cannot be read, or lies outside the range it may have.")
NOT_A_CONFIDENCE = Code(
    "FLD009",
    "not-a-confidence",
    ERROR,
    "Confidence is a whole number from 0 to 10.",
    mended="writes `0.7`, `70%` and `7/10` as `7`",
)
UNCLEAR_PROVIDER = Code(
    "FLD010", "unclear-provider", ERROR, "A dependency must say from whom: exactly one of `ref` and `team`."
)
BAD_ID = Code("FLD011", "bad-id", ERROR, "An id holds characters that an address cannot carry, or is too long.")
RESERVED_ID = Code("FLD012", "reserved-id", ERROR, "A key result's id is a word that check-ins use for something else.")
DOUBLE_ID = Code("FLD013", "double-id", ERROR, "Two entries of one file have the same id, so a reference is ambiguous.")
BARE_UPDATE = Code(
    "FLD014", "bare-update", ERROR, "An update does not say which of its fields the words beside it belong to."
)
EMPTY_UPDATE = Code(
    "FLD015", "empty-update", Severity.WARNING, "A check-in names key results or objectives and says nothing of any."
)
NOT_A_LINK = Code("FLD016", "not-a-link", ERROR, "A link is neither a web address nor a path, or would not be safe.")
NOT_AN_ADDRESS = Code(
    "FLD017", "not-an-address", ERROR, "An old address does not begin with a slash, or leads out of the site."
)
DATES_CROSSED = Code("FLD018", "dates-crossed", ERROR, "Something ends before it begins.")
UNKNOWN_AUDIENCE = Code(
    "FLD019",
    "unknown-audience",
    ERROR,
    "An audience is not one of the configured ones, so nobody knows who may read it.",
)
READ_AS_FIELD = Code(
    "FLD020", "read-as-field", ERROR, "A sentence with a colon was read as the name of a field and its value."
)
TOO_MANY = Code(
    "FLD021", "too-many-findings", Severity.WARNING, "A file has so many findings that only the first are listed."
)
MISPLACED_FIELD = Code(
    "FLD022", "misplaced-field", ERROR, "A field that only a key result can have stands beside an objective."
)
DEPRECATED_FIELD = Code(
    "FLD023",
    "deprecated-field",
    Severity.WARNING,
    "A field, or a word behind one, has a new name; the old one is read for some versions more.",
)
TOO_LONG = Code("FLD024", "too-long", ERROR, "A title is longer than anybody would read.")

UNKNOWN_SETTING = Code("CFG001", "unknown-setting", ERROR, "The configuration has a key that okrsite does not know.")
MISSING_SETTING = Code("CFG002", "missing-setting", ERROR, "A setting is incomplete without a key that is missing.")
SETTING_SHAPE = Code(
    "CFG003", "setting-shape", ERROR, "A list, a text or a group of keys stands where another of the three is expected."
)
SETTING_VALUE = Code("CFG004", "setting-value", ERROR, "A setting has a value that cannot be understood.")
AUDIENCE_SETTING = Code(
    "CFG005", "audience-setting", ERROR, "The settings about audiences do not fit together, so something might leak."
)
THRESHOLDS_CROSSED = Code(
    "CFG006", "thresholds-crossed", ERROR, "Two thresholds contradict each other, so a status could never be reached."
)
REDIRECT_LOOP = Code("CFG007", "redirect-loop", ERROR, "Redirects lead in a circle.")
SETTING_TWICE = Code("CFG008", "setting-twice", ERROR, "A setting names the same thing twice.")
SETTINGS_TOO_MANY = Code(
    "CFG009", "too-many-settings", Severity.WARNING, "The configuration has more findings than are listed."
)
NO_EFFECT = Code("CFG010", "setting-without-effect", Severity.WARNING, "A setting asks for what cannot be had.")
DEPRECATED_SETTING = Code(
    "CFG011",
    "deprecated-setting",
    Severity.WARNING,
    "A setting, or a word behind one, has a new name; the old one is read for some versions more.",
)
NEWER_FORMAT = Code(
    "CFG012", "newer-format", ERROR, "The site is written in a newer version of the format than this okrsite reads."
)

FIELD_CODES = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_SHAPE,
    EMPTY,
    UNKNOWN_WORD,
    NOT_A_DATE,
    NOT_A_FLAG,
    NOT_A_NUMBER,
    NOT_A_CONFIDENCE,
    UNCLEAR_PROVIDER,
    BAD_ID,
    RESERVED_ID,
    DOUBLE_ID,
    BARE_UPDATE,
    EMPTY_UPDATE,
    NOT_A_LINK,
    NOT_AN_ADDRESS,
    DATES_CROSSED,
    UNKNOWN_AUDIENCE,
    READ_AS_FIELD,
    TOO_MANY,
    MISPLACED_FIELD,
    DEPRECATED_FIELD,
    TOO_LONG,
)
"""Every finding about front matter fields."""

CONFIGURATION_CODES = (
    UNKNOWN_SETTING,
    MISSING_SETTING,
    SETTING_SHAPE,
    SETTING_VALUE,
    AUDIENCE_SETTING,
    THRESHOLDS_CROSSED,
    REDIRECT_LOOP,
    SETTING_TWICE,
    SETTINGS_TOO_MANY,
    NO_EFFECT,
    DEPRECATED_SETTING,
    NEWER_FORMAT,
)
"""Every finding about the configuration."""

SETTING_FOR_FIELD = {
    UNKNOWN_FIELD.id: UNKNOWN_SETTING,
    MISSING_FIELD.id: MISSING_SETTING,
    WRONG_SHAPE.id: SETTING_SHAPE,
    TOO_MANY.id: SETTINGS_TOO_MANY,
    **{code.id: code for code in CONFIGURATION_CODES},
    "": SETTING_VALUE,
}
"""Field finding → the finding that says the same of a setting; all others are reported under the last one."""
