"""What the words of the front page and of the page of supervision say of a hall."""

from __future__ import annotations

import pytest

from errand.core.message import Message
from errand.given.lexicon import load_lexicon
from errand.survey.assess.front_page import site_readings, supervision_readings
from errand.survey.hall_record import Evidence, HallReading, Value

AT = Evidence("http://x/", picture="a" * 64)


def supervision(words: str | None, *, entry: bool = True) -> dict[str, HallReading]:
    return {one.key: one for one in supervision_readings(words, AT, entry=entry)}


@pytest.mark.parametrize("title, inside", [("杭州市网上政务大厅", False), ("杭州市人民政府门户网站-办事服务", True)])
def test_a_site_is_its_own_or_inside_the_governments(title: str, inside: bool) -> None:
    read = {one.key: one.value for one in site_readings(title, AT)}

    assert read == {"hall.site": True, "hall.inside_portal": inside, "hall.own_site": not inside}


@pytest.mark.parametrize(
    "words, key, value, quote",
    [
        ("部门排名 ★★★☆☆ 市公安局", "hall.stars", True, "★★★☆☆"),
        ("四星级窗口", "hall.stars", True, "四星级"),
        ("办件统计", "hall.stars", False, ""),
        ("事前公开、事中监督、事后评价", "hall.whole_process", True, "事前、事中、事后"),
        ("事前公开、事后评价", "hall.whole_process", False, ""),
        ("更新日期：2026-11-29", "hall.statistics", "2026-11-29", "更新日期:2026-11-29"),
        ("数据截至 2026年3月1日 零时", "hall.statistics", "2026-03-01", "截至2026年3月1日"),
        ("今日办件 2026-11-29", "hall.statistics", None, ""),
        ("更新日期：2026-02-30", "hall.statistics", None, ""),
    ],
)
def test_figures_are_read_in_the_pages_own_words(words: str, key: str, value: Value, quote: str) -> None:
    read = supervision(words)[key]

    assert read.value == value
    assert read.evidence[0].quote == quote
    assert value is not None or read.why == Message("survey.why-no-date")


def test_a_page_of_supervision_that_was_not_read_is_no_page_without_stars() -> None:
    shut, none = supervision(None), supervision(None, entry=False)

    assert {one.value for one in shut.values()} == {None}
    assert {one.why for one in shut.values()} == {Message("survey.why-supervision-dead")}
    assert (none["hall.stars"].value, none["hall.statistics"].value) == (False, None)


def test_a_portals_own_words_count_too() -> None:
    lexicon = load_lexicon().extended({"survey.government": ("市府网",)}, {})

    assert site_readings("市府网 办事", AT, lexicon)[1].value is True
