"""What a hall has entries for: its blocks, the ways to be heard, its lists, its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.message import Message, Said, Term
from errand.given.lexicon import Spot
from errand.survey.assess.front_page import site_readings, supervision_readings
from errand.survey.assess.letter_readings import nobody_answers
from errand.survey.assess.letters import PublishedLetter
from errand.survey.hall_record import ChannelState, Evidence, HallReading
from errand.survey.visit.hall_pages import HallFront
from errand.survey.visit.hall_visit import HOME, HallVisit, survey
from errand.survey.visit.letters_visit import read_board
from errand.survey.visit.trouble import TROUBLE, what_came

HELP = Spot("help.entry", "the instructions")
CHANNELS = ("consult", "message", "correction", "rating", "complaint", "petition")
BLOCKS = ("openness", "services", "guides", "interaction", "supervision")
# Where an entry is looked for when it is not on the front page: the page behind which citizens would expect it.
BEHIND = {
    **dict.fromkeys(CHANNELS, ("interaction", "supervision")),
    "powers": ("openness",),
    "catalogue": ("openness",),
    "regions": (),
    "newcomer": ("interaction",),
    "parallel": (),
    "help": ("interaction",),
}
PRESENT = {
    "powers": "list.powers",
    "catalogue": "list.catalogue",
    "newcomer": "hall.newcomer",
    "parallel": "hall.parallel",
}
LEVELS = ("county", "township", "village")
OF_REGIONS = ("hall.level", "hall.city_only")  # the readings
MOST_LINKS, MOST_LIVE_LINKS = 90, 10  # of the main pages that are tried, the front page's first
EXAMPLES = 5  # dead links that are kept as evidence
NAMED = {"help": HELP, "progress": HallFront.progress, "person": HallFront.person}  # not in the lexicon for a surveyor


def entry(name: str) -> Spot:
    """What an entry is looked for by."""
    return NAMED.get(name) or survey(name)


class EntriesVisit:
    """The part of a visit that concerns entries."""

    def __init__(self, visit: HallVisit) -> None:
        self.visit = visit
        self.book = visit.book
        self.words: dict[str, str] = {}  # page -> what it says
        self.links: dict[str, tuple[str, str]] = {}  # of the main pages: address -> words, and the page it stands on
        self.front = Evidence(self.visit.citizen.portal.url)  # the front page
        self.letters: list[PublishedLetter] = []

    def survey(self) -> None:
        """Everything; the front page is on view."""
        self._front()
        for name in ("interaction", "supervision"):
            self._look_behind(name)
        supervision = self.words.get("supervision")
        figures = supervision_readings(
            supervision, self._front_page(), entry=self.on("supervision"), lexicon=self.visit.citizen.lexicon
        )
        self.book.keep(*figures)
        for name in CHANNELS:
            self._channel(name)
        for name, key in PRESENT.items():
            self._present(name, key)
        self._regions()
        self._help()
        self._dead_links()
        self.book.note("hall.progress", self.on("progress"), self._front_evidence("progress"))

    def on(self, name: str, page: str = HOME) -> bool:
        """Whether a page, the front page when not said, has an entry."""
        return entry(name).concept in self.visit.seen.get(page, {})

    # --- looking --------------------------------------------------------------------------------------------------

    def _look_about(self, page: str) -> None:
        self.visit.look_about(page, map(entry, {*BLOCKS, *CHANNELS, *BEHIND, *NAMED}))
        self.words[page] = self.visit.window.text()
        for words, url in self.visit.window.links():
            if not self.visit.citizen.portal.elsewhere(url):
                self.links.setdefault(url, (words, self.visit.window.url()))

    def _front(self) -> None:
        self._look_about(HOME)
        title = self.visit.window.title()
        self.front = self.book.here(title)
        self.book.keep(*site_readings(title, self.front, self.visit.citizen.lexicon))
        for block in BLOCKS:
            self.book.note(f"block.{block}", self.on(block), self._front_evidence(block))
        self.book.note("hall.supervision", self.on("supervision"), self._front_evidence("supervision"))

    def _front_page(self, note: Message | None = None) -> Evidence:
        return replace(self.front, quote="", note=note)

    def _front_evidence(self, name: str) -> Evidence:
        seen = self.visit.seen[HOME].get(entry(name).concept)
        lacks = Message.of("survey.seen-front-lacks", entry=Term("concept", entry(name).concept))
        return seen.at if seen else self._front_page(lacks)

    def _look_behind(self, name: str) -> None:
        """See what an entry of the front page has behind it."""
        if not self.on(name):
            return
        try:
            self.visit.enter(HOME, entry(name), name)
        except TROUBLE as trouble:
            self.book.no(f"{name}.opens", self.book.here(note=what_came(trouble)))
        else:
            self._look_about(name)
            if name == "interaction":
                self._board()
            self.book.yes(f"{name}.opens", self.book.here(self.visit.window.title()))

    def _board(self) -> None:
        self.letters = read_board(self.visit)
        self.book.keep(nobody_answers(self.letters, self.book.here(), date.today()))

    def _place(self, name: str) -> str | None:
        """The page on which an entry was seen; None when it was on none."""
        pages = (HOME, *BEHIND.get(name, ()))
        return next((page for page in pages if self.on(name, page)), None)

    # --- what is noted ------------------------------------------------------------------------------------------------

    def _channel(self, name: str) -> None:
        key, place = f"channel.{name}", self._place(name)
        if place is None:
            self.book.note(key, ChannelState.MISSING, self._front_page(Message("survey.seen-no-channel")))
            return
        state, evidence, why = self.visit.channel(place, entry(name))
        self.book.note(key, state, evidence, why=why)

    def _present(self, name: str, key: str) -> None:
        place = self._place(name)
        if place is None and "openness" in BEHIND[name] and self.on("openness"):
            place = self._behind_openness(name)
        if place is None:
            self.book.no(key, self._front_page(Message("survey.seen-no-entry")))
            return
        self._opens(place, entry(name), key)

    def _behind_openness(self, name: str) -> str | None:
        if "openness" not in self.visit.seen:
            try:
                self.visit.enter(HOME, entry("openness"), "openness")
            except TROUBLE:
                return None
            self._look_about("openness")
        return "openness" if self.on(name, "openness") else None

    def _opens(self, page: str, spot: Spot, key: str) -> None:
        at = self.visit.seen[page][spot.concept].at
        words = Said(at.quote)
        if self._answers(page, spot):
            self.book.yes(key, at)
            return
        try:
            self.visit.enter(page, spot)
        except TROUBLE as trouble:
            came = what_came(trouble)
            why = Message.of("survey.why-entry-dead", entry=words, came=came)
            self.book.note(key, None, self.book.here(note=came), why=why)
        else:
            leads = Message.of("survey.seen-leads-to", entry=words, title=Said(self.visit.window.title()))
            self.book.yes(key, self.book.here(note=leads))

    def _answers(self, page: str, spot: Spot) -> bool:
        """Whether the address of an entry is known and answers: what opens so needs no window."""
        address = self.visit.address(page, spot)
        return bool(address) and 200 <= self.visit.window.statuses([address])[0].status < 400

    def _regions(self) -> None:
        """Which levels below the city the hall names, and whether they hold items of their own."""
        if not self.on("regions"):
            self.book.unknown(Message("survey.why-no-regions"), OF_REGIONS)
            return
        try:
            self.visit.enter(HOME, entry("regions"))
        except TROUBLE as trouble:
            self.book.unknown(what_came(trouble), OF_REGIONS)
            return
        named = self.visit.window.sights({level: entry(level) for level in LEVELS})
        seen = [level for level in LEVELS if level in named]
        groups = self.visit.window.groups()
        at = self.book.here("、".join(f"{one.name} {one.count}" for one in groups[:4]))
        unknown = Message("survey.why-levels-unknown")
        self.book.note("hall.level", seen[-1] if seen else None, at, why=None if seen else unknown)
        if groups:
            self.book.note("hall.city_only", not any(group.count for group in groups), at)
        else:
            self.book.keep(HallReading.unknown("hall.city_only", Message("survey.why-no-numbers"), at))

    def _dead_links(self) -> None:
        """What the links of the main pages lead to."""
        if not self.links:
            self.book.unknown(Message("survey.why-links-no-addresses"), ("links.dead",))
            return
        most = MOST_LIVE_LINKS if self.visit.citizen.portal.live else MOST_LINKS
        answers = self.visit.window.statuses(list(self.links)[:most])
        dead = [self.links[one.url] for one in answers if one.status >= 400]
        seen = [
            Evidence(page, note=Message.of("survey.seen-dead", words=Said(words))) for words, page in dead[:EXAMPLES]
        ]
        of = len(self.links)
        self.book.keep(HallReading.counted("links.dead", len(dead), len(answers), *(seen or [self.book.here()]), of=of))

    def _help(self) -> None:
        place = self._place("help")
        if place is None:
            self.book.unknown(Message("survey.why-no-help"), ("hall.help_dead",))
            return
        if self._answers(place, HELP):
            self.book.no("hall.help_dead", self.visit.seen[place][HELP.concept].at)
            return
        try:
            self.visit.enter(place, HELP)
        except PortalFault as fault:
            self.book.yes("hall.help_dead", self.book.here(note=what_came(fault)))
        except (Undetermined, WallReached, SentElsewhere) as stopped:
            came = what_came(stopped)
            self.book.note("hall.help_dead", None, self.book.here(note=came), why=came)
        else:
            self.book.no("hall.help_dead", self.book.here(self.visit.window.title()))
