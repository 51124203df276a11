"""Lines for the portal file: guesses at what a check has not recognised, among what nobody claimed on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from errand.check.record import Checked, Sighting, Stay
from errand.given.lexicon import Lexicon

LIKELY = {"textbox": 0.34, "select": 0.34, "choice": 0.34}  # so near, a guess is worth a line of its own
ELSE_LIKELY = 0.6  # an entry among a page full of other links, or a heading among texts, must come nearer
APART = 0.3  # what a guess is worth that lies in another form than the rest
ONLY = 0.4  # what it is worth to be the only thing of its kind left in the form
MOST = 3  # guesses offered as comments for one concept


@dataclass(frozen=True, slots=True)
class Guess:
    """A line that a portal file might hold: words, or a selector, for a concept."""

    concept: str
    table: str  # words | selectors
    said: str
    near: float  # 0 to 1
    remark: str  # where it is wanted, in the reader's language

    @property
    def line(self) -> str:
        """The line as a portal file has it."""
        said = json.dumps([self.said] if self.table == "words" else self.said, ensure_ascii=False)
        return f"{json.dumps(self.concept)} = {said}  # {self.remark}"


def proposals(checked: Checked, lexicon: Lexicon, helped: Sequence[Guess] = ()) -> list[str]:
    """The lines, by table: those that *helped* when they were tried; every other guess stands behind a `#`."""
    lines: dict[str, list[str]] = {"words": [], "selectors": []}
    for guess in helped:
        lines[guess.table].append(guess.line)
    done = {guess.concept for guess in helped}
    for stay in checked.stays:
        for seen in stay.exam.sightings if stay.exam else ():
            if seen.found or seen.optional or seen.concept in done:
                continue
            done.add(seen.concept)
            for guess in guesses(seen, stay, lexicon):
                lines[guess.table].append(f"# {guess.line}")
    return [line for table, each in lines.items() if each for line in (f"[{table}]", *each)]


def guesses(seen: Sighting, stay: Stay, lexicon: Lexicon) -> list[Guess]:
    """What *seen* may be on the page, the likeliest first: one that is likely, else the nearest few."""
    ranked = sorted(
        {guess for guess in _guesses(seen, stay, lexicon) if guess.near}, key=lambda guess: (-guess.near, guess.said)
    )
    likely = ranked and ranked[0].near >= LIKELY.get(seen.kind, ELSE_LIKELY)
    return ranked[: 1 if likely else MOST]


def _guesses(seen: Sighting, stay: Stay, lexicon: Lexicon) -> Iterator[Guess]:
    if stay.exam is None:
        return
    new = partial(Guess, seen.concept, remark=f"{stay.title}: {seen.title}")
    alike = [free for free in stay.exam.free if free.kind == seen.kind]
    here = [free for free in alike if not free.apart]
    for free in alike:
        if seen.kind == "press":  # an entry is known by its words alone, wherever it stands
            yield new("words", free.text, lexicon.likeness(seen.concept, free.text))
            continue
        trust, least = (APART, 0.0) if free.apart else (1.0, ONLY if len(here) == 1 else 0.0)
        if free.text:
            near = trust * lexicon.likeness(seen.concept, free.text)
            yield new("words", free.text.rstrip(":： "), max(near, least))
        if free.selector:
            near = trust * _identifier(lexicon, seen.concept, free.selector)
            yield new("selectors", free.selector, near if free.text else max(near, least))
    if seen.kind in ("text", "section"):
        taken = {other.said for other in stay.exam.sightings}
        yield from (
            new("words", text, lexicon.likeness(seen.concept, text)) for text in seen.nearest if text not in taken
        )


def _identifier(lexicon: Lexicon, concept: str, selector: str) -> float:
    """How near an id or name comes to the identifiers portals give to such a thing."""
    letters = re.sub(r"^\w*\[name=|[^a-z0-9]", "", selector.lower())
    return 0.9 * max((SequenceMatcher(None, name, letters).ratio() for name in lexicon[concept].names), default=0.0)
