"""
Titles of a list, and whether one of them names an item: portals put numbers, categories and marks around a name.
"""

from __future__ import annotations

import re

from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.plain_text import plain

_TAG = r"[\[【〔][^\]】〕]{1,12}[\]】〕]"
_BEFORE = re.compile(
    rf"\s*(?:\d{{1,4}}\s*[.、)．]|{_TAG}|[(（<《][^)）>》]{{1,12}}[)）>》]|[^:：|｜-]{{1,12}}\s*[:：|｜]|[#№]\s*\d+\s*[:：]?"
    r"|[·•▪■▶►★☆>»]+)\s*"
)
_BEHIND = re.compile(
    rf"(?:\s+|{_TAG}|\s(?:new|hot)!?|[>»›…]+|\s(?:更多|详情|查看|热|新)|\s*[(（]\d+[)）])$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]{1,12})[)）]\s*$")
_CUT_OFF = re.compile(r"(?:…+|\.{3,})\s*$")
_SHORTEST = 6  # characters of a title that is cut off from which on they say which item it is


def names(title: str, item: str) -> bool:
    """
    Whether *title* is the name *item* with nothing around it but numbers, categories and marks.

    >>> names("[个人] 居住证办理", "居住证办理"), names("居住证办理（补办）", "居住证办理")
    (True, False)
    """
    wanted = plain(item)
    if not wanted:
        return False
    if plain(title) == wanted:
        return True
    if _CUT_OFF.search(title):
        begun = plain(_CUT_OFF.sub("", _stripped(title)))
        return len(begun) >= _SHORTEST and wanted.startswith(begun)
    return plain(_stripped(title)) == wanted or any(plain(rest) == wanted for rest in _without_prefixes(title))


def _stripped(title: str) -> str:
    """The title without what stands around it; each mark once, then the next, until none is left."""
    rest = title
    for _ in range(len(title)):
        shorter = _BEHIND.sub("", rest)
        if shorter == rest or not shorter.strip():
            break
        rest = shorter
    return rest


def _without_prefixes(title: str) -> list[str]:
    rest, found = _stripped(title), []
    while (prefix := _BEFORE.match(rest)) and prefix.end() < len(rest):
        rest = rest[prefix.end() :]
        found.append(rest)
    return found


class Titles(list[str]):
    """Titles in their order; `item in titles` takes no notice of what stands around a name."""

    def __contains__(self, item: object) -> bool:
        return isinstance(item, str) and self.of(item) is not None

    def of(self, item: str, lexicon: Lexicon | None = None) -> str | None:
        """
        The title of *item*: its very name, else the one with nothing around it that names another; None without one.

        What stands in brackets behind a name may say for whom it is: words of the lexicon's item.aside.

        >>> Titles(["居住证办理（补办）", "居住证办理（个人）"]).of("居住证办理")
        '居住证办理（个人）'
        """
        known = lexicon or load_lexicon()
        very = (title for title in self if plain(title) == plain(item))
        clad = (title for title in self if names(title, item))
        aside = (
            title
            for title in self
            if (bracket := _IN_BRACKETS.search(title))
            and known.means("item.aside", bracket[1])
            and names(title[: bracket.start()], item)
        )
        return next(very, None) or next(clad, None) or next(aside, None)
