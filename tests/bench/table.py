# ruff: noqa: E501 (lines of the table, in both languages)
"""The table `make bench` prints, in Chinese and English."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from errand.report.layout import pad
from tests.bench.processor import Cost

AIM = 1.15  # of the bare script's CPU per journey beyond start-up
MEDIAN_MS, P95_MS = 8.0, 40.0  # perceiving and choosing, per step, where the words fit
NAMES = {
    "bare": "裸脚本 bare script",
    "watched": "裸脚本＋页内观察 bare + watch",
    "errand": "errand（含记录 recording included）",
    "pytest": "pytest journeys/（除启动 beyond start-up）",
    "script": "裸脚本整个进程 script, whole process",
    "once": "pytest 整个进程 whole process",
}
_WIDTHS = (44, 22, 22, 20, 20)

Pairs = Sequence[Mapping[str, Cost]]


def render(pairs: Pairs, processes: Pairs, counted: Mapping[str, Any], browser: str, journeys: int) -> str:
    """The whole table; *counted* is what one more round of errand told of its questions to the page."""
    lines = [f"errand 的开销 · what errand costs   Chromium {browser}，{journeys} 个旅程一轮 journeys a round"]
    lines += [
        f"每个旅程的中位数（范围），{len(pairs)} 对交替 · per journey: median (range), {len(pairs)} alternating pairs",
        _head(),
    ]
    lines += [
        _row(NAMES[kind], [pair[kind] for pair in pairs], [pair["bare"] for pair in pairs], journeys)
        for kind in ("bare", "watched", "errand")
    ]
    if processes:
        lines += list(_processes(pairs, processes, journeys))
    lines += ["", *_rest(pairs, counted, journeys)]
    return "\n".join(lines)


def _processes(pairs: Pairs, processes: Pairs, journeys: int) -> Iterator[str]:
    """Beyond start-up, a journey of pytest costs half of what three rounds cost more than one."""
    beyond = [
        Cost((taken["thrice"].cpu_ms - taken["once"].cpu_ms) / 2, (taken["thrice"].wall_ms - taken["once"].wall_ms) / 2, {})
        for taken in processes
    ]  # fmt: skip
    bare = _middle([pair["bare"] for pair in pairs])
    yield _row(NAMES["pytest"], beyond, [bare] * len(beyond), journeys)
    yield f"整个进程，含启动与浏览器，{len(processes)} 次 · whole processes, start-up and browser included, {len(processes)} each"
    scripts = [taken["script"] for taken in processes]
    yield _row(NAMES["script"], scripts, scripts, 1)
    yield _row(NAMES["once"], [taken["once"] for taken in processes], scripts, 1)


def _rest(pairs: Pairs, counted: Mapping[str, Any], journeys: int) -> Iterator[str]:
    """Where errand's share goes."""
    bare, watched, errand = (
        statistics.median(pair[kind].cpu_ms for pair in pairs) / journeys for kind in ("bare", "watched", "errand")
    )
    found = sorted(found for pair in pairs for found in pair["errand"].told["tally"]["found_ms"])
    recording = statistics.median(pair["errand"].told["tally"]["recording_ms"] for pair in pairs) / journeys
    yield "余下的花在哪里 · where the rest goes（每旅程 per journey）"
    yield "  " + "；".join(f"{kind}: {_kinds([pair[kind] for pair in pairs], journeys)}" for kind in ("bare", "errand"))
    yield f"  页内观察与回调 watch script, bindings, events   CPU {watched - bare:+.0f} ms"
    yield f"  查找、到达、阅读、记录 finding, arriving, reading, recording   CPU {errand - watched:+.0f} ms"
    median, p95 = statistics.median(found), found[int(len(found) * 0.95)]
    yield (
        f"  查找 finding：每步 per step 中位 median {median:.1f} ms，p95 {p95:.1f} ms（目标 aim < {MEDIAN_MS:.0f}，< {P95_MS:.0f}"
        + ("" if median < MEDIAN_MS and p95 < P95_MS else "，未达到 not reached")
        + f"）；每旅程 per journey {sum(found) / len(pairs) / journeys:.0f} ms wall"
    )
    yield (
        f"  meet {counted['looks'] / journeys:.1f} 次 calls（含等待 waiting included {counted['looking_ms'] / journeys:.0f} ms），"
        f"evaluate 共 {counted['asks'] / journeys:.1f} 次，绑定回调 binding calls {counted['told'] / journeys:.1f}，步 steps {counted['steps'] / journeys:.1f}"
    )
    yield f"  写入日志 writing the run down {recording:.1f} ms wall"
    ratio = statistics.median(pair["errand"].cpu_ms / pair["bare"].cpu_ms for pair in pairs)
    yield f"目标 aim：CPU ≤ {AIM:.2f}×；本次 this time {ratio:.2f}×" + ("" if ratio <= AIM else "，未达到 not reached")


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(cost.cpu_ms for cost in costs), statistics.median(cost.wall_ms for cost in costs), {})


def _kinds(costs: Sequence[Cost], journeys: int) -> str:
    """Processor ms of a journey by kind of process, the largest first."""
    spent = {
        kind: statistics.median(cost.by_kind.get(kind, 0.0) for cost in costs) / journeys for kind in costs[0].by_kind
    }
    return " ".join(f"{kind} {ms:.0f}" for kind, ms in sorted(spent.items(), key=lambda pair: -pair[1]))


def _head() -> str:
    return _set("", "CPU ms", "墙钟 wall ms", "CPU 比 ratio", "墙钟比 wall ratio")


def _row(name: str, costs: Sequence[Cost], bare: Sequence[Cost], journeys: int) -> str:
    return _set(
        name,
        _spread([cost.cpu_ms / journeys for cost in costs], 0), _spread([cost.wall_ms / journeys for cost in costs], 0),
        _spread([cost.cpu_ms / base.cpu_ms for cost, base in zip(costs, bare, strict=True)], 2),
        _spread([cost.wall_ms / base.wall_ms for cost, base in zip(costs, bare, strict=True)], 2),
    )  # fmt: skip


def _spread(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def _set(*cells: str) -> str:
    return "  " + " ".join(
        pad(cell, width, right=at > 0) for at, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
