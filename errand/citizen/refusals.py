"""
Refusals: what a portal's words say against a form that was handed in, and of which field.

Pure: no browser.  The words are the lexicon's (refusal.*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from errand.given.lexicon import Lexicon
from errand.given.plain_text import plain

SHARED = 2  # characters that a message and the name of a field must have in common to speak of each other
LONGEST = 120  # characters: no longer text is a refusal


class Complaint(StrEnum):
    """What a refusal complains of."""

    SPEED = "speed"
    TAKEN = "taken"
    MISSING = "missing"
    RULE = "rule"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """Something a portal says.  *named*: what the page calls the field it stands at (name, id, label), if any."""

    words: str
    named: tuple[str, ...] = ()
    native: bool = False  # the browser's own, of a field that the form would not let go
    spoken: bool = False  # by a dialog


@dataclass(frozen=True, slots=True)
class Named:
    """A field that a refusal may be about: its number in the form, and all that it is called."""

    at: int
    names: tuple[str, ...]  # as the portal words them, with the lexicon's words for what it asks
    identifiers: tuple[str, ...] = ()  # name and id


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal: of what, in which words, and of which field of the form (None: not told)."""

    complaint: Complaint
    words: str
    at: int | None


def complaint_of(words: str, lexicon: Lexicon) -> Complaint | None:
    """What *words* complain of; None where they are no complaint."""
    if not words.strip() or len(words) > LONGEST:
        return None
    return next((one for one in Complaint if lexicon.says(f"refusal.{one}", words)), None)


def refusals(messages: Sequence[Message], fields: Sequence[Named], lexicon: Lexicon) -> list[Refused]:
    """The refusals among *messages*, each tied to its field; of one field once, those that are told first."""
    found: list[Refused] = []
    for message in messages:
        complaint = Complaint.MISSING if message.native else complaint_of(message.words, lexicon)
        if complaint is None:
            continue
        if message.native and (said := complaint_of(message.words, lexicon)):
            complaint = said
        at = field_of(message, fields)
        if at is None or all(one.at != at for one in found):
            found.append(Refused(complaint, message.words, at))
    tied = [one for one in found if one.at is not None]
    return tied or found


def field_of(message: Message, fields: Sequence[Named]) -> int | None:
    """The field a message is about: the one it names; else the one it stands at."""
    weights = {field.at: _shared(message.words, field.names) for field in fields}
    best = max(weights.values(), default=0)
    if best >= SHARED:
        return next(at for at, weight in weights.items() if weight == best)
    for field in fields:
        if set(message.named[:2]) & set(filter(None, field.identifiers)):
            return field.at
    label = plain(message.named[2]) if len(message.named) > 2 else ""
    return next((field.at for field in fields if label and label in map(plain, field.names)), None)


def _shared(words: str, names: Sequence[str]) -> int:
    """How many characters in a row a message shares with the best name of a field; a name it says whole counts more."""
    said = plain(words)
    best = 0
    for name in filter(None, map(plain, names)):
        if name in said:
            best = max(best, 2 * len(name))
            continue
        run = SequenceMatcher(None, said, name, autojunk=False).find_longest_match().size
        if run >= SHARED and run * 2 > len(name):
            best = max(best, run)
    return best


def pause_ms(words: str, usual_ms: float, most_ms: float) -> float:
    """How long to wait after a refusal that speaks of speed: as long as it says, within bounds."""
    digits = "".join(one if one.isdigit() else " " for one in words).split()
    said = float(digits[0]) * 1000 if digits and "秒" in words else usual_ms
    return min(max(said, usual_ms), most_ms)
