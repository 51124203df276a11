"""From a comparison to tables: titles, typed columns and rows, which every form of output then sets in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from errand.given.cities import load_cities
from errand.survey.against_2018.comparison import Agreement, IndicatorRow, SurveyComparison
from errand.survey.against_2018.lost_tables import Figure, Opening, bases, items, opening, published_opening
from errand.survey.against_2018.published import Published
from errand.survey.against_2018.truths import Confusion, Deviation
from errand.survey.assess.totals import tally_red_lines
from errand.survey.hall_record import HallRecord
from errand.survey.report.survey_words import city_name, city_names, listed, reading_name, said

Cell: TypeAlias = "str | int | float | None"


class ColumnKind(StrEnum):
    """What a column holds, and so how its numbers are written."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    NUMBER = "number"  # two decimals
    AGREEMENT = "agreement"  # text with a colour


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key as a word of the tables, what it holds, whether it needs room."""

    key: str
    kind: ColumnKind = ColumnKind.TEXT
    wide: bool = False

    def head(self, lang: str) -> str:
        """What it is called."""
        return said(f"column-{self.key}", lang)


@dataclass(frozen=True, slots=True)
class Table:
    """
    One table.

    marks: a colour for each row's AGREEMENT cell (good, middling, poor, "").  noted: something stands beside its title.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: tuple[str, ...] = ()
    noted: bool = False

    def title(self, lang: str) -> str:
        """What it is called."""
        return said(f"table-{self.key}", lang)

    def heads(self, lang: str) -> list[str]:
        """What its columns are called."""
        return [column.head(lang) for column in self.columns]

    def note(self, lang: str) -> str:
        """What must be known to read it; "" where nothing must."""
        return said(f"table-{self.key}-note", lang) if self.noted else ""


_MARK = {Agreement.EQUAL: "good", Agreement.POSSIBLE: "middling", Agreement.DIFFERS: "poor"}


def agreement_name(agreement: Agreement, lang: str) -> str:
    """The agreement in words."""
    return said(f"agreement-{agreement}", lang)


def compared_tables(compared: SurveyComparison, lang: str) -> list[Table]:
    """Indicators, means, extremes, defects."""
    counts = [row for row in compared.indicators if row.indicator.mean is None]
    means = [row for row in compared.indicators if row.indicator.mean is not None]
    return [_indicators(counts, lang), _means(means, lang), _extremes(compared, lang), _defects(compared, lang)]


def _indicators(rows: Sequence[IndicatorRow], lang: str) -> Table:
    columns = (
        Column("indicator", wide=True), Column("section"), Column("published", ColumnKind.COUNT),
        Column("published-share", ColumnKind.SHARE), Column("measured", ColumnKind.COUNT),
        Column("share", ColumnKind.SHARE),
        Column("n", ColumnKind.COUNT), Column("unknown", ColumnKind.COUNT), Column("difference", ColumnKind.COUNT),
        Column("agreement", ColumnKind.AGREEMENT),
    )  # fmt: skip
    cells = []
    for row in rows:
        one = row.indicator
        cells.append((
            one.zh if lang == "zh" else one.en, one.section, row.published, row.published_share, row.measured,
            row.share, row.n, len(row.unknown), row.difference, agreement_name(row.agreement, lang),
        ))  # fmt: skip
    return Table("indicators", columns, tuple(cells), _marks(row.agreement for row in rows), noted=True)


def _marks(agreements: Iterable[Agreement]) -> tuple[str, ...]:
    return tuple(_MARK.get(one, "") for one in agreements)


def _means(rows: Sequence[IndicatorRow], lang: str) -> Table:
    columns = (
        Column("indicator", wide=True), Column("section"), Column("published", ColumnKind.NUMBER),
        Column("measured", ColumnKind.NUMBER), Column("low", ColumnKind.NUMBER), Column("high", ColumnKind.NUMBER),
        Column("n", ColumnKind.COUNT), Column("sampled", ColumnKind.COUNT), Column("unknown", ColumnKind.COUNT),
        Column("difference", ColumnKind.NUMBER), Column("agreement", ColumnKind.AGREEMENT),
    )  # fmt: skip
    cells = tuple(
        (
            row.indicator.zh if lang == "zh" else row.indicator.en, row.indicator.section, row.published, row.measured,
            row.low, row.high, row.n, row.sampled, len(row.unknown), row.difference,
            agreement_name(row.agreement, lang),
        )
        for row in rows
    )  # fmt: skip
    return Table("means", columns, cells, _marks(row.agreement for row in rows), noted=True)


def _extremes(compared: SurveyComparison, lang: str) -> Table:
    columns = (
        Column("indicator", wide=True), Column("section"), Column("city"), Column("published", ColumnKind.COUNT),
        Column("measured", ColumnKind.COUNT), Column("holders"), Column("agreement", ColumnKind.AGREEMENT),
    )  # fmt: skip
    cells = tuple(
        (
            row.extreme.zh if lang == "zh" else row.extreme.en, row.extreme.section, city_name(row.extreme.city, lang),
            row.extreme.value, row.measured, city_names(row.holders, lang), agreement_name(row.agreement, lang),
        )
        for row in compared.extremes
    )  # fmt: skip
    return Table("extremes", columns, cells, _marks(row.agreement for row in compared.extremes))


def _defects(compared: SurveyComparison, lang: str) -> Table:
    columns = (
        Column("defect", wide=True), Column("section"), Column("found"), Column("missed"), Column("unknown-cities"),
        Column("elsewhere", ColumnKind.COUNT), Column("elsewhere-cities", wide=True),
    )  # fmt: skip
    cells = tuple(
        (
            row.defect.zh if lang == "zh" else row.defect.en, row.defect.section, city_names(row.found, lang),
            city_names(row.missed, lang), city_names(row.unknown, lang), len(row.elsewhere),
            city_names(row.elsewhere, lang),
        )
        for row in compared.defects
    )  # fmt: skip
    return Table("defects", columns, cells)


# --- the survey's own tables ------------------------------------------------------------------------------------------


def lost_tables(records: Sequence[HallRecord], published: Published, lang: str) -> list[Table]:
    """Its tables 1, 2 and 3."""
    return [
        _opening(records, published, lang),
        _figures("bases", bases(records), lang),
        _figures("items", items(records, published), lang),
    ]


def _opening(records: Sequence[HallRecord], published: Published, lang: str) -> Table:
    columns = (
        Column("province"),
        *(Column(key, ColumnKind.COUNT) for key in ("cities", "opened", "closed", "own", "inside", "unknown")),
    )  # fmt: skip
    provinces = {one.province_slug: one for one in load_cities().values()}
    zh = lang == "zh"

    def row(one: Opening, name: str) -> tuple[Cell, ...]:
        return name, one.cities, one.opened, one.closed, one.own_site, one.inside, one.unknown

    total, *rest = opening(records)
    rows = [
        row(published_opening(published), f"{said('all', lang)} · {said('column-published', lang)}"),
        row(total, f"{said('all', lang)} · {said('column-measured', lang)}"),
        *(row(one, provinces[one.province].province_zh if zh else one.province) for one in rest),
    ]
    return Table("opening", columns, tuple(rows), noted=True)


def _figures(key: str, figures: Sequence[Figure], lang: str) -> Table:
    columns = (
        Column("figure", wide=True), Column("published", ColumnKind.NUMBER), Column("measured", ColumnKind.NUMBER),
        Column("n", ColumnKind.COUNT), Column("unknown", ColumnKind.COUNT),
    )  # fmt: skip
    rows = tuple((said(f"figure-{one.key}", lang), one.published, one.measured, one.n, one.unknown) for one in figures)
    return Table(key, columns, rows, noted=True)


def red_lines(records: Sequence[HallRecord], lang: str) -> Table:
    """Every red line over all halls that were visited."""
    columns = (
        Column("rule"), Column("says", wide=True), Column("kept", ColumnKind.COUNT), Column("broken", ColumnKind.COUNT),
        Column("unknown", ColumnKind.COUNT), Column("broken-cities", wide=True), Column("source"),
    )  # fmt: skip
    rows = tuple(
        (
            reading_name(one.line.key, lang), said(f"says-{one.line.key.replace('.', '-')}", lang), one.kept,
            len(one.broken), one.unknown, city_names(one.broken, lang), said(one.line.source, lang),
        )
        for one in tally_red_lines(records)
    )  # fmt: skip
    return Table("redlines", columns, rows, noted=True)


# --- against what is true ---------------------------------------------------------------------------------------


def true_tables(cells: Sequence[Confusion], numbers: Sequence[Deviation], lang: str) -> list[Table]:
    """How well the surveyor read, where that is known."""
    return [_confusion(cells, lang), _deviations(numbers, lang)]


def _confusion(cells: Sequence[Confusion], lang: str) -> Table:
    columns = (
        Column("indicator", wide=True),
        *(Column(key, ColumnKind.COUNT) for key in ("tp", "fp", "fn", "tn", "unknown", "at_closed")),
        Column("who", wide=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    marks = []
    for one in cells:
        kinds = (
            one.true_positive, one.false_positive, one.false_negative, one.true_negative, one.unknown, one.at_closed,
        )  # fmt: skip
        amiss = (*one.misread, *one.unknown)
        name = one.zh if lang == "zh" else one.en
        rows.append((name, *(len(kind) for kind in kinds), city_names(amiss, lang)))
        marks.append("poor" if one.misread else "middling" if amiss else "good")
    return Table("confusion", columns, tuple(rows), tuple(marks), noted=True)


def _deviations(numbers: Sequence[Deviation], lang: str) -> Table:
    columns = (
        Column("reading"),
        *(Column(key, ColumnKind.COUNT) for key in ("exact", "within", "wrong", "unknown", "at_closed")),
        Column("who", wide=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    marks = []
    for one in numbers:
        wrong = [f"{city_name(bad.city, lang)} {bad.measured:g} ≠ {bad.true:g}" for bad in one.wrong]
        amiss = listed([*wrong, *(city_name(city, lang) for city in one.unknown)], lang)
        counts = (one.exact, one.within, one.wrong, one.unknown, one.at_closed)
        rows.append((reading_name(one.reading, lang), *(len(count) for count in counts), amiss))
        marks.append("poor" if one.wrong else "middling" if amiss else "good")
    return Table("deviations", columns, tuple(rows), tuple(marks))
