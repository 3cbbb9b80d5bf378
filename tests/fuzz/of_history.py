"""A target that writes a git repository of hostile names, dates, paths and contents, and reads its past."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, timezone
from pathlib import Path

import words
from of_sites import memory
from target import Target

from okrsite_gen.content.history import Repository, history_between, history_of, past_of
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.history import Gap

TODAY = date(2026, 11, 30)
_FILE = b"content/teams/a/2026-Q4/b.md"
_SECONDS = 20


def trace(data: bytes) -> None:
    """Let git make a repository of a stream for `git fast-import`, as far as it takes it, and read the past in it."""
    with tempfile.TemporaryDirectory(prefix="okrsite-fuzz-", dir=memory()) as folder:
        root = Path(folder)
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _git(folder, "fast-import", "--quiet", "--force", "--date-format=raw-permissive", given=data)
        for authors in ("full", "initials"):
            repository = Repository(root, ("content",), timezone.utc, authors=authors)
            past = past_of(repository)
            if isinstance(past, Gap):
                return
            history = history_of(repository, past, {}, TODAY)
            history.changes.__repr__().encode("utf-8", "surrogatepass")
            _git(folder, "checkout", "--quiet", "--force", "main")
            stands = {"content/teams/a/2026-Q4/b.md": source_of("content/teams/a/2026-Q4/b.md", data[:3000])}
            history_of(repository, past, stands, TODAY)


def _git(folder: str, *words: str, given: bytes = b"") -> None:
    subprocess.run(["git", *words], cwd=folder, input=given, capture_output=True, check=False, timeout=_SECONDS)


def compare(data: bytes) -> None:
    """Trace versions of a file, cut by lines of equal signs, through time."""
    versions = data.split(b"\n=====\n")[:8]
    told = [(date(2026, 10, day), {_FILE.decode(): text}) for day, text in enumerate(versions, 1)]
    for change in history_between(told, ("content",)).changes:
        assert change.entity.startswith("a/2026-q4/b")


def _objective(target: bytes, more: bytes = b"", title: bytes = b"Everybody gets going") -> bytes:
    return (
        b"---\ntitle: "
        + title
        + b"\nowner: ann\nkey_results:\n  - id: rate\n    title: Share of sign-ups\n    start: 38%\n"
        b"    target: " + target + b"\n" + more + b"---\nWhy this, why now.\n"
    )


def _versions() -> Iterator[bytes]:
    yield b"\n=====\n".join(
        [_objective(b"60%"), _objective(b"55%", b"    reason: less\n"), _objective(b"55%", title=b"Other")]
    )
    milestones = (
        b"    planned:\n      2026-11-01: 42%\n  - id: two\n    title: Two\n"
        b"    milestones:\n      - id: m\n        title: M\n"
    )
    yield b"\n=====\n".join(
        [_objective(b"60%", milestones), _objective(b"60%", milestones.replace(b"two", b"three")), b""]
    )
    yield b"\n=====\n".join([_objective(b"1"), b"---\n[]\n---\n", _objective(b"2", b"    aliases: [old]\n")])


def _commit(mark: int, who: bytes, when: bytes, message: bytes, files: bytes, *parents: int) -> bytes:
    above = b"".join(b"%s :%d\n" % (b"merge" if number else b"from", each) for number, each in enumerate(parents))
    return (
        b"commit refs/heads/main\nmark :%d\nauthor %s %s\ncommitter %s %s\ndata <<EOT\n%s\nEOT\n"
        % (mark, who, when, who, when, message)
        + above
        + files
        + b"\n"
    )


def _file(text: bytes, path: bytes = _FILE, mode: bytes = b"100644") -> bytes:
    return b"M " + mode + b" inline " + path + b"\ndata <<EOT\n" + text + b"EOT\n"


def _streams() -> Iterator[bytes]:
    ann, day = b"Ann \xc3\x98st <ann@x.example>", b"1790000000 +0200"
    first = _commit(1, ann, day, b"Begin", _file(_objective(b"60%")))
    yield first + _commit(2, ann, b"1795000000 -1130", b"Less\n\nReason: it is late", _file(_objective(b"50%")), 1)
    renamed = b"R " + _FILE + b" content/teams/a/2026-Q4/c.md\n"
    yield (
        first
        + _commit(2, b"\xff\xfe <>", b"0 +0000", b"\xff\x80", renamed, 1)
        + _commit(3, ann, day, b"x", b"D " + _FILE + b"\n", 2)
    )
    merge = _commit(4, ann, day, b"Merge", _file(_objective(b"44%")), 2, 3)
    yield (
        first
        + _commit(2, ann, day, b"a", _file(_objective(b"1%")), 1)
        + _commit(3, ann, day, b"b", _file(_objective(b"2%")), 1)
        + merge
    )
    link = _file(b"/etc/passwd", b"content/link.md", b"120000") + _file(
        b"x", b'"content/teams/a/2026-Q4/\\303\\274\\n\\t.md"'
    )
    yield _commit(
        1,
        b"a <b>",
        b"9999999999999 +9999",
        b"reason: REASON: x\n\x1b[31m",
        link + _file(b"x", b"content/teams/a/2026-Q4/\xff.md"),
    )


_WORDS = tuple(
    word.encode("utf-8", "surrogateescape")
    for word in (
        "M 100644 inline ",
        "M 120000 inline ",
        "M 160000 inline ",
        "D ",
        "R ",
        "C ",
        "merge :1\n",
        "from :1\n",
        "encoding latin1\n",
        "data <<EOT\n",
        "EOT\n",
        "author ",
        "committer ",
        " <> 0 +0000\n",
        "-1 +0000",
        "99999999999999 +0000",
        "Reason: ",
        "content/teams/a/2026-Q4/b.md",
        "content/teams/A/2026-Q4/b.md",
        '"a\\nb"',
        "\udcff",
        "deleteall\n",
        "content/.mailmap",
    )
)

TARGETS = (
    Target("versions of an objective", compare, _versions, words.CONTENT, weight=8),
    Target("git history", trace, _streams, (*_WORDS, *words.CONTENT[:60]), weight=12),
)
