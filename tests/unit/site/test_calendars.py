"""Calendars of everything and of each team: what stands in them, and that programs can read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from site_orgs import (
    Q4,
    check_in,
    figure,
    key_result,
    metric_kr,
    needs,
    objective,
    organisation,
    retrospective,
    site,
    team,
    update,
)

from okrsite_gen.model.kinds import Kind, Need
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.site.calendar.repeating import repeating

BASE = "https://okra.example/a/"
GO = "pay/2026-q4/go"
GRADED = replace(Q4, grading_until=date(2027, 1, 14))
HOSTILE = 'A, b; c: \\n "d" \x07 line\nEND:VEVENT ]]> ' + "🎉ü" * 60


def goal(key=GO, **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%", due=date(2026, 12, 10)), **fields)


def made(*check_ins, objectives=None, cycle=GRADED, as_of=date(2026, 11, 20), settings=None, base_url=BASE, **parts):
    parts = {"teams": (team("pay", "Payments"),)} | parts
    org = organisation([goal()] if objectives is None else objectives, check_ins, cycles=(cycle,), **parts)
    return site(org, as_of=as_of, settings=settings, base_url=base_url)


def written(built, address="/teams/pay/calendar.ics"):
    return built.html(address).encode()


def events(built, address="/teams/pay/calendar.ics"):
    """Title → the first event that has it."""
    found = Calendar.from_ical(written(built, address)).walk("VEVENT")
    return {str(event["summary"]): event for event in reversed(found)}


def test_a_teams_calendar_has_its_cycle_check_ins_due_dates_and_the_time_to_look_back():
    found = {title: event["dtstart"].dt for title, event in events(made()).items()}
    assert found == {
        "Q4 2026 begins": date(2026, 10, 1),
        "Check-in: Payments": date(2026, 10, 9),
        "Due: Rate (Payments)": date(2026, 12, 10),
        "Q4 2026 ends": date(2026, 12, 31),
        "Look back on Q4 2026: retrospective": date(2027, 1, 7),
        "Last day to grade Q4 2026": date(2027, 1, 14),
    }


def test_events_last_whole_days_and_lead_to_their_page():
    due = events(made())["Due: Rate (Payments)"]
    assert due["dtend"].dt - due["dtstart"].dt == timedelta(days=1)
    assert due["transp"] == "TRANSPARENT"
    assert due["url"] == f"{BASE}teams/pay/2026-q4/go/#rate"


def test_check_ins_come_again_every_week_but_not_in_breaks():
    holidays = replace(GRADED, breaks=((date(2026, 12, 7), date(2026, 12, 13)),))
    event = events(made(cycle=holidays))["Check-in: Payments"]
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261225;INTERVAL=1"
    assert [each.dt for each in event["exdate"].dts] == [date(2026, 12, 11)]


def test_check_ins_stand_on_the_day_on_which_the_team_writes_them():
    built = made(*(check_in("pay", "2026-q4", day, update(f"{GO}#rate", "4%")) for day in ("2026-11-04", "2026-11-11")))
    assert events(built)["Check-in: Payments"]["dtstart"].dt.weekday() == 2


def test_before_a_cycle_begins_its_check_ins_stand_already():
    assert "Check-in: Payments" in events(made(as_of=date(2026, 9, 20)))


def test_the_calendar_of_everything_tells_teams_with_the_same_days_together():
    built = made(objectives=[goal(), goal("ops/2026-q4/run")], teams=(team("pay", "Payments"), team("ops", "Ops")))
    found = events(built, "/calendar.ics")
    assert "Check-ins of 2 teams" in found
    assert f"Payments – {BASE}teams/pay/" in found["Check-ins of 2 teams"]["description"]
    assert "2 things are due" in found
    assert "Due: Rate (Ops)" in found["2 things are due"]["description"]


def test_what_somebody_needs_stands_in_the_calendars_of_both_sides():
    asks = goal(depends_on=(needs("ops/2026-q4/run", needed_by=date(2026, 12, 1)),))
    built = made(objectives=[asks, goal("ops/2026-q4/run")], teams=(team("pay", "Payments"), team("ops")))
    for address in ("/teams/pay/calendar.ics", "/teams/ops/calendar.ics"):
        assert events(built, address)["Needed by Payments: Run"]["dtstart"].dt == date(2026, 12, 1)


def test_what_somebody_needs_is_told_with_its_note():
    wanted = needs(team="ops", needed_by=date(2026, 12, 1), note="A *second* quote for the clip")
    other = needs("ops/2026-q4/run", needed_by=date(2026, 12, 2))
    built = made(
        objectives=[goal(depends_on=(wanted, other)), goal("ops/2026-q4/run")],
        teams=(team("pay", "Payments"), team("ops")),
    )
    found = events(built)
    assert str(found["Needed by Payments: Ops"]["description"]).startswith("A second quote for the clip\nhttps://")
    assert str(found["Needed by Payments: Run"]["description"]).startswith("https://")


def test_a_note_stands_behind_what_is_needed_on_a_day_on_which_several_things_are_due():
    wanted = needs(team="ops", needed_by=date(2026, 12, 10), note="A *second* quote for the clip")
    built = made(objectives=[goal(depends_on=(wanted,))], teams=(team("pay", "Payments"), team("ops")))
    told = str(events(built, "/calendar.ics")["2 things are due"]["description"])
    assert "Needed by Payments: Ops (A second quote for the clip) – https://" in told


def test_what_has_been_delivered_is_not_waited_for():
    asks = goal(depends_on=(needs(team="ops", needed_by=date(2026, 12, 1), status=Need.DELIVERED),))
    assert not [title for title in events(made(objectives=[asks])) if title.startswith("Needed")]


def test_who_has_looked_back_already_is_not_asked_to():
    built = made(retrospectives=[retrospective("pay", "2026-q4", learned="x")])
    assert "Look back on Q4 2026: retrospective" not in events(built)


def test_a_team_that_exists_no_more_has_no_calendar():
    assert "/teams/pay/calendar.ics" not in made(teams=(team("pay", closed=True),)).pages


def hostile():
    part = key_result(GO, "rate", Kind.METRIC, start=figure("0%"), target=figure("9%"), due=Q4.end, title=HOSTILE)
    return made(objectives=[objective(GO, part, title=HOSTILE)], teams=(team("pay", HOSTILE),))


@pytest.mark.parametrize("address", ["/calendar.ics", "/teams/pay/calendar.ics"])
def test_a_calendar_can_be_read_whatever_people_write(address):
    data = written(hostile(), address)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert data.decode().count("BEGIN:VEVENT") == len(Calendar.from_ical(data).walk("VEVENT"))
    assert not [letter for letter in data.decode() if ord(letter) < 32 and letter not in "\r\n"]


def test_a_title_comes_back_as_it_was_written():
    title = next(title for title in events(hostile()) if title.startswith("Due: "))
    assert title.startswith('Due: A, b; c: \\n "d" \ufffd line END:VEVENT ]]> 🎉ü')
    assert title.endswith("…")


def test_events_are_called_alike_after_a_rename_and_a_move_of_the_site():
    def uids(built, address):
        return {str(event["uid"]) for event in Calendar.from_ical(written(built, address)).walk("VEVENT")}

    moved = Settings(site=SiteSettings(first_url=BASE))
    renamed = made(
        objectives=[goal("money/2026-q4/go")], teams=(team("money", aliases=("/teams/pay/",)),),
        settings=moved, base_url="https://new.example/",
    )  # fmt: skip
    assert uids(renamed, "/teams/money/calendar.ics") == uids(made(), "/teams/pay/calendar.ics")
    assert "/teams/pay/calendar.ics" in renamed.pages


def test_no_two_events_are_called_the_same():
    built = made(
        objectives=[goal(), goal("pay/2026-q4/more"), goal("ops/2026-q4/run")], teams=(team("pay"), team("ops"))
    )
    for address in (each for each in built.pages if each.endswith(".ics")):
        uids = [event["uid"] for event in Calendar.from_ical(written(built, address)).walk("VEVENT")]
        assert len(set(uids)) == len(uids)


def test_a_calendar_says_the_same_on_another_day():
    assert written(made()) == written(made(as_of=date(2026, 11, 24)))


def told(days):
    """The days on which a calendar program shows an event."""
    found = []
    for first, repeat in repeating(days):
        step = timedelta(weeks=repeat.weeks) if repeat else timedelta(days=1)
        last = repeat.until if repeat else first
        day = first
        while day <= last:
            found += [day] if not repeat or day not in repeat.skipped else []
            day += step
    return found


MONDAY = date(2026, 10, 5)
PLANS = {
    "none": (),
    "one": (0,),
    "weekly": (0, 7, 14, 21),
    "with a gap": (0, 7, 21, 28),
    "every two weeks, with a gap": (0, 14, 42),
    "the last one earlier": (0, 7, 14, 20),
    "by month": (25, 53, 88),
    "two days a week": (0, 2, 7, 9, 14),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_repeating_tells_exactly_the_days_each_once(plan):
    days = tuple(MONDAY + timedelta(days=offset) for offset in plan)
    assert sorted(told(days)) == list(days)
