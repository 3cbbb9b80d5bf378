"""Where everything lives: addresses as pure functions of keys.

A key is a folded id, so that an address is lower case. Addresses begin with a slash; one that ends with a slash is a
folder with a page in it, any other one is a file. Documented in `docs/reference/addresses.md`.
"""

from __future__ import annotations

from datetime import date

from okrsite_gen.model.names import fold

HOME = "/"
TEAMS = "/teams/"
CYCLES = "/cycles/"
STRATEGY = "/strategy/"
METRICS = "/metrics/"
PEOPLE = "/people/"
PAGES = "/pages/"
QUALITY = "/quality/"
QUALITY_TEAMS = "/quality/teams/"
QUALITY_REST = "/quality/rest/"
ARCHIVE = "/archive/"
COMPARE = "/compare/"
START = "/start/"
SEARCH = "/search/"
UPDATES = "/updates/"
SEARCH_INDEX = "/search/index.js"
EXPLORE = "/explore/"
EXPLORE_INDEX = "/explore/index.js"
NOT_FOUND = "/404.html"
FEED = "/feed.atom"
WEEKLY_FEED = "/updates/weekly.atom"
TARGETS_FEED = "/updates/changed-targets.atom"
CALENDAR = "/calendar.ics"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
BUILD = "/build.json"
LLMS = "/llms.txt"

KEY_RESULTS_PER_PAGE, FIRST_OF_MANY = 8, 4
"""Key results that stand in full on one page, and on the first page of an objective that has more than those: it opens
with the list of all, and the others stand on its further pages."""


def address_of_team(team: str) -> str:
    """Return the address of a team's page."""
    return f"{TEAMS}{team}/"


def address_of_team_cycle(team: str, cycle: str) -> str:
    """Return the address of what one team does in one cycle; its plan and retrospective stand there too."""
    return f"{TEAMS}{team}/{cycle}/"


def address_of_objective(objective: str) -> str:
    """Return the address of an objective, whose key is `team/cycle/slug`."""
    return f"{TEAMS}{objective}/"


def first_key_results(total: int) -> int:
    """Return how many of an objective's `total` key results stand in full on its first page."""
    return total if total <= KEY_RESULTS_PER_PAGE else FIRST_OF_MANY


def address_of_key_result(objective: str, anchor: str, position: int, total: int) -> str:
    """Return the address of a key result: its anchor on the page of its objective that holds it.

    `position` counts from 1 as `KeyResult.position` does; `total` is how many its objective has.
    """
    beyond = position - first_key_results(total)
    number = 1 if beyond <= 0 else 2 + (beyond - 1) // KEY_RESULTS_PER_PAGE
    return f"{numbered(address_of_objective(objective), number)}#{anchor}"


def address_of_check_ins(team: str, cycle: str) -> str:
    """Return the address of all check-ins of a team in a cycle."""
    return f"{TEAMS}{team}/{cycle}/check-ins/"


def address_of_check_in(team: str, cycle: str, day: date) -> str:
    """Return the address of one check-in: its day is its anchor."""
    return f"{address_of_check_ins(team, cycle)}#{day.isoformat()}"


def address_of_cycle(cycle: str) -> str:
    """Return the address of a cycle's page."""
    return f"{CYCLES}{cycle}/"


def address_of_present(cycle: str, team: str = "") -> str:
    """Return the address of the screens of a cycle, or of one team in it."""
    return f"/present/{cycle}/{team}/" if team else f"/present/{cycle}/"


def address_of_review(cycle: str) -> str:
    """Return the address of the review of a cycle."""
    return f"{address_of_cycle(cycle)}review/"


def address_of_alignment(cycle: str) -> str:
    """Return the address of a cycle's alignment outline."""
    return f"{CYCLES}{cycle}/alignment/"


def address_of_map_shard(cycle: str, number: int) -> str:
    """Return the address of a file of the data that unfolds a cycle's map; `number` counts from 1."""
    return f"{address_of_alignment(cycle)}map-{number}.js"


def address_of_attention(cycle: str) -> str:
    """Return the address of the list of what needs attention in a cycle."""
    return f"{CYCLES}{cycle}/attention/"


def address_of_dependencies(cycle: str) -> str:
    """Return the address of what teams need from each other in a cycle."""
    return f"{CYCLES}{cycle}/dependencies/"


def address_of_week(day: date) -> str:
    """Return the address of what happened in the week, by ISO's count, that holds a day: `/updates/2026-w47/`."""
    year, week, _ = day.isocalendar()
    return f"{UPDATES}{year:04}-w{week:02}/"


def address_of_feed(address: str) -> str:
    """Return the address of the feed of a team or objective, whose address ends with a slash."""
    return f"{address}feed.atom"


def address_of_badge(address: str, key_result: str = "") -> str:
    """Return the address of the badge of a team or objective, or of one of its key results, by its anchor."""
    return f"{address}badge-{key_result}.svg" if key_result else f"{address}badge.svg"


def address_of_picture(address: str) -> str:
    """Return the address of the picture with which chats show an objective."""
    return f"{address}picture.png"


def address_of_calendar(address: str) -> str:
    """Return the address of the calendar of a team, whose address ends with a slash."""
    return f"{address}calendar.ics"


def address_of_twin(address: str) -> str:
    """Return the address of the Markdown twin of a page, whose address ends with a slash."""
    return f"{address}index.md"


def address_of_pillar(pillar: str) -> str:
    """Return the address of a strategy pillar: an anchor on the strategy page."""
    return f"{STRATEGY}#{pillar}"


def address_of_rule(code: str) -> str:
    """Return the address of the rule with a finding code."""
    return f"{QUALITY}{code.lower()}/"


def address_of_quality(team: str) -> str:
    """Return the address of the findings of one team."""
    return f"{QUALITY_TEAMS}{team}/"


def address_of_metric(metric: str) -> str:
    """Return the address of a metric."""
    return f"{METRICS}{metric}/"


def address_of_person(person: str) -> str:
    """Return the address of a person."""
    return f"{PEOPLE}{person}/"


def address_of_page(key: str) -> str:
    """Return the address of a free page, whose key is its path below `pages/`; an `index` stands for its folder."""
    folder = key.removesuffix("index") if key == "index" or key.endswith("/index") else f"{key}/"
    return f"{PAGES}{folder}"


def address_of_search_list(kind: str, cycle: str) -> str:
    """Return the address of the list of everything of a kind in a cycle; `kind` is that of one entry (`objective`)."""
    return f"{SEARCH}{kind}s/{cycle}/"


def address_of_search_shard(cycle: str, number: int) -> str:
    """Return the address of a file of the search's index; `cycle` is empty for what belongs to none."""
    return f"{SEARCH}cycles/{cycle}/{number}.js" if cycle else f"{SEARCH}general-{number}.js"


def address_of_preset(preset: str) -> str:
    """Return the address of a list that the explorer has ready, such as `at-risk`."""
    return f"{EXPLORE}{preset}/"


def address_of_explore_shard(cycle: str, number: int) -> str:
    """Return the address of a file with rows of the explorer; counted from 1 in each cycle."""
    return f"{EXPLORE}cycles/{cycle}/{number}.js"


def numbered(address: str, number: int) -> str:
    """Return the address of a list's page number `number`, counted from 1: the first is the list's own."""
    return address if number <= 1 else f"{address}page-{number}/"


def address_of_text(place: str, prefix: str) -> str:
    """Return the address of the pages of a text too long for the page `place`, on which its ids begin with `prefix`.

    No name that content can have holds a dot.
    """
    return f"{place}text.{prefix.rstrip('.') or 'all'}/"


def comparable(address: str) -> str:
    """Return the form in which two addresses are the same: file systems and readers do not heed case."""
    return fold(address)


def output_path(address: str) -> str:
    """Return the file, relative to the output folder, that holds the page of an address."""
    path = address.partition("#")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
