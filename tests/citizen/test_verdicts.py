"""The judge: what a wait has ended in, and the verdict that is made of it; no browser."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError

import errand
from errand.citizen.arrival_values import Elsewhere, Sign, Silent
from errand.citizen.page_verdicts import Judge
from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.model import Reason, Vitals
from errand.given.lexicon import Lexicon, Spot, load_lexicon
from errand.page.records import Entries, PageState
from errand.record.redact import Redactor
from errand.words import render
from tests.citizen.scenes import ConsultForm, Receipt, Scene, old_page, page, settled

RESTS = page(now=4_000)
SECRET = "Geheim-9!x"


@pytest.fixture(scope="module")
def speech() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def judge(speech: Lexicon) -> Judge:
    redact = Redactor()
    redact.keep(SECRET)
    return Judge(speech, redact, 15_000)


def ending(scene: Scene, speech: Lexicon, *, of: type[Receipt | ConsultForm] = Receipt) -> Sign | Elsewhere | Silent:
    """What the wait for a page ends in."""
    seen = scene.arriving(speech).at(of, scene.waited_ms)
    assert isinstance(seen, (Sign, Elsewhere, Silent)), seen
    return seen


def said(verdict: PortalFault | Undetermined | WallReached | SentElsewhere) -> str:
    """What a reader is told."""
    return render(verdict.whole, "zh")


# scene -> reason, the evidence, and something of what the reader is told
FAULTS = {
    "a refusal": (Scene({"form.rejected": 300}), Reason.REJECTED, "refusal", "form.rejected的文字"),
    "a closed notice": (Scene({"sign.closed": 300}), Reason.CLOSED, "notice", "sign.closed的文字"),
    "a dialog that says it is closed": (
        Scene({}, old_page(), heard=("暂未开放",)), Reason.CLOSED, "notice", "暂未开放"),
    "an expired session": (Scene({"sign.session": 300}), Reason.SESSION_EXPIRED, "notice", "sign.session的文字"),
    "a server error in words": (Scene({"sign.server-error": 300}), Reason.SERVER_ERROR, "notice", "的文字"),
    "a dead link in words": (Scene({"sign.dead-link": 300}), Reason.DEAD_LINK, "notice", "的文字"),
    "HTTP 500": (Scene({}, page(status=500)), Reason.SERVER_ERROR, "http-status", "服务器出错（HTTP 500）"),
    "HTTP 404": (Scene({}, page(status=404)), Reason.DEAD_LINK, "http-status", "链接打不开（HTTP 404）"),
    "no connection": (
        Scene({}, None, failure="net::ERR_CONNECTION_RESET"), Reason.UNREACHABLE, "network-error",
        "无法连接（net::ERR_CONNECTION_RESET）"),
    "no connection in time": (
        Scene({}, None, failure="net::ERR_TIMED_OUT"), Reason.TIMEOUT, "network-error",
        "连接超时（net::ERR_TIMED_OUT）"),
    "a bad certificate": (
        Scene({}, None, failure="net::ERR_CERT_AUTHORITY_INVALID"), Reason.TLS_INVALID, "network-error", "证书无效"),
    "nothing within the limit": (Scene({}, None, waited_ms=15_001), Reason.TIMEOUT, "time-limit", "15 秒内没有等到"),
    "the right thing pressed, and nothing happened": (
        settled({}, old_page(now=4_000)), Reason.NO_RESPONSE, "dead-press", "没有任何反应"),
}  # fmt: skip
# scene -> reason, and something of what the reader is told
UNKNOWN = {
    "no page at rest within the limit": (
        Scene({}, page(quiet=False), waited_ms=15_001), Reason.NOT_RECOGNISED, "15 秒内没有等到"),
    "a press that may not have come to its element": (
        settled({}, old_page(now=4_000), reached=False), Reason.UNPROVEN, "没有任何反应"),
    "a likely thing pressed, and nothing happened": (
        settled({}, old_page(now=4_000), exact=False), Reason.UNPROVEN, "没有任何反应"),
    "what a file's selector found pressed, and nothing happened": (
        settled({}, old_page(now=4_000), selector="#so"), Reason.PORTAL_FILE, "照门户文件里的选择器 #so"),
    "another page than was meant, by a file's selector": (
        settled({}, RESTS, selector="#so"), Reason.PORTAL_FILE, "没有认出"),
    "another page than was meant": (settled({}, RESTS), Reason.NOT_RECOGNISED, "最接近的文字：「首页」、「联系我们」"),
    "a page without a word": (Scene({}, RESTS, texts=(), waited_ms=15_001), Reason.NOT_RECOGNISED, "15 秒内没有等到"),
    "a log-in form, and the page called something else": (
        settled({"login.mark": 300}, RESTS), Reason.NOT_RECOGNISED, "没有认出"),
}  # fmt: skip
WALLS = {
    "a log-in is demanded": (Scene({"sign.login": 300}), Reason.LOGIN_REQUIRED, "sign.login的文字"),
    "a log-in form on a page called so": (
        settled({"login.mark": 300}, page(now=4_000, title="用户登录")), Reason.LOGIN_REQUIRED, "要求先登录"),
    "a log-in form on a page called so in English": (
        settled({"login.mark": 300}, page(now=4_000, title="Sign In")), Reason.LOGIN_REQUIRED, "要求先登录"),
    "only a code to scan": (settled({"sign.qr-login": 300}, RESTS), Reason.QR_LOGIN, "只能扫码登录"),
    "a code to scan beside a form, on a page called so": (
        settled({"sign.qr-login": 1, "login.mark": 1}, page(now=4_000, title="统一身份认证")),
        Reason.LOGIN_REQUIRED, "要求先登录"),
    "real-name verification": (Scene({"sign.real-name": 300}), Reason.REAL_NAME, "sign.real-name的文字"),
    "only the app": (Scene({"sign.app-only": 300}), Reason.APP_ONLY, "sign.app-only的文字"),
    "an old browser": (Scene({"sign.old-browser": 300}), Reason.OLD_BROWSER, "sign.old-browser的文字"),
    "a slider": (Scene({"sign.slider": 300}), Reason.SLIDER, "sign.slider的文字"),
    "a wall against machines": (
        Scene({}, page(status=412), waited_ms=1_500), Reason.BOT_WALL, "拦截了自动访问（HTTP 412）"),
}  # fmt: skip


@pytest.mark.parametrize("scene, reason, evidence, words", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_portals(
    scene: Scene, reason: Reason, evidence: str, words: str, speech: Lexicon, judge: Judge
) -> None:
    verdict = judge.verdict(ending(scene, speech))

    assert isinstance(verdict, PortalFault)
    assert (verdict.reason, verdict.evidence) == (reason, evidence)
    assert words in said(verdict)
    assert verdict.seen != Seen(), "an instrument says what it has seen"


@pytest.mark.parametrize("scene, reason, words", UNKNOWN.values(), ids=UNKNOWN)
def test_without_evidence_nobody_is_blamed(
    scene: Scene, reason: Reason, words: str, speech: Lexicon, judge: Judge
) -> None:
    verdict = judge.verdict(ending(scene, speech))

    assert isinstance(verdict, Undetermined)
    assert verdict.reason is reason
    assert words in said(verdict)
    assert verdict.seen != Seen()


@pytest.mark.parametrize("scene, reason, words", WALLS.values(), ids=WALLS)
def test_a_wall(scene: Scene, reason: Reason, words: str, speech: Lexicon, judge: Judge) -> None:
    verdict = judge.verdict(ending(scene, speech))

    assert isinstance(verdict, WallReached)
    assert verdict.reason is reason
    assert words in said(verdict)


@pytest.mark.parametrize(
    "scene, host, words",
    [
        pytest.param(settled({}, RESTS, host="sso.example"), "sso.example", "转到 sso.example", id="a host"),
        pytest.param(
            settled({}, RESTS, framed="sso.example"),
            "sso.example",
            "转到 sso.example",
            id="a frame",
        ),
        pytest.param(settled({"sign.hotline": 300}, RESTS), "12345", "sign.hotline的文字", id="words"),
        pytest.param(Scene({}, old_page(), heard=("请拨打12345",)), "12345", "请拨打12345", id="a dialog"),
    ],
)
def test_being_sent_elsewhere(scene: Scene, host: str, words: str, speech: Lexicon, judge: Judge) -> None:
    verdict = judge.verdict(ending(scene, speech, of=ConsultForm))

    assert isinstance(verdict, SentElsewhere)
    assert verdict.host == host
    assert words in said(verdict)


OWES: dict[str, tuple[PageState | None, bool]] = {  # what the page is like at the limit -> whether it owes an answer
    "no page": (None, True),
    "a document still coming": (page(ready="loading"), True),
    "a window that is blank": (page(url="about:blank", body=0), True),
    "an empty page": (page(body=0, quiet=False), True),
    "pictures still coming, nothing painted": (page(ready="interactive"), True),
    "pictures still coming, the page painted": (page(ready="interactive", vitals=Vitals(fcp_ms=90.0)), False),
    "the old page, about to be left": (old_page(leaving=5), True),
    "a window that was asked for and has not come": (old_page(opening=5), True),
    "an answer to the press under way": (old_page(pending=1), True),
    "a new page that asks for news without end": (page(pending=1), False),
    "a page that moves and moves": (page(quiet=False), False),
}


@pytest.mark.parametrize("state, owes", OWES.values(), ids=OWES)
@pytest.mark.parametrize("waiting", ["for a page", "for any page"])
def test_only_an_answer_that_is_owed_is_too_late(
    state: PageState | None, owes: bool, waiting: str, speech: Lexicon, judge: Judge
) -> None:
    arriving = Scene({}, state).arriving(speech)
    seen = arriving.at(Receipt, 15_001) if waiting == "for a page" else arriving.anywhere(15_001)
    assert isinstance(seen, Silent)
    verdict = judge.verdict(seen)

    assert isinstance(verdict, PortalFault if owes else Undetermined)
    assert verdict.reason is (Reason.TIMEOUT if owes else Reason.NOT_RECOGNISED)
    assert verdict.seen.waited_ms == 15_001


def test_a_page_opened_that_asks_on_and_on_owes_nothing(speech: Lexicon, judge: Judge) -> None:
    seen = Scene({}, page(pending=1, quiet=False), verb="open").arriving(speech).at(Receipt, 15_001)

    assert isinstance(seen, Silent)
    assert judge.verdict(seen).reason is Reason.NOT_RECOGNISED  # type: ignore[union-attr]  # no host


HOME = (("个人办事", "新工单", "Knowledge Base", "亮色"),)  # words of which some are nobody's
# entries and boxes of the page -> whether a box to search with is surely not among them
BOXES = {
    "no box at all": (Entries(HOME, (), 0, 0), True),
    "the boxes of a log-in": (Entries(HOME, (), 0, 0, (), (("用户名",),)), True),
    "a form known by one of its boxes": (Entries(HOME, (), 0, 0, (), (("工单", "到哪一步"),)), True),
    "a box in words nobody knows": (Entries(HOME, (), 0, 0, (), (("想做点什么",),)), False),
    "a box without a name": (Entries(HOME, (), 0, 0, (), (("",),)), False),
    "an entry that speaks of seeking": (Entries((("个人办事", "找服务"),), (), 0, 0), False),
    "a magnifier that is a sign": (Entries((("个人办事", "⌕"),), (), 0, 0), False),
    "an entry in a menu that is not open": (Entries(HOME, (("Look up a service",),), 0, 0), False),
    "a picture without words": (Entries(HOME, (), 1, 0), False),
}


@pytest.mark.parametrize("entries, missing", BOXES.values(), ids=BOXES)
def test_a_search_is_missing_only_where_no_box_and_no_entry_may_be_one(
    entries: Entries, missing: bool, speech: Lexicon, judge: Judge
) -> None:
    scene = settled({}, old_page(now=4_000), entries=entries)
    seen = scene.arriving(speech).find(Spot("search.box", "the search box"), scene.waited_ms, for_ms=200)
    assert isinstance(seen, Silent)

    assert (judge.verdict(seen).reason is Reason.MISSING) == missing  # type: ignore[union-attr]  # no host


# entries of the page -> whether the consultation is surely not among them
ENTRIES = {
    "all are something else": (Entries((("个人办事", "投诉举报", "我要纠错", "首页", "市教育局"),), (), 0, 0), True),
    "items and news": (Entries((("居住证办理", "关于开展安全生产检查的通知", "2026-11-29"),), (), 0, 0), True),
    "one in other words": (Entries((("个人办事", "连心码头"),), (), 0, 0), False),
    "one that is near": (Entries((("个人办事", "我来咨询"),), (), 0, 0), False),
    "one in a menu that is not open": (Entries((("个人办事",),), (("民生会客厅",),), 0, 0), False),
    "one that ends like an office": (Entries((("个人办事", "百姓诉求服务中心"),), (), 0, 0), False),
    "one that ends like an item": (Entries((("个人办事", "群众来信办理"),), (), 0, 0), False),
    "one in another script": (Entries((("个人办事", "Submit a request"),), (), 0, 0), False),
    "one with a count": (Entries((("个人办事", "诉求小屋(12)"),), (), 0, 0), False),
    "offices and themes": (
        Entries((("市民政局", "示例区", "政务服务中心"), ("户籍办理(2)", "出境入境(1)", "水务气象")), (), 0, 0),
        True,
    ),
    "titles of letters": (Entries((("个人办事",),), (), 0, 0, ("咨询居住证办理的时限", "我要咨询社保问题")), True),
    "an entry among letters": (Entries((("个人办事",),), (), 0, 0, ("咨询居住证办理的时限", "我要咨询")), False),
    "a picture without words": (Entries((("个人办事",),), (), 1, 0), False),
    "a frame of another host": (Entries((("个人办事",),), (), 0, 1), False),
    "none at all": (Entries((), (), 0, 0), False),
    "nobody could be asked": (None, False),
}


@pytest.mark.parametrize("entries, missing", ENTRIES.values(), ids=ENTRIES)
def test_what_is_not_there_is_missing_only_where_all_is_known(
    entries: Entries | None, missing: bool, speech: Lexicon, judge: Judge
) -> None:
    scene = settled({}, old_page(now=4_000), entries=entries)
    seen = scene.arriving(speech).find(Spot("consult.entry", "the entry"), scene.waited_ms, for_ms=200)
    assert isinstance(seen, Silent)
    verdict = judge.verdict(seen)

    if missing:
        assert isinstance(verdict, PortalFault)
        assert (verdict.reason, verdict.evidence) == (Reason.MISSING, EvidenceKind.READ_WHOLE)
    else:
        assert isinstance(verdict, Undetermined)
        assert verdict.reason is Reason.NOT_RECOGNISED


SAID = frozenset({"首页", "联系我们", "我要咨询"})
WORDLESS = {  # a form was handed in -> whether it was surely taken without a word
    "empty again, and not a new word": (settled({}, RESTS, read=SAID, emptied=True), True),
    "empty again, with a new word": (
        settled({}, RESTS, read=SAID, emptied=True, texts=("首页", "受理完毕")), False),
    "as it was": (settled({}, RESTS, read=SAID), False),
    "empty again, and a dialog spoke": (settled({}, RESTS, read=SAID, emptied=True, heard=("请稍候",)), False),
    "the press may not have come to it": (settled({}, RESTS, read=SAID, emptied=True, reached=False), False),
    "something in it was guessed": (settled({}, RESTS, emptied=True), False),
}  # fmt: skip


@pytest.mark.parametrize("scene, sure", WORDLESS.values(), ids=WORDLESS)
def test_a_form_that_is_taken_without_a_word_is_not_acknowledged(
    scene: Scene, sure: bool, speech: Lexicon, judge: Judge
) -> None:
    verdict = judge.verdict(ending(scene, speech))

    if sure:
        assert isinstance(verdict, PortalFault)
        assert (verdict.reason, verdict.evidence) == (Reason.NO_ACKNOWLEDGEMENT, EvidenceKind.READ_WHOLE)
    else:
        assert isinstance(verdict, Undetermined)


ITEMS = {  # entries of a list of results -> whether 居住证办理 is surely not among them
    "other items": (("户口迁移审批", "公章刻制备案"), True),
    "the item, worded otherwise": (("居住证办理（首次申领）", "公章刻制备案"), False),
    "an item that is near": (("居住证办结", "公章刻制备案"), False),
    "entries nobody knows": (("连心码头", "公章刻制备案"), True),
}


@pytest.mark.parametrize("texts, missing", ITEMS.values(), ids=ITEMS)
def test_an_item_is_missing_where_none_is_like_it(
    texts: tuple[str, ...], missing: bool, speech: Lexicon, judge: Judge
) -> None:
    scene = settled({}, old_page(now=4_000), entries=Entries((texts,), (), 0, 0))
    seen = scene.arriving(speech).find(Spot("item.title", "the item", says="居住证办理"), 3_000, for_ms=200)

    assert isinstance(seen, Silent)
    assert isinstance(judge.verdict(seen), PortalFault if missing else Undetermined)


def test_what_was_seen_is_kept_without_secrets(speech: Lexicon, judge: Judge) -> None:
    state = page(now=4_000, url=f"https://hall.example/?key={SECRET}", title=f"你好{SECRET}")
    scene = settled({}, state, texts=("提交咨询成功了吗", SECRET, *"甲乙丙丁戊己庚"))
    verdict = judge.verdict(ending(scene, speech))

    assert isinstance(verdict, Undetermined)
    assert (verdict.seen.status, verdict.seen.waited_ms) == (200, 3_000)
    assert verdict.seen.texts[0] == "提交咨询成功了吗", "the nearest first"
    assert SECRET not in repr(verdict.seen) + repr(verdict.message)


PLAYWRIGHT = {
    "net::ERR_CONNECTION_REFUSED at http://127.0.0.1:9/": ("open", Reason.UNREACHABLE),
    "Page.goto: net::ERR_CERT_DATE_INVALID at https://x/": ("open", Reason.TLS_INVALID),
    "Page.goto: Timeout 15000ms exceeded.": ("open", Reason.TIMEOUT),
    "Page.go_back: Timeout 15000ms exceeded.": ("back", Reason.TIMEOUT),
    "Locator.click: Timeout 2000ms exceeded. <div> intercepts pointer events": ("click", Reason.OBSTRUCTED),
    "Locator.click: Timeout 2000ms exceeded.": ("click", Reason.UNPROVEN),
    "Locator.fill: Element is not an <input>": ("fill", None),
}


@pytest.mark.parametrize("message", PLAYWRIGHT)
def test_what_an_error_of_playwrights_says_about_the_portal(message: str, judge: Judge) -> None:
    verb, reason = PLAYWRIGHT[message]
    verdict = judge.playwright(PlaywrightError(message), verb, "search.button")

    assert (verdict.reason if verdict else None) is reason
    blamed = Undetermined if reason is Reason.UNPROVEN else PortalFault  # out of reach in time: nobody's fault
    assert verdict is None or (isinstance(verdict, blamed) and verdict.seen != Seen())


def test_what_instruments_meet_on_the_way(judge: Judge) -> None:
    box = Spot("search.box", "the box")
    covered, hangs = judge.covered(box, "系统维护公告", again=False), judge.hangs("https://hall.example/")
    assert (covered.reason, covered.evidence) == (Reason.OBSTRUCTED, EvidenceKind.COVERED)
    assert (hangs.reason, hangs.evidence) == (Reason.TIMEOUT, EvidenceKind.TIME_LIMIT)

    no_option = judge.no_option("form.list", "咨询", ["投诉", "建议"])
    assert (no_option.reason, no_option.seen.texts) == (Reason.NOT_RECOGNISED, ("投诉", "建议"))
    assert judge.not_typable(box).reason is Reason.UNPROVEN


def test_no_instrument_finds_fault_without_saying_what_it_has_seen() -> None:
    calls = [
        (path.name, call)
        for room in ("citizen", "manners", "page", "record")
        for path in (Path(errand.__file__).parent / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "PortalFault"
    ]

    assert calls
    assert [name for name, call in calls if "seen" not in {keyword.arg for keyword in call.keywords}] == []
