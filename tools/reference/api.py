"""The page of the API: its files, their fields, and an example of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from okrsite_gen.model.open_data.tables import TABLES
from okrsite_gen.pipeline.api_schemas import schemas
from okrsite_gen.site.api.addresses import API, address_of_collection, address_of_part, address_of_table
from okrsite_gen.site.api.collections import COLLECTIONS
from tools.reference.api_example import example_files

INTRODUCTION = f"""# API

Everything that the site shows stands beside it as data: JSON for programs, CSV for spreadsheets. These are plain files,
so nothing has to run, and whoever may open the site may read them. This page is made from the program by `make docs`.

```sh
curl https://okrs.example.org{API}index.json
```

- `{API}index.json` names every collection, and says as of which day all of it is.
- A collection (`{address_of_collection("objectives")}`) names its parts; a part
  (`{address_of_part("objectives", "payments/2026-q4")}`) holds its items. A collection is cut by team and cycle or the
  like, so that an edit changes few files, and you can fetch one part without the others.
- Beside each page stands an `index.json`, which the page names (`<link rel="alternate" type="application/json">`).
- Tables stand as CSV at `{address_of_table("objectives")}` and so on.

`outputs: {{json: false}}` and `outputs: {{csv: false}}` in [`okrsite.yml`](configuration.md#outputs) leave them out.

## Rules

- **The version is in the address.** Within `v1` fields are added and never change their meaning or go; read on when you
  meet one that you do not know.
- **What an author wrote has the name of its field** in the [content format](format.md). What the program worked out
  stands under `computed`, with words in the language of the site beside each code.
- **What says nothing is missing**: empty texts, empty lists, false where that is the default. Fields marked *always*
  are never missing.
- **Ids** are as written (`payments/2026-Q4/activation#time`) and are compared without regard to case. An address
  counts from the root of the site and is percent-encoded: `url` of the index takes the place of its first slash.
- **Figures** are as written, with number and unit beside them. A number is the nearest one that JSON knows; one that
  comes out of a division has six decimals. `withheld` has no number.
- **Texts** are Markdown, without comments. Days are year-month-day.
- **The files are UTF-8**, the same for the same content; lists are in the order of the site, an item a line.
- **Nothing is in them that the audience of the build may not see**: a build that hides anything has `partial: true`, no
  findings, no history and no audiences. Where `owners` is `role` or `none`, no person is in them. Nothing scores,
  ranks or counts people.

## CSV

A row for each thing, headings in the first row, UTF-8 with a byte order mark so that Excel knows it, lines that end in
CRLF. A text that begins like a formula (`=`, `+`, `-`, `@`, also full-width; a tab; a line break) has `'` before it, so
that no spreadsheet runs what somebody wrote; a text that is a number and nothing else, such as `-12` or `+3.5%`, stays
as it is.
"""

BESIDE = "teams/payments/2026-q4/activation/index.json"

SINGLE = {
    "index": ("The index", f"{API}index.json", "api/v1/index.json"),
    "parts": ("A collection", address_of_collection("objectives"), "api/v1/objectives.json"),
    "organisation": ("The organisation", f"{API}organisation.json", "api/v1/organisation.json"),
    "page": ("Beside a page", f"/{BESIDE}", BESIDE),
}

LONGEST = 4
"""Items of a list that an example shows."""


def api_page() -> str:
    """Return the page."""
    files = example_files()
    told = {name: json.loads(text) for name, text in schemas().items()}
    inner: dict[str, Any] = {}
    parts = [INTRODUCTION, *_tables(), "## Files\n"]
    for name, (title, address, path) in SINGLE.items():
        inner |= told[name]["$defs"]
        parts.append(_section(title, address, name, told[name], _shortened(files[path])))
    for each in COLLECTIONS:
        inner |= told[each.name]["$defs"]
        parts.append(_collection(each.name, each.cut, told[each.name], files))
    parts.append("## Objects\n\nWhat stands inside those files.\n")
    parts += [f"### {name}\n\n{one['description']}\n\n{_fields(one)}" for name, one in sorted(inner.items())]
    return "\n".join(parts)


def _tables() -> Iterator[str]:
    for table in TABLES:
        rows = "\n".join(f"| `{each.name}` | {each.holds.value} | {each.meaning} |" for each in table.columns)
        yield f"### `{address_of_table(table.name)}`\n\n| column | holds | meaning |\n|---|---|---|\n{rows}\n"


def _section(title: str, address: str, schema: str, told: Mapping[str, Any], example: object) -> str:
    head = f"### {title}: `{address}`\n\n{told['description']} {_schema(schema)}\n"
    return f"{head}\n{_fields(told)}\n{_code(example)}"


def _collection(name: str, cut: str, told: Mapping[str, Any], files: Mapping[str, Any]) -> str:
    item = told["properties"]["items"]["items"]["$ref"].rpartition("/")[2]
    address = address_of_collection(name)
    head = f"### `{address}`\n\nEach item is a [{item}](#{item.lower()}). Parts by {cut}. {_schema(name)}\n"
    parts = files.get(address.lstrip("/"), {}).get("parts", ())
    if not parts:
        return head
    last = parts[-1]["address"]
    return f"{head}\n`{last}`:\n\n{_code(_shortened(files[last.lstrip('/')]))}"


def _schema(name: str) -> str:
    return f"JSON Schema: `{API}schemas/{name}.json`."


def _fields(one: Mapping[str, Any]) -> str:
    needed = one["required"]
    rows = (
        f"| `{name}` | {_type(said)} | {'always' if name in needed else ''} | {said.get('description', '')} |"
        for name, said in one["properties"].items()
    )
    return "| field | is | | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _type(said: Mapping[str, Any]) -> str:
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in said:
        return ", ".join(f"`{each}`" for each in said["enum"])
    if "anyOf" in said:
        return " or ".join(map(_type, said["anyOf"]))
    if said.get("type") == "array":
        return f"list of {_type(said['items'])}"
    return "day" if said.get("format") == "date" else str(said.get("type", f"`{said.get('const')}`"))


def _shortened(value: Any) -> Any:  # noqa: ANN401 - whatever JSON knows
    """Return an example with the beginnings of long lists."""
    if isinstance(value, dict):
        return {name: _shortened(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_shortened(each) for each in value[:LONGEST]] + (["…"] if len(value) > LONGEST else [])
    return value


def _code(example: object) -> str:
    return f"```json\n{json.dumps(example, ensure_ascii=False, indent=2)}\n```\n"
