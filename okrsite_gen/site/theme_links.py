"""Symbolic links in a theme of one's own, which could publish files that nobody meant to publish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.site.codes_site import LINK_OUT
from okrsite_gen.site.theme_files import Layers, is_hidden, lies_within, own_layers


def links_out(layers: Layers, project: Path) -> Iterator[Diagnostic]:
    """Yield the links that lead out of the folder of their theme, in the layers that lie in the project."""
    for _, folder in own_layers(layers, project):
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder).as_posix()
            if file.is_symlink() and not is_hidden(inside) and not lies_within(file, folder):
                yield LINK_OUT.at(
                    Place(file.relative_to(project).as_posix()),
                    "this is a link that leads out of the theme's folder",
                    "it is left out, since what it leads to would be published",
                    "put the file itself here",
                )
