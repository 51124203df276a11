"""Lines for the portal file, worked out from what a check has not recognised and what nobody claimed on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from errand.check.record import Checked, Sighting, Stay
from errand.given.lexicon import Lexicon

LIKELY = {"textbox": 0.34, "select": 0.34, "choice": 0.34}  # so near, a guess is worth a line of its own
ELSE_LIKELY = 0.6  # an entry among a page full of other links, or a heading among texts, must come nearer
APART = 0.3  # what a guess is worth that lies in another form than the rest
ONLY = 0.4  # what it is worth to be the only thing of its kind left in the form
MOST = 3  # guesses offered as comments for one concept


@dataclass(frozen=True, slots=True)
class _Guess:
    table: str
    said: str
    near: float  # 0 to 1


def proposals(checked: Checked, lexicon: Lexicon) -> list[str]:
    """The lines, by table; a guess that is not likely enough stands behind a `#`."""
    lines: dict[str, list[str]] = {"words": [], "selectors": []}
    done: set[str] = set()
    for stay in checked.stays:
        for seen in stay.exam.sightings if stay.exam else ():
            if seen.found or seen.optional or seen.concept in done:
                continue
            done.add(seen.concept)
            for guess, likely in _best(seen, stay, lexicon):
                lines[guess.table].append(_line(seen, stay, guess, likely=likely))
    return [line for table, each in lines.items() if each for line in (f"[{table}]", *each)]


def _best(seen: Sighting, stay: Stay, lexicon: Lexicon) -> Iterator[tuple[_Guess, bool]]:
    """The one likely guess, or the nearest few that are not."""
    guesses = sorted(
        {guess for guess in _guesses(seen, stay, lexicon) if guess.near}, key=lambda guess: (-guess.near, guess.said)
    )
    for guess in guesses[:MOST]:
        likely = guess is guesses[0] and guess.near >= LIKELY.get(seen.kind, ELSE_LIKELY)
        yield guess, likely
        if likely:
            return


def _guesses(seen: Sighting, stay: Stay, lexicon: Lexicon) -> Iterator[_Guess]:
    if stay.exam is None:
        return
    alike = [free for free in stay.exam.free if free.kind == seen.kind]
    here = [free for free in alike if not free.apart]
    for free in alike:
        if seen.kind == "press":  # an entry is known by its words alone, wherever it stands
            yield _Guess("words", free.text, lexicon.likeness(seen.concept, free.text))
            continue
        trust, least = (APART, 0.0) if free.apart else (1.0, ONLY if len(here) == 1 else 0.0)
        if free.text:
            near = trust * lexicon.likeness(seen.concept, free.text)
            yield _Guess("words", free.text.rstrip(":： "), max(near, least))
        if free.selector:
            near = trust * _identifier(lexicon, seen.concept, free.selector)
            yield _Guess("selectors", free.selector, near if free.text else max(near, least))
    if seen.kind in ("text", "section"):
        taken = {other.said for other in stay.exam.sightings}
        yield from (
            _Guess("words", text, lexicon.likeness(seen.concept, text)) for text in seen.nearest if text not in taken
        )


def _identifier(lexicon: Lexicon, concept: str, selector: str) -> float:
    """How near an id or name comes to the identifiers portals give to such a thing."""
    letters = re.sub(r"^\w*\[name=|[^a-z0-9]", "", selector.lower())
    return 0.9 * max((SequenceMatcher(None, name, letters).ratio() for name in lexicon[concept].names), default=0.0)


def _line(seen: Sighting, stay: Stay, guess: _Guess, *, likely: bool) -> str:
    said = json.dumps([guess.said] if guess.table == "words" else guess.said, ensure_ascii=False)
    return f"{'' if likely else '# '}{json.dumps(seen.concept)} = {said}  # {stay.zh}：{seen.zh}"
