"""What a hall has entries for: its blocks, the ways to be heard, its lists, its figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from errand.core.errors import PortalFault, SentElsewhere, WallReached
from errand.given.lexicon import Spot
from errand.survey.assess.letters import PublishedLetter, correspondence
from errand.survey.hall_record import ChannelState, Evidence
from errand.survey.visit.hall_pages import HallFront
from errand.survey.visit.hall_visit import BLOCKS, CHANNELS, HOME, TROUBLE, HallVisit, survey
from errand.survey.visit.letters_visit import read_board

HELP = Spot("help.entry", "the instructions")
GOVERNMENT = re.compile(r"人民政府|政府门户")
STARS = re.compile(r"[★☆]{2,}|[一二三四五1-5]星级|星级(评价|评定|排名|公示)")
PHASES = ("事前", "事中", "事后")
UPDATED = re.compile(r"(?:更新|截至|截止|统计|发布)[^\d]{0,12}(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
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
MOST_LINKS, MOST_LIVE_LINKS = 90, 10  # of the main pages that are tried, the front page's first
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
        self.front = self.book.read(self.visit.citizen.portal.url)  # the front page as evidence
        self.letters: list[PublishedLetter] = []

    def survey(self) -> None:
        """Everything; the front page is on view."""
        self._front()
        for name in ("interaction", "supervision"):
            self._look_behind(name)
        self._figures()
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
        inside = bool(GOVERNMENT.search(title))
        at = self.front = self.book.here(title)
        self.book.yes("hall.site", at)
        self.book.note("hall.inside_portal", inside, at)
        self.book.note("hall.own_site", not inside, at)
        for block in BLOCKS:
            self.book.note(f"block.{block}", self.on(block), self._front_evidence(block))
        self.book.note("hall.supervision", self.on("supervision"), self._front_evidence("supervision"))

    def _front_page(self, words: str = "") -> Evidence:
        return replace(self.front, quote=words)

    def _front_evidence(self, name: str) -> Evidence:
        seen = self.visit.seen[HOME].get(entry(name).concept)
        return seen.at if seen else self._front_page(f"首页没有「{self.visit.citizen.lexicon.title(entry(name))}」")

    def _look_behind(self, name: str) -> None:
        """See what an entry of the front page has behind it."""
        if not self.on(name):
            return
        try:
            self.visit.enter(HOME, entry(name), name)
        except TROUBLE as trouble:
            self.book.no(f"{name}.opens", self.book.here(str(trouble)))
        else:
            self._look_about(name)
            if name == "interaction":
                self._board()
            self.book.yes(f"{name}.opens", self.book.here(self.visit.window.title()))

    def _board(self) -> None:
        self.letters = read_board(self.visit)
        at = [
            self.book.here(f"{one.words} {one.asked_on} {one.answered_on or ('已回复' if one.answered else '未回复')}")
            for one in self.letters[:2]
        ]
        value = correspondence(self.letters, date.today()).nobody_answers
        self.book.note("letters.nobody_answers", value, *at, why="" if value is not None else "公开的问题太少")

    def _place(self, name: str) -> str | None:
        """The page on which an entry was seen; None when it was on none."""
        pages = (HOME, *BEHIND.get(name, ()))
        return next((page for page in pages if self.on(name, page)), None)

    # --- what is noted ------------------------------------------------------------------------------------------------

    def _channel(self, name: str) -> None:
        key, place = f"channel.{name}", self._place(name)
        if place is None:
            self.book.note(key, ChannelState.MISSING, self._front_page("首页和互动页都没有这个入口"))
            return
        way, evidence, why = self.visit.way(place, entry(name))
        self.book.note(key, way, evidence, why=why)

    def _present(self, name: str, key: str) -> None:
        place = self._place(name)
        if place is None and "openness" in BEHIND[name] and self.on("openness"):
            place = self._behind_openness(name)
        if place is None:
            self.book.no(key, self._front_page("没有这个入口"))
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
        words = at.quote
        if self._answers(page, spot):
            self.book.yes(key, at)
            return
        try:
            self.visit.enter(page, spot)
        except TROUBLE as trouble:
            self.book.note(key, None, self.book.here(str(trouble)), why=f"有入口「{words}」，打不开：{trouble}")
        else:
            self.book.yes(key, self.book.here(f"{words} → {self.visit.window.title()}"))

    def _answers(self, page: str, spot: Spot) -> bool:
        """Whether the address of an entry is known and answers: what opens so needs no window."""
        address = self.visit.address(page, spot)
        return bool(address) and 200 <= self.visit.window.statuses([address])[0].status < 400

    def _regions(self) -> None:
        """Which levels below the city the hall names, and whether they hold items of their own."""
        if not self.on("regions"):
            self.book.unknown("没有看到下级大厅的入口", ("hall.level", "hall.city_only"))
            return
        try:
            self.visit.enter(HOME, entry("regions"))
        except TROUBLE as trouble:
            self.book.unknown(str(trouble), ("hall.level", "hall.city_only"))
            return
        named = self.visit.window.sights({level: entry(level) for level in LEVELS})
        seen = [level for level in LEVELS if level in named]
        groups = self.visit.window.groups()
        at = self.book.here("、".join(f"{one.name} {one.count}" for one in groups[:4]))
        self.book.note("hall.level", seen[-1] if seen else None, at, why="" if seen else "没有认出层级")
        empty = bool(groups) and not any(group.count for group in groups)
        self.book.note("hall.city_only", empty if groups else None, at, why="" if groups else "没有写数目")

    def _dead_links(self) -> None:
        """What the links of the main pages lead to."""
        if not self.links:
            self.book.unknown("主要页面的链接不是地址，不能一一打开", ("links.dead",))
            return
        most = MOST_LIVE_LINKS if self.visit.citizen.portal.live else MOST_LINKS
        told = self.visit.window.statuses(list(self.links)[:most])
        dead = [self.links[one.url] for one in told if one.status >= 400]
        quotes = [self.book.read(page, f"{words}：打不开") for words, page in dead[:5]]
        self.book.note("links.dead", len(dead), *quotes, of=(len(told), len(self.links)))

    def _help(self) -> None:
        place = self._place("help")
        if place is None:
            self.book.note("hall.help_dead", None, why="没有看到操作指引的入口")
            return
        if self._answers(place, HELP):
            self.book.no("hall.help_dead", self.visit.seen[place][HELP.concept].at)
            return
        try:
            self.visit.enter(place, HELP)
        except PortalFault as fault:
            self.book.yes("hall.help_dead", self.book.here(str(fault)))
        except (WallReached, SentElsewhere) as stopped:
            self.book.note("hall.help_dead", None, self.book.here(str(stopped)), why=str(stopped))
        else:
            self.book.no("hall.help_dead", self.book.here(self.visit.window.title()))

    def _figures(self) -> None:
        """Stars, supervision over the whole process, how fresh the statistics are."""
        words = self.words.get("supervision")
        at = self._front_page()
        if words is None:
            none = self.on("supervision")
            why = "效能监察页打不开" if none else ""
            for key in ("hall.stars", "hall.whole_process"):
                self.book.note(key, None if none else False, at, why=why)
            self.book.note("hall.statistics", None, at, why=why or "没有效能监察页")
            return
        stars, phases = STARS.search(words), all(phase in words for phase in PHASES)
        self.book.note("hall.stars", bool(stars), self.book.read(at.url, stars[0] if stars else ""))
        self.book.note("hall.whole_process", phases, self.book.read(at.url, "、".join(PHASES) if phases else ""))
        found = UPDATED.search(words)
        day = f"{int(found[1])}-{int(found[2]):02}-{int(found[3]):02}" if found else None
        self.book.note(
            "hall.statistics", day, self.book.read(at.url, found[0] if found else ""), why="" if day else "没有写明日期"
        )
