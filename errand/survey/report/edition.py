"""One edition of the survey: its tables in one language, ready for any form of output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from errand.survey.against_2018.comparison import compare
from errand.survey.against_2018.published import Published
from errand.survey.against_2018.truths import Truth, confusion, deviations
from errand.survey.assess.totals import SurveyTotals, totals
from errand.survey.hall_record import HallReading, HallRecord
from errand.survey.report.survey_tables import (
    Cell,
    Column,
    ColumnKind,
    Table,
    compared_tables,
    lost_tables,
    red_lines,
    true_tables,
)
from errand.survey.report.survey_words import city_name, note_of, quote_of, reading_name, said, value_name, why_name
from errand.words import word

READINGS = (
    Column("city"), Column("reading"), Column("value", ColumnKind.NUMBER), Column("low", ColumnKind.NUMBER),
    Column("high", ColumnKind.NUMBER), Column("looked-at", ColumnKind.COUNT), Column("of", ColumnKind.COUNT),
    Column("why", wide=True),
    Column("quote", wide=True), Column("note", wide=True), Column("url", wide=True), Column("picture"),
    Column("key"), Column("slug"), Column("portal", wide=True), Column("visited"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """title and lines stand at the head; tables follow; readings is the longest and stands apart."""

    lang: str
    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    readings: Table
    records: tuple[HallRecord, ...]


def make_edition(
    records: Mapping[str, HallRecord], published: Published, lang: str = "zh", truth: Truth | None = None
) -> Edition:
    """The tables of *records* by city; *truth*: what is true of the practice halls among them."""
    every = sorted(records.values(), key=lambda record: record.city)
    compared = compare(every, published)
    tables = [*compared_tables(compared, lang), *lost_tables(every, published, lang), red_lines(every, lang)]
    if truth:
        tables += true_tables(confusion(every, truth, published), deviations(every, truth, published), lang)
    lines = [*_about(every, published, lang), *([] if compared.whole else [said("partial", lang)])]
    rows = tuple(row for record in every for reading in record.readings for row in _rows(record, reading, lang))
    return Edition(
        lang, said("title", lang), tuple(lines), tuple(tables), Table("readings", READINGS, rows), tuple(every)
    )


def _about(records: Sequence[HallRecord], published: Published, lang: str) -> Iterator[str]:
    if not records:
        yield said("nobody", lang)
        return
    seen = totals(records)
    source = published.source if lang == "zh" else published.source_en
    yield said(
        "about", lang, cities=seen.cities, first=seen.first, last=seen.last, kind=_kind(seen, lang), source=source
    )  # fmt: skip
    yield said(
        "cost", lang, pages=seen.pages, requests=seen.requests, compared=seen.compared, differing=seen.differing
    )  # fmt: skip


def _kind(seen: SurveyTotals, lang: str) -> str:
    return word("names.comma", lang).join(said(kind, lang) for kind in seen.kinds)


def _rows(record: HallRecord, reading: HallReading, lang: str) -> Iterator[tuple[Cell, ...]]:
    """A row for each piece of evidence; the value stands in the first alone, so that nobody counts it twice."""
    who = (reading.key, record.city, record.portal, record.at)
    first = (
        city_name(record.city, lang), reading_name(reading.key, lang), value_name(reading, lang),
        reading.low, reading.high, reading.looked_at, reading.of, why_name(reading.why, lang),
    )  # fmt: skip
    if not reading.evidence:
        yield (*first, "", "", "", "", *who)
    for at, one in enumerate(reading.evidence):
        head = first if at == 0 else (*first[:2], None, None, None, None, None, "")
        yield (*head, quote_of(one, lang), note_of(one, lang), one.url, one.picture, *who)
