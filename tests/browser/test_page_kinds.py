"""Every kind of page can be read by everybody: on a phone, in the dark, with a screen reader, without scripts."""

from __future__ import annotations

import pytest
from observe import EVERY_LOOK, FEW_LOOKS, visit_page
from sites import KINDS

HARD = (
    "home", "objective", "team", "team_cycle", "cycle", "alignment", "attention", "dependencies", "check_ins", "people",
    "quality",
)  # fmt: skip
"""Kinds that hold what people write; looked at with hostile content too."""
MIRRORED = ("home", "objective", "team_cycle", "alignment", "dependencies", "check_ins")
"""Kinds that are looked at from right to left."""
VISITS = (
    *(("demo", kind) for kind in KINDS),
    *(("hostile", kind) for kind in HARD),
    *(("right to left", kind) for kind in MIRRORED),
)


@pytest.fixture(scope="module", params=VISITS, ids=lambda visit: "-".join(visit).replace(" ", "-"))
def visit(request, demo, hostile, right_to_left, with_script, without_script):
    name, kind = request.param
    site = {"demo": demo, "hostile": hostile, "right to left": right_to_left}[name]
    looks = EVERY_LOOK if name == "demo" else FEW_LOOKS
    if kind not in site.samples:
        site, looks = hostile, FEW_LOOKS
    assert kind in site.samples, f"no page is drawn with {kind}.html: add content for one to the demo or to hostile.py"
    return visit_page(with_script, without_script, site, kind, looks)


def test_axe_objects_to_nothing(visit):
    objections = [f"{', '.join(looks)}: {objection}" for objection, looks in visit.judged.items()]
    assert objections == [], f"{visit.page}:\n" + "\n".join(objections)


def test_no_page_scrolls_sideways(visit):
    assert visit.sideways == [], f"{visit.page}:\n" + "\n".join(visit.sideways)


def test_the_console_stays_silent_and_every_request_stays_here_and_succeeds(visit):
    complaints = [*visit.console, *(f"asks elsewhere: {request}" for request in visit.foreign), *visit.failed]
    assert complaints == [], f"{visit.page}:\n" + "\n".join(complaints)


def test_all_text_is_there_without_javascript(visit):
    assert visit.texts > 0
    assert visit.lost == [], f"{visit.page} shows this only with JavaScript:\n" + "\n".join(visit.lost)
