"""The citizen of a run, and how her run is walked, ended and written up."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

from errand.citizen.auditing import Auditor
from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.citizen.run_ceiling import RunCeiling
from errand.core.message import Message
from errand.core.model import Outcome, Setting
from errand.given.cities import PRACTICE, City
from errand.given.lexicon import Lexicon, Spot
from errand.given.persona import Persona, make_persona
from errand.given.portal import Ceiling, Portal
from errand.manners.escorting import escort_for
from errand.manners.user_agent import user_agent
from errand.page.waiting import Patience
from errand.plugin.browsers import BrowserKeeper
from errand.plugin.destinations import results_of, seed_of, worker_of
from errand.plugin.fewest_steps import at_portal
from errand.plugin.head_start import wait_for_reading
from errand.plugin.stories import story_of
from errand.record.write_up import Story, judge

WALK = pytest.StashKey["Walk"]()
_INSTANT = (
    "data:text/html;charset=utf-8,<title>floor</title>"
    "<button onclick=\"this.insertAdjacentHTML('afterend', '<p>提交成功</p>')\">搜索</button>"
)


@dataclass(slots=True)
class Walk:
    """One run under way."""

    story: Story
    setting: Setting
    citizen: Citizen
    outcome: Outcome | None = None
    took_ms: float = 0.0
    evidence: list[Path] = field(default_factory=list)

    def end(self, error: BaseException | None) -> Outcome:
        """Stop the clock and judge."""
        recorder = self.citizen.recorder
        self.took_ms = recorder.now()
        if error is None or isinstance(error, Exception):
            self.citizen.leave()  # not after Ctrl-C: torn out of a call, Playwright can be asked nothing any more
        recorder.remarks += self.citizen.escort.remarks()
        judged = self.citizen.escort.instead_of(error)
        self.outcome = judge(judged, self.citizen.redact, len(recorder.steps) or None, recorder.unread)
        return self.outcome


@pytest.fixture
def persona(request: pytest.FixtureRequest, city: City, portal: Portal, pytestconfig: pytest.Config) -> Persona:
    """Who walks: of the kind the journey's mark says, drawn by the seed, with the account the portal file gives."""
    mark = request.node.get_closest_marker("journey")
    kind = mark.kwargs.get("persona", "newcomer") if mark else "newcomer"
    made = make_persona(kind, seed_of(pytestconfig), city.slug, request.node.name)
    if portal.account is None:
        return made
    return replace(made, account=portal.account.login_name, password=portal.account.password)


@pytest.fixture(scope="session")
def floors(
    browser_keeper: BrowserKeeper, lexicon: Lexicon, pytestconfig: pytest.Config
) -> tuple[float | None, float | None]:
    """What errand itself adds, medians of 3 in ms: the wait it reads for an instant answer, the duration of a click."""
    new_context = browser_keeper.alive().new_context
    wait_for_reading(pytestconfig)
    citizen = CitizenFactory(new_context, lexicon).send(Portal(PRACTICE, "http://127.0.0.1/"))
    with citizen.watch.context:
        recorder = citizen.recorder
        citizen.watch.current.goto(_INSTANT)
        button, done = Spot("search.button", "the button"), Spot("receipt.done", "the answer")
        citizen.click(button)  # the first one warms up
        for _ in range(3):
            citizen.watch.current.evaluate("document.querySelectorAll('p').forEach((p) => p.remove())")
            citizen.click(button)
            citizen.expect_instant(done)
        waits = [step.waited_ms for step in recorder.steps if step.waited_ms is not None]
        return (
            statistics.median(waits) if waits else None,
            statistics.median(step.acted_ms for step in recorder.steps[1:]),
        )


@pytest.fixture
def setting(
    city: City,
    portal: Portal,
    persona: Persona,
    browser_keeper: BrowserKeeper,
    browser_name: str,
    device: str | None,
    pytestconfig: pytest.Config,
    floors: tuple[float | None, float | None],
    repeat: int,
) -> Setting:
    """The circumstances of this run."""
    return Setting(
        city=city.slug,
        city_zh=city.name_zh,
        province=city.province_slug,
        province_zh=city.province_zh,
        portal=portal.kind,
        portal_url=portal.url,
        persona=persona.kind,
        seed=seed_of(pytestconfig),
        browser=f"{browser_name} {browser_keeper.alive().version}",
        device=device or "desktop",
        worker=worker_of(pytestconfig),
        floor_ms=floors[0],
        click_floor_ms=floors[1],
        platform=portal.platform,
        family=portal.family,
        repeat=repeat,
    )


def _marked(node: pytest.Item) -> dict[str, Any]:
    mark = node.get_closest_marker("browser_context_args")
    return dict(mark.kwargs) if mark else {}


def _append_user_agent_on_live_hosts(request: pytest.FixtureRequest, context_args: dict[str, Any]) -> None:
    """On a live host a --device's user agent is followed by errand's; pytest-playwright takes it from a mark only."""
    config = request.config
    if not story_of(request.node) or "user_agent" not in context_args or config.option.replay:
        return
    portal: Portal = request.getfixturevalue("portal")
    if portal.live:
        agent = user_agent(portal, config.getoption("contact"), context_args["user_agent"])
        request.node.add_marker(pytest.mark.browser_context_args(user_agent=agent), append=False)


@pytest.fixture(scope="session")
def auditor(pytestconfig: pytest.Config) -> Auditor | None:
    """Checks pages for accessibility, as --accessibility says."""
    how = pytestconfig.option.accessibility
    return None if how == "off" else Auditor(every=how == "every")


@pytest.fixture
def send_citizen(
    request: pytest.FixtureRequest,
    browser_keeper: BrowserKeeper,  # noqa: ARG001  # so that the test has its browser among its parameters
    lexicon: Lexicon,
    pytestconfig: pytest.Config,
    step_reporter: Callable[[Message], Any] | None,
    browser_context_args: dict[str, Any],
    recording_args: dict[str, Any],
) -> Iterator[Callable[..., Citizen]]:
    """Sends a citizen to a portal, in a browser context of her own; further arguments are the context's."""
    contexts: list[BrowserContext] = []
    _append_user_agent_on_live_hosts(request, browser_context_args)
    new_context: Callable[..., BrowserContext] = request.getfixturevalue("new_context")

    own = {"ignore_https_errors": True} if pytestconfig.getoption("ignore_https_errors") else {}

    def open_context(**arguments: Any) -> BrowserContext:
        contexts.append(new_context(**{**own, **arguments}))
        return contexts[-1]

    def send(portal: Portal, persona: Persona, **context: Any) -> Citizen:
        factory = CitizenFactory(
            open_context,
            lexicon,
            given={**browser_context_args, **_marked(request.node), **own},
            make_escort=partial(
                escort_for,
                results=results_of(pytestconfig),
                contact=pytestconfig.getoption("contact"),
                recording=pytestconfig.option.replay,
                only_reads=request.node.get_closest_marker("survey") is not None,
            ),
            patience=Patience(limit_ms=pytestconfig.getoption("page_limit") * 1000),
            dry_run=pytestconfig.getoption("dry_run"),
            around=step_reporter or nullcontext,
        )
        return factory.send(portal, persona, **{**recording_args, **context})

    yield send
    for context in contexts:  # before pytest-playwright does: a dead browser is the run's outcome and no second error
        with suppress(PlaywrightError, ValueError):  # ValueError: pytest-playwright's word for one closed already
            context.close()


@pytest.fixture
def citizen(
    request: pytest.FixtureRequest,
    send_citizen: Callable[..., Citizen],
    portal: Portal,
    persona: Persona,
    setting: Setting,
    dress_for_allure: Callable[[Story, Setting], None],
    pytestconfig: pytest.Config,
) -> Citizen:
    """The citizen of this run."""
    story = story_of(request.node)
    if story:
        dress_for_allure(story, setting)
    citizen = send_citizen(portal, persona)
    if story:
        request.node.stash[WALK] = Walk(at_portal(story, portal, pytestconfig), setting, citizen)
        wanted = Ceiling(pytestconfig.option.max_steps, pytestconfig.option.max_minutes)
        citizen.ceiling = RunCeiling.of(wanted, portal.ceiling, portal.pace.between_steps_s or float(portal.live))
        citizen.auditor = request.getfixturevalue("auditor")
    citizen.recorder.begin()
    return citizen
