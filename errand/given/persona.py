"""
Who walks: personas with made-up identities, valid in form and impossible in fact.

An identity number passes the check of GB 11643 and carries an area code that was never allocated (GB/T 2260 has no
unit 99); a telephone number has the form of a mobile number in a segment not handed out (142, as far as known), a fixed
line an area code that is none (0440), a postcode a first pair that no province has (99), an address places called 示例.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from errand.given.facts import Fact, Facts

if TYPE_CHECKING:
    from faker.generator import Generator

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
KINDS = {"newcomer": (22, 35), "shop owner": (28, 55), "pensioner": (61, 80)}
"""Personas and their ages in years; what they type and where they look is decided by the journey they walk."""
_TWO_CHARACTERS = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "尉迟",
    "公孙",
    "慕容",
    "皇甫",
    "令狐",
    "夏侯",
    "司徒",
    "长孙",
)
_SCHOOLS = ("青石桥小学", "柳树巷小学", "白塔寺小学", "望江亭小学", "红枫里小学", "石榴园小学")


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
    landline: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    postcode: str = ""
    security_answer: str = field(default="", repr=False)  # where she went to school

    @property
    def surname(self) -> str:
        """The first part of her name."""
        return self.name[: 2 if len(self.name) > 2 and self.name.startswith(_TWO_CHARACTERS) else 1]

    @property
    def born(self) -> date | None:
        """The birth date in her identity number; None where it holds none."""
        try:
            return date(int(self.id_number[6:10]), int(self.id_number[10:12]), int(self.id_number[12:14]))
        except ValueError:
            return None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of her may stand in no record."""
        return tuple(filter(None, (self.id_number, self.phone, self.password, self.landline, self.security_answer)))

    def facts(self) -> Facts:
        """What she knows of herself, by the concept of the field that asks for it."""
        facts = {
            "person.name": Fact(self.name),
            "person.surname": Fact(self.surname),
            "person.given-name": Fact(self.name.removeprefix(self.surname)),
            "person.nickname": Fact(self.login_name),
            "person.nationality": Fact("中国", ("中国大陆", "中国籍", "中华人民共和国", "China", "CHN", "Chinese")),
            "person.ethnic-group": Fact("汉族", ("汉", "Han")),
            "person.certificate-type": Fact(
                "身份证",
                (
                    "居民身份证",
                    "二代身份证",
                    "大陆居民身份证",
                    "中国居民身份证",
                    "身份证件",
                    "identity card",
                    "ID card",
                ),
            ),
            "person.id-number": Fact(self.id_number, secret=True),
            "person.phone": Fact(self.phone, secret=True),
            "person.landline": Fact(self.landline, secret=True),
            "person.email": Fact(self.email),
            "person.address": Fact(self.address),
            "person.household-address": Fact(self.address),
            "person.postcode": Fact(self.postcode),
            "person.region": Fact("示例区", ("市辖区", "市本级", "本市")),
            "person.occupation": Fact(
                "职员", ("企业职员", "公司职员", "工人", "自由职业", "其他", "employee", "other")
            ),
            "person.employer": Fact("示例公司"),
            "person.education": Fact("本科", ("大学本科", "大学", "大专", "高中", "其他")),
            "person.marital-status": Fact("未婚", ("单身", "single")),
            "person.political-status": Fact("群众", ("无党派",)),
            "person.user-kind": Fact("个人", ("自然人", "公民", "个人用户", "individual", "person")),
            "person.language": Fact("简体中文", ("中文", "Simplified Chinese", "Chinese")),
            "person.login-name": Fact(self.login_name),
            "person.password": Fact(self.password, secret=True),
            "person.password-again": Fact(self.password, secret=True),
            "person.security-question": Fact("您的小学", ("小学", "母校", "学校", "school")),
            "person.security-answer": Fact(self.security_answer, secret=True),
            **self._by_identity_number(),
        }
        if self.account:
            facts["login.account"] = Fact(self.account, secret=True)
        return {concept: fact for concept, fact in facts.items() if fact.value}

    def _by_identity_number(self) -> Facts:
        """What her identity number says: sex and birth date."""
        if not (born := self.born):
            return {}
        is_man = int(self.id_number[16]) % 2 == 1
        sex = Fact("男", ("男性", "先生", "male")) if is_man else Fact("女", ("女性", "女士", "female"))
        return {
            "person.sex": sex,
            "person.birth-date": Fact(born.isoformat()),
            "person.birth-year": Fact(str(born.year), (f"{born.year}年",)),
            "person.birth-month": Fact(str(born.month), (f"{born.month:02}", f"{born.month}月", f"{born.month:02}月")),
            "person.birth-day": Fact(str(born.day), (f"{born.day:02}", f"{born.day}日", f"{born.day:02}日")),
        }


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
    more = random.Random(f"more/{made.id_number}")  # so that what was drawn before this was added stays as it was
    return replace(
        made,
        email=f"{made.login_name}@example.com",
        landline=f"0440-{more.randint(2_000_000, 8_999_999)}",
        address=f"示例市示例区练习路{more.randint(1, 999)}号{more.randint(1, 30)}幢{more.randint(101, 604)}室",
        postcode=f"99{more.randint(0, 9999):04}",
        security_answer=more.choice(_SCHOOLS),
    )
