"""
The summary a tester sees in the terminal after pytest's own.

Per city one row for each story: how it ended, what it cost, where the citizen waited longest; under it the reason.
Then what was found wrong with the portals, with everything that is no fault of a city counted apart.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from errand.core.cost import Cost, cost_of, floor_ms
from errand.core.finding import findings
from errand.core.model import Reason, Run, Setting, Verdict
from errand.report.layout import GAP, columns, cut, join, pad, safe, wrap
from errand.report.words import duration, journey_name, outcome_name, reason_name, verb_name, verdict_name
from errand.words import word

WIDTH = 100
_COLUMNS = ("journey", "outcome", "steps", "visits", "median", "longest")
_WIDEST_OUTCOME = 20
_TO_THE_RIGHT = {"steps", "visits", "median"}
_INDENT = "  "
_MOST_REASON_LINES = 3
_MOST_CITIES_NAMED = 6
_MOST_REMARKS = 12
_ORDER = ("register", "search", "guide", "consult", "progress", "errand")


@dataclass(frozen=True, slots=True)
class _Story:
    """One row of the summary, and the reasons under it."""

    cells: tuple[str, ...]
    reasons: tuple[str, ...]


def summary(runs: Sequence[Run], lang: str = "zh") -> str:
    """Give the summary of *runs* in *lang*, in lines of at most 100 columns."""
    if not runs:
        return word("summary.none", lang)
    cities = [list(of_city) for _, of_city in groupby(sorted(runs, key=_place), key=_portal)]
    tables = [(_title(of_city[0].setting, lang), _stories(of_city, lang)) for of_city in cities]
    head = tuple(word(f"summary.column-{name}", lang) for name in _COLUMNS)
    widths = _widths([head, *(story.cells for _, stories in tables for story in stories)])
    lines = [word("summary.title", lang)]
    for title, stories in tables:
        lines += ["", title, _row(head, widths)]
        lines += [line for story in stories for line in (_row(story.cells, widths), *story.reasons)]
    return "\n".join([*lines, "", *_findings(runs, lang), *_caveats(runs, lang)])


def _portal(run: Run) -> tuple[str, str, str]:
    """Tell portals apart; a practice portal stands on another port in every session."""
    setting = run.setting
    return setting.province, setting.city, "" if setting.portal == "practice" else setting.portal_url


def _place(run: Run) -> tuple[tuple[str, str, str], int, str, str]:
    """Sort runs by portal, within it by journey as the errands follow each other, then by story."""
    journey = _ORDER.index(run.journey) if run.journey in _ORDER else len(_ORDER)
    return _portal(run), journey, run.journey, run.story


def _title(setting: Setting, lang: str) -> str:
    city, province = (setting.city_zh, setting.province_zh) if lang == "zh" else (setting.city, setting.province)
    kind = "summary.city-practice" if setting.portal == "practice" else "summary.city-live"
    return cut(word(kind, lang, city=safe(city), province=safe(province), portal=safe(setting.portal_url)), WIDTH)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give each column what it needs; where that is too much, the story and the longest wait share what is left."""
    widths = [max(columns(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths[1] = min(widths[1], _WIDEST_OUTCOME)
    room = WIDTH - columns(_INDENT) - columns(GAP) * (len(widths) - 1) - sum(widths[1:-1])
    story, longest = widths[0], widths[-1]
    if story + longest > room:
        widths[0] = min(story, max(room // 2, room - longest))
        widths[-1] = min(longest, room - widths[0])
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    placed = zip(_COLUMNS, cells, widths, strict=True)
    return _INDENT + join([pad(cell, width, right=name in _TO_THE_RIGHT) for name, cell, width in placed])


def _stories(runs: Sequence[Run], lang: str) -> list[_Story]:
    stories = [list(of_story) for _, of_story in groupby(runs, key=lambda run: (run.journey, run.story))]
    return [_Story(_cells(of_story, lang), tuple(_reasons(of_story, lang))) for of_story in stories]


def _cells(runs: Sequence[Run], lang: str) -> tuple[str, ...]:
    """Give the row of one story, walked once or more."""
    costs = [cost_of(run) for run in runs]
    waits = [cost.wait_median_ms for cost in costs if cost.wait_median_ms is not None]
    return (
        _name(runs[0], len(runs), lang),
        _outcome(runs, lang),
        f"{_middle(cost.steps for cost in costs)}/{runs[0].fewest}",
        _middle(cost.visits for cost in costs),
        duration(statistics.median(waits), lang) if waits else "-",
        _longest(costs, lang),
    )


def _name(run: Run, times: int, lang: str) -> str:
    name = journey_name(run.journey, lang)
    story = run.story_zh if lang == "zh" else run.story.removeprefix("test_").replace("_", " ")
    repeated = f" {word('summary.row-times', lang, count=times)}" if times > 1 else ""
    return safe(f"{name}{repeated} {story}")


def _outcome(runs: Sequence[Run], lang: str) -> str:
    """Give the outcome of one run in words, or how many of several completed."""
    if len(runs) == 1:
        return outcome_name(runs[0].outcome, lang)
    return word("summary.row-completed", lang, completed=sum(run.outcome.completed for run in runs), count=len(runs))


def _middle(counts: Iterable[int]) -> str:
    return f"{statistics.median(counts):g}"


def _longest(costs: Sequence[Cost], lang: str) -> str:
    waited = [(step.waited_ms, step) for cost in costs if (step := cost.longest) and step.waited_ms is not None]
    if not waited:
        return "-"
    wait, step = max(waited, key=lambda pair: pair[0])
    target = safe(step.target)
    gap = "" if lang == "zh" and not target[:1].isascii() else " "
    where = word("summary.row-step", lang, number=step.number, verb=verb_name(step.verb, lang), target=gap + target)
    return f"{duration(wait, lang)} {where}"


def _reasons(runs: Sequence[Run], lang: str) -> list[str]:
    """Give why runs of one story did not complete, each reason and message once."""
    outcomes = [run.outcome for run in runs if not run.outcome.completed]
    lines: list[str] = []
    for (verdict, reason, message, sure), count in Counter(
        (one.verdict, one.reason, one.message, one.sure) for one in outcomes
    ).items():
        lead = word("summary.row-why-times", lang, count=count) if len(runs) > 1 else word("summary.row-why", lang)
        text = safe(f"{lead}{_why(verdict, reason, lang, sure=sure)}{' — ' if message else ''}{message}")
        indent = _INDENT * 2
        lines += [indent + line for line in wrap(text, WIDTH - len(indent), _MOST_REASON_LINES)]
    return lines


def _why(verdict: Verdict, reason: Reason | None, lang: str, *, sure: bool) -> str:
    """Give verdict and reason, and whether that is not sure; the reason alone where its verdict has no other."""
    if reason in (Reason.HARNESS, Reason.OTHER_HOST):
        return reason_name(reason, lang)
    why = [verdict_name(verdict, lang), *([reason_name(reason, lang)] if reason else [])]
    return " · ".join([*why, *([] if sure else [word("summary.unsure", lang)])])


def _findings(runs: Sequence[Run], lang: str) -> list[str]:
    found = findings(runs)
    verdicts = Counter(run.outcome.verdict for run in runs)
    first = (
        word("summary.findings", lang, count=len(found), cities=_cities(runs, lang))
        if found
        else word("summary.findings-none", lang)
    )
    rest = word(
        "summary.others",
        lang,
        runs=len(runs),
        completed=verdicts[Verdict.COMPLETED],
        failed=verdicts[Verdict.FAILED],
        blocked=verdicts[Verdict.BLOCKED],
        delegated=verdicts[Verdict.DELEGATED],
        harness=verdicts[Verdict.HARNESS_ERROR],
    )
    unsure = sum(not finding.sure for finding in found)
    doubt = wrap(word("summary.findings-unsure", lang, count=unsure), WIDTH, _MOST_REASON_LINES) if unsure else []
    return [*wrap(first, WIDTH, _MOST_REASON_LINES), *doubt, *wrap(rest, WIDTH, _MOST_REASON_LINES)]


def _cities(runs: Sequence[Run], lang: str) -> str:
    """Give which cities the findings are about, the one with most first."""
    names = {run.setting.city: safe(run.setting.city_zh if lang == "zh" else run.setting.city) for run in runs}
    counted = Counter(finding.key.city for finding in findings(runs)).most_common()
    shown = [
        word("summary.findings-city", lang, city=names[city], count=count)
        for city, count in counted[:_MOST_CITIES_NAMED]
    ]
    listed = word("names.comma", lang).join(shown)
    if len(counted) > _MOST_CITIES_NAMED:
        listed += f" {word('summary.findings-more', lang, count=len(counted))}"
    return word("summary.findings-in", lang, cities=listed)


def _caveats(runs: Sequence[Run], lang: str) -> list[str]:
    floor = floor_ms(runs)
    said = (
        word("summary.floor-none", lang) if floor is None else word("summary.floor", lang, value=duration(floor, lang))
    )
    portals = {run.setting.portal for run in runs}
    lab = [word(f"summary.lab-{'practice' if kind == 'practice' else 'live'}", lang) for kind in sorted(portals)]
    remarks = dict.fromkeys(safe(remark) for run in runs for remark in run.remarks)
    shown = [*list(remarks)[:_MOST_REMARKS], *(["..."] if len(remarks) > _MOST_REMARKS else [])]
    return [line for text in (said, *dict.fromkeys(lab), *shown) for line in wrap(text, WIDTH, _MOST_REASON_LINES)]
