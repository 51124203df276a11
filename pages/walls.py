"""
Where the portal asks who she is: the citizen logs in, registering first where she may, and goes on.

A wall is a login instead of the page she wants, or in answer to what she hands in, or an entry that only accounts see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from errand import Act, Citizen, PortalFault, PortalPage, Reason, Spot, Undetermined, WallReached
from errand.citizen.page_verdicts import called
from errand.citizen.signs import LOGIN
from errand.core.message import Message
from pages.people import LoginPage, RegisterPage

PageT = TypeVar("PageT", bound=PortalPage)
LEAVE = Spot("account.leave", "the way out of her account")
LOGIN_ENTRY = Spot("login.entry", "the login entry")
REGISTRATION = Spot("register.entry", "the registration entry")
BY_PASSWORD = Spot("login.by-password", "the login by a password")
BY_CODE = (Reason.QR_LOGIN, Reason.APP_ONLY)  # walls that a tab beside the code leads round
ABSENT = (Reason.NOT_RECOGNISED, Reason.MISSING)  # what becomes of an entry that is shown to accounts alone
ON_PAGE_MS = 3_000  # given to a login form to come behind the words that ask for it

Shut = WallReached | Undetermined | PortalFault


def past_login(citizen: Citizen, entry: Spot, page: type[PageT]) -> PageT:
    """
    Come to *page* by *entry*; where a login stands in front of it, log in and go on, the detour being recorded.

    With an account of the portal file, else by registering where its owner has consented to that; else raises
    WallReached (login-required), or what became of an entry that is not there.
    """
    shut = _try(citizen, entry, page)
    return _behind(citizen, shut, entry, page) if isinstance(shut, Shut) else shut


def after_login(citizen: Citizen, wall: WallReached | Undetermined, entry: Spot, page: type[PageT]) -> PageT:
    """
    Come to *page* once more, with an account: in answer to what was handed in there, a *wall* has come.

    Raises *wall* where it is none of a login, or may not be climbed.
    """
    asked = isinstance(wall, WallReached) and (wall.reason is Reason.LOGIN_REQUIRED or _leads_round(citizen, wall))
    unsaid = isinstance(wall, Undetermined) and wall.reason in (Reason.NOT_RECOGNISED, Reason.UNPROVEN)
    if citizen.sees(LEAVE) or not (asked or (unsaid and citizen.sees(LOGIN) and not citizen.sees(page.landmark))):
        raise wall
    return _behind(citizen, wall, entry, page)


def _behind(citizen: Citizen, shut: Shut, entry: Spot, page: type[PageT]) -> PageT:
    if not _may_log_in(citizen):
        raise shut
    try:
        _log_in(citizen)
    except (PortalFault, WallReached):  # of the registration or the login: the findings of another story
        raise shut from None
    except Undetermined as unsure:
        raise (unsure if isinstance(shut, WallReached) else shut) from None
    citizen.settle()
    if citizen.sees(page.landmark):
        return citizen.here(page)
    return _with_account(citizen, shut, entry, page)


def _with_account(citizen: Citizen, shut: Shut, entry: Spot, page: type[PageT]) -> PageT:
    """Come to *page* by *entry* from where the login has led, or from the front page; raises *shut* where it stays."""
    if not citizen.sees(entry):
        citizen.open()
        citizen.arrive_anywhere()
    try:
        again = _try(citizen, entry, page)
    except (Undetermined, PortalFault) as lost:
        raise (shut if lost.about == entry.concept else lost) from None
    if isinstance(again, Shut):
        raise shut
    return again


def signed_in(citizen: Citizen) -> bool:
    """
    Sign in where nothing in so many words has asked her to, and start again from the front page; whether she could.

    Only where she is not signed in yet, has an account or may register, and the portal shows an entry for that.
    """
    if citizen.sees(LEAVE) or not _may_log_in(citizen):
        return False
    if not any(citizen.sees(entry) for entry in (REGISTRATION, LOGIN_ENTRY)):
        return False
    try:
        _log_in(citizen)
    except (PortalFault, Undetermined, WallReached):  # of the registration or the login: the findings of another story
        return False
    citizen.open()
    citizen.arrive_anywhere()
    return True


def _try(citizen: Citizen, entry: Spot, page: type[PageT]) -> PageT | Shut:
    stood = citizen.sees(LOGIN)  # many a home page has a login form in a corner: that is no wall
    try:
        return citizen.reach(entry, page, LOGIN)
    except WallReached as wall:
        if wall.reason is Reason.LOGIN_REQUIRED:
            return wall
        if wall.reason in BY_CODE and citizen.sees(BY_PASSWORD):  # the code is one of two ways: an account is asked for
            return _login_first(entry)
        raise
    except (Undetermined, PortalFault) as lost:
        if lost.about == entry.concept and lost.reason in ABSENT and _shows_more_to_accounts(citizen):
            return lost
        if isinstance(lost, PortalFault) or stood or not citizen.sees(LOGIN) or citizen.sees(RegisterPage.landmark):
            raise
        return _login_first(entry)


def _login_first(entry: Spot) -> WallReached:
    return WallReached(Reason.LOGIN_REQUIRED, Message.of("walls.login-first", goal=called(entry)), LOGIN.concept)


def _leads_round(citizen: Citizen, wall: WallReached) -> bool:
    """Whether a tab beside a code to scan takes a password."""
    return wall.reason in BY_CODE and citizen.sees(BY_PASSWORD)


def _shows_more_to_accounts(citizen: Citizen) -> bool:
    """Whether she is a visitor here, and may become more than that."""
    return not citizen.sees(LEAVE) and any(map(citizen.sees, (LOGIN, LOGIN_ENTRY, REGISTRATION)))


def _may_log_in(citizen: Citizen) -> bool:
    persona = citizen.persona
    if persona is None or citizen.dry_run:
        return False
    return bool(persona.account) or citizen.portal.consents_to(Act.REGISTER)


def _log_in(citizen: Citizen) -> None:
    """Log in; whether that worked is seen by what she finds behind it."""
    persona, recorder = citizen.persona, citizen.recorder
    assert persona is not None  # _may_log_in
    began = len(recorder.steps) + 1
    if not persona.account:
        citizen.comes(LOGIN, 0.0, ON_PAGE_MS)
        registration = citizen.reach(REGISTRATION, RegisterPage)
        _as_far_as_told(lambda: registration.register(persona))
        recorder.detour("register", began)
        began = len(recorder.steps) + 1
    if not citizen.sees(LEAVE):
        form = login_form(citizen)
        _as_far_as_told(lambda: form.log_in(persona))
        recorder.detour("login", began)


def login_form(citizen: Citizen) -> LoginPage:
    """Come to the form that takes a password: it may stand there already, or be a tab beside a code to scan."""
    if citizen.comes(LOGIN, 0.0, ON_PAGE_MS):
        return citizen.here(LoginPage)
    if not citizen.sees(BY_PASSWORD):
        try:
            return citizen.reach(LOGIN_ENTRY, LoginPage)
        except WallReached as wall:
            if not _leads_round(citizen, wall):
                raise
    citizen.click(BY_PASSWORD)
    return citizen.arrive(LoginPage)


def _as_far_as_told(act: Callable[[], object]) -> None:
    """Do it; where the portal does not say in words errand knows that it worked, go on and see."""
    try:
        act()
    except Undetermined as unsure:
        if unsure.reason not in (Reason.NOT_RECOGNISED, Reason.UNPROVEN):
            raise
