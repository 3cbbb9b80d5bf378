"""Mending never makes anything worse, and quotes never change what was read already."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.content.document import Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.mend import MendedFile, mend_file
from okrsite_gen.pipeline.new_ids import NamesInUse

FILE = "content/x.md"
MARKDOWN = Markdown()
OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
SETTINGS = Settings()

names = st.sampled_from(["title", "titel", "owner", "suports", "ambition", "starts", "stat", "confidnce", "tags"])
values = st.one_of(
    st.text("-:[]{}#&*!|>'\"%@,. ab1", min_size=1, max_size=12),
    st.sampled_from(
        ["a: b", "@b", "*a* b", "[x] y", "[[a/b]]", "{a} b", '"a" b', "'a", "#1 a", "comitted", "2026/1/5"]
    ),
    st.sampled_from(["0.7", "on", "activ", "draf", "{value: €4,250}", "[a, b", "a # b", "  ", "|\n  x  "]),
)
lines = st.one_of(
    st.builds("{}: {}".format, names, values),
    st.builds("{}:{}".format, names, values),
    st.builds("key_results:\n  - {}: {}\n    tagret: {}".format, names, values, values),
    st.builds("key_results:\n  - {}\n  -title: b".format, values),
)


def read(data: bytes) -> tuple[object, str, int]:
    """Return the fields, the text below them and the number of errors of a file.

    That a title is missing is told only of a file that can be read to its end.
    """
    document = read_document(source_of(FILE, data), OBJECTIVE, MARKDOWN)
    _, findings = validate(document, SETTINGS)
    found = (*document.diagnostics, *findings)
    errors = sum(each.severity is Severity.ERROR and each.code != "FLD002" for each in found)
    return document.front, document.body, errors


def mended(data: bytes, family: str = "") -> MendedFile:
    """Mend what codes of one family tell, or everything."""
    source, nowhere = source_of(FILE, data), NamesInUse((), {})
    return mend_file(source, OBJECTIVE, SETTINGS, lambda code: code.startswith(family), nowhere)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
@example(["titel: a: b", "owner: @c"], "\n")
@example(["title: {", "title:{value: €4,250}"], "\n")
def test_a_mended_file_has_no_more_errors_and_the_same_text_below(written: list[str], line_end: str) -> None:
    data = line_end.join(["---", *"\n".join(written).split("\n"), "---", "body: [x  "]).encode()
    before, after = read(data), mended(data)
    now = read(after.change.after)
    assert now[1] == before[1]
    assert now[2] <= before[2] if after.findings else now[2] == before[2]
    assert mended(after.change.after).count == 0
    assert read(mended(data, "YAML").change.after)[:2] == before[:2]
