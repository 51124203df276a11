"""The whole errand in one go, as a newcomer would do it on a free evening."""

import pytest

from errand import Citizen, Matter, Persona, Reason
from errand.core.message import Message, Said
from pages.home import HomePage


@pytest.mark.journey("errand", zh="从注册到查进度一次办完", fewest=30)
def test_a_newcomer_does_the_whole_errand(citizen: Citizen, persona: Persona, matter: Matter) -> None:
    citizen.open("/")
    citizen.arrive(HomePage).register().register(persona)

    citizen.open("/")
    citizen.arrive(HomePage).log_in_as(persona)

    citizen.open("/")
    guide = citizen.arrive(HomePage).guide_to(matter)
    assert matter.paper in guide.papers_to_bring(), Reason.INCOMPLETE.of(
        Message.of("journeys.paper-not-listed", paper=Said(matter.paper))
    )

    citizen.open("/")
    form = citizen.arrive(HomePage).consult()
    case = form.ask(
        f"咨询{matter.item}", f"我已看过指南，请问{matter.item}能否委托他人代办？", persona
    ).acknowledgement()
    assert case, Reason.NO_ACKNOWLEDGEMENT.of()

    citizen.open("/")
    record = citizen.arrive(HomePage).ask_for_progress().check(case)
    assert record.state(), Reason.INCOMPLETE.of(Message.of("journeys.no-state"))
