"""The official red lines, each at its edge."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from errand.core.message import Message
from errand.survey.assess.guide_assessment import GuideAssessment, GuideText, assess
from errand.survey.assess.letters import PublishedLetter
from errand.survey.assess.redlines import RED_LINES, Deduction, SeenForRedLines, judge_all, red_line_readings
from errand.survey.hall_record import ChannelState, Evidence, RedLineResult
from errand.survey.report.survey_words import reading_name, said
from errand.words import render
from tests.words.han import han_outside_quotes

TODAY = date(2026, 11, 26)
KEPT, BROKEN = RedLineResult.KEPT, RedLineResult.BROKEN
POOR = assess(GuideText("某事项", {"basis": "《某条例》第一条"}))
GOOD = assess(
    GuideText("某事项", dict.fromkeys(("basis", "conditions", "materials", "place", "hours"), "写得清清楚楚"))
)


def guides(poor: int, good: int) -> list[GuideAssessment]:
    return [POOR] * poor + [GOOD] * good


@pytest.mark.parametrize(
    "key, seen, result",
    [
        ("red.reachable", {}, None),
        ("red.reachable", {"opened": 1}, None),
        ("red.reachable", {"not_opened": 1}, None),
        ("red.reachable", {"opened": 20}, None),  # up to 16.8 % may fail
        ("red.reachable", {"opened": 100}, KEPT),
        ("red.reachable", {"opened": 10, "not_opened": 10}, BROKEN),
        ("red.reachable", {"opened": 134, "not_opened": 6}, KEPT),
        ("red.reachable", {"opened": 133, "not_opened": 7}, BROKEN),  # 5 % of 140
        ("red.home", {}, None),
        ("red.home", {"newest_on_home": date(2026, 11, 12)}, KEPT),
        ("red.home", {"newest_on_home": date(2026, 11, 11)}, BROKEN),
        ("red.home", {"newest_on_home": date(2026, 11, 11), "home_is_navigation": True}, None),
        ("red.home", {"newest_on_home": date(2027, 1, 1)}, None),
        ("red.columns", {}, None),
        ("red.columns", {"columns_blank": 5}, BROKEN),
        ("red.columns", {"columns_stale": 10}, BROKEN),
        ("red.columns", {"columns_blank": 4}, None),
        ("red.columns", {"columns_blank": 4, "columns_stale": 9}, KEPT),
        ("red.interaction", {}, None),
        ("red.interaction", {"consult": ChannelState.CLOSED}, None),
        ("red.interaction", {"consult": ChannelState.CLOSED, "message": ChannelState.MISSING}, BROKEN),
        ("red.interaction", {"consult": ChannelState.LOGIN}, None),
        ("red.interaction", {"consult": ChannelState.OPEN, "letters": [PublishedLetter(date(2026, 8, 25))]}, BROKEN),
        ("red.interaction", {"consult": ChannelState.OPEN, "letters": [PublishedLetter(date(2026, 8, 26))]}, KEPT),
        (
            "red.interaction",
            {"consult": ChannelState.OPEN, "letters": [PublishedLetter(date(2025, 11, 25))]},
            None,
        ),  # over a year ago
        ("red.services", {}, None),
        ("red.services", {"services": 0}, BROKEN),
        ("red.services", {"services": 900, "guides": guides(5, 0)}, BROKEN),
        ("red.services", {"services": 900, "guides": guides(4, 1)}, KEPT),
        ("red.services", {"services": 900, "guides": guides(4, 0)}, None),
        ("red.services", {"services": 3, "guides": guides(3, 0)}, BROKEN),
        ("red.services", {"services": 3, "guides": guides(2, 1)}, KEPT),
        ("deduct.statistics", {}, None),
        ("deduct.statistics", {"statistics_on": date(2026, 8, 26)}, Deduction.KEPT),
        ("deduct.statistics", {"statistics_on": date(2026, 8, 25)}, Deduction.DEDUCTED),
        ("deduct.statistics", {"statistics_on": date(2026, 12, 1)}, None),
    ],
)
def test_a_red_line(key: str, seen: dict[str, Any], result: RedLineResult | None) -> None:
    judged = judge_all(SeenForRedLines(TODAY, **seen))[key]

    assert judged.result == result
    assert render(judged.why, "zh") != judged.why.code
    assert not han_outside_quotes(render(judged.why, "en"))


def test_a_visit_notes_each_red_line_with_what_it_rests_on() -> None:
    seen = SeenForRedLines(TODAY, opened=1, consult=ChannelState.OPEN, letters=[PublishedLetter(date(2026, 8, 25))])
    noted = {one.key: one for one in red_line_readings(seen, Evidence("http://x/"))}

    assert noted["red.interaction"].value == "veto"
    assert [render(one.note, "en") for one in noted["red.interaction"].evidence if one.note] == ["2026-08-25"]
    assert noted["red.home"].value is None
    assert noted["red.home"].why == Message("survey.red-home-undated")


def test_every_rule_has_its_words_and_its_source() -> None:
    for line in RED_LINES:
        for lang in ("zh", "en"):
            assert reading_name(line.key, lang) != line.key
            assert said(f"says-{line.key.replace('.', '-')}", lang)
            assert "19" in said(line.source, lang)
