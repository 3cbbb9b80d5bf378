"""Content read and judged by the rules, without a disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from content_reading import read_content

from okrsite_gen.analysis import analyse
from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.history import history_between
from okrsite_gen.content.locate import locate
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.pipeline.coach import coach, scene_of
from okrsite_gen.pipeline.findings import judged

AS_OF = date(2026, 11, 27)


def findings_in(
    files: dict[str, str], folder, language: str = "en", as_of: date = AS_OF, versions=()
) -> list[Diagnostic]:
    """Return all findings about files of a project (path → text), the advice of rules included, in no order.

    `versions` are the days and files of the commits that led there, as `versions_of` returns them.
    """
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    data = {path: text.encode() for path, text in files.items()}
    written = data.get("okrsite.yml") or f"site:\n  language: {language}\n".encode()
    settings, findings = read_configuration(written, "okrsite.yml")
    org, found = read_content(folder, settings, as_of)
    past = [(day, {path: text.encode() for path, text in told.items()}) for day, told in versions if day]
    history = history_between(past, settings.content) if past else History()
    org = replace(org, history=history)
    advice = coach(scene_of(org, analyse(org, as_of, settings), settings))
    return list(locate(judged([*findings, *found, *advice], settings, strict=False), data.get))


def found_in_titles(code: str, titles, folder, *, objectives: bool = False, language: str = "en") -> set[str]:
    """Return those of some titles, each of them alone in an objective, in which a rule finds something."""
    configuration = f"site:\n  language: {language}\nrules:\n  {code}: info\n"
    files = {"okrsite.yml": configuration}
    for number, title in enumerate(titles):
        written = title.replace("'", "''")
        front = f"title: '{written}'" if objectives else f"title: Seen {number}\nkey_results:\n  - title: '{written}'"
        files[f"content/teams/example/2026-Q4/o{number}.md"] = f"---\n{front}\n---\n"
    found = findings_in(files, folder)
    hits = {each.place.file for each in found if each.code == code}
    return {title for number, title in enumerate(titles) if f"content/teams/example/2026-Q4/o{number}.md" in hits}
