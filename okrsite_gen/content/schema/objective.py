"""An objective's front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from okrsite_gen.content.codes_fields import WRONG_SHAPE
from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.key_result import KeyResultFront
from okrsite_gen.content.schema.parts import DependencyFront, InitiativeFront, SupportFront, double_ids
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import Path, called, within
from okrsite_gen.content.shape.dates import Day
from okrsite_gen.content.shape.lists import ENTRIES, NAMES, ONE_OR_MORE, as_list
from okrsite_gen.content.shape.numbers import Confidence, Fraction
from okrsite_gen.content.shape.problems import Problem, quote, refusal, sentence_read_as_field
from okrsite_gen.content.shape.reads import Prepares
from okrsite_gen.content.shape.texts import Alias, Entry, Line, Title
from okrsite_gen.content.shape.vocabulary import AmbitionWord, CadenceWord, OutcomeWord, StateWord
from okrsite_gen.model.kinds import Ambition, State

FROM_FOLDERS = {
    **dict.fromkeys(("team", "cycle", "quarter", "period"), "Delete the line: the folder that the file is in says so."),
    **dict.fromkeys(("id", "slug", "key"), "Delete the line: the file's name is the id."),
    **dict.fromkeys(("created", "updated", "modified", "last_updated"), "Delete the line: git knows."),
    "date": "Delete the line: git knows when something was written.",
}
"""What an author need not say, since the path or the history says it."""

IN_THE_BODY = dict.fromkeys(
    ("description", "summary", "notes", "note", "why", "body", "text", "details", "context"),
    "Write it as text below the front matter.",
)
"""What is prose, and so stands below the front matter."""


def as_key_results(raw: object) -> object:
    """Take key results as a list; the frequent mistake is a mapping by id."""
    if isinstance(raw, dict) and raw and not sentence_read_as_field(raw):
        first = next(iter(raw))
        nested = isinstance(raw[first], dict)
        hint = (
            f"Write {quote('- id: ' + first)} and its fields below, aligned with `id`."
            if nested
            else "Begin each with `- `."
        )
        reason = "Key results are a list: each begins with a dash."
        raise refusal(Problem(WRONG_SHAPE, "is not a list", reason, hint))
    return as_list(raw)


class ObjectiveFront(ContentFront):
    """What a team wants to be true, with its key results."""

    also_called = called(
        title="name objective goal headline",
        owner="lead responsible assignee dri driver accountable who",
        contributors="members people team_members with",
        shared_with="shared teams shared_teams co_owners",
        supports="parent parents align aligned_to aligned_with aligns_to alignment contributes_to support supporting",
        depends_on="dependencies depends dependency needs blocked_by requires",
        pillar="theme strategy strategic_pillar",
        ambition="type kind commitment",
        state="status",
        closed_as="outcome result closing",
        starts="start start_date begins starting",
        closed_on="closed closed_at end_date closed_date",
        priority="prio",
        tags="labels label tag",
        carried_from="previous continues carried_over carry_over carried_over_from",
        check_in="cadence checkin check_ins",
        confidence="conf",
        audience=AUDIENCE_NAMES,
        aliases="redirect_from alias old_urls",
        initiatives="tasks projects actions work",
        key_results="krs kr kpi kpis results measures metrics",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **FROM_FOLDERS,
        **IN_THE_BODY,
        **dict.fromkeys(
            ("due", "deadline", "due_date", "end"), "An objective ends with its cycle; a key result may have `due`."
        ),
        **dict.fromkeys(
            ("target", "current", "value", "baseline", "unit", "weight", "metric"),
            "It says how a key result is measured: write it below one of `key_results`.",
        ),
        **dict.fromkeys(
            ("score", "score_reason", "grade"),
            "Scores stand with key results, or with the objective's update in a check-in.",
        ),
    }
    if_yes: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(
            ("closed", "done", "finished", "completed"),
            "Write `state: closed`, and how it ended: `closed_as: achieved`, `partly`, `missed` or `dropped`.",
        ),
        **dict.fromkeys(
            ("draft", "wip", "work_in_progress", "unfinished", "unpublished", "not_ready"), "Write `state: draft`."
        ),
    }
    title: Title
    """What will be true, in one sentence. Inline Markdown."""
    owner: Line = ""
    """Who answers for it: a person's handle (`maria`), or a role in plain words (`VP Sales`)."""
    contributors: Annotated[tuple[Entry, ...], NAMES] = ()
    """Others who work on it: handles or plain names."""
    shared_with: Annotated[tuple[Entry, ...], NAMES] = ()
    """Teams that own it too. It stands on their pages as well, and counts once."""
    supports: Annotated[tuple[SupportFront, ...], ENTRIES] = ()
    """What it helps: references such as `company/2026/growth#arr`. The first is its main line of sight."""
    depends_on: Annotated[tuple[DependencyFront, ...], ENTRIES] = ()
    """What it needs from elsewhere: an objective (`ref`), or a team where there is no objective to point at."""
    pillar: Line = ""
    """The id of a strategy pillar in index.md."""
    ambition: AmbitionWord = Ambition.ASPIRATIONAL
    """`committed`: a good result is all of it. `aspirational`: about 0.7 of it is good."""
    state: StateWord = State.ACTIVE
    """`draft` is left out of the site, `proposed` is shown as planned, `active` counts, `closed` is over."""
    closed_as: OutcomeWord | None = None
    """How it ended, once it is closed."""
    starts: Day | None = None
    """The day it begins, where that is later than its cycle does."""
    closed_on: Day | None = None
    """The day it was closed. Left out: git knows."""
    priority: Line = ""
    """Such as `P1`. It is shown; nothing is computed from it."""
    tags: Annotated[tuple[Entry, ...], NAMES] = ()
    """Words to find it by."""
    carried_from: Line = ""
    """The earlier objective that it continues, such as `payments/2026-Q3/activation`."""
    check_in: CadenceWord | None = None
    """How often somebody looks at it. Left out: as the team says."""
    confidence: Confidence | None = None
    """For an objective without key results: 0 (no chance) to 10 (certain)."""
    progress: Fraction | None = None
    """For an objective without key results: how far it is, by hand, such as `40%`."""
    audience: Audience = ""
    """Who may see it: one of `audiences` in okrsite.yml. Left out: whoever may see what is around it."""
    figures: Audience = ""
    """Who may see its figures, where fewer people may than see the objective."""
    aliases: Annotated[tuple[Alias, ...], ONE_OR_MORE] = ()
    """Old addresses that must keep working, such as `/teams/backend/2026-q4/activation/`."""
    initiatives: Annotated[tuple[InitiativeFront, ...], ONE_OR_MORE] = ()
    """Work meant to move the numbers. It is shown and never counted as progress."""
    key_results: Annotated[tuple[KeyResultFront, ...], Prepares(as_key_results, alone="text")] = ()
    """How we know that it is true. A sentence, or fields that say how it is measured."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at what must fit together."""
        yield from double_ids("key_results", [key_result.id for key_result in self.key_results])
        for place, key_result in enumerate(self.key_results):
            yield from within(("key_results", place), key_result.findings())
        for place, dependency in enumerate(self.depends_on):
            yield from within(("depends_on", place), dependency.findings())
