# ruff: noqa: E501 (a page in one line is a page one can see)
"""What pages make of the language and of the document's own names changes no answer of errand's scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from errand.given.lexicon import Lexicon
from errand.page import questions
from errand.page.bridge import ask, inpage_script
from tests.page.every_question import every_question

HALL = """
<h1>政务服务大厅</h1><ul class=tabs><li class=on onclick=0>个人办事<li onclick=0>法人办事</ul>
<form action=/find><label>关键词 <input NAME-1 placeholder=请输入关键词></label><button NAME-2>搜索</button></form>
<form><p class=required>手机号：<input NAME-3 value=13912345678><p>区县<select required NAME-4><option>请选择<option>城东</select>
<input type=radio NAME-5>女 <button type=button>登录</button></form>
<p>共 2 条</p><ul><li><a href=/a>居住证办理</a> 12<li><a href=/b>户口迁移办理</a> 3</ul>
<table><tr><td>申请材料<td>身份证、居住证<tr><td>收费标准<td>不收费</table><dl><dt>办理时限<dd>5 个工作日</dl>
<div>教育科研 (12)</div><svg width=9 height=9 onclick=0><title>x</title></svg><!-- 搜索 -->
"""
NAMED = {  # what a form's boxes may be called, and so hide of the form
    "of the tree": ("children", "parentNode", "parentElement", "childNodes", "nextSibling"),
    "of a search": ("querySelector", "querySelectorAll", "closest", "matches", "contains"),
    "of an element": ("id", "className", "localName", "tagName", "innerText"),
    "of a place": ("getBoundingClientRect", "checkVisibility", "isConnected", "ownerDocument", "textContent"),
    "of a form": ("action", "elements", "method", "submit", "length"),
    "of attributes": ("getAttribute", "hasAttribute", "attributes", "nodeType", "setAttribute"),
}
HOSTILE = {
    "a Map of its own": "function Map(){this.list=[];this.put=function(k,v){};this.get=function(k){};this.size=function(){}}",
    "a Set and a WeakMap of its own": "Set = function () { return { add: 1 }; }; WeakMap = WeakSet = WeakRef = Set;",
    "classes called Node and Element": "class Node {} class Element {} class HTMLElement {} const NodeFilter = 0;",
    "dTree's Node": "function Node(id, pid, name) { this.id = id; } var nodes = [new Node(1, 2, 3)];",
    "Prototype.js": """Array.from = $A = function (it) { return it ? [].slice.call(it) : []; };
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Array.prototype.find = Array.prototype.detect = function () { return undefined; };
      for (const type of [Array, Object, String, Number, Date]) type.prototype.toJSON = function () { return '"' + this + '"'; };
      Object.keys = function (o) { const list = []; for (const key in o) list.push(key); return list; };
      Function.prototype.bind = function () { const f = this; return function () { return f(); }; };
      document.getElementsByClassName = function () { return []; };
      Element.prototype.remove = Element.prototype.update = function () { return this; };""",
    "MooTools": """Element = function () {}; Array.from = function (x) { return x == null ? [] : [x]; };
      Array.prototype.flatten = Array.prototype.include = function () { return this; };
      String.prototype.contains = function () { return true; }; Number.from = parseFloat; Object.append = Object.assign;""",
    "array methods that compare": """for (const name of ['find', 'findIndex', 'some', 'every', 'filter', 'includes', 'flatMap', 'map'])
      Array.prototype[name] = function (x) { return this.indexOf(x); };""",
    "array methods that fail": """for (const name of ['splice', 'push', 'sort', 'join', 'concat', 'forEach', 'at', 'findLast'])
      Array.prototype[name] = () => { throw new Error(name); };""",
    "array methods a page cannot help listing": "Array.prototype.mine = Object.prototype.mine = 1;",
    "strings of its own": """String.prototype.normalize = String.prototype.trim = function () { return this; };
      for (const name of ['includes', 'startsWith', 'replace', 'split', 'toLowerCase', 'slice', 'match'])
        String.prototype[name] = () => null;""",
    "expressions of its own": "RegExp.prototype.test = RegExp.prototype.exec = () => null; RegExp.prototype[Symbol.replace] = () => '';",
    "no iterator of lists": "delete NodeList.prototype[Symbol.iterator]; delete HTMLCollection.prototype[Symbol.iterator];",
    "a JSON of its own": "JSON = { stringify: () => '{}', parse: () => ({}) };",
    "a broken JSON": "JSON.stringify = JSON.parse = () => { throw new Error('no'); };",
    "a Promise of its own": """const Native = Promise; Promise.prototype.then = function () { return this; };
      Promise = function (work) { work(() => 0, () => 0); return this; }; Promise.resolve = () => new Promise(() => 0);""",
    "observers of its own": "MutationObserver = PerformanceObserver = function () { this.observe = () => 0; };",
    "objects of its own": """Object.assign = Object.hasOwn = Object.entries = Object.fromEntries = Object.freeze = () => null;
      Object.prototype.hasOwnProperty = () => false; Object.defineProperty = Object.getOwnPropertyDescriptor = () => null;""",
    "getters on every object": "Object.prototype.get = function () {}; Object.prototype.value = 3; Object.prototype.writable = false;",
    "a document of its own": """document.querySelectorAll = document.querySelector = document.getElementById = () => null;
      document.createTreeWalker = document.elementFromPoint = () => null;
      Document.prototype.querySelectorAll = () => [];""",
    "elements of its own": """for (const name of ['matches', 'closest', 'getAttribute', 'hasAttribute', 'querySelectorAll', 'checkVisibility'])
      Element.prototype[name] = () => null;
      Node.prototype.contains = () => true; Node.prototype.getRootNode = () => null;
      Object.defineProperty(HTMLElement.prototype, 'innerText', { get: () => 'nothing' });
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'nothing' });
      Object.defineProperty(Node.prototype, 'parentElement', { get: () => null });""",
    "a window of its own": """var innerWidth = 1, innerHeight = 1, scrollX = 9, name = 'main', status = 's', length = 0, screen = 0;
      performance = 0; getComputedStyle = () => ({}); find = stop = close = () => 0; fetch = null; location.x = 1;""",
    "names of our own": "var plain = 0, climb = 0, look = 0, state = 0, now = 0, touched = 0, natively = 0; let kept = 1, answers = 2;",
    "numbers of its own": "Math.max = Math.min = Math.floor = () => NaN; Number = parseFloat; isNaN = () => true;",
    "an innermost array": "Array.prototype.constructor = { [Symbol.species]: function () { return {}; } };",
}  # fmt: skip
FLEETING = ("id", "opener", "folds", "appeared", "page", "close", "at", "box")


@pytest.fixture
def show(browser: Browser) -> Iterator[Callable[[str, str], Page]]:
    """Opens a hall whose own script ran before anything else of it."""
    with browser.new_context() as context:
        context.add_init_script(inpage_script())
        page = context.new_page()

        def open_page(script: str, hall: str = HALL) -> Page:
            page.route("http://hall.test/", lambda route: route.fulfill(
                content_type="text/html;charset=utf-8", body=f"<!doctype html><title>大厅</title><script>{script}</script>{hall}"
            ))  # fmt: skip
            page.goto("http://hall.test/")
            return page

        yield open_page


def without_fleeting(value: Any) -> Any:
    """An answer without numbers of elements, times and places."""
    if isinstance(value, dict):
        return {key: without_fleeting(one) for key, one in value.items() if key not in FLEETING}
    if isinstance(value, list | tuple):
        numbers = value and all(isinstance(one, int | float) and not isinstance(one, bool) for one in value)
        return len(value) if numbers else [without_fleeting(one) for one in value]
    return value


def all_answers(page: Page, lexicon: Lexicon) -> dict[str, Any]:
    """What a page answers to every question, in a form to be compared."""
    said = {}
    for question in every_question(lexicon):
        if not isinstance(question, questions.Describe | questions.Quiet | questions.Blot):
            said[msgspec.json.encode(question).decode()] = without_fleeting(
                msgspec.to_builtins(ask(page.main_frame, question, 5_000))
            )
    return said


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return {}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_page_with(what: str, show: Callable[..., Page], lexicon: Lexicon, expected: dict[str, Any]) -> None:
    if not expected:
        expected.update(all_answers(show(""), lexicon))
    page = show(HOSTILE[what])

    assert all_answers(page, lexicon) == expected


@pytest.mark.parametrize("what", NAMED)
def test_a_form_whose_boxes_have_the_names(what: str, show: Callable[..., Page], lexicon: Lexicon) -> None:
    def hall(names: tuple[str, ...]) -> str:
        made = HALL
        for number, name in enumerate(names, 1):
            made = made.replace(f"NAME-{number}", f"name={name}")
        return made

    sound = all_answers(show("", hall(("a1", "a2", "a3", "a4", "a5"))), lexicon)
    named = all_answers(show("", hall(NAMED[what])), lexicon)

    for (question, said), told in zip(named.items(), sound.values(), strict=True):
        if '"examine"' in question or '"readForm"' in question:
            continue  # these tell the names of the boxes
        assert said == told, question


def test_the_page_has_its_own_language_again_behind_every_question(show: Callable[..., Page], lexicon: Lexicon) -> None:
    own = "Array.prototype.find = function mine() { return 7; }; String.prototype.toJSON = () => 1; JSON.parse = () => 'own';"
    page = show(own + "var heard = []; document.addEventListener('keyup', () => heard.push([1].find(0)));")
    all_answers(page, lexicon)

    answer = page.evaluate("""() => {
      const packed = '{"ask":"hasTyped","ime":true}';
      window.__errand.answer(packed, document.querySelector("input"));
      return [[1].find(0), "".toJSON(), JSON.parse("{}"), heard];
    }""")

    assert answer == [7, 1, "own", [7]], "and while its own listeners hear an event of ours"


SABOTAGE = """(asked) => {
  const { answer } = window.__errand, { defineProperty } = Object, own = Object.getOwnPropertyDescriptor, done = [];
  const fail = () => { throw new Error("sabotaged"); };
  const types = [Array, String, RegExp, Map, Set, WeakMap, WeakSet, WeakRef, Promise, Number, Boolean,
    Node, Element, HTMLElement, SVGElement, Document, NodeList, HTMLCollection, EventTarget];
  const objects = [...types.map((type) => type.prototype), ...types.slice(0, 11), Object, JSON, Math];
  for (const object of objects) for (const name of Reflect.ownKeys(object)) {
    const was = own(object, name);
    if (!was.configurable || typeof (was.value ?? was.get) !== "function" || name === "constructor") continue;
    done[done.length] = [object, name, was];
  }
  const said = [];
  let at;
  for (at = 0; at < done.length; at++) defineProperty(done[at][0], done[at][1], { configurable: true, get: undefined,
    ...(done[at][2].get ? { get: fail } : { value: fail, writable: true }) });
  try { for (at = 0; at < asked.length; at++) said[at] = answer(asked[at]); }
  finally { for (at = 0; at < done.length; at++) defineProperty(done[at][0], done[at][1], done[at][2]); }
  return said;
}"""


def test_with_every_function_of_the_language_and_the_document_broken_the_answers_are_the_same(
    show: Callable[..., Page], lexicon: Lexicon
) -> None:
    page = show("")
    sound = all_answers(page, lexicon)
    touching = ('"meet"', '"drawBoxes"', '"readForm","near":null')  # and what was touched last decides the third
    asked = [question for question in sound if not any(part in question for part in touching)]

    said = page.evaluate(SABOTAGE.replace("get: undefined,", ""), asked)

    assert [without_fleeting(msgspec.json.decode(one)) for one in said] == [sound[question] for question in asked]
