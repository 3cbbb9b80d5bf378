"""How templates find each other across the layers of a theme."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.runtime import Context

from okrsite_gen.model.nearest import nearest
from okrsite_gen.site.fragments import Fragments
from okrsite_gen.site.template_code import QuickCode
from okrsite_gen.site.template_constants import Foldable
from okrsite_gen.site.theme_files import LOWER, TEMPLATES, lies_within


class _Calls(Context):
    """Calls what templates name as it stands, since nothing of ours asks to be told from where it is called."""

    def call(self, called: Callable[..., Any], /, *values: object, **named: object) -> object:
        """Return what something returns that a template calls. Jinja adds two names for those who ask for more."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*values, **named)


class LayeredEnvironment(Environment):
    """Finds `pages/team.html` in the outermost layer that has it.

    `!pages/team.html` is looked for only below the layer of the template that asks, so that a theme can change single
    blocks of what it extends under the same name. `default/pages/team.html` names the layer. Everything is escaped
    that is not known to be HTML, and what a view does not have is an error.
    """

    context_class = _Calls

    def __init__(self, layers: tuple[tuple[str, Path], ...]) -> None:
        super().__init__(
            loader=_Layers(layers),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=(Fragments,),
        )
        self.layers = layers
        self.foldable: Foldable = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates know: the same for each, so that none has to compare it with another's."""
        return {**self.globals, **d} if d else self.globals

    def join_path(self, template: str, parent: str) -> str:
        """Return the name under which a template is loaded that `parent` extends, includes or imports."""
        if not template.startswith(LOWER):
            return template
        name = template.removeprefix(LOWER)
        below = self.layers[self._layer_of(parent) + 1 :]
        for layer, folder in below:
            if (folder / TEMPLATES / name).is_file():
                return f"{layer}/{name}"
        raise TemplateNotFound(template, _nowhere(template, parent, below))

    def _layer_of(self, template: str) -> int:
        """Return which layer a loaded template came from."""
        for position, (_, folder) in enumerate(self.layers):
            if (folder / TEMPLATES / template).is_file():
                return position
        prefix = template.partition("/")[0]
        return next((position for position, (name, _) in enumerate(self.layers) if name == prefix), len(self.layers))


class QuickEnvironment(LayeredEnvironment):
    """Draws the same in half the time, and raises an error of whatever kind where it cannot: see `template_code`."""

    code_generator_class = QuickCode


class _LayerLoader(FileSystemLoader):
    """Reads templates of one theme, and nothing to which a link leads out of its folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / TEMPLATES)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and its file. Raises TemplateNotFound."""
        if not lies_within(self._folder / TEMPLATES / template, self._folder):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class _Layers(BaseLoader):
    """Keeps the name under which a template was asked for, and with it the layer; Jinja's own loaders drop that."""

    def __init__(self, layers: tuple[tuple[str, Path], ...]) -> None:
        self._loaders = {name: _LayerLoader(folder) for name, folder in layers}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text of a template and its file. Raises TemplateNotFound."""
        layer, _, name = template.partition("/")
        tries = [(loader, template) for loader in self._loaders.values()]
        tries += [(self._loaders[layer], name)] if layer in self._loaders else []
        for loader, path in tries:
            with suppress(TemplateNotFound):
                return loader.get_source(environment, path)
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates, those of layers below among them."""
        return sorted({name for loader in self._loaders.values() for name in loader.list_templates()})


def _nowhere(template: str, parent: str, below: tuple[tuple[str, Path], ...]) -> str:
    name = template.removeprefix(LOWER)
    if not below:
        return f"{parent} asks for `{template}`, and no theme lies below its own"
    known = [file.relative_to(folder / TEMPLATES).as_posix() for _, folder in below for file in _templates(folder)]
    near = nearest(name, known)
    advice = f"; perhaps `{LOWER}{near}` is meant" if near else ""
    themes = " and ".join(f"`{layer}`" for layer, _ in below)
    return f"{parent} asks for `{template}`, and {themes} below has no `{name}`{advice}"


def _templates(folder: Path) -> list[Path]:
    return sorted((folder / TEMPLATES).rglob("*.html"))
