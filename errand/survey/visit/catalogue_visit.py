"""What a hall lists: its services by theme and department, how many, how deep they can be handled online."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from errand.core.errors import PortalFault
from errand.given.lexicon import Spot
from errand.metrics.statistics import stratified_share
from errand.page.records import CountedEntry
from errand.survey.hall_record import Evidence
from errand.survey.visit.hall_pages import HallFront, ServiceThemes
from errand.survey.visit.hall_visit import HOME, HallVisit, survey
from errand.survey.visit.list_reader import Listing, ListReader
from errand.survey.visit.window import ListLine

LEGAL = Spot("services.legal", "services for legal persons")
BASES = {
    "theme": Spot("services.by-theme", "by theme"),
    "department": survey("by-department"),
    "object": survey("by-audience"),
    "nature": survey("by-nature"),
}
OTHER = "其他"
ONLINE_FROM, FULL_FROM = "D3", "D4"  # accepted online; handled online in full, without a visit


@dataclass(frozen=True, slots=True)
class CatalogueSide:
    """One half of a hall: what it lists for persons, or for legal persons, by theme and, if need be, by department."""

    name: str  # person | legal
    themes: tuple[Listing, ...]
    departments: tuple[Listing, ...]  # read only where the themes do not hold what is declared by department
    by_department: int | None  # the sum of what is declared by department; None without such numbers
    at: Evidence

    @property
    def listings(self) -> tuple[Listing, ...]:
        """All lists that were read."""
        return (*self.themes, *self.departments)

    @property
    def lines(self) -> list[ListLine]:
        """Every item once, however often it is listed."""
        return list(_items(self.listings).values())

    @property
    def listed(self) -> int | None:
        """How many items are listed; None when a list could not be read."""
        if any(listing.why for listing in self.listings):
            return None
        if self.whole:
            return len(self.lines)
        return max(sum(one.count or 0 for one in some) for some in (self.themes, self.departments))

    @property
    def unthemed(self) -> int | None:
        """How many items are under no theme; None where that was not read whole."""
        return len(self.lines) - len(_items(self.themes)) if self.whole else None

    @property
    def declared(self) -> int:
        """The sum of the numbers beside the themes."""
        return sum(listing.declared or 0 for listing in self.themes)

    @property
    def whole(self) -> bool:
        """Whether every line was read."""
        return all(listing.whole and not listing.why for listing in self.listings)


def _items(listings: Iterable[Listing]) -> dict[tuple[str, ...], ListLine]:
    return {_item(line): line for listing in listings for line in listing.lines}


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
            except PortalFault as fault:
                self.book.note(f"items.{name}", None, self.book.here(str(fault)), why=str(fault))
        if self.sides:
            self.book.note("hall.bases", ",".join(self._bases), self.sides[0].at)
            self._note_counts()
            self._note_themes()
            self._note_depth()

    # --- reading --------------------------------------------------------------------------------------------------

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
            if groups and declared != len(_items(themes)):
                departments = self._read(groups)
        return CatalogueSide(name, tuple(themes), tuple(departments), declared, at)

    def _read(self, groups: Sequence[CountedEntry]) -> list[Listing]:
        reader = ListReader(self.visit.window, self.visit.window.url(), self.most_lines, self.seed, self.until)
        listings = reader.read(groups)
        self.visit.left(reader.opened)
        self.compared, self.differing = self.compared + reader.compared, self.differing + reader.differing
        return listings

    # --- noting -----------------------------------------------------------------------------------------------------

    def _note_counts(self) -> None:
        counts = {side.name: side.listed for side in self.sides}
        for side in self.sides:
            why = "" if side.listed is not None else next(one.why for one in side.listings if one.why)
            self.book.note(f"items.{side.name}", side.listed, side.at, why=why)
            self.book.note(f"items.unthemed_{side.name}", side.unthemed, side.at, why="" if side.whole else "没有读全")
            self.book.note(f"items.declared_{side.name}", side.declared, side.at)
            self.book.note(
                f"items.departments_{side.name}", side.by_department, side.at,
                why="" if side.by_department is not None else "没有按部门的数目",
            )  # fmt: skip
        known = len(counts) == 2 and None not in counts.values()
        total = sum(count or 0 for count in counts.values()) if known else None
        self.book.note("items.total", total, *(side.at for side in self.sides), why="" if known else "有主题没有读到")
        self.book.note("hall.open", None if total is None else total > 0, *(side.at for side in self.sides))
        wrong = [
            self.book.read(one.url, f"{one.name}：标 {one.declared}，列 {one.count}")
            for side in self.sides for one in side.listings
            if one.declared is not None and one.count is not None and one.declared != one.count
        ]  # fmt: skip
        self.book.note("items.counts_wrong", bool(wrong), *(wrong[:5] or [self.sides[0].at]))

    def _note_themes(self) -> None:
        persons = [one for side in self.sides if side.name == "person" for one in side.themes if not one.why]
        empty = [one for one in persons if one.count == 0]
        rest = [one for one in persons if one.name != OTHER]
        at = self.sides[0].at
        only_other = bool(rest) and all(one.count == 0 for one in rest) and len(empty) < len(persons)
        self.book.note("themes.empty", only_other, self.book.read(at.url, "、".join(one.name for one in empty[:8])))
        self.book.note("themes.empty_count", len(empty), at, of=(len(persons), len(persons)))
        twice = [found for side in self.sides for found in _twice(side)]
        self.book.note("themes.duplicates", bool(twice), *(self.book.read(url, words) for url, words in twice[:5]))

    def _note_depth(self) -> None:
        told = [line.depth for side in self.sides for line in side.lines if line.depth]
        whole = len(self.sides) == 2 and all(side.whole for side in self.sides)
        at = self.sides[0].at
        if not told:
            self.book.unknown("列表没有写网上办理深度", ("depth.some_full", "depth.guide_only", "online.count"))
            return
        tally = Counter(told)
        self.book.note("depth.tally", "、".join(f"{one} {tally[one]}" for one in sorted(tally)), at)
        full, online = max(told) >= FULL_FROM, sum(one >= ONLINE_FROM for one in told)
        deeper = max(told) > "D0"
        partly = f"只看了 {len(told)} 项"
        self.book.note("depth.some_full", full or (False if whole else None), at, why="" if full or whole else partly)
        self.book.note(
            "depth.guide_only", not deeper if deeper or whole else None, at, why="" if deeper or whole else partly
        )
        self.book.note("online.count", online if whole else None, at, why="" if whole else partly)
        for side in self.sides:
            self._note_rate(side, [line.depth for line in side.lines if line.depth])

    def _note_rate(self, side: CatalogueSide, depths: Sequence[str]) -> None:
        key = f"online.{side.name}"
        if not depths:
            self.book.note(key, None, side.at, why="没有事项")
            return
        if side.whole:
            online = sum(one >= ONLINE_FROM for one in depths)
            self.book.note(key, online / len(depths), side.at, of=(len(depths), len(depths)))
            return
        strata = [(told, one.count) for one in side.themes if (told := one.depths) and one.count]
        share = stratified_share(
            [(sum(one >= ONLINE_FROM for one in told), len(told), max(count, len(told))) for told, count in strata]
        )
        self.book.note_rate(key, share, side.listed or len(depths), side.at)


def _twice(side: CatalogueSide) -> list[tuple[str, str]]:
    """Items listed more than once: address of the list and what is there twice."""
    where: dict[tuple[str, ...], list[Listing]] = {}
    for listing in side.themes:
        for line in listing.lines:
            where.setdefault(_item(line), []).append(listing)
    return [
        (lists[0].url, f"{key[0]}：{'、'.join(sorted({one.name for one in lists}))}，共 {len(lists)} 次")
        for key, lists in where.items() if len(lists) > 1
    ]  # fmt: skip


def _item(line: ListLine) -> tuple[str, ...]:
    """What makes a line this item: its words without the line's own number."""
    return (
        line.title,
        *(word for word in line.words if word != line.title and not re.fullmatch(r"\d{1,5}[.、]?", word)),
    )
