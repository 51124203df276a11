"""The terminal summary: what it says, in both languages, and that no portal's text can break it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from wcwidth import wcswidth

from errand.core.errors import UsageError
from errand.core.message import Message, Term
from errand.core.model import Outcome, Reason, Verdict
from errand.report.layout import columns, cut, wrap
from errand.report.text import WIDTH, summary
from errand.report.view import View
from errand.words import term
from tests.runs import a_bad_day, a_run, a_setting, a_step, failed, nanjing
from tests.words.han import han_outside_quotes

HOSTILE = [
    "\x1b[2J\x1b[31m红\x1b]0;title\x07", "一\r二\n三\t四", "\u202e反\u2066转\u200f", "\x00\x9b31m", "\u2028行\u2029段",
    "\ud83d半", "e" + "\u0301" * 500, "👨‍👩‍👧‍👦" * 40, "长" * 5000, "w" * 5000, "{runs} %s \\n", "",
]  # fmt: skip


def row(text: str, name: str) -> str:
    """Give the summary's line that begins with *name*."""
    return next(line for line in text.splitlines() if line.strip().startswith(name))


def test_a_completed_run_shows_what_it_cost() -> None:
    line = row(summary(View([a_run("search", waits=(120.0, 1812.5, 95.0, None))])), "找事项")

    assert re.search(r"完成 +4/3 +4 +120毫秒 +1\.81秒 第2步 点击搜索按钮$", line)


def test_a_failed_run_shows_reason_and_message_on_a_line_of_their_own() -> None:
    text = summary(View([a_run("guide", outcome=failed(Reason.INCOMPLETE, "指南没有办理依据", "guide.basis"))]))

    assert "内容不全" in row(text, "读指南")
    assert "    原因：门户问题 · 内容不全 — 指南没有办理依据" in text.splitlines()


@pytest.mark.parametrize(
    "lang, doubt, counted",
    [
        ("zh", "门户问题 · 找不到入口 · 不确定，可能只是叫法不同 — 没有认出", "其中 1 项不确定"),
        ("en", "entry not found · unsure, perhaps only worded differently — 没有认出", "Of these 1 unsure"),
    ],
)
def test_what_is_not_sure_says_so_at_its_reason_and_in_the_count(lang: str, doubt: str, counted: str) -> None:
    unsure = replace(failed(Reason.MISSING, "没有认出「咨询入口」", "consult.entry"), sure=False)
    text = summary(
        View([a_run("consult", outcome=unsure), a_run("guide", outcome=failed(Reason.EMPTY, "没有结果"))]), lang
    )

    assert doubt in text
    assert counted in text


def test_what_one_run_found_for_sure_is_sure() -> None:
    sure = failed(Reason.MISSING, "没有认出「咨询入口」", "consult.entry")
    text = summary(View([a_run("consult", outcome=replace(sure, sure=False)), a_run("consult", id="2", outcome=sure)]))

    assert "不确定" in text  # at the run that was not
    assert "项不确定" not in text


def test_what_is_not_the_portals_fault_is_counted_apart() -> None:
    text = summary(View(a_bad_day()))

    assert "发现门户问题 3 项（杭州市 2、南京市 1）。" in text
    told = "完成 2，门户问题 3；另有被拦 1、转外站 1、未能判定 0、测试程序自身出错 1，都不算城市的问题"
    assert told in text.replace("\n", "")


def test_a_sound_portal_has_no_finding() -> None:
    assert "没有发现门户问题。" in summary(View([a_run()]))


def test_runs_stand_under_their_city_in_the_order_of_the_errands() -> None:
    lines = summary(View([*reversed(a_bad_day()), a_run("errand")])).splitlines()
    hangzhou = lines[lines.index("杭州市（浙江省）· 练习门户") :]

    names = [line.split()[0] for line in hangzhou[2:] if re.match(r"  \S", line)]
    assert names == ["注册", "找事项", "读指南", "提咨询", "查进度", "全程办事"]
    assert "南京市（江苏省）· 练习门户" in lines


def test_a_story_walked_often_takes_one_row_with_medians() -> None:
    broken = failed(Reason.EMPTY, "没有结果", "search.results")
    runs = [
        a_run(waits=(100.0,) * steps, outcome=broken if steps == 9 else Outcome(Verdict.COMPLETED))
        for steps in (3, 5, 9)
    ]
    text = summary(View(runs))

    assert re.search(r"找事项 3× .*完成 2/3 +5/3 +5 ", text)
    assert "原因（1 次）：门户问题 · 没有内容 — 没有结果" in text


def test_nothing_observed_is_a_dash_and_never_nought() -> None:
    line = row(summary(View([a_run(waits=(None, None))])), "找事项")

    assert re.search(r"2/2 +2 +- +-$", line)


def test_the_floor_is_printed_and_the_times_called_lab_times() -> None:
    text = summary(View([a_run()]))

    assert "测试程序自身的时间下限：103毫秒" in text
    assert "练习门户上测得的实验室时间" in text
    assert "本次未测得" in summary(View([a_run(setting=a_setting(floor_ms=None))]))
    assert "练习门户" not in summary(
        View([a_run(setting=a_setting(portal="live", portal_url="https://example.test/"))])
    )


def test_no_runs_is_said() -> None:
    assert summary(View([])) == "没有任何运行记录。"


def test_one_record_is_read_in_either_language() -> None:
    in_vain = Message.of("findings.no-response", goal=Term("concept", "items.summary"))
    outcome = Outcome(Verdict.FAILED, Reason.NO_RESPONSE, "search.button", in_vain, 2)
    chinese, english = (summary(View([a_run("search", outcome=outcome)]), lang) for lang in ("zh", "en"))

    assert "按了没反应" in chinese
    assert "Findings about the portals: 1 (hangzhou 1)." in english
    assert "portal failed · no response — the press changed nothing; waited in vain for" in english
    assert not han_outside_quotes(english)


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="zh, en"):
        summary(View([a_run()]), "fr")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_from_a_portal_breaks_the_lines(hostile: str, lang: str) -> None:
    setting = a_setting(city_zh=hostile, province_zh=hostile, portal="live", portal_url=hostile)
    step = a_step(1, target=hostile, verb=hostile)
    other = a_run(setting=nanjing(), steps=(step,), story_zh=hostile, outcome=failed(Reason.EMPTY, hostile, hostile))
    runs = [a_run(setting=setting), other, a_run(journey="search", setting=nanjing(city_zh=hostile))]

    for line in summary(View(runs), lang).split("\n"):
        assert not [char for char in line if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}], line
        assert 0 <= wcswidth(line) <= WIDTH, line
        assert len(line) <= 3 * WIDTH


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_fits_and_is_named(reason: Reason, lang: str) -> None:
    text = summary(View([a_run("register", outcome=failed(reason, "很长的说明，" * 60))]), lang)

    assert term("reason", reason, lang) in text
    assert max(wcswidth(line) for line in text.splitlines()) <= WIDTH
    assert text.count("很长的说明") < 60
    assert "…" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_many_cities_are_not_all_listed_in_the_last_line(lang: str) -> None:
    dead = failed(Reason.UNREACHABLE, "连不上")
    runs = [a_run(setting=a_setting(city=f"city-{n}", city_zh=f"第{n}市"), outcome=dead) for n in range(30)]
    text = summary(View(runs), lang)

    assert ("等 30 个城市" if lang == "zh" else "of 30 cities") in " ".join(text.split())
    assert max(wcswidth(line) for line in text.splitlines()) <= WIDTH


def test_a_run_that_never_began_stands_with_its_city() -> None:
    broken = failed(Reason.HARNESS, "没有走成")
    text = summary(
        View([a_run(), a_run("guide", setting=a_setting(portal_url="", floor_ms=None), outcome=broken, steps=())])
    )

    assert text.count("杭州市（浙江省）") == 1


def test_columns_line_up_under_their_heads() -> None:
    lines = summary(View([a_run("search"), a_run("register")])).splitlines()
    table = [line for line in lines if line.startswith("  ")]

    ends = {columns(line[: re.search(r"\d+/\d+|步数/最少", line).end()]) for line in table}  # type: ignore[union-attr]
    assert len(ends) == 1


@pytest.mark.parametrize("width", range(1, 12))
def test_cutting_and_wrapping_keep_to_the_width(width: int) -> None:
    text = "杭州 portal 说：没有 anything-at-all-here 可办"

    assert columns(cut(text, width)) <= width
    if width > 1:  # a Chinese character takes two
        lines = wrap(text, width, 50)
        assert max(map(columns, lines)) <= width
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
