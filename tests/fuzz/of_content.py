"""Targets: files of content, the configuration, and whole small content trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path

import words
from marked import marked
from target import Target, files_in, input_of, read_all

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.discover import Discovered, discover_in
from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting import formatted
from okrsite_gen.content.locate import locate
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.metric_rows import read_rows
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.content.text import holds_control
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.history import History
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.findings import in_order
from okrsite_gen.pipeline.found import found_of_all, found_of_teams, that_count
from okrsite_gen.pipeline.mend import mend_file
from okrsite_gen.pipeline.new_ids import NamesInUse
from okrsite_gen.pipeline.region.judged import judge_files
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.tuning import about_rules

TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
PATHS = {
    "index": "index.md",
    "cycle": "cycles/2026-Q4.md",
    "team": "teams/a/team.md",
    "objective": "teams/a/2026-Q4/b.md",
    "plan": "teams/a/2026-Q4/plan.md",
    "check-in": "teams/a/2026-Q4/check-ins/2026-11-18.md",
    "retrospective": "teams/a/2026-Q4/retrospective.md",
    "metric": "metrics/nps.md",
    "person": "people/ann.md",
    "page": "pages/how/a.md",
}
"""Kind of file → where one of it stands."""
DEFAULT = PATHS["objective"]
MARKDOWN = Markdown()
CIRCLES = Settings(audiences=("public", "company", "leadership"), default_audience="company")


def assert_told_well(findings: Iterable[Diagnostic], data_of: Callable[[str], bytes | None]) -> None:
    """Every finding says what is wrong, in words that can be shown, and stands within its file."""
    for each in locate(findings, data_of):
        assert each.message, each
        assert not holds_control(each.message + each.reason + each.hint + each.line_text), each
        data = data_of(each.place.file) or b""
        assert 0 <= each.place.line <= data.count(b"\n") + data.count(b"\r") + 1, each
        each.message.encode()


def read_one(data: bytes) -> None:
    """Read one content file of the kind that its first line names, and follow what is found in it to the end."""
    [(path, content), *_] = files_in(data, DEFAULT).items() or [(DEFAULT, b"")]
    role = classify(path) or classify(DEFAULT)
    assert role is not None
    document = read_document(source_of(path, content), role, MARKDOWN)
    _, findings = validate(document, CIRCLES)
    errors = [one for one in document.diagnostics if one.severity is Severity.ERROR]
    assert document.readable or errors
    assert not holds_control(document.body)
    assert_told_well((*document.diagnostics, *findings), lambda _: content)


def render(data: bytes) -> None:
    """Show a text in each way in which texts are shown."""
    text = data.decode("utf-8", "replace")
    shown = (MARKDOWN.block(text, {}, "a-"), MARKDOWN.inline(text, {}))
    for html in shown:
        assert "<script" not in html.lower()
        assert "javascript:" not in html.lower().replace("&amp;", "&") or "javascript:" in text.lower()
        html.encode()
    MARKDOWN.plain(text)
    MARKDOWN.links(text)
    MARKDOWN.sections(text)


def configure(data: bytes) -> None:
    """Read a configuration, with the rules that it tunes."""
    settings, findings = read_configuration(data, "okrsite.yml")
    about = (
        () if any(one.severity is Severity.ERROR for one in findings) else tuple(about_rules(settings, "okrsite.yml"))
    )
    assert_told_well((*findings, *about), lambda _: data)


def read_metric(data: bytes) -> None:
    """Read rows of a metric, with a point and with a comma before decimals."""
    for comma in (False, True):
        rows, findings = read_rows(data, "metrics/nps.csv", "points" if comma else "", decimal_comma=comma)
        assert [row.day for row in rows] == sorted({row.day for row in rows})
        assert_told_well(findings, lambda _: data)


def rewrite(data: bytes) -> None:
    """Bring a file into its form and mend it; doing that twice is doing it once, and nothing else is lost."""
    [(path, content), *_] = files_in(data, DEFAULT).items() or [(DEFAULT, b"")]
    role = classify(path)
    if role is None or role.kind not in FRONTS:
        path, role = DEFAULT, Role("objective", DEFAULT, "a", "2026-Q4", "b")
    source = source_of(path, content)
    once = formatted(source, role, CIRCLES)
    assert formatted(source_of(path, once.data), role, CIRCLES).data == once.data
    mend_file(source, role, CIRCLES, lambda _: True, NamesInUse([source], {path: role}))


def of_tree(data: bytes) -> tuple[Project, Discovered]:
    """Return the project that the files of an input make, none of which stand on a disk."""
    files = {
        name if name == "okrsite.yml" else f"content/{name}": text for name, text in files_in(data, DEFAULT).items()
    }
    configuration = files.pop("okrsite.yml", b"")
    settings, _ = read_configuration(configuration, "okrsite.yml")
    settings = replace(settings, content=("content",), site=replace(settings.site, logo=""))
    request = Request(Path("/nowhere"), _NOW, use_cache=False)
    return Project(request, settings, (), configuration, TODAY, as_of_fixed=False), discover_in(files, ("content",))


def judge(data: bytes) -> None:
    """Read a whole project, resolve it, work out its status, and ask all rules."""
    project, discovered = of_tree(data)
    judged = judge_files(project, discovered, History(), lambda *_: None)
    found = (*found_of_teams(project, discovered, judged), *found_of_all(project, judged))
    told = in_order(that_count(found, project, discovered, judged.loaded.allowed, History()))
    contents = {source.path: source.data for source in discovered.sources}
    assert_told_well(told, contents.get)


def _demo() -> dict[str, bytes]:
    root = Path(words.__file__).parents[2] / "content"
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in sorted(root.rglob("*.md"))}


def marked_files() -> dict[str, bytes]:
    """Return an organisation in which every field of every kind of file says something."""
    made = marked(("company",))
    files = {name.removeprefix("content/"): text for name, text in made.files.items()}
    return {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}


def single_files() -> Iterator[bytes]:
    """Yield content files, each by itself."""
    for name, text in (*marked_files().items(), *_demo().items()):
        if classify(name) and len(text) < 8000 and name.endswith(".md"):
            yield input_of({name: text})
    for text in read_all("tests/golden/broken", "*.md"):
        yield text
    for path in PATHS.values():
        yield input_of({path: b"---\ntitle: A\nname: B\n---\n# C\n\n[[d]] text\n"})


def trees() -> Iterator[bytes]:
    """Yield small content trees."""
    demo = _demo()
    teams = sorted({name.split("/")[1] for name in demo if name.startswith("teams/")})
    for team in teams:
        own = {name: text for name, text in demo.items() if name.startswith(f"teams/{team}/")}
        shared = {
            name: text for name, text in demo.items() if name.startswith(("cycles/", "index")) and len(text) < 1500
        }
        yield input_of(dict([*shared.items(), *own.items()][:9]))
    files = {name: text for name, text in marked_files().items() if not name.endswith((".svg", ".png"))}
    names = sorted(files)
    for start in range(0, len(names), 6):
        yield input_of(
            {
                "okrsite.yml": files.get("../okrsite.yml", b""),
                **{name: files[name] for name in names[start : start + 6]},
            }
        )
    yield input_of({**SMALL, "okrsite.yml": b"audiences: [public, company]\ndefault_audience: public\n"})
    yield input_of(SMALL)


SMALL = {
    "teams/a/team.md": b"---\nname: A\nparent: b\n---\n",
    "teams/a/2026-Q4/x.md": (
        b"---\ntitle: X\nsupports: [b/2026/y#one]\ndepends_on:\n  - ref: b/2026/y\n    needed_by: 2026-11-01\n"
        b"key_results:\n"
        b"  - id: one\n    title: From 1 to 2\n    start: 1\n    target: 2\n    metric: nps\n"
        b"  - id: two\n    title: Two\n    milestones:\n      - id: m\n        title: M\n---\n[[b/2026/y|why]]\n"
    ),
    "teams/b/2026/y.md": (
        b"---\ntitle: Y\naudience: company\nkey_results:\n  - id: one\n    title: One\n    rollup: supporting\n"
        b"  - id: two\n    title: Two\n    min: 3%\n    current: 4%\n---\n"
    ),
    "teams/a/2026-Q4/check-ins/2026-11-18.md": (
        b"---\nauthor: ann\nupdates:\n  x:\n    one:\n      value: 1.5\n      confidence: 7\n"
        b"    two:\n      milestones:\n        m: true\n---\n## Wins\n- won [[x]]\n"
    ),
    "teams/a/2026-Q4/plan.md": b"---\nnot_doing: [z]\ncommitments:\n  a/x: confirmed\n---\n",
    "metrics/nps.csv": b"date,value,note\n2026-10-01,1,\n2026-11-01,1.2,up\n",
    "people/ann.md": b"---\nname: Ann\nteam: a\n---\n",
    "cycles/2026-Q4.md": b"---\nparent: '2026'\nbreaks:\n  - [2026-12-21, 2027-01-02]\n---\n",
}


def _texts() -> Iterator[bytes]:
    for text in (*_demo().values(), *read_all("docs", "*.md"), *read_all("tests/golden/handbooks", "*.md")):
        body = text.rpartition(b"\n---\n")[2]
        yield body[:6000]
    for text in read_all("tests/hostile", "payloads.py"):
        yield from (line for line in text.split(b"\n") if b"<" in line)


def _configurations() -> Iterator[bytes]:
    yield from read_all(".", "okrsite.yml")
    for text in read_all("docs/reference", "configuration.md"):
        yield from (piece.partition(b"\n")[2] for piece in text.split(b"```yaml")[1:])
    yield from (
        (
            b"version: 1\naudiences: [public, company]\nstatus:\n  thresholds:\n    pace_off: 33%\n"
            b"scores:\n  bands:\n    low: 0.4\n"
        ),
        b"metrics:\n  nps:\n    json: https://a.example/x?d={day}\n    value: $.a[*].b\n    headers: {A: '${B}'}\n",
        b"rules:\n  KRS001: off\n  WRD001: error\ntheme:\n  name: default\n  options: {accent: '#123456'}\n",
    )


_ROWS = (
    b'date,value,note\n2026-09-30,39,\n2026-10-31,41,"412 answers, a third"\n',
    b"Datum;Wert\n2026-09-30;4,6 %\n2026-10-01;5,1 %\n",
    b'2026-09-30\t1,200\n2026-10-01\t"1,300"\tnote\n',
)

TARGETS = (
    Target("content file", read_one, single_files, words.CONTENT, weight=30),
    Target("Markdown", render, _texts, words.MARKDOWN, weight=25),
    Target("configuration", configure, _configurations, words.CONFIGURATION, weight=12),
    Target("metric rows", read_metric, lambda: _ROWS, tuple(word.encode() for word in words.FIGURES), weight=15),
    Target("formatting and mending", rewrite, single_files, words.CONTENT, weight=10),
    Target("content tree", judge, trees, words.CONTENT, weight=12),
)
