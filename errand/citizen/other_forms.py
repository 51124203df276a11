"""
Another form of the same value, as a rule asks for it: a password with a sign, a shorter name, a date in dots.

The rules are read out of what a portal writes at a field, or says when it refuses one; the words of rules are the
lexicon's (rule.*).  Pure: no browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from errand.given.lexicon import Lexicon

SIGN = "@"
PADDING = "请予以说明，谢谢。"
LONGEST_PADDED = 200  # characters: nobody writes more only to fill a box
PASSWORDS = ("person.password", "person.password-again")
NAMES = ("person.login-name", "person.nickname")
TEXTS = (None, "consult.title", "consult.body", "person.address", "person.employer")
_DATE = re.compile(r"yyyy(\W?)mm(\W?)(dd)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HEAD_AND_DIGITS = re.compile(r"(.*?)(\d*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a value may be, and of what it must consist."""

    least: int | None = None
    most: int | None = None
    signs: bool = False
    capital: bool = False
    digits_only: bool = False


def rule_in(words: str, lexicon: Lexicon) -> Rule:
    """The rule that *words* state, as far as they state one."""
    lengths = lexicon.values("rule.length", [words])
    least, most = (int(lengths[part]) if part in lengths else None for part in ("least", "most"))
    signs = lexicon.says("rule.signs", words) and not lexicon.says("rule.some-of", words)
    return Rule(least, most, signs, lexicon.says("rule.capital", words), lexicon.says("rule.digits-only", words))


def fitting(concept: str | None, value: str, words: str, lexicon: Lexicon) -> str:
    """The *value* in a form that the rule in *words* allows; the value itself where it fits, or no form of it would."""
    if _ISO.fullmatch(value):
        return _date(value, words)
    rule = rule_in(words, lexicon)
    if concept in PASSWORDS:
        return _password(value, rule)
    if concept in NAMES:
        return _login_name(value, rule)
    return _text(value, rule) if concept in TEXTS else value


def another_name(value: str, turn: int) -> str:
    """
    Another login name, where somebody has the one chosen: as long as it was.

    >>> another_name("banshi0123456", 1)
    'banshi0123457'
    """
    found = _HEAD_AND_DIGITS.fullmatch(value)
    head, digits = found.groups() if found else (value, "")
    if not digits:
        return f"{value}{turn}"
    return f"{head}{(int(digits) + turn) % 10 ** len(digits):0{len(digits)}}"


def _password(value: str, rule: Rule) -> str:
    made = "".join(filter(str.isdigit, value)) if rule.digits_only else value
    if rule.signs and made.isalnum():
        made += SIGN
    if rule.capital and not any(map(str.isupper, made)):
        made = "A" + made
    if rule.least and len(made) < rule.least:
        made += "0123456789abcdefghij"[: rule.least - len(made)]
    if rule.most and len(made) > rule.most >= (rule.least or 1):
        tail = SIGN if made.endswith(SIGN) else ""
        made = made[: rule.most - len(tail)] + tail
    return made


def _login_name(value: str, rule: Rule) -> str:
    made = "".join(filter(str.isdigit, value)) if rule.digits_only else value
    if rule.least and len(made) < rule.least:
        made += "1" * (rule.least - len(made))
    return made[: rule.most] if rule.most else made


def _date(value: str, words: str) -> str:
    year, month, day = value.split("-")
    asked = _DATE.search(words)
    if not asked:
        return value
    return f"{year}{asked[1]}{month}" + (f"{asked[2]}{day}" if asked[3] else "")


def _text(value: str, rule: Rule) -> str:
    made = value
    while rule.least and len(made) < min(rule.least, LONGEST_PADDED):
        made += PADDING
    return made[: rule.most] if rule.most else made
