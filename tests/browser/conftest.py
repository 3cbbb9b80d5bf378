"""One browser, one build of each site and one visit to each page serve all tests of this folder."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import chromium
import pytest
from hostile import HOSTILE, RIGHT_TO_LEFT
from local_server import serve
from observe import EVERY_LOOK, FEW_LOOKS
from project import Project
from sites import Site, build_site, copy_of_demo

HERE = "tests/browser/"
CONTEXT = {"reduced_motion": "reduce", "locale": "en-GB", "timezone_id": "UTC"}


def pytest_collection_modifyitems(items):
    """Mark what needs a browser, and let it come last: whoever broke something quicker to see should see that first."""
    ours = [item for item in items if HERE in item.path.as_posix()]
    for item in ours:
        item.add_marker("browser")
    others = [item for item in items if HERE not in item.path.as_posix()]
    items[:] = [*others, *ours]


@pytest.fixture(scope="session")
def looks(request):
    """How each kind of page is looked at: in few ways unless every look is asked for."""
    return EVERY_LOOK if request.config.getoption("--every-look") else FEW_LOOKS


@pytest.fixture(scope="session")
def browser():
    chromium.demand()
    with chromium.launched() as running:
        yield running


@pytest.fixture(scope="session")
def serving():
    """Return a function that serves a site until the tests end."""
    with ExitStack() as stack:

        def at_its_prefix(site: Site) -> Site:
            return replace(site, origin=stack.enter_context(serve(site.folder, site.prefix)))

        yield at_its_prefix


@pytest.fixture(scope="session")
def demo(browser, serving, tmp_path_factory) -> Site:
    """The demo company, served below a prefix as project sites are."""
    folder = tmp_path_factory.mktemp("demo")
    project = copy_of_demo(folder / "project")
    return serving(build_site("demo", project, folder / "site", base_url="https://okrs.example/repo/"))


@pytest.fixture(scope="session")
def hostile(browser, serving, tmp_path_factory) -> Site:
    """An organisation in which everything is too long, too many, missing or broken."""
    project = Project(tmp_path_factory.mktemp("hostile"), HOSTILE)
    return serving(build_site("hostile", project.root, project.site))


@pytest.fixture(scope="session")
def right_to_left(browser, serving, tmp_path_factory) -> Site:
    project = Project(tmp_path_factory.mktemp("rtl"), RIGHT_TO_LEFT)
    return serving(build_site("right to left", project.root, project.site))


@pytest.fixture(scope="session")
def with_script(browser):
    context = browser.new_context(**CONTEXT)
    yield context
    context.close()


@pytest.fixture(scope="session")
def without_script(browser):
    context = browser.new_context(java_script_enabled=False, **CONTEXT)
    yield context
    context.close()


@pytest.fixture
def tab(with_script):
    """An empty tab that is closed again."""
    page = with_script.new_page()
    yield page
    page.close()
