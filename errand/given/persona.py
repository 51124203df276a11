"""
Who walks: personas with made-up identities, valid in form and impossible in fact.

An identity number passes the check of GB 11643 and carries an area code that was never allocated (GB/T 2260 has no
unit 99); a telephone number has the form of a mobile number in a segment not handed out (142, as far as known).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faker.generator import Generator

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
KINDS = {"newcomer": (22, 35), "shop owner": (28, 55), "pensioner": (61, 80)}
"""Personas and their ages in years; what they type and where they look is decided by the journey they walk."""


@dataclass(frozen=True, slots=True)
class Persona:
    """A made-up person.  What identifies her is left out of her repr."""

    kind: str
    name: str
    id_number: str = field(repr=False)
    phone: str = field(repr=False)
    password: str = field(repr=False)
    login_name: str
    email: str = field(default="", repr=False)  # at a domain that is nobody's (RFC 2606)
    account: str = field(default="", repr=False)  # a test account the portal's owner has given her


def check_digit(first17: str) -> str:
    """
    The 18th character of an identity number (GB 11643-1999: ISO 7064, MOD 11-2).

    >>> check_digit("11010519491231002")
    'X'
    """
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


@cache
def _names() -> Generator:
    """Faker with Chinese names and nothing else: `Faker("zh_CN")` would load the 23 other kinds of data as well."""
    from faker.factory import Factory

    return Factory.create("zh_CN", providers=["faker.providers.person"])


def make_persona(kind: str, *seeds: object, today: date | None = None) -> Persona:
    """The persona of *kind* for these *seeds*: the same for the same seeds, on the same day's ages."""
    dice = random.Random("/".join(map(str, (kind, *seeds))))  # made-up people, no secrets
    names = _names()
    names.seed_instance(dice.getrandbits(32))
    youngest, oldest = KINDS[kind]
    year = (today or date.today()).year - dice.randint(youngest, oldest)
    born = f"{year}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    first17 = f"99{dice.randint(0, 9999):04}{born}{dice.randint(1, 999):03}"
    made = Persona(
        kind=kind,
        name=str(names.format("name")),
        id_number=first17 + check_digit(first17),
        phone=f"142{dice.randint(0, 99_999_999):08}",
        password=f"Cx{dice.randint(100_000, 999_999)}{dice.choice('abcdefghjkmn')}q",
        login_name=f"banshi{dice.randint(0, 9_999_999):07}",
    )
    return replace(made, email=f"{made.login_name}@example.com")
