"""
Reading a place whole: what of its entries may be the one that is looked for, in words errand lacks.

"It is not there" can only be said of a place where every entry is known to be something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from errand.given.lexicon import Lexicon, Spot
from errand.given.plain_text import plain
from errand.page.records import Entries

ALIKE = 0.6  # ratio of difflib from which on words may be a variant: 我要咨询, 我来咨询
ENTRY = 12  # characters: what is longer is a title or a sentence, and no entry's name
LATIN_ENTRY = 28  # letters of another script
OTHER = "entry.other"  # what entries say that no errand needs
THEME = "theme.name"
OF_A_GUIDE = "guide.other"  # wide words, that say something of a guide's headings only
SPEAKING = "speak.about"  # what sounds like this is only known where it is an entry's very name
THEMES = 1 / 2  # of a group: one that has so many known themes holds themes
SEEKING = "speak.seeking"  # what sounds like this may open a search
FIELDS = ("textbox", "field")
UNREADABLE = "□"  # a picture without words, a frame of another host
KINDS = ("press", "section", "text", "choice", "phrase", "notice", "textbox", "field")
_ADORNED = re.compile(r"^[^\w]+|[^\w]+$|[(（][^()（）]*[)）]$")
_COUNTED = re.compile(r"[^\d\s][(（\s]*\d+\s*(项|件|条|个)?[)）]?$")


def read_whole(goal: Spot, entries: Entries | None, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The texts of entries that may be *goal*: none where all are something else; None where nothing could be read."""
    if entries is not None and lexicon[goal.concept].kind == "textbox":
        return _boxes(goal, entries, lexicon)
    if entries is None or not any(entries.groups):
        return None
    groups = (*entries.groups, *entries.hidden)
    texts = dict.fromkeys(text for group in groups if goal.says or not _holds_themes(group, lexicon) for text in group)
    doubts = [text for text in texts if _may_be(goal, text, lexicon)]
    doubts += [text for text in entries.dated if _may_be_title(goal, text, lexicon)]
    doubts += _ways_not_shown(goal, entries, lexicon)
    return (*doubts, *[UNREADABLE] * (entries.unnamed + entries.unread))


def _ways_not_shown(goal: Spot, entries: Entries, lexicon: Lexicon) -> list[str]:
    """Entries that would lead to *goal* and are not shown, where none of their kind is: nobody went there."""
    shown, hidden = ([text for group in groups for text in group] for groups in (entries.groups, entries.hidden))
    ways = [way for way in lexicon[goal.concept].via if not any(lexicon.means(way, text) for text in shown)]
    return [text for text in hidden if not goal.says and any(lexicon.means(way, text) for way in ways)]


def _boxes(goal: Spot, entries: Entries, lexicon: Lexicon) -> tuple[str, ...]:
    """
    The boxes that may be *goal*, and the entries that may open it.

    A form is known by one box of it that asks for something else; an entry that names no seeking opens no search.
    """
    unknown = (names for names in entries.boxes if not any(_asks_for_other(goal, name, lexicon) for name in names))
    boxes = [name or UNREADABLE for names in unknown for name in names]
    texts = dict.fromkeys(text for group in (*entries.groups, *entries.hidden) for text in group)
    opening = [text for text in texts if lexicon.says(SEEKING, text) and not _is_known(goal, text, lexicon)]
    return (*boxes, *opening, *[UNREADABLE] * (entries.unnamed + entries.unread))


def _asks_for_other(goal: Spot, name: str, lexicon: Lexicon) -> bool:
    if not plain(name) or lexicon.says(goal.concept, name):
        return False
    others = (one.name for one in lexicon.concepts.values() if one.kind in FIELDS and one.name != goal.concept)
    return any(lexicon.means(other, name) for other in others)


def _holds_themes(group: Sequence[str], lexicon: Lexicon) -> bool:
    return sum(lexicon.says(THEME, text) for text in group) >= THEMES * len(group)


def _may_be_title(goal: Spot, text: str, lexicon: Lexicon) -> bool:
    """Whether a line of dated news or letters is what is looked for: an item may be, an entry only by its very name."""
    return _may_be(goal, text, lexicon) if goal.says else lexicon.means(goal.concept, text)


def _may_be(goal: Spot, text: str, lexicon: Lexicon) -> bool:
    bare = plain(text)
    if sum(letter.isalpha() for letter in bare) < 2:
        return False
    if goal.says:
        said = plain(goal.says)
        return said in bare or SequenceMatcher(None, said, bare).ratio() >= ALIKE
    if lexicon.says(goal.concept, text) or lexicon.likeness(goal.concept, text) >= ALIKE:
        return True
    return len(bare) <= (LATIN_ENTRY if bare.isascii() else ENTRY) and not _is_known(goal, text, lexicon)


def _is_known(goal: Spot, text: str, lexicon: Lexicon) -> bool:
    """Whether an entry says something else that errand knows."""
    furniture = _COUNTED.search(text) or lexicon.says(OTHER, text) or lexicon.says(THEME, text)
    if furniture and not lexicon.says(SPEAKING, text):
        return True
    others = [
        one.name
        for one in lexicon.concepts.values()
        if one.kind in KINDS and one.name not in (goal.concept, OF_A_GUIDE, SEEKING)
    ]
    said = [words for words in (text, _ADORNED.sub("", text)) if plain(words)]
    return any(lexicon.means(name, words) for words in said for name in others)
