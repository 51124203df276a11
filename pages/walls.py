"""Where the portal asks who she is: the citizen logs in, registering first where she may, and goes on."""

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
ON_PAGE_MS = 3_000  # given to a login form to come behind the words that ask for it


def past_login(citizen: Citizen, entry: Spot, page: type[PageT]) -> PageT:
    """
    Come to *page* by *entry*; where a login stands in front of it, log in and go on, the detour being recorded.

    With an account of the portal file, else by registering where its owner has consented to that; else raises
    WallReached (login-required).
    """
    wall = _try(citizen, entry, page)
    if not isinstance(wall, WallReached):
        return wall
    if not _may_log_in(citizen):
        raise wall
    try:
        _log_in(citizen)
    except (PortalFault, WallReached):  # of the registration or the login: the findings of another story
        raise wall from None
    if citizen.sees(page.landmark):
        return citizen.here(page)
    if not citizen.sees(entry):
        citizen.open()  # the portal's front page once more
        citizen.arrive_anywhere()
    behind = _try(citizen, entry, page)
    if isinstance(behind, WallReached):
        raise wall
    return behind


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


def _try(citizen: Citizen, entry: Spot, page: type[PageT]) -> PageT | WallReached:
    stood = citizen.sees(LOGIN)  # many a home page has a login form in a corner: that is no wall
    try:
        return citizen.reach(entry, page, LOGIN)
    except WallReached as wall:
        if wall.reason is Reason.LOGIN_REQUIRED:
            return wall
        if wall.reason in BY_CODE and citizen.sees(BY_PASSWORD):  # the code is one of two ways: an account is asked for
            return _login_first(entry)
        raise
    except Undetermined:
        if stood or not citizen.sees(LOGIN) or citizen.sees(RegisterPage.landmark):
            raise
        return _login_first(entry)


def _login_first(entry: Spot) -> WallReached:
    return WallReached(Reason.LOGIN_REQUIRED, Message.of("walls.login-first", goal=called(entry)), LOGIN.concept)


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
            if wall.reason not in BY_CODE or not citizen.sees(BY_PASSWORD):
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
