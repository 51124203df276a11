"""
The official red lines (单项否决) that a visit can see, and one deduction; each judged by itself, never added up.

Source: 政府网站与政务新媒体检查指标 (国办秘函〔2019〕19号, 2019-04-01).  The rules are told in errand's own words.
What one visit cannot tell is None, with why: an official check watches a site for a week and counts all of its columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from errand.survey.assess.guide_assessment import GuideAssessment
from errand.survey.assess.letters import LIMIT_MONTHS, PublishedLetter, months_after
from errand.survey.hall_record import ChannelState, RedLineResult

SOURCE = "国办秘函〔2019〕19号"
OPEN_S, SHARE_LIMIT, VISITS = 15, 0.05, 140  # 20 visits a day for a week
HOME_DAYS, BLANK, STALE, GUIDES, STATISTICS_MONTHS = 14, 5, 10, 5, 3


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
    """What a rule comes to, why (in Chinese, for the reading), and the words it rests on."""

    verdict: Word
    why: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedLine:
    """One rule: the key of its reading, its name, what it says, and how it is judged."""

    key: str
    zh: str
    en: str
    rule_zh: str
    rule_en: str
    judge: Callable[[SeenForRedLines], RedLineJudgement]
    source: str = SOURCE


def judge_all(seen: SeenForRedLines) -> dict[str, RedLineJudgement]:
    """
    Every rule, by the key of its reading.

    >>> told = judge_all(SeenForRedLines(date(2026, 11, 26), opened=1, newest_on_home=date(2026, 11, 1)))
    >>> told["red.reachable"].verdict is None, told["red.home"].verdict
    (True, <RedLineResult.BROKEN: 'veto'>)
    """
    return {line.key: line.judge(seen) for line in RED_LINES}


def _reachable(seen: SeenForRedLines) -> RedLineJudgement:
    n, failed = seen.opened + seen.not_opened, seen.not_opened
    if n < 2:
        return RedLineJudgement(None, "一次访问看不出一周内打不开的比例")
    if n >= VISITS:
        verdict = RedLineResult.BROKEN if failed / n >= SHARE_LIMIT else RedLineResult.KEPT
        return RedLineJudgement(verdict, f"{n} 次访问，{failed} 次 {OPEN_S} 秒内没有打开")
    low, high = failure_share(failed, n)
    told = f"{n} 次访问，{failed} 次没有打开，比例的 95% 区间 {low:.1%}–{high:.1%}"
    if low >= SHARE_LIMIT:
        return RedLineJudgement(RedLineResult.BROKEN, told)
    return (
        RedLineJudgement(RedLineResult.KEPT, told)
        if high < SHARE_LIMIT
        else RedLineJudgement(None, f"{told}，还不能判断")
    )


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
        return RedLineJudgement(None, "首页只作导航，要看全部二级页面")
    if newest is None:
        return RedLineJudgement(None, "首页上没有看到日期")
    if newest > seen.today:
        return RedLineJudgement(None, "首页上最新的日期在今天之后", (newest.isoformat(),))
    days = (seen.today - newest).days
    verdict = RedLineResult.BROKEN if days > HOME_DAYS else RedLineResult.KEPT
    return RedLineJudgement(verdict, f"首页最新日期在 {days} 天前", (newest.isoformat(),))


def _interaction(seen: SeenForRedLines) -> RedLineJudgement:
    ways = {"在线咨询": seen.consult, "留言板": seen.message}
    quotes = tuple(f"{name}：{way}" for name, way in ways.items() if way)
    if all(way in (ChannelState.CLOSED, ChannelState.MISSING) for way in ways.values()):
        return RedLineJudgement(RedLineResult.BROKEN, "没有能用的咨询渠道", quotes)
    recent = [one for one in seen.letters if months_after(one.asked_on, 12) >= seen.today >= one.asked_on]
    late = [one for one in recent if not one.answered and months_after(one.asked_on, LIMIT_MONTHS) < seen.today]
    if late:
        asked = tuple(one.asked_on.isoformat() for one in late)
        return RedLineJudgement(
            RedLineResult.BROKEN, f"一年内有 {len(late)} 封信超过 {LIMIT_MONTHS} 个月没有答复", asked
        )
    if not any(way in (ChannelState.OPEN, ChannelState.LOGIN) for way in ways.values()):
        return RedLineJudgement(None, "没有弄清咨询渠道能不能用", quotes)
    if not recent:
        return RedLineJudgement(None, "有咨询渠道，没有看到一年内公开的信件", quotes)
    return RedLineJudgement(
        RedLineResult.KEPT, f"有咨询渠道，看到的 {len(recent)} 封信没有拖过 {LIMIT_MONTHS} 个月", quotes
    )


def _services(seen: SeenForRedLines) -> RedLineJudgement:
    if seen.services == 0:
        return RedLineJudgement(RedLineResult.BROKEN, "没有服务事项")
    lacking = [one for one in seen.guides if one.lacking]
    quotes = tuple(f"{one.title}：缺 {'、'.join(one.key_missing)}" for one in lacking)
    looked_at, told = len(seen.guides), f"抽查 {len(seen.guides)} 份指南，{len(lacking)} 份缺 4 类以上关键要素"
    whole = seen.services is not None and looked_at >= seen.services
    if len(lacking) >= GUIDES or (whole and len(lacking) == looked_at):
        return RedLineJudgement(RedLineResult.BROKEN, told, quotes)
    if looked_at >= GUIDES or whole:
        return RedLineJudgement(RedLineResult.KEPT, told, quotes)
    return RedLineJudgement(None, f"{told}，不足 {GUIDES} 份" if looked_at else "没有看到办事指南", quotes)


def _columns(seen: SeenForRedLines) -> RedLineJudgement:
    blank, stale = seen.columns_blank, seen.columns_stale
    if (blank or 0) >= BLANK or (stale or 0) >= STALE:
        return RedLineJudgement(RedLineResult.BROKEN, f"空白栏目 {blank or 0} 个，长期不更新的 {stale or 0} 个")
    if blank is None or stale is None:
        return RedLineJudgement(None, "没有看完全部栏目")
    return RedLineJudgement(RedLineResult.KEPT, f"空白栏目 {blank} 个，长期不更新的 {stale} 个")


def _statistics(seen: SeenForRedLines) -> RedLineJudgement:
    on = seen.statistics_on
    if on is None or on > seen.today:
        return RedLineJudgement(None, "没有看到办事统计数据的日期" if on is None else "办事统计数据的日期在今天之后")
    old = months_after(on, STATISTICS_MONTHS) < seen.today
    verdict = Deduction.DEDUCTED if old else Deduction.KEPT
    return RedLineJudgement(verdict, f"办事统计数据更新于 {on.isoformat()}", (on.isoformat(),))


RED_LINES: tuple[RedLine, ...] = (
    RedLine(
        "red.reachable", "站点无法访问", "site cannot be reached",
        "监测一周、每天间隔访问 20 次以上，首页 15 秒内打不开的达到 5%",
        "over a week of at least 20 visits a day the home page is not open within 15 s in 5 % of them", _reachable,
    ),
    RedLine(
        "red.home", "首页不更新", "home page not updated",
        "首页两周没有更新；首页只作导航的看全部二级页面",
        "nothing new on the home page for two weeks; of a page of links alone: on all pages behind it", _home,
    ),
    RedLine(
        "red.columns", "栏目不更新", "columns blank or stale",
        "空白栏目 5 个以上，或应更新未更新的栏目 10 个以上",
        "five columns or more are blank, or ten or more have long not been updated", _columns,
    ),
    RedLine(
        "red.interaction", "互动回应差", "nobody answers",
        "没有有效的咨询渠道（信访、举报渠道不算），或一年内有信件超过三个月没有答复",
        "no channel for questions works (petitions do not count), or one of the past year waits over three months",
        _interaction,
    ),
    RedLine(
        "red.services", "服务不实用", "services of no use",
        "没有服务；或 5 项以上（不足 5 项的为全部）的指南缺 4 类以上关键要素",
        "no services; or the guides of five items (of all where there are fewer) lack four key classes or more",
        _services,
    ),
    RedLine(
        "deduct.statistics", "办事统计数据不更新（扣分）", "statistics not updated (points)",
        "办事统计数据三个月没有更新，扣 2 分",
        "the statistics of cases have not been updated for three months: two points", _statistics,
        source=f"{SOURCE}，各地自查表",
    ),
)  # fmt: skip
