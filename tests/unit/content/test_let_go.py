"""What reading a large organisation does not hold at once, since all of it together would decide how much is needed."""

import gc
import weakref

from okrsite_gen.content.discover import discover_in
from okrsite_gen.content.document import Document
from okrsite_gen.content.gather import gather
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import ContentFront, validate
from okrsite_gen.model.settings import Settings

OBJECTIVE = """---
title: Answer within a day
owner: Head of Support
key_results:
  - {id: kr1, title: Answers within a day, start: 40 %, target: 90 %, owner: Head of Support}
---
"""
CHECK_IN = "---\nupdates:\n  answers:\n    kr1: {value: 50 %}\n---\n"
FILES = {
    "content/people/maria.md": b"---\nname: Maria\n---\n",
    "content/teams/support/2026-q4/answers.md": OBJECTIVE.encode(),
    "content/teams/support/2026-q4/calls.md": OBJECTIVE.encode(),
    "content/teams/support/2026-q4/check-ins/2026-10-09.md": CHECK_IN.encode(),
    "content/teams/support/2026-q4/check-ins/2026-10-16.md": CHECK_IN.encode(),
}


def test_fields_of_a_file_are_let_go_before_those_of_the_one_after_the_next_are_read() -> None:
    settings = Settings()
    found = discover_in(FILES, settings.content)
    documents = [read_document(source, found.roles[source.path]) for source in found.sources]
    read: list[weakref.ref[ContentFront]] = []

    def fields(document: Document) -> ContentFront | None:
        gc.collect()
        assert sum(each() is not None for each in read) <= 1
        front, findings = validate(document, settings)
        assert front is not None, findings
        read.append(weakref.ref(front))
        return front

    gathered, _ = gather(documents, fields, {}, (), settings)

    assert (len(read), len(gathered.objectives), len(gathered.check_ins)) == (5, 2, 2)


def test_what_many_say_alike_is_held_once() -> None:
    settings = Settings()
    found = discover_in(FILES, settings.content)
    documents = [read_document(source, found.roles[source.path]) for source in found.sources]
    gathered, _ = gather(documents, lambda each: validate(each, settings)[0], {}, (), settings)

    one, other = (objective.key_results[0] for objective in gathered.objectives.values())
    assert one.owner is other.owner
    assert one.id is other.id is one.anchor
    assert one.weight is other.weight
    first, second = (check_in.updates[0] for check_in in gathered.check_ins.values())
    assert first.target is second.target
    assert first.place.path is second.place.path
    assert first.target.objective is gathered.objectives["support/2026-q4/answers"].key
