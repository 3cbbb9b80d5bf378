"""What a theme of one's own holds to no effect: files, blocks and words that replace nothing and that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.nearest import nearest
from okrsite_gen.site.codes_site import DEAD_OVERRIDE
from okrsite_gen.site.deprecated import old_words
from okrsite_gen.site.messages import PLURALS
from okrsite_gen.site.theme_files import (
    LOWER,
    TEMPLATES,
    ReadYaml,
    files_of,
    lies_in,
    own_layers,
    read_mapping,
    read_text,
)
from okrsite_gen.site.theme_styles import kind_of

ABOUT = ("theme.yml", "README.md", "LICENSE", "LICENSE.md", "CHANGELOG.md")
"""Files at the top of a theme that are for people, or for okrsite."""

JOINED = (("assets/css/", ".css"), ("assets/js/", ".js"))
"""Style sheets and scripts work by being there."""

NAMED = ("assets/icons/", "assets/pictures/", "assets/fonts/")
"""Folders of files that work only where something asks for them by name."""


def dead_overrides(layers: tuple[tuple[str, Path], ...], project: Path, read_yaml: ReadYaml) -> Iterator[Diagnostic]:
    """Yield what has no effect in the layers that lie in the project. The nearest real name is told with it."""
    own = own_layers(layers, project)
    for position, (_, folder) in enumerate(layers[:-1]):
        if layers[position] in own:
            below = [lower for _, lower in layers[position + 1 :]]
            above = [upper for _, upper in layers[:position]]
            yield from _Layer(folder, above, below, project).findings(read_yaml)


class _Layer:
    """One theme between those that extend it and those it extends."""

    def __init__(self, folder: Path, above: list[Path], below: list[Path], project: Path) -> None:
        self._folder = folder
        self._below = below
        self._project = project
        self._own = list(files_of(folder))
        self._lower = sorted({path for lower in below for path in files_of(lower)})
        users = [read_text(file) for layer in (*above, folder) for file in files_of(layer).values() if _is_read(file)]
        self._used = "\n".join(users)

    def findings(self, read_yaml: ReadYaml) -> Iterator[Diagnostic]:
        for path in self._own:
            if path not in self._lower and not self._works(path):
                yield self._dead_file(path)
            elif path.startswith(f"{TEMPLATES}/"):
                yield from self._dead_blocks(path)
            elif path.startswith("messages/"):
                yield from self._dead_words(path, read_yaml)

    def _works(self, path: str) -> bool:
        """Return whether a file that replaces nothing has an effect all the same."""
        if path in ABOUT or (path.startswith("messages/") and path.endswith(".yml")):
            return True
        if path.startswith(f"{TEMPLATES}/"):
            return self._asked_for(path.removeprefix(f"{TEMPLATES}/"))
        if path.startswith(NAMED):
            name = path.rpartition("/")[2]
            return (name.rpartition(".")[0] if path.startswith("assets/icons/") else name) in self._used
        kind = kind_of(path)
        if kind and not any(kind_of(lower) == kind for lower in self._lower) and not self._asked_for(kind):
            return False
        return any(path.startswith(folder) and path.endswith(ending) for folder, ending in JOINED)

    def _asked_for(self, name: str) -> bool:
        """Return whether a template of this layer or one above names another one, or a kind of page."""
        return any(f"{quote}{name}{quote}" in self._used for quote in "\"'")

    def _dead_file(self, path: str) -> Diagnostic:
        near = nearest(path, self._lower)
        return DEAD_OVERRIDE.at(
            Place(self._place(path)),
            "the theme that this one extends has no such file, and nothing here asks for it",
            "the file has no effect",
            f"rename it to `{near}` if it is to replace that" if near else "delete it, or use it in a template",
        )

    def _dead_blocks(self, path: str) -> Iterator[Diagnostic]:
        tree = _parsed(self._folder / path)
        parent = _parent(tree)
        known = self._blocks_of(parent, path) if parent else set()
        within = {inner.name for outer in tree.find_all(nodes.Block) for inner in outer.find_all(nodes.Block)}
        for block in tree.find_all(nodes.Block) if known else ():
            if block.name in known or block.name in within:
                continue
            near = nearest(block.name, sorted(known))
            listed = ", ".join(f"`{name}`" for name in sorted(known))
            yield DEAD_OVERRIDE.at(
                Place(self._place(path), line=block.lineno),
                f"`{parent}` has no block `{block.name}`",
                "what stands in the block is never shown",
                f"perhaps `{near}` is meant; its blocks are {listed}" if near else f"its blocks are {listed}",
            )

    def _blocks_of(self, parent: str, path: str) -> set[str]:
        """Return the blocks of a template and of all it extends; none where one of them cannot be found."""
        folders = [self._folder, *self._below]
        blocks: set[str] = set()
        passed = {self._folder / path}
        here, name = 0, parent
        while name:
            wanted, first = name.removeprefix(LOWER), here + 1 if name.startswith(LOWER) else 0
            files = [folder / TEMPLATES / wanted for folder in folders]
            found = next((file for file in files[first:] if file.is_file()), None)
            if found is None or found in passed:
                return set()
            passed.add(found)
            tree = _parsed(found)
            blocks |= {block.name for block in tree.find_all(nodes.Block)} | _called(tree)
            here, name = files.index(found), _parent(tree)
        return blocks

    def _dead_words(self, path: str, read_yaml: ReadYaml) -> Iterator[Diagnostic]:
        known = {key for folder in self._below for key in _english(folder, read_yaml)} | old_words()
        for key in read_mapping(self._folder / path, read_yaml):
            stem, _, last = key.rpartition(".")
            plural = last in PLURALS and any(form in known for form in (stem, f"{stem}.other"))
            if key in known or plural or key in self._used or f"{stem}.'" in self._used or f'{stem}."' in self._used:
                continue
            near = nearest(key, sorted(known))
            yield DEAD_OVERRIDE.at(
                Place(self._place(path), (key,)),
                f"no page uses words called `{key}`",
                "the line has no effect",
                f"perhaps `{near}` is meant" if near else "delete the line, or use the words in a template",
            )

    def _place(self, path: str) -> str:
        return f"{self._folder.relative_to(self._project).as_posix()}/{path}"


def _is_read(file: Path) -> bool:
    return file.suffix in {".html", ".css", ".js"}


def _parsed(file: Path) -> nodes.Template:
    """Return the tree of a template; an empty one where it has a mistake, which drawing tells of."""
    try:
        return Environment(trim_blocks=True, autoescape=True).parse(read_text(file))
    except TemplateSyntaxError:
        return nodes.Template([], lineno=1)


def _parent(tree: nodes.Template) -> str:
    """Return the name of the template that one extends, as written; empty where there is none or it is computed."""
    for extends in tree.find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const):
            return str(extends.template.value)
    return ""


def _called(tree: nodes.Template) -> set[str]:
    """Return the blocks that a template shows by `self.name()` and leaves to others to define."""
    asked = tree.find_all(nodes.Getattr)
    return {ask.attr for ask in asked if isinstance(ask.node, nodes.Name) and ask.node.name == "self"}


def _english(folder: Path, read_yaml: ReadYaml) -> Iterable[str]:
    files = [
        file
        for path, file in files_of(folder).items()
        if path.startswith("messages/en") and lies_in(path, "messages/") and path.endswith(".yml")
    ]
    words: list[Mapping[str, object]] = [read_mapping(file, read_yaml) for file in files]
    return (key for mapping in words for key in mapping)
