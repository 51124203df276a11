"""A comparison for people (text), merge requests (Markdown), machines (JSON) and test reports (JUnit)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any
from xml.etree import ElementTree as ET

from msgspec import to_builtins

from errand.compare import Cell, Change, Comparison
from errand.compare.budgets import Broken
from errand.compare.cells import BuiltHall, OtherSeries
from errand.compare.history import ChangePoint
from errand.compare.regressions import LostSight
from errand.core.finding import Finding
from errand.core.model import Setting
from errand.metrics import MEASURES
from errand.report.layout import safe
from errand.report.measures_text import quantity
from errand.report.words import duration, measure_name, reason_name, sentence, story_name
from errand.words import term, word

VERSION = 1  # of the JSON
MOST_CHANGES = 20  # change points that people are shown


def text(comparison: Comparison, limits: Sequence[Broken], lang: str = "zh") -> str:
    """The comparison in lines for a terminal."""
    lines = [_head(comparison, lang)]
    for verdict in (Change.REGRESSED, Change.IMPROVED):
        cells = [cell for cell in comparison.cells if cell.verdict is verdict]
        lines += ["", f"{word(f'compare.{verdict}', lang)} ({len(cells)})"] if cells else []
        lines += [f"  {_line(cell, lang)}" for cell in cells]
    lines += [f"  {line}" for line in _shared(comparison, lang)]
    if watched := [cell for cell in comparison.cells if cell.watch]:
        lines += [
            "",
            f"{word('compare.watch', lang)} ({len(watched)})",
            *(f"  {_line(cell, lang)}" for cell in watched),
        ]
    for key, findings in (("compare.new", comparison.new), ("compare.gone", comparison.gone)):
        lines += ["", f"{word(key, lang)} ({len(findings)})"] if findings else []
        lines += [f"  {_finding(one, lang)}" for one in findings]
    if limits:
        lines += ["", f"{word('compare.limits', lang)} ({len(limits)})", *(f"  {_limit(one, lang)}" for one in limits)]
    if comparison.lost_sight:
        lines += ["", f"{word('compare.lost-sight', lang)} ({len(comparison.lost_sight)})"]
        lines += [f"  {_less_seen(one, lang)}" for one in comparison.lost_sight]
    lines += ["", *_changes(comparison, lang)] if comparison.changes else []
    return "\n".join([*lines, "", *_rest(comparison, lang)])


def markdown(comparison: Comparison, limits: Sequence[Broken], lang: str = "zh") -> str:
    """The comparison as Markdown, portal text escaped."""
    rows = [cell for cell in comparison.cells if cell.verdict in (Change.REGRESSED, Change.IMPROVED)]
    lines = [f"### {_head(comparison, lang)}", ""]
    if rows:
        lines += [word("compare.columns", lang), "|---|---|---|---|---|"]
        lines += [f"| {' | '.join(_cells(cell, lang))} |" for cell in rows]
    for key, findings in (("compare.new", comparison.new), ("compare.gone", comparison.gone)):
        lines += ["", f"**{word(key, lang)}**", ""] if findings else []
        lines += [f"- {_plain(_finding(one, lang))}" for one in findings]
    lines += [f"- {_plain(_limit(one, lang))}" for one in limits]
    if watched := [cell for cell in comparison.cells if cell.watch]:
        lines += ["", f"**{word('compare.watch', lang)}**", "", *(f"- {_plain(_line(cell, lang))}" for cell in watched)]
    if comparison.lost_sight:
        seen = [f"- {_plain(_less_seen(one, lang))}" for one in comparison.lost_sight]
        lines += ["", f"**{word('compare.lost-sight', lang)}**", "", *seen]
    if comparison.changes:
        head, *changes = _changes(comparison, lang)
        lines += ["", f"**{head}**", "", *(f"- {_plain(line.strip())}" for line in changes)]
    return "\n".join([*lines, "", *_rest(comparison, lang)])


def as_json(comparison: Comparison, limits: Sequence[Broken], _lang: str = "zh") -> str:
    """
    The comparison as JSON, in a form that stays: version, before, after, cells, new, gone, changes,
    limits, runs, other_series, undetermined, judged, lost_sight.

    Times are milliseconds, shares fractions of 1; the language changes nothing.
    """
    whole: dict[str, Any] = {
        "version": VERSION,
        **asdict(replace(comparison, new=(), gone=(), other_series=())),
        "new": [_plain_finding(one) for one in comparison.new],
        "gone": [_plain_finding(one) for one in comparison.gone],
        "other_series": [_plain_series(one) for one in comparison.other_series],
        "limits": [_plain_limit(one) for one in limits],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str)  # days


def _plain_series(one: OtherSeries) -> dict[str, Any]:
    hall = {**one.hall._asdict(), "city_zh": one.city_zh, "runs": one.runs}
    return {**hall, "now": [{"portal": now.portal, "family": now.family} for now in one.now]}


def _plain_finding(one: Finding) -> dict[str, Any]:
    city, _, reason, about = one.key
    plain = {"city": city, "city_zh": one.setting.city_zh, "reason": reason, "about": about}
    said = {"code": one.message.code, "params": to_builtins(one.message.params)} if one.message else {}
    return {**plain, "message": sentence(one.message, "zh"), **said}


def _plain_limit(one: Broken) -> dict[str, Any]:
    plain = asdict(one)
    plain["told"] = plain.pop("estimate")  # the name it was published under
    plain["rule"] = term("red-line", one.rule, "zh") if one.rule else ""
    return plain


def junit(comparison: Comparison, limits: Sequence[Broken], lang: str = "zh") -> str:
    """
    The comparison as JUnit's XML: a case per cell.

    What regressed or broke a limit fails; too few runs, and what cannot be judged any more, skip.
    """
    suite = ET.Element(
        "testsuite", name="errand compare", tests=str(len(comparison.cells) + len(comparison.lost_sight) + len(limits))
    )
    for cell in comparison.cells:
        case = ET.SubElement(suite, "testcase", classname=cell.city, name=f"{cell.story} {cell.measure}")
        if cell.verdict is Change.REGRESSED:
            ET.SubElement(case, "failure", message=_line(cell, lang))
        if cell.verdict is Change.TOO_FEW:
            ET.SubElement(case, "skipped", message=_line(cell, lang))
    for one in comparison.lost_sight:
        case = ET.SubElement(suite, "testcase", classname=one.city, name=f"{one.story} undetermined")
        ET.SubElement(case, "skipped", message=_less_seen(one, lang))
    for limit in limits:
        case = ET.SubElement(suite, "testcase", classname=limit.city, name=f"limit {limit.measure}")
        ET.SubElement(case, "failure", message=_limit(limit, lang))
    suite.set("failures", str(len(comparison.regressed) + len(limits)))
    return ET.tostring(suite, encoding="unicode")


FORMATS: Mapping[str, Callable[[Comparison, Sequence[Broken], str], str]] = {
    "text": text, "markdown": markdown, "json": as_json, "junit": junit,
}  # fmt: skip


def _head(comparison: Comparison, lang: str) -> str:
    return word(
        "compare.head", lang, after=", ".join(comparison.after), before=len(comparison.before), runs=comparison.runs
    )


def _city(one: Cell | Setting | Broken, lang: str) -> str:
    return safe(one.city_zh if lang == "zh" else one.city)


def _finding(one: Finding, lang: str) -> str:
    return (
        f"{_city(one.setting, lang)} · {reason_name(one.key.reason, lang)} · {safe(sentence(one.message, lang))[:80]}"
    )


def _story(one: Cell | ChangePoint, lang: str) -> str:
    return safe(story_name(one, lang))


def _cells(cell: Cell, lang: str) -> tuple[str, ...]:
    verdict = word(f"compare.{cell.verdict}", lang)
    return _plain(_city(cell, lang)), _plain(_story(cell, lang)), verdict, _values(cell, lang), _evidence(cell, lang)


def _line(cell: Cell, lang: str) -> str:
    parts = (_city(cell, lang), _story(cell, lang), _values(cell, lang), _evidence(cell, lang))
    return " · ".join(part for part in parts if part)


def _values(cell: Cell, lang: str) -> str:
    name = word(f"compare.{cell.measure}", lang)
    counts = word("compare.n", lang, before=cell.n_before, after=cell.n_after)
    return f"{name} {_one(cell, cell.before, lang)} → {_one(cell, cell.after, lang)} ({counts})"


def _one(cell: Cell, value: float | None, lang: str) -> str:
    if value is None:
        return "-"
    return f"{value:.0%}" if cell.measure == "completion" else duration(value, lang)


def _evidence(cell: Cell, lang: str) -> str:
    if cell.incident:
        return word("compare.incident", lang)
    if cell.verdict is Change.TOO_FEW:
        if not cell.n_before:
            return word("compare.first", lang)
        return word("compare.needed", lang, count=cell.needed) if cell.needed else word("compare.needed-many", lang)
    parts = [f"p = {cell.p:.2g}"] if cell.p is not None else []
    if cell.ratio:
        parts.append(f"×{cell.ratio.value:.2f} [{cell.ratio.low:.2f}, {cell.ratio.high:.2f}]")
    return ", ".join(parts)


def _shared(comparison: Comparison, lang: str) -> list[str]:
    """Where several cities on one platform got worse, it is likely to be one cause."""
    lines = []
    for platform, cells in comparison.platforms.items():
        cities = sorted({_city(cell, lang) for cell in cells})
        if len(cities) > 1:
            named = word("names.comma", lang).join(cities[:8])
            lines.append(word("compare.shared", lang, platform=safe(platform), count=len(cities), cities=named))
    return lines


def _changes(comparison: Comparison, lang: str) -> list[str]:
    """The newest change points, and how many more there are."""
    lines = [word("compare.changes", lang)]
    for one in comparison.changes[:MOST_CHANGES]:
        city, story = safe(one.city_zh if lang == "zh" else one.city), _story(one, lang)
        before, after = duration(one.before, lang), duration(one.after, lang)
        more = {"day": one.day, "n_before": one.n_before, "n_after": one.n_after, "p": f"{one.p:.1g}"}
        lines.append("  " + word("compare.change", lang, city=city, story=story, before=before, after=after, **more))
    rest = len(comparison.changes) - MOST_CHANGES
    return [*lines, "  " + word("compare.more", lang, count=rest)] if rest > 0 else lines


def _less_seen(one: LostSight, lang: str) -> str:
    """Of what story errand can judge less than before, in words."""
    counts = dict(zip(("before", "of_before", "after", "of_after"), (*one.before, *one.after), strict=True))
    city = safe(one.city_zh if lang == "zh" else one.city)
    return word("compare.less-seen", lang, city=city, story=safe(story_name(one, lang)), **counts)


def _limit(one: Broken, lang: str) -> str:
    measure = MEASURES[one.measure]
    name = measure_name(measure, lang)
    low, high = (quantity(bound, measure.unit) for bound in (one.estimate.low, one.estimate.high))
    interval = f" [{low}, {high}]" if low and high else ""
    value, limit = quantity(one.estimate.value, measure.unit), quantity(one.limit, measure.unit)
    rule = f" · {term('red-line', one.rule, lang)}" if one.rule else ""
    seen = f"{value}{interval}, n = {one.estimate.n}"
    return f"{_city(one, lang)} · {name} {seen} · {word('compare.limit', lang)} {limit}{rule}"


def _rest(comparison: Comparison, lang: str) -> list[str]:
    counts = {verdict: sum(cell.verdict is verdict for cell in comparison.cells) for verdict in Change}
    return [
        *(_other_series(one, lang) for one in comparison.other_series),
        word("compare.rest", lang, unchanged=counts[Change.UNCHANGED], few=counts[Change.TOO_FEW]),
        *_undetermined(comparison, lang),
        *([word("compare.harness", lang, count=comparison.harness_errors)] if comparison.harness_errors else []),
        *([word("compare.no-history", lang, why=safe(comparison.no_history))] if comparison.no_history else []),
        word("compare.lab", lang),
    ]


def _undetermined(comparison: Comparison, lang: str) -> list[str]:
    """How many runs errand could not judge, before and now: said where there are any now, and never an alarm."""
    (before, after), (of_before, of_after) = comparison.undetermined, comparison.judged
    if not after:
        return []
    counts = {"before": before, "of_before": of_before, "after": after, "of_after": of_after}
    key = "compare.nothing-determined" if comparison.nothing_determined else "compare.undetermined"
    return [word(key, lang, **counts)]


def _other_series(one: OtherSeries, lang: str) -> str:
    now = "、".join(_hall(hall, lang) for hall in one.now)
    city = safe(one.city_zh if lang == "zh" else one.hall.city)
    return word("compare.other-series", lang, city=city, count=one.runs, before=_hall(one.hall, lang), now=now)


def _hall(hall: BuiltHall, lang: str) -> str:
    return f"{word(f'page.{hall.portal}', lang)} {safe(hall.family)}".strip()


def _plain(text: str) -> str:
    """Text that Markdown takes as text."""
    escaped = safe(text).replace("\\", "\\\\")
    for char in "`*_[]<>|#":
        escaped = escaped.replace(char, f"\\{char}")
    return escaped
