"""What all parts of open data are told with: words, names, references, figures, and texts that may be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.insights import (
    ConfidenceInsight,
    FreshnessInsight,
    PaceInsight,
    RollUp,
    ScoreInsight,
)
from okrsite_gen.model.names import Owner, Place, Reference, fold
from okrsite_gen.model.objectives import Initiative
from okrsite_gen.model.open_data.computed import (
    OpenConfidence,
    OpenCount,
    OpenFreshness,
    OpenPace,
    OpenReason,
    OpenRollUp,
    OpenScore,
    OpenStatus,
    OpenStatusSpan,
)
from okrsite_gen.model.open_data.values import OpenAllowed, OpenFigure, OpenInitiative, OpenSection
from okrsite_gen.model.status import Parameter, Reason, Status, StatusInsight
from okrsite_gen.model.values import Figure, Withheld
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.links import encoded
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import Link
from okrsite_gen.site.wording import word_reason

WITHHELD = "withheld"
Allowed = Mapping[str, Mapping[str, str]]
"""File → code → why a finding is right there."""

_PERSON = re.compile(r"\[\[\s*@\s*(?P<handle>[^\s\[\]|][^\[\]|\n]{0,299}?)\s*(?:\|(?P<words>[^\]\n]*))?\]\]")
_COMMENT = re.compile(r"(?P<code>```.*?```|~~~.*?~~~|`[^`\n]+`)|<!--.*?(?:-->|\Z)", re.DOTALL)
"""A comment; code in which one is shown is matched before it."""


class Teller:
    """Tells parts of an edition as open data."""

    def __init__(self, edition: Edition, words: Catalogue, allowed: Allowed, *, published: bool) -> None:
        """`published` says that whoever reads the site may read it, and so nothing stands in it that no page shows."""
        self.edition = edition
        self._allowed = {} if edition.org.hides else allowed
        self.words = words
        self.published = published
        self._somebody = words.t("reference.somebody")

    def ref(self, reference: Reference | None) -> str:
        """Return the whole id of what a reference leads to; as it was written where that is nothing."""
        if reference is None:
            return ""
        found = self.id(reference.key_result or "") or self.id(reference.objective or "")
        return found or reference.written

    def id(self, key: str) -> str:
        """Return the whole id, as written, of an objective or key result; empty where it is not shown."""
        org = self.edition.org
        objective = org.objectives.get(key.partition("#")[0])
        if objective is None or "#" not in key:
            return objective.id if objective else ""
        key_result = org.key_results.get(key)
        return f"{objective.id}#{key_result.id or key_result.anchor}" if key_result else ""

    def team(self, key: str) -> str:
        """Return the id of a team as written."""
        team = self.edition.org.teams.get(key)
        return team.id if team else key

    def cycle(self, key: str) -> str:
        """Return the id of a cycle as written."""
        cycle = self.edition.org.cycles.get(key)
        return cycle.id if cycle else key

    def owner(self, owner: Owner | None) -> str:
        """Return who is meant as an author writes it: a handle where people may appear, else a role or nothing.

        Where anything is hidden, whether somebody has a file that is not shown must not be told by an `@`.
        """
        if owner is None:
            return ""
        if self.edition.settings.owners != "person":
            return self.named(owner)
        org = self.edition.org
        known = not owner.handle or owner.handle in org.people or org.hides
        return owner.text if known else f"@{owner.text}"

    def owners(self, owners: Iterable[Owner]) -> tuple[str, ...]:
        """Return everybody who may appear."""
        return tuple(filter(None, map(self.owner, owners)))

    def named(self, owner: Owner | None) -> str:
        """Return who is meant as pages name them; empty where nobody may appear."""
        link = self.edition.directory.owner(owner)
        return self.linked(link) if link else ""

    def linked(self, link: Link) -> str:
        """Return the plain words of a link."""
        return self.words.plain(link.words)

    def text(self, markdown: str) -> str:
        """Return a text without people who may not appear and, where it is published, without comments."""
        if self.published and "<!--" in markdown:
            markdown = _COMMENT.sub(lambda found: found["code"] or "", markdown)
        if self.edition.settings.owners != "person" and "@" in markdown:
            markdown = _PERSON.sub(self._nobody, markdown)
        return markdown.strip("\n") if markdown.strip() else ""

    def _nobody(self, found: re.Match[str]) -> str:
        person = self.edition.org.people.get(fold(found["handle"]))
        role = person.role if person and self.edition.settings.owners == "role" else ""
        return found["words"] or role or self._somebody

    def sections(self, sections: Iterable[Section]) -> tuple[OpenSection, ...]:
        """Return parts of a text that say something."""
        told = (OpenSection(self.text(each.heading), self.text(each.body)) for each in sections)
        return tuple(each for each in told if each.heading or each.body)

    def initiatives(self, works: Iterable[Initiative]) -> tuple[OpenInitiative, ...]:
        """Return work."""
        return tuple(OpenInitiative(self.text(each.title), each.url, each.state) for each in works)

    def figure(self, figure: Figure | None, unit: str = "", *, hidden: bool = False) -> OpenFigure | None:
        """Return a figure; None where there is none, or this build keeps it inside.

        `unit` is how its key result or metric writes the unit that all its figures have.
        """
        if figure is None or hidden:
            return None
        if isinstance(figure, Withheld):
            return OpenFigure(WITHHELD)
        written = figure.written or self.words.numbers.figure(figure, WITHHELD)
        return OpenFigure(written, figure.number, unit if figure.unit and unit else figure.unit)

    def status(self, insight: StatusInsight) -> OpenStatus:
        """Return a status with its reasons in words."""
        names = dict(self.edition.directory.names(insight.reasons))
        reasons = (
            OpenReason(each.code, self.words.plain(word_reason(self.words, each, names)), self._parameters(each))
            for each in insight.reasons
        )
        spans = tuple(OpenStatusSpan(span.since, span.status) for span in insight.spans)
        word = self.words.t(f"status.{insight.status.value}")
        return OpenStatus(insight.status, word, insight.since, insight.before, tuple(reasons), spans)

    def _parameters(self, reason: Reason) -> dict[str, Parameter]:
        return {name: self.text(value) if isinstance(value, str) else value for name, value in reason.parameters}

    def pace(self, insight: PaceInsight, unit: str = "", *, hidden: bool = False) -> OpenPace:
        """Return what the numbers say."""
        planned = self.figure(insight.planned_figure, unit, hidden=hidden)
        return OpenPace(insight.verdict, insight.reason, insight.day, insight.planned, insight.gap, planned)

    def score(self, insight: ScoreInsight | None) -> OpenScore | None:
        """Return a score; None where there is none."""
        if insight is None:
            return None
        reason = self.text(insight.reason)
        return OpenScore(insight.value, insight.computed, insight.given, insight.provisional, insight.band, reason)

    def allow(self, place: Place) -> tuple[OpenAllowed, ...]:
        """Return findings that a file allows."""
        return tuple(OpenAllowed(code, self.text(why)) for code, why in self._allowed.get(place.file, {}).items())

    def audience(self, kind: str, key: str) -> str:
        """Return who may see something, as its author wrote it; empty in a build that leaves anything out."""
        return self.edition.org.audiences.get((kind, key), "")


def confidence(insight: ConfidenceInsight) -> OpenConfidence:
    """Return what people say."""
    first, before = insight.first, insight.before
    return OpenConfidence(insight.now, insight.day, first, before, insight.said, insight.said_day)


def freshness(insight: FreshnessInsight) -> OpenFreshness:
    """Return when somebody last looked."""
    return OpenFreshness(insight.state, insight.last, insight.due)


def counts(statuses: Iterable[tuple[Status, int]]) -> tuple[OpenCount, ...]:
    """Return how many have which status."""
    return tuple(OpenCount(status, count) for status, count in statuses)


def roll_up(insight: RollUp) -> OpenRollUp:
    """Return objectives taken together."""
    return OpenRollUp(
        objectives=insight.total,
        statuses=counts(insight.counts),
        progress=insight.mean_progress,
        measured=insight.measured,
        planned=insight.mean_planned,
        score=insight.mean_score,
        scored=insight.scored,
    )


def address(of: str) -> str:
    """Return a site address as open data names it."""
    return encoded(of) if of else ""


def past(day: date | None, as_of: date) -> bool:
    """Whether a day is not after the day for which everything is told."""
    return day is None or day <= as_of
