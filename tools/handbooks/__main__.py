"""Print recall and precision per page: `python -m tools.handbooks [--missed] [words of a page's name]`."""

from __future__ import annotations

import sys

from okrsite_gen.exchange.handbook.pages import read_pages
from okrsite_gen.model.incoming import IncomingFile
from tools.handbooks.matching import Measured, Tally, measure
from tools.handbooks.pages import found_in, own_pages, real_pages


def main() -> None:
    """Measure all pages, or those whose name holds the words given."""
    words = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    print(f"{'page':38}{'objectives':>22}{'key results':>22}{'parents':>14}{'teams':>12}{'fields':>12}")
    for name, pages in (("published pages", real_pages()), ("own pages", own_pages())):
        total = Measured()
        for path, expected in pages:
            if words and not any(word in str(path) for word in words):
                continue
            measured = measure(expected, found_in(read_pages([IncomingFile(path.name, path.read_bytes())])))
            total.add(measured)
            print(_line(path.stem, measured))
            if "--missed" in sys.argv:
                print(*(f"    missed {line}" for line in measured.missed), *(f"    false  {line}" for line in measured.false), sep="\n")
        print(_line(name, total), "\n")


def _line(name: str, measured: Measured) -> str:
    return (
        f"{name:38}{_both(measured.objectives):>22}{_both(measured.key_results):>22}{_share(measured.parents):>14}"
        f"{_share(measured.teams):>12}{_share(measured.told):>12}"
    )


def _both(tally: Tally) -> str:
    return f"{tally.right}/{tally.expected} {tally.recall:.0%} p {tally.precision:.0%}"


def _share(tally: Tally) -> str:
    return f"{tally.right}/{tally.expected}"


main()
