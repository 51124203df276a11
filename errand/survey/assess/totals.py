"""What the visits of a survey come to over all halls: what they cost, and how many halls keep each red line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from errand.survey.assess.redlines import RED_LINES, Deduction, RedLine
from errand.survey.hall_record import HallRecord, RedLineResult


@dataclass(frozen=True, slots=True)
class SurveyTotals:
    """
    The visits together.

    first, last: days, ISO 8601.  kinds: of portals there are.  pages, requests, compared, differing: sums of what the
    records say.
    """

    cities: int
    first: str
    last: str
    kinds: tuple[str, ...]
    pages: int
    requests: int
    compared: int
    differing: int


def totals(records: Sequence[HallRecord]) -> SurveyTotals:
    """The sums over *records*; raises ValueError without any."""
    if not records:
        raise ValueError("there are no records to add up")
    days = sorted(record.at[:10] for record in records)
    return SurveyTotals(
        len(records), days[0], days[-1], tuple(sorted({record.kind for record in records})),
        pages=sum(record.pages for record in records),
        requests=sum(record.requests for record in records),
        compared=sum(record.compared for record in records),
        differing=sum(record.differing for record in records),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RedLineTally:
    """One red line over all halls that were visited: how many keep it, which cities' broke it, of how many unknown."""

    line: RedLine
    kept: int
    broken: tuple[str, ...]
    unknown: int


def tally_red_lines(records: Sequence[HallRecord]) -> tuple[RedLineTally, ...]:
    """Every red line, in the order of the rules."""
    return tuple(_tally(records, line) for line in RED_LINES)


def _tally(records: Sequence[HallRecord], line: RedLine) -> RedLineTally:
    results = {record.city: record.value(line.key) for record in records}
    broken = tuple(city for city, value in results.items() if value in (RedLineResult.BROKEN, Deduction.DEDUCTED))
    kept = sum(value == RedLineResult.KEPT for value in results.values())
    return RedLineTally(line, kept, broken, len(results) - kept - len(broken))
