"""Walks round a portal by reading only: every page to be reached without handing anything in, and a picture of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from errand.check.exam import examine, spots_of
from errand.check.record import Checked, Leg, Sighting, Stay
from errand.citizen.citizen import Citizen, PageObject
from errand.core.errors import BrowserLost, HarnessError, PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.model import Reason
from errand.page.bridge import ask
from errand.page.questions import DrawBoxes, NamedBox
from errand.record.redact.pages import blot_page
from errand.words.catalogue import has, word


def walk_round(
    citizen: Citizen,
    legs: Sequence[Leg],
    folder: Path,
    *,
    lang: str = "zh",
    tell: Callable[[str], None] = lambda _: None,
) -> Checked:
    """Walk all *legs* and look at each page; pictures go into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    stays: list[Stay] = []
    home = legs[0]
    for leg in legs:
        tell(leg_title(leg, lang))
        stay = _stay(citizen, home, leg, folder / f"{len(stays) + 1:02}-{leg.name}.png", lang)
        stays.append(stay)
        if leg is home and stay.exam is None:
            break  # nobody answers there: the other legs would only say so again
    held = tuple(map(citizen.redact.message, citizen.escort.remarks()))
    return Checked(citizen.portal, tuple(_behind(stays)), held=held)


def leg_title(leg: Leg, lang: str) -> str:
    """What a page of the tour is called."""
    if lang == "zh":
        return leg.zh
    return word(f"check.leg-{leg.name}", lang) if has(f"check.leg-{leg.name}", lang) else leg.name


def _stay(citizen: Citizen, home: Leg, leg: Leg, picture: Path, lang: str) -> Stay:
    """Go there, and look."""
    why, here = "", True
    before = len(citizen.recorder.steps)
    try:
        _go(citizen, home, leg)
    except (PortalFault, Undetermined, WallReached) as error:
        why = citizen.redact(str(error))
        here = error.reason is Reason.NOT_RECOGNISED and error.about == leg.page.landmark.concept
    except SentElsewhere as error:
        why, here = citizen.redact(str(error)), False
    except BrowserLost:
        raise
    except HarnessError as error:
        why, here = citizen.redact(str(error))[:200], False
    url = citizen.redact(citizen.watch.current.url) if citizen.watch.alive() else ""
    if not here:
        return Stay(leg.name, leg_title(leg, lang), url, reached=False, why_not=why)
    exam, boxes = examine(citizen, list(dict.fromkeys((*spots_of(leg.page), *leg.also))), leg.optional, lang)
    ways = tuple(step.concept for step in citizen.recorder.steps[before:] if step.verb == "click" and step.concept)
    return Stay(leg.name, leg_title(leg, lang), url, not why, why, exam, _photograph(citizen, boxes, picture), ways)


def _go(citizen: Citizen, home: Leg, leg: Leg) -> None:
    citizen.open("/")
    front: PageObject
    try:
        front = citizen.arrive(home.page)
    except (PortalFault, Undetermined) as fault:
        if leg is home or fault.reason is not Reason.NOT_RECOGNISED:
            raise
        front = home.page(citizen)  # not recognised, but a citizen stands there and may find her way
    if leg.go is not None:
        leg.go(front, citizen.portal)


def _photograph(citizen: Citizen, boxes: Sequence[tuple[Frame, Sequence[NamedBox]]], path: Path) -> Path | None:
    """A picture with what was found boxed and named; secrets are blotted out, and the boxes are taken away again."""
    page = citizen.watch.current
    try:
        blot_page(page, citizen.redact)
        for frame, drawn in boxes:
            ask(frame, DrawBoxes(drawn))
        page.screenshot(path=path, full_page=True, timeout=10_000, animations="disabled")
        for frame, _ in boxes:
            ask(frame, DrawBoxes(()))
    except PlaywrightError:  # the page went away under the camera; what was read of it stays read
        return None
    return path


def _behind(stays: Sequence[Stay]) -> list[Stay]:
    """The stays, with those entries of the home page marked that the citizen found behind others."""
    found = {
        way: stay.ways[:number] for stay in stays for number, way in enumerate(stay.ways) if number and stay.reached
    }
    marked = list(stays)
    if stays[0].exam:
        seen = (_marked(sighting, found) for sighting in stays[0].exam.sightings)
        marked[0] = replace(stays[0], exam=replace(stays[0].exam, sightings=tuple(seen)))
    return marked


def _marked(sighting: Sighting, found: Mapping[str, tuple[str, ...]]) -> Sighting:
    return sighting if sighting.found else replace(sighting, behind=found.get(sighting.concept, ()))
