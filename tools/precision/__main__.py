"""Tell where rules and readers differ: `python -m tools.precision [FOLDER]`, with the folder of real companies.

With the folder, what the rules find in its titles is counted anew for `docs/reference/precision.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.precision.counts import write_counts
from tools.precision.judge import Tally, found_in, judged
from tools.precision.labels import LANGUAGES, Labelled, of_companies, written_for_this


def main(arguments: list[str]) -> None:
    """Print a line for each title on which a rule and its reader differ."""
    sets = {language: (written_for_this(language), language) for language in LANGUAGES}
    if arguments:
        sets["real"] = (of_companies(Path(arguments[0])), "en")
        write_counts(Path(arguments[0]))
    lines = [line for name, (titles, language) in sets.items() for line in differences(name, titles, language)]
    sys.stdout.write("".join(sorted(lines)))


def differences(name: str, titles: list[Labelled], language: str) -> list[str]:
    """Return a line for each hit that is wrong and each that is missing in some titles."""
    found = found_in(titles, language)
    return [
        f"{code} {'missed' if code in each.codes else 'wrong '} {name}: {each.title}\n"
        for each in titles
        for code in found[each.key] ^ each.codes
        if (not each.read_for or code in each.read_for) and judged(code, found[each.key], each.codes) != Tally()
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
