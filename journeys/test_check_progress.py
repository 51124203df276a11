"""Following a case: the one just handed in, and one handed in long ago."""

import pytest

from errand import Citizen, KnownCase, Matter, Persona, Reason
from errand.core.message import Message, Said
from pages.home import HomePage


@pytest.mark.journey("progress", zh="查询刚提交的咨询", fewest=12)
def test_a_fresh_question_can_be_followed(citizen: Citizen, persona: Persona, matter: Matter) -> None:
    citizen.open("/")
    form = citizen.arrive(HomePage).consult()
    case = form.ask(f"咨询{matter.item}的时限", f"请问{matter.item}多少个工作日能办好？", persona).acknowledgement()
    assert case, Reason.NO_ACKNOWLEDGEMENT.of()

    citizen.open("/")
    record = citizen.arrive(HomePage).ask_for_progress().check(case)

    assert record.state(), Reason.INCOMPLETE.of(Message.of("journeys.no-state"))


@pytest.mark.journey("progress", zh="查询早先提交的咨询", fewest=5, persona="pensioner")
def test_an_older_question_has_been_answered(citizen: Citizen, older_case: KnownCase) -> None:
    citizen.open("/")

    record = citizen.arrive(HomePage).ask_for_progress().check(older_case)

    assert record.state(), Reason.INCOMPLETE.of(Message.of("journeys.no-state"))
    assert record.answered(), Reason.UNANSWERED.of(Message.of("journeys.unanswered", state=Said(record.state())))
