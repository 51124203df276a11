"""
What words of a guide are worth: whether they say anything, and whether a legal basis says more than a name.

The one place for these two rules: a citizen who reads a guide and a surveyor who assesses it judge alike.
"""

from __future__ import annotations

import re

SAYING = 20  # characters beside names and numbers from which on a basis says something
_MARKS = re.compile(r"[\s。，,.；;：:]+")
_SAYS_NOTHING = re.compile(
    r"^(无|暂无|没有|null|undefined|none|n/a|待补充|待完善|待定|略|-+|—+|/|\\|((详?见|参见)(附件|详情|窗口|.{0,6}附件)|附件))$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"^(详?见|参见)?.{0,6}附件$")
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条")
_PIECES = re.compile(r"[\n\r\t；;]+|\s{2,}")
# A line that is the title of a law or paper and no more, with brackets and number or without; or the head of a column.
_TITLE = re.compile(
    r"^(\d+[.、)）]?)?[^，。,：:]{2,60}(法|法典|条例|规定|办法|决定|意见|通知|规则|细则|标准|公告|命令|令|解释|批复|规程|纲要|方案|目录)"
    r"[”》]?([（(〔\[【].{0,40})?$"
)
_HEAD = re.compile(r"^(设定)?(依据|法律法规|文件)?(名称|文号|条款号?|条款内容|依据内容|内容|序号|层级|类型)$")
_NAMES = re.compile(r"《[^》]*》|[（(][^）)]*号[）)]|\d+[.、]")


def bare(text: str) -> str:
    """The words without white space and the marks that end sentences."""
    return _MARKS.sub("", text)


def says_nothing(text: str) -> bool:
    """
    Whether words stand in for what is not said: 无, 暂无, null, 待补充, /, 详见附件 (when no attachment is looked at).

    >>> says_nothing("暂无。"), says_nothing("详见附件"), says_nothing("无需提交材料")
    (True, True, False)
    """
    return _SAYS_NOTHING.match(bare(text)) is not None


def points_to_attachment(text: str) -> bool:
    """
    Whether all that is said is that it stands in an attachment.

    >>> points_to_attachment("详见附件"), points_to_attachment("申请表见附件，另交身份证")
    (True, False)
    """
    return _ATTACHED.match(bare(text)) is not None


def ground_in_words(text: str) -> bool:
    """
    Whether a legal basis says more than a name: which article, or what it says.

    >>> ground_in_words("《居住证暂行条例》第九条"), ground_in_words("1. 《居住证暂行条例》（国务院令第663号）")
    (True, False)
    """
    if _ARTICLE.search("".join(text.split())):
        return True
    pieces = ("".join(piece.split()) for piece in _PIECES.split(text))
    rest = "".join(piece for piece in pieces if not _TITLE.match(piece) and not _HEAD.match(piece))
    return len(_NAMES.sub("", rest)) >= SAYING


def basis_by_name_only(text: str) -> bool:
    """
    Whether a legal basis is there and gives a name only; one that is empty or a placeholder gives not even that.

    >>> basis_by_name_only("《居住证暂行条例》"), basis_by_name_only("无"), basis_by_name_only("")
    (True, False, False)
    """
    return bool(bare(text)) and not says_nothing(text) and not ground_in_words(text)
