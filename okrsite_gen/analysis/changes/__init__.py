"""What changed between two states of an organisation. Pure: whoever has two states can ask, wherever they came from."""

from okrsite_gen.analysis.changes.compare import compare
from okrsite_gen.analysis.changes.narrowing import narrowed

__all__ = ["compare", "narrowed"]
