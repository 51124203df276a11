"""
What words of a guide are worth: whether they say anything, and whether a legal basis says more than a name.

The one place for these two rules: a citizen who reads a guide and a surveyor who assesses it judge alike.  The words
are the lexicon's (guide.nothing, guide.attached, basis.*): errand's own with the project's where none is given.
"""

from __future__ import annotations

import re

from errand.given.lexicon import Lexicon, load_lexicon

SAYING = 20  # characters beside names and numbers from which on a basis says something
_MARKS = re.compile(r"[\s。，,.；;：:]+")
_PIECES = re.compile(r"[\n\r\t；;]+|\s{2,}")
_NAMES = re.compile(r"《[^》]*》|[（(][^）)]*号[）)]|\d+[.、]")


def bare(text: str) -> str:
    """The words without white space and the marks that end sentences."""
    return _MARKS.sub("", text)


def says_nothing(text: str, lexicon: Lexicon | None = None) -> bool:
    """
    Whether words stand in for what is not said: 无, 暂无, null, 待补充, /, 详见附件 (when no attachment is looked at).

    >>> says_nothing("暂无。"), says_nothing("详见附件"), says_nothing("无需提交材料")
    (True, True, False)
    """
    return (lexicon or load_lexicon()).means("guide.nothing", bare(text))


def points_to_attachment(text: str, lexicon: Lexicon | None = None) -> bool:
    """
    Whether all that is said is that it stands in an attachment.

    >>> points_to_attachment("详见附件"), points_to_attachment("申请表见附件，另交身份证")
    (True, False)
    """
    return (lexicon or load_lexicon()).means("guide.attached", bare(text))


def ground_in_words(text: str, lexicon: Lexicon | None = None) -> bool:
    """
    Whether a legal basis says more than a name: which article, or what it says.

    >>> ground_in_words("《居住证暂行条例》第九条"), ground_in_words("1. 《居住证暂行条例》（国务院令第663号）")
    (True, False)
    """
    known = lexicon or load_lexicon()
    if known.says("basis.article", text):
        return True
    pieces = ("".join(piece.split()) for piece in _PIECES.split(text))
    rest = "".join(
        piece for piece in pieces if not known.means("basis.title", piece) and not known.means("basis.column", piece)
    )
    return len(_NAMES.sub("", rest)) >= SAYING


def basis_by_name_only(text: str, lexicon: Lexicon | None = None) -> bool:
    """
    Whether a legal basis is there and gives a name only; one that is empty or a placeholder gives not even that.

    >>> basis_by_name_only("《居住证暂行条例》"), basis_by_name_only("无"), basis_by_name_only("")
    (True, False, False)
    """
    return bool(bare(text)) and not says_nothing(text, lexicon) and not ground_in_words(text, lexicon)
