"""The portal of each city: the one the user named, else its practice portal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from errand.core.errors import UsageError
from errand.core.message import Message
from errand.given.cities import City
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.portal import KnownCase, Matter, Portal
from errand.plugin.browsers import BrowserKeeper
from errand.plugin.destinations import city_of, portal_of
from errand.plugin.head_start import practice_portal_of
from errand.plugin.replaying import as_recorded
from errand_practice import PracticePortal, known_case, profile, why_not_served

_NO_SELECTORS = """(selectors) => Object.keys(selectors).filter((concept) => {
    try { document.querySelector(selectors[concept]); return false; } catch { return true; }
})"""


@pytest.fixture(scope="session")
def city(request: pytest.FixtureRequest) -> City:
    """The city of this run."""
    return city_of(request.config, request.param)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """How portals word things."""
    return load_lexicon()


@pytest.fixture(scope="session")
def practice_portal(pytestconfig: pytest.Config, browser_keeper: BrowserKeeper) -> Iterator[PracticePortal]:
    """A practice portal that serves every city; it is waited for where its address is first asked for."""
    practice = practice_portal_of(pytestconfig)
    browser_keeper.alive()  # launched while the portal still starts
    try:
        yield practice.start()
    except UsageError as error:  # its Python packages are not installed
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)
    finally:
        practice.dismiss()


@pytest.fixture(scope="session")
def check_selectors(browser_keeper: BrowserKeeper) -> Callable[[Portal], None]:
    """Ends the session (exit 4) when a selector of a portal's file is none: only a browser can tell."""
    checked: set[tuple[str, str]] = set()

    def check(portal: Portal) -> None:
        fresh = {concept: css for concept, css in portal.selectors.items() if (concept, css) not in checked}
        if not fresh:
            return
        with browser_keeper.alive().new_context() as context:
            wrong = context.new_page().evaluate(_NO_SELECTORS, fresh)
        if wrong:
            slips = (f"{portal.source}: selectors.{concept}: is no CSS selector" for concept in wrong)
            pytest.exit("\n".join(slips), returncode=pytest.ExitCode.USAGE_ERROR)
        checked.update(fresh.items())

    return check


@pytest.fixture
def portal(city: City, request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Portal:
    """Where the citizen goes; the practice portal is started only when somebody goes there."""
    named = portal_of(pytestconfig, city)
    if named:
        if named.selectors:
            request.getfixturevalue("check_selectors")(named)
        return as_recorded(named, pytestconfig)
    family = profile(city.slug).family
    if trouble := why_not_served(family):
        pytest.skip(trouble)
    practice: PracticePortal = request.getfixturevalue("practice_portal")
    case = known_case(city.slug)
    known = KnownCase(case.number, case.password)
    portal = Portal(city, practice.url(city.slug), known_case=known, family=family, practice=True)
    return as_recorded(portal, pytestconfig)


@pytest.fixture
def repeat(request: pytest.FixtureRequest) -> int:
    """Which of the walks that --repeat asks for; 1 without it."""
    return int(str(getattr(request, "param", "r1")).removeprefix("r"))


@pytest.fixture
def matter(portal: Portal) -> Matter:
    """What the citizen comes for."""
    return portal.matter


@pytest.fixture
def older_case(portal: Portal) -> KnownCase:
    """A case handed in long ago, whose number and password the citizen has kept."""
    if portal.known_case is None:
        pytest.skip(str(Message.of("harness.no-old-case")))
    return portal.known_case
