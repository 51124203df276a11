"""The words of the report's charts, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

CHARTS: Mapping[str, tuple[str, str]] = {
    "spread.title": ("指标分布", "Distributions"),
    "spread.note": (
        "每个点是一个城市；竖线是中位数，底色是中间一半城市（四分位距），横线从最小到最大。练习门户与真实门户分开画。",
        (
            "Each dot is a city; the upright line is the median, the shade the middle half (interquartile range), the "
            "level line runs from the least to the most. Practice and live portals are drawn apart."
        ),
    ),
    "spread.choose": ("标出城市", "Mark a city"),
    "spread.nobody": ("不标", "none"),
    "spread.head": ("{n} 个城市，中位数 {middle}", "{n} cities, median {middle}"),
    "spread.missing": ("；{count} 个城市没有数值", "; {count} without a value"),
    "spread.said": (
        "{measure}：{n} 个城市，最小 {least}，下四分位 {lower}，中位数 {middle}，上四分位 {upper}，最大 {most}",
        (
            "{measure}: {n} cities, least {least}, lower quartile {lower}, median {middle}, upper quartile {upper}, "
            "most {most}"
        ),
    ),
    "spread.n": ("城市数", "Cities"),
    "spread.least": ("最小", "Least"),
    "spread.lower": ("下四分位", "Lower quartile"),
    "spread.middle": ("中位数", "Median"),
    "spread.upper": ("上四分位", "Upper quartile"),
    "spread.most": ("最大", "Most"),
    "spread.chosen": ("标出的城市", "The city marked"),
    "charts.table": ("同样的数字（表格）", "The same numbers as a table"),
    "charts.missing": (
        "没有装图表库，以简图和表格代替：安装 Node.js（含 npm），运行 make setup，再生成报告即有图表。",
        "No charts, only bars and tables: install Node.js (with npm), run make setup, and make the report again.",
    ),
    "trend.title": ("走势", "Trends"),
    "trend.note": (
        "每点是一批运行（最多回看 {most} 批，北京时间），菱形是本次，底色是基线，即此前 {baseline} 批应有的范围。",
        "Points are sessions ({most} at most, Beijing time), the diamond is now, the shade the {baseline} before.",
    ),
    "trend.band": (
        "完成率：合计及其 95% 区间；等待：各批中位数的中位数和四分位距。",
        "Completion: all attempts with their 95 % interval; waiting: the median of the sessions' medians, quartiles.",
    ),
    "trend.none": ("没有更早的运行，还看不出走势。", "There is no earlier session: no trend can be seen yet."),
    "trend.session": ("运行", "Session"),
    "trend.completion": ("完成率", "Completion"),
    "trend.wait": ("等待中位数", "Median wait"),
    "trend.now": ("（本次）", " (current)"),
    "trend.baseline": ("基线", "Baseline"),
    "trend.said": (
        "{story}，{what}：{count} 批，本次 {now}，基线 {band}",
        "{story}, {what}: {count} sessions, now {now}, baseline {band}",
    ),
    "person.title": ("预测下限：各类人至少要多久", "Predicted lower bound: how long people need at least"),
    "person.note": (
        "击键层模型，各类人都走办成的运行的那些步骤；每趟平均，各项相加即合计。熟练、不出错、不犹豫，实际只会更长。",
        "Keystroke-Level Model: all take the steps of the completed runs; means per run. Real people need longer.",
    ),
    "person.who": ("人群", "Who"),
    "person.total": ("合计", "Total"),
    "person.waiting": ("等待", "Waiting"),
    "person.typing": ("打字", "Typing"),
    "person.pointing": ("移动点击", "Pointing"),
    "person.thinking": ("思考", "Thinking"),
    "person.reading": ("阅读", "Reading"),
}
