"""
How hard a guide is to read, as far as counting tells.

The measures are proxies: no cut-off is validated for service guides, so texts are to be ranked within the same item
across cities, never graded.  The Chinese Language Difficulty Coefficient needs word lists that are not free; it is not
computed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONG = 50  # characters from which on a sentence counts as long
RATES = (250, 300, 400)  # characters a minute: aloud (IReST, 255 +- 29), careful, fast silent reading
_SENTENCE = re.compile(r"[。！？!?；;\n\r]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Names of laws, numbers of documents and articles, and any other number: what readers must look up or keep in mind.
_LOOK_UP = re.compile(
    r"《[^《》]*》|[\u4e00-\u9fff]{0,8}[〔\[（(【]\d{4}[〕\]）)】]\d+号|第[〇零一二三四五六七八九十百千\d]+[条款项章节号]|\d+(?:[.,]\d+)*%?"
)
_COMMON = Path(__file__).with_name("common_characters.txt")


@dataclass(frozen=True, slots=True)
class Readability:
    """
    The measures of one text. Characters: Han characters, letters and digits, no marks and no white space.

    long_sentences: share of sentences of more than LONG characters; uncommon: share of Han characters outside the 3,500
    of level 1 (None: there are none); look_up: share of words that are names of laws, their numbers, or numbers;
    seconds: reading time at each of RATES.
    """

    characters: int
    sentences: int
    per_sentence: float
    long_sentences: float
    uncommon: float | None
    look_up: float
    seconds: Mapping[int, float]


@cache
def common_characters() -> frozenset[str]:
    """The 3,500 characters of level 1 of the 通用规范汉字表 (国发〔2013〕23号)."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def readability(text: str) -> Readability:
    """
    Measure a text.

    Units: characters, shares of 1, seconds (s = 60 * characters / rate).  Raises ValueError for a text without
    characters: what is not there is not easy to read.  Rates: IReST for reading aloud (Trauzettel-Klosinski &
    Dietz, 2012, Invest. Ophthalmol. Vis. Sci. 53, 5452); silent reading is assumed.

    >>> short = readability("带身份证。到二楼办理。")
    >>> short.characters, short.sentences, short.per_sentence, short.seconds[300]
    (9, 2, 4.5, 1.8)
    """
    lengths = [length for part in _SENTENCE.split(text) if (length := _characters(part))]
    if not lengths:
        raise ValueError("a text without characters has no readability")
    total = sum(lengths)
    return Readability(
        characters=total,
        sentences=len(lengths),
        per_sentence=total / len(lengths),
        long_sentences=sum(length > LONG for length in lengths) / len(lengths),
        uncommon=_uncommon(text),
        look_up=_look_up(text),
        seconds={rate: 60 * total / rate for rate in RATES},
    )


def _characters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _uncommon(text: str) -> float | None:
    han = _HAN.findall(text)
    return sum(char not in common_characters() for char in han) / len(han) if han else None


def _look_up(text: str) -> float:
    """Of all words those to look up: each name or number is one word, the rest is cut by rjieba."""
    import rjieba

    names = len(_LOOK_UP.findall(text))
    words = sum(any(char.isalnum() for char in word) for word in rjieba.cut(_LOOK_UP.sub(" ", text)))
    return names / (names + words)
