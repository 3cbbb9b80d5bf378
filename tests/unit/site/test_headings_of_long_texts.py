"""Links to a heading of a text that is too long for its page lead to the page that holds it."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

import pytest
from site_orgs import goal, organisation, site, team

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage
from okrsite_gen.site.long_texts import LONGEST, LONGEST_PAGE

_FILLER = "A line that says little. " * 20


def chapters(names, size):
    """A text of at least `size` characters, with its chapters of equal length."""
    each = size // len(names) // len(_FILLER) + 1
    return "\n\n".join(f"## {name}\n\n" + "\n\n".join([_FILLER] * each) for name in names)


LONG = chapters(["Begin", "Middle", "Späte Antwort", "End"], 3 * LONGEST_PAGE)


def page(key, body):
    return FreePage(key, key.title(), Place(f"content/pages/{key}.md"), body=body)


def built(long=LONG, **others):
    pages = (page("long", long), *(page(key, body) for key, body in others.items()))
    return site(organisation([], pages=pages))


def holders(made, anchor):
    """The pages that have a heading with this id."""
    return [address for address in made.pages if re.search(rf'<h\d[^>]* id="{anchor}"', made.html(address))]


def leads(made, address, words):
    """Where the one link with these words on a page leads."""
    (href,) = re.findall(rf'href="([^"]*)"[^>]*>{words}<', made.html(address))
    return unquote(urljoin(address, href))


def test_a_link_from_another_page_leads_to_the_part_with_the_heading():
    made = built(other="[last](long.md#end), [first](long.md#begin) and [none](long.md#nothing)")
    (holder,) = holders(made, "end")
    assert holder.startswith("/pages/long/text.all/page-")
    assert leads(made, "/pages/other/", "last") == f"{holder}#end"
    assert leads(made, "/pages/other/", "first") == "/pages/long/#begin"
    assert leads(made, "/pages/other/", "none") == "/pages/long/"


def test_the_contents_of_each_part_name_all_headings_with_their_pages():
    made = built()
    (holder,) = holders(made, "end")
    for address in ("/pages/long/", holder):
        contents = made.html(address).partition('class="contents"')[2].partition("</nav>")[0]
        found = [unquote(urljoin(address, href)) for href in re.findall(r'href="([^"]*)"', contents)]
        assert (found[0], found[-1], len(found)) == ("/pages/long/#begin", f"{holder}#end", 4)


@pytest.mark.parametrize("written", ["[there](#end)", '<a href="#end">there</a>', "[there][1]\n\n[1]: #end"])
def test_a_link_within_the_text_leads_across_its_pages(written):
    made = built(f"{written}\n\n{LONG}")
    (holder,) = holders(made, "end")
    assert leads(made, "/pages/long/", "there") == f"{holder}#end"


@pytest.mark.parametrize("written", ["späte-antwort", "sp%C3%A4te-antwort"])
def test_headings_in_other_letters_are_found_as_written_and_as_a_browser_writes_them(written):
    made = built(f"[within](#{written})\n\n{LONG}", other=f"[across](long.md#{written})")
    (there,) = holders(made, "späte-antwort")
    assert leads(made, "/pages/other/", "across") == f"{there}#späte-antwort"
    assert leads(made, "/pages/long/", "within") == f"{there}#späte-antwort"


def test_a_heading_that_comes_twice_is_named_as_in_the_whole_text():
    twice = chapters(["Examples", "More", "Examples"], 3 * LONGEST_PAGE)
    made = built(twice, other="[second](long.md#examples-1)")
    first, *_, second = holders(made, "examples")
    assert first == "/pages/long/"
    assert leads(made, "/pages/other/", "second") == f"{second}#examples"


def test_texts_of_teams_and_objectives_are_reached_by_their_headings_too():
    about = chapters(["Why", "How", "Then"], 3 * LONGEST)
    folder = "../teams/payments"
    org = organisation(
        [goal("payments/2026-q4/a", body=about)],
        teams=(team("payments", body="## Whom to ask\n\nAnn."),),
        pages=(page("other", f"[ask]({folder}/team.md#whom-to-ask) [then]({folder}/2026-Q4/a.md#then)"),),
    )
    made = site(org)
    assert leads(made, "/pages/other/", "ask") == "/teams/payments/#about.whom-to-ask"
    address, _, anchor = leads(made, "/pages/other/", "then").partition("#")
    assert address.startswith("/teams/payments/2026-q4/a/text.about/")
    assert address in holders(made, anchor)
