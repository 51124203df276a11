"""
Trying lines for the portal file: a guess is proposed as right only where a rehearsal with it came further.

Each try is a citizen of her own, so there are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from errand.check.exam import examine
from errand.check.propose import Guess, guesses
from errand.check.record import Rehearsed, Stay
from errand.check.rehearsing import Rehearsal, StoryFunction, rehearse
from errand.citizen.citizen import Citizen
from errand.core.model import Verdict
from errand.given.lexicon import Lexicon, Spot
from errand.given.persona import Persona
from errand.given.portal import Portal

TRIES = 12  # in one check
TRIES_LIVE = 4  # each is a visit, and a live host has few a day
AT_ONCE = 2  # lines that help only together


@dataclass(slots=True)
class Trial:
    """Rehearses the stories of one portal, and tries what might help those that end early."""

    portal: Portal
    persona: Persona
    lexicon: Lexicon
    send: Callable[[Portal], AbstractContextManager[Citizen]]
    lang: str = "zh"
    helped: list[Guess] = field(default_factory=list)
    tries_left: int = field(init=False)

    def __post_init__(self) -> None:
        self.tries_left = TRIES_LIVE if self.portal.live else TRIES

    def rehearse(
        self, stories: Sequence[StoryFunction], tell: Callable[[str], None] = lambda _: None
    ) -> Iterator[Rehearsed]:
        """How far each story comes by itself, and how far with the lines that helped."""
        for story in stories:
            tell(story.zh if self.lang == "zh" else story.name)
            alone, stay = self._once(story, self.portal)
            yield Rehearsed(alone, self._aided(alone, stay))

    def _aided(self, so_far: Rehearsal, stay: Stay | None) -> Rehearsal:
        """The same story with the lines that help it on, each tried, one after the other."""
        while stay and (better := self._better(so_far, stay)):
            so_far, stay = better
        return so_far

    def _better(
        self, so_far: Rehearsal, stay: Stay, lines: tuple[Guess, ...] = ()
    ) -> tuple[Rehearsal, Stay | None] | None:
        """
        A rehearsal that comes further than *so_far*, and where it stays in its turn.

        A guess that only leads to the next riddle (*lines* so far) is no help by itself: it is one together with the
        guess that solves that riddle too.
        """
        (seen,) = stay.exam.sightings if stay.exam else (None,)
        if seen is None or any(guess.concept == seen.concept for guess in (*self.helped, *lines)):
            return None
        for guess in guesses(seen, stay, self.lexicon):
            if self.tries_left <= 0:
                return None
            self.tries_left -= 1
            chain = (*lines, guess)
            rehearsal, there = self._once(so_far.story, with_lines(self.portal, [*self.helped, *chain]))
            if rehearsal.far > so_far.far:
                self.helped.extend(chain)
                return rehearsal, there
            if there and len(chain) < AT_ONCE and (found := self._better(so_far, there, chain)):
                return found
        return None

    def _once(self, story: StoryFunction, portal: Portal) -> tuple[Rehearsal, Stay | None]:
        """One rehearsal, and the page where it did not know on."""
        with self.send(portal) as citizen:
            rehearsal = rehearse(story, citizen, self.persona)
            about = rehearsal.outcome.about or ""
            if rehearsal.outcome.verdict is not Verdict.UNDETERMINED or about not in citizen.lexicon.concepts:
                return rehearsal, None
            if not citizen.watch.alive():
                return rehearsal, None
            exam, _ = examine(citizen, [Spot(about, about)], frozenset(), self.lang)
            title = citizen.redact(citizen.watch.current.title())
            url = citizen.redact(citizen.watch.current.url)
            return rehearsal, Stay(story.name, title, url, reached=True, exam=exam)


def with_lines(portal: Portal, lines: Sequence[Guess]) -> Portal:
    """The portal as its file would describe it with these lines."""
    words = {guess.concept: (guess.said,) for guess in lines if guess.table == "words"}
    selectors = {guess.concept: guess.said for guess in lines if guess.table == "selectors"}
    own = {concept: (*said, *portal.words.get(concept, ())) for concept, said in words.items()}
    return replace(portal, words={**portal.words, **own}, selectors={**portal.selectors, **selectors})
