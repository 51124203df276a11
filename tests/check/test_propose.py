"""Lines for the portal file, worked out without a browser."""

from __future__ import annotations

from errand.check.propose import guesses, proposals
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


def stay(concept: str, *free: Free, optional: bool = False, rung: str = "") -> Stay:
    """A page with one concept looked for, where *free* things are left."""
    said = LEXICON[concept]
    seen = Sighting(concept, said.zh, said.kind, optional, rung)
    return Stay("form", "表单", "http://127.0.0.1/", reached=True, exam=Exam((seen,), free, ()))


def lines(concept: str, *free: Free, optional: bool = False, rung: str = "") -> list[str]:
    """What is proposed for one concept, untried, on a page where *free* things are left."""
    page = stay(concept, *free, optional=optional, rung=rung)
    return proposals(Checked(Portal(PRACTICE, "http://127.0.0.1/"), (page,)), LEXICON)


def test_what_is_found_or_optional_needs_no_line() -> None:
    assert lines("body", Free("textbox", "留言", ""), rung="label") == []
    assert lines("body", Free("textbox", "留言", ""), optional=True) == []


def test_the_only_box_left_in_the_form_is_it() -> None:
    assert lines("body", Free("textbox", "想说的话", ""), Free("textbox", "站内找", "", apart=True)) == [
        "[words]", '# "body" = ["想说的话"]  # 表单: 内容',
    ]  # fmt: skip


def test_a_box_without_words_is_named_by_its_identifier() -> None:
    proposed = lines("body", Free("textbox", "", "#content1"), Free("textbox", "", "#zip"))

    assert proposed == ["[selectors]", '# "body" = "#content1"  # 表单: 内容']


def test_of_several_boxes_the_nearest_is_guessed() -> None:
    proposed = lines("body", Free("textbox", "附言", ""), Free("textbox", "内部编号", ""))

    assert proposed[1:] == ['# "body" = ["内部编号"]  # 表单: 内容']


def test_an_entry_must_come_near() -> None:
    assert lines("entry", Free("press", "线上咨询", "#a"), Free("press", "咨询台电话", "#b")) == [
        "[words]", '# "entry" = ["线上咨询"]  # 表单: 入口',
    ]  # fmt: skip
    assert lines("entry", Free("press", "首页", "#a")) == []


def test_only_what_helped_when_it_was_tried_stands_without_a_hash() -> None:
    page = stay("entry", Free("press", "线上咨询", "#a"))
    assert page.exam
    (guess,) = guesses(page.exam.sightings[0], page, LEXICON)
    checked = Checked(Portal(PRACTICE, "http://127.0.0.1/"), (page,))

    assert proposals(checked, LEXICON, [guess]) == ["[words]", '"entry" = ["线上咨询"]  # 表单: 入口']
