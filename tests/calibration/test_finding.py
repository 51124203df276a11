"""
What finding costs: the ladder's share of a step, in every family of halls.

`make calibrate` walks the stories and prints, for each family, how long it took to find what is acted on; waiting for a
page to come is not part of it.  Times are of this machine and mean something on an idle one only.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.given.cities import load_cities
from errand.given.portal import KnownCase, Portal
from errand_practice import PracticePortal, known_case
from errand_practice.profiles import family_names
from tests.calibration import cases
from tests.calibration.walking import stories, walk

CITY = "hangzhou"
MEDIAN_MS, P95_MS = 8.0, 40.0


@pytest.mark.calibrate
@pytest.mark.parametrize("family", family_names())
def test_finding_is_cheap(
    family: str,
    send_citizen: Callable[..., Citizen],
    practice_portal: PracticePortal,
    playwright: Playwright,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = known_case(CITY)
    portal = Portal(load_cities()[CITY], practice_portal.url(CITY), known_case=KnownCase(case.number, case.password))
    headers = {"Practice-Family": family, "Practice-Faults": "none"}
    device = cases.device(family, playwright)
    monkeypatch.setattr("errand.given.meaning._encoder", lambda: pytest.fail("the words fit: nobody asks for meaning"))

    found = []
    for story in stories():
        _, citizen = walk(story, send_citizen, portal, f"finding {family}", headers, device)
        found += [step.found_ms for step in citizen.recorder.steps if step.rung and step.rung != "dialog"]

    median, p95 = statistics.median(found), statistics.quantiles(found, n=20)[-1]
    row = f"{family:12} {len(found):4} steps  median {median:5.1f} ms  p95 {p95:5.1f} ms  most {max(found):5.1f} ms"
    record_property("table", ["finding", row])
    assert median < MEDIAN_MS, row
    assert p95 < P95_MS, row
