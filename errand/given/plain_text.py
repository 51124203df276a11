"""
Text of a portal as it is compared and as values are read out of it.  The scripts in the page do the same (text.js):
tests/page/test_plain_text.py holds both.

Comparing takes no notice of white space, of signs nobody sees, of full and half width, of capitals and of the marks
around a label.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners, marks of direction, variation selectors: nobody sees them (Unicode, Default_Ignorable)."""
_BLANK = re.compile(r"[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_MARKS = re.compile(r"[:*【】\[\]«»<>]")
_NAME = 64  # characters: what is compared again and again is no longer
_BETWEEN = re.compile(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")


def plain(text: str) -> str:
    """
    The text as it is compared: no white space, half width, small letters, without colons, stars and brackets.

    >>> plain(" 办件 编号：* "), plain("【ＡＢ】")
    ('办件编号', 'ab')
    """
    return _plain_name(text) if len(text) <= _NAME else _compared(text)


def _compared(text: str) -> str:
    return _MARKS.sub("", _BLANK.sub("", _seen(text))).lower()


@lru_cache(maxsize=8192)
def _plain_name(text: str) -> str:
    """The same of a word or a name: each field of a form is compared with every word there is."""
    return _compared(text)


def tight(text: str) -> str:
    """
    The text as values are read out of it: half width, with a blank only between Latin letters and digits.

    >>> tight("编号： ZX 01  密码：ab12"), tight("共 12 项")
    ('编号:ZX 01密码:ab12', '共12项')
    """
    return _BETWEEN.sub("", _BLANK.sub(" ", _seen(text)).strip(" "))


def _seen(text: str) -> str:
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


def whole_number(text: str | None) -> int | None:
    """
    The number that digits write, whatever stands between them; None without any.

    >>> whole_number("1,234"), whole_number(None)
    (1234, None)
    """
    digits = "".join(re.findall(r"[0-9]", text or ""))
    return int(digits) if digits else None
