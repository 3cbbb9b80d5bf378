"""Teams, cycles, the charter, plans, retrospectives, metrics, people, pages; and the published schemas."""

from __future__ import annotations

import json
from datetime import date

import pytest

from okrsite_gen.content.document import Role
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, json_schemas, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.kinds import Cadence, CycleState, Direction, Need
from okrsite_gen.model.settings import Settings


def path_of(finding) -> tuple[str | int, ...]:
    return tuple(element for element in finding.place.path if element != KEY)


def read(kind: str, front: str):
    document = read_document(source_of("x.md", f"---\n{front}---\n".encode()), Role(kind, "x.md"))
    return validate(document, Settings())


def clean(kind: str, front: str):
    result, findings = read(kind, front)
    assert findings == ()
    return result


def test_a_team():
    team = clean(
        "team",
        "name: Payments\nparent: product\nlead: maria\nchampion: li\nmembers: [li, noor]\nkind: squad\n"
        "contact: '#payments'\ncheck_in: monthly\norder: -3\nstate: closed\naliases: /teams/pay/\n",
    )
    assert (team.name, team.parent, team.lead, team.champion) == ("Payments", "product", "maria", "li")
    assert (team.members, team.kind, team.contact) == (("li", "noor"), "squad", "#payments")
    assert (team.check_in, team.order, team.state) == (Cadence.MONTHLY, -3, "closed")
    assert team.aliases == ("/teams/pay/",)


def test_a_cycle():
    cycle = clean(
        "cycle",
        "name: Q4 2026\nstart: 2026-10-01\nend: 2026-12-31\nparent: '2026'\nstate: planning\ncheck_in: weekly\n"
        "breaks: [[2026-12-21, 2027-01-02]]\ngrading_until: 2027-01-20\naliases: [/q4/]\n",
    )
    assert (cycle.start, cycle.end, cycle.parent) == (date(2026, 10, 1), date(2026, 12, 31), "2026")
    assert (cycle.state, cycle.breaks) == (CycleState.PLANNING, ((date(2026, 12, 21), date(2027, 1, 2)),))


@pytest.mark.parametrize(
    ("breaks", "code", "message"),
    [
        ("[2026-12-24]", "FLD003", "`2026-12-24` in `breaks` is not a first and a last day."),
        (
            "[[2027-01-02, 2026-12-21]]",
            "FLD018",
            "Entry 1 of `breaks` ends on 2026-12-21, before it begins on 2027-01-02.",
        ),
        (
            "[[2026-12-21, 2026-12-32]]",
            "FLD006",
            "Entry 1 of `breaks` holds `2026-12-32`, which is a day that no calendar has.",
        ),
    ],
)
def test_a_break_is_a_first_and_a_last_day(breaks, code, message):
    cycle, findings = read("cycle", f"breaks: {breaks}\n")
    assert cycle.breaks == ()
    assert [(finding.code, finding.message) for finding in findings] == [(code, message)]


def test_the_charter():
    charter = clean(
        "index",
        "mission: Pay anyone\nvision: A world without invoices\nsponsor: ceo\nchampions: li\npillars:\n"
        "  - {id: growth, title: Grow, description: More of it}\n  - trust\n",
    )
    assert (charter.mission, charter.vision, charter.sponsor) == ("Pay anyone", "A world without invoices", "ceo")
    assert charter.champions == ("li",)
    assert [(pillar.id, pillar.title) for pillar in charter.pillars] == [("growth", "Grow"), ("trust", "")]


def test_pillars_have_ids_of_their_own():
    charter, findings = read("index", "pillars: [growth, Growth, {title: Trust}]\n")
    assert [(finding.code, path_of(finding)) for finding in findings] == [
        ("FLD002", ("pillars", 2)),
        ("FLD013", ("pillars", 1)),
    ]
    assert [pillar.id for pillar in charter.pillars] == ["growth"]


def test_a_plan():
    plan = clean(
        "plan", "not_doing: [A new app, Hiring]\ncommitments:\n  payments/activation: confirmed\n  b#kr: At risk\n"
    )
    assert plan.not_doing == ("A new app", "Hiring")
    assert plan.commitments == {"payments/activation": Need.CONFIRMED, "b#kr": Need.AT_RISK}


def test_a_retrospective_has_its_words_below_the_front_matter():
    _, findings = read("retrospective", "keep: [x]\n")
    assert findings[0].hint.startswith("Write it below the front matter, under a heading: `## Keep`")


def test_a_metric():
    metric = clean(
        "metric", "name: NPS\nunit: points\nbetter: up\nhealthy: {min: 30, max: 60 points}\nowner: li\nsource: Survey\n"
    )
    assert (metric.name, metric.unit, metric.better, metric.source) == ("NPS", "points", Direction.UP, "Survey")
    assert (metric.healthy.min.number, metric.healthy.max.unit) == (30, "point")


def test_a_person_and_a_page():
    person = clean("person", "name: María\nteam: payments\nrole: Lead\npicture: assets/maria.jpg\n")
    assert (person.name, person.team, person.role, person.picture) == ("María", "payments", "Lead", "assets/maria.jpg")
    page = clean("page", "title: How we *do* OKRs\norder: 2\naliases: [/how/]\n")
    assert (page.title, page.order, page.aliases) == ("How we *do* OKRs", 2, ("/how/",))


@pytest.mark.parametrize("kind", sorted(set(FRONTS) - {"objective"}))
def test_only_an_objective_needs_anything(kind):
    assert clean(kind, "{}\n") == FRONTS[kind]()


@pytest.mark.parametrize("kind", sorted(FRONTS))
def test_each_kind_has_a_published_schema_that_names_every_field(kind):
    schema = json_schemas()[kind]
    assert set(schema["properties"]) == set(FRONTS[kind].field_names())
    assert schema["additionalProperties"] is False
    assert "\\u0000" not in json.dumps(schema)


def test_the_schema_of_check_ins_knows_both_forms_of_keys():
    updates = json_schemas()["check-in"]["properties"]["updates"]
    assert updates["additionalProperties"] == {"$ref": "#/$defs/ObjectiveUpdateFront"}
    assert updates["patternProperties"] == {"#": {"$ref": "#/$defs/UpdateFront"}}


def test_the_other_names_of_fields_lead_to_fields_that_exist():
    def shapes(shape):
        yield shape
        for one in shape.__subclasses__():
            yield from shapes(one)

    from okrsite_gen.content import configuration  # noqa: F401 - its shapes count too
    from okrsite_gen.content.shape.base import Shape

    for shape in shapes(Shape):
        if shape.model_fields:
            known = set(shape.field_names())
            assert set(shape.also_called.values()) <= known | {"value", "reached", "milestones"}, shape
            assert not known & set(shape.also_called), shape
            assert not known & set(shape.not_here), shape
            assert not set(shape.also_called) & set(shape.not_here), shape
