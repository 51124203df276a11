"""What may come instead of the page a citizen waits for, and which reason it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol

from errand.core.model import Reason
from errand.given.lexicon import Spot

Signs = Mapping[Spot, Reason]
NO_SIGNS: Signs = {}
GENERAL_SIGNS: Signs = {
    Spot("sign.closed", "a closed notice"): Reason.CLOSED,
    Spot("sign.session", "a session notice"): Reason.SESSION_EXPIRED,
    Spot("sign.login", "a login demand"): Reason.LOGIN_REQUIRED,
    Spot("sign.server-error", "a server error"): Reason.SERVER_ERROR,
    Spot("sign.dead-link", "a page that is not there"): Reason.DEAD_LINK,
    Spot("sign.real-name", "a demand for real-name verification"): Reason.REAL_NAME,
    Spot("sign.app-only", "a notice that only the app will do"): Reason.APP_ONLY,
    Spot("sign.old-browser", "a demand for an old browser"): Reason.OLD_BROWSER,
    Spot("sign.slider", "a slider to drag"): Reason.SLIDER,
}
REFUSED = Spot("form.rejected", "a refusal of what was typed")
QR_ONLY = Spot("sign.qr-login", "a code to scan")
LOGIN = Spot("login.mark", "a login form")
ENTER = Spot("entrance.enter", "the way past an entrance page")
GOES_ON = Spot("entrance.wait", "the word that the page goes on by itself")
LOGIN_TITLE = "login.title"  # the concept of what windows are called that ask for a log-in
FRONT = tuple(Spot(concept, concept) for concept in ("search.box", "login.entry", "register.entry"))
CAPTCHAS = (
    (Spot("captcha", "the captcha"), Reason.CAPTCHA),
    (Spot("sign.slider", "a slider to drag"), Reason.SLIDER),
)


class PageKind(Protocol):
    """What arriving needs to know of a kind of page."""

    landmark: ClassVar[Spot]
    signs: ClassVar[Signs]  # what may come instead, and what that means
    door: ClassVar[Spot | None]  # what may stand before it, to be pressed
    proof: ClassVar[Spot | None]  # what proves it as well where it says nothing of the landmark's: a number
    in_parts: ClassVar[bool]  # whether it is a form that may be asked for page by page, the landmark on a later one
    at_address: ClassVar[bool]  # whether what stands at the portal's address is this page, whatever it says
