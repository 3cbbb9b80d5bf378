"""Links in texts, pictures, and old addresses."""

from __future__ import annotations

import pytest


def titled(*paths: str) -> dict[str, str]:
    """Return objectives without anything but a title."""
    return {f"teams/{path}.md": "title: T\n" for path in paths}


KEYED = "title: T\nkey_results:\n  - id: Rate\n    title: R\n  - title: Without id\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("See [[b/up]] and [[b/up#rate|the rate]] and [[@maria]].", []),
        ("See [[gone]].", ["REF001 :5 `gone` leads nowhere: there is no objective `a/2026-Q4/gone`."]),
        ("\nSee [[@mario]].", ["REF004 :6 There is no person `@mario`."]),
        ("[up](../../b/2026-Q4/up.md#rate) [team](../../b/) [folder](../../b/2026-Q4)", []),
        ("[cycle](../../../cycles/2026-Q4.md) [self](x.md#words)", []),
        ("[csv](../../../metrics/nps.csv) ![p](../../../assets/a%20b.png) [root](/assets/a%20b.png)", []),
        ("[out](https://example.com/x.md) [here](#words)", []),
        ("[u](../b/up.md)", ["REF008 :5 The link `../b/up.md` leads nowhere: there is no such file in the content."]),
        ("![p](p.png)", ["REF008 :5 The picture `p.png` leads nowhere: there is no such file in the content."]),
    ],
)
def test_links_in_texts_lead_somewhere_or_are_reported(read, body, said):
    found = read(
        {
            "assets/a b.png": "PNG",
            "cycles/2026-Q4.md": "name: Q4\n",
            "people/maria.md": "name: Maria\n",
            "metrics/nps.csv": "2026-11-01,40\n",
            "teams/b/team.md": "name: B\n",
            "teams/b/2026-Q4/up.md": KEYED,
            "teams/a/2026-Q4/x.md": f"title: X\nowner: maria\n---\n{body}\n",
        }
    )
    assert [one.replace("teams/a/2026-Q4/x.md", "") for one in found.said()] == said


def test_links_in_front_matter_are_followed_too(read):
    found = read({"teams/a/2026-Q4/x.md": 'title: "As [[gone]] says"\n'})
    assert found.said() == [
        "REF001 teams/a/2026-Q4/x.md:2 `gone` leads nowhere: there is no objective `a/2026-Q4/gone`."
    ]


def test_outside_teams_a_reference_needs_its_full_form(read):
    found = read({**titled("a/2026-Q4/x"), "pages/how.md": "title: How\n---\n[[a/x]] [[a/2026-Q4/x]]\n"})
    assert found.said() == ["REF009 pages/how.md:4 `a/x` does not say which team and cycle it means."]


@pytest.mark.parametrize("written", ["assets/maria.jpg", "/assets/maria.jpg", "../assets/maria.jpg"])
def test_a_persons_picture_is_found_among_the_assets(read, written):
    org = read({"assets/maria.jpg": "JPG", "people/maria.md": f"picture: {written}\n"}).org()
    assert org.people["maria"].picture == "assets/maria.jpg"


@pytest.mark.parametrize("written", ["maria.jpg", "https://example.com/maria.jpg"])
def test_a_persons_picture_that_is_no_asset_is_reported_and_left_out(read, written):
    found = read({"people/maria.md": f"picture: {written}\n"})
    assert (found.org().people["maria"].picture, [one[:6] for one in found.said()]) == ("", ["REF008"])


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("aliases: [/old/]", "aliases: [/OLD]", "/OLD"),
        ("aliases: [/teams/b/2026-Q4/y/]", "priority: P1", "/teams/b/2026-Q4/y/"),
        ("aliases: [/old/]", "aliases: [/older/]", ""),
    ],
)
def test_an_old_address_leads_to_one_thing_only(read, first, second, taken):
    found = read({"teams/a/2026-Q4/x.md": f"title: X\n{first}\n", "teams/b/2026-Q4/y.md": f"title: Y\n{second}\n"})
    kept = [alias for one in found.org().objectives.values() for alias in one.aliases]
    assert [one[:6] for one in found.said()] == (["ORG002"] if taken else [])
    assert taken not in kept


def test_old_ids_of_key_results_are_not_those_of_others(read):
    front = "title: X\nkey_results:\n  - id: a\n    title: A\n    aliases: [b, c]\n  - id: b\n    title: B\n"
    found = read({"teams/a/2026-Q4/x.md": front})
    assert found.org().objectives["a/2026-q4/x"].key_results[0].aliases == ("c",)
    assert found.said() == ["ORG002 teams/a/2026-Q4/x.md:6 The old address `b` is taken by another key result here."]
