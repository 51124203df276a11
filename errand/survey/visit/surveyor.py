"""The whole visit of a surveyor to one hall."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from errand.citizen.citizen import Citizen
from errand.core.errors import PortalFault, SentElsewhere, WallReached
from errand.core.model import Reason
from errand.survey.against_2018.published import read_published
from errand.survey.assess.guide_assessment import GuideAssessment
from errand.survey.hall_record import HallRecord
from errand.survey.listed_items import write_items
from errand.survey.visit.catalogue_visit import CatalogueVisit
from errand.survey.visit.entries_visit import EntriesVisit
from errand.survey.visit.guides_visit import GuidesVisit
from errand.survey.visit.hall_pages import HallFront
from errand.survey.visit.hall_visit import HOME, HallVisit
from errand.survey.visit.notebook import Notebook
from errand.survey.visit.readings import assessed, note_guides, note_letters, note_red_lines
from errand.survey.visit.window import Window

CATALOGUE_S = 120  # from the beginning of a visit; with entries, guides and search it is at most about 3 minutes
LOCAL_LINES, LIVE_LINES = 100_000, 1_500  # of a catalogue that are read when --sample does not say: 3 minutes a city
# What a hall that does not answer is taken for, after two knocks: not open. Other trouble leaves it undetermined.
KNOCKS = 2
NOT_OPEN = (Reason.UNREACHABLE,)
FILED = ("主题分类", "服务主题", "所属主题")
NOTHING_HAPPENS = (Reason.NO_RESPONSE, Reason.MISSING, Reason.TIMEOUT)


class Surveyor:
    """One visit; what goes wrong in one part of it leaves the others their values."""

    def __init__(self, citizen: Citizen, folder: Path | None, sample: int | None) -> None:
        self.citizen = citizen
        self.folder = folder
        self.window = Window(citizen)
        self.book = Notebook(self.window, folder / "pictures" if folder else None)
        self.visit = HallVisit(citizen, self.window, self.book)
        portal = citizen.portal
        seed = zlib.crc32(portal.city.slug.encode())
        until = math.inf if sample else time.monotonic() + CATALOGUE_S
        self.catalogue = CatalogueVisit(self.visit, sample or (LIVE_LINES if portal.live else LOCAL_LINES), seed, until)
        self.guides = GuidesVisit(self.visit, seed)
        self.note = ""
        self.assessed: list[GuideAssessment] = []

    def record(self) -> HallRecord:
        """Walk, and write up what was found."""
        began = time.monotonic()
        at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        with self._part("首页"):
            self._walk()
        closed = self.book.value("hall.open") is False
        self.book.unknown(self.note or ("大厅没有开通" if closed else "没有走到这一步"), read_published().readings)
        portal = self.citizen.portal
        return HallRecord(
            city=portal.city.slug,
            portal=portal.url,
            at=at,
            live=portal.live,
            readings=tuple(self.book.readings.values()),
            seconds=round(time.monotonic() - began, 1),
            pages=self.visit.pages,
            requests=self.window.requests,
            compared=self.catalogue.compared,
            differing=self.catalogue.differing,
            note=self.note,
        )

    @contextmanager
    def _part(self, name: str) -> Iterator[None]:
        try:
            yield
        except (PortalFault, WallReached, SentElsewhere) as trouble:
            self.note = "；".join(filter(None, (self.note, f"{name}：{trouble}")))

    def _walk(self) -> None:
        if fault := self._stopped_at_the_door():
            shut = fault.reason in NOT_OPEN
            value, why = (False, "") if shut else (None, str(fault))
            at = self.book.read(self.citizen.portal.url, f"两次访问都没有打开：{fault}" if shut else str(fault))
            for key in ("hall.open", "hall.site"):
                self.book.note(key, value, at, why=why)
            return
        entries = EntriesVisit(self.visit)
        with self._part("栏目"):
            entries.survey()
        with self._part("目录"):
            self.catalogue.survey()
            if self.folder:
                listed = [(side.name, side.listings) for side in self.catalogue.sides]
                write_items(self.folder, self.citizen.portal.city.slug, listed)
        with self._part("指南"):
            self._guides()
        with self._part("搜索"):
            self._search()
        front = self.book.read(self.citizen.portal.url)
        note_letters(self.book, entries.letters, front, date.today())
        note_red_lines(self.book, entries.words.get(HOME, ""), entries.letters, self.assessed, front)

    def _stopped_at_the_door(self) -> PortalFault | None:
        """What the front door says instead of opening; one that does not answer is knocked at once more."""
        fault: PortalFault | None = None
        for _ in range(KNOCKS):
            try:
                self.visit.home()
            except PortalFault as met:
                fault = met
                if fault.reason not in NOT_OPEN:
                    break
            else:
                return None
        return fault

    def _guides(self) -> None:
        listings = [one for side in self.catalogue.sides for one in side.themes]
        self.guides.survey(listings)
        read = self.guides.read
        if not read:
            self.book.unknown("没有读到办事指南", ("hall.guides", "guide.basis_name_only", "themes.scrambled"))
            return
        at = [one.at for one in read]
        self.book.yes("hall.guides", *at[:2])
        self.assessed = assessed(read)
        note_guides(self.book, read, self.assessed)
        filed = [(one, one.fields[label]) for one in read for label in FILED if label in one.fields]
        foreign = [(one, theme) for one, theme in filed if theme != one.theme]
        if filed:
            quotes = [self.book.read(one.at.url, f"列在「{one.theme}」，自称「{theme}」") for one, theme in foreign]
            self.book.note("themes.scrambled", len(foreign) > len(filed) / 2, *quotes)
        else:
            self.book.unknown("指南没有写明主题", ("themes.scrambled",))

    def _search(self) -> None:
        titles = [one.title for one in self.guides.read]
        if not titles:
            self.book.unknown("没有可搜索的事项", ("search.dead", "search.found"))
            return
        self.visit.home()
        words = titles[0].split("（")[0]
        try:
            found = HallFront(self.citizen).search(words).titles()
        except PortalFault as fault:
            at = self.book.here(f"搜索「{words}」：{fault}")
            self.book.note("search.dead", fault.reason in NOTHING_HAPPENS, at)
            self.book.no("search.found", at)
            return
        at = self.book.here(f"搜索「{words}」：{'、'.join(found[:3])}")
        self.book.no("search.dead", at)
        self.book.note("search.found", any(words in title for title in found), at)


def survey_hall(citizen: Citizen, folder: Path | None = None, sample: int | None = None) -> HallRecord:
    """
    Visit the hall of *citizen*'s portal.

    Pictures and lists of items are kept in *folder*, if given; *sample*: the most lines of the catalogue to be read.
    """
    return Surveyor(citizen, folder, sample).record()
