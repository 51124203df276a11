"""The words of `errand compare`, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

COMPARE: Mapping[str, tuple[str, str]] = {
    "compare.head": (
        "{after}（{runs} 次运行）与之前 {before} 次比较",
        "{after} ({runs} runs) against the {before} sessions before",
    ),
    "compare.regressed": ("变差", "Regressed"),
    "compare.improved": ("变好", "Improved"),
    "compare.new": ("新发现的门户问题", "New findings"),
    "compare.gone": ("已经没有的问题", "Findings gone"),
    "compare.limits": ("越过限值", "Limits broken"),
    "compare.limit": ("限值", "limit"),
    "compare.completion": ("完成率", "completion"),
    "compare.waiting_ms": ("每趟等待合计", "waiting per run"),
    "compare.n": ("n = {before}、{after}", "n = {before}, {after}"),
    "compare.incident": ("连续 3 次没办成", "failed three times in a row"),
    "compare.needed": ("运行太少，本期至少要 {count} 次", "too few runs: at least {count} now"),
    "compare.needed-many": ("运行太少，本期 1000 次也不够", "too few runs: a thousand now would not do"),
    "compare.first": ("运行太少，之前没有可比的", "too few runs: nothing to compare with"),
    "compare.watch": ("观察名单：可能变差，还不能确定", "Watch list: perhaps worse, not sure"),
    "compare.changes": ("历史上的变化点（一年内，按天取中位）", "Change points (of a year, medians of days)"),
    "compare.change": (
        "{city} · {story} · 自 {day}：{before} → {after}（{n_before} 天、{n_after} 天，p = {p:.1g}）",
        "{city} · {story} · from {day}: {before} → {after} ({n_before} days, {n_after} days, p = {p:.1g})",
    ),
    "compare.more": ("另有 {count} 处", "{count} more"),
    "compare.no-history": ("没有查历史变化点：{why}", "No change points were looked for: {why}"),
    "compare.shared": (
        "同一平台 {platform} 上有 {count} 个城市变差（{cities}），可能是同一个原因",
        "{count} cities on one platform {platform} got worse ({cities}): perhaps one cause",
    ),
    "compare.columns": ("| 城市 | 旅程 | 判断 | 数值 | 依据 |", "| City | Story | Verdict | Values | Evidence |"),
    "compare.rest": (
        "另有 {unchanged} 项没有变化，{few} 项运行太少、不能判断。",
        "{unchanged} unchanged, {few} with too few runs to tell.",
    ),
    "compare.harness": ("测试程序自身出错 {count} 次。", "{count} harness errors."),
    "compare.lab": (
        "时间是实验室数据；同一天的运行彼此相关。",
        "Times are lab data; runs of one day depend on each other.",
    ),
}
