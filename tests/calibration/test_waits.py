"""
The waits errand reports, against delays the practice portal was told to make.

Each walk ends at an endpoint that answers late: the search (a GET), the consultation (its POST), the progress query
(form and result are both late; the press of 查询 is the one measured).  What errand reports for no delay at all is the
floor of that endpoint and family: the portal's own work and the browser's.  It is taken off; what is left is the error.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from errand.citizen.citizen import Citizen
from errand.given.cities import PRACTICE
from errand.given.persona import Persona, make_persona
from errand.given.portal import KnownCase, Portal
from errand_practice import PracticePortal, known_case
from pages.home import HomePage
from pages.interaction import ConsultPage
from pages.progress import ProgressPage
from tests.calibration.cases import needs

DELAYS_MS = (100, 300, 1000)
WALKS = 20
MEDIAN_ERROR_MS = 40
_serial = itertools.count()


def _search(citizen: Citizen, persona: Persona) -> None:
    citizen.open("/")
    citizen.arrive(HomePage).search("居住证")


def _consult(citizen: Citizen, persona: Persona) -> None:
    citizen.open("consult")
    citizen.arrive(ConsultPage).ask("咨询居住证", "请问居住证多少个工作日能办好？", persona)


def _progress(citizen: Citizen, persona: Persona) -> None:
    assert citizen.portal.known_case
    citizen.open("progress")
    citizen.arrive(ProgressPage).check(citizen.portal.known_case)


WAYS: Mapping[str, Callable[[Citizen, Persona], None]] = {"search": _search, "consult": _consult, "progress": _progress}
CASES = [
    *itertools.product(("plain", "jsp"), WAYS),
    pytest.param("spa-element", "search", marks=needs("spa-element")),  # an answer that is no page of its own
]


@dataclass(frozen=True, slots=True)
class Measured:
    """The waits errand reported for one delay, less the delay."""

    family: str
    endpoint: str
    delay_ms: int
    floor_ms: float  # the median wait for no delay
    errors_ms: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        return statistics.median(self.errors_ms)

    def __str__(self) -> str:
        worst = max(self.errors_ms, key=abs)
        return (
            f"{self.family:11} {self.endpoint:9} {self.delay_ms:5} ms   floor {self.floor_ms:5.1f}   "
            f"error: median {self.median_ms:+6.1f}   worst {worst:+7.1f}   of {len(self.errors_ms)}"
        )


class Table:
    """What `make calibrate` prints of it: a plugin of this module's own."""

    def __init__(self) -> None:
        self.rows: list[Measured] = []

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("calibration: waits")
        for row in self.rows:
            terminalreporter.write_line(str(row))


@pytest.fixture
def waits_table(pytestconfig: pytest.Config) -> Table:
    """The session's table, made when first asked for."""
    table = pytestconfig.pluginmanager.get_plugin("errand-waits")
    if table is None:
        pytestconfig.pluginmanager.register(table := Table(), "errand-waits")
    return table


@pytest.fixture
def wait(send_citizen: Callable[..., Citizen], practice_portal: PracticePortal) -> Callable[[str, str, int], float]:
    """The wait a citizen has at an endpoint that is so many ms late, as errand reports it."""
    case = known_case(PRACTICE.slug)
    portal = Portal(PRACTICE, practice_portal.url(PRACTICE.slug), known_case=KnownCase(case.number, case.password))

    def waited(family: str, endpoint: str, delay_ms: int) -> float:
        persona = make_persona("newcomer", "waits", next(_serial))
        headers = {"Practice-Family": family, "Practice-Faults": f"slow:{endpoint}={delay_ms}"}
        citizen = send_citizen(portal, persona, extra_http_headers=headers)
        WAYS[endpoint](citizen, persona)
        citizen.watch.context.close()
        # The press, or the 确定 of the question that the press made the page ask; a word of thanks may follow.
        steps = citizen.recorder.steps
        pressed = max(step.number for step in steps if step.rung != "dialog")
        last = next(step for step in reversed(steps) if step.waited_ms is not None)
        assert last.number >= pressed, steps[pressed - 1 :]
        assert last.clock == "page", last
        assert last.waited_ms is not None
        return last.waited_ms

    return waited


def measure(
    wait: Callable[[str, str, int], float], family: str, endpoint: str, delays: tuple[int, ...], walks: int
) -> list[Measured]:
    """Walk with no delay and with each delay in turn, so that whatever else the machine does meets all alike."""
    told: dict[int, list[float]] = {delay: [] for delay in (0, *delays)}
    for _ in range(walks):
        for delay, waits in told.items():
            waits.append(wait(family, endpoint, delay))
    floor = statistics.median(told[0])
    return [
        Measured(family, endpoint, delay, floor, tuple(waited - delay - floor for waited in told[delay]))
        for delay in told
    ]


def test_a_search_that_is_300_ms_late_is_reported_as_such(wait: Callable[[str, str, int], float]) -> None:
    _, late = measure(wait, "plain", "search", (300,), 3)

    assert abs(late.median_ms) < 100, late


@pytest.mark.calibrate
@pytest.mark.parametrize("family, endpoint", CASES)
def test_a_wait_is_as_long_as_the_portal_made_it(
    family: str, endpoint: str, wait: Callable[[str, str, int], float], waits_table: Table
) -> None:
    measured = measure(wait, family, endpoint, DELAYS_MS, WALKS)
    waits_table.rows += measured
    assert [str(late) for late in measured if abs(late.median_ms) > MEDIAN_ERROR_MS] == []
