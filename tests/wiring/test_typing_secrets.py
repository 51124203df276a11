"""What a citizen types in confidence stays out of errors too: Playwright quotes it in the log of a call that failed."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import pytest

from errand.cities import PRACTICE
from errand.citizen import Citizen
from errand.errors import ErrandError
from errand.lexicon import Spot
from errand.persona import make_persona
from errand.portal import Portal

NUMBER = Spot("person.id-number", "the identity number")
FORM = "data:text/html;charset=utf-8,<label>身份证号码 <input name=idcard readonly></label>"


def test_an_error_while_typing_a_number_does_not_tell_it(send_citizen: Callable[..., Citizen]) -> None:
    persona = make_persona("newcomer", "a form that takes nothing")
    citizen = send_citizen(Portal(PRACTICE, "http://127.0.0.1/"), persona)
    citizen.watch.current.goto(FORM)

    with pytest.raises((ErrandError, AssertionError)) as told:
        citizen.fill(NUMBER, persona.id_number, secret=True)

    chain = "".join(traceback.format_exception(told.value))
    assert persona.id_number not in chain
    assert persona.id_number not in str(told.getrepr(style="long", funcargs=True)), "as pytest --tb=long prints it"
