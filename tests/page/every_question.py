"""Every question a page can be asked without going anywhere, put to it in one call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from playwright.sync_api import Page

from errand.given.lexicon import Lexicon, Spot
from errand.page import field_questions, questions
from errand.page.bridge import _decoder, ask
from errand.page.questions import Question
from errand.page.records import ListBuild

ELSEWHERE = (questions.GoBack, questions.WalkLists, questions.FetchLists, questions.Statuses, questions.RunAxe)
"""What leaves the page, or needs a library: asked in other tests."""
OF_ELEMENTS = (questions.HasTyped, questions.Holds, questions.LeadsTo)
CONCEPTS = ("search.box", "search.button", "login.submit", "person.phone", "guide.materials", "items.summary")
_PUT = """async ([html, asked, ofElements, dress]) => {
  const errand = window.__errand;
  if (html !== null) document.body.innerHTML = html;
  if (dress) Function("body", dress)(document.body);
  const wrong = [], said = [];
  const put = async (packed, element) => {
    try { said.push([packed, await errand.answer(packed, element)]); }
    catch (error) { wrong.push(packed + " " + error.stack); }
  };
  for (const packed of asked) await put(packed);
  const elements = document.body.querySelectorAll("*");
  for (const element of elements) for (const packed of ofElements) await put(packed, element);
  return JSON.stringify([wrong, said]);
}"""


def every_question(lexicon: Lexicon) -> list[Question[Any]]:
    """One of each kind, and of those about a spot one for each of some concepts."""
    specs = [lexicon.spec(Spot(name, name)) for name in CONCEPTS]
    close, yes, no = (lexicon.spec(Spot(name, name)) for name in ("notice.close", "dialog.ok", "dialog.cancel"))
    headings = lexicon.headings()
    return [
        questions.Ping(),
        questions.Describe(),
        questions.Quiet(),
        questions.Title(),
        questions.Extent(),
        questions.BodyText(100),
        *(questions.Meet([spec], [specs[0]], close, 0, 0) for spec in specs),
        *(questions.Sees(spec) for spec in specs),
        *(questions.Standing(spec) for spec in specs),
        questions.Texts(50),
        questions.Called("press", 50),
        questions.Called("textbox", 50),
        questions.ReadEntries(close),
        questions.WordlessPictures(5),
        questions.Confirming(yes, no),
        *(questions.Folded(spec) for spec in specs),
        *(questions.FoldedAway(spec) for spec in specs),
        *(questions.ReadSection(spec, headings, "12") for spec in specs),
        questions.ReadGuide(specs, headings),
        *(questions.ReadValues(spec) for spec in specs),
        *(questions.ReadRows(spec, "社保") for spec in specs),
        questions.ReadForm(),
        *(questions.ReadForm(spec) for spec in specs[:4]),
        questions.DrawBoxes([questions.NamedBox("it", (1, 2, 3, 4), "red")]),
        questions.DrawBoxes([]),
        field_questions.Reach(1, None, tick=True, close=close),
        field_questions.Holding(1),
        field_questions.Ticked(1),
        field_questions.StandStill(),
        field_questions.Openers(1),
        field_questions.WhatOpened(1, yes, no),
        field_questions.WhatIsSaid(),
        field_questions.UnreadBoxes(),
        questions.ReadStages(),
        questions.Examine(specs, 30),
        questions.Sights(specs),
        questions.LearnList(specs[5]),
        questions.WholeList(ListBuild("body>ul:nth-of-type(1)", "li.", "", "utf-8")),
        questions.Groups(),
        questions.Pairs(),
        questions.Links(),
        questions.RowWords(),
        questions.Blot(["13912345678"], "▇"),
    ]


def of_elements() -> list[Question[Any]]:
    """One of each kind that is asked about an element."""
    return [questions.HasTyped(ime=True), questions.Holds(), questions.LeadsTo()]


def bring_all(page: Page, lexicon: Lexicon) -> None:
    """Bring the scripts that are not there from the start."""
    for question in every_question(lexicon):
        if question.script:
            ask(page.main_frame, question)


def put_all(page: Page, html: str | None, asked: Sequence[Question[Any]], dress: str = "") -> dict[str, Any]:
    """Put *asked* to a page that shows *html*, changed by a script *dress*; fails when one throws or answers badly."""
    packed = [msgspec.json.encode(question).decode() for question in asked]
    about = [msgspec.json.encode(question).decode() for question in of_elements()]
    wrong, said = json.loads(page.evaluate(_PUT, [html, packed, about, dress]))
    assert not wrong, (wrong[:2], html)
    kinds = {msgspec.json.encode(one).decode(): type(one) for one in (*asked, *of_elements())}
    return {question: _decoder(kinds[question]).decode(answer) for question, answer in said}
