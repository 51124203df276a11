"""What one look means: every branch of arriving, by scripted scenes.  No browser."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from errand.citizen.arrival_values import Arrived, Came, Elsewhere, NotYet, Sign, Silent
from errand.citizen.whereabouts import Failure
from errand.given.lexicon import Lexicon, Spot, load_lexicon
from errand.page.finder import Found
from errand.page.records import PageState
from tests.citizen.scenes import ACT, NOW, ConsultForm, Receipt, Results, Scene, old_page, page, settled

DONE, REFUSED, CLOSED, DOOR = "receipt.done", "form.rejected", "sign.closed", "register.accept"
LONG = 15_001.0  # past the limit


@pytest.fixture(scope="module")
def speech() -> Lexicon:
    return load_lexicon()


def short(seen: Arrived | Found) -> str:
    """A value in a few words, times as ms since the act."""
    match seen:
        case Came():
            return _came(seen)
        case Sign():
            return f"sign {seen.reason}" + _sign(seen)
        case Elsewhere(host=host, words=words):
            return f"elsewhere {host}" + (", in words" if words else "")
        case NotYet(layer=layer, door=door, abroad=abroad):
            return "not yet" + (", a layer" if layer else ", a door" if door else ", abroad" if abroad else "")
        case Silent(too_long=too_long):
            flags = ("unchanged", "scan", "login")
            return "silent" + (": too long" if too_long else "".join(f", {one}" for one in flags if getattr(seen, one)))
    return "found"


def _came(seen: Came) -> str:
    if seen.page is None:
        return "came, by a dialog"
    return "came, unchanged" if seen.at is None else f"came at {seen.at - ACT:g} by the {seen.clock}"


def _sign(seen: Sign) -> str:
    if seen.status or seen.failure:
        return f", HTTP {seen.status}" if seen.status else f", {seen.failure}"
    return ", by a dialog" if seen.at is None else f" at {seen.at - ACT:g}"


AT: dict[str, tuple[Scene, str]] = {
    # the landmark
    "the landmark came after the act": (Scene({DONE: 500}), "came at 500 by the page"),
    "its document came after the act": (Scene({DONE: -1}), "came at -1 by the page"),
    "its document began just before the stamp of the input": (
        Scene({DONE: -40}, page(origin=-50)), "came at -40 by the page"),
    "it stood there before, the page changed and rests": (
        Scene({DONE: -5_000}, old_page(last=450, content=450)), "came at 450 by the activity"),
    "it stood there before, the page changed and goes on": (
        Scene({DONE: -5_000}, old_page(last=450, content=450, quiet=False)), "not yet"),
    "it stood there before, and only looks have changed": (
        Scene({DONE: -5_000}, old_page(last=450)), "not yet"),
    "it is not painted yet": (Scene({DONE: None}), "not yet"),
    "it stands on an error page": (Scene({DONE: 500}, page(status=500)), "sign server-error, HTTP 500"),
    "it stands on a page of HTTP 202 with a body": (Scene({DONE: 500}, page(status=202)), "came at 500 by the page"),
    "she went back, to a page kept as it was": (
        Scene({DONE: -5_000}, old_page(), verb="back"), f"came at {NOW - ACT:g} by the glance"),
    "she went back, and the page is loaded anew": (Scene({DONE: 300}, verb="back"), "came at 300 by the page"),
    "a dialog said it": (Scene({}, old_page(), heard=("您的咨询已提交成功",)), "came, by a dialog"),
    "there is no page in between": (Scene({}, None), "not yet"),
    # what comes instead
    "a refusal is new": (Scene({REFUSED: 300}), "sign rejected at 300"),
    "words of refusal beside the word of success": (Scene({DONE: 500, REFUSED: 300}), "came at 500 by the page"),
    "a refusal is new while the page loads": (Scene({REFUSED: 300}, page(ready="loading")), "not yet"),
    "a refusal is new, at a field": (Scene({REFUSED: 300}, manner="field"), "sign rejected at 300"),
    "a refusal is all that the page says": (Scene({REFUSED: 300}, manner="alone"), "sign rejected at 300"),
    "words of refusal in passing": (Scene({REFUSED: 300}, manner="passing"), "not yet"),
    "words of refusal in passing, and the page rests": (
        settled({REFUSED: 300}, page(now=4_000), manner="passing"), "silent"),
    "a refusal is new beside an old word of success": (
        Scene({DONE: -5_000, REFUSED: 300}, old_page(last=300, content=300)), "sign rejected at 300"),
    "a notice in passing is one all the same": (Scene({CLOSED: 300}, manner="passing"), "sign closed at 300"),
    "a refusal and the landmark are new while the page loads": (
        Scene({DONE: 500, REFUSED: 300}, page(ready="loading")), "came at 500 by the page"),
    "a refusal is new while scripts ask": (Scene({REFUSED: 300}, page(pending=1, quiet=False)), "not yet"),
    "a hint stood there before, and the page changed": (
        Scene({REFUSED: -5_000}, old_page(last=450, content=450)), "not yet"),
    "a hint stood there before, and the changed page rests": (
        settled({REFUSED: -5_000}, old_page(last=450, content=450, now=4_000)), "silent"),
    "a refusal stood there before, and nothing changed": (Scene({REFUSED: -5_000}, old_page()), "not yet"),
    "the landmark stood there before, and a notice is new": (
        Scene({DONE: -5_000, CLOSED: 300}, old_page(last=300, content=300)), "sign closed at 300"),
    "a notice is new": (Scene({CLOSED: 300}), "sign closed at 300"),
    "a notice is new, while scripts ask": (Scene({CLOSED: 300}, page(pending=2, quiet=False)), "not yet"),
    "a notice stood there before": (Scene({CLOSED: -5_000}, old_page()), "not yet"),
    "a notice is not painted yet on a new page": (Scene({CLOSED: None}), f"sign closed at {NOW - ACT:g}"),
    "a dialog said a sign": (Scene({}, old_page(), heard=("该服务暂未开放",)), "sign closed, by a dialog"),
    "a dialog said a sign of the page's own": (
        Scene({}, old_page(), heard=("身份证号码格式不正确",)), "sign rejected, by a dialog"),
    "a session has run out": (Scene({"sign.session": 200}), "sign session-expired at 200"),
    "a log-in is demanded": (Scene({"sign.login": 200}), "sign login-required at 200"),
    "a slider is to be dragged": (Scene({"sign.slider": 200}), "sign slider at 200"),
    # the server, and the way to it
    "HTTP 503": (Scene({}, page(status=503)), "sign server-error, HTTP 503"),
    "HTTP 404": (Scene({}, page(status=404)), "sign dead-link, HTTP 404"),
    "HTTP 410": (Scene({}, page(status=410)), "sign dead-link, HTTP 410"),
    "HTTP 400 says nothing yet": (Scene({}, page(status=400)), "not yet"),
    "HTTP 404 of the page about to be left": (Scene({}, page(status=404, leaving=5)), "not yet"),
    "HTTP 404 while it loads": (Scene({}, page(status=404, ready="interactive")), "not yet"),
    "a challenge may let the browser in": (Scene({}, page(status=412), waited_ms=900), "not yet"),
    "a challenge does not let it in": (Scene({}, page(status=412), waited_ms=1_100), "sign bot-wall, HTTP 412"),
    "a wall of 403": (Scene({}, page(status=403), waited_ms=1_100), "sign bot-wall, HTTP 403"),
    "an empty 202": (Scene({}, page(status=202, body=0), waited_ms=1_100), "sign bot-wall, HTTP 202"),
    "no connection": (
        Scene({}, old_page(), failure="net::ERR_CONNECTION_REFUSED"), "sign unreachable, net::ERR_CONNECTION_REFUSED"),
    "no connection in time": (
        Scene({}, None, failure="net::ERR_TIMED_OUT"), "sign timeout, net::ERR_TIMED_OUT"),
    "a bad certificate": (
        Scene({}, None, failure="net::ERR_CERT_DATE_INVALID"), "sign tls-invalid, net::ERR_CERT_DATE_INVALID"),
    "no cipher in common": (
        Scene({}, None, failure="net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH"),
        "sign tls-invalid, net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH"),
    # other hosts
    "another host cannot be reached": (
        Scene({}, None, failure=Failure("net::ERR_NAME_NOT_RESOLVED", "sso.example")),
        "elsewhere sso.example, in words"),
    "another host may lead back": (Scene({DONE: 500}, host="sso.example"), "not yet, abroad"),
    "another host keeps her": (
        settled({}, page(now=4_000), host="sso.example"), "elsewhere sso.example"),
    "another host keeps her, never quiet, past the limit": (
        Scene({}, page(quiet=False), host="sso.example", waited_ms=LONG), "elsewhere sso.example"),
    "another host's notices are not the portal's": (
        Scene({CLOSED: 300}, host="sso.example"), "not yet, abroad"),
    "another host asks for a yes": (Scene({}, host="sso.example", asks=True), "not yet, abroad"),
    "another host fills a frame": (
        settled({}, page(now=4_000), framed="sso.example"), "elsewhere sso.example"),
    # what stands in between
    "a layer asks": (Scene({}, asks=True), "not yet, a layer"),
    "a layer asks, and the landmark is there": (Scene({DONE: 500}, asks=True), "came at 500 by the page"),
    "a layer asks, and an old landmark is there": (Scene({DONE: -5_000}, old_page(), asks=True), "not yet"),
    "a door is there": (Scene({DOOR: 200}), "not yet, a door"),
    "a door is there while the page loads": (Scene({DOOR: 200}, page(ready="loading")), "not yet"),
    "a layer before a door": (Scene({DOOR: 200}, asks=True), "not yet, a layer"),
    # silence
    "the page has not been quiet for long": (settled({}, page(now=2_300)), "not yet"),
    "the page rests, without it": (settled({}, page(now=4_000)), "silent"),
    "the page rests, and has no words yet": (settled({}, page(now=4_000), texts=()), "not yet"),
    "the page has no words past the limit": (
        Scene({}, page(now=16_000), waited_ms=LONG, texts=()), "silent: too long"),
    "the page rests, and nothing has happened": (settled({}, old_page(now=4_000)), "silent, unchanged"),
    "nothing has happened but a request": (settled({}, old_page(asked=50, now=4_000)), "silent"),
    "nothing has happened but a look": (settled({}, old_page(last=50, stirred=-8_000, now=4_000)), "silent"),
    "nothing has happened but a dialog": (
        settled({}, old_page(now=4_000), heard=("请稍候",)), "silent"),
    "a code to scan": (settled({"sign.qr-login": 300}, page(now=4_000)), "silent, scan"),
    "a code to scan beside a form": (
        settled({"sign.qr-login": 300, "login.mark": 300}, page(now=4_000)), "silent, scan, login"),
    "the page goes on and on": (Scene({}, page(quiet=False), waited_ms=14_000), "not yet"),
    "the page goes on and on, past the limit": (Scene({}, page(quiet=False), waited_ms=LONG), "silent: too long"),
    "no page at all, past the limit": (Scene({}, None, waited_ms=LONG), "silent: too long"),
    "a page about to be left": (settled({}, old_page(leaving=5, now=4_000)), "not yet"),
    "a page about to be left, past the limit": (Scene({}, old_page(leaving=5), waited_ms=LONG), "silent: too long"),
    "a page that was left for another act": (
        settled({}, old_page(leaving=-5_000, now=4_000)), "silent, unchanged"),
    "a window is to open": (settled({}, old_page(opening=5, now=4_000)), "not yet"),
    "a window is slow in opening": (
        Scene({}, old_page(opening=5, now=14_000), waited_ms=14_000), "not yet"),
    "a window was to open and has not": (
        Scene({}, old_page(opening=5, now=16_000), waited_ms=LONG), "silent: too long"),
    "a window was asked for by another act": (
        settled({}, old_page(opening=-5_000, now=4_000)), "silent, unchanged"),
    "a window is still blank": (settled({}, page(url="about:blank", body=0, now=4_000)), "not yet"),
    "a window is blank past the limit": (
        Scene({}, page(url="about:blank", body=0, now=16_000), waited_ms=LONG), "silent: too long"),
    "a script has filled a blank window": (
        Scene({DONE: 500}, page(url="about:blank", body=3)), "came at 500 by the page"),
    "a page goes on by itself in a while": (settled({}, page(refresh=4_500, now=4_000)), "not yet"),
    "a page ought to have gone on by itself": (settled({}, page(refresh=1_500, now=4_000)), "silent"),
    "a page loads itself anew after minutes": (settled({}, page(refresh=300_000, now=4_000)), "silent"),
    "only a box drifts": (settled({}, page(last=3_990, stirred=400, now=4_000)), "silent"),
    "what was pressed is grey: the page is at work": (settled({}, old_page(now=4_000, busy=True)), "not yet"),
    "what was pressed is grey past the limit": (
        Scene({}, old_page(now=16_000, busy=True), waited_ms=LONG), "silent: too long"),
    "a form was answered, and nothing is shown of it yet": (
        settled({}, old_page(asked=50, stirred=200, now=4_000), verb="press"), "not yet"),
    "a form was answered, and nothing is shown of it": (
        Scene({}, old_page(asked=50, stirred=200, now=6_000), verb="press", waited_ms=6_000), "silent"),
    # files
    "a file has come": (Scene({}, old_page(leaving=5), files=("指南.pdf",)), "sign download, by a dialog"),
    "a file in a window that shows it": (Scene({}, page(type="application/pdf")), "sign download, by a dialog"),
    "a file, and a page all the same": (Scene({DONE: 500}, files=("app.apk",)), "came at 500 by the page"),
}  # fmt: skip


@pytest.mark.parametrize("scene, expected", AT.values(), ids=AT)
def test_what_one_look_says(scene: Scene, expected: str, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).at(Receipt, scene.waited_ms)) == expected


NOTHING = "items.none"
NOTHING_YET = {
    "a list says that it has nothing, so far": (Scene({NOTHING: 300}), "not yet"),
    "it says so, and the page rests": (settled({NOTHING: 300}, page(now=4_000)), "not yet"),
    "a toast says it": (Scene({NOTHING: 300}, manner="toast"), "sign empty at 300"),
    "it says so for long": (settled({NOTHING: 300}, page(now=4_400)), "sign empty at 300"),
    "it says so on an old page, since lately": (
        settled({NOTHING: 3_000}, old_page(last=3_000, content=3_000, now=6_000)), "not yet"),
    "rows have come": (settled({NOTHING: 300, "items.summary": 2_900}, page(now=4_000)), "came at 2900 by the page"),
}  # fmt: skip


@pytest.mark.parametrize("scene, expected", NOTHING_YET.values(), ids=NOTHING_YET)
def test_words_for_nothing_must_stand(scene: Scene, expected: str, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).at(Results, scene.waited_ms)) == expected


POLLING = {
    "a new page asks without end": (page(pending=1, quiet=False, now=6_000), 5_900, "came at 400 by the activity"),
    "it has not been there for long": (page(pending=1, quiet=False, now=3_000), 2_900, "not yet"),
    "it is still drawn": (page(pending=1, quiet=False, stirred=5_000, now=6_000), 5_900, "not yet"),
    "the old page waits for what a press asked for": (
        old_page(pending=1, quiet=False, asked=50, now=6_000), 5_900, "not yet"),
}  # fmt: skip


@pytest.mark.parametrize("state, waited_ms, expected", POLLING.values(), ids=POLLING)
def test_a_page_that_asks_for_news_is_there(state: PageState, waited_ms: float, expected: str, speech: Lexicon) -> None:
    assert short(Scene({}, state).arriving(speech).anywhere(waited_ms)) == expected


HANDED_ON = {
    "a dialog names the hotline": (Scene({}, old_page(), heard=("请拨打12345热线咨询",)), "elsewhere 12345, in words"),
    "the page names the hotline, and rests": (
        settled({"sign.hotline": 300}, page(now=4_000)), "elsewhere 12345, in words"),
    "the page names the hotline, and goes on": (Scene({"sign.hotline": 300}), "not yet"),
    "the page names the hotline, and has the form": (
        Scene({"sign.hotline": 300, "consult.body": 300}), "came at 300 by the page"),
    "another host goes before words": (
        settled({"sign.hotline": 300}, page(now=4_000), host="sso.example"), "elsewhere sso.example"),
}  # fmt: skip


@pytest.mark.parametrize("scene, expected", HANDED_ON.values(), ids=HANDED_ON)
def test_who_is_sent_to_the_telephone(scene: Scene, expected: str, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).at(ConsultForm, scene.waited_ms)) == expected


def test_the_hotline_is_nobodys_way_to_another_page(speech: Lexicon) -> None:
    scene = settled({"sign.hotline": 300}, page(now=4_000))

    assert short(scene.arriving(speech).at(Receipt, scene.waited_ms)) == "silent"


FIND = {
    "it is there": (Scene({"search.box": -5_000}, old_page()), "found"),
    "it is there though the host is another": (Scene({"search.box": 5}, host="sso.example"), "found"),
    "it is there on an error page": (Scene({"search.box": 5}, page(status=500)), "found"),
    "it is not there yet": (Scene({}, page(quiet=False)), "not yet"),
    "it is not there, and the page rests": (settled({}, old_page(now=4_000)), "silent"),
    "it is not there, and a notice is new": (Scene({CLOSED: 10}), "sign closed at 10"),
    "it is not there, and an old notice is": (Scene({CLOSED: -5_000}, old_page()), "not yet"),
    "it is not there past the limit": (Scene({}, page(quiet=False), waited_ms=LONG), "silent: too long"),
    "it is not there, and the server erred": (Scene({}, page(status=502)), "sign server-error, HTTP 502"),
}


@pytest.mark.parametrize("scene, expected", FIND.values(), ids=FIND)
def test_what_looking_for_a_spot_says(scene: Scene, expected: str, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).find(Spot("search.box", "the box"), scene.waited_ms, for_ms=200)) == expected


ANYWHERE = {
    "a new page rests": (Scene(), "came at 400 by the activity"),
    "the old page changed and rests": (Scene({}, old_page(last=450, content=450)), "came at 450 by the activity"),
    "a new page goes on": (Scene({}, page(quiet=False)), "not yet"),
    "a new page loads": (Scene({}, page(ready="loading")), "not yet"),
    "nothing has changed yet": (Scene({}, old_page()), "not yet"),
    "nothing has changed for long": (Scene({}, old_page(), waited_ms=2_100), "came, unchanged"),
    "the old page is about to be left": (Scene({}, old_page(leaving=5), waited_ms=2_100), "not yet"),
    "another host may lead back": (Scene(host="sso.example"), "not yet"),
    "another host keeps her": (
        settled({}, page(now=4_000), host="sso.example"), "came at 400 by the activity"),
    "the server erred": (Scene({}, page(status=500)), "sign server-error, HTTP 500"),
    "a wall": (Scene({}, page(status=521)), "sign bot-wall, HTTP 521"),
    "no connection": (Scene({}, None, failure="net::ERR_FAILED"), "sign unreachable, net::ERR_FAILED"),
    "it goes on past the limit": (Scene({}, page(quiet=False), waited_ms=LONG), "silent: too long"),
}  # fmt: skip


@pytest.mark.parametrize("scene, expected", ANYWHERE.values(), ids=ANYWHERE)
def test_what_waiting_for_any_page_says(scene: Scene, expected: str, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).anywhere(scene.waited_ms)) == expected


@pytest.mark.parametrize("scene", [Scene({}, asks=True), Scene({DOOR: 200})], ids=["a layer", "a door"])
def test_who_may_not_act_is_shown_nothing_to_act_on(scene: Scene, speech: Lexicon) -> None:
    assert short(scene.arriving(speech).at(Receipt, 1_000, may_act=False)) == "not yet"


def _any_scene(chance: random.Random) -> Scene:
    spots = [DONE, REFUSED, CLOSED, DOOR, "sign.qr-login", "login.mark", "sign.hotline"]
    seen = {spot: chance.choice([-5_000.0, 300.0, None]) for spot in spots if chance.random() < 0.2}
    changes = {
        "status": chance.choice([200, 202, 400, 403, 404, 500]), "ready": chance.choice(["loading", "complete"]),
        "quiet": chance.random() < 0.5, "pending": chance.choice([0, 0, 3]), "body": chance.choice([0, 3]),
        "leaving": chance.choice([-ACT, 5]), "opening": chance.choice([-ACT, 5]), "now": chance.choice([500, 20_000]),
    }  # fmt: skip
    state = chance.choice([page(**changes), old_page(**changes), None])
    return Scene(
        seen, state, heard=chance.choice([(), ("请稍候",)]), verb=chance.choice(["open", "click", "back"]),
        host=chance.choice([None, None, "sso.example"]), framed=chance.choice([None, "sso.example"]),
        asks=chance.random() < 0.2,
    )  # fmt: skip


def test_past_the_limit_no_wait_goes_on(speech: Lexicon) -> None:
    """Whatever there is to see: every loop that looks again while it is not yet there has an end."""
    chance = random.Random("past the limit")
    for _ in range(2_000):
        scene = replace(_any_scene(chance), waited_ms=LONG)
        arriving = scene.arriving(speech)
        assert short(arriving.at(Receipt, LONG, may_act=False)) != "not yet", scene
        assert not isinstance(arriving.find(Spot("search.box", ""), LONG, for_ms=200), NotYet), scene
        assert not isinstance(arriving.anywhere(LONG), NotYet), scene
