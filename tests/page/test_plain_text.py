"""A text is compared in the same way by Python and by the scripts in the page: one table for both."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from errand.given.plain_text import plain, tight

SAME = {  # text: as it is compared, as values are read out of it
    "": ("", ""),
    " 办件 编号：* ": ("办件编号", "办件编号:*"),
    "【ＡＢ１２】": ("ab12", "【AB12】"),
    "登\u3000录": ("登录", "登录"),
    "登\u00a0\u200b录\ufeff": ("登录", "登录"),
    "a\u2028b\tc\x0bd\r\ne": ("abcde", "a b c d e"),
    "共 12 项": ("共12项", "共12项"),
    "编号： ZX 01  密码：ab12": ("编号zx01密码ab12", "编号:ZX 01密码:ab12"),
    "«下一页»": ("下一页", "«下一页»"),
    "①㈠℡": ("1(一)tel", "1(一)TEL"),
    "İSTANBUL": ("i̇stanbul", "İSTANBUL"),
    "ΑΣ": ("ας", "ΑΣ"),
    "Straße": ("straße", "Straße"),
    "e\u0301": ("é", "é"),
    "\u1680\u2007\u202f\u205f\u2060一": ("一", "一"),
    "\u202a我要\u00ad咨\ufe0e询\u202c": ("我要咨询", "我要咨询"),
    "\u200e编号 YW\u20602026\u200b1129": ("编号yw20261129", "编号YW20261129"),
    "\x1c二\x85": ("\x1c二\x85", "\x1c二\x85"),
    "𠮷野家 𝟙": ("𠮷野家1", "𠮷野家1"),
}


@pytest.mark.parametrize("text", SAME)
def test_python_and_the_page_agree(text: str, scripted_page: Page) -> None:
    compared, read = SAME[text]

    assert (plain(text), tight(text)) == (compared, read)
    in_page = scripted_page.evaluate(
        "(text) => [window.__errand.tools.plain(text), window.__errand.tools.tight(text)]", text
    )
    assert in_page == [compared, read]


def test_they_agree_on_every_character_of_the_basic_plane(scripted_page: Page) -> None:
    texts = [f"a {chr(code)} 1" for code in range(0x20, 0xD800)] + [
        f"a {chr(code)} 1" for code in range(0xE000, 0xFFFE)
    ]

    in_page = scripted_page.evaluate("(texts) => texts.map(window.__errand.tools.plain)", texts)

    differing = [ascii(text) for text, other in zip(texts, in_page, strict=True) if plain(text) != other]
    assert len(differing) < 40, differing  # characters that one of the two Unicode versions does not know yet
