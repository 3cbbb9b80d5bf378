"""`metrics pull`: ask the sources that okrsite.yml declares, and enter what they say into the rows of metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from okrsite_gen.connect.ask import Circumstances, ask
from okrsite_gen.connect.codes import ANSWER_UNREADABLE, ROWS_NOT_WRITTEN
from okrsite_gen.connect.observation import Observation
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.figures import MOST_DIGITS, Complaint, read_figure, same_unit
from okrsite_gen.content.locate import KEY, locate
from okrsite_gen.content.sample import sample_in
from okrsite_gen.content.writing.metric_rows import Entered, enter
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.metric_sources import MOST_DECIMALS, MetricSource
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.values import Value
from okrsite_gen.pipeline.configure import CONFIGURATION, Project, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import METRIC_ROWS, judge, load
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request
from okrsite_gen.store.adding import add
from okrsite_gen.store.replacing import replace as replace_bytes


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A wish to ask sources."""

    reading: Request
    metrics: tuple[str, ...]
    """Ids of the metrics whose sources are asked; empty for all."""
    environment: Mapping[str, str] = field(repr=False)
    """Where secrets are."""
    sleep: Callable[[float], None]
    dry_run: bool = False
    """Whether sources are asked and nothing is written."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What one source gave, and what became of it."""

    metric: str
    file: str = ""
    """The file of its rows, relative to the project folder."""
    entered: Entered | None = None
    """None where the source gave nothing that can be used."""
    rows: Mapping[date, Decimal] = field(default_factory=dict)
    """Day → number, of all that the source gave up to today."""
    before: tuple[date, str] | None = None
    """The newest row that stood there, with its value as it was written."""
    unit: str = ""
    ahead: int = 0
    """How many values the source gave for days that have not come yet; they are left out."""
    begun: bool = False
    """Whether the file did not exist."""
    trouble: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class PullReport:
    """What came of asking."""

    as_of: date
    pulled: tuple[Pulled, ...] = ()
    failure: Report | None = None
    """The report on a configuration that cannot be used; then nothing was asked."""
    dry_run: bool = False

    @property
    def troubles(self) -> tuple[Diagnostic, ...]:
        """What went wrong with single sources."""
        return tuple(each.trouble for each in self.pulled if each.trouble)

    @property
    def exit_code(self) -> int:
        """0 where every source answered, 1 where one did not, 2 where the configuration cannot be used."""
        return self.failure.exit_code if self.failure else int(bool(self.troubles))


def pull(request: PullRequest, progress: Progress) -> PullReport:
    """Ask sources one after the other and enter what they say. One that fails changes nothing and stops no other.

    Raises `OkrsiteError` where a metric is named that has no source.
    """
    project = configure(request.reading)
    if project.failed:
        return PullReport(project.as_of, failure=project.failure)
    wanted = _wanted(request.metrics, project.settings.metric_sources)
    if not wanted:
        return PullReport(project.as_of, dry_run=request.dry_run)
    discovered = find(project, progress)
    org, _ = judge(load(project, discovered, progress), project)
    desk = _Desk(request, project, discovered, org)
    pulled = []
    for done, source in enumerate(wanted):
        progress("Asking sources", done, len(wanted))
        pulled.append(desk.pull(source))
    progress("Asking sources", len(wanted), len(wanted))
    return PullReport(project.as_of, tuple(_located(pulled, project)), dry_run=request.dry_run)


def _wanted(named: tuple[str, ...], sources: Mapping[str, MetricSource]) -> list[MetricSource]:
    for name in named:
        if fold(name) not in sources:
            ids = [source.metric for source in sources.values()]
            near = nearest(name, ids)
            listed = ", ".join(f"`{each}`" for each in sorted(ids)[:10])
            hint = f"Did you mean `{near}`?" if near else f"Sources are declared for {listed}." if ids else _DECLARE
            raise OkrsiteError(f"{CONFIGURATION} declares no source for a metric `{name}`.", hint)
    keys = dict.fromkeys(map(fold, named)) if named else sources
    return [sources[key] for key in keys]


_DECLARE = f"Declare one in {CONFIGURATION}, under `metrics:` and `sources:`; the guide Pull metrics shows how."


def _located(pulled: list[Pulled], project: Project) -> Iterator[Pulled]:
    for each in pulled:
        if each.trouble:
            yield replace(each, trouble=locate((each.trouble,), lambda _: project.data)[0])
        else:
            yield each


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where answers are turned into rows."""

    request: PullRequest
    project: Project
    discovered: Discovered
    org: Org

    def pull(self, source: MetricSource) -> Pulled:
        """Ask one source, and enter what it says."""
        there = Circumstances(
            self.project.as_of, self.project.request.root, self.request.environment, self.request.sleep
        )
        try:
            pulled = self._enter(source, ask(source, there))
            if not self.request.dry_run and pulled.entered:
                self._write(pulled)
        except Trouble as trouble:
            return Pulled(source.metric, trouble=_finding(source, trouble))
        except OkrsiteError as error:
            refused = Trouble(ROWS_NOT_WRITTEN, error.message, "", error.hint)
            return Pulled(source.metric, trouble=_finding(source, refused))
        return pulled

    def _enter(self, source: MetricSource, found: tuple[Observation, ...]) -> Pulled:
        metric = self.org.metrics.get(fold(source.metric))
        unit = metric.unit if metric else ""
        today = self.project.as_of
        rows, ahead = _rows(source, found, unit, today)
        file, data = self._sheet(source)
        comma = self.project.settings.decimal_comma
        entered = enter(data, file, rows, today, unit, decimal_comma=comma)
        if entered.broken:
            hint = "`okrsite check` says what is wrong in it."
            raise Trouble(ROWS_NOT_WRITTEN, f"{file} cannot take rows as it stands.", "It was left as it is.", hint)
        newest = metric.rows[-1] if metric and metric.rows else None
        before = (newest.day, newest.value.written) if newest and isinstance(newest.value, Value) else None
        return Pulled(source.metric, file, entered, rows, before, unit, ahead, begun=not data)

    def _sheet(self, source: MetricSource) -> tuple[str, bytes]:
        """Return path and bytes of the file of rows; where there is none, the path that it should have."""
        key = fold(source.metric)
        own = [path for path, role in self.discovered.roles.items() if role.key == key and role.kind in _OF_METRICS]
        for each in self.discovered.sources:
            if each.path in own and self.discovered.roles[each.path].kind == METRIC_ROWS:
                return each.path, each.data
        if own:
            return own[0].rpartition(".")[0] + ".csv", b""
        near = nearest(source.metric, [each.id for each in self.org.metrics.values()])
        if near:
            raise Trouble(ROWS_NOT_WRITTEN, f"There is no metric `{source.metric}`.", "", f"Did you mean `{near}`?")
        return f"{self.project.settings.content[0]}/metrics/{source.metric}.csv", b""

    def _write(self, pulled: Pulled) -> None:
        root, entered = self.project.request.root, pulled.entered
        if entered is None or not (entered.added or entered.replaced):
            return
        if not pulled.begun:
            before = next(each.data for each in self.discovered.sources if each.path == pulled.file)
            replace_bytes(root, pulled.file, before, entered.data)
        elif not add(root, pulled.file, entered.data.decode("utf-8")):
            raise OkrsiteError(f"{pulled.file} was made by somebody else in this moment.", "Pull again.")


_EXACT = Context(prec=80)
"""Digits enough for any value with any factor, so that only what is said here is rounded."""
_OF_METRICS = frozenset({"metric", METRIC_ROWS})


def _rows(
    source: MetricSource, found: tuple[Observation, ...], unit: str, today: date
) -> tuple[dict[date, Decimal], int]:
    """Return day → number, and how many values are of days that have not come yet. Raises `Trouble`."""
    rows: dict[date, Decimal] = {}
    ahead = 0
    for each in found:
        day, number = each.day or today, _number(source, each, unit)
        ahead += day > today
        if rows.setdefault(day, number) != number:
            message = f"The source gives two values for {day}: {rows[day]} and {number}."
            hint = "Let it choose one, or count them together, before it answers."
            raise Trouble(ANSWER_UNREADABLE, message, "A metric has one value a day.", hint)
    return {day: number for day, number in rows.items() if day <= today}, ahead


def _number(source: MetricSource, observation: Observation, unit: str) -> Decimal:
    """Return a value as the number that belongs into the rows. Raises `Trouble`."""
    value = read_figure(_within_reach(observation.value), unit, decimal_comma=source.decimal_comma)
    if isinstance(value, Complaint):
        raise Trouble(ANSWER_UNREADABLE, f"No figure came: {value.message}", value.reason, value.hint, field="value")
    if not isinstance(value, Value):
        raise Trouble(ANSWER_UNREADABLE, "The value that came is withheld.", "", "Ask somebody else.", field="value")
    number = _EXACT.multiply(value.number, source.times)
    sample = sample_in(unit)
    if sample is not None and not same_unit(sample, value) and source.times == 1:
        message = f"`{value.written}` came, and the metric counts in `{unit}`."
        hint = "Choose the part of the answer that is in its unit; `times` converts where that is a multiplication."
        raise Trouble(ANSWER_UNREADABLE, message, "Nothing is converted by itself.", hint, field="value")
    rounded = _rounded(number, MOST_DECIMALS if source.decimals is None else source.decimals)
    if rounded is None:
        message = f"`{value.written}` came, and {source.times} times that has more than {MOST_DIGITS} digits."
        raise Trouble(ANSWER_UNREADABLE, message, "No row takes so many.", "See what the source counts.", field="times")
    whole = rounded.to_integral_value()
    return whole if rounded == whole else rounded.normalize()


def _rounded(number: Decimal, decimals: int) -> Decimal | None:
    """Return a number with so many decimals at most as a row can take; None where it is too large for any row."""
    before_point = max(1, number.adjusted() + 1)
    if before_point > MOST_DIGITS:
        return None
    places = Decimal(1).scaleb(-min(decimals, MOST_DIGITS - before_point))
    rounded = number.quantize(places, ROUND_HALF_EVEN, _EXACT)
    return rounded if rounded.adjusted() < MOST_DIGITS else None


def _within_reach(written: str) -> str:
    """Return a number without digits behind the point that no reader of figures takes, and rounding drops anyway."""
    whole, point, rest = written.partition(".")
    return f"{whole}{point}{rest[: max(1, 18 - len(whole))]}" if rest.isdigit() and len(written) > 18 else written


def _finding(source: MetricSource, trouble: Trouble) -> Diagnostic:
    path = (source.metric, trouble.field) if trouble.field else (source.metric, KEY)
    message = f"{source.metric}: {trouble.message[:1].upper()}{trouble.message[1:]}"
    place = Place(CONFIGURATION, ("metrics", "sources", *path))
    return trouble.code.at(place, message, trouble.reason, trouble.hint)
