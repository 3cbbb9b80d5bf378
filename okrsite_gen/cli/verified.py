"""What `build --verify` has found, in words."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.pipeline.bytewise import FileDifference
from okrsite_gen.pipeline.report import Verified

MOST_SHOWN = 10
"""Files of each sort that are named; all are in `--format json`."""
_WIDEST = 100
"""Letters of a line that are shown."""
_BEFORE = 30
"""Letters shown before the first that differs."""
_BUILT = {
    "version": "by okrsite {0}, and this is {1}",
    "as_of": "for {0}, and this build is for {1}",
    "as_of_fixed": "for a day that was {0}, and now is {1}",
    "commit": "from the commit {0}, and now there is {1}",
}
_FIXED = {"True": "fixed", "False": "not fixed"}


def verified_lines(verified: Verified, output: str, seconds: float) -> Iterator[Line]:
    """Yield the lines that say whether a site is what a clean build writes; `output` is its folder."""
    took = f"in {seconds:.1f} s"
    if verified.is_sound:
        files = f"{_files(verified.same)} in {harmless(output)} {'is' if verified.same == 1 else 'are'}"
        yield (("Verified ", "bold green"), (f"{took}: {files} what a clean build writes, byte for byte.", ""))
        yield from _carried(verified)
        return
    for difference in verified.differing[:MOST_SHOWN]:
        yield from _differing(difference)
    yield from _more(len(verified.differing), "differing")
    yield from _named("missing", "a clean build writes it", verified.missing)
    yield from _named("extra", "a clean build does not write it", verified.extra)
    yield from _named("extra", "okrsite did not write it, and leaves it to you to delete it", verified.foreign)
    yield ()
    counts = (
        (len(verified.differing), "differing"),
        (len(verified.missing), "missing"),
        (len(verified.extra) + len(verified.foreign), "too many"),
    )
    told = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    yield (("Not verified ", "bold red"), (f"{took}: {told}; {_files(verified.same)} the same.", ""))
    yield from _carried(verified)
    yield from _advice(verified)


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"


def _differing(difference: FileDifference) -> Iterator[Line]:
    where = f":{difference.line}:{difference.column}" if difference.line else f": byte {difference.column:,}"
    yield ((f"{harmless(difference.path)}{where}", "bold"), (" differs", ""))
    if difference.line:
        yield (("  is:        ", "dim"), (_part(difference.ours, difference.column), "red"))
        yield (("  should be: ", "dim"), (_part(difference.theirs, difference.column), "green"))


def _part(line: str, column: int) -> str:
    """Return the part of a line around a column."""
    first = max(0, column - 1 - _BEFORE)
    part = line[first : first + _WIDEST]
    return f"{'… ' if first else ''}{harmless(part)}{' …' if first + _WIDEST < len(line) else ''}"


def _named(word: str, why: str, paths: tuple[str, ...]) -> Iterator[Line]:
    for path in paths[:MOST_SHOWN]:
        yield ((harmless(path), "bold"), (f" is {word}: {why}", ""))
    yield from _more(len(paths), word)


def _more(count: int, word: str) -> Iterator[Line]:
    if count > MOST_SHOWN:
        yield ((f"and {count - MOST_SHOWN:,} more {word}; --format json names all", "dim"),)


def _carried(verified: Verified) -> Iterator[Line]:
    counts: dict[str, int] = {}
    for path in verified.carried:
        first, folder, _ = path.partition("/")
        counts[first + folder] = counts.get(first + folder, 0) + 1
    if counts:
        named = (f"{name} ({_files(count)})" if name.endswith("/") else name for name, count in counts.items())
        yield ((f"Not compared, since builds carry it over: {', '.join(named)}.", ""),)


def _advice(verified: Verified) -> Iterator[Line]:
    for name, (told, now) in verified.built_by.items():
        words = [_FIXED.get(each, each) or "none" for each in (told, now)]
        yield (("The site says that it was built ", ""), (f"{_BUILT[name].format(*words)}.", ""))
    if verified.built_by.get("as_of_fixed", ("", ""))[0] == "True":
        yield (("If that is meant, add --as-of with the day of the site.", ""),)
    elif not verified.built_by:
        yield (("Verify with the options that the site was built with, such as --audience and --base-url.", ""),)
    yield (("To make it what it should be: ", ""), ("okrsite build", "bold"), (" with the same options.", ""))


def verified_sentence(verified: Verified) -> str:
    """Return the same in one sentence."""
    if verified.is_sound:
        return f"All {_files(verified.same)} are what a clean build writes, byte for byte."
    differing = tuple(each.path for each in verified.differing)
    wrong = (*differing, *verified.missing, *verified.extra, *verified.foreign)
    named = ", ".join(wrong[:MOST_SHOWN])
    return f"The site is not what a clean build writes. It differs in: {named}."
