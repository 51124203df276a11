"""Lines for the portal file, worked out without a browser."""

from __future__ import annotations

from errand.check.propose import proposals
from errand.check.record import Checked, Exam, Free, Sighting, Stay
from errand.given.cities import PRACTICE
from errand.given.concept import Concept
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal

LEXICON = Lexicon(
    {
        "body": Concept("body", "textbox", "内容", ("咨询内容", "正文"), ("content",)),
        "entry": Concept("entry", "press", "入口", ("我要咨询", "在线咨询")),
    },
    "test",
)


def lines(concept: str, *free: Free, optional: bool = False, rung: str = "") -> list[str]:
    """What is proposed for one concept on a page where *free* things are left."""
    concepts = LEXICON[concept]
    seen = Sighting(concept, concepts.zh, concepts.kind, optional, rung)
    stay = Stay("form", "表单", "http://127.0.0.1/", reached=True, exam=Exam((seen,), free, ()))
    return proposals(Checked(Portal(PRACTICE, "http://127.0.0.1/"), (stay,), {}, {}), LEXICON)


def test_what_is_found_or_optional_needs_no_line() -> None:
    assert lines("body", Free("textbox", "留言", ""), rung="label") == []
    assert lines("body", Free("textbox", "留言", ""), optional=True) == []


def test_the_only_box_left_in_the_form_is_it() -> None:
    assert lines("body", Free("textbox", "想说的话", ""), Free("textbox", "站内找", "", apart=True)) == [
        "[words]", '"body" = ["想说的话"]  # 表单：内容',
    ]  # fmt: skip


def test_a_box_without_words_is_named_by_its_identifier() -> None:
    told = lines("body", Free("textbox", "", "#content1"), Free("textbox", "", "#zip"))

    assert told == ["[selectors]", '"body" = "#content1"  # 表单：内容']


def test_of_several_boxes_a_guess_stays_a_guess() -> None:
    told = lines("body", Free("textbox", "附言", ""), Free("textbox", "内部编号", ""))

    assert told[1:] == ['# "body" = ["内部编号"]  # 表单：内容']


def test_an_entry_must_come_near() -> None:
    assert lines("entry", Free("press", "线上咨询", "#a")) == ["[words]", '"entry" = ["线上咨询"]  # 表单：入口']
    assert lines("entry", Free("press", "咨询台电话", "#a"))[1].startswith("# ")
    assert lines("entry", Free("press", "首页", "#a")) == []
