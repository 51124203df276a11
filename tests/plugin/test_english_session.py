"""A session for an English reader: what it prints, tells Allure and leaves holds no Chinese but the portal's words."""

from __future__ import annotations

import json
import re

from errand.report.page.render import render
from errand.report.text import summary
from errand.report.view import View
from tests.plugin.sessions import Session
from tests.words.han import han_outside_quotes

OF_A_RESULT = ("name", "description", "statusDetails", "steps", "labels")


def test_what_it_prints(hangzhou_again: Session) -> None:
    said = hangzhou_again.said[hangzhou_again.said.index(" FAILURES ") :]

    assert "no response" in said
    assert han_outside_quotes(said) == []


def test_what_it_tells_allure(hangzhou_again: Session) -> None:
    results = hangzhou_again.allure()
    told = [json.dumps({key: one.get(key) for key in OF_A_RESULT}, ensure_ascii=False) for one in results]

    assert len(told) == len(hangzhou_again.runs)
    assert [han for text in told for han in han_outside_quotes(text)] == []
    for name in ("categories.json", "executor.json"):
        assert han_outside_quotes((hangzhou_again.folder.allure / name).read_text("utf-8")) == []


def test_every_run_lies_in_the_drawer_of_its_reason_in_english_too(hangzhou_again: Session) -> None:
    drawers = json.loads((hangzhou_again.folder.allure / "categories.json").read_bytes())
    failed = [one for one in hangzhou_again.allure() if one["status"] == "failed"]

    assert failed
    for result in failed:
        message = result["statusDetails"]["message"]
        assert [one["name"] for one in drawers if re.match(one["messageRegex"], message)] == [
            "portal failed: no response"
        ]


def test_reports_made_in_english_of_a_session_in_chinese(two_cities: Session) -> None:
    view = View(two_cities.runs)
    page = re.sub(r"<(script|style)\b.*?</\1>", "", render(view, "en"), flags=re.DOTALL)

    assert han_outside_quotes(summary(view, "en")) == []
    assert han_outside_quotes(re.sub(r"<[^>]+>", " ", page)) == []
