"""The workflow that may comment: it tells what the other one found, and believes nothing that a stranger left."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hub import Hub
from runner import Runner

WORKFLOWS = Path(__file__).parents[2] / "okrsite_gen/starter/github/dot-github/workflows"
COMMIT = "5" * 40
MARK = "<!-- okrsite: what changes -->"
BOT = {"login": "github-actions[bot]"}
CHANGES = (
    "## What changes\n\n<details><summary>Kitchen</summary>\n\n- target lowered from `90%` to `60%`\n\n</details>\n"
)
SLIP = {
    "path": "content/teams/shop/2026-Q4/stall.md",
    "first": 4,
    "last": 4,
    "before": ["ownr: tomas"],
    "after": ["owner: tomas"],
    "findings": [{"code": "FLD001", "message": "Unknown field `ownr`."}],
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("jq") and shutil.which("unzip")), reason="needs jq and unzip"),
]


@pytest.fixture
def hub(tmp_path) -> Hub:
    """Return a site with the pull request 12 of a fork, and nothing said there yet."""
    hub = Hub(tmp_path / "hub")
    hub.put("pulls/12", {"state": "open", "head": {"sha": COMMIT, "repo": {"full_name": "tomas/okrs"}}})
    hub.put("issues/12/comments", [])
    hub.put("pulls/12/comments", [])
    return hub


def left(*suggestions: dict, number: str = "12\n", changes: str = CHANGES, commit: str = COMMIT) -> dict[str, str]:
    """Return the files that the other workflow leaves."""
    made = {"shape": 1, "commit": commit, "suggestions": suggestions, "elsewhere": 0}
    return {"number": number, "changes.md": changes, "suggestions.json": json.dumps(made)}


@pytest.fixture
def tell(tmp_path, hub):
    """Return what runs the workflow on files that were left; it returns what was printed and how the steps ended."""

    def tell(files: dict[str, str] | None, **options) -> tuple[str, dict[str, int]]:
        tools = tmp_path / "tools"
        shutil.rmtree(tools, ignore_errors=True)
        runner = Runner(tmp_path, tools)
        runner.tool("gh", hub.gh)
        event = "github.event.workflow_run."
        runner.facts |= {
            f"{event}id": "7",
            f"{event}head_sha": COMMIT,
            f"{event}head_repository.full_name": "tomas/okrs",
        }
        runner.facts |= {"github.server_url": "https://hub.example", "github.repository": "soup/okrs"}
        if files is None:
            hub.put("actions/runs/7/artifacts", {"artifacts": []})
        else:
            hub.put_artifact(files, **options)
        return runner.run(WORKFLOWS / "okrs-review.yml", "tell"), runner.outcomes

    return tell


def test_one_comment_says_what_changes_and_leads_to_the_check(tell, hub):
    tell(left())
    (told,) = hub.told
    assert (told["method"], told["path"]) == ("POST", "repos/soup/okrs/issues/12/comments")
    body = told["body"]["body"]
    assert body.startswith(f"{MARK}\n## What changes")
    assert "<details><summary>Kitchen</summary>\n\n- target lowered from `90%` to `60%`\n" in body
    assert "[page of the check](https://hub.example/soup/okrs/actions/runs/7)" in body


def test_the_comment_is_brought_up_to_date_and_never_that_of_somebody_else(tell, hub):
    like = {"id": 1, "user": {"login": "tomas"}, "body": MARK}
    other = {"id": 2, "user": BOT, "body": "Something else"}
    own = {"id": 3, "user": BOT, "body": f"{MARK}\nas it was"}
    hub.put("issues/12/comments", [like, other, own])
    tell(left())
    assert [(each["method"], each["path"]) for each in hub.told] == [("PATCH", "repos/soup/okrs/issues/comments/3")]


NOTHING = "### What changed in the OKRs\n\nFrom main to work, as of 2026-11-20.\n\nNothing changed, by meaning.\n"


def test_where_no_okr_changes_nobody_is_told_so_unless_they_were_told_something_else_before(tell, hub):
    tell(left(changes=NOTHING))
    assert hub.told == []
    unread = NOTHING.replace("\n\nNothing", "\n\n> **Not read whole.** main: an error\n\nNothing")
    tell(left(changes=unread))
    assert [each["method"] for each in hub.told] == ["POST"]
    hub.put("issues/12/comments", [{"id": 3, "user": BOT, "body": f"{MARK}\nas it was"}])
    tell(left(changes=NOTHING))
    assert [each["method"] for each in hub.told] == ["POST", "PATCH"]
    assert "Nothing changed" in hub.told[1]["body"]["body"]


def test_a_slip_is_suggested_on_its_line_and_once(tell, hub):
    tell(left(SLIP))
    review = hub.told[1]
    assert review["path"] == "repos/soup/okrs/pulls/12/reviews"
    assert (review["body"]["commit_id"], review["body"]["event"]) == (COMMIT, "COMMENT")
    assert "--fix" not in review["body"]["body"]  # nothing is left for it
    (one,) = review["body"]["comments"]
    assert one["body"].endswith("Unknown field `ownr`.\n\n```suggestion\nowner: tomas\n```")
    assert {name: one[name] for name in ("path", "line", "side")} == {"path": SLIP["path"], "line": 4, "side": "RIGHT"}
    assert "start_line" not in one
    hub.put("pulls/12/comments", [{"user": BOT, "path": one["path"], "line": 4, "body": one["body"]}])
    tell(left(SLIP))
    assert [each["path"].rpartition("/")[2] for each in hub.told] == ["comments", "reviews", "comments"]


def test_the_way_to_mend_other_lines_is_told(tell, hub):
    files = left(SLIP)
    tell({**files, "suggestions.json": files["suggestions.json"].replace('"elsewhere": 0', '"elsewhere": 2')})
    assert hub.told[1]["body"]["body"].endswith("What stands on other lines: `okrsite check --fix`.")


def test_several_lines_are_replaced_together_whatever_signs_they_hold(tell, hub):
    tell(left({**SLIP, "last": 5, "after": ["title: '```` is code'", "owner: tomas"]}))
    (one,) = hub.told[1]["body"]["comments"]
    assert (one["start_line"], one["start_side"], one["line"]) == (4, "RIGHT", 5)
    assert one["body"].endswith("\n`````suggestion\ntitle: '```` is code'\nowner: tomas\n`````")


def test_suggestions_that_are_not_taken_are_told_in_the_log_and_the_comment_stands(tell, hub):
    hub.refuse("reviews")
    printed, outcomes = tell(left(SLIP))
    assert "::warning::" in printed
    assert set(outcomes.values()) == {0}
    assert [each["path"].rpartition("/")[2] for each in hub.told] == ["comments", "reviews"]


def test_code_in_a_message_is_shown_as_it_was_written(tell, hub):
    message = "`key_results[0]` is <b>: \nask @maria (see https://evil.example) [x](y)"
    tell(left({**SLIP, "findings": [{"message": message}]}))
    (one,) = hub.told[1]["body"]["comments"]
    assert one["body"].startswith("`key_results[0]` is <\u200bb>: ask @\u200bmaria (see https:\u200b//evil")
    assert "](" not in one["body"]


@pytest.mark.parametrize(
    "pull",
    [
        {"state": "closed", "head": {"sha": COMMIT, "repo": {"full_name": "tomas/okrs"}}},
        {"state": "open", "head": {"sha": "6" * 40, "repo": {"full_name": "tomas/okrs"}}},
        {"state": "open", "head": {"sha": COMMIT, "repo": {"full_name": "mallory/okrs"}}},
        {"state": "open", "head": {"sha": COMMIT, "repo": None}},
    ],
)
def test_nothing_is_told_in_a_pull_request_that_is_not_the_one_looked_at(tell, hub, pull):
    hub.put("pulls/12", pull)
    _, outcomes = tell(left(SLIP))
    assert hub.told == []
    assert set(outcomes.values()) == {0}


@pytest.mark.parametrize("number", ["", "12/../13", "$(touch here)", "12\n13"])
def test_a_number_that_is_none_is_refused(tell, hub, number, tmp_path):
    printed, _ = tell(left(SLIP, number=number))
    assert hub.told == []
    assert "::error::" in printed
    assert not list(tmp_path.rglob("here"))


def test_nothing_left_and_too_much_left_are_not_told(tell, hub):
    assert "Nothing was left to tell." in tell(None)[0]
    assert "Nothing was left to tell." in tell(left(), size=5_000_000)[0]
    assert hub.told == []


def test_words_of_a_stranger_call_nobody_and_lead_nowhere(tell, hub):
    words = (
        "@everyone see [this](https://evil.example/x) ![](https://evil.example/y.png) [z][1] #12\n"
        "&commat;octocat &#64;octocat &#x40;octocat 3 &lt; 4\n"
        '<img src="https://evil.example"> <a href="x">y</a> <script>z</script> <details open> <!-- hidden\n'
        f"[1]: https://evil.example www.evil.example\n{MARK}\n"
    )
    tell(left(changes=words))
    body = hub.told[0]["body"]["body"].removeprefix(MARK)
    shown = body.partition("\n\n---\n")[0]
    for sign in (
        "@everyone",
        "](",
        "://",
        "<img",
        "<a ",
        "<script",
        "<details open",
        "<!--",
        "][",
        "]:",
        "#12",
        "&commat;",
        "&#64;",
        "&#x40;",
        "www.",
    ):
        assert sign not in shown
    assert "3 &lt; 4" in shown


def test_more_than_a_comment_holds_is_cut(tell, hub):
    tell(left(changes="ä" * 100_000))
    assert len(hub.told[0]["body"]["body"]) < 65_536


WRONG = (
    {"path": ".github/workflows/okrs.yml"},
    {"path": 5},
    {"first": 0},
    {"first": "4; rm"},
    {"last": 3},
    {"last": 400},
    {"after": ["owner: tomas\n```\n@everyone"]},
    {"after": "owner"},
    {"after": ["x" * 5000]},
    {"findings": None},
    {"findings": [{"message": "x" * 5000}]},
)


def test_suggestions_that_are_none_are_left_out_and_others_are_made(tell, hub):
    tell(left(*({**SLIP, **wrong} for wrong in WRONG), {**SLIP, "first": 9, "last": 9}))
    assert [each["line"] for each in hub.told[1]["body"]["comments"]] == [9]


def test_suggestions_about_another_commit_and_no_suggestions_at_all_are_no_review(tell, hub):
    tell(left(SLIP, commit="6" * 40))
    tell(left())
    tell({**left(), "suggestions.json": "[[[["})
    assert {each["path"] for each in hub.told} == {"repos/soup/okrs/issues/12/comments"}


def test_no_more_than_twenty_are_made_at_once(tell, hub):
    tell(left(*({**SLIP, "first": line, "last": line} for line in range(1, 60))))
    assert len(hub.told[1]["body"]["comments"]) == 20
