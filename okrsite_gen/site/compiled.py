"""Templates that are compiled once, for whoever builds more than once."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory; one that was edited since is compiled anew."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, bytes]] = {}
        self._beside = ""

    def beside(self, constants: str) -> CompiledTemplates:
        """Return the same memory for code that holds constants which are not the template's own, such as words.

        `constants` stands for them: what was compiled with others is compiled anew.
        """
        other = CompiledTemplates()
        other._code, other._beside = self._code, constants
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
