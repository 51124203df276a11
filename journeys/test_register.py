"""Getting an account at the hall."""

import pytest

from errand import Citizen, Persona
from pages.home import HomePage


@pytest.mark.journey("register", zh="新市民注册个人账号", fewest=11)
def test_a_newcomer_opens_an_account(citizen: Citizen, persona: Persona) -> None:
    citizen.open("/")

    citizen.arrive(HomePage).register().register(persona)
