"""A metric's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import Shape, called
from okrsite_gen.content.shape.figures import FigureField
from okrsite_gen.content.shape.texts import Line
from okrsite_gen.content.shape.vocabulary import DirectionWord


class HealthyFront(Shape):
    """The band in which a metric is healthy, both ends included."""

    also_called = called(min="minimum from low lower at_least", max="maximum to high upper at_most")
    min: FigureField | None = None
    """The least that is healthy."""
    max: FigureField | None = None
    """The most that is healthy."""


class MetricFront(ContentFront):
    """A KPI: what it means, in which unit, and within which band it is healthy."""

    also_called = called(
        name="title metric kpi",
        unit="units uom",
        better="direction",
        healthy="band range healthy_band",
        owner="lead responsible assignee dri driver accountable who",
        source="link url from dashboard evidence",
        audience=AUDIENCE_NAMES,
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **IN_THE_BODY,
        **dict.fromkeys(("id", "slug", "key"), "Delete the line: the file's name is the id."),
        **dict.fromkeys(
            ("value", "values", "current", "rows", "data", "history"),
            "Values stand in a CSV file of the same name beside this one: a line `date,value`, then one line per day.",
        ),
        **dict.fromkeys(("target", "start"), "A metric has a healthy band; targets stand with key results."),
        **dict.fromkeys(("min", "max"), "Write it below `healthy:`, further indented."),
    }
    name: Line = ""
    """What readers see. Left out: the file's name."""
    unit: Line = ""
    """The unit of bare numbers in its rows."""
    better: DirectionWord | None = None
    """Which way is better."""
    healthy: HealthyFront | None = None
    """The band in which it is healthy, both ends included."""
    owner: Line = ""
    """Who answers for it."""
    source: Line = ""
    """Where the numbers come from."""
    audience: Audience = ""
    """Who may see this metric."""
