"""What a change means for the pages that are open: proofs first, the whole site behind them."""

from __future__ import annotations

import multiprocessing
import os
import time
from contextlib import nullcontext
from datetime import date, datetime, timezone

import pytest

from okrsite_gen.errors import OkrsiteError, ThemeError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.preview import PreviewFolder
from okrsite_gen.pipeline.proofs import Proof
from okrsite_gen.pipeline.report import BuildReport, Written
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.serve import preview as preview_module
from okrsite_gen.serve import whole_build
from okrsite_gen.serve.preview import Preview, trouble_of

OPEN = "teams/pay/index.html"


class Silent:
    """A narrator that remembers what it should have told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def working(self):
        return nullcontext(lambda *_: None)

    def listening(self, address):
        self.told.append(address)

    def built(self, report):
        self.told.append(report)

    def failed(self, failure):
        self.told.append(failure)

    def frames(self, findings):
        return iter([((finding.message, ""),) for finding in findings])


class Pages:
    """The builder's end of the line, with everything that it was told."""

    def __init__(self) -> None:
        self.line, self._theirs = multiprocessing.Pipe()
        self.changed = False
        self.open_pages = frozenset({OPEN})
        self.heard: list[tuple[object, ...]] = []

    def follow(self, surroundings):
        pass

    def show(self, edition, change, proofs):
        self.heard.append(("shown", change, dict(proofs)))

    def post(self, edition, trouble, change=0):
        self.heard.append(("posted", change, trouble and trouble.title))

    def save(self):
        self._theirs.send("changed")

    def hear(self):
        while self.line.poll():
            self.line.recv()
            self.changed = True
        return iter(())


class Drawing:
    """Draws proofs out of a list of what they become."""

    def __init__(self, outcomes) -> None:
        self.outcomes = list(outcomes)

    def proof(self, request, paths, progress):
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def finding(number: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("FLD001", severity, Place("a.md"), f"Fault {number}.")


def report(*findings: Diagnostic, written: Written | None = None) -> BuildReport:
    return BuildReport(findings, date(2026, 11, 20), 1, written=written)


def good(body: bytes = b"new") -> Proof:
    return Proof(report(), {OPEN: body})


pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="forks")


@pytest.fixture
def preview(tmp_path, monkeypatch):
    """Return a function that makes a preview of given proofs and builds."""

    def make(proofs, build):
        monkeypatch.setattr(whole_build, "may_fork", lambda: True)
        monkeypatch.setattr(preview_module, "Proofs", lambda _: Drawing(proofs))
        monkeypatch.setattr(preview_module, "build", lambda request, progress, compiled: build(progress))
        request = BuildRequest(Request(tmp_path, datetime(2026, 11, 20, tzinfo=timezone.utc)), tmp_path / "site")
        made = Preview(PreviewFolder(tmp_path, "options"), Pages(), lambda _: request, Silent())
        made.pages, made.narrator = made._pages, made._narrator
        return made

    return make


def save_when_built(pages: Pages, built: int) -> None:
    """Have the next change come once so many builds have been told of."""
    told = pages.post

    def post(edition, trouble, change=0):
        told(edition, trouble, change)
        if sum(each[0] == "posted" and each[1] > 0 for each in pages.heard) == built:
            pages.save()

    pages.post = post


def test_open_pages_are_shown_before_the_site_is_built(preview, tmp_path):
    shown = preview([good()], lambda _: report(written=Written(tmp_path)))
    save_when_built(shown.pages, 1)
    shown.follow_change()
    assert shown.pages.heard == [("shown", 1, {OPEN: b"new"})]
    shown.build_until_change()
    assert shown.pages.heard[1:] == [("posted", 1, None)]


def test_errors_are_told_at_once_and_nothing_is_built(preview):
    shown = preview([Proof(report(finding(1)))], lambda _: pytest.fail("nothing is to be built"))
    shown.follow_change()
    shown.pages.save()
    shown.build_until_change()
    assert shown.pages.heard == [("posted", 0, "1 error keeps your last change from being shown")]


def test_a_change_during_a_build_is_shown_before_that_ends_and_built_after_it(preview, tmp_path):
    slow = tmp_path / "go on"

    def build(_):
        while not slow.exists():
            time.sleep(0.01)
        return report(written=Written(tmp_path))

    shown = preview([good(b"one"), good(b"two")], build)
    shown.follow_change()
    shown.pages.save()
    shown.build_until_change()
    shown.follow_change()
    assert shown.pages.heard == [("shown", 1, {OPEN: b"one"}), ("shown", 2, {OPEN: b"two"})]
    slow.touch()
    save_when_built(shown.pages, 2)
    shown.build_until_change()
    assert shown.pages.heard[2:] == [("posted", 1, None), ("posted", 2, None)]


def test_a_build_of_older_files_does_not_take_back_what_is_wrong_with_newer_ones(preview, tmp_path):
    shown = preview([good(), Proof(report(finding(1)))], lambda _: report(written=Written(tmp_path)))
    shown.follow_change()
    shown.pages.save()
    shown.build_until_change()
    shown.follow_change()
    save_when_built(shown.pages, 1)
    shown.build_until_change()
    assert shown.pages.heard[-1] == ("posted", 1, "1 error keeps your last change from being shown")


def test_without_processes_of_their_own_builds_take_place_while_the_author_waits(preview, tmp_path, monkeypatch):
    shown = preview([good()], lambda _: report(written=Written(tmp_path)))
    monkeypatch.setattr(whole_build, "may_fork", lambda: False)
    save_when_built(shown.pages, 1)
    shown.follow_change()
    shown.build_until_change()
    assert [each[0] for each in shown.pages.heard] == ["shown", "posted"]


def test_what_only_the_whole_site_brings_to_light_is_told_too(preview):
    shown = preview([good()], lambda _: report(finding(1), finding(2)))
    save_when_built(shown.pages, 1)
    shown.follow_change()
    shown.build_until_change()
    assert shown.pages.heard[-1] == ("posted", 1, "2 errors keep your last change from being shown")


def test_errors_are_shown_and_warnings_beside_them_are_not():
    trouble = trouble_of(report(finding(1), finding(2, Severity.WARNING)), Silent().frames)
    assert trouble.title == "1 error keeps your last change from being shown"
    assert trouble.lines == ((("Fault 1.", ""),),)


def test_of_many_errors_the_first_are_shown_and_the_others_counted():
    trouble = trouble_of(report(*(finding(number) for number in range(14))), Silent().frames)
    assert trouble.title == "14 errors keep your last change from being shown"
    assert trouble.lines[9] == (("Fault 9.", ""),)
    assert trouble.lines[-1] == (("and 4 more, which okrsite check lists", "bold"),)


@pytest.mark.parametrize(
    "failure", [OkrsiteError("No.", "Do this.\nOr that."), ThemeError("No.", "Do this.\nOr that.")]
)
def test_impossible_work_is_shown_with_what_to_do(preview, failure):
    shown = preview([failure], None)
    shown.follow_change()
    assert shown.pages.heard == [("posted", 0, "No.")]
    assert shown.narrator.told == [failure]


@pytest.mark.parametrize("where", ["in proofs", "in the build"])
def test_a_mistake_of_ours_does_not_end_the_preview(preview, where):
    def build(_):
        raise KeyError("velocity")

    shown = preview([KeyError("velocity") if where == "in proofs" else good()], build)
    save_when_built(shown.pages, 1)
    shown.follow_change()
    if where == "in the build":
        shown.build_until_change()
    assert "mistake of its own" in shown.pages.heard[-1][2]
    assert "velocity" in str(shown.narrator.told[-1])


def test_a_build_that_the_system_ends_is_told(preview):
    shown = preview([good()], lambda _: os._exit(9))
    save_when_built(shown.pages, 1)
    shown.follow_change()
    shown.build_until_change()
    assert "ended in the middle of its work" in shown.pages.heard[-1][2]
