"""Made-up people: valid in form, impossible in fact, the same for the same seed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from errand.given.cities import load_cities
from errand.given.persona import KINDS, check_digit, make_persona

TODAY = date(2026, 7, 1)


# The two numbers GB 11643-1999 gives as examples.
@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_check_digit_is_that_of_the_standard(number: str) -> None:
    assert check_digit(number[:17]) == number[17]


@pytest.mark.parametrize("position", range(17))
def test_the_check_digit_notices_a_wrong_digit(position: int) -> None:
    right = "11010519491231002"
    wrong = right[:position] + str((int(right[position]) + 1) % 10) + right[position + 1 :]
    assert check_digit(wrong) != "X"


def test_a_number_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        check_digit("1101051949123100")


@pytest.mark.parametrize("kind", KINDS)
def test_an_identity_is_valid_in_form(kind: str) -> None:
    for seed in range(200):
        number = make_persona(kind, seed, today=TODAY).id_number
        assert re.fullmatch(r"\d{17}[\dX]", number)
        assert number[17] == check_digit(number[:17])
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))  # raises for a day that never was
        youngest, oldest = KINDS[kind]
        assert youngest <= TODAY.year - born.year <= oldest
        assert number[14:17] != "000"


def test_an_identity_is_of_no_place_on_earth() -> None:
    allocated = {city.code[:2] for city in load_cities().values()}
    numbers = [make_persona(kind, seed).id_number for kind in KINDS for seed in range(200)]

    assert all(number.startswith("99") for number in numbers)
    assert not {number[:2] for number in numbers} & allocated
    assert not {number[:6] for number in numbers} & {city.code for city in load_cities().values()}


def test_other_particulars_have_the_form_forms_ask_for() -> None:
    for seed in range(200):
        persona = make_persona("newcomer", seed)
        assert re.fullmatch(r"142\d{8}", persona.phone)
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,4}", persona.name)
        assert 8 <= len(persona.password) <= 20
        assert re.search(r"\d", persona.password)
        assert re.search(r"[a-z]", persona.password)
        assert re.search(r"[A-Z]", persona.password)
        assert re.fullmatch(r"[a-z][a-z0-9]{5,19}", persona.login_name)


def test_the_same_seed_makes_the_same_person() -> None:
    assert make_persona("newcomer", 7, "hangzhou", today=TODAY) == make_persona("newcomer", 7, "hangzhou", today=TODAY)


def test_other_people_in_between_change_nothing() -> None:
    first = make_persona("newcomer", 7)
    make_persona("pensioner", 8)
    assert make_persona("newcomer", 7) == first


def test_different_seeds_make_different_people() -> None:
    people = [make_persona("newcomer", seed, city) for seed in range(100) for city in ("hangzhou", "nanjing")]
    assert len({persona.id_number for persona in people}) == len({persona.phone for persona in people}) == 200


def test_what_identifies_her_is_not_in_her_repr() -> None:
    persona = make_persona("newcomer", 7)
    assert not [secret for secret in (persona.id_number, persona.phone, persona.password) if secret in repr(persona)]


def test_an_unknown_kind_of_person_is_refused() -> None:
    with pytest.raises(KeyError, match="tourist"):
        make_persona("tourist", 1)
