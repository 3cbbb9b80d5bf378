"""The files of a theme: found layer by layer, joined, and digested."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import okrsite_gen
from okrsite_gen.errors import ThemeError

ReadYaml = Callable[[bytes], object]
"""Reads YAML that the theme's author wrote, raising ValueError where it is none; handed in, since only the content
room knows YAML."""

CONFIGURATION = "okrsite.yml"
DEFAULT = "default"
VENDOR = "assets/js/vendor/"
"""Scripts that others wrote: never joined, and loaded only by what needs them."""
STYLE_ORDER = ("tokens.css", "base.css", "layout.css", "components/", "print.css")


def built_in_themes() -> Path:
    """Return the folder of the themes that come with okrsite: inside the package, or beside it in a checkout."""
    package = Path(okrsite_gen.__file__).parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def find_layers(name: str, project: Path, read_yaml: ReadYaml) -> tuple[tuple[str, Path], ...]:
    """Return (name, folder) of a theme and of everything it extends, itself first. Raises ThemeError."""
    layers: list[tuple[str, Path]] = []
    wanted = name
    while wanted or not layers:
        if any(wanted == known for known, _ in layers):
            raise ThemeError(f"theme `{name}` extends itself through `{wanted}`", "name another theme in `extends`")
        folder = _folder(wanted, project)
        layers.append((wanted, folder))
        wanted = _about(folder, read_yaml).get("extends", "" if wanted == DEFAULT else DEFAULT)
    return tuple(layers)


def _folder(name: str, project: Path) -> Path:
    own = [] if name == DEFAULT else [project / "themes"]
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


def own_theme_file(path: str, project: Path) -> bytes | None:
    """Return a text file of one of the project's own themes, for showing a line of it; None for anything else."""
    if not (path.startswith("themes/") and path.endswith((".html", ".yml", ".css", ".js"))):
        return None
    try:
        return (project / path).read_bytes()
    except OSError:
        return None


def read_mapping(file: Path, read_yaml: ReadYaml) -> Mapping[str, object]:
    """Return the keys of a YAML file. Raises ThemeError where it is no mapping."""
    try:
        plain = read_yaml(file.read_bytes())
    except (OSError, ValueError) as problem:
        raise ThemeError(f"{file} cannot be read: {problem}", "correct or remove the file") from problem
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        raise ThemeError(f"{file} does not hold `key: value` lines", "write one `key: value` a line")
    return {str(key): value for key, value in plain.items()}


def find_files(layers: tuple[tuple[str, Path], ...]) -> dict[str, Path]:
    """Return every file of the theme by its path, the outermost layer's where several have it."""
    found: dict[str, Path] = {}
    for _, folder in reversed(layers):
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder).as_posix()
            if file.is_file() and not any(part.startswith(".") for part in path.split("/")):
                found[path] = file
    return dict(sorted(found.items()))


def read_messages(layers: tuple[tuple[str, Path], ...], language: str, read_yaml: ReadYaml) -> dict[str, str]:
    """Return the words of `<language>.yml` and every `<language>.<part>.yml`, the theme's own over those it extends."""
    words: dict[str, str] = {}
    for _, folder in reversed(layers):
        for file in sorted((folder / "messages").glob("*.yml")):
            if file.name.lower().split(".")[0] == language:
                words.update({key: str(value) for key, value in read_mapping(file, read_yaml).items()})
    return words


def lies_in(path: str, folder: str) -> bool:
    """Return whether a path stands directly in a folder, which is written with a slash at its end."""
    return path.startswith(folder) and "/" not in path[len(folder) :]


def read_text(file: Path) -> str:
    """Return the text of a file. Raises ThemeError where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise ThemeError(f"{file} is not UTF-8 text", "save the file as UTF-8") from problem


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


def style_rank(path: str) -> tuple[int, str]:
    """Known files come in their order; a theme's own ones before print."""
    ranks = [
        rank for rank, name in enumerate(STYLE_ORDER) if path == name or (name.endswith("/") and path.startswith(name))
    ]
    return (ranks[0] if ranks else STYLE_ORDER.index("components/"), path)


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
