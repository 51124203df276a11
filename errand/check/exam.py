"""Looks at the page a citizen is on for all spots of a page object at once; reads, and never touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from playwright.sync_api import Frame

from errand.check.record import Exam, Free, Sighting
from errand.citizen.citizen import Citizen, PageObject
from errand.given.lexicon import Lexicon, Spot
from errand.page.bridge import ask
from errand.page.questions import Examine, NamedBox
from errand.page.records import ExamAnswer, ExaminedSpot

MOST = 300  # things and texts of a page looked at
NEAREST = 3


def spots_of(page: type[PageObject]) -> list[Spot]:
    """The spots a page object names, its landmark first."""
    named: dict[str, Spot] = {}
    for kind in reversed(page.__mro__):
        named |= {name: value for name, value in vars(kind).items() if isinstance(value, Spot)}
    return list(dict.fromkeys((page.landmark, *named.values())))


def examine(
    citizen: Citizen, spots: Sequence[Spot], optional: frozenset[str], lang: str = "zh"
) -> tuple[Exam, list[tuple[Frame, list[NamedBox]]]]:
    """The page as errand sees it, and for each frame what to draw: a name, a box and a colour."""
    question = Examine([citizen.lexicon.spec(spot) for spot in spots], MOST)
    looks = [(frame, answer) for frame in citizen.frames() if (answer := ask(frame, question))]
    free = [
        Free(each.kind, citizen.redact(each.text), each.selector, each.apart)
        for _, answer in looks
        for each in answer.free
    ]
    texts = [citizen.redact(text) for _, answer in looks for text in answer.texts]
    seen: list[Sighting] = []
    drawn: dict[int, list[NamedBox]] = defaultdict(list)
    for number, spot in enumerate(spots):
        at, hit = next(((at, hit) for at, (_, answer) in enumerate(looks) if (hit := answer.spots[number])), (0, None))
        if hit is None:
            seen.append(_missing(citizen.lexicon, spot, optional, free, texts, lang))
            continue
        sighting = _sighting(citizen, spot, optional, hit, looks[at][1], spots, lang)
        seen.append(sighting)
        tone = "#c2410c" if sighting.ambiguous or sighting.same_as else "#15803d"
        drawn[at].append(NamedBox(f"{sighting.title} · {sighting.rung}", hit.box, tone))
    return Exam(tuple(seen), tuple(free), tuple(texts)), [(looks[at][0], boxes) for at, boxes in drawn.items()]


def _sighting(
    citizen: Citizen,
    spot: Spot,
    optional: frozenset[str],
    hit: ExaminedSpot,
    answer: ExamAnswer,
    spots: Sequence[Spot],
    lang: str,
) -> Sighting:
    kind = citizen.lexicon[spot.concept].kind
    same = (
        other.concept
        for other, seen in zip(spots, answer.spots, strict=True)
        if seen and other.concept != spot.concept and seen.at == hit.at and kind == citizen.lexicon[other.concept].kind
    )
    return Sighting(
        spot.concept,
        citizen.lexicon.title(spot, lang),
        kind,
        spot.concept in optional,
        hit.rung,
        hit.exact,
        citizen.redact(hit.said),
        hit.count,
        tuple(map(citizen.redact, hit.others)),
        tuple(dict.fromkeys(same)),
    )


def _missing(
    lexicon: Lexicon, spot: Spot, optional: frozenset[str], free: Sequence[Free], texts: Sequence[str], lang: str
) -> Sighting:
    kind = lexicon[spot.concept].kind
    said = [each.text for each in free if each.kind == kind and each.text] if kind not in ("text", "section") else texts
    near = sorted(dict.fromkeys(said), key=lambda text: -lexicon.likeness(spot.concept, text))[:NEAREST]
    title, is_optional = lexicon.title(spot, lang), spot.concept in optional
    return Sighting(spot.concept, title, kind, is_optional, nearest=tuple(near))
