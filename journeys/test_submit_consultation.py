"""Asking the government: a question handed in is acknowledged, and the ways to speak are open."""

import pytest

from errand import Citizen, Matter, Persona, Reason
from pages.home import HomePage


@pytest.mark.journey("consult", zh="提交咨询并拿到编号", fewest=7)
def test_a_question_is_acknowledged(citizen: Citizen, persona: Persona, matter: Matter) -> None:
    citizen.open("/")

    form = citizen.arrive(HomePage).consult()
    receipt = form.ask(f"咨询{matter.item}的材料", f"请问办理{matter.item}需要带哪些材料？外地户口可以办吗？", persona)

    assert receipt.acknowledgement(), Reason.NO_ACKNOWLEDGEMENT.of()


@pytest.mark.journey("consult", zh="互动操作指引能打开", fewest=2, persona="pensioner")
def test_the_instructions_for_asking_open(citizen: Citizen) -> None:
    citizen.open("/")

    citizen.arrive(HomePage).read_help()


@pytest.mark.journey("consult", zh="纠错建议入口开放", fewest=2, persona="pensioner")
def test_a_mistake_can_be_reported(citizen: Citizen) -> None:
    citizen.open("/")

    citizen.arrive(HomePage).report_a_mistake()


@pytest.mark.journey("consult", zh="投诉举报入口开放", fewest=2, persona="shop owner")
def test_a_complaint_can_be_made(citizen: Citizen) -> None:
    citizen.open("/")

    citizen.arrive(HomePage).complain()


@pytest.mark.journey("consult", zh="服务评价入口开放", fewest=2)
def test_the_service_can_be_rated(citizen: Citizen) -> None:
    citizen.open("/")

    citizen.arrive(HomePage).rate()
