"""Previews: the folder that each is built into, and the places that it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from okrsite_gen.errors import OkrsiteError, OutputBusy
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.configure import CONFIGURATION, MISSPELT, configure
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.theme_files import THEMES, built_in_themes
from okrsite_gen.store.cache import FOLDER
from okrsite_gen.store.failures import said_plainly
from okrsite_gen.store.lock import locked
from okrsite_gen.store.output import OutputFolder

if TYPE_CHECKING:
    from okrsite_gen.site.compiled import CompiledTemplates

PREVIEWS = "previews"


@dataclass(frozen=True, slots=True)
class PreviewFolder:
    """A folder that one running preview has to itself.

    It lies in the project's cache, so that a preview answers at once after a restart, that git does not see it, and
    that it never replaces `site/`, which somebody may be about to publish for another audience.
    """

    folder: Path
    wanted: str
    """Stands for the options of the preview."""

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.folder / "site"

    @property
    def edition(self) -> str:
        """Name of the site that stands here and was built with the same options; empty where there is none."""
        try:
            same = self._mark.read_text(encoding="utf-8") == self.wanted
        except (OSError, UnicodeDecodeError):
            return ""
        return edition_at(self.output) if same else ""

    def forget(self) -> None:
        """Expect no longer that the site here was built with the options of this preview."""
        self._mark.unlink(missing_ok=True)

    def remember(self) -> None:
        """Note that the site here was built with the options of this preview."""
        self._mark.write_text(self.wanted, encoding="utf-8")

    @property
    def _mark(self) -> Path:
        return self.folder / "options"


def edition_at(site: Path) -> str:
    """Return the name of the site that stands in a folder; empty where there is none, or one is being exchanged."""
    return OutputFolder.of(site).generation


def compiled_templates() -> CompiledTemplates:
    """Return a memory for compiled templates, which spares every build but the first a good part of its time."""
    from okrsite_gen.site.compiled import CompiledTemplates

    return CompiledTemplates()


@contextmanager
def preview_folder(root: Path, wanted: str) -> Iterator[PreviewFolder]:
    """Take the first folder for previews that no other preview of the project uses.

    `wanted` stands for the options of the preview, in one line. Raises `OkrsiteError` where the system refuses.
    """
    previews = previews_of(root)
    with ExitStack() as held:
        with said_plainly("prepare", previews):
            previews.mkdir(parents=True, exist_ok=True)
            (previews / ".gitignore").write_text("*\n", encoding="utf-8")
            for number in count(1):
                folder = previews / str(number)
                folder.mkdir(exist_ok=True)
                try:
                    held.enter_context(locked(folder / "lock", folder))
                except OutputBusy:
                    continue
                break
        place = PreviewFolder(folder, wanted)
        if not place.edition:
            place.forget()
        yield place


def previews_of(root: Path) -> Path:
    """Return the folder for all previews of a project. No content is ever read from there."""
    return root / FOLDER / PREVIEWS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides how a project looks and where it is looked at."""

    folders: tuple[Path, ...]
    """Folders of which everything counts: content and themes, whether they exist or not."""
    names: frozenset[str]
    """Names of files and folders directly in the project folder whose coming, going and changing counts."""
    base_path: str = "/"
    """Path at which the site will be published, with slashes around it."""


def look_around(request: Request) -> Surroundings:
    """Return the surroundings of a project; where its configuration cannot be used, also those of one without."""
    try:
        project = configure(request)
        content, url = project.settings.content, project.settings.site.url
        if project.failed:
            content = (*content, *Settings().content)
    except OkrsiteError:
        content, url = Settings().content, ""
    names = {CONFIGURATION, *MISSPELT, THEMES, *(Path(folder).parts[0] for folder in content if Path(folder).parts)}
    folders = (*(request.root / folder for folder in content), request.root / THEMES, built_in_themes())
    return Surroundings(tuple(dict.fromkeys(folders)), frozenset(names), _path_of(url))


def _path_of(url: str) -> str:
    try:
        path = urlsplit(url).path.strip("/")
    except ValueError:
        path = ""
    return f"/{path}/" if path else "/"
