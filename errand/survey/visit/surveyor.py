"""The whole visit of a surveyor to one hall."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from errand.citizen.citizen import Citizen
from errand.core.errors import PortalFault, Undetermined
from errand.core.message import Message, Said
from errand.core.model import Reason
from errand.survey.against_2018.published import read_published
from errand.survey.assess.board import days_in
from errand.survey.assess.guide_assessment import GuideAssessment
from errand.survey.assess.guide_readings import assess_all, guide_readings
from errand.survey.assess.letter_readings import letter_readings
from errand.survey.assess.redlines import SeenForRedLines, red_line_readings
from errand.survey.hall_record import ChannelState, Evidence, HallRecord
from errand.survey.listed_items import write_items
from errand.survey.visit.catalogue_visit import CatalogueVisit
from errand.survey.visit.entries_visit import EntriesVisit
from errand.survey.visit.guides_visit import GuidesVisit
from errand.survey.visit.hall_pages import HallFront
from errand.survey.visit.hall_visit import HOME, HallVisit
from errand.survey.visit.notebook import Notebook
from errand.survey.visit.trouble import TROUBLE, what_came
from errand.survey.visit.window import Window

CATALOGUE_S = 120  # from the beginning of a visit; with entries, guides and search it is at most about 3 minutes
LOCAL_LINES, LIVE_LINES = 100_000, 1_500  # of a catalogue that are read when --sample does not say: 3 minutes a city
# What a hall that does not answer is taken for, after two knocks: not open. Other trouble leaves it undetermined.
KNOCKS = 2
NOT_OPEN = (Reason.UNREACHABLE,)
NOTHING_HAPPENS = (Reason.NO_RESPONSE, Reason.MISSING, Reason.TIMEOUT)


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """
    How a hall is to be visited.

    folder: where pictures and lists of items are kept; None: nowhere.  sample: the most lines of the catalogue that are
    read; None: as many as time allows.  lang: of the heads of the lists of items.
    """

    folder: Path | None = None
    sample: int | None = None
    lang: str = "zh"


class Surveyor:
    """One visit; what goes wrong in one part of it leaves the others their values."""

    def __init__(self, citizen: Citizen, plan: SurveyPlan) -> None:
        self.citizen = citizen
        self.plan = plan
        folder, sample = plan.folder, plan.sample
        self.window = Window(citizen)
        self.book = Notebook(self.window, folder / "pictures" if folder else None)
        self.visit = HallVisit(citizen, self.window, self.book)
        portal = citizen.portal
        seed = zlib.crc32(portal.city.slug.encode())
        until = math.inf if sample else time.monotonic() + CATALOGUE_S
        self.catalogue = CatalogueVisit(self.visit, sample or (LIVE_LINES if portal.live else LOCAL_LINES), seed, until)
        self.guides = GuidesVisit(self.visit, seed)
        self.trouble: list[Message] = []
        self.assessed: list[GuideAssessment] = []

    def record(self) -> HallRecord:
        """Walk, and write up what was found."""
        began = time.monotonic()
        at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        with self._part("front-page"):
            self._walk()
        closed = Message("survey.why-hall-closed") if self.book.value("hall.open") is False else None
        stopped = Message.of("survey.why-stopped", trouble=tuple(self.trouble)) if self.trouble else None
        self.book.unknown(stopped or closed or Message("survey.why-not-reached"), read_published().readings)
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
            trouble=tuple(self.trouble),
            own=portal.kind == "own",
        )

    @contextmanager
    def _part(self, name: str) -> Iterator[None]:
        try:
            yield
        except TROUBLE as trouble:
            part = Message(f"survey.part-{name}")
            self.trouble.append(Message.of("survey.stopped-at", part=part, came=what_came(trouble)))

    def _walk(self) -> None:
        if fault := self._stopped_at_the_door():
            self._note_shut(fault)
            return
        entries = EntriesVisit(self.visit)
        with self._part("entries"):
            entries.survey()
        with self._part("catalogue"):
            self.catalogue.survey()
            if self.plan.folder:
                listed = [(side.name, side.listings) for side in self.catalogue.sides]
                write_items(self.plan.folder, self.citizen.portal.city.slug, listed, self.plan.lang)
        with self._part("guides"):
            self._guides()
        with self._part("search"):
            self._search()
        front = Evidence(self.citizen.portal.url)
        self.book.keep(*letter_readings(entries.letters, front, date.today()))
        self.book.keep(*red_line_readings(self._seen(entries), front))

    def _note_shut(self, fault: PortalFault | Undetermined) -> None:
        """Note a front door that does not open."""
        came = what_came(fault)
        shut = fault.reason in NOT_OPEN
        note = Message.of("survey.seen-shut", came=came) if shut else came
        at = Evidence(self.citizen.portal.url, note=note)
        for key in ("hall.open", "hall.site"):
            self.book.note(key, False if shut else None, at, why=None if shut else came)

    def _seen(self, entries: EntriesVisit) -> SeenForRedLines:
        """What the red lines are held against."""
        services, statistics_on = self.book.value("items.total"), self.book.value("hall.statistics")
        return SeenForRedLines(
            date.today(),
            opened=1,
            newest_on_home=max(days_in(entries.words.get(HOME, "")), default=None),
            consult=self._channel("channel.consult"),
            message=self._channel("channel.message"),
            letters=entries.letters,
            services=services if isinstance(services, int) else None,
            guides=self.assessed,
            statistics_on=date.fromisoformat(statistics_on) if isinstance(statistics_on, str) else None,
        )

    def _channel(self, key: str) -> ChannelState | None:
        value = self.book.value(key)
        return ChannelState(value) if isinstance(value, str) else None

    def _stopped_at_the_door(self) -> PortalFault | Undetermined | None:
        """What the front door says instead of opening; one that does not answer is knocked at once more."""
        fault: PortalFault | Undetermined | None = None
        for _ in range(KNOCKS):
            try:
                self.visit.home()
            except (PortalFault, Undetermined) as met:
                fault = met
                if fault.reason not in NOT_OPEN:
                    break
            else:
                return None
        return fault

    def _guides(self) -> None:
        listings = [one for side in self.catalogue.sides for one in side.themes]
        self.guides.survey(listings)
        self.assessed = assess_all(self.guides.read, self.citizen.lexicon)
        self.book.keep(*guide_readings(self.guides.read, self.assessed, self.citizen.lexicon))

    def _search(self) -> None:
        titles = [one.text.title for one in self.guides.read]
        if not titles:
            self.book.unknown(Message("survey.why-nothing-to-search"), ("search.dead", "search.found"))
            return
        self.visit.home()
        words = titles[0].split("（")[0]
        try:
            found = HallFront(self.citizen).search(words).titles()
        except (PortalFault, Undetermined) as fault:
            at = self.book.here(note=Message.of("survey.seen-search", words=Said(words), came=what_came(fault)))
            self.book.note("search.dead", fault.reason in NOTHING_HAPPENS, at)
            self.book.no("search.found", at)
            return
        first = tuple(map(Said, found[:3]))
        at = self.book.here(note=Message.of("survey.seen-search-found", words=Said(words), found=first))
        self.book.no("search.dead", at)
        self.book.note("search.found", any(words in title for title in found), at)


def survey_hall(citizen: Citizen, plan: SurveyPlan | None = None) -> HallRecord:
    """Visit the hall of *citizen*'s portal."""
    return Surveyor(citizen, plan or SurveyPlan()).record()
