"""
The official red lines (单项否决) that a visit can see, and one deduction; each judged by itself, never added up.

Source: 政府网站与政务新媒体检查指标 (国办秘函〔2019〕19号, 2019-04-01).  What a rule says stands in errand's own words
in the catalogue (survey.says-...).  What one visit cannot tell is None, with why: an official check watches a site for
a week and counts all of its columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from errand.core.message import Message, Said
from errand.survey.assess.guide_assessment import GuideAssessment
from errand.survey.assess.letters import LIMIT_MONTHS, PublishedLetter, months_after
from errand.survey.hall_record import ChannelState, Evidence, HallReading, RedLineResult

OPEN_S, SHARE_LIMIT, VISITS = 15, 0.05, 140  # 20 visits a day for a week
HOME_DAYS, BLANK, STALE, GUIDES, STATISTICS_MONTHS = 14, 5, 10, 5, 3
QUOTES = 3  # of a rule that are kept as evidence


class Deduction(StrEnum):
    """What a rule of points comes to; it vetoes nothing."""

    KEPT = "kept"
    DEDUCTED = "deducted"


Word: TypeAlias = RedLineResult | Deduction | None


@dataclass(frozen=True, slots=True)
class SeenForRedLines:
    """
    What a visit saw; None and empty mean that it was not seen, which is not the same as that there is none.

    opened/not_opened: visits to the home page within and beyond 15 s.  channels: consult and message; the channels of
    petition and discipline do not count.  services: items listed; columns_*: counted over the whole site.
    """

    today: date
    opened: int = 0
    not_opened: int = 0
    newest_on_home: date | None = None
    home_is_navigation: bool = False
    consult: ChannelState | None = None
    message: ChannelState | None = None
    letters: Sequence[PublishedLetter] = ()
    services: int | None = None
    guides: Sequence[GuideAssessment] = ()
    columns_blank: int | None = None
    columns_stale: int | None = None
    statistics_on: date | None = None


@dataclass(frozen=True, slots=True)
class RedLineJudgement:
    """What a rule comes to, why, and what it rests on."""

    result: Word
    why: Message
    rests_on: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class RedLine:
    """One rule: the key of its reading, how it is judged, and where it stands (a name in the catalogue)."""

    key: str
    judge: Callable[[SeenForRedLines], RedLineJudgement]
    source: str = "source-red-lines"


def judge_all(seen: SeenForRedLines) -> dict[str, RedLineJudgement]:
    """
    Every rule, by the key of its reading.

    >>> judged = judge_all(SeenForRedLines(date(2026, 11, 26), opened=1, newest_on_home=date(2026, 11, 1)))
    >>> judged["red.reachable"].result is None, judged["red.home"].result
    (True, <RedLineResult.BROKEN: 'veto'>)
    """
    return {line.key: line.judge(seen) for line in RED_LINES}


def red_line_readings(seen: SeenForRedLines, at: Evidence) -> list[HallReading]:
    """What each red line comes to as a reading, with what it rests on; never a sum of them."""
    return [_reading(key, judged, at) for key, judged in judge_all(seen).items()]


def _reading(key: str, judged: RedLineJudgement, at: Evidence) -> HallReading:
    undetermined = judged.result is None
    notes = judged.rests_on[:QUOTES] or (None if undetermined else judged.why,)
    evidence = tuple(Evidence(at.url, note=note) for note in notes)
    return HallReading(key, judged.result, evidence, judged.why if undetermined else None)


def _judged(result: Word, code: str, *rests_on: Message, **params: str | int) -> RedLineJudgement:
    return RedLineJudgement(result, Message.of(f"survey.{code}", **params), rests_on)


def _reachable(seen: SeenForRedLines) -> RedLineJudgement:
    n, failed = seen.opened + seen.not_opened, seen.not_opened
    if n < 2:
        return _judged(None, "red-one-visit")
    result: Word
    if n >= VISITS:
        result = RedLineResult.BROKEN if failed / n >= SHARE_LIMIT else RedLineResult.KEPT
        return _judged(result, "red-visits", visits=n, failed=failed, limit=OPEN_S)
    low, high = failure_share(failed, n)
    open_still = low < SHARE_LIMIT <= high
    result = None if open_still else RedLineResult.BROKEN if low >= SHARE_LIMIT else RedLineResult.KEPT
    code = "red-visits-open" if open_still else "red-visits-share"
    return _judged(result, code, visits=n, failed=failed, low=f"{low:.1%}", high=f"{high:.1%}")


def failure_share(failed: int, n: int) -> tuple[float, float]:
    """
    The exact 95 % interval of the share of visits that fail: Clopper & Pearson (1934), Biometrika 26, 404-413.

    Unit: share. Raises ValueError for no visits.

    >>> low, high = failure_share(0, 20)
    >>> round(low, 3), round(high, 3)
    (0.0, 0.168)
    """
    from scipy.stats import binomtest

    interval = binomtest(failed, n).proportion_ci(0.95, method="exact")
    return float(interval.low), float(interval.high)


def _home(seen: SeenForRedLines) -> RedLineJudgement:
    newest = seen.newest_on_home
    if seen.home_is_navigation:
        return _judged(None, "red-home-navigation")
    if newest is None:
        return _judged(None, "red-home-undated")
    day = Message.of("survey.red-day", day=newest.isoformat())
    if newest > seen.today:
        return _judged(None, "red-home-future", day)
    days = (seen.today - newest).days
    return _judged(RedLineResult.BROKEN if days > HOME_DAYS else RedLineResult.KEPT, "red-home-age", day, days=days)


def _interaction(seen: SeenForRedLines) -> RedLineJudgement:
    states = {"consult": seen.consult, "message": seen.message}
    met = tuple(
        Message.of("survey.red-channel", channel=Message(f"survey.reading-channel-{name}"), state=_state(state))
        for name, state in states.items() if state
    )  # fmt: skip
    if all(state in (ChannelState.CLOSED, ChannelState.MISSING) for state in states.values()):
        return _judged(RedLineResult.BROKEN, "red-no-channel", *met)
    recent = [one for one in seen.letters if months_after(one.asked_on, 12) >= seen.today >= one.asked_on]
    late = [one for one in recent if not one.answered and months_after(one.asked_on, LIMIT_MONTHS) < seen.today]
    if late:
        asked = (Message.of("survey.red-day", day=one.asked_on.isoformat()) for one in late)
        return _judged(RedLineResult.BROKEN, "red-letters-late", *asked, letters=len(late), months=LIMIT_MONTHS)
    if not any(state in (ChannelState.OPEN, ChannelState.LOGIN) for state in states.values()):
        return _judged(None, "red-channel-unclear", *met)
    if not recent:
        return _judged(None, "red-no-letters", *met)
    return _judged(RedLineResult.KEPT, "red-letters-in-time", *met, letters=len(recent), months=LIMIT_MONTHS)


def _state(state: ChannelState) -> Message:
    return Message(f"survey.value-{state}")


def _services(seen: SeenForRedLines) -> RedLineJudgement:
    if seen.services == 0:
        return _judged(RedLineResult.BROKEN, "red-no-services")
    looked_at = len(seen.guides)
    if not looked_at:
        return _judged(None, "why-no-guide-seen")
    lacking = [one for one in seen.guides if one.lacking]
    named = [Message.of("survey.red-guide-lacks", title=Said(one.title), keys=one.lacks) for one in lacking]
    whole = seen.services is not None and looked_at >= seen.services
    result: Word = None
    if len(lacking) >= GUIDES or (whole and len(lacking) == looked_at):
        result = RedLineResult.BROKEN
    elif looked_at >= GUIDES or whole:
        result = RedLineResult.KEPT
    code = "red-guides-few" if result is None else "red-guides"
    return _judged(result, code, *named, guides=looked_at, lacking=len(lacking), fewest=GUIDES)


def _columns(seen: SeenForRedLines) -> RedLineJudgement:
    blank, stale = seen.columns_blank, seen.columns_stale
    if (blank or 0) >= BLANK or (stale or 0) >= STALE:
        return _judged(RedLineResult.BROKEN, "red-columns", blank=blank or 0, stale=stale or 0)
    if blank is None or stale is None:
        return _judged(None, "red-columns-unseen")
    return _judged(RedLineResult.KEPT, "red-columns", blank=blank, stale=stale)


def _statistics(seen: SeenForRedLines) -> RedLineJudgement:
    on = seen.statistics_on
    if on is None or on > seen.today:
        return _judged(None, "red-statistics-undated" if on is None else "red-statistics-future")
    old = months_after(on, STATISTICS_MONTHS) < seen.today
    day = Message.of("survey.red-day", day=on.isoformat())
    return _judged(Deduction.DEDUCTED if old else Deduction.KEPT, "red-statistics", day, day=on.isoformat())


RED_LINES: tuple[RedLine, ...] = (
    RedLine("red.reachable", _reachable),
    RedLine("red.home", _home),
    RedLine("red.columns", _columns),
    RedLine("red.interaction", _interaction),
    RedLine("red.services", _services),
    RedLine("deduct.statistics", _statistics, source="source-statistics"),
)
