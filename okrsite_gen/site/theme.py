"""A theme on disk: templates, style, marks and words, read once and laid over the theme that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.codes_site import MISSING_MESSAGE, UNKNOWN_LANGUAGE, UNKNOWN_TIMEZONE
from okrsite_gen.site.dates import zone_of
from okrsite_gen.site.deprecated import deprecated_in_theme
from okrsite_gen.site.locales import read_locale
from okrsite_gen.site.messages import covers
from okrsite_gen.site.theme_declarations import declared_options
from okrsite_gen.site.theme_files import (
    CONFIGURATION,
    VENDOR,
    Layers,
    ReadYaml,
    digest_of,
    files_of,
    find_files,
    find_layers,
    inside_svg,
    join,
    lies_in,
    own_layers,
    read_text,
)
from okrsite_gen.site.theme_links import links_out
from okrsite_gen.site.theme_options import chosen_options
from okrsite_gen.site.theme_styles import join_styles
from okrsite_gen.site.theme_words import read_messages, unusable_words

PUBLISHED = ("assets/pictures/", "assets/fonts/")


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a site takes from its theme. Files of later layers replace those of earlier ones."""

    name: str
    layers: tuple[tuple[str, Path], ...]
    """(name, folder): the theme itself first, then what it extends."""
    styles: Mapping[str, str]
    """For each kind of page, all style sheets that it needs, joined in their order; `main` is always among them."""
    script: str
    """All scripts that belong to every page, joined; empty where there are none."""
    scripts: Mapping[str, str]
    """Scripts that are loaded alone, those of others among them, by file name."""
    icons: Mapping[str, str]
    """Marks by name: the inside of an SVG with a viewBox of 16 by 16."""
    pictures: Mapping[str, bytes]
    """Pictures and fonts, by path."""
    messages: Mapping[str, str]
    """Words of the site's language; what they lack is taken from `english`."""
    english: Mapping[str, str]
    options: Mapping[str, str]
    """Every option with its value or default."""
    choices: tuple[tuple[str, str], ...]
    """(option, word) of those that are a choice among words, where it is not the default."""
    digest: str
    """Changes whenever a byte of the theme, or an option, does."""
    findings: tuple[Diagnostic, ...] = field(default=())


def load_theme(settings: Settings, project: Path, read_yaml: ReadYaml) -> Theme:
    """Read the configured theme: `themes/<name>` of the project, or the one that comes with okrsite.

    Raises ThemeError where a theme is missing or cannot be read. A language, option or time zone that does not exist
    is a finding, and English, the default or UTC is used.
    """
    layers = find_layers(settings.theme.name, project, read_yaml)
    files = find_files(layers)
    declared = declared_options(layers, read_yaml)
    options, unusable = chosen_options(declared, settings.theme)
    language = settings.site.language.lower().replace("_", "-")
    english = read_messages(layers, "en", read_yaml)
    whole = read_messages(layers, language.partition("-")[0], read_yaml)
    own = {} if language == "en" else {**whole, **read_messages(layers, language, read_yaml)}
    return Theme(
        name=settings.theme.name,
        layers=layers,
        styles=join_styles(files, files_of(layers[-1][1])),
        script=join(files, "assets/js/", lambda path: (0, path)),
        scripts={
            path.rpartition("/")[2]: read_text(file)
            for path, file in files.items()
            if lies_in(path, "assets/js/single/") or (path.startswith(VENDOR) and path.endswith(".js"))
        },
        icons={
            Path(path).stem: inside_svg(read_text(file))
            for path, file in files.items()
            if lies_in(path, "assets/icons/")
        },
        pictures={path: file.read_bytes() for path, file in files.items() if path.startswith(PUBLISHED)},
        messages=own or english,
        english=english,
        options=options,
        choices=tuple(
            (name, options[name])
            for name, option in declared.items()
            if option.one_of and options[name] != option.default
        ),
        digest=digest_of(files, options),
        findings=(
            *unusable,
            *_language_findings(settings, own, english),
            *links_out(layers, project),
            *unusable_words(layers, project, read_yaml),
            *deprecated_in_theme(layers, project),
            *_about_own_templates(layers, project, read_yaml),
        ),
    )


def _language_findings(settings: Settings, own: Mapping[str, str], english: Mapping[str, str]) -> list[Diagnostic]:
    findings = []
    language, place = settings.site.language, Place(CONFIGURATION, ("site", "language"))
    if read_locale(language) is None:
        findings.append(
            UNKNOWN_LANGUAGE.at(
                place,
                f"`{language}` is not a language that okrsite knows",
                "numbers and dates are written as in English",
                "write a language tag such as `en`, `de` or `pt-BR`",
            )
        )
    elif not own and not language.lower().startswith("en"):
        hint = f"add themes/<your theme>/messages/{language}.yml, or set `language: en`"
        findings.append(
            MISSING_MESSAGE.at(place, f"the theme has no words in `{language}`", "all of them appear in English", hint)
        )
    missing = covers(own, english) if own else ()
    if missing:
        findings.append(
            MISSING_MESSAGE.at(
                place,
                f"{len(missing)} of the theme's words are missing in `{language}`, such as `{missing[0]}`",
                "they appear in English",
                f"add them to messages/{language}.yml of the theme",
            )
        )
    if zone_of(settings.site.timezone) is None:
        findings.append(
            UNKNOWN_TIMEZONE.at(
                Place(CONFIGURATION, ("site", "timezone")),
                f"`{settings.site.timezone}` is not a time zone that this machine knows",
                "times in feeds are given in UTC",
                "write a name such as `Europe/Berlin` or `UTC`",
            )
        )
    return findings


def _about_own_templates(layers: Layers, project: Path, read_yaml: ReadYaml) -> tuple[Diagnostic, ...]:
    """Return what is wrong with templates of the project's own; only these are taken apart for it."""
    if not own_layers(layers, project):
        return ()
    from okrsite_gen.site.theme_fairness import judged_persons
    from okrsite_gen.site.theme_overrides import dead_overrides

    return (*dead_overrides(layers, project, read_yaml), *judged_persons(layers, project))
