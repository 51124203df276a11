"""The lexicon's words in the page: text and expressions mean there what they mean in Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from errand.given.lexicon import Lexicon
from errand.given.plain_text import plain, tight
from errand.given.shared_expressions import compiled
from errand.page.bridge import inpage_script

TEXTS = (
    "", "共 12 项", "为您找到「居住证」相关内容　１２ 条", "第 1 / 3 页，共 21 条", "编号： ZX 01 密码：ab12",
    "【ＡＢ】*：", "Ⅳ级 n/a", "请先登录\n\t再办理", "12345 热线受理", "拨打 12345 咨询", "已办结，待评价", "处理中",
    "验证码 839248", "12 results found", "A\u200bB\ufeffC d", "《居住证暂行条例》第九条", "--请选择--",
    "２０２６年１月５日", "身份证号格式不正确", "HTTP Status 404", "√ ½ ㎡",
)  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with errand's script in it."""
    with browser.new_context() as context:
        context.add_init_script(inpage_script())
        page = context.new_page()
        page.goto("data:text/html,<p>hall")
        yield page


def test_text_is_made_plain_and_tight_alike(page: Page) -> None:
    script = "(texts) => texts.map((text) => [window.__errand.tools.plain(text), window.__errand.tools.tight(text)])"

    assert page.evaluate(script, list(TEXTS)) == [[plain(text), tight(text)] for text in TEXTS]


def test_every_expression_of_the_lexicon_finds_the_same_in_python_and_javascript(page: Page, lexicon: Lexicon) -> None:
    forms = [lexicon.forms(name) for name in lexicon.concepts]
    sources = sorted({source for form in forms for source in (*form.expressions, *form.valued)})
    texts = [tight(text) for text in (*TEXTS, *(word for form in forms for word in form.literals))]
    script = """([sources, texts]) => sources.map((source) => {
      const pattern = new RegExp(source, "i");
      return texts.map((text) => { const found = pattern.exec(text); return found && [found[0], found.groups || {}]; });
    })"""

    def found(source: str, text: str) -> list[object] | None:
        match = compiled(source).search(text)
        return match and [match[0], match.groupdict()]

    told = page.evaluate(script, [sources, texts])

    assert len(sources) > 80
    for source, answers in zip(sources, told, strict=True):
        assert answers == [found(source, text) for text in texts], source
