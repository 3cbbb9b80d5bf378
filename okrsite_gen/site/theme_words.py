"""The words of a theme, read from its catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.site.codes_site import UNUSABLE_WORDS
from okrsite_gen.site.deprecated import words_as_now
from okrsite_gen.site.theme_files import Layers, ReadYaml, files_of, lies_in, own_layers, read_mapping


def read_messages(layers: Layers, language: str, read_yaml: ReadYaml) -> dict[str, str]:
    """Return the words of `<language>.yml` and every `<language>.<part>.yml`, the theme's own over those it extends.

    What cannot be shown is left out, so that the words below are used.
    """
    words: dict[str, str] = {}
    for _, folder in reversed(layers):
        for file in _catalogues(folder):
            if file.name.lower().split(".")[0] == language:
                read = words_as_now(read_mapping(file, read_yaml))
                words.update({key: str(value) for key, value in read.items() if not _complaint(value)})
    return words


def unusable_words(layers: Layers, project: Path, read_yaml: ReadYaml) -> Iterator[Diagnostic]:
    """Yield the words that cannot be shown, in the layers that lie in the project."""
    for _, folder in own_layers(layers, project):
        for file in _catalogues(folder):
            for key, value in read_mapping(file, read_yaml).items():
                message, hint = _complaint(value) or ("", "")
                if message:
                    place = Place(file.relative_to(project).as_posix(), (key,))
                    yield UNUSABLE_WORDS.at(
                        place, f"what stands behind `{key}` {message}", "the words of the theme below are used", hint
                    )


def _catalogues(folder: Path) -> list[Path]:
    files = files_of(folder).items()
    return [file for path, file in files if lies_in(path, "messages/") and path.endswith(".yml")]


def _complaint(value: object) -> tuple[str, str] | None:
    """Return what is wrong with words and what to write instead; None where they can be shown."""
    if value is None:
        return "is nothing", 'write the words, or `""` where none are to be shown'
    if isinstance(value, bool):
        return "is read as true or false", "put the word between quotes"
    if isinstance(value, Mapping):
        return (
            "is a mapping, not a text",
            "put the words between quotes, and write plural forms as `key.one`, `key.other`",
        )
    if isinstance(value, list | tuple | set):
        return "is a list, not a text", "put the words between quotes"
    try:
        tuple(Formatter().parse(str(value)))
    except ValueError:
        return "has a brace without its counterpart", "write `{name}` for a parameter, and `{{` or `}}` for a brace"
    return None
