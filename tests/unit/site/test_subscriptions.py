"""Feeds of everything, teams, objectives, weeks and changed targets."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from decimal import Decimal

import feedparser
import pytest
from atom_rules import ATOM, faults
from site_orgs import check_in, hidden, metric_kr, objective, organisation, owner, site, team, update

from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import KeyResultState, Outcome, State
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.model.values import Value

BASE = "https://okra.example/a/"
GO = "pay/2026-q4/go"
RATE = f"{GO}#rate"
HOSTILE = "A ]]> & <b>b</b> \x07 \u202e 🎉 [x](javascript:alert) \n\n# y"


def goal(key=GO, **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%"), **fields)


def said(day, value="40%", **fields):
    return check_in("pay", "2026-q4", day, update(RATE, value), **fields)


def made(*check_ins, objectives=None, settings=None, as_of=date(2026, 11, 20), base_url=BASE, org=None, **parts):
    known = {"teams": (team("pay", "Payments"),)} | parts
    org = org or organisation([goal()] if objectives is None else objectives, check_ins, **known)
    return site(org, settings=settings, as_of=as_of, base_url=base_url)


def entries(built, address):
    return ET.fromstring(built.html(address).encode()).findall(f"{ATOM}entry")


def titles(built, address):
    return [entry.findtext(f"{ATOM}title") for entry in entries(built, address)]


def ids(built, address):
    return [entry.findtext(f"{ATOM}id") for entry in entries(built, address)]


def feeds(built):
    return [address for address in built.pages if address.endswith(".atom")]


def hostile():
    check_ins = (
        said("2026-11-06", asks=HOSTILE, wins=f"- {HOSTILE}"),
        said("2026-11-13", "10%"),
        check_in("other", "2026-q4", "2026-11-13", update(RATE, "20%")),
    )
    return made(
        *check_ins,
        objectives=[goal(title=HOSTILE), goal("other/2026-q4/empty")],
        teams=(team("pay", HOSTILE), team("other")),
    )


def test_all_feeds_keep_to_the_rules_of_atom_whatever_people_write():
    built = hostile()
    assert len(feeds(built)) == 6
    assert [fault for address in feeds(built) for fault in faults(built.html(address).encode())] == []


def test_feed_readers_find_no_fault():
    built = hostile()
    for address in feeds(built):
        read = feedparser.parse(built.html(address).encode())
        assert not read.bozo, (address, read.get("bozo_exception"))
        assert all("<script" not in entry.content[0].value for entry in read.entries)


def test_a_team_has_a_feed_of_its_check_ins():
    built = made(said("2026-11-06"), said("2026-11-13"))
    assert titles(built, "/teams/pay/feed.atom") == ["Payments checked in for Q4 2026"] * 2


def test_an_objective_has_a_feed_that_tells_what_was_said_and_how_its_status_turned():
    built = made(said("2026-11-06", "50%"), said("2026-11-13", "2%"))
    assert titles(built, "/teams/pay/2026-q4/go/feed.atom") == ["At risk: Go", "On track: Go"]
    told = entries(built, "/teams/pay/2026-q4/go/feed.atom")[0].findtext(f"{ATOM}content")
    assert "on track → at risk" in told
    assert "Value: 50\xa0% → 2\xa0%." in told


def test_what_was_said_of_an_objective_is_titled_with_what_moved():
    second = metric_kr(GO, "share", "0%", "100%", position=2)
    both = objective(GO, metric_kr(GO, "rate", "0%", "100%"), second)
    built = made(
        said("2026-11-04", "30%"),
        said("2026-11-06"),
        check_in("pay", "2026-q4", "2026-11-13", update(RATE, "42%"), update(f"{GO}#share", confidence=9)),
        check_in("pay", "2026-q4", "2026-11-18", update(RATE, "42%"), update(f"{GO}#share", confidence=8)),
        check_in("pay", "2026-q4", "2026-11-19", update(RATE, note="The bank is slow")),
        objectives=[both],
    )
    address = "/teams/pay/2026-q4/go/feed.atom"
    assert [title for title in titles(built, address) if not title.endswith(": Go")] == [
        "Share: confidence 9 → 8 of 10",
        "Rate: 30\xa0% → 40\xa0%",
        "Rate: 30\xa0%",
    ]
    told = " ".join(entry.findtext(f"{ATOM}content") for entry in entries(built, address))
    assert "Value: 30\xa0% → 40\xa0%." in told
    assert "Confidence: 9 → 8 of 10." in told


def test_a_title_counts_what_else_moved():
    both = objective(GO, metric_kr(GO, "rate", "0%", "100%"), metric_kr(GO, "share", "0%", "100%", position=2))
    told = (check_in("pay", "2026-q4", f"2026-11-{day}", update(RATE, value), update(f"{GO}#share", value))
            for day, value in (("04", "30%"), ("06", "40%")))  # fmt: skip
    built = made(*told, objectives=[both])
    assert "Rate: 30\xa0% → 40\xa0%, and one more" in titles(built, "/teams/pay/2026-q4/go/feed.atom")


def test_what_was_closed_is_news_for_everybody():
    closed = goal(state=State.CLOSED, closed_as=Outcome.ACHIEVED, closed_on=date(2026, 11, 16))
    built = made(said("2026-11-06"), objectives=[closed])
    assert titles(built, "/feed.atom") == ["Closed, achieved: Go", "Payments checked in for Q4 2026"]


def test_an_objective_of_a_cycle_that_is_over_has_no_feed_and_its_page_names_none():
    built = made(said("2026-11-06"), as_of=date(2027, 3, 1))
    assert "/teams/pay/2026-q4/go/feed.atom" not in built.pages
    assert built.view("/teams/pay/2026-q4/go/").frame.own_feed is None


def test_pages_name_their_own_feed_before_that_of_everything():
    built = made(said("2026-11-06"))
    html = built.html("/teams/pay/2026-q4/go/")
    assert html.index('title="Go · OKRs" href="../../../../teams/pay/2026-q4/go/feed.atom"') < html.index(
        'title="OKRs: all news" href="../../../../feed.atom"'
    )
    assert "Follow: feed" in built.text("/teams/pay/2026-q4/go/")
    assert "Follow feed, calendar" in built.text("/teams/pay/")


def test_how_to_follow_a_team_stands_with_whom_to_ask_and_takes_a_place_of_its_own_only_without():
    pay = team("pay", "Payments", contact="#pay", champion=owner("Li"))
    told = made(teams=(pay,)).text("/teams/pay/")
    assert "Lead Questions: #pay OKR champion: Li Follow: feed, calendar" in told


def test_every_address_of_a_feed_that_a_page_names_exists():
    built = made(said("2026-11-06"), org=None)
    named = {page.view.frame.own_feed for page in built.pages.values() if hasattr(page.view, "frame")}
    assert {link.address for link in named if link} <= set(feeds(built))


def test_entries_keep_their_ids_when_a_team_and_its_objective_are_renamed():
    before = made(said("2026-11-06"))
    renamed = organisation(
        [goal("money/2026-q4/start", aliases=("/teams/pay/2026-q4/go/",))],
        [check_in("money", "2026-q4", "2026-11-06", update("money/2026-q4/start#rate", "40%"))],
        teams=(team("money", aliases=("/teams/pay/",)),),
    )
    after = made(org=renamed)
    for old, new in (("/feed.atom",) * 2, ("/teams/pay/feed.atom", "/teams/money/feed.atom")):
        assert ids(after, new) == ids(before, old)
    own = ids(after, "/teams/money/2026-q4/start/feed.atom")
    assert own == ids(before, "/teams/pay/2026-q4/go/feed.atom")
    assert f"{BASE}teams/pay/2026-q4/go/#part.check-in-2026-11-06-pay" in own


def test_who_follows_an_old_address_gets_the_same_feed():
    built = made(said("2026-11-06"), teams=(team("pay", aliases=("/teams/money/",)),))
    assert built.html("/teams/money/feed.atom") == built.html("/teams/pay/feed.atom")
    assert f'rel="self" type="application/atom+xml" href="{BASE}teams/pay/feed.atom"' in built.html(
        "/teams/money/feed.atom"
    )
    assert built.pages["/teams/money/"].template == "redirect.html"


def test_an_address_that_git_saw_has_the_same_feed_and_calendar():
    names = {("team", "pay"): ("money",), ("objective", GO): ("money/2026-q4/start",)}
    org = organisation([goal()], [said("2026-11-06")], teams=(team("pay", "Payments"),))
    built = made(org=replace(org, history=History(known=True, former_names=names)))
    for old, now in (
        ("/teams/money/feed.atom", "/teams/pay/feed.atom"),
        ("/teams/money/calendar.ics", "/teams/pay/calendar.ics"),
        ("/teams/money/2026-q4/start/feed.atom", "/teams/pay/2026-q4/go/feed.atom"),
    ):
        assert built.html(old) == built.html(now)


MOVED = "money/2026-q4/start"
"""Where the usual objective stands after its team and itself were renamed."""
SEEN = {
    ("team", "money"): "pay",
    ("objective", MOVED): GO,
    ("check-in", "money/2026-q4/2026-11-06"): "pay/2026-q4/2026-11-06",
}


def moved(history, **fields):
    """Return the ids of all feeds' entries after the renames, of which the history tells."""
    goal_now = objective(MOVED, metric_kr(MOVED, "share", "0%", "100%"), **fields)
    told = check_in("money", "2026-q4", "2026-11-06", update(f"{MOVED}#share", "40%"))
    built = made(org=replace(organisation([goal_now], [told], teams=(team("money", "Payments"),)), history=history))
    return {each.partition("#")[0]: each for feed in feeds(built) for each in ids(built, feed)}


def test_entries_keep_their_ids_through_renames_that_git_saw_from_the_beginning():
    names = {named: (first,) for named, first in SEEN.items() if named[0] != "check-in"}
    history = History(True, first_names=SEEN, former_names=names, former_anchors={f"{MOVED}#share": ("rate",)})
    expected = {f"{BASE}teams/{GO}/", f"{BASE}teams/pay/2026-q4/check-ins/"}
    assert expected <= set(moved(history))
    assert not [each for each in moved(history) if "money" in each]
    assert moved(history, aliases=(f"/teams/{GO}/",)) == moved(history)


def test_entries_take_no_ids_from_a_clone_that_knows_only_the_latest_names():
    history = History(True, first_names=SEEN, since=date(2026, 11, 1))
    assert moved(history) == moved(History())
    assert [each for each in moved(history) if "money" in each]


def test_a_first_name_that_something_else_has_now_is_nobodys():
    history = History(True, first_names={("objective", "pay/2026-q4/new"): GO})
    org = replace(organisation([goal(), goal("pay/2026-q4/new")], [], teams=(team("pay"),)), history=history)
    told = made(org=org)
    assert f"{BASE}teams/pay/2026-q4/new/feed.atom" in told.html("/teams/pay/2026-q4/new/feed.atom")


def test_an_alias_that_git_does_not_know_is_older_than_what_git_saw_first():
    history = History(True, first_names={("objective", "pay/2026-q4/new"): "pay/2026-q4/middle"})
    told = objective("pay/2026-q4/new", metric_kr("pay/2026-q4/new", "rate", "0%", "100%"), aliases=(f"/teams/{GO}/",))
    built = made(org=replace(organisation([told], [], teams=(team("pay"),)), history=history))
    assert f"<id>{BASE}teams/{GO}/feed.atom</id>" in built.html("/teams/pay/2026-q4/new/feed.atom")


def test_an_alias_at_which_something_else_stands_now_names_nothing():
    built = made(
        said("2026-11-06"),
        objectives=[goal(), goal("pay/2026-q4/new", aliases=("/teams/pay/2026-q4/go/",))],
    )
    found = [ET.fromstring(built.html(one).encode()).findtext(f"{ATOM}id") for one in feeds(built)]
    assert len(set(found)) == len(found)


def test_ids_stay_when_the_site_moves_and_says_where_it_stood_first():
    before = made(said("2026-11-06"))
    moved = Settings(site=SiteSettings(first_url=BASE))
    after = made(said("2026-11-06"), settings=moved, base_url="https://new.example/")
    for address in ("/feed.atom", "/teams/pay/feed.atom"):
        assert ids(after, address) == ids(before, address)
    assert 'href="https://new.example/teams/pay/"' in after.html("/teams/pay/feed.atom")


def test_a_feed_does_not_change_from_day_to_day():
    today, later = made(said("2026-11-18")), made(said("2026-11-18"), as_of=date(2026, 11, 21))
    for address in ("/feed.atom", "/teams/pay/feed.atom", "/teams/pay/2026-q4/go/feed.atom"):
        assert today.html(address) == later.html(address)


def test_the_weekly_feed_tells_weeks_that_are_over():
    built = made(said("2026-11-06"), said("2026-11-19"))
    assert titles(built, "/updates/weekly.atom") == ["Week 45, 2026", "Week 40, 2026"]
    assert entries(built, "/updates/weekly.atom")[0].findtext(f"{ATOM}updated") == "2026-11-08T12:00:00Z"
    told = entries(built, "/updates/weekly.atom")[0].findtext(f"{ATOM}content")
    assert "one key result moved" in told
    assert f'<a href="{BASE}teams/pay/2026-q4/go/#rate">Rate</a> – 0\xa0% → 40\xa0% · +40 points' in told


@pytest.fixture
def lowered():
    change = Change(
        day=date(2026, 11, 12), entity=RATE, name="target", before="100%", after="80%", author="", commit="",
        reason="Norway moved", value_before=Value(Decimal(100), "%", "100%", suffix="%"),
        value_after=Value(Decimal(80), "%", "80%", suffix="%"),
    )  # fmt: skip
    org = organisation([goal()], [said("2026-11-06")], teams=(team("pay", "Payments"),))
    return replace(org, history=History(known=True, changes=(change,)))


def test_changed_targets_have_a_feed_and_stand_in_those_of_team_and_objective(lowered):
    built = made(org=lowered)
    for address in (
        "/updates/changed-targets.atom", "/feed.atom", "/teams/pay/feed.atom", "/teams/pay/2026-q4/go/feed.atom",
    ):  # fmt: skip
        assert "Target made easier: Rate" in titles(built, address)
    told = entries(built, "/updates/changed-targets.atom")[0].findtext(f"{ATOM}content")
    assert "100\xa0% → 80\xa0%" in told
    assert "Reason: Norway moved" in told
    assert "Changed targets (feed)" in built.text("/updates/")


def test_two_changes_of_one_day_are_two_entries_and_the_first_keeps_its_id(lowered):
    (change,) = lowered.history.changes
    half = Value(Decimal(50), "%", "50%", suffix="%")
    again = replace(change, before="80%", after="50%", value_before=change.value_after, value_after=half)
    twice = made(org=replace(lowered, history=History(known=True, changes=(change, again))))
    for address in ("/updates/changed-targets.atom", "/feed.atom", "/teams/pay/2026-q4/go/feed.atom"):
        told = ids(twice, address)
        assert len(told) == len(set(told))
        assert set(told) > set(ids(made(org=lowered), address))


@pytest.mark.parametrize(("state", "title"), [("dropped", "Dropped: Rate"), ("deferred", "Put off to later: Rate")])
def test_a_key_result_that_was_given_up_is_called_what_it_is(state, title):
    change = Change(date(2026, 11, 12), RATE, "state", "", state, "", "", "Norway moved")
    given_up = objective(GO, metric_kr(GO, "rate", "0%", "100%", state=KeyResultState(state)))
    org = organisation([given_up], [said("2026-11-06")], teams=(team("pay", "Payments"),))
    built = made(org=replace(org, history=History(known=True, changes=(change,))))
    assert titles(built, "/updates/changed-targets.atom") == [title]


def test_without_a_history_there_is_no_feed_of_changed_targets():
    assert "/updates/changed-targets.atom" not in made(said("2026-11-06")).pages


def test_a_build_that_hides_anything_tells_feeds_only_what_it_shows():
    org = hidden(organisation([goal()], [said("2026-11-06")], teams=(team("pay", "Payments"),)))
    built = made(org=org)
    assert "not checked in" not in built.html("/updates/weekly.atom").lower()


def test_an_alias_below_the_address_of_a_feed_is_refused():
    built = made(objectives=[goal(aliases=("/teams/pay/feed.atom",))])
    assert [finding.code for finding in built.findings] == ["SIT011"]
