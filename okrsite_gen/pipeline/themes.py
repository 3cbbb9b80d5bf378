"""`theme list`, `theme new` and `theme eject`: which themes there are, and files of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.content.ids import id_problem
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.errors import OkrsiteError, ThemeError
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.settings import ThemeSettings
from okrsite_gen.pipeline.configure import CONFIGURATION, configure
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.theme_declarations import declared_options
from okrsite_gen.site.theme_files import (
    DEFAULT,
    NEWEST_API,
    THEMES,
    built_in_themes,
    find_files,
    find_layers,
    own_layers,
)
from okrsite_gen.site.theme_options import ThemeOption, chosen_options
from okrsite_gen.store.adding import add

DECLARATION = "theme.yml"
ABOUT = """\
# A theme of this site's own. It takes everything from `{extends}`, and changes what stands in this folder.
name: {name}
extends: {extends}
version: {version}  # of what okrsite offers to themes; a newer okrsite says what changed
options:
  # Options of `{extends}` with another default; okrsite.yml still has the last word.
  accent: 262
"""

STYLE = """\
/* Added after the style sheets of `{extends}`. Every colour, size and face is a custom property: see its tokens.css. */
@layer tokens {{
  :root {{
    --page: 71rem;
  }}
}}
"""

BASE = """\
{{# The skeleton of every page, with single blocks changed. `okrsite theme list` and the reference of themes tell which
   there are; {{{{ super() }}}} stands for what the block had. #}}
{{% extends "!base.html" %}}
{{% block foot %}}
{{{{ super() }}}}
{{% endblock %}}
"""

WORDS = """\
# Words of the site under the keys of `{extends}`, each with your own text, such as
# frame.made-by: Made with care
"""


@dataclass(frozen=True, slots=True)
class KnownTheme:
    """A theme that a project may use."""

    name: str
    folder: str
    """Relative to the project folder; empty for one that comes with okrsite."""
    extends: tuple[str, ...]
    """What it extends, the next one first."""
    used: bool
    """Whether configuration names it."""
    files: tuple[str, ...]
    """Its own files."""
    options: tuple[tuple[ThemeOption, str], ...]
    """Each option with the value it has on this site."""


def known_themes(request: Request) -> tuple[KnownTheme, ...]:
    """Return the themes of a project and those that come with okrsite. Raises ThemeError for one that is broken."""
    configured = _configured(request)
    own = sorted(file.parent.name for file in (request.root / THEMES).glob("*/theme.yml"))
    built_in = sorted(file.parent.name for file in built_in_themes().glob("*/theme.yml"))
    return tuple(_known(name, request, configured) for name in dict.fromkeys((*built_in, *own)))


def _known(name: str, request: Request, configured: ThemeSettings) -> KnownTheme:
    layers = find_layers(name, request.root, read_yaml)
    used = name == configured.name
    declared = declared_options(layers, read_yaml)
    values, _ = chosen_options(declared, configured if used else ThemeSettings(name))
    return KnownTheme(
        name=name,
        folder=f"{THEMES}/{name}" if name != DEFAULT and own_layers(layers[:1], request.root) else "",
        extends=tuple(layer for layer, _ in layers[1:]),
        used=used,
        files=tuple(find_files(layers[:1])),
        options=tuple((option, values[option.name]) for option in declared.values()),
    )


@dataclass(frozen=True, slots=True)
class NewFiles:
    """What was written."""

    written: tuple[str, ...]
    """Paths relative to the project folder."""
    used: bool
    """Whether configuration names the theme that they belong to."""


def new_theme(request: Request, name: str, extends: str) -> NewFiles:
    """Begin a theme that changes nothing yet. Raises `OkrsiteError` where there is one, or the name cannot serve."""
    problem = id_problem(name, in_team=False)
    if problem or name == DEFAULT:
        message = problem.message if problem else f"`{DEFAULT}` is the theme that comes with okrsite."
        raise OkrsiteError(message, problem.hint if problem else "Choose another name.")
    find_layers(extends, request.root, read_yaml)
    folder = f"{THEMES}/{name}"
    if (request.root / folder / DECLARATION).exists():
        raise OkrsiteError(f"{folder} is there already, and nothing was changed.", "Choose another name.")
    words = {"name": name, "extends": extends, "version": str(NEWEST_API)}
    files = {
        f"assets/css/components/{name}.css": STYLE,
        "templates/base.html": BASE,
        "messages/en.yml": WORDS,
        DECLARATION: ABOUT,  # last, so that a run that was stopped half-way can be completed
    }
    written = {path for path, text in files.items() if add(request.root, f"{folder}/{path}", text.format(**words))}
    in_order = (path for path in (DECLARATION, *files) if path in written)
    return NewFiles(
        tuple(f"{folder}/{path}" for path in dict.fromkeys(in_order)), used=_configured(request).name == name
    )


def eject(request: Request, wanted: str, into: str) -> NewFiles:
    """Copy one file of the themes below into one's own, where it takes the place of the original.

    `wanted` is its path or the end of it, `into` the theme; empty for the one that configuration names. Raises
    `OkrsiteError` where no such file exists, several do, or one's own theme has it already.
    """
    used = _configured(request).name
    name = into or used
    if name == DEFAULT or not (request.root / THEMES / name / "theme.yml").is_file():
        raise ThemeError(
            "There is no theme of your own to copy the file into."
            if name == DEFAULT
            else f"There is no theme `{name}` in {THEMES}/.",
            f"Begin one with `okrsite theme new NAME`, name it in {CONFIGURATION} or with --to, and try again.",
        )
    below = find_files(find_layers(name, request.root, read_yaml)[1:])
    path = _one_file(wanted, list(below))
    target = f"{THEMES}/{name}/{path}"
    try:
        text = below[path].read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ThemeError(f"{path} is no text.", f"Copy {below[path]} yourself.") from problem
    if not add(request.root, target, text):
        raise OkrsiteError(f"{target} is there already, and nothing was changed.", "Edit that file.")
    return NewFiles((target,), used=used == name)


def _one_file(wanted: str, paths: list[str]) -> str:
    wanted = wanted.strip("/")
    found = [path for path in paths if path == wanted] or [path for path in paths if path.endswith(f"/{wanted}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise OkrsiteError(f"Several files are called `{wanted}`.", f"Name one of them: {', '.join(found)}.")
    ends = {end: path for path in paths for end in _ends(path)}
    near = nearest(wanted, ends)
    advice = f"Perhaps {ends[near]} is meant." if near else "`okrsite theme list --files` names all of them."
    raise OkrsiteError(f"The themes below have no file `{wanted}`.", advice)


def _ends(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[position:]) for position in range(len(parts))]


def _configured(request: Request) -> ThemeSettings:
    return configure(request).settings.theme
