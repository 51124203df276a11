"""Every reason a surveyor may note has its English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from errand.survey.report.reasons import why_in

ROOT = Path(__file__).parents[2]
SURVEY = ROOT / "errand/survey"
SOURCES = (*sorted((SURVEY / "visit").glob("*.py")), SURVEY / "assess" / "redlines.py")
HAN = re.compile(r"[\u4e00-\u9fff]")


def texts(node: ast.AST) -> Iterator[str]:
    """The Chinese texts of an expression; what is filled in is a number."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "7" for one in node.values)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for below in ast.iter_child_nodes(node):
        yield from texts(below)


def reasons(path: Path) -> Iterator[str]:
    """What is noted as a reason: why=..., a name or field called why or partly, and what is handed to unknown()."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "why":
            yield from texts(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unknown":
            yield from texts(node.args[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RedLineJudgement":
            if isinstance(node.args[0], ast.Constant) and node.args[0].value is None:
                yield from texts(node.args[1])
        elif isinstance(node, ast.Assign):
            named = {getattr(one, "attr", getattr(one, "id", "")) for one in node.targets}
            if named & {"why", "partly"}:
                yield from texts(node.value)


NOTED = sorted({text for path in SOURCES for text in reasons(path) if HAN.search(text)})


def test_reasons_are_found() -> None:
    assert len(NOTED) > 25


@pytest.mark.parametrize("text", NOTED)
def test_a_reason_has_its_english(text: str) -> None:
    if text == "7，还不能判断":  # what stands before it is put together elsewhere
        text = "4 次访问，2 次没有打开，比例的 95% 区间 15.0%–85.0%，还不能判断"
    if text == "7，不足 7 份":
        text = "抽查 3 份指南，1 份缺 4 类以上关键要素，不足 5 份"

    assert not HAN.search(why_in(text, "en"))
    assert why_in(text, "zh") == text


def test_the_portals_own_words_stay_as_they_are() -> None:
    assert why_in("有入口「新手{0}」，打不开：[dead-link] 404", "en").startswith("there is an entry “新手{0}”")
    assert why_in("[timeout] 15 秒内没有打开", "en") == "[timeout] 15 秒内没有打开"
