"""Settings with which VS Code offers fields and words: for its YAML extension, and for Front Matter's forms.

Front Matter knows the kind of a file by its folder, so each pattern of folders has one content type. Lists of groups,
such as key results, are left to the text: its forms write a key of their own into each group.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.content.schema import json_schemas
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.schema import CONFIG, FOLDER, file_of, schema_texts

PLACES: Mapping[str, tuple[str, str]] = {
    "index": ("Organisation", ""),
    "cycle": ("Cycles", "/cycles*"),
    "metric": ("Metrics", "/metrics*"),
    "person": ("People", "/people*"),
    "page": ("Pages", "/pages*"),
    "team": ("Team", "/teams/*"),
    "objective": ("Objectives", "/teams/*/*"),
    "check-in": ("Check-ins", "/teams/*/*/check-ins*"),
}
"""Kind of file → what its folder is called, and where it is in a content folder.

The deepest folder decides. The extension complains about a folder that does not exist, and not about a pattern.
"""

EXTENSIONS = ("redhat.vscode-yaml", "eliostruyf.vscode-front-matter")


def editor_files(content: Sequence[str]) -> dict[str, str]:
    """Return path → text of the files that help editors, for a project with these content folders."""
    return {
        f"{FOLDER}/{file_of(CONFIG)}": schema_texts((CONFIG,))[CONFIG],
        ".vscode/settings.json": _text(_settings(content)),
        ".vscode/extensions.json": _text({"recommendations": list(EXTENSIONS)}),
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _settings(content: Sequence[str]) -> dict[str, object]:
    schemas = json_schemas()
    return {
        "yaml.schemas": {f"./{FOLDER}/{file_of(CONFIG)}": CONFIGURATION},
        "frontMatter.content.pageFolders": [
            {
                "title": title if len(content) == 1 else f"{title} ({folder})",
                "path": f"[[workspace]]{'' if folder == '.' else f'/{folder}'}{below}",
                "excludeSubdir": True,
                "contentTypes": [kind],
                "disableCreation": True,  # it would write a field of its own into the file
            }
            for folder in content
            for kind, (title, below) in PLACES.items()
        ],
        "frontMatter.taxonomy.contentTypes": [
            {"name": kind, "pageBundle": False, "clearEmpty": True, "fields": list(_fields(schemas[kind]))}
            for kind in PLACES
        ],
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.seoTitleLength": -1,  # titles of objectives are sentences
        "frontMatter.file.preserveCasing": True,
        "frontMatter.validation.enabled": False,  # it knows fewer forms than okrsite does, whose check decides
    }


def _fields(schema: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """Yield the fields of a content type that a form can show."""
    for name, field in schema["properties"].items():
        form = _form(field, schema.get("$defs", {}))
        if form:
            told = {"name": name, "title": field["title"], "description": field.get("description", "")}
            needed = {"required": True} if name in schema.get("required", ()) else {}
            yield {**told, **form, **needed}


def _form(field: Mapping[str, Any], groups: Mapping[str, Any]) -> dict[str, object] | None:
    """Return the kind of input for a field; None where no form writes what okrsite reads."""
    choices = [each for each in field.get("anyOf", [field]) if each != {"type": "null"}]
    first = choices[0]
    if "enum" in first:
        return {"type": "choice", "choices": [_word(word) for word in first["enum"]]}
    if first.get("format") == "date":
        return {"type": "datetime", "dateFormat": "yyyy-MM-dd"}
    if first.get("type") == "array":
        return None if "$ref" in first["items"] or first["items"].get("type") == "array" else {"type": "list"}
    if "$ref" in first:
        group = groups[first["$ref"].rpartition("/")[2]]
        return {"type": "fields", "fields": list(_fields(group))} if "properties" in group else None
    return _single(first)


def _single(schema: Mapping[str, Any]) -> dict[str, object] | None:
    types = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"]) - {"null"}
    if "object" in types:
        return None
    if types == {"boolean"}:
        return {"type": "boolean"}
    if types == {"integer"}:
        limits = {"min": schema.get("minimum"), "max": schema.get("maximum")}
        options = {name: limit for name, limit in limits.items() if limit is not None}
        return {"type": "number", **({"numberOptions": options} if options else {})}
    return {"type": "string", "single": True}


def _word(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)
