"""Templates that are compiled once, for whoever builds more than once."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory; one that was edited since is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, bytes]] = {}
        self._new: set[str] = set()
        self._beside = ""

    def learn(self, code: Mapping[str, tuple[str, bytes]]) -> None:
        """Take over what another memory has kept."""
        self._code.update(code)

    def take(self, code: Mapping[str, tuple[str, bytes]]) -> None:
        """Take over what was compiled elsewhere just now."""
        self._code.update(code)
        self._new.update(code)

    def told(self) -> Mapping[str, tuple[str, bytes]]:
        """Return all code by the key of its template, with the checksum of what it was compiled from.

        Nothing is returned where nothing had to be compiled since it was last told.
        """
        grown = bool(self._new)
        self._new.clear()
        return self._code if grown else {}

    def __bool__(self) -> bool:
        return bool(self._code)

    def beside(self, constants: str) -> CompiledTemplates:
        """Return the same memory for code that holds constants which are not the template's own, such as words.

        `constants` stands for them: what was compiled with others is compiled anew.
        """
        other = CompiledTemplates()
        other._code, other._new, other._beside = self._code, self._new, constants
        return other

    def get_source_checksum(self, source: str) -> str:
        """Return what stands for all that the code of a template is made of."""
        return super().get_source_checksum(source) + self._beside

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what its template was compiled to, if the template still says the same."""
        checksum, code = self._code.get(bucket.key, ("", b""))
        if code and checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to, instead of what it was before."""
        self._code[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())
        self._new.add(bucket.key)
