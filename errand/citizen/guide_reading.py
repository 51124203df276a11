"""
Reading a guide: each part once, opened where it is closed, and what it means that a part was not found.

A part is *missing* only where the whole guide was opened and every heading in it is one errand knows; a heading nobody
knows may be the missing part under another name, and then nothing is said against the portal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from msgspec.structs import replace
from playwright.sync_api import Frame

from errand.citizen.by_meaning import BY_MEANING
from errand.citizen.guide_elements import ELEMENTS, FURTHER_ELEMENTS
from errand.citizen.wording import bare, ground_in_words, points_to_attachment, says_nothing
from errand.given.lexicon import Lexicon, Spot
from errand.given.plain_text import plain
from errand.page.questions import ReadGuide
from errand.page.records import GuideAnswer, GuidePart, Section

PARTS = {**ELEMENTS, **FURTHER_ELEMENTS}
OTHER = "guide.other"  # headings of a guide that are none of its parts
GUIDE = "guide."  # how concepts of a guide are called: a heading of a case (办理环节) may head a part here
NO_FEE = "guide.no-fee"
HOURS_SAID = "guide.hours-said"  # hours of a day, wherever in the guide they are said
MOST_PRESSES = 16  # at tabs and folds whose words are no part's
MOST_FOLDS = 6  # inside one part
SHORT = 6  # characters: no shorter text is a legal basis, conditions, papers or a procedure
LONG_PARTS = frozenset({"basis", "conditions", "materials", "flow"})


class GuideReader(Protocol):
    """What reading a guide takes of a citizen."""

    lexicon: Lexicon

    def frames(self) -> list[Frame]: ...

    def look_at_guide(self, frame: Frame, question: ReadGuide) -> GuideAnswer | None: ...

    def turn_to(self, spot: Spot) -> None: ...

    def open_part(self, frame: Frame, number: int, words: str) -> None: ...

    def note_reading(self, concept: str, text: str) -> None: ...

    def heading_meant(self, texts: Sequence[str], concept: str) -> str | None: ...


@dataclass(slots=True)
class GuideReading:
    """One guide, read by one citizen as far as she was asked to."""

    citizen: GuideReader
    sections: dict[str, Section] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)  # headings nobody knows, and what stands under them
    files: int = 0
    _folds: dict[str, tuple[Frame, tuple[int, ...]]] = field(default_factory=dict)
    _closed: dict[str, tuple[Frame, int]] = field(default_factory=dict)  # tabs and folds that are no part's
    _opened: set[str] = field(default_factory=set)
    _headed: set[str] = field(default_factory=set)  # parts whose heading was seen closed: they are there
    _over: set[str] = field(default_factory=set)  # headings over several parts: a tab that holds some of them
    _text: str = ""
    _looked: bool = False

    # --- what it says -------------------------------------------------------------------------------------------

    def part(self, key: str) -> Section | None:
        """The part *key* (of PARTS), opened where it is closed; None where it is not seen."""
        self._look_once()
        if key not in self.sections:
            self.citizen.turn_to(PARTS[key])
            self._look()
        if key in ELEMENTS and key not in self.sections:
            self._open_all(key)
        if key in ELEMENTS and key not in self.sections:
            self._by_meaning(key)
        if key == "hours" and key not in self.sections:
            self._take_hours_said()
        if (section := self.sections.get(key)) and self._hides_more(key, section):
            self._unfold(key)
        if section := self.sections.get(key):
            self.citizen.note_reading(PARTS[key].concept, section.text)
        return section

    def says_nothing(self, key: str) -> bool:
        """Whether the part *key*, which was read, says nothing: it is empty, or other words stand in for it."""
        section, lexicon = self.sections[key], self.citizen.lexicon
        if not bare(section.text):
            return not section.pictures and not section.links
        if key == "fee" and lexicon.means(NO_FEE, bare(section.text)):
            return False
        return says_nothing(section.text, lexicon) and not self.is_a_file(key)

    def is_a_file(self, key: str) -> bool:
        """Whether a part only points to a file that the guide has, or to a picture."""
        section, lexicon = self.sections[key], self.citizen.lexicon
        beside = section.text
        for link in section.links:
            beside = beside.replace(link.text, "")
        return bool(section.links or section.pictures or self.files) and points_to_attachment(beside, lexicon)

    def doubts(self, keys: Iterable[str]) -> list[str]:
        """
        The headings of the guide that may be one of the parts *keys*: those nobody knows, and those of the parts
        themselves that were seen closed and could not be read.
        """
        wanted = set(keys)
        short = wanted <= LONG_PARTS
        shut = [self.citizen.lexicon.title(PARTS[key].concept) for key in PARTS if key in wanted & self._headed]
        return (
            shut
            + [text for text, words in self.unknown.items() if not (short and words and len(bare(words)) < SHORT)]
            + [line for line in self._text.splitlines() if any(self._heads(key, line) for key in wanted)]
            + [section.label for section in self.sections.values() if section.rung == BY_MEANING]
        )

    # --- looking and opening ------------------------------------------------------------------------------------

    def _look_once(self) -> None:
        if not self._looked:
            self._look()

    def _look(self) -> None:
        lexicon = self.citizen.lexicon
        question = ReadGuide([lexicon.spec(spot) for spot in PARTS.values()], lexicon.headings())
        self._looked, texts = True, []
        for frame in self.citizen.frames():
            if answer := self.citizen.look_at_guide(frame, question):
                texts.append(answer.text)
                self._take(frame, answer)
        self._text = "\n".join(texts)

    def _take(self, frame: Frame, answer: GuideAnswer) -> None:
        for key, part in zip(PARTS, answer.parts, strict=True):
            self._keep(frame, key, part)
            if part.closed:
                self._headed.add(key)
        self._opened.update(map(plain, answer.shown))
        for other in answer.others:
            name = plain(other.text)
            if other.opener is not None:
                self._closed[name] = (frame, other.opener)
            if not self._is_known(other.text):
                self.unknown[other.text] = other.words or self.unknown.get(other.text, "")
        self._over.update(answer.over)
        for text in [text for text in self.unknown if plain(text) in self._over]:
            del self.unknown[text]
        self.files = max(self.files, answer.files)

    def _keep(self, frame: Frame, key: str, part: GuidePart) -> None:
        if part.section is None:
            return
        before = self.sections.get(key)
        self.sections[key] = part.section if before is None else _both(before, part.section)
        self._folds[key] = (frame, part.folds)

    def _open_all(self, key: str) -> None:
        """Open what is closed and no part's, one after the other, until the part *key* is seen."""
        turned = key in self._headed  # pressed already, without its being read
        for _ in range(MOST_PRESSES):
            name = next((name for name in self._closed if name not in self._opened), None)
            if name is None or key in self.sections:
                return
            self._opened.add(name)
            frame, number = self._closed[name]
            self.citizen.open_part(frame, number, name)
            self._look()
            if key not in self.sections and key in self._headed and not turned:  # it was closed in there
                self.citizen.turn_to(PARTS[key])
                turned = True  # pressed again it would close
                self._look()

    def _hides_more(self, key: str, section: Section) -> bool:
        """Whether a citizen would open the folds inside a part: it says too little."""
        if key == "basis":
            return not ground_in_words(section.text, self.citizen.lexicon)
        return not bare(section.text) or says_nothing(section.text, self.citizen.lexicon)

    def _unfold(self, key: str) -> None:
        for at in range(MOST_FOLDS):
            frame, folds = self._folds.get(key, (None, ()))
            name = f"{key} {at}"
            if frame is None or not folds or not self._hides_more(key, self.sections[key]) or name in self._opened:
                return
            self._opened.add(name)
            self.citizen.open_part(frame, folds[0], self.sections[key].label)
            self._look()

    # --- headings -----------------------------------------------------------------------------------------------

    def _is_known(self, text: str) -> bool:
        lexicon, said = self.citizen.lexicon, plain(text)
        return lexicon.means(OTHER, said) or any(
            lexicon.means(name, said)
            for name, one in lexicon.concepts.items()
            if one.kind == "section" and name.startswith(GUIDE)
        )

    def _by_meaning(self, key: str) -> None:
        """
        Take the part *key* to be what stands under a heading that means it, though nobody knows its words.

        Only where that says something: that a guide is incomplete cannot rest on a guess.
        """
        heading = self.citizen.heading_meant([*self.unknown], PARTS[key].concept)
        words = self.unknown.get(heading, "") if heading else ""
        lexicon = self.citizen.lexicon
        if not heading or len(bare(words)) < (SHORT if key in LONG_PARTS else 1) or says_nothing(words, lexicon):
            return
        if key != "basis" or ground_in_words(words, lexicon):
            self.sections[key] = Section(heading, BY_MEANING, words, (), 0, None)
            del self.unknown[heading]

    def _take_hours_said(self) -> None:
        """Take the hours from where they stand beside the place or the telephone, under no heading of their own."""
        for key in ("place", "phone"):
            section = self.sections.get(key)
            if section and self.citizen.lexicon.says(HOURS_SAID, section.text):
                self.sections["hours"] = section
                return

    def _heads(self, key: str, line: str) -> bool:
        """Whether a line of the page begins with a heading of the part *key*."""
        head = line.strip().lstrip("0123456789一二三四五六七八九十（）()、.．【[ ").partition("：")[0].partition(":")[0]
        return bool(head) and self.citizen.lexicon.means(PARTS[key].concept, head)


def _both(before: Section, now: Section) -> Section:
    """What was read of a part before and now, each line once: folds may close as others open."""
    if before.text in now.text:
        return now
    more = [line for line in now.text.splitlines() if line.strip() and line not in before.text]
    text = "\n".join([before.text, *more])
    return replace(now, text=text, links=now.links or before.links, pictures=max(before.pictures, now.pictures))
