"""What a hall lists: its services by theme and department, read list by list."""

from __future__ import annotations

import math
from collections.abc import Sequence

from errand.core.errors import PortalFault, Undetermined
from errand.given.lexicon import Spot
from errand.page.records import CountedEntry
from errand.survey.assess.catalogue_readings import CatalogueSide, catalogue_readings
from errand.survey.assess.listing import Listing, items_of
from errand.survey.hall_record import HallReading
from errand.survey.visit.hall_pages import HallFront, ServiceThemes
from errand.survey.visit.hall_visit import HOME, HallVisit, survey
from errand.survey.visit.list_reader import ListReader
from errand.survey.visit.trouble import what_came

LEGAL = Spot("services.legal", "services for legal persons")
BASES = {
    "theme": Spot("services.by-theme", "by theme"),
    "department": survey("by-department"),
    "object": survey("by-audience"),
    "nature": survey("by-nature"),
}


class CatalogueVisit:
    """The part of a visit that concerns what is listed."""

    def __init__(self, visit: HallVisit, most_lines: int, seed: int, until: float = math.inf) -> None:
        self.visit = visit
        self.until = until
        self.book = visit.book
        self.most_lines = most_lines
        self.seed = seed
        self.sides: list[CatalogueSide] = []
        self.compared = self.differing = 0
        self._bases: list[str] = []

    def survey(self) -> None:
        """Read both sides of the hall and note what they say."""
        for name in ("person", "legal"):
            try:
                self.sides.append(self._side(name))
            except (PortalFault, Undetermined) as fault:
                self.book.keep(HallReading.unknown(f"items.{name}", what_came(fault), self.book.here()))
        self.book.keep(*catalogue_readings(self.sides, self._bases))

    def _persons(self) -> None:
        """To the services for persons."""
        visit = self.visit
        if HallFront.person.concept in visit.seen[HOME]:
            visit.enter(HOME, HallFront.person, "person", ServiceThemes)
            return
        visit.reach(HOME)
        visit.citizen.follow(HallFront.person)
        visit.citizen.arrive(ServiceThemes)
        visit.arrived("person", self._persons)

    def _side(self, name: str) -> CatalogueSide:
        visit, window = self.visit, self.visit.window
        if name == "person" or "person" not in visit.seen:
            self._persons()
        if name == "legal":
            visit.enter("person", LEGAL, name)
        at, groups = self.book.here(window.title()), window.groups()
        visit.look_about(name, (LEGAL, *BASES.values()))
        self._bases = self._bases or [base for base, way in BASES.items() if way.concept in visit.seen[name]]
        themes, departments = self._read(groups), []
        declared: int | None = None
        if "department" in self._bases:
            visit.enter(name, BASES["department"], f"{name} by department")
            groups = window.groups()
            declared = sum(group.count for group in groups) if groups else None
            if groups and declared != len(items_of(themes)):
                departments = self._read(groups)
        return CatalogueSide(name, tuple(themes), tuple(departments), declared, at)

    def _read(self, groups: Sequence[CountedEntry]) -> list[Listing]:
        reader = ListReader(self.visit.window, self.visit.window.url(), self.most_lines, self.seed, self.until)
        listings = reader.read(groups)
        self.visit.left(reader.opened)
        self.compared, self.differing = self.compared + reader.compared, self.differing + reader.differing
        return listings
