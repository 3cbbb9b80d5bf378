"""`init`: a first site that builds as it is, beside whatever stands in the folder already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okrsite_gen import __version__
from okrsite_gen.content.writing.scalars import scalar
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.editors import editor_files
from okrsite_gen.pipeline.hosts import HOSTS, USUAL_HOST
from okrsite_gen.pipeline.premises import Premises, check_in_folders, look_at, owners
from okrsite_gen.pipeline.program import requirement
from okrsite_gen.pipeline.starter import quarter_of, starter_files
from okrsite_gen.pipeline.templates import TEMPLATES, USUAL, Template
from okrsite_gen.store.adding import add, expect_folder, refuse_links

_TO_BE_NAMED = f"""\
#
# NOTHING IS NAMED HERE YET, and until it is the workflows stop. The okrsite that wrote this file did not come from a
# public address. A bare `okrsite=={__version__}` would be dangerous as long as nobody has published that name: whoever
# does so first decides what your workflow runs. Take away the # before one of these lines, and make it yours: the
# repository and the commit that you trust, or a file that you keep in your own repository.
#
# okrsite @ git+https://github.com/OWNER/okrsite@COMMIT
# ./tools/okrsite-{__version__}-py3-none-any.whl
#
# That file is made by this command, run here; FOLDER is your clone of okrsite. Then commit it.
#
#     pip wheel --no-deps -w tools FOLDER"""


@dataclass(frozen=True, slots=True)
class FirstSite:
    """A first site that somebody wants."""

    folder: Path
    """Where; it is made if it does not exist."""
    today: date
    """The present day in UTC, the zone of the first site's configuration."""
    name: str = ""
    """What the site is called; empty for the name of the example."""
    host: str = USUAL_HOST
    """Which of the `HOSTS` is to build, check and publish it."""
    vscode: bool = True
    """Whether settings for VS Code are wanted."""
    template: str = USUAL
    """Which of the `TEMPLATES` it begins with."""
    metrics: bool = False
    """Whether it gets the workflow that pulls figures of metrics."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What `init` did."""

    folder: Path
    quarter: str
    """The cycle in which the example's objectives stand."""
    written: tuple[str, ...]
    """Paths relative to the folder."""
    kept: tuple[str, ...]
    """Files that were there already and stand as they were."""
    there: Premises
    """What stood there before."""
    other: str
    """The template with which the folder was begun, and which stands as it was; empty where that is the wanted one."""
    named: bool
    """Whether requirements.txt, where it was written, names an okrsite that other machines can get."""

    left_alone: bool = False
    """Whether the content lacks parts of the example, which stay away since the site was begun before."""

    @property
    def own_content(self) -> bool:
        """Whether the folder has content of its own, so that no example was put beside it."""
        return self.left_alone or (self.there.own_content and not self.other)


def init(wish: FirstSite) -> Begun:
    """Write the files of a first site, and overwrite nothing.

    Raises `OkrsiteError` where the system refuses; it says then what was written before.
    """
    expect_folder(wish.folder)
    known, template, host = requirement(), TEMPLATES[wish.template], HOSTS[wish.host]
    words = {"version": __version__, "requirement": known or _TO_BE_NAMED, "publish": host.publish, **host.words}
    example = _example(wish.today, template)
    there = look_at(wish.folder, wish.today, example, audience=template.audience)
    other = _begun_with(wish) if there.own_content else ""
    with_example = not (there.own_content or there.configured)
    if with_example:
        there = replace(there, teams=tuple(dict.fromkeys((*there.teams, *_teams_of(example)))))
    words |= {
        "name": scalar(wish.name.strip() or ("OKRs" if there.own_content else template.site)),
        "branch": there.branch,
        "audience": scalar(there.audience),
        "owners": owners(there),
        "check-in-folders": check_in_folders(there),
        "quarter": template.cycle or quarter_of(wish.today),
        "team": template.team,
        "objective": template.objective,
        "company": f"{template.company} and its people are" if template.company else "The objective is",
    }
    about_example = with_example and bool(template.objective)
    pulling = host.pulling if wish.metrics else ()
    parts = ("project", *(template.parts if with_example else ()), *host.parts, *pulling)
    files = {
        path: text
        for part, path, text in starter_files(wish.today, words, parts)
        if about_example or part != "project" or path == CONFIGURATION  # what else is there speaks of the example
    }
    files |= dict(_for_editors(there.content, vscode=wish.vscode))
    files[CONFIGURATION] = files.pop(CONFIGURATION)  # the last, so that a beginning that was stopped can be completed
    refuse_links(wish.folder, files)
    left_alone = not (with_example or other) and any(not (wish.folder / path).exists() for path in example)
    written, kept = _add_all(wish.folder, files.items())
    return Begun(wish.folder, words["quarter"], written, kept, there, other, bool(known), left_alone)


def _add_all(folder: Path, files: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the files that are missing; return which those were, and which were there."""
    written: list[str] = []
    kept: list[str] = []
    try:
        for path, text in files:
            (written if add(folder, path, text) else kept).append(path)
    except OkrsiteError as error:
        raise _stopped(error, written) from error
    return tuple(written), tuple(kept)


def _for_editors(content: Sequence[str], *, vscode: bool) -> Iterator[tuple[str, str]]:
    """Yield path and text of what helps editors; the schema of the configuration is for all of them."""
    for path, text in editor_files(content).items():
        if vscode or not path.startswith(".vscode/"):
            yield path, text


def _example(today: date, template: Template) -> dict[str, str]:
    """Return path → text of the content of a template, which is the same whatever a site is called."""
    files = {path: text for _, path, text in starter_files(today, {"name": ""}, template.parts)}
    return {path: text for path, text in files.items() if path != CONFIGURATION}


def _begun_with(wish: FirstSite) -> str:
    """Return the template of which all content of a folder is, unchanged; empty if that is of none."""
    for name, template in TEMPLATES.items():
        example = _example(wish.today, template)
        if not look_at(wish.folder, wish.today, example, audience=template.audience).own_content:
            return name
    return ""


def _teams_of(example: Iterable[str]) -> list[str]:
    return [path.removesuffix("/team.md") for path in example if path.endswith("/team.md")]


def _stopped(error: OkrsiteError, written: Sequence[str]) -> OkrsiteError:
    """Return the error with a word about what was written before."""
    if not written:
        return error
    files = "One file was" if len(written) == 1 else f"{len(written)} files were"
    return OkrsiteError(error.message, f"{error.hint} {files} written before; `okrsite init` again adds the rest.")
