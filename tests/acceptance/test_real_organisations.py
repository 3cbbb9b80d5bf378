"""Real published OKRs build into sites in which everything can be found again.

The data is not part of this repository; without it these tests skip.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
import yaml
from site_reader import ReadPage, broken_links, read_site

from okrsite_gen.site.routes import address_of_key_result

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "real-okrs"
COMPANIES = {"sourcegraph": "2022-06-30", "sourced": "2019-02-15"}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the collection of real OKRs is not on this machine")


class Company:
    """One company, written as content and built as a site."""

    def __init__(self, name: str, folder: Path) -> None:
        project = folder / name
        written = subprocess.run(
            [sys.executable, DATA / "to_content.py", DATA / f"{name}.json", project],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        self.counts = json.loads(written.stdout)
        self.content = project / "content"
        self.site = folder / f"{name}-site"
        self.build = subprocess.run(
            [sys.executable, "-m", "okrsite_gen", "-C", project, "build", "-o", self.site, "--as-of", COMPANIES[name]],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.pages: dict[str, ReadPage] = read_site(self.site)

    def first_run(self) -> list[str]:
        """Return what somebody sees who checks the content for the first time."""
        checked = subprocess.run(
            [sys.executable, "-m", "okrsite_gen", "-C", self.content.parent, "check"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return checked.stdout.splitlines()

    def objectives(self) -> dict[str, dict[str, object]]:
        found = {}
        for file in sorted(self.content.glob("teams/*/*/*.md")):
            front = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
            found["/".join(file.with_suffix("").parts[-3:]).lower()] = front
        return found

    def check_ins(self) -> dict[str, dict[str, object]]:
        found = {}
        for file in sorted(self.content.glob("teams/*/*/check-ins/*.md")):
            front = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
            found["/".join(file.with_suffix("").parts[-4:]).lower()] = front
        return found


@pytest.fixture(scope="module", params=sorted(COMPANIES))
def company(request, tmp_path_factory) -> Company:
    built = Company(request.param, tmp_path_factory.mktemp("real"))
    assert built.build.returncode == 0, built.build.stdout[-3000:] + built.build.stderr[-3000:]
    return built


def links_to(key: str, page: ReadPage) -> list[str]:
    """Return the links of a page that lead to an objective's page, wherever the page stands."""
    return [link for link in page.links if f"{key.rsplit('/', 1)[-1]}/" in link]


def test_every_objective_has_a_page_that_shows_its_title(company):
    missing = [
        key
        for key, front in company.objectives().items()
        if not (page := company.pages.get(f"teams/{key}/index.html")) or not page.says(str(front["title"]))
    ]
    assert missing == []
    assert len(company.objectives()) == company.counts["objectives"]


def test_every_key_result_has_an_address_and_shows_its_title(company):
    missing, seen = [], 0
    for key, front in company.objectives().items():
        all_of_it = front.get("key_results") or []
        for position, key_result in enumerate(all_of_it, 1):
            seen += 1
            address = address_of_key_result(key, "", position, len(all_of_it)).rstrip("#")
            page = company.pages[f"{address.strip('/')}/index.html"]
            if key_result["id"].lower() not in page.ids or not page.says(str(key_result["title"])):
                missing.append(f"{key}#{key_result['id']}")
    assert missing == []
    assert seen == company.counts["key_results"]


def test_every_alignment_link_can_be_followed_from_both_ends(company):
    missing, seen = [], 0
    for key, front in company.objectives().items():
        for reference in front.get("supports") or []:
            seen += 1
            target, _, key_result = reference.lower().partition("#")
            down = [
                link for link in company.pages[f"teams/{key}/index.html"].links if f"{target.split('/')[-1]}/" in link
            ]
            wanted = f"#{key_result}" if key_result else "/"
            up = [
                link for link in company.pages[f"teams/{target}/index.html"].links if f"{key.split('/')[-1]}/" in link
            ]
            if not any(link.endswith(wanted) for link in down) or not up:
                missing.append(f"{key} -> {reference}")
    assert missing == []
    assert seen == company.counts["supports"]


def test_every_check_in_and_each_of_its_notes_is_published(company):
    missing = []
    for key, front in company.check_ins().items():
        team, cycle, _, day = key.split("/")
        page = company.pages[f"teams/{team}/{cycle}/check-ins/index.html"]
        if day not in page.ids:
            missing.append(key)
        missing += [
            f"{key}: {target}"
            for target, update in (front["updates"] or {}).items()
            if isinstance(update, dict) and update.get("note") and not page.says(str(update["note"]))
        ]
    assert missing == []
    assert len(company.check_ins()) == company.counts["check_in_files"]


def test_no_internal_link_is_broken_and_no_id_is_doubled(company):
    assert broken_links(company.site, company.pages) == []
    doubled = [path for path, page in company.pages.items() if len(page.ids) != len(set(page.ids))]
    assert doubled == []


def test_a_first_check_fits_a_screen_and_tells_the_worst_first_in_proportion(company):
    lines = company.first_run()
    assert len(lines) <= 40
    assert re.match(r"\d+ of \d+ objectives and \d+ of \d+ key results of ", lines[0])
    kinds = [line.split()[0] for line in lines if line.startswith(("error ", "warning ", "hint "))]
    assert kinds == sorted(kinds, key=["error", "warning", "hint"].index)
    examples = [len(list(group)) for indented, group in groupby(lines, lambda line: line.startswith("  ")) if indented]
    assert max(examples) <= 5
    assert any(" check --select " in line for line in lines[-5:])
