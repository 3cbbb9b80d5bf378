"""The configuration of a project, and the day to judge by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timezone
from functools import partial

from okrsite_gen.content.revisions import Revision
from okrsite_gen.errors import ConfigurationError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.findings import has_errors, in_order, judged
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.remembered_settings import read_settings_file
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.dates import zone_of

CONFIGURATION = "okrsite.yml"
MISSPELT = ("okrsite.yaml", "okrsites.yml", "okr.yml", "okrs.yml")


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder whose configuration has been read."""

    request: Request
    settings: Settings
    findings: tuple[Diagnostic, ...]
    """About the configuration; located, with the severity that counts."""
    data: bytes
    """The configuration as it stands; empty where there is none."""
    as_of: date
    as_of_fixed: bool
    """Whether somebody chose the day, on the command line or in the configuration, or by choosing a commit."""
    borrowed: bool = False
    """Whether `settings` are not those that the file says, as where it cannot be used."""

    @property
    def is_in_folder(self) -> bool:
        """Whether this is what stands in the project folder now, all of it, which is checked again and again."""
        return not (self.borrowed or self.request.is_of_another_time)

    @property
    def failed(self) -> bool:
        """Whether the configuration cannot be used."""
        return has_errors(self.findings)

    @property
    def failure(self) -> Report:
        """The report on a configuration that cannot be used."""
        return Report(self.findings, self.as_of, files=0, configuration_failed=True)


def configure(request: Request, *, keeps: bool = False) -> Project:
    """Read the configuration of the project folder; a project without one uses all defaults.

    `keeps` says that whoever asks keeps things in the cache, so that there may be a folder for it after this.

    Raises `ConfigurationError` where the file cannot be opened, or has a name that looks like it and is not.
    """
    data = _read(request)
    written = "nothing" if data is None else data
    read = partial(_settings, request, data, keeps=keeps)
    settings, diagnostics = request.kept.made("settings", CONFIGURATION, (written,), read)
    told = _with_rules(diagnostics, settings, data)
    findings = judged(told, settings, strict=request.strict)
    chosen = request.as_of or settings.as_of
    zone = zone_of(settings.site.timezone) or timezone.utc
    return Project(
        request=request,
        settings=settings,
        findings=_located(findings, data),
        data=data or b"",
        as_of=chosen or request.now.astimezone(zone).date(),
        as_of_fixed=chosen is not None or bool(request.written_out),
    )


def _settings(request: Request, data: bytes | None, *, keeps: bool) -> tuple[Settings, tuple[Diagnostic, ...]]:
    if data is None:
        return Settings(), ()
    if request.use_cache and not request.is_of_another_time and CONFIGURATION not in request.unsaved:
        cache = cache_of(request.project_folder, program_digest())
        return read_settings_file(cache, data, CONFIGURATION, keeps=keeps)
    from okrsite_gen.content.configuration import read_configuration

    return read_configuration(data, CONFIGURATION)


def _located(findings: tuple[Diagnostic, ...], data: bytes | None) -> tuple[Diagnostic, ...]:
    if not findings:
        return ()
    from okrsite_gen.content.locate import locate

    return in_order(locate(findings, lambda _file: data))


def _with_rules(found: tuple[Diagnostic, ...], settings: Settings, data: bytes | None) -> tuple[Diagnostic, ...]:
    if data is None or not (settings.rules or settings.rule_options):
        return found
    from okrsite_gen.content.configuration.consequences import without_consequences
    from okrsite_gen.pipeline.tuning import about_rules  # loads all rules, which few projects configure

    return without_consequences(data, found, tuple(about_rules(settings, CONFIGURATION)))


def _read(request: Request) -> bytes | None:
    if CONFIGURATION in request.unsaved:
        return request.unsaved[CONFIGURATION]
    if request.revision:
        return _read_at(request.revision)
    file = request.root / CONFIGURATION
    try:
        return file.read_bytes()
    except FileNotFoundError:
        for name in MISSPELT:
            if (request.root / name).is_file():
                raise _misspelt(f"{request.root / name}") from None
        return None
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be opened: {error.strerror}.", "Check its permissions.") from error


def _read_at(revision: Revision) -> bytes | None:
    for name in (CONFIGURATION, *MISSPELT):
        if name in revision.files and not revision.files[name].link:
            if name != CONFIGURATION:
                raise _misspelt(f"{name} in `{revision.written}`")
            return revision.read([name])[name]
    return None


def _misspelt(file: str) -> ConfigurationError:
    return ConfigurationError(f"{file} is not read: the name is wrong.", f"Rename it to {CONFIGURATION}.")
