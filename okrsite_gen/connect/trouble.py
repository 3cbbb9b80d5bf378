"""Why a source gave no figures."""

from __future__ import annotations

from okrsite_gen.model.codes import Code


class Trouble(Exception):
    """A source that gave no figures; raised and caught within a pull, which goes on with the next source.

    `field` names the key of the source's declaration that it is about; empty for the source as a whole.
    """

    def __init__(self, code: Code, message: str, reason: str = "", hint: str = "", *, field: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reason = reason
        self.hint = hint
        self.field = field
