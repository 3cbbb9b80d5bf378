"""A mapping made of nothing but the names of columns, in the languages in which people keep such tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from okrsite_gen.exchange.tables.table import Table, comparable
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.model.table_mapping import Column, TableMapping

_OBJECTIVE = (
    "objective objectives goal goals ziel ziele objectif objectifs objetivo objetivos obiettivo doel doelstelling"
)
_KEY_RESULT = (
    "keyresult keyresults kr krs kpi measure metric result schlüsselergebnis schlüsselergebnisse "
    "kernergebnis ergebnis résultatclé résultatsclés resultadoclave resultadosclave resultadochave "
    "resultadoschave risultatochiave kernresultaat"
)
_WORDS = {
    "title": "title name titel titre título titolo okr okrs what item",
    "id": "id rowid objectiveid goalid okrid key nr no number nummer ref",
    "parent": "parent parentid parentobjective alignedto alignment supports parentgoal übergeordnet contributesto",
    "kind": "type objecttype kind okrtype goaltype art typ tipo soort",
    "team": "team teams department departments squad group area function entity abteilung bereich équipe equipe "
    "equipo departamento afdeling reparto businessunit org organisation organization",
    "cycle": "cycle period quarter timeperiod timeframe year okrcycle goalcycle quartal zeitraum trimestre période "
    "periodo período kwartaal session",
    "owner": "owner owners owneremail owneremails dri lead responsible accountable assignee verantwortlich "
    "verantwortliche responsable responsável responsabile eigenaar champion person who wer",
    "contributors": "contributors collaborators members stakeholders supportedby mitwirkende contributeurs",
    "start_date": "startdate start_date starts begin begindate startdatum datedébut fechainicio",
    "end_date": "enddate duedate due deadline targetdate enddatum fällig fälligkeit échéance datefin fechafin "
    "fechalímite prazo scadenza einddatum finishdate",
    "description": "description details why context rationale beschreibung descripción descrição descrizione "
    "omschrijving",
    "start": "start startvalue startingvalue baseline initial initialvalue from startwert ausgangswert "
    "valeurinitiale valorinicial valoreiniziale beginwaarde",
    "target": "target targetvalue goalvalue to zielwert zielgröße cible valeurcible meta valorobjetivo streefwaarde",
    "current": "current currentvalue actual actualvalue value latest now stand aktuell aktuellerwert istwert actuel "
    "valeuractuelle valoractual atual huidig",
    "unit": "unit units uom metricunit einheit unité unidad unidade unità eenheid",
    "progress": "progress progress% %progress completion %complete complete percentcomplete %done pct % fortschritt "
    "avancement progression progreso progresso voortgang progresspercent",
    "status": "status state health rag ampel statut état estado stato progressstatus",
    "confidence": "confidence confidencelevel confidencescore sure zuversicht konfidenz confiance confianza confiança "
    "fiducia vertrouwen",
    "score": "score grade finalscore bewertung note score01 puntuación",
    "weight": "weight weighting weightage importance gewicht gewichtung poids peso gewicht%",
    "ambition": "ambition goaltype2 aspirationalcommitted",
    "priority": "priority prio priorität priorité prioridad prioriteit",
    "tags": "tags tag labels label category categories kategorie themen",
    "evidence": "evidence link url source dashboard quelle datasource",
    "initiative": "initiative initiatives tasks actions activities projects maßnahmen massnahmen initiativen actions "
    "iniciativas acciones",
    "milestone": "milestones steps meilensteine",
    "day": "updated lastupdated lastupdate updatedat lastcheckin checkindate asof",
    "note": "comment comments note notes update updates lastcheckinnote remarks kommentar kommentare anmerkung "
    "bemerkung commentaire comentario comentários opmerking",
}
_FIELDS = {word: field for field, words in _WORDS.items() for word in words.split()}
_OBJECTIVES, _RESULTS = frozenset(_OBJECTIVE.split()), frozenset(_KEY_RESULT.split())
_NUMBERED = re.compile(r"^(?:key ?result|kr|schlüsselergebnis|kpi)[ _.#-]?(?P<n>\d+)(?P<rest>.*)$", re.IGNORECASE)
_FIGURES = frozenset({"start", "target", "current", "minimum", "maximum", "progress", "score", "weight"})
_SIGN = re.compile(r"\d(?P<sign>[.,])(?:\d{1,2}|\d{4,})(?!\d|[.,]\d)")
"""A sign that cannot group thousands."""
_FIGURE = re.compile(r"[-+−≤≥<>~]?\s?[$€£¥]?\s?\d[\d.,' ]*(?:/\s?\d+)?\s?(?:%|[^\W\d]{1,5})?")
"""A cell that is a figure and no more, perhaps with a unit: `12 MSEK`, `≥ 5`, `40/40`."""
_OF_FIVE = re.compile(r"\b[01]\s?[-–]\s?5\b")
_GOALS = ("goal", "ziel", "objectif", "objetivo", "doel")
_FRACTION = re.compile(r"0?[.,]\d+|[01](?:[.,]0+)?")


def proposal(table: Table) -> TableMapping | None:
    """Return what the columns of a table probably mean; None where none of them seems to hold titles."""
    mapping = mapping_of(table)
    return mapping if any(column.field == "title" for _, column in mapping.columns) else None


def mapping_of(table: Table) -> TableMapping:
    """Return what the columns of a table probably mean, whether or not one of them holds titles."""
    columns = dict(_columns(table))
    titles = {column.about for column in columns.values() if column.field == "title"}
    if ("" in titles and "objective" in titles) or (len(titles) == 1 and "" not in titles):
        columns = {name: _of_row(column) for name, column in columns.items()}
    fields = {column.field for column in columns.values()}
    named = _with_fractions(table, columns)
    return TableMapping(
        name="mapping",
        title="a table",
        columns=tuple(named.items()),
        rows=next(iter(titles)) if len(titles) == 1 and not fields & {"kind", "parent"} else "",
        day_first=_day_first(table, columns),
        decimal_comma=_decimal_comma(table, columns),
    )


def _columns(table: Table) -> Iterator[tuple[str, Column]]:
    taken: set[tuple[str, str]] = set()
    for name in table.columns:
        numbered = _NUMBERED.match(name)
        if numbered:
            inner = _FIELDS.get(comparable(numbered["rest"]), "title" if not numbered["rest"].strip() else "keep")
            pattern = f"{name[: numbered.start('n')]}{{n}}{numbered['rest']}"
            yield pattern, Column(inner, "key_result" if inner != "keep" else "")
            continue
        column = _meaning(name)
        if column.field == "title" and _holds_figures(table, name):
            column = Column("target" if comparable(name).startswith(_GOALS) else "keep")
        if column.field == "confidence" and _OF_FIVE.search(name):
            column = Column(column.field, column.about, of=5)
        told = (column.about, column.field)
        if column.field != "keep" and told in taken:
            column = Column("keep")
        taken.add(told)
        yield name, column


def _holds_figures(table: Table, name: str) -> bool:
    """Whether most cells of a column are figures, so that they are no titles."""
    place = table.columns.index(name)
    cells = [row.cells[place] for row in table.rows if row.cells[place]]
    figures = [cell for cell in cells if _FIGURE.fullmatch(cell)]
    return len(figures) * 2 > len(cells)


def _meaning(name: str) -> Column:
    """Return what a column of a name means; `keep` where its name tells nothing."""
    word = comparable(name)
    if word in _OBJECTIVES:
        return Column("title", "objective")
    if word in _RESULTS:
        return Column("title", "key_result")
    if word in _FIELDS:
        return Column(_FIELDS[word])
    for words, about in ((_OBJECTIVES, "objective"), (_RESULTS, "key_result")):
        start = max((each for each in words if word.startswith(each)), key=len, default="")
        inner = _FIELDS.get(word[len(start) :]) if start else None
        if inner:
            return Column(inner, about)
    without = comparable(re.sub(r"[(\[].*", "", name))
    return _meaning(without) if without and without != word else Column("keep")


def _of_row(column: Column) -> Column:
    return replace(column, about="")


def _with_fractions(table: Table, columns: dict[str, Column]) -> dict[str, Column]:
    """Return the columns, progress as fractions where no figure in the column is above 1."""
    found = {}
    for name, column in columns.items():
        made = column
        if column.field == "progress" and name in table.columns:
            place = table.columns.index(name)
            cells = [row.cells[place] for row in table.rows if row.cells[place]]
            if cells and all(map(_FRACTION.fullmatch, cells)):
                made = replace(column, fraction=True)
        found[name] = made
    return found


def _decimal_comma(table: Table, columns: dict[str, Column]) -> bool | None:
    """Return whether commas stand before decimals, where some figure of the table can only be read so."""
    for name, column in columns.items():
        if column.field in _FIGURES and name in table.columns:
            place = table.columns.index(name)
            for row in table.rows:
                if found := _SIGN.search(row.cells[place]):
                    return found["sign"] == ","
    return None


def _day_first(table: Table, columns: dict[str, Column]) -> bool | None:
    """Return whether days stand before months; None where no day of the table is written in numbers, or nothing tells.

    A day that can only be read in one way tells; otherwise semicolons between cells and commas before decimals do,
    which are usual where days stand first.
    """
    days = [
        found
        for name, column in columns.items()
        if column.field in {"start_date", "end_date", "day"} and name in table.columns
        for row in table.rows
        if (found := _DAY.match(row.cells[table.columns.index(name)])) and day_from(found.string)
    ]
    sure = next((found for found in days if max(int(found[1]), int(found[2])) > 12), None)
    if sure:
        return int(sure[1]) > 12
    semicolons = any(one.kind == "delimiter" and "semicolons" in one.what for one in table.guesses)
    return True if days and (semicolons or _decimal_comma(table, columns)) else None


_DAY = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}")
