"""
The summary a tester sees in the terminal after pytest's own.

Per city one row for each story: how it ended, what it cost, where the citizen waited longest; under it the reason.
Then what was found wrong with the portals, with everything that is no fault of a city counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from errand.core.model import Outcome, Reason, Run, Setting, Step, Verdict
from errand.report.grounds import bounds_line, course, grounds, in_a_line
from errand.report.layout import GAP, columns, cut, join, pad, safe, wrap
from errand.report.view import StoryView, View
from errand.report.words import (
    city_name,
    duration,
    journey_name,
    outcome_name,
    province_name,
    reason_name,
    sentence,
    story_name,
    target_name,
    verb_name,
    verdict_name,
)
from errand.words import render, word

WIDTH = 100
_COLUMNS = ("journey", "outcome", "steps", "visits", "median", "longest")
_WIDEST_OUTCOME = 20
_TO_THE_RIGHT = {"steps", "visits", "median"}
_INDENT = "  "
_MOST_REASON_LINES = 3
_MOST_GROUNDS_LINES = 5
_MOST_CITIES_NAMED = 6
_MOST_REMARKS = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the summary, and the reasons under it."""

    cells: tuple[str, ...]
    reasons: tuple[str, ...]


def summary(view: View, lang: str = "zh") -> str:
    """Give the summary of *view* in *lang*, in lines of at most 100 columns."""
    if not view.runs:
        return word("summary.none", lang)
    tables = [(_title(city.setting, lang), [_row_of(story, lang) for story in city.stories]) for city in view.by_place]
    head = tuple(word(f"summary.column-{name}", lang) for name in _COLUMNS)
    widths = _widths([head, *(row.cells for _, rows in tables for row in rows)])
    lines = [word("summary.title", lang)]
    for title, rows in tables:
        lines += ["", title, _row(head, widths)]
        lines += [line for row in rows for line in (_row(row.cells, widths), *row.reasons)]
    return "\n".join([*lines, "", *_findings(view, lang), *_caveats(view, lang)])


def finding_line(outcome: Outcome, steps: Sequence[Step], lang: str) -> str:
    """Give what pytest shows of a run the portal failed: why, and at which step it stopped."""
    stopped = word("summary.stopped-before", lang)
    if outcome.step:
        last = steps[outcome.step - 1]
        stopped = word("summary.stopped-at", lang, step=outcome.step, target=target_name(last, lang))
    name, said = outcome_name(outcome, lang), sentence(outcome.message, lang)
    why = word("names.why-said", lang, reason=name, said=said) if said else name
    return why + word("summary.findings-in", lang, cities=stopped)


def _title(setting: Setting, lang: str) -> str:
    city, province = city_name(setting, lang), province_name(setting, lang)
    kind = f"summary.city-{setting.portal}"
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


def _row_of(story: StoryView, lang: str) -> _Row:
    """Give the row of one story, walked once or more."""
    middle = story.typical
    cells = (
        _name(story, lang),
        _outcome(story, lang),
        f"{middle.steps:g}/{story.fewest or '-'}",
        f"{middle.pages:g}",
        "-" if middle.wait_ms is None else duration(middle.wait_ms, lang),
        _longest(middle.longest, lang),
    )
    return _Row(cells, (*_reasons(story.runs, lang), *_course(story.runs, lang)))


def _name(story: StoryView, lang: str) -> str:
    times = len(story.runs)
    repeated = f" {word('summary.row-times', lang, count=times)}" if times > 1 else ""
    return safe(f"{journey_name(story.journey, lang)}{repeated} {story_name(story.runs[0], lang)}")


def _outcome(story: StoryView, lang: str) -> str:
    """Give the outcome of one run in words, or how many of several completed, those apart that nobody can tell."""
    if len(story.runs) == 1:
        return outcome_name(story.runs[0].outcome, lang)
    unknown = sum(run.outcome.verdict is Verdict.UNDETERMINED for run in story.runs)
    said = word("summary.row-completed", lang, completed=story.completions, count=len(story.runs) - unknown)
    return said + (word("summary.row-undetermined", lang, count=unknown) if unknown else "")


def _longest(step: Step | None, lang: str) -> str:
    if step is None or step.waited_ms is None:
        return "-"
    target = safe(target_name(step, lang))
    gap = "" if lang == "zh" and not target[:1].isascii() else " "
    where = word("summary.row-step", lang, number=step.number, verb=verb_name(step.verb, lang), target=gap + target)
    return f"{duration(step.waited_ms, lang)} {where}"


def _reasons(runs: Sequence[Run], lang: str) -> list[str]:
    """Give why runs of one story did not complete, each reason and message once."""
    outcomes = [run.outcome for run in runs if not run.outcome.completed]
    lines: list[str] = []
    indent = _INDENT * 2
    first = {(one.verdict, one.reason, one.message, one.sure): one for one in reversed(outcomes)}
    for (verdict, reason, message, sure), count in Counter(
        (one.verdict, one.reason, one.message, one.sure) for one in outcomes
    ).items():
        lead = word("summary.row-why-times", lang, count=count) if len(runs) > 1 else word("summary.row-why", lang)
        text = safe(
            f"{lead}{_why(verdict, reason, lang, sure=sure)}{' — ' if message else ''}{sentence(message, lang)}"
        )
        lines += [indent + line for line in wrap(text, WIDTH - len(indent), _MOST_REASON_LINES)]
        lines += _indented(in_a_line(grounds(first[verdict, reason, message, sure], lang, beside_message=True), lang))
    return lines


def _course(runs: Sequence[Run], lang: str) -> list[str]:
    return _indented(in_a_line(course(runs, lang), lang))


def _indented(text: str) -> list[str]:
    """Set *text* further in than the reason it belongs to."""
    indent = _INDENT * 3
    return [indent + line for line in wrap(safe(text), WIDTH - len(indent), _MOST_GROUNDS_LINES)] if text else []


def _why(verdict: Verdict, reason: Reason | None, lang: str, *, sure: bool) -> str:
    """Give verdict and reason, and whether that is not sure; the reason alone where its verdict has no other."""
    if reason in (Reason.HARNESS, Reason.OTHER_HOST):
        return reason_name(reason, lang)
    why = [verdict_name(verdict, lang), *([reason_name(reason, lang)] if reason else [])]
    return " · ".join([*why, *([] if sure else [word("summary.unsure", lang)])])


def _findings(view: View, lang: str) -> list[str]:
    found, verdicts = view.findings, view.verdicts
    first = (
        word("summary.findings", lang, count=len(found), cities=_cities(view, lang))
        if found
        else word("summary.findings-none", lang)
    )
    rest = word(
        "summary.others",
        lang,
        runs=len(view.runs),
        completed=verdicts[Verdict.COMPLETED],
        failed=verdicts[Verdict.FAILED],
        blocked=verdicts[Verdict.BLOCKED],
        delegated=verdicts[Verdict.DELEGATED],
        undetermined=verdicts[Verdict.UNDETERMINED],
        harness=verdicts[Verdict.HARNESS_ERROR],
    )
    unsure = sum(not finding.sure for finding in found)
    doubt = [word("summary.findings-unsure", lang, count=unsure)] if unsure else []
    said = [first, *doubt, rest, *_undetermined(view, lang)]
    return [line for text in said for line in wrap(text, WIDTH, _MOST_REASON_LINES)]


def _undetermined(view: View, lang: str) -> list[str]:
    """Give how many runs nobody can tell the end of, and what completion may be because of them."""
    count = view.verdicts[Verdict.UNDETERMINED]
    if not count:
        return []
    told = word("summary.undetermined", lang, count=count, things=len(view.riddles))
    return [told, bounds_line(view.completion, lang)]


def _cities(view: View, lang: str) -> str:
    """Give which cities the findings are about, the one with most first."""
    names = {run.setting.city: safe(run.setting.city_zh if lang == "zh" else run.setting.city) for run in view.runs}
    counted = Counter(finding.key.city for finding in view.findings).most_common()
    shown = [
        word("summary.findings-city", lang, city=names[city], count=count)
        for city, count in counted[:_MOST_CITIES_NAMED]
    ]
    listed = word("names.comma", lang).join(shown)
    if len(counted) > _MOST_CITIES_NAMED:
        listed += f" {word('summary.findings-more', lang, count=len(counted))}"
    return word("summary.findings-in", lang, cities=listed)


def _caveats(view: View, lang: str) -> list[str]:
    floor = view.floor_ms
    said = (
        word("summary.floor-none", lang) if floor is None else word("summary.floor", lang, value=duration(floor, lang))
    )
    lab = [word(f"summary.lab-{kind}", lang) for kind in view.portals]
    remarks = dict.fromkeys(safe(render(remark, lang)) for run in view.runs for remark in run.remarks)
    shown = [*list(remarks)[:_MOST_REMARKS], *(["..."] if len(remarks) > _MOST_REMARKS else [])]
    return [line for text in (said, *dict.fromkeys(lab), *shown) for line in wrap(text, WIDTH, _MOST_REASON_LINES)]
