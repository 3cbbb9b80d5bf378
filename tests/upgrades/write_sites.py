"""Writes the sites of the present version, until it is released: `make upgrade-sites`.

`every-field` uses each field of each kind of file, most settings, and a theme that uses every view with all of its
fields, every block, function, filter and word. `starter` is what `okrsite init` writes for a new site on GitHub.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml
from marked import SETTINGS, marked
from old_sites import DAY, UPGRADES, built, told

from okrsite_gen import __version__
from okrsite_gen.pipeline.init import FirstSite, init
from tools.reference.pages import PAGES
from tools.reference.view_types import views_of_templates

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes/default"
NOT_KEPT = ("requirements-lock.txt", "schemas", ".vscode")
"""What is large, belongs to one version of the program, and says nothing about the site."""
FURTHER_SETTINGS = {
    "version": 1,
    "as_of": DAY,
    "check_in_audience": "company",
    "owners": "person",
    "cycles": {"current": "2026-Q4", "fiscal_year": {"starts": "april", "named_by": "last"}},
    "check_ins": {"every": "weekly", "headings": {"wins": ["Wins"], "blockers": ["Blockers"]}},
    "history": {"show": False},
    "decimal": "point",
    "status": {"thresholds": {"confidence_off": 3, "confidence_at_risk": 5}},
    "scores": {"bands": {"low": 0.4, "high": 0.7}, "expected": {"aspirational": 0.7}},
    "rules": {"WRD001": "off", "FOC003": {"severity": "info"}},
    "theme": {"name": "own", "options": {"accent": 200, "fonts": "sans", "density": "compact", "footer": "Ours"}},
    "navigation": [{"label": "Handbook", "target": "https://handbook.example.org/"}],
    "redirects": {"/old/": "/teams/"},
    "metrics": {"sources": {}},
    "publish": {"visibility": "private"},
    "discuss_url": "https://chat.example.org/okrs",
}


def theme() -> dict[str, str]:
    """Return the files of a theme that uses everything that the reference lists for themes."""
    files = {
        "theme.yml": "name: own\nextends: default\nversion: 1\noptions:\n  tone:\n    default: warm\n"
        "    one_of: [warm, cold]\n    help: How it looks.\n",
        "assets/css/components/own.css": "@layer components {\n  .own { color: inherit; }\n}\n",
        "templates/base.html": base(),
    }
    fields = fields_of_views()
    for template, view in views_of_templates().items():
        if template.startswith("pages/"):
            files[f"templates/{template}"] = page(template, [f"view.{name}" for name in fields[view]])
    for catalogue in sorted((THEME / "messages").glob("en*.yml")):
        files[f"messages/{catalogue.name}"] = catalogue.read_text(encoding="utf-8")
    return files


def page(template: str, used: list[str]) -> str:
    told = "".join(f'{{{{ "" if {name} is defined else "GONE {name} " }}}}' for name in used)
    return f'{{% extends "!{template}" %}}\n{{% block colophon %}}\n{{{{ super() }}}}{told}\n{{% endblock %}}\n'


def base() -> str:
    reference = PAGES["theme.md"]()
    blocks = re.findall(
        r"^\| `(\w+)` \|", reference.partition("## Blocks")[2].partition("## Functions")[0], re.MULTILINE
    )
    told = reference.partition("```text")[2].partition("```")[0]
    functions, _, filters = told.partition("Filters")
    called = re.findall(r"\b(\w+)\(", functions)
    heads = re.findall(r"^ {4}(\S.*?) {2,}", filters, re.MULTILINE)
    piped = [name for head in heads for name in re.findall(r"\w+", re.sub(r"\(.*?\)", "", head))]
    asked = "".join(f'{{{{ "" if {name} is defined else "GONE {name} " }}}}' for name in dict.fromkeys(called))
    asked += "".join(f'{{{{ "" if "{name}" is filter else "GONE filter {name} " }}}}' for name in dict.fromkeys(piped))
    frame = "".join(f'{{{{ "" if {name} is defined else "GONE {name} " }}}}' for name in shared_names())
    parts = (
        f"{{% block {name} %}}{{{{ super() }}}}{asked + frame if name == 'foot' else ''}{{% endblock %}}\n"
        for name in dict.fromkeys(blocks)
    )
    return '{% extends "!base.html" %}\n' + "".join(parts)


def shared_names() -> list[str]:
    fields = fields_of_views()
    return [f"frame.{name}" for name in fields["Frame"]]


def fields_of_views() -> Mapping[str, list[str]]:
    """Return class → the names that the reference lists for it."""
    sections = re.split(r"^### `(\w+)`$", PAGES["theme-views.md"](), flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)
        for name, rows in zip(sections[::2], sections[1::2], strict=True)
    }


def every_field(folder: Path) -> None:
    files: dict[str, str | bytes] = dict(marked(("company",)).files)
    settings = {**SETTINGS, **FURTHER_SETTINGS, "outputs": {"badges": True, "calendar": True, "feeds": True}}
    files["okrsite.yml"] = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
    files |= {f"themes/own/{path}": text for path, text in theme().items()}
    for path, said in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(said if isinstance(said, bytes) else said.encode())


def starter(folder: Path) -> None:
    init(FirstSite(folder, date.fromisoformat(DAY), "Ours", template="enterprise", metrics=True))
    for name in NOT_KEPT:
        shutil.rmtree(folder / name) if (folder / name).is_dir() else (folder / name).unlink()


def main() -> None:
    own = UPGRADES / __version__
    shutil.rmtree(own, ignore_errors=True)
    for name, write in (("every-field", every_field), ("starter", starter)):
        write(own / name)
        with tempfile.TemporaryDirectory() as folder:
            known = told(built(Path(shutil.copytree(own / name, Path(folder) / "okrs"))))
        (own / f"{name}.txt").write_text("".join(f"{each}\n" for each in known), encoding="utf-8")


if __name__ == "__main__":
    main()
