"""Sixty changes of an organisation, of every sort, and as what each of them should be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

TEAM, PLAN, PEOPLE = "teams/{0}/team.md", "teams/{0}/2026-Q4/plan.md", "people/{0}.md"
IN = "2026-Q4"

Front = dict[str, Any]
Expected = tuple[str, str, str, str, str, str]
"""Sort, key, field, entry, before, after."""


@dataclass
class Doc:
    """A file as its author means it."""

    front: Front = field(default_factory=dict)
    body: str = ""
    style: int = 0
    """Which way of writing the same it has; 0 is the plain one."""


Docs = dict[str, Doc]


def objective(team: str, slug: str, cycle: str = IN) -> str:
    return f"teams/{team}/{cycle}/{slug}.md"


def key(team: str, slug: str, kr: str = "", cycle: str = "2026-q4") -> str:
    return f"{team}/{cycle}/{slug}{f'#{kr}' if kr else ''}"


def key_results(letters: str) -> list[Front]:
    """Return key results of several kinds, by letters."""
    made = {
        "a": {"title": "Share of sign-ups that go live", "start": "10%", "target": "60%"},
        "b": {"title": "Days from sign-up to first payment", "start": "31 days", "target": "2 days"},
        "c": {"title": "Calls that fail stay few", "min": "1%", "max": "5%"},
        "d": {"title": "Customers in Norway", "start": "0", "target": "40", "due": "2026-12-01"},
        "e": {"title": "Partners who sell us", "start": "1", "target": "9"},
        "m": {"title": "We hold the certificate", "milestones": [{"id": "gaps", "title": "Gaps are known"}]},
        "s": {"title": "Our new name is known"},
        "z": {"title": "Lawyers answer within a day", "start": "10%", "target": "90%"},
        "x": {"title": "Ten towns know us", "start": "0", "target": "10", "state": "dropped"},
    }
    return [{"id": letter, **made[letter]} for letter in letters]


def beginning() -> Docs:
    """Return the organisation before anything changes."""
    docs: Docs = {
        "okrsite.yml": Doc({"site": {"name": "Falkenstein"}, "content": ["content", "more"]}),
        "index.md": Doc({"mission": "Make paying simple."}, "Welcome."),
        "people/li.md": Doc({"name": "Li", "role": "Designer"}),
        "people/maria.md": Doc({"name": "Maria", "role": "Lead"}),
        "pages/how.md": Doc({"title": "How we do it"}, "We meet on Mondays."),
        "metrics/nps.md": Doc({"name": "NPS"}),
        "metrics/nps.csv": Doc({}, "date,value\n2026-10-01,20\n2026-10-08,22\n"),
        "teams/company/2026/grow.md": Doc(
            {"title": "Customers stay with us for years", "key_results": key_results("e")}, "Why we grow."
        ),
        objective("company", "later", "2027-Q1"): Doc({"title": "We are known in Norway"}),
    }
    for team in ("payments", "platform", "identity", "growth", "legal"):
        docs[TEAM.format(team)] = Doc({"name": f"The {team} people", "lead": "maria"})
        for slug, letters in {"one": "abcdems", "two": "abcdesx", "three": "abd", "four": "ab"}.items():
            title = f"{team.title()} is good at number {slug}"
            front = {"title": title, "owner": "maria", "key_results": key_results(letters)}
            front["supports"] = ["company/2026/grow"]
            front["depends_on"] = [{"ref": "legal/four", "note": f"{team} waits for it", "needed_by": "2026-12-01"}]
            if team == "legal":
                del front["depends_on"]
            if team == "identity":
                front["depends_on"][0]["ref"] = "legal/2026-Q4/four"
            docs[objective(team, slug)] = Doc(front, f"Why {team} does number {slug}.\n\n## a\n\nWhat we count.")
    docs[objective("growth", "two")].front["key_results"] += key_results("z")
    docs[objective("identity", "four")].front |= {"state": "closed", "closed_as": "partly"}
    docs[objective("identity", "three")].front["state"] = "proposed"
    docs[objective("payments", "three")].front["supports"] = [{"ref": "company/2026/grow", "status": "proposed"}]
    docs[objective("growth", "three")].front["key_results"][0] |= {"start": "10", "target": "60"}
    docs[PLAN.format("legal")] = Doc({"commitments": {"payments/four": "confirmed"}}, "What we do.")
    return docs


def kr(docs: Docs, team: str, slug: str, letter: str) -> Front:
    entries: list[Front] = docs[objective(team, slug)].front["key_results"]
    return next(each for each in entries if each["id"] == letter)


Planted = tuple[Callable[[Docs], None], list[Expected]]


def of_field(
    team: str, slug: str, letter: str, name: str, value: Any, sort: str, before: str, after: str = ""
) -> Planted:
    """Return the change of one field of a key result; of the objective where there is no letter."""

    def change(docs: Docs) -> None:
        front = kr(docs, team, slug, letter) if letter else docs[objective(team, slug)].front
        front[name] = value

    return change, [(sort, key(team, slug, letter), name, "", before, after or str(value))]


def several(change: Callable[[Docs], object], *expected: Expected) -> Planted:
    return lambda docs: (change(docs), None)[1], list(expected)


def renamed(docs: Docs, was: str, now: str) -> None:
    for path in [path for path in docs if path == was or path.startswith(f"{was}/")]:
        docs[now + path[len(was) :]] = docs.pop(path)


def _measures() -> Iterator[Planted]:
    yield of_field("payments", "one", "a", "target", "50%", "target-lowered", "60%")
    yield of_field("payments", "one", "b", "target", "4 days", "target-lowered", "2 days")
    yield of_field("payments", "two", "a", "target", "70%", "target-raised", "60%")
    yield of_field("payments", "two", "b", "target", "1 day", "target-raised", "2 days")
    yield of_field("payments", "one", "c", "max", "8%", "target-lowered", "5%")
    yield of_field("payments", "two", "c", "min", "2%", "target-raised", "1%")
    yield several(
        lambda docs: kr(docs, "payments", "three", "a").update(start="100 users", target="900 users"),
        ("start-changed", key("payments", "three", "a"), "start", "", "10%", "100 users"),
        ("target-changed", key("payments", "three", "a"), "target", "", "60%", "900 users"),
    )
    yield of_field("payments", "one", "d", "due", "2026-12-20", "due-later", "2026-12-01")
    yield of_field("payments", "two", "d", "due", "2026-11-25", "due-earlier", "2026-12-01")
    yield of_field("payments", "three", "b", "start", "40 days", "start-changed", "31 days")
    yield of_field("payments", "four", "a", "weight", "2", "weight-changed", "1")
    yield several(
        lambda docs: kr(docs, "payments", "one", "s").update(done="false"),
        ("kind-changed", key("payments", "one", "s"), "kind", "", "unmeasured", "yes or no"),
    )
    yield several(
        lambda docs: kr(docs, "payments", "one", "m")["milestones"].append({"id": "audit", "title": "Audit passed"}),
        ("measure-changed", key("payments", "one", "m"), "milestones", "audit", "", "Audit passed"),
    )
    yield several(
        lambda docs: kr(docs, "payments", "four", "b").update(planned={"2026-11-15": "20 days"}),
        ("measure-changed", key("payments", "four", "b"), "planned", "", "", "2026-11-15: 20 days"),
    )
    yield several(
        lambda docs: kr(docs, "growth", "three", "a").update(start="10%", target="60%"),
        ("unit-corrected", key("growth", "three", "a"), "start", "", "10", "10%"),
        ("unit-corrected", key("growth", "three", "a"), "target", "", "60", "60%"),
    )


def _goals() -> Iterator[Planted]:
    yield several(
        lambda docs: docs.update({objective("growth", "new"): Doc({"title": "Everybody tells a friend"})}),
        ("added", key("growth", "new"), "", "", "", ""),
    )
    yield several(
        lambda docs: docs.pop(objective("identity", "one")), ("removed", key("identity", "one"), "", "", "", "")
    )
    yield several(
        lambda docs: (
            docs[objective("platform", "four")]
            .front["key_results"]
            .append({"id": "new", "title": "Nobody waits", "start": "9 hours", "target": "1 hour"})
        ),
        ("added", key("platform", "four", "new"), "", "", "", ""),
    )
    yield several(
        lambda docs: docs[objective("platform", "one")].front["key_results"].remove(kr(docs, "platform", "one", "e")),
        ("removed", key("platform", "one", "e"), "", "", "", ""),
    )
    yield several(
        lambda docs: docs[objective("identity", "two")].front.update(
            state="closed", closed_as="achieved", closed_on="2026-11-18"
        ),
        ("closed", key("identity", "two"), "state", "", "active", "achieved on 2026-11-18, score 0.12"),
    )
    yield several(
        lambda docs: [docs[objective("identity", "four")].front.pop(name) for name in ("state", "closed_as")],
        ("reopened", key("identity", "four"), "state", "", "partly, score 0", "active"),
    )
    yield several(
        lambda docs: kr(docs, "platform", "one", "s").update(state="dropped", reason="Nobody asked for it"),
        ("dropped", key("platform", "one", "s"), "state", "", "", "dropped"),
    )
    yield of_field("platform", "two", "s", "state", "deferred", "deferred", "")
    yield several(
        lambda docs: kr(docs, "platform", "two", "x").pop("state"),
        ("resumed", key("platform", "two", "x"), "state", "", "dropped", ""),
    )
    yield several(
        lambda docs: docs[objective("identity", "three")].front.update(state="active"),
        ("state-changed", "identity/2027-q1/three", "state", "", "proposed", "active"),
    )


def _words_and_moves() -> Iterator[Planted]:
    yield of_field("platform", "three", "", "title", "All wait less", "reworded", "Platform is good at number three")
    yield of_field("platform", "three", "a", "title", "Most go live", "reworded", "Share of sign-ups that go live")
    yield several(
        lambda docs: setattr(docs[objective("platform", "four")], "body", "Another reason.\n\n## a\n\nWhat we count."),
        ("text-changed", key("platform", "four"), "text", "", "Why platform does number four.", "Another reason."),
    )
    yield several(
        lambda docs: setattr(
            docs[objective("platform", "two")], "body", "Why platform does number two.\n\n## a\n\nHow we count."
        ),
        ("text-changed", key("platform", "two", "a"), "text", "", "What we count.", "How we count."),
    )
    yield several(
        lambda docs: renamed(docs, objective("growth", "one"), objective("growth", "first")),
        ("renamed", key("growth", "first"), "id", "", "one", "first"),
    )
    yield several(
        lambda docs: kr(docs, "platform", "two", "e").update(id="partners", aliases=["e"]),
        ("renamed", key("platform", "two", "partners"), "id", "", "e", "partners"),
        ("changed", key("platform", "two", "partners"), "aliases", "", "", "e"),
    )
    yield several(
        lambda docs: renamed(docs, objective("growth", "four"), objective("payments", "from-growth")),
        ("renamed", key("payments", "from-growth"), "id", "", "four", "from-growth"),
        ("moved", key("payments", "from-growth"), "team", "", "The growth people", "The payments people"),
    )
    yield several(
        lambda docs: renamed(docs, objective("identity", "three"), objective("identity", "three", "2027-Q1")),
        ("moved", "identity/2027-q1/three", "cycle", "", "2026-Q4", "2027-Q1"),
    )
    yield several(
        _key_result_moved,
        (
            "moved",
            key("identity", "two", "z"),
            "objective",
            "",
            "Growth is good at number two",
            "Identity is good at number two",
        ),
    )
    yield several(_team_renamed, ("renamed", "law", "id", "", "legal", "law"))


def _key_result_moved(docs: Docs) -> None:
    moved = kr(docs, "growth", "two", "z")
    docs[objective("growth", "two")].front["key_results"].remove(moved)
    docs[objective("identity", "two")].front["key_results"].append(moved)


def _team_renamed(docs: Docs) -> None:
    """Rename a team's folder, and correct all references to it, which then mean the same as before."""
    renamed(docs, "teams/legal", "teams/law")
    for doc in docs.values():
        for need in doc.front.get("depends_on", []):
            need["ref"] = need["ref"].replace("legal/", "law/")


def _alignment_and_people() -> Iterator[Planted]:
    up = "company/2026/grow"
    yield several(
        lambda docs: docs[objective("payments", "one")].front["supports"].append("company/2026/grow#e"),
        ("alignment-gained", key("payments", "one"), "supports", f"{up}#e", "", "agreed"),
    )
    yield several(
        lambda docs: docs[objective("payments", "two")].front["supports"].clear(),
        ("alignment-lost", key("payments", "two"), "supports", up, "agreed", ""),
    )
    yield several(
        lambda docs: docs[objective("payments", "three")].front["supports"][0].update(status="agreed"),
        ("alignment-changed", key("payments", "three"), "supports", up, "proposed", "agreed"),
    )
    yield _of_need("payments", "one", "add", {"team": "growth"}, ("dependency-requested", "growth", "", "requested"))
    yield _of_need(
        "payments", "two", "set", {"status": "confirmed"}, ("dependency-confirmed", "", "requested", "confirmed")
    )
    yield several(
        lambda docs: next(
            docs[path].front["commitments"].update({"payments/four": "declined"})
            for path in docs
            if path.endswith("plan.md")
        ),
        ("dependency-declined", key("payments", "four"), "depends_on", key("law", "four"), "confirmed", "declined"),
    )
    yield several(
        lambda docs: docs[objective("platform", "one")].front["depends_on"][0].update(needed_by="2026-12-10"),
        ("dependency-changed", key("platform", "one"), "needed_by", key("law", "four"), "2026-12-01", "2026-12-10"),
    )
    yield several(
        lambda docs: docs[objective("platform", "two")].front.update(depends_on=[]),
        ("dependency-removed", key("platform", "two"), "depends_on", key("law", "four"), "requested", ""),
    )
    yield of_field("platform", "one", "", "owner", "li", "owner-changed", "maria")
    yield of_field("platform", "one", "a", "owner", "li", "owner-changed", "")
    yield several(
        lambda docs: docs[TEAM.format("platform")].front.update(lead="li"),
        ("owner-changed", "platform", "lead", "", "maria", "li"),
    )


def _progress_and_others() -> Iterator[Planted]:
    yield several(
        lambda docs: kr(docs, "platform", "one", "d").update(current="12"),
        ("value-changed", key("platform", "one", "d"), "value", "", "", "12"),
    )
    yield of_field("platform", "one", "m", "confidence", "7", "confidence-changed", "")
    day = "teams/growth/2026-Q4/check-ins/2026-11-18.md"
    yield several(
        lambda docs: docs.update({day: Doc({"updates": {"two": {"b": {"value": "9 days", "confidence": "8"}}}})}),
        ("added", "growth/2026-q4/2026-11-18", "", "", "", ""),
        ("value-changed", key("growth", "two", "b"), "value", "", "", "9 days"),
        ("confidence-changed", key("growth", "two", "b"), "confidence", "", "", "8"),
    )
    yield of_field("identity", "two", "a", "score", "0.7", "score-changed", "")
    yield several(
        lambda docs: setattr(docs["metrics/nps.csv"], "body", docs["metrics/nps.csv"].body + "2026-11-12,30\n"),
        ("changed", "nps", "rows", "", "2 rows, 2026-10-08: 22", "3 rows, 2026-11-12: 30"),
    )
    yield several(
        lambda docs: docs[PEOPLE.format("li")].front.update(role="Researcher"),
        ("changed", "li", "role", "", "Designer", "Researcher"),
    )
    yield several(
        lambda docs: setattr(docs["pages/how.md"], "body", "We meet on Tuesdays."),
        ("changed", "how", "text", "", "We meet on Mondays.", "We meet on Tuesdays."),
    )
    yield several(
        lambda docs: docs["okrsite.yml"].front["site"].update(name="Falkenstein Pay"),
        ("changed", "", "site.name", "", "Falkenstein", "Falkenstein Pay"),
    )


def _of_need(team: str, slug: str, how: str, given: Front, expected: tuple[str, str, str, str]) -> Planted:
    def change(docs: Docs) -> None:
        needs = docs[objective(team, slug)].front["depends_on"]
        needs.append(given) if how == "add" else needs[0].update(given)

    sort, item, before, after = expected
    return change, [(sort, key(team, slug), "depends_on", item or key("law", "four"), before, after)]


CHANGES: list[Planted] = [
    *_measures(),
    *_goals(),
    *_words_and_moves(),
    *_alignment_and_people(),
    *_progress_and_others(),
]
EXPECTED = sorted(expected for _, each in CHANGES for expected in each)
