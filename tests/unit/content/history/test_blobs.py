from __future__ import annotations

from okrsite_gen.content.history.blobs import Blobs
from okrsite_gen.content.sources import Source, digest_of, source_of

DATA = b"title: Win\n"
HERE = source_of("a.md", DATA)
GONE = Source("b.md", digest_of(DATA), "/nowhere")
"""The same bytes in a file that cannot be read."""


def test_the_id_is_that_which_git_gives(repo):
    (repo.root / "a.md").write_bytes(DATA)
    assert Blobs().of(HERE, "0" * 40) == repo.git("hash-object", "a.md")


def test_bytes_that_are_known_by_their_digest_are_not_read_again():
    blobs = Blobs()
    name = blobs.of(HERE, "0" * 40)
    assert Blobs(blobs.asked).of(GONE, "0" * 40) == name


def test_an_id_of_another_kind_is_not_taken_for_one():
    blobs = Blobs()
    blobs.of(HERE, "0" * 40)
    assert len(Blobs(blobs.asked).of(HERE, "0" * 64)) == 64
