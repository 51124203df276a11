"""What makes an identity number, a phone number, a name and a password acceptable to the hall."""

from __future__ import annotations

import datetime as dt
import re

_WEIGHTS = tuple(2**i % 11 for i in range(17, 0, -1))
_CHECK = "10X98765432"
_NAME = re.compile(r"[\u3400-\u9fff·]{2,30}")
_PHONE = re.compile(r"1\d{10}", re.ASCII)


def check_digit(first_seventeen: str) -> str:
    """The last character of a citizen's identity number. GB 11643-1999."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)) % 11]


def is_identity_number(number: str) -> bool:
    """Whether birth date and check digit are right; whether the area code was ever given out is not asked."""
    number = number.upper()
    if not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII) or number[17] != check_digit(number[:17]):
        return False
    try:
        born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return dt.date(1880, 1, 1) < born <= dt.date.today()


def is_name(name: str) -> bool:
    """Whether it is a Chinese name."""
    return bool(_NAME.fullmatch(name))


def is_phone(number: str) -> bool:
    """Eleven digits beginning with 1; that the segment was never allotted is not asked."""
    return bool(_PHONE.fullmatch(number))


def is_password(password: str) -> bool:
    """Eight to twenty characters of at least two classes: digit, letter, sign."""
    classes = (str.isdigit, str.isalpha, lambda c: not c.isalnum())
    return 8 <= len(password) <= 20 and sum(any(map(kind, password)) for kind in classes) >= 2
