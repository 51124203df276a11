"""What the lists of a hall come to: how many items, under which themes, how deep they can be handled online."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from errand.core.message import Message, Said
from errand.metrics.statistics import stratified_share
from errand.survey.assess.listing import Listing, ListLine, items_of
from errand.survey.hall_record import Evidence, HallReading

OTHER = "其他"  # the theme for what fits no other, in the national lists of themes
ONLINE_FROM, FULL_FROM = "D3", "D4"  # accepted online; handled online in full, without a visit
EXAMPLES = 5  # places that are kept as evidence
NOT_WHOLE = Message("survey.why-not-whole")


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
        return list(items_of(self.listings).values())

    @property
    def depths(self) -> list[str]:
        """How deep each item that says so can be handled online."""
        return [depth for line in self.lines if (depth := line.depth)]

    @property
    def unread(self) -> Message | None:
        """Why a list could not be read; None when all could."""
        return next((listing.why for listing in self.listings if listing.why), None)

    @property
    def listed(self) -> int | None:
        """How many items are listed; None when a list could not be read."""
        if self.unread:
            return None
        if self.whole:
            return len(self.lines)
        return max(sum(one.count or 0 for one in some) for some in (self.themes, self.departments))

    @property
    def unthemed(self) -> int | None:
        """How many items are under no theme; None where that was not read whole."""
        return len(self.lines) - len(items_of(self.themes)) if self.whole else None

    @property
    def declared(self) -> int:
        """The sum of the numbers beside the themes."""
        return sum(listing.declared or 0 for listing in self.themes)

    @property
    def whole(self) -> bool:
        """Whether every line was read."""
        return all(listing.whole and not listing.why for listing in self.listings)


def catalogue_readings(sides: Sequence[CatalogueSide], bases: Sequence[str]) -> list[HallReading]:
    """Everything noted of the catalogue; *bases*: the ways of sorting services that the hall has, in its order."""
    if not sides:
        return []
    return [
        HallReading("hall.bases", ",".join(bases), (sides[0].at,)),
        *(reading for side in sides for reading in _side_counts(side)),
        *_totals(sides),
        *_themes(sides),
        *_depths(sides),
    ]


# --- how many ---------------------------------------------------------------------------------------------------------


def _side_counts(side: CatalogueSide) -> Iterator[HallReading]:
    def noted(key: str, value: int | None, why: Message | None) -> HallReading:
        return HallReading(f"items.{key}_{side.name}", value, (side.at,), why if value is None else None)

    yield HallReading(f"items.{side.name}", side.listed, (side.at,), side.unread)
    yield noted("unthemed", side.unthemed, NOT_WHOLE)
    yield noted("declared", side.declared, None)
    yield noted("departments", side.by_department, Message("survey.why-no-department-numbers"))


def _totals(sides: Sequence[CatalogueSide]) -> Iterator[HallReading]:
    seen = tuple(side.at for side in sides)
    counts = [side.listed for side in sides]
    known = [count for count in counts if count is not None]
    total = sum(known) if len(known) == len(counts) == 2 else None
    why = Message("survey.why-theme-unread") if total is None else None
    yield HallReading("items.total", total, seen, why)
    yield HallReading("hall.open", None if total is None else total > 0, seen, why)
    wrong = [found for side in sides for listing in side.listings if (found := _wrong_count(listing))]
    yield HallReading("items.counts_wrong", bool(wrong), (*(wrong[:EXAMPLES] or [sides[0].at]),))


def _wrong_count(listing: Listing) -> Evidence | None:
    """A list that holds another number of items than is declared beside its entry."""
    declared, listed = listing.declared, listing.count
    if declared is None or listed is None or declared == listed:
        return None
    note = Message.of("survey.seen-count", name=Said(listing.name), declared=declared, listed=listed)
    return Evidence(listing.url, note=note)


# --- under which themes -----------------------------------------------------------------------------------------------


def _themes(sides: Sequence[CatalogueSide]) -> Iterator[HallReading]:
    persons = [one for side in sides if side.name == "person" for one in side.themes if not one.why]
    empty = [one for one in persons if one.count == 0]
    rest = [one for one in persons if one.name != OTHER]
    at = sides[0].at
    only_other = bool(rest) and all(one.count == 0 for one in rest) and len(empty) < len(persons)
    named = Evidence(at.url, quote="、".join(one.name for one in empty[:8]))
    yield HallReading("themes.empty", only_other, (named,))
    yield HallReading.counted("themes.empty_count", len(empty), len(persons), at)
    twice = [found for side in sides for found in _listed_twice(side)]
    yield HallReading("themes.duplicates", bool(twice), (*(twice[:EXAMPLES] or [at]),))


def _listed_twice(side: CatalogueSide) -> Iterator[Evidence]:
    """Items that stand more than once under the themes."""
    where: dict[tuple[str, ...], list[Listing]] = {}
    for listing in side.themes:
        for line in listing.lines:
            where.setdefault(line.item, []).append(listing)
    for (title, *_), lists in where.items():
        if len(lists) > 1:
            themes = tuple(Said(name) for name in sorted({one.name for one in lists}))
            note = Message.of("survey.seen-twice", title=Said(title), themes=themes, times=len(lists))
            yield Evidence(lists[0].url, note=note)


# --- how deep ---------------------------------------------------------------------------------------------------------


def _depths(sides: Sequence[CatalogueSide]) -> Iterator[HallReading]:
    depths = [depth for side in sides for depth in side.depths]
    whole = len(sides) == 2 and all(side.whole for side in sides)
    at = sides[0].at
    if not depths:
        why = Message("survey.why-no-depth")
        for key in ("depth.some_full", "depth.guide_only", "online.count"):
            yield HallReading.unknown(key, why)
        return
    tally = Counter(depths)
    yield HallReading("depth.tally", ", ".join(f"{one} {tally[one]}" for one in sorted(tally)), (at,))
    partly = Message.of("survey.why-items-read", items=len(depths))

    def noted(key: str, value: int, *, sure: bool) -> HallReading:
        return HallReading(key, value, (at,)) if sure else HallReading.unknown(key, partly, at)

    full, deeper = max(depths) >= FULL_FROM, max(depths) > "D0"
    yield noted("depth.some_full", full, sure=full or whole)
    yield noted("depth.guide_only", not deeper, sure=deeper or whole)
    yield noted("online.count", sum(one >= ONLINE_FROM for one in depths), sure=whole)
    yield from (_online(side) for side in sides)


def _online(side: CatalogueSide) -> HallReading:
    """The share of items that are accepted online; from a sample with its interval, a stratum for each theme."""
    key, depths = f"online.{side.name}", side.depths
    if not depths:
        return HallReading.unknown(key, Message("survey.why-no-items"), side.at)
    if side.whole:
        online = sum(one >= ONLINE_FROM for one in depths)
        return HallReading.counted(key, online / len(depths), len(depths), side.at)
    strata = [(read, one.count) for one in side.themes if (read := one.depths) and one.count]
    share = stratified_share(
        [(sum(one >= ONLINE_FROM for one in read), len(read), max(count, len(read))) for read, count in strata]
    )
    return HallReading.sampled(key, share, side.listed or len(depths), side.at)
