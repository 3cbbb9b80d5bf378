"""What the search finds, how its index is cut into files, and what it never tells."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import pytest
from site_orgs import (
    AS_OF,
    Q3,
    Q4,
    YEAR,
    check_in,
    hidden,
    metric_kr,
    objective,
    organisation,
    owner,
    site,
    team,
    update,
)

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, FreePage, Metric, Person, Pillar
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.site.search import LARGEST, bare_words

PLACE = Place("content/somewhere.md")
INA = Person("ina", "ina", "Ina Berg", PLACE, "payments", "Head of payments", body="Bakes *bread*.")


def goal(key, **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%", current=None, **fields), body="Why we *do* it")


def company(**parts):
    objectives = [goal("payments/2026-q4/live"), goal("payments/2026/year"), goal("payments/2026-q3/past")]
    said = check_in(
        "payments", "2026-q4", "2026-11-13", update("payments/2026-q4/live#rate", note="Slow *queue*"), wins="- A win"
    )
    return organisation(
        objectives, [said], cycles=(YEAR, Q3, Q4), teams=(team("payments", body="We move money."),), people=(INA,),
        metrics=(Metric("nps", "nps", "Promoters", PLACE, body="Asked twice a year."),),
        pages=(FreePage("how", "How we *do* it", PLACE, "Read this."),),
        charter=Charter(PLACE, pillars=(Pillar("calm", "calm", "Calm", "Fewer things."),)),
        **parts,
    )  # fmt: skip


def call(built, address):
    """Return the content of a file of the index, once its name is seen to be its own."""
    text = built.html(address)
    assert text.startswith("okrsiteSearch(")
    assert text.endswith(");\n")
    name, content = json.loads(f"[{text.removeprefix('okrsiteSearch(').removesuffix(');' + chr(10))}]")
    assert name in {"", address.removeprefix("/")}
    return content


def entries(built, address):
    content = call(built, address)
    return [
        (kind, title, place, content["teams"][team], status, words)
        for kind, title, place, team, status, words in content["entries"]
    ]


def shards(built):
    return [(f"/{address}", cycle, rank) for address, cycle, rank in call(built, "/search/index.js")["shards"]]


def everything(built):
    return [entry for address, _, _ in shards(built) for entry in entries(built, address)]


def test_a_key_result_follows_its_objective_with_team_status_and_what_its_page_says():
    found = entries(site(company()), "/search/cycles/2026-q4/1.js")
    assert found == [
        ("objective", "Live", "teams/payments/2026-q4/live/", "Payments", "on-track", "Why we do it"),
        ("key-result", "Rate", "teams/payments/2026-q4/live/#rate", "Payments", "on-track", ""),
        (
            "check-in",
            "Check-in of 13\u00a0Nov\u00a02026",
            "teams/payments/2026-q4/check-ins/#2026-11-13",
            "Payments",
            "",
            "A win Slow queue",
        ),
    ]


def test_teams_cycles_strategy_metrics_guides_and_people_are_found_too():
    found = {
        (kind, title, place, words)
        for kind, title, place, _, _, words in entries(site(company()), "/search/general-1.js")
    }
    assert found == {
        ("team", "Payments", "teams/payments/", "We move money."),
        ("cycle", "Q4 2026", "cycles/2026-q4/", ""),
        ("cycle", "Q3 2026", "cycles/2026-q3/", ""),
        ("cycle", "The year 2026", "cycles/2026/", ""),
        ("pillar", "Calm", "strategy/#calm", "Fewer things."),
        ("metric", "Promoters", "metrics/nps/", "Asked twice a year."),
        ("page", "How we do it", "pages/how/", "Read this."),
        ("person", "Ina Berg", "people/ina/", "Head of payments Bakes bread."),
    }


def test_the_current_cycle_is_read_first_and_closed_ones_last():
    assert shards(site(company())) == [
        ("/search/general-1.js", "", 0),
        ("/search/cycles/2026-q4/1.js", "Q4 2026", 0),
        ("/search/cycles/2026/1.js", "The year 2026", 1),
        ("/search/cycles/2026-q3/1.js", "Q3 2026", 2),
    ]


@pytest.mark.parametrize("owners", ["role", "none"])
def test_nobody_is_found_where_people_may_not_appear(owners):
    mine = replace(company().objectives["payments/2026-q4/live"], owner=owner("@ina"))
    org = company()
    built = site(
        replace(org, objectives={**org.objectives, mine.key: mine}), settings=replace(Settings(), owners=owners)
    )
    assert "person" not in {kind for kind, *_ in everything(built)}
    assert "Ina" not in "".join(built.html(address) for address, _, _ in shards(built))
    assert "People" not in built.text("/search/")


def test_nothing_is_found_by_who_owns_it():
    mine = replace(goal("payments/2026-q4/live"), owner=owner("Zacharias"))
    assert "Zacharias" not in str(everything(site(organisation([mine]))))


def test_check_ins_after_the_day_of_the_build_are_not_found_yet():
    org = organisation([goal("payments/2026-q4/live")], [check_in("payments", "2026-q4", "2026-11-27", wins="Later")])
    assert "Later" not in str(everything(site(org, as_of=AS_OF)))


def test_a_part_of_a_closed_cycle_stays_as_it_is_when_the_current_one_changes():
    before, after = site(company()), site(_with_another_title(company()))
    for address in ("/search/cycles/2026-q3/1.js", "/search/objectives/2026-q3/", "/search/key-results/2026-q3/"):
        assert before.pages[address] == after.pages[address]
    assert before.pages["/search/cycles/2026-q4/1.js"] != after.pages["/search/cycles/2026-q4/1.js"]


def _with_another_title(org):
    live = replace(org.objectives["payments/2026-q4/live"], title="Another")
    return replace(org, objectives={**org.objectives, live.key: live})


def test_a_large_cycle_is_cut_into_files_that_stay_small():
    long = "".join(f"{number * 7919 % 1000003:x} " for number in range(4000))
    org = organisation([replace(goal(f"t/2026-q4/o{number}"), body=long) for number in range(40)])
    built = site(org)
    files = [address for address, cycle, _ in shards(built) if cycle]
    assert len(files) > 1
    assert all(len(built.html(address).encode()) < LARGEST * 1.1 for address in files)
    assert all(len(gzip.compress(built.html(address).encode(), 9)) <= 150_000 for address in files)
    assert [kind for kind, *_ in everything(built) if kind in {"objective", "key-result"}] == [
        "objective",
        "key-result",
    ] * 40
    assert {entries(built, address)[0][0] for address in files} == {"objective"}


def test_the_index_brings_the_words_and_marks_of_the_search():
    content = call(site(company()), "/search/index.js")
    assert content["words"]["count.other"] == "{count} results."
    assert content["kinds"]["key-result"] == "Key result"
    word, mark = content["statuses"]["at-risk"]
    assert word == "At risk"
    assert mark.startswith("<path")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Plain *words*, `code` and **more**", "Plain words, code and more"),
        ("## Head\n\n- one\n- [x] two\n1. three\n> said", "Head one two three said"),
        ("See [[payments/2026-q4/secret]] and [[a/b/c|that]], says [[@ina]]", "See … and that, says …"),
        ("[Plan](../secret/plan.md \"secret\") and ![Chart](secret (1).png)", "Plan and Chart"),
        ("A [plan][ref].\n\n[ref]: secret/plan.md", "A plan."),
        ("Seen <!-- secret --> and <b title=\"secret\">bold</b> end <!-- secret", "Seen and bold end"),
        ("Seen <script>secret()</script>here", "Seen here"),
        ("<img src=\"a\"\n alt=\"secret\">5 < 6 &amp; more", "5 < 6 & more"),
        ("snake_case _stays_ https://secret.example/x", "snake_case stays"),
    ],
)  # fmt: skip
def test_of_a_text_only_the_words_are_kept_that_its_page_shows(markdown, words):
    assert bare_words(markdown) == words


def test_without_scripts_the_search_leads_to_lists_of_everything():
    built = site(company())
    text = built.text("/search/")
    assert "current Q4 2026 one objective, Q4 2026 one key result, Q4 2026 one check-in, Q4 2026" in text
    assert text.index("Q4 2026") < text.index("The year 2026") < text.index("closed Q3 2026")
    assert "Live Payments On track" in built.text("/search/objectives/2026-q4/")
    assert "Rate Payments On track" in built.text("/search/key-results/2026-q4/")
    assert "Check-in of 13 Nov 2026 Payments" in built.text("/search/check-ins/2026-q4/")
    assert "Q3 2026 is closed." in built.text("/search/objectives/2026-q3/")


def test_a_list_of_everything_is_cut_into_pages():
    built = site(organisation([goal(f"t/2026-q4/o{number:03}") for number in range(301)]))
    assert [
        built.html(f"/search/objectives/2026-q4/{part}").count('class="entry"') for part in ("", "page-2/", "page-3/")
    ] == [120, 120, 61]


def test_every_page_leads_to_the_search():
    built = site(hidden(company()))
    assert 'href="../../../../search/"' in built.html("/teams/payments/2026-q4/live/")
    assert 'data-index="../../../../search/index.js"' in built.html("/teams/payments/2026-q4/live/")


@pytest.mark.parametrize(("written", "understood"), [("pt_BR", "pt-BR"), ("de", "de"), ("no language", "en-001")])
def test_the_index_names_a_language_that_every_browser_understands(written, understood):
    built = site(company(), settings=Settings(site=SiteSettings(language=written)))
    assert call(built, "/search/index.js")["language"] == understood


def test_the_words_of_the_search_are_just_those_that_its_script_asks_for(theme):
    asked = re.findall(r"""\bsay\("([a-z-]+)"|\bwords\.([a-z-]+)""", theme.scripts["search-panel.js"])
    worded = {key.split(".")[1] for key in theme.english if key.startswith("search-box.")}
    assert {one or other for one, other in asked} == worded


def test_what_the_search_loads_is_published_and_not_part_of_every_page(theme):
    assert {"minisearch.js", "search-engine.js", "search-panel.js"} <= set(theme.scripts)
    assert "MiniSearch" not in theme.script
    assert "Permission is hereby granted" in theme.scripts["minisearch.js"]
    assert len(gzip.compress(theme.script.encode(), 9)) <= 20_000
