"""The files of a theme: found layer by layer, joined, and digested."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import okrsite_gen
from okrsite_gen.errors import ThemeError

ReadYaml = Callable[[bytes], object]
"""Reads YAML that the theme's author wrote; handed in, since only the content room knows YAML.

Raises ValueError where it is none: "line:column: what is wrong, and what to write instead"."""

Layers = tuple[tuple[str, Path], ...]
"""(name, folder) of a theme and of those it extends, itself first."""

CONFIGURATION = "okrsite.yml"
DEFAULT = "default"
THEMES = "themes"
"""Folder of themes: in a project those of its own, and beside or inside the package those that come with okrsite."""
NEWEST_API = 1
"""The version of what templates can use: views, blocks, words, functions. `version` in a theme.yml names it."""
TEMPLATES = "templates"
"""The folder of a theme that holds its templates."""
LOWER = "!"
"""Before a template's name: the one that the next lower layer has, not one's own."""
VENDOR = "assets/js/vendor/"
"""Scripts that others wrote: never joined, and loaded only by what needs them."""


def built_in_themes() -> Path:
    """Return the folder of the themes that come with okrsite: inside the package, or beside it in a checkout."""
    package = Path(okrsite_gen.__file__).parent
    inside = package / THEMES
    return inside if inside.is_dir() else package.parent / THEMES


def find_layers(name: str, project: Path, read_yaml: ReadYaml) -> Layers:
    """Return (name, folder) of a theme and of everything it extends, itself first. Raises ThemeError."""
    layers: list[tuple[str, Path]] = []
    wanted = name
    while wanted or not layers:
        if any(wanted == known for known, _ in layers):
            raise ThemeError(f"theme `{name}` extends itself through `{wanted}`", "name another theme in `extends`")
        folder = _folder(wanted, project)
        layers.append((wanted, folder))
        _refuse_newer(folder, read_yaml)
        wanted = _about(folder, read_yaml).get("extends", "" if wanted == DEFAULT else DEFAULT)
    return tuple(layers)


def _folder(name: str, project: Path) -> Path:
    own = [] if name == DEFAULT else [project / THEMES]
    for place in (*own, built_in_themes()):
        if name not in {"", ".", ".."} and "/" not in name and (place / name / "theme.yml").is_file():
            return place / name
    raise ThemeError(
        f"there is no theme named `{name}`",
        f"create themes/{name}/theme.yml beside {CONFIGURATION}, or leave `theme.name` out to use `{DEFAULT}`",
    )


def _about(folder: Path, read_yaml: ReadYaml) -> dict[str, str]:
    return {
        key: value for key, value in read_mapping(folder / "theme.yml", read_yaml).items() if isinstance(value, str)
    }


def _refuse_newer(folder: Path, read_yaml: ReadYaml) -> None:
    """Raise ThemeError where a theme is made for a version of the theme API that nobody here knows."""
    version = str(read_mapping(folder / "theme.yml", read_yaml).get("version") or NEWEST_API).removesuffix(".0")
    if not version.isdecimal() or int(version) > NEWEST_API:
        raise ThemeError(
            f"{shown(folder / 'theme.yml')}: the theme is made for version {version[:20]} of the theme API, and this "
            f"okrsite {okrsite_gen.__version__} has version {NEWEST_API}",
            f"install a newer okrsite, or write `version: {NEWEST_API}` and see whether the site still builds",
        )


def digest_of_layers(layers: Layers) -> str:
    """Return a digest over every file of every layer, also of those that a layer above replaces."""
    digest = hashlib.sha256()
    for name, folder in layers:
        digest.update(f"\0{name}\0{digest_of(files_of(folder), {})}".encode())
    return digest.hexdigest()


def own_theme_file(path: str, project: Path) -> bytes | None:
    """Return a text file of one of the project's own themes, for showing a line of it; None for anything else."""
    if not (path.startswith(f"{THEMES}/") and path.endswith((".html", ".yml", ".css", ".js"))):
        return None
    try:
        return (project / path).read_bytes()
    except OSError:
        return None


def read_mapping(file: Path, read_yaml: ReadYaml) -> Mapping[str, object]:
    """Return the keys of a YAML file. Raises ThemeError where it is no mapping."""
    try:
        plain = read_yaml(file.read_bytes())
    except OSError as problem:
        raise ThemeError(f"{shown(file)} cannot be read: {problem.strerror}", "correct or remove the file") from problem
    except ValueError as problem:
        raise ThemeError(f"{shown(file)}:{problem}", "correct or remove the line") from problem
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        raise ThemeError(f"{shown(file)} does not hold `key: value` lines", "write one `key: value` a line")
    return {str(key): value for key, value in plain.items()}


def shown(file: Path) -> str:
    """Return the path of a theme's file as its author knows it: from the folder `themes` on."""
    parts = file.parts
    start = len(parts) - 1 - parts[::-1].index(THEMES) if THEMES in parts else 0
    return Path(*parts[start:]).as_posix()


def find_files(layers: Layers) -> dict[str, Path]:
    """Return every file of the theme by its path, the outermost layer's where several have it."""
    found: dict[str, Path] = {}
    for _, folder in reversed(layers):
        found.update(files_of(folder))
    return dict(sorted(found.items()))


def files_of(folder: Path) -> dict[str, Path]:
    """Return the files of one theme alone by their path, without hidden ones and links that lead out of it."""
    ours = comes_with_okrsite(folder)  # asked once, as it is not cheap
    paths = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    return {path: file for path, file in paths.items() if not is_hidden(path) and (ours or lies_within(file, folder))}


def is_hidden(path: str) -> bool:
    """Return whether a path is left alone, since a name in it begins with a dot."""
    return any(part.startswith(".") for part in path.split("/"))


def own_layers(layers: Layers, project: Path) -> Layers:
    """Return those of the layers that lie in the project."""
    return tuple((name, folder) for name, folder in layers if folder.is_relative_to(project / THEMES))


def comes_with_okrsite(folder: Path) -> bool:
    """Return whether the folder of a theme is not one of the project's own."""
    return folder.is_relative_to(built_in_themes())


def lies_within(file: Path, folder: Path) -> bool:
    """Return whether a file of a theme stands in its folder, wherever links lead; installers may link what is ours."""
    try:
        return comes_with_okrsite(folder) or file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def lies_in(path: str, folder: str) -> bool:
    """Return whether a path stands directly in a folder, which is written with a slash at its end."""
    return path.startswith(folder) and "/" not in path[len(folder) :]


def read_text(file: Path) -> str:
    """Return the text of a file. Raises ThemeError where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ThemeError(f"{shown(file)} is not UTF-8 text", "save the file as UTF-8") from problem


def join(files: Mapping[str, Path], folder: str, rank: Callable[[str], tuple[int, str]]) -> str:
    """Return all style sheets or scripts below a folder as one text, in the order that `rank` gives them."""
    ending = folder.split("/")[1]
    paths = [
        path
        for path in files
        if path.startswith(folder)
        and path.endswith(f".{ending}")
        and "/single/" not in path
        and not path.startswith(VENDOR)
    ]
    return "".join(
        read_text(files[path]).strip() + "\n" for path in sorted(paths, key=lambda path: rank(path[len(folder) :]))
    )


def inside_svg(svg: str) -> str:
    """Return what stands between the tags of the outermost element of an SVG file."""
    start = svg.find(">", svg.find("<svg")) + 1
    return svg[start : svg.rfind("</svg>")].strip()


def digest_of(files: Mapping[str, Path], options: Mapping[str, str]) -> str:
    """Return a digest over every file and option."""
    digest = hashlib.sha256(repr(sorted(options.items())).encode())
    for path, file in files.items():
        digest.update(f"\0{path}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
