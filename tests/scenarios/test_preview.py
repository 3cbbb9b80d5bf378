"""A preview as its author sees it: started, edited, broken, mended, ended."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from urllib.parse import urljoin

import pytest
from project import Project

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
PAGE = "/teams/payments/2026-q4/activation/"
PATIENCE = 120

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends the preview by a signal")


class Preview:
    """The program, running, and one open page that listens."""

    def __init__(self, project: Project, *options: str) -> None:
        command = [sys.executable, "-m", "okrsite_gen", "serve", "--port", "0", *options]
        clean = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(
            command,
            cwd=project.root,
            env=clean,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - as on a terminal
        )
        self.address = re.search(r"http://127\.0\.0\.1:(\d+)/", self._process.stdout.readline())
        self._listening = self._connect()
        self._listening.request("GET", f"/_okrsite/events?page={PAGE[1:]}index.html")
        self._events = self._listening.getresponse()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", int(self.address.group(1)), timeout=PATIENCE)

    def page(self, path: str) -> tuple[int, str]:
        with closing(self._connect()) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()

    def state(self, wanted) -> dict[str, object]:
        """Return the next state that is as `wanted`."""
        while line := self._events.readline():
            if line.startswith(b"data: ") and wanted(state := json.loads(line.removeprefix(b"data: "))):
                return state
        raise AssertionError("the preview has ended")

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the exit code and what was printed last."""
        if self._process.stdout.closed or self._process.poll() is not None:
            self._close()
            return self._process.returncode, ""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGINT)
        said = self._process.stdout.read()
        self._close()
        return self._process.wait(PATIENCE), said

    def _close(self) -> None:
        for stream in (self._process.stdout, self._events, self._listening):
            stream.close()


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def preview(project):
    running = []

    def start(*options: str) -> Preview:
        running.append(Preview(project, "--as-of", "2026-11-20", *options))
        return running[-1]

    yield start
    for each in running:
        each.end()


def built(state) -> bool:
    return bool(state["edition"]) and not state["trouble"]


def text_of(trouble) -> str:
    return "\n".join("".join(text for text, _ in line) for line in trouble["lines"])


def test_a_preview_follows_edits_shows_errors_over_the_last_page_and_recovers(project, preview):
    shown = preview()
    first = shown.state(built)
    status, page = shown.page(PAGE)
    assert status == 200
    assert "Developers go live in a day" in page
    assert f'data-edition="{first["edition"]}"' in page

    project.edit(OBJECTIVE, "Developers go live", "Developers start")
    second = shown.state(lambda state: state["edition"] != first["edition"])
    assert "Developers start in a day" in shown.page(PAGE)[1]

    project.edit(OBJECTIVE, "supports:", "suports:")
    broken = shown.state(lambda state: state["trouble"])
    assert broken["edition"] == second["edition"]
    assert broken["trouble"]["title"] == "1 error keeps your last change from being shown"
    frame = text_of(broken["trouble"])
    assert frame.startswith(f"{OBJECTIVE}:3:1: error: ")
    assert "  3 | suports: [company/2026/grow#arr]\n    | ^^^^^^^" in frame
    status, page = shown.page(PAGE)
    assert (status, "Developers start in a day" in page) == (200, True)

    project.edit(OBJECTIVE, "suports:", "supports:")
    mended = shown.state(built)
    assert mended["edition"] == second["edition"]  # nothing is new, so no page loads again

    code, said = shown.end()
    assert code == 0
    assert frame in said
    assert said.endswith("The preview has ended. okrsite build makes the site to publish.\n")
    assert not project.site.exists()


def test_the_page_that_is_looked_at_is_shown_first_and_not_loaded_again_with_the_site(project, preview):
    file = f"{PAGE[1:]}index.html"
    shown = preview()
    first = shown.state(built)
    project.edit(OBJECTIVE, "Developers go live", "Developers start")
    early = shown.state(lambda state: state["pages"].get(file, state["edition"]) != first["edition"])
    assert early["edition"] == first["edition"]
    assert "Developers start in a day" in shown.page(PAGE)[1]
    whole = shown.state(lambda state: state["edition"] != first["edition"])
    assert whole["pages"] == early["pages"]
    assert f'data-edition="{whole["pages"][file]}"' in shown.page(PAGE)[1]
    assert "Developers start in a day" in shown.page("/teams/payments/2026-q4/")[1]


def test_a_preview_that_was_never_good_says_why_and_recovers(project, preview):
    project.edit(OBJECTIVE, "supports:", "suports:")
    shown = preview()
    shown.state(lambda state: state["trouble"])
    status, page = shown.page("/")
    assert status == 503
    assert "suports" in page
    assert f"{OBJECTIVE}:3:1" in page
    project.edit(OBJECTIVE, "suports:", "supports:")
    shown.state(built)
    assert shown.page("/")[0] == 200


@pytest.mark.slow
def test_a_preview_outlives_a_broken_configuration_and_a_lost_content_folder(project, preview):
    shown = preview()
    shown.state(built)
    project.write({"okrsite.yml": "sites: {}\n"})
    assert "okrsite.yml:1:1" in text_of(shown.state(lambda state: state["trouble"])["trouble"])
    project.write({"okrsite.yml": None})
    shown.state(built)
    (project.root / "content").rename(project.root / "away")
    assert "content" in shown.state(lambda state: state["trouble"])["trouble"]["title"]
    (project.root / "away").rename(project.root / "content")
    edition = shown.state(built)["edition"]
    project.edit(OBJECTIVE, "Developers go live", "Developers start")
    shown.state(lambda state: state["edition"] != edition)


@pytest.mark.slow
def test_a_preview_whose_folder_was_deleted_is_built_again(project, preview):
    shown = preview()
    shown.state(built)
    shutil.rmtree(project.root / ".okrsite")
    end = time.monotonic() + PATIENCE
    while shown.page(PAGE)[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.2)
    project.edit(OBJECTIVE, "Developers go live", "Developers start")
    while "Developers start in a day" not in shown.page(PAGE)[1]:
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.mark.slow
def test_a_restart_answers_with_the_last_good_site_although_the_content_is_broken(project, preview):
    shown = preview()
    edition = shown.state(built)["edition"]
    shown.end()
    project.edit(OBJECTIVE, "supports:", "suports:")
    shown = preview()
    assert shown.page(PAGE)[0] == 200
    assert shown.state(lambda state: state["trouble"])["edition"] == edition


@pytest.mark.slow
def test_a_theme_of_ones_own_counts_from_the_moment_that_it_is_there(project, preview):
    shown = preview()
    first = shown.state(built)["edition"]
    project.write({"themes/own/theme.yml": "name: own\n", "okrsite.yml": "theme: {name: own}\n"})
    second = shown.state(lambda state: state["edition"] != first and built(state))["edition"]
    project.write({"themes/own/assets/css/components/own.css": "p { color: teal }\n"})
    shown.state(lambda state: state["edition"] != second and built(state))
    style = re.search(r'<link rel="stylesheet" href="([^"]+)"', shown.page("/")[1]).group(1)
    assert "teal" in shown.page(urljoin("/", style))[1]


@pytest.mark.slow
def test_a_preview_in_the_folder_that_holds_the_content_itself(project, preview):
    project.write({"okrsite.yml": "content: [.]\n"})
    for file in (project.root / "content").iterdir():
        file.rename(project.root / file.name)
    shown = preview()
    shown.state(built)
    assert shown.page(PAGE)[0] == 200


@pytest.mark.slow
def test_whoever_kills_the_program_leaves_nothing_behind_that_answers(project, preview):
    shown = preview()
    shown.state(built)
    shown._process.kill()
    with pytest.raises(AssertionError, match="ended"):
        shown.state(lambda state: False)
    assert "has ended" not in shown._process.stdout.read()  # returns once no process can write there any more
    with pytest.raises(ConnectionRefusedError):
        shown.page("/")
