"""What holds for every page that is visited, whichever site it is of; a test file brings its own visits."""

from __future__ import annotations


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
