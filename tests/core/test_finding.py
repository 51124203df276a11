"""A finding is one thing of one portal, whichever report counts it."""

from __future__ import annotations

from dataclasses import replace

from errand.core.finding import findings, key_of, riddles
from errand.core.message import Message
from errand.core.model import Reason
from tests.runs import a_bad_day, a_run, a_setting, failed, nanjing

DEAD = failed(Reason.NO_RESPONSE, "没反应", "search.button", 3)


def test_one_thing_wrong_is_one_finding_however_many_met_it() -> None:
    runs = [
        a_run("search", outcome=DEAD),
        a_run("errand", outcome=replace(DEAD, message=Message.plain("还是没反应"), step=2)),
        a_run("search", outcome=DEAD),
        a_run("search", setting=nanjing(), outcome=DEAD),
    ]
    here, there = findings(runs)

    assert here.key == ("hangzhou", "practice", Reason.NO_RESPONSE, "search.button")
    assert (len(here.runs), here.message, here.step) == (3, Message.plain("没反应"), 2)
    assert [run.journey for run in here.stories] == ["search", "errand"]
    assert there.key.city == "nanjing"


def test_a_practice_hall_and_the_live_one_are_two_portals() -> None:
    live = a_setting(portal="live", portal_url="https://hall.example/")

    assert len(findings([a_run(outcome=DEAD), a_run(setting=live, outcome=DEAD)])) == 2


def test_what_names_no_concept_is_told_apart_by_its_story() -> None:
    vague = failed(Reason.WRONG_RESULT, "不对")
    found = findings([a_run("search", outcome=vague), a_run("guide", outcome=vague)])

    assert [one.key.about for one in found] == [
        "test_a_newcomer_finds_the_residence_permit",
        "test_a_newcomer_learns_which_papers_to_bring",
    ]


def test_a_finding_is_sure_as_soon_as_one_run_is() -> None:
    unsure = replace(DEAD, sure=False)

    assert [one.sure for one in findings([a_run(outcome=unsure), a_run(outcome=DEAD)])] == [True]
    assert [one.sure for one in findings([a_run(outcome=unsure)])] == [False]


def test_what_errand_could_not_judge_is_a_riddle_and_no_finding() -> None:
    unknown = failed(Reason.NOT_RECOGNISED, "没有认出", "search.results", 3)
    runs = [a_run("search", outcome=unknown), a_run("search", outcome=DEAD), a_run("errand", outcome=unknown)]

    assert [one.key.reason for one in findings(runs)] == [Reason.NO_RESPONSE]
    (riddle,) = riddles(runs)
    assert riddle.key == ("hangzhou", "practice", Reason.NOT_RECOGNISED, "search.results")
    assert [run.journey for run in riddle.stories] == ["search", "errand"]
    assert key_of(runs[0]) is None


def test_walls_and_errands_own_trouble_are_no_findings() -> None:
    assert [one.key.reason for one in findings(a_bad_day())] == [
        Reason.NO_RESPONSE,
        Reason.WRONG_THEME,
        Reason.DUPLICATE,
    ]
