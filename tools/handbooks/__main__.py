"""Print recall and precision per page: `python -m tools.handbooks [--mapped] [--missed] [words of a page's name]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from okrsite_gen.exchange.handbook.pages import read_pages
from okrsite_gen.model.incoming import IncomingFile
from okrsite_gen.model.page_mapping import PageMapping
from tools.handbooks.matching import Measured, Objective, Tally, measure
from tools.handbooks.pages import MAPPINGS, found_in, own_pages, real_pages


def lines(arguments: list[str]) -> Iterator[str]:
    """Yield a line per page, and one for all of a kind, with what was missed and false below it if that is asked."""
    words = [argument for argument in arguments if not argument.startswith("--")]
    yield f"{'page':32}{'objectives':>22}{'key results':>22}{'parents':>12}{'teams':>10}{'fields':>10}"
    for name, pages in (("published pages", real_pages()), ("own pages", own_pages())):
        total = Measured()
        for path, expected in pages:
            if words and not any(word in str(path) for word in words):
                continue
            measured = measured_page(path, expected, mapped="--mapped" in arguments)
            total.add(measured)
            yield _line(path.stem, measured)
            if "--missed" in arguments:
                yield from _marked("missed", measured.missed)
                yield from _marked("false ", measured.false)
        yield _line(name, total) + "\n"


def measured_page(path: Path, expected: list[Objective], *, mapped: bool) -> Measured:
    """Return how well a page is read, with its mapping if it has one."""
    mapping = MAPPINGS.get(path.name, PageMapping()) if mapped else PageMapping()
    return measure(expected, found_in(read_pages([IncomingFile(path.name, path.read_bytes())], mapping)))


def _marked(mark: str, texts: Iterable[str]) -> Iterator[str]:
    return (f"    {mark} {text}" for text in texts)


def _line(name: str, measured: Measured) -> str:
    return (
        f"{name:32}{_both(measured.objectives):>22}{_both(measured.key_results):>22}{_share(measured.parents):>12}"
        f"{_share(measured.teams):>10}{_share(measured.told):>10}"
    )


def _both(tally: Tally) -> str:
    return f"{tally.right}/{tally.expected} {tally.recall:.0%} p {tally.precision:.0%}"


def _share(tally: Tally) -> str:
    return f"{tally.right}/{tally.expected}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(sys.argv[1:])) + "\n")
