"""Targets: what other tools export, mapping files, workbooks, archives, and answers of sources of metrics."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import words
from of_content import CIRCLES, read_one
from target import ROOT, Target, files_in, input_of, read_all

from okrsite_gen.connect.answers import read_json, read_printed, read_table
from okrsite_gen.connect.secrets import Secrets
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.content.archive.file import Unreadable, archive_bytes, read_archive
from okrsite_gen.content.mapping.read import read_mapping, read_page_mapping
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.exchange.handbook import pages
from okrsite_gen.exchange.mapped.read import mapped_format
from okrsite_gen.exchange.undated import BEGINNING, UndatedArchive
from okrsite_gen.model.incoming import Incoming, IncomingFile
from okrsite_gen.model.metric_sources import MetricSource
from okrsite_gen.pipeline.moving.bring import _unpacked
from okrsite_gen.pipeline.moving.formats import format_for, proposal_text
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.outcome import outcomes
from okrsite_gen.pipeline.moving.plan import Wish, plan
from okrsite_gen.pipeline.moving.undated import dated, undated

WISH = Wish(team="growth", cycle="2026-Q4", default_cycle="2026-Q4", source="A tool")
DAY = date(2026, 11, 20)
PLAIN = b"columns: {Id: id, Title: title, Kind: kind, Parent: parent, Team: team, Cycle: cycle, Day: day, Note: note}\n"


def incoming_files(data: bytes, default: str) -> list[IncomingFile]:
    """Return the files of an input as somebody brings them."""
    return [IncomingFile(name, text) for name, text in files_in(data, default).items()]


def plan_files(incoming: Incoming) -> None:
    """Plan the content files that an import makes; each of them can be read."""
    tuple(undated(incoming, DAY))
    planned = plan(dated(incoming, DAY), Known(), CIRCLES, WISH)
    outcomes(planned, Known())
    for path, (_, text) in planned.files.items():
        if path.endswith(".md"):
            read_one(input_of({path: text.encode()}))


def bring(default: str, data: bytes) -> None:
    """Bring files of whatever format they are taken for."""
    files = incoming_files(data, default)
    with suppress(OkrsiteError):
        known = format_for(files)
        plan_files(known.read(files))
        if known.read_whole:
            known.read_whole(files)
    if default.endswith(".csv"):
        with suppress(OkrsiteError):
            proposal_text(files)


def bring_by_mapping(data: bytes) -> None:
    """Read a mapping file, of columns and of pages, and bring what comes with it by what it says."""
    files = files_in(data, "mapping.yml")
    written = files.pop("mapping.yml", b"")
    mapping, _ = read_mapping(written, "mapping.yml")
    tables = [IncomingFile(name, text) for name, text in files.items() if name.endswith((".csv", ".tsv"))]
    if mapping is not None and tables:
        plan_files(mapped_format(mapping).read(tables))
    page, _ = read_page_mapping(written, "mapping.yml")
    texts = [IncomingFile(name, text) for name, text in files.items() if name.endswith(".md")]
    if page is not None and texts:
        plan_files(pages.read_pages(texts, page))


def bring_workbook(data: bytes) -> None:
    """Bring a workbook: as its bytes stand, or packed from parts that are named one by one."""
    packed = data if data.startswith(b"PK") else _packed(files_in(data, "xl/workbook.xml"))
    with suppress(OkrsiteError):
        files = [IncomingFile("plan.xlsx", packed)]
        plan_files(format_for(files).read(files))


def unpack(data: bytes) -> None:
    """Unpack an archive of files, and read what can be read of them."""
    files, left = _unpacked("a.zip", data)
    assert all(one.why for one in left)
    with suppress(OkrsiteError):
        if files:
            plan_files(format_for(files).read(files))


def take_answer(data: bytes) -> None:
    """Read an answer of a source of a metric in each way."""
    where, answer = data[:1], data[1:]
    secrets = Secrets((), {})
    paths = (("$.a[*].b", "$.a[*].d"), ("$.a[-1].b", ""), ("$..b", ""), ("b", "d"), ("", ""), ("$.a[?@.b>1].b", ""))
    value, day = paths[where[0] % len(paths) if where else 0]
    source = MetricSource("nps", "json", "https://a.example/", value=value, date=day)
    for read in (read_json, read_table, read_printed):
        with suppress(Trouble):
            read(answer, source, secrets)


def thaw(data: bytes) -> None:
    """Read an archived cycle."""
    with suppress(Unreadable):
        archive, _ = read_archive(data)
        archive_bytes(archive)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as book:
        for name, text in parts.items():
            book.writestr(ZipInfo(name.encode("utf-8", "replace").decode()[:200] or "x"), text)
    return made.getvalue()


def _unzipped(book: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if not name.endswith("theme1.xml")}


def _tables() -> Iterator[bytes]:
    for text in read_all("tests/scenarios/imports", "*.csv"):
        yield text
        yield text.replace(b",", b";")
        yield text.decode("utf-8", "replace").encode("utf-16")


def _viva() -> Iterator[bytes]:
    yield from read_all("tests/scenarios/imports/viva-csv", "*.csv")
    yield from read_all("tests/scenarios/imports/viva-template", "*.csv")
    folder = ROOT / "tests/scenarios/imports/viva-json/export"
    yield input_of({file.name: file.read_bytes() for file in sorted(folder.iterdir())})


def _issues() -> Iterator[bytes]:
    for file in sorted((ROOT / "tests/golden/issues").iterdir()):
        yield input_of({file.name: file.read_bytes()})


def _handbooks() -> Iterator[bytes]:
    yield from read_all("tests/golden/handbooks", "*.md")


def _own() -> Iterator[bytes]:
    """Yield exports of our own, each of them small."""
    from of_sites import exported

    yield from exported()


def _workbook(rows: list[list[object]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.properties.created = book.properties.modified = BEGINNING
    sheet = book.active
    for row in rows:
        sheet.append(row)
    book.create_sheet("hidden").sheet_state = "hidden"
    made = BytesIO()
    ExcelWriter(book, UndatedArchive(made)).save()
    return made.getvalue()


def _workbooks() -> Iterator[bytes]:
    plain: list[list[object]] = [
        ["Objective", "Key result", "Team", "Cycle", "Start", "Target", "Due date", "Comment"],
        ["Grow", "Calls", "Sales", "2026-Q4", 1, 0.5, DAY, "=1+1"],
        ["Grow", "Visits", "Sales", "2026-Q4", "38%", "60%", 46081, "why"],
    ]
    viva = [
        list(row) for row in csv.reader(StringIO(read_all("tests/scenarios/imports/viva-csv", "*.csv")[0].decode()))
    ]
    for rows in (plain, viva[:4]):
        book = _workbook([list(row) for row in rows])
        yield input_of(_unzipped(book))
        yield book


def _archives() -> Iterator[bytes]:
    folder = ROOT / "tests/scenarios/imports/viva-json/export"
    for packing in (0, ZIP_DEFLATED):
        made = BytesIO()
        with ZipFile(made, "w", packing) as packed:
            for file in sorted(folder.iterdir()):
                packed.writestr(ZipInfo(file.name), file.read_bytes(), packing)
        yield made.getvalue()


def _mappings() -> Iterator[bytes]:
    rows = b"Id,Title,Kind,Parent,Team,Cycle,Day,Note\n1,Grow,objective,,Sales,2026-Q4,,\n"
    rows += b"2,Calls,key result,1,Sales,2026-Q4,2026-11-01,x\n"
    yield input_of({"mapping.yml": PLAIN, "a.csv": rows})
    for file in sorted((ROOT / "okrsite_gen/presets").glob("*.yml")):
        table = next(iter((ROOT / "tests/scenarios/imports" / file.stem / "export").glob("*.csv")), None)
        yield input_of({"mapping.yml": file.read_bytes(), "a.csv": table.read_bytes() if table else rows})
    page = read_all("tests/golden/handbooks", "*.md")[0]
    yield input_of(
        {"mapping.yml": b"markdown:\n  headings: {1: team, 2: objective}\n  items: {1: key_result}\n", "p.md": page}
    )


def _answers() -> Iterator[bytes]:
    told = {"a": [{"b": 1.5, "d": "2026-11-01"}, {"b": 2, "d": "2026-11-08T12:00:00Z"}], "c": {"b": "3"}}
    for sign in range(6):
        yield bytes([sign]) + json.dumps(told).encode()
        yield bytes([sign]) + b"d,b\n2026-11-01,3\n2026-11-08,4\n"
    yield b"\x0042\n"


def _frozen() -> Iterator[bytes]:
    from of_sites import archived

    yield from archived()


_TABLE_WORDS = tuple(
    word.encode()
    for word in (
        "Objective",
        "Key result",
        "Initiative",
        "Deliverable",
        "Owner",
        "Team",
        "Cycle",
        "Q4 2026",
        "FY26",
        "On Track",
        "Behind",
        "Closed",
        "100%",
        "1.000.000",
        "31/12/2025",
        "Checkin Date: 2025-11-03; Status: Behind;",
        "=1+1",
        "sep=|\n",
        "Progress %",
        "Metric Name",
        "[x] done",
        "ann@x.example",
        '"',
        '""',
        ",,",
        ";",
        "\t",
        "\n",
        "\r\n",
        "NaN",
        "½",
        "1e400",
        *words.FIGURES,
    )
)
_JSON_WORDS = tuple(
    word.encode()
    for word in (
        '"title":',
        '"body":',
        '"number":',
        '"labels":[',
        '"parent":{',
        '"children":',
        '"id":',
        "null",
        "[]",
        "{}",
        "[[[[",
        "1e999",
        '"\\ud800"',
        '"\\u0000"',
        "-0",
        "1E-400",
        "true",
        '"state":"closed"',
        '"key_results":',
        '"updates":',
        '"value":',
        "NaN",
        "Infinity",
        '"date":',
        '"2026-02-30"',
        '"milestone":',
        '"assignees":',
        '"objectives":',
        '"figure":',
        '"number":"1e99999"',
    )
)
_XML_WORDS = tuple(
    word.encode()
    for word in (
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "&b;",
        "<row r='1048577'>",
        "<c r='ZZZ9' t='s'>",
        "<v>99999</v>",
        "<f>1+1</f>",
        "t='e'",
        "t='d'",
        "<v>1e308</v>",
        "<v>-1</v>",
        "s='999'",
        "<mergeCell ref='A1:XFD1048576'/>",
        "<dimension ref='A1:XFD1048576'/>",
        "state='hidden'",
        "numFmtId='14'",
        "<v>nan</v>",
        "<v/>",
        "count='-1'",
        "xml:space='preserve'",
        "date1904='1'",
    )
)

TARGETS = (
    Target("import of tables", partial(bring, "export.csv"), _tables, _TABLE_WORDS, weight=12),
    Target("import from Viva Goals", partial(bring, "objectives.csv"), _viva, (*_TABLE_WORDS, *_JSON_WORDS), weight=8),
    Target("import of issues", partial(bring, "issues.json"), _issues, (*_JSON_WORDS, *words.MARKDOWN), weight=8),
    Target("import of handbooks", partial(bring, "okrs.md"), _handbooks, (*words.MARKDOWN, *_TABLE_WORDS), weight=10),
    Target("import of our JSON", partial(bring, "okrs.json"), _own, _JSON_WORDS, weight=6),
    Target("import of workbooks", bring_workbook, _workbooks, (*_XML_WORDS, *_TABLE_WORDS), weight=8),
    Target("import of archives", unpack, _archives, (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"../x"), weight=3),
    Target("mapping file", bring_by_mapping, _mappings, (*words.CONTENT[:50], *_TABLE_WORDS), weight=6),
    Target("answer of a source", take_answer, _answers, _JSON_WORDS, weight=6),
    Target("archived cycle", thaw, _frozen, _JSON_WORDS, weight=5),
)
