"""Looks at the page a citizen is on for all spots of a page object at once; reads, and never touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from errand.check.record import Exam, Free, Sighting
from errand.citizen.arriving import PageKind
from errand.citizen.citizen import Citizen
from errand.given.lexicon import Lexicon, Spot
from errand.page.finder import INPAGE, ask

MOST = 300  # things and texts of a page looked at
NEAREST = 3


def spots_of(page: type[PageKind]) -> list[Spot]:
    """The spots a page object names, its landmark first."""
    named: dict[str, Spot] = {}
    for kind in reversed(page.__mro__):
        named |= {name: value for name, value in vars(kind).items() if isinstance(value, Spot)}
    return list(dict.fromkeys((page.landmark, *named.values())))


def examine(citizen: Citizen, spots: Sequence[Spot], optional: frozenset[str]) -> tuple[Exam, list[Any]]:
    """The page as errand sees it, and for each frame what to draw: a name, a box and a colour."""
    script = (INPAGE / "exam.js").read_text(encoding="utf-8")
    specs = [citizen.lexicon.spec(spot) for spot in spots]
    looks = [(frame, told) for frame in citizen.frames() if (told := ask(frame, script, [specs, MOST]))]
    free = [
        Free(each["kind"], citizen.redact(each["text"]), each["selector"], each["apart"])
        for _, told in looks
        for each in told["free"]
    ]
    texts = [citizen.redact(str(text)) for _, told in looks for text in told["texts"]]
    seen: list[Sighting] = []
    drawn: dict[int, list[dict[str, object]]] = defaultdict(list)
    for number, spot in enumerate(spots):
        at = next((index for index, (_, told) in enumerate(looks) if told["spots"][number]), None)
        if at is None:
            seen.append(_missing(citizen.lexicon, spot, optional, free, texts))
            continue
        told = looks[at][1]
        sighting = _sighting(citizen, spot, optional, told, number, spots)
        seen.append(sighting)
        tone = "#c2410c" if sighting.ambiguous or sighting.same_as else "#15803d"
        drawn[at].append(
            {"name": f"{sighting.zh} · {sighting.rung}", "box": told["spots"][number]["box"], "tone": tone}
        )
    return Exam(tuple(seen), tuple(free), tuple(texts)), [(looks[at][0], boxes) for at, boxes in drawn.items()]


def _sighting(
    citizen: Citizen, spot: Spot, optional: frozenset[str], told: dict[str, Any], number: int, spots: Sequence[Spot]
) -> Sighting:
    hit, kind = told["spots"][number], citizen.lexicon[spot.concept].kind
    same = (
        other.concept
        for other, seen in zip(spots, told["spots"], strict=True)
        if seen
        and other.concept != spot.concept
        and seen["at"] == hit["at"]
        and kind == citizen.lexicon[other.concept].kind
    )
    return Sighting(
        spot.concept,
        citizen.lexicon.title(spot),
        kind,
        spot.concept in optional,
        hit["rung"],
        hit["exact"],
        citizen.redact(hit["said"]),
        hit["count"],
        tuple(map(citizen.redact, hit["others"])),
        tuple(dict.fromkeys(same)),
    )


def _missing(
    lexicon: Lexicon, spot: Spot, optional: frozenset[str], free: Sequence[Free], texts: Sequence[str]
) -> Sighting:
    kind = lexicon[spot.concept].kind
    said = [each.text for each in free if each.kind == kind and each.text] if kind not in ("text", "section") else texts
    near = sorted(dict.fromkeys(said), key=lambda text: -likeness(lexicon, spot.concept, text))[:NEAREST]
    title, is_optional = lexicon.title(spot), spot.concept in optional
    return Sighting(spot.concept, title, kind, is_optional, nearest=tuple(near))


def likeness(lexicon: Lexicon, concept: str, text: str) -> float:
    """How near a text comes to the words of a concept, from 0 to 1."""
    words = [word for word in lexicon[concept].words if not word.startswith("/")]
    tight = "".join(text.split()).rstrip(":：*")
    return max((SequenceMatcher(None, word, tight).ratio() for word in words), default=0.0)
