"""
How deep an item can be handled online, from the words halls have for it.

The scale D0-D5 is errand's, put together from the three official scales (national item lists, the four levels I-IV,
provincial libraries): D0 guide only, D1 consultation or booking, D2 pre-review, D3 accepted online, D4 handled online
in full without a visit, D5 the same with an electronic licence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# The first pattern that fits a word decides; longer words come first, for 全程网办（电子证照） is 全程网办 as well.
DEPTHS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (depth, re.compile(words))
    for depth, words in (
        ("D5", r"电子证照"),
        ("D4", r"全程网办|全程(在线|网上)办理|不见面(审批|办理)|零跑动|^(IV|Ⅳ|四)级|四级(深度)?$"),
        ("D2", r"(网上|在线)?预审|材料预审|^(II|Ⅱ|二)级"),
        ("D3", r"(网上|在线)(受理|申办|申报)|^(III|Ⅲ|三)级|^(可)?在线办理$"),
        ("D1", r"网上(咨询|预约)|咨询预约|在线预约"),
        ("D0", r"仅提供办事指南|事项公开|^(I|Ⅰ|一)级|不可网办|窗口办理"),
    )
)
LONGEST = 16  # characters of a word that tells a depth; longer ones tell of something else


def depth_of(words: Iterable[str]) -> str | None:
    """
    The depth that the words of a list's line or of a guide's field say; None where none of them says any.

    >>> depth_of(["居住证办理", "市公安局", "全程网办"]), depth_of(["居住证办理"])
    ('D4', None)
    """
    parts = [part for word in words for part in word.split()]
    for depth, pattern in DEPTHS:
        if any(len(word) <= LONGEST and pattern.search(word) for word in parts):
            return depth
    return None
