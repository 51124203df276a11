"""
Made-up histories: weeks of runs in many cities with known chances and known changes, for whatever judges histories.

Everything is drawn from the seed; the same arguments give the same runs for ever.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from errand.core.message import Message
from errand.core.model import REASONS, Arrival, Outcome, Reason, Run, Setting, Step, Verdict, Visit, Vitals
from errand.given.cities import City, load_cities
from errand.words import term

FIRST = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
JOURNEYS: dict[str, tuple[str, str, int]] = {
    "register": ("test_a_newcomer_opens_an_account", "新市民注册个人账号", 11),
    "search": ("test_an_item_is_found_by_its_everyday_name", "按日常叫法搜索事项", 3),
    "guide": ("test_a_newcomer_learns_which_papers_to_bring", "新市民查居住证要带哪些材料", 4),
    "consult": ("test_a_question_is_acknowledged", "提交咨询并拿到编号", 7),
    "progress": ("test_an_older_question_has_been_answered", "查询早先提交的咨询", 5),
}
_FAULTS = (Reason.NO_RESPONSE, Reason.DEAD_LINK, Reason.INCOMPLETE, Reason.CLOSED, Reason.TIMEOUT)


@dataclass(frozen=True, slots=True)
class Cell:
    """The chances of one city and journey in one week, before a change is put in."""

    city: City
    journey: str
    week: int
    failing: float = 0.03  # the chance that a run fails
    wait_ms: float = 400.0  # the median wait of a step
    sigma: float = 0.3  # of the logarithm of a wait


Change = Callable[[Cell], Cell]


def history(
    cities: Sequence[str] = ("hangzhou", "nanjing", "wuhu"),
    weeks: int = 8,
    repeats: int = 5,
    seed: int = 1,
    change: Change = lambda cell: cell,
    journeys: Iterable[str] = tuple(JOURNEYS),
) -> Iterator[Run]:
    """The runs of *weeks* weekly sessions, oldest first."""
    known, told = load_cities(), tuple(journeys)
    for week in range(weeks):
        for slug in cities:
            for journey in told:
                dice = random.Random(f"{seed}/{week}/{slug}/{journey}")
                base = Cell(known[slug], journey, week, wait_ms=random.Random(f"{seed}/{slug}").uniform(200, 900))
                cell = change(base)
                for repeat in range(1, repeats + 1):
                    yield _walk(cell, repeat, dice)


def slower(city: str, from_week: int, factor: float, journeys: Iterable[str] = tuple(JOURNEYS)) -> Change:
    """From a week on, waits in *city* are *factor* times as long."""
    told = set(journeys)

    def change(cell: Cell) -> Cell:
        hit = cell.city.slug == city and cell.week >= from_week and cell.journey in told
        return replace(cell, wait_ms=cell.wait_ms * factor) if hit else cell

    return change


def broken(city: str, from_week: int, journeys: Iterable[str] = tuple(JOURNEYS)) -> Change:
    """From a week on, every run of *journeys* in *city* fails."""
    told = set(journeys)
    return lambda cell: (
        replace(cell, failing=1.0)
        if cell.city.slug == city and cell.week >= from_week and cell.journey in told
        else cell
    )


def _walk(cell: Cell, repeat: int, dice: random.Random) -> Run:
    story, story_zh, fewest = JOURNEYS[cell.journey]
    failed = dice.random() < cell.failing
    count = dice.randint(2, fewest) if failed else fewest + dice.choice((0, 0, 0, 1, 2))
    steps = tuple(_step(number, cell, dice) for number in range(1, count + 1))
    waited = sum(step.waited_ms or 0.0 for step in steps)
    reason = dice.choice(_FAULTS)
    outcome = (
        Outcome(REASONS[reason].verdict, reason, "search.button", Message.plain(term("reason", reason, "zh")), count)
        if failed
        else Outcome(Verdict.COMPLETED)
    )
    began = FIRST + timedelta(weeks=cell.week, minutes=10 * repeat)
    return Run(
        id=f"{dice.getrandbits(128):032x}",
        journey=cell.journey,
        story=story,
        story_zh=story_zh,
        fewest=fewest,
        setting=_setting(cell, repeat),
        started_at=began.isoformat(timespec="milliseconds"),
        took_ms=waited + 120.0 * count,
        outcome=outcome,
        steps=steps,
        visits=tuple(_visit(step, cell, dice) for step in steps if step.verb in ("open", "click")),
        arrivals=tuple(Arrival("ItemsPage", step.number, step.visit, step.at_ms + 50) for step in steps[::2]),
    )


def _setting(cell: Cell, repeat: int) -> Setting:
    city = cell.city
    return Setting(
        city=city.slug,
        city_zh=city.name_zh,
        province=city.province_slug,
        province_zh=city.province_zh,
        portal="practice",
        portal_url=f"http://127.0.0.1:8018/{city.slug}/",
        persona="newcomer",
        seed=cell.week,
        browser="chromium 156.0",
        device="desktop",
        worker="main",
        floor_ms=66.0,
        click_floor_ms=95.0,
        platform=f"practice:{city.province_slug}",
        repeat=repeat,
    )


def _step(number: int, cell: Cell, dice: random.Random) -> Step:
    waited = cell.wait_ms * dice.lognormvariate(0.0, cell.sigma)
    verb, target, concept = (
        ("open", "门户网址", None) if number == 1 else ("click", "搜索按钮", "search.button") if number % 2 else
        ("fill", "搜索框", "search.box")
    )  # fmt: skip
    return Step(
        number, verb, target, concept, "role" if concept else None, max(1, number - 1), 900.0 * number, 4.0, 100.0,
        None if verb == "fill" else waited, None if verb == "fill" else "page",
    )  # fmt: skip


def _visit(step: Step, cell: Cell, dice: random.Random) -> Visit:
    lcp = cell.wait_ms * 1.5 * dice.lognormvariate(0.0, cell.sigma)
    url = f"http://127.0.0.1:8018/{cell.city.slug}/{step.number}"
    vitals = Vitals(ttfb_ms=lcp / 4, fcp_ms=lcp / 2, lcp_ms=lcp, cls=0.02, inp_ms=40.0)
    return Visit(step.visit, 1, url, f"{cell.city.name_zh}网上政务大厅", 200, step.number, step.at_ms, {}, vitals)
