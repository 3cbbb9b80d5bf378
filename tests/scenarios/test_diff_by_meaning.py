"""How changes are told that are easily mistaken for others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from project import NOW, Project

from okrsite_gen.model.changes import Comparison, Delta
from okrsite_gen.pipeline.diff import DiffRequest, diff
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

FILE = "content/teams/payments/2026-Q4/activation.md"
OTHER = "content/teams/payments/2026-Q4/other.md"
Files = Mapping[str, str]


def compared(folder: Path, before: Files, after: Files) -> Comparison:
    first, last = (
        Request(Project(folder / name, files).root, NOW) for name, files in (("before", before), ("after", after))
    )
    return diff(DiffRequest(first, last), silent).comparison


def short(delta: Delta) -> str:
    words = (delta.sort.value, delta.subject.key.rpartition("/")[2], delta.name, f"{delta.before} → {delta.after}")
    return " ".join(words) + (f" because {delta.reason}" if delta.reason else "")


def objective(*lines: str, title: str = "Everybody gets going") -> str:
    return "\n".join(("---", f"title: {title}", *lines, "---", ""))


def with_key_results(*entries: str) -> str:
    """Return an objective with key results, each of which is its lines with `; ` between them."""
    listed = ("\n    ".join(entry.split("; ")) for entry in entries)
    return objective("key_results:", *(f"  - {entry}" for entry in listed))


RATE = "id: rate; title: Share that go live; start: 10%; target: 60%"
BARE = "title: Share that go live; start: 10%; target: 60%"

LEVELS = "id: towns; title: Towns; levels:;   commit: 5 towns;   target: 10 towns;   stretch: 20 towns"
STEPS = "id: seal; title: The seal is ours; milestones:;   - id: audit;     title: Audit;   - id: door;     title: Door"
PATH = f"{RATE}; planned:;   2026-11-15: 30%;   2026-12-01: 45%"

CASES: dict[str, tuple[str, str, list[str]]] = {
    "a level whose figure asks for less, as the other levels show": (
        with_key_results(LEVELS),
        with_key_results(LEVELS.replace("10 towns", "8 towns")),
        ["target-lowered activation#towns levels 10 towns → 8 towns"],
    ),
    "a level whose figure asks for more": (
        with_key_results(LEVELS),
        with_key_results(LEVELS.replace("10 towns", "12 towns")),
        ["target-raised activation#towns levels 10 towns → 12 towns"],
    ),
    "a level in other words is another one, and nobody can say more": (
        with_key_results(LEVELS),
        with_key_results(LEVELS.replace("10 towns", "some towns")),
        ["measure-changed activation#towns levels 10 towns → some towns"],
    ),
    "without the highest level less is asked for": (
        with_key_results(LEVELS),
        with_key_results(LEVELS.replace(";   stretch: 20 towns", "")),
        ["target-lowered activation#towns levels 20 towns → "],
    ),
    "without a milestone less is asked for": (
        with_key_results(STEPS),
        with_key_results(STEPS.replace(";   - id: door;     title: Door", "")),
        ["target-lowered activation#seal milestones Door → "],
    ),
    "a path that asks for less on one day and never for more": (
        with_key_results(PATH),
        with_key_results(PATH.replace("30%", "20%")),
        ["target-lowered activation#rate planned 2026-11-15: 30%, 2026-12-01: 45% → 2026-11-15: 20%, 2026-12-01: 45%"],
    ),
    "a path that asks for less on one day and for more on another": (
        with_key_results(PATH),
        with_key_results(PATH.replace("30%", "20%").replace("45%", "50%")),
        ["measure-changed activation#rate planned 2026-11-15: 30%, 2026-12-01: 45% → 2026-11-15: 20%, 2026-12-01: 50%"],
    ),
    "a withheld target may be anything": (
        with_key_results(RATE),
        with_key_results(RATE.replace("60%", "withheld")),
        ["target-changed activation#rate target 60% → withheld"],
    ),
    "a figure that should go the other way now is neither easier nor harder": (
        with_key_results("id: rate; title: Calls; start: 10; target: 60"),
        with_key_results("id: rate; title: Calls; start: 60; target: 10"),
        ["start-changed activation#rate start 10 → 60", "target-changed activation#rate target 60 → 10"],
    ),
    "a target beyond the start asks for less, and not for the other way": (
        with_key_results("id: rate; title: Calls; start: 10; target: 60"),
        with_key_results("id: rate; title: Calls; start: 10; target: 5"),
        ["target-lowered activation#rate target 60 → 5"],
    ),
    "a target that was taken out asks for nothing": (
        with_key_results("id: rate; title: Calls; target: 60"),
        with_key_results("id: rate; title: Calls; done: false"),
        [
            "kind-changed activation#rate kind metric → yes or no",
            "target-lowered activation#rate target 60 → ",
        ],
    ),
    "a figure that is withheld says nothing of what is asked for": (
        with_key_results(RATE),
        with_key_results(RATE.replace("60%", "withheld")),
        ["target-changed activation#rate target 60% → withheld"],
    ),
    "a limit that is taken out leaves more room, and a new one less": (
        with_key_results("id: rate; title: Calls; min: 1; max: 5", "id: load; title: Mails; max: 6"),
        with_key_results("id: rate; title: Calls; max: 5", "id: load; title: Mails; min: 2; max: 6"),
        ["target-lowered activation#rate min 1 → ", "target-raised activation#load min  → 2"],
    ),
    "a share written as percent is the same share": (
        with_key_results("id: rate; title: Share; start: 0.1; target: 0.6"),
        with_key_results("id: rate; title: Share; start: 10%; target: 60%"),
        ["unit-corrected activation#rate start 0.1 → 10%", "unit-corrected activation#rate target 0.6 → 60%"],
    ),
    "another unit for all figures alike corrects it": (
        with_key_results("id: rate; title: Time; start: 31 weeks; target: 2 weeks"),
        with_key_results("id: rate; title: Time; start: 31 days; target: 2 days"),
        [
            "unit-corrected activation#rate start 31 weeks → 31 days",
            "unit-corrected activation#rate target 2 weeks → 2 days",
        ],
    ),
    "a title that only follows its target is told with it": (
        with_key_results("id: calls; title: Twelve calls a day, 12 at least; start: 4; target: 12"),
        with_key_results("id: calls; title: Eight calls a day, 8 at least; start: 4; target: 8"),
        ["target-lowered activation#calls target 12 → 8"],
    ),
    "a title that says more than its new target is reworded, too": (
        with_key_results("id: calls; title: 12 calls a day; start: 4; target: 12"),
        with_key_results("id: calls; title: 8 mails of our own every week; start: 4; target: 8"),
        [
            "reworded activation#calls title 12 calls a day → 8 mails of our own every week",
            "target-lowered activation#calls target 12 → 8",
        ],
    ),
    "a reason written with a change belongs to it": (
        with_key_results(RATE),
        with_key_results(RATE.replace("60%", "55%") + "; reason: Norway waits"),
        ["target-lowered activation#rate target 60% → 55% because Norway waits"],
    ),
    "a reason that stood there before gives none for what comes later": (
        with_key_results(RATE + "; reason: Norway waits"),
        with_key_results(RATE.replace("60%", "55%") + "; reason: Norway waits"),
        ["target-lowered activation#rate target 60% → 55%"],
    ),
    "a reason by itself is a change of its own": (
        with_key_results(RATE),
        with_key_results(RATE + "; reason: Norway waits"),
        ["changed activation#rate reason  → Norway waits"],
    ),
    "a key result without id is known by its title wherever it stands": (
        with_key_results(BARE, "Our name is known"),
        with_key_results("Towns know us", BARE.replace("60%", "70%"), "Our name is known"),
        [
            "added activation#key-result-1   → ",
            "target-raised activation#key-result-2 target 60% → 70%",
        ],
    ),
    "a key result without id in other words is known by what it measures": (
        with_key_results(BARE),
        with_key_results("Our name is known", BARE.replace("Share that", "Most will")),
        [
            "added activation#key-result-1   → ",
            "reworded activation#key-result-2 title Share that go live → Most will go live",
        ],
    ),
    "an id that was missing is a new name": (
        with_key_results(BARE),
        with_key_results(RATE),
        ["renamed activation#rate id  → rate"],
    ),
    "a day that was written out is no change of the day": (
        with_key_results(RATE),
        with_key_results(RATE + "; due: 2026-12-31"),
        ["measure-changed activation#rate due  → 2026-12-31"],
    ),
    "a later day than the end of the cycle puts it off": (
        with_key_results(RATE),
        with_key_results(RATE + "; due: 2027-01-31"),
        ["due-later activation#rate due  → 2027-01-31"],
    ),
    "who may see it is told": (
        objective("audience: company"),
        objective("audience: public"),
        ["changed activation audience company → public"],
    ),
    "the order of key results and of owners says nothing": (
        objective("contributors: [li, noor]", "key_results:", "  - One", "  - Two"),
        objective("key_results:", "  - Two", "  - One", "contributors: [noor, li]"),
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_of_one_objective(tmp_path, name):
    before, after, expected = CASES[name]
    audiences = {"okrsite.yml": "audiences: [public, company]\ndefault_audience: company\n"}
    told = compared(tmp_path, {FILE: before, **audiences}, {FILE: after, **audiences})
    assert sorted(map(short, told.written)) == expected


def test_an_old_address_tells_what_it_was_though_everything_else_is_new(tmp_path):
    before = {FILE: objective(title="Everybody gets going"), OTHER: objective(title="Stays")}
    after = {
        "content/teams/growth/2026-Q4/start.md": objective(
            "aliases: [/teams/payments/2026-q4/activation/]", title="Nobody waits"
        ),
        OTHER: objective(title="Stays"),
    }
    told = [short(each) for each in compared(tmp_path, before, after).written]
    assert "moved start team payments → growth" in told
    assert "renamed start id activation → start" in told
    assert "reworded start title Everybody gets going → Nobody waits" in told
    assert not any(each.startswith("removed") for each in told)


def test_two_objectives_that_exchanged_their_names_were_renamed_and_nothing_else(tmp_path):
    rate, stays = with_key_results(RATE), objective("owner: li", title="Stays")
    told = compared(tmp_path, {FILE: rate, OTHER: stays}, {FILE: stays, OTHER: rate})
    assert sorted(map(short, told.written)) == [
        "renamed activation id other → activation",
        "renamed other id activation → other",
    ]


def test_an_objective_that_is_carried_over_is_new_while_the_old_one_stays(tmp_path):
    continued = {"content/teams/payments/2027-Q1/activation.md": objective("carried_from: payments/2026-Q4/activation")}
    told = compared(tmp_path, {FILE: objective()}, {FILE: objective(), **continued})
    assert [short(each) for each in told.written] == ["added activation   → ", "added 2027-q1   → "]


def test_a_team_with_another_name_moves_nothing(tmp_path):
    supports = "supports: [payments/activation]"
    before = {FILE: objective(), "content/teams/growth/2026-Q4/more.md": objective(supports)}
    after = {
        FILE.replace("payments", "pay"): objective(),
        "content/teams/growth/2026-Q4/more.md": objective(supports.replace("payments", "pay")),
    }
    told = compared(tmp_path, before, after)
    assert [short(each) for each in told.written] == [
        "renamed pay id payments → pay",
        "changed pay name payments → pay",
    ]
    assert told.followed == ()


def test_references_that_a_rename_left_behind_are_no_decisions(tmp_path):
    supply = "content/teams/{}/2026-Q4/{}.md"
    asks = objective("depends_on:", "  - ref: parts/stock", "  - team: parts", "supports: [parts/stock]", title="Fixed")
    answers = "---\ncommitments:\n  payments/activation: confirmed\n---\n"

    def state(team: str, asks: str) -> Files:
        stock, plan = supply.format(team, "stock"), supply.format(team, "plan")
        return {stock: objective(title="No bike waits"), plan: answers, FILE: asks}

    left, edited = (
        compared(tmp_path / name, state("parts", asks), state("spares", after))
        for name, after in (("left", asks), ("edited", asks.replace("Fixed", "Fixed at once")))
    )
    moved = ["renamed spares id parts → spares", "changed spares name parts → spares"]
    assert [short(each) for each in left.written] == moved
    assert [short(each) for each in edited.written] == ["reworded activation title Fixed → Fixed at once", *moved]
    codes = {each.finding.code for each in left.followed if each.finding}
    assert {"REF001", "REF003"} <= codes


def test_what_supported_something_that_is_gone_is_an_orphan(tmp_path):
    supports = {OTHER: objective("supports: [activation]", title="Helps")}
    told = compared(tmp_path, {FILE: objective(), **supports}, supports)
    assert [short(each) for each in told.written] == ["removed activation   → "]
    orphans = [each for each in told.followed if each.sort.value == "orphaned"]
    assert [each.subject.key for each in orphans] == ["payments/2026-q4/other"]


def test_a_check_in_that_is_rewritten_later_is_told(tmp_path):
    day = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
    text = "---\nupdates:\n  activation:\n    rate:\n      value: 20%\n---\n## Blockers\n- None\n"
    known = {FILE: with_key_results(RATE)}
    told = compared(tmp_path, {**known, day: text}, {**known, day: text.replace("None", "Legal")})
    assert [short(each) for each in told.written] == ["changed 2026-11-18 blockers - None → - Legal"]


def test_the_answer_in_a_plan_is_told_where_it_was_asked_for(tmp_path):
    asks = {
        FILE: objective("depends_on:", "  - ref: legal/terms"),
        "content/teams/legal/2026-Q4/terms.md": objective(title="Terms"),
    }
    plan = {"content/teams/legal/2026-Q4/plan.md": "---\ncommitments:\n  payments/activation: confirmed\n---\n"}
    told = [short(each) for each in compared(tmp_path, asks, {**asks, **plan}).written]
    assert "dependency-confirmed activation depends_on requested → confirmed" in told


def test_a_finding_is_known_again_on_another_line_and_under_another_name(tmp_path):
    vague = objective("key_results:", "  - Improve onboarding")
    told = compared(tmp_path, {FILE: vague}, {FILE: vague.replace("title:", "# why\n\ntitle:")})
    assert told.followed == ()
    renamed = compared(tmp_path / "again", {FILE: vague}, {OTHER: vague})
    assert [short(each) for each in renamed.deltas] == ["renamed other id activation → other"]
