"""What a citizen knows: one table by concept, of her own, of her question, and of what a portal file says."""

from __future__ import annotations

import re
from datetime import date

import pytest

from errand.given.facts import Fact, case, joined, question
from errand.given.lexicon import Lexicon
from errand.given.persona import KINDS, Persona, make_persona

MANY = [make_persona(kind, seed) for kind in KINDS for seed in range(60)]


def test_every_fact_is_of_a_concept_of_the_lexicon(lexicon: Lexicon) -> None:
    known = joined(MANY[0].facts(), question("题", "文", "居住证办理", "居住证"), case("1", "2"))

    assert [concept for concept in known if concept not in lexicon.concepts] == []
    assert {lexicon[concept].kind for concept in known} == {"textbox", "field", "choice"}


def test_what_a_person_says_of_herself_agrees_with_her_identity_number() -> None:
    for person in MANY:
        facts = person.facts()
        number = person.id_number
        assert facts["person.birth-date"].value.replace("-", "") == number[6:14]
        assert int(facts["person.birth-month"].value) == int(number[10:12])
        assert (facts["person.sex"].value == "男") == (int(number[16]) % 2 == 1)
        assert facts["person.surname"].value + facts["person.given-name"].value == person.name
        assert facts["person.given-name"].value


def test_what_was_added_is_valid_in_form_and_impossible_in_fact() -> None:
    for person in MANY:
        assert re.fullmatch(r"0440-\d{7}", person.landline)
        assert re.fullmatch(r"99\d{4}", person.postcode)
        assert person.address.startswith("示例市示例区")
        assert re.fullmatch(r"[\u4e00-\u9fff]{4,8}", person.security_answer)


def test_what_identifies_her_is_a_secret_fact_and_one_of_her_secrets() -> None:
    person = MANY[0]
    secret = {concept for concept, fact in person.facts().items() if fact.secret}

    assert secret == {
        "person.id-number", "person.phone", "person.landline", "person.password", "person.password-again",
        "person.security-answer",
    }  # fmt: skip
    assert {person.facts()[concept].value for concept in secret} == set(person.secrets)
    assert not [value for value in person.secrets if value in repr(person)]


# Drawn before there were addresses.
DRAWN = {
    ("newcomer", 7): ("江飞", "990429199710056442", "14288713183", "Cx143107jq", "banshi9587836"),
    ("pensioner", 1): ("李英", "994045196011152054", "14256022433", "Cx528016hq", "banshi2332195"),
}


@pytest.mark.parametrize("kind, seed", DRAWN)
def test_more_facts_change_nothing_that_a_seed_gave_before(kind: str, seed: int) -> None:
    person = make_persona(kind, seed, today=date(2026, 7, 1))

    assert (person.name, person.id_number, person.phone, person.password, person.login_name) == DRAWN[kind, seed]
    assert person.email == f"{person.login_name}@example.com"
    assert person.address != make_persona(kind, seed + 1).address


def test_a_person_with_an_account_logs_in_with_it() -> None:
    person = Persona("newcomer", "欧阳明", "x" * 18, "1", "2", "banshi1", account="tester01")

    assert person.facts()["login.account"] == Fact("tester01", secret=True)
    assert "person.birth-date" not in person.facts(), "a number that holds no date says none"
    assert (person.surname, person.facts()["person.given-name"].value) == ("欧阳", "明")


def test_of_two_facts_for_one_concept_the_later_counts_and_what_is_the_same_is_looked_up() -> None:
    facts = joined(
        {"person.email": Fact("a@example.com"), "consult.title": Fact("甲")},
        {
            "consult.title": Fact("乙"),
            "备用邮箱": Fact("", same_as="person.email"),
            "别的": Fact("", same_as="备用邮箱"),
        },
    )

    assert facts["consult.title"] == Fact("乙")
    assert facts["备用邮箱"] == Fact("a@example.com")
    assert "别的" not in facts, "one reference, no chains: no circle can come of it"
