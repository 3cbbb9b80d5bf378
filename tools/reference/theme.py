"""The pages for people who make themes: files, options, blocks, functions and components; and what views hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, nodes

from okrsite_gen.site import render
from okrsite_gen.site.theme_declarations import declared_options
from okrsite_gen.site.theme_files import built_in_themes
from tools.reference.view_types import SITE, views_of_templates

THEME = built_in_themes() / "default"
TEMPLATES = THEME / "templates"
MODELS = (SITE.parent / "model", SITE.parent / "analysis")
"""Rooms whose classes views hold too."""

INTRODUCTION = """# Themes

What a theme consists of, and what its templates can use. This page is made from the program by `make docs`.
[Make the site look like yours](../how-to/theme.md) shows the way; [What views hold](theme-views.md) lists the values
that a template gets.

## Files

| file | is |
|---|---|
| `theme.yml` | `name`, `extends` (the theme below, else `default`), `version` (of what stands here: `1`), `options` |
| `templates/base.html` | the skeleton of every page |
| `templates/pages/*.html` | one template for each kind of page |
| `templates/components/*.html` | macros that several pages share |
| `templates/404.html`, `templates/redirect.html` | the page for a wrong address, and for one that has moved |
| `templates/one_file.html`, `templates/one_file.css` | what stands around the pages that `okrsite export html` puts \
into one file |
| `assets/css/`: `tokens.css`, `base.css`, `layout.css`, `components/*.css`, `modes.css`, \
`writing.css`, `print.css` | style sheets, joined in this order to one file; further ones come after `components` |
| `assets/css/pages/<kind>/*.css` | style sheets of one kind of page alone: `main` is what people read every week, \
`more` the rest. A template chooses with `{% set sheet = "more" %}` |
| `assets/js/*.js` | scripts of every page, joined |
| `assets/js/single/*.js` | scripts that single pages load |
| `assets/icons/*.svg` | marks of 16 by 16; a status has the mark of its own name |
| `assets/pictures/*`, `assets/fonts/*` | published as they are; `url(../../fonts/own.woff2)` in a style sheet leads \
there |
| `messages/<language>.yml`, `messages/<language>.*.yml` | the words of the site |

A file takes the place of the one with the same path in the theme below. A template can change single blocks instead:
`{% extends "!pages/team.html" %}` at its head means the file of that name in the next lower theme. A component is
replaced as a whole. What replaces nothing, and is used by nothing, is [found](findings.md) and told with the nearest
real name.

The Markdown twin of a page is read off what the page draws between `<main>` and `</main>`: headings, paragraphs, lists,
tables, and what drawings say in words. Left out are `nav`, buttons and forms, what has `hidden` or
`aria-hidden="true"`, and the classes `here`, `legend`, `only`, `more`, `next-check-in`, `map-part` and `pager`. Words
inside `prose` keep their paragraphs; the parts of a list item, or of an `article` with the class `row`, come on one
line.
"""

VIEWS = """# What views hold

Every template gets `view`, which holds what the page shows. This page is made from the program by `make docs`.
[Themes](theme.md) tells what else a template can use.

Values are exact and without words: figures and dates are shown by [filters](theme.md#functions-and-filters), `Words`,
`Message` and `Title` by `words` and `inline`, `Prose` by `prose`. A name that a view does not have is an error, never
an empty place.
"""


def theme_page() -> str:
    """Return the page about files, options, blocks, functions and components."""
    return "\n".join([INTRODUCTION, _options(), _blocks(), _functions(), _components(), _icons()])


def _options() -> str:
    declared = declared_options((("default", THEME),), lambda data: yaml.safe_load(data.decode()))
    rows = [
        f"| `{option.name}` | {option.takes} | {f'`{option.default}`' if option.default else '–'} | {option.help} |"
        for option in declared.values()
    ]
    told = """Options of the default theme are set under `theme: {options: …}` in `okrsite.yml`. Each reaches style
sheets as the custom property `--option-<name>`, a choice among words that is not the default as the attribute
`data-option-<name>` of the page's root too, and templates as `site.options.<name>`. A theme declares further ones in
`theme.yml` with `default`, `help`, and `one_of` (a list) or `least` and `most` (numbers), `hue: true` where a colour
may be written too; a bare value gives an option of the theme below another default. Names are small letters, digits
and hyphens. The mark of the organisation is [`site.logo`](configuration.md#site), further
entries of the menu are [`navigation`](configuration.md#navigation)."""
    return "\n".join(
        ["## Options", "", told, "", "| option | takes | default | meaning |", "|---|---|---|---|", *rows, ""]
    )


def _blocks() -> str:
    head = _heads(TEMPLATES / "base.html")[0].partition("Blocks:")[2]
    rows = re.findall(r"^ +(\w+) {2,}(.+)$", head, flags=re.MULTILINE)
    lines = [f"| `{name}` | {_quoted(meaning)} |" for name, meaning in rows]
    own = [
        f"- `{path.relative_to(TEMPLATES).as_posix()}`: {', '.join(f'`{name}`' for name in names)}"
        for path in sorted(TEMPLATES.glob("pages/*.html"))
        if (names := sorted(_block_names(path) - {name for name, _ in rows}))
    ]
    table = [
        "## Blocks",
        "",
        "Those of `base.html`, which every page has:",
        "",
        "| block | holds |",
        "|---|---|",
        *lines,
        "",
    ]
    return "\n".join([*table, *(["Further ones of single pages:", "", *own, ""] if own else [])])


def _functions() -> str:
    told = (render.__doc__ or "").partition("Variables:")[2].partition("Components are macros")[0]
    lines = f"Variables:{told}".rstrip()
    return f"## Functions and filters\n\n```text\n{lines}\n```\n"


FRAGMENTS = """\
`{% fragment name(values) %} … {% endfragment %}` defines a macro that is drawn once for the same values and reused
on every page, which makes it quicker where it stands on many. It can use what it is given and the functions above, but
not `view`, `frame` or `caller`. Either can take the place of the other in a theme of your own."""


def _components() -> str:
    parts = [
        "## Components",
        "",
        'Macros, imported as `{% import "components/status.html" as status %}`.',
        "",
        FRAGMENTS,
        "",
    ]
    for file in sorted(TEMPLATES.glob("components/*.html")):
        macros = re.findall(
            r"{%-? (?:macro|fragment) (\w+\(.*?\)) -?%}", file.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        told = " ".join(_heads(file)[0].split()) if _heads(file) else ""
        calls = ", ".join(f"`{' '.join(macro.split())}`" for macro in macros if not macro.startswith("_"))
        parts.append(f"- **`{file.name}`** {_quoted(told)} {calls}".rstrip())
    return "\n".join([*parts, ""])


def _quoted(text: str) -> str:
    """Return a comment of a template as Markdown: code in it stays code, and nothing else is markup."""
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(piece if piece.startswith("`") else re.sub(r"([*_<>\[])", r"\\\1", piece) for piece in pieces)


def _icons() -> str:
    names = ", ".join(f"`{file.stem}`" for file in sorted((THEME / "assets/icons").glob("*.svg")))
    return f"## Icons\n\n{names}\n"


def _heads(file: Path) -> list[str]:
    return [found.strip() for found in re.findall(r"{#-?(.*?)-?#}", file.read_text(encoding="utf-8"), flags=re.DOTALL)]


def _block_names(file: Path) -> set[str]:
    tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    return {block.name for block in tree.find_all(nodes.Block)}


def views_page() -> str:
    """Return the page about views: which template gets which, and every class that can be reached from one."""
    templates = views_of_templates()
    known = dict(_classes())
    rows = [f"| `{name}` | [`{view}`](#{view.lower()}) |" for name, view in templates.items()]
    reached = _reached(set(templates.values()), known)
    sections = [_section(name, known[name], reached) for name in sorted(reached)]
    head = [VIEWS, "## Templates", "", "| template | its view |", "|---|---|", *rows, ""]
    return "\n".join([*head, "## Classes", "", *sections])


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Yield every public class of the rooms that views take their values from."""
    for folder in (*MODELS, SITE):
        for file in sorted(folder.rglob("*.py")):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    yield node.name, node


def _reached(start: set[str], known: dict[str, ast.ClassDef]) -> set[str]:
    reached: set[str] = set()
    waiting = sorted(start)
    while waiting:
        name = waiting.pop()
        if name in known and name not in reached:
            reached.add(name)
            types = " ".join(kind for _, kind, _ in _fields(known[name]))
            waiting += [word for word in re.findall(r"\w+", types) if word in known]
    return reached


def _section(name: str, node: ast.ClassDef, linked: set[str]) -> str:
    rows = [f"| `{field}` | {_typed(kind, linked)} | {told} |" for field, kind, told in _fields(node)]
    table = ["| has | of type | which is |", "|---|---|---|", *rows, ""] if rows else []
    return "\n".join([f"### `{name}`", "", " ".join((ast.get_docstring(node) or "").split()), "", *table])


def _typed(kind: str, linked: set[str]) -> str:
    return re.sub(
        r"\w+",
        lambda word: f"[{word[0]}](#{word[0].lower()})" if word[0] in linked else word[0],
        kind.replace("|", "or").replace("[", "\\["),
    )


def _fields(node: ast.ClassDef) -> list[tuple[str, str, str]]:
    """Return (name, type, meaning) of what a class has: fields, words of an enumeration, and properties."""
    found = []
    for part, below in zip(node.body, [*node.body[1:], None], strict=True):
        told = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and not part.target.id.startswith("_"):
            found.append((part.target.id, ast.unparse(part.annotation), _cell(told)))
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name) and _is_enum(node):
            found.append((part.targets[0].id, ast.unparse(part.value), _cell(told)))
        elif isinstance(part, ast.FunctionDef) and any(_is_property(each) for each in part.decorator_list):
            kind = ast.unparse(part.returns) if part.returns else ""
            found.append((part.name, kind, _cell(ast.get_docstring(part) or "")))
    return found


def _is_enum(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith("Enum") for base in node.bases)


def _is_property(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == "property"


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")
