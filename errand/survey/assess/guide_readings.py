"""What the guides that were read come to: means over them, and how many have each shortcoming."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from errand.core.message import Message, Said
from errand.given.lexicon import Lexicon, load_lexicon
from errand.survey.assess.elements import element_named
from errand.survey.assess.guide_assessment import KEYS, GuideAssessment, GuideText, Placeholder, assess
from errand.survey.assess.readability import readability
from errand.survey.hall_record import Evidence, HallReading

CAREFUL = 300  # characters a minute: the middle of the three rates
EXAMPLES = 5  # guides that are kept as evidence


@dataclass(frozen=True, slots=True)
class ReadGuide:
    """One guide as it was read: its text, the theme it was found under, and the page."""

    text: GuideText
    theme: str
    at: Evidence


def guide_readings(
    guides: Sequence[ReadGuide], assessed: Sequence[GuideAssessment], lexicon: Lexicon | None = None
) -> list[HallReading]:
    """Everything noted of the sampled guides, each with what it was assessed to be."""
    if not guides:
        why = Message("survey.why-no-guide-read")
        keys = ("hall.guides", "guide.basis_name_only", "themes.scrambled")
        return [HallReading.unknown(key, why) for key in keys]
    there = HallReading("hall.guides", value=True, evidence=tuple(one.at for one in guides[:2]))
    pairs = [(guide.at, one) for guide, one in zip(guides, assessed, strict=True)]
    return [
        there, *_elements(pairs), *_shortcomings(pairs), _files(guides), *_reading_ease(guides),
        _scrambled(guides, lexicon or load_lexicon()),
    ]  # fmt: skip


def assess_all(guides: Sequence[ReadGuide], lexicon: Lexicon | None = None) -> list[GuideAssessment]:
    """Each guide held against what a guide must have."""
    return [assess(one.text, lexicon) for one in guides]


_Pairs = Sequence[tuple[Evidence, GuideAssessment]]


def _noted(at: Evidence, note: Message) -> Evidence:
    return Evidence(at.url, note=note)


def _mean(key: str, values: Sequence[float], *evidence: Evidence) -> HallReading:
    return HallReading.counted(key, round(statistics.fmean(values), 4), len(values), *evidence[:EXAMPLES])


def _elements(pairs: _Pairs) -> Iterator[HallReading]:
    first = pairs[0][0]
    lacking = [_noted(at, Message.of("survey.seen-lacks", what=one.lacks)) for at, one in pairs if one.key_missing]
    yield _mean("guide.key_elements", [one.key_present / len(KEYS) for _, one in pairs], *(lacking or [first]))
    lacking = [
        _noted(at, Message.of("survey.seen-lacks", what=tuple(map(element_named, one.mandatory.missing))))
        for at, one in pairs if one.mandatory.missing
    ]  # fmt: skip
    yield _mean("guide.mandatory_elements", [one.mandatory.share for _, one in pairs], *(lacking or [first]))
    yield _mean("guide.all_elements", [one.everything.share for _, one in pairs], first)


def _shortcomings(pairs: _Pairs) -> Iterator[HallReading]:
    def counted(key: str, value: int, found: Sequence[Evidence]) -> HallReading:
        return HallReading.counted(key, value, len(pairs), *(found[:EXAMPLES] or [pairs[0][0]]))

    empty = [_noted(at, _stands_in(put)) for at, one in pairs for put in one.placeholders]
    yield counted("guide.placeholders", len(empty), empty)
    broken = [
        _noted(at, Message.of("survey.seen-rule-broken", rule=Message(f"survey.rule-{rule.key}"), parts=rule.parts))
        for at, one in pairs for rule in one.contradictions
    ]  # fmt: skip
    yield counted("guide.contradictions", len(broken), broken)
    by_name = [Evidence(at.url, one.title) for at, one in pairs if one.basis_by_name_only]
    yield counted("guide.basis_name_only", len(by_name) > len(pairs) / 2, by_name)


def _stands_in(put: Placeholder) -> Message:
    where = Message(f"survey.key-{put.where}") if put.where in KEYS else Said(put.where)
    return Message.of("survey.seen-placeholder", where=where, text=Said(put.text))


def _files(guides: Sequence[ReadGuide]) -> HallReading:
    tried = [(one.at, file) for one in guides for file in one.text.attachments if file.alive is not None]
    if not tried:
        return HallReading("guide.files_dead", None, (), Message("survey.why-no-file"), looked_at=0, of=0)
    dead = [_noted(at, Message.of("survey.seen-dead", words=Said(file.label))) for at, file in tried if not file.alive]
    return HallReading.counted("guide.files_dead", len(dead), len(tried), *(dead[:EXAMPLES] or [tried[0][0]]))


def _reading_ease(guides: Sequence[ReadGuide]) -> Iterator[HallReading]:
    """None where a guide says nothing at all: what is not there is not easy to read."""
    texts = ["\n".join(part for part in one.text.sections.values() if part) for one in guides]
    if not all(any(char.isalnum() for char in text) for text in texts):
        return
    measured, at = [readability(text) for text in texts], guides[0].at
    yield _mean("guide.reading_seconds", [one.seconds[CAREFUL] for one in measured], at)
    yield _mean("guide.sentence_characters", [one.per_sentence for one in measured], at)
    yield _mean("guide.long_sentences", [one.long_sentences for one in measured], at)


def _scrambled(guides: Sequence[ReadGuide], lexicon: Lexicon) -> HallReading:
    """Whether most guides that name their theme were found under another."""
    filed = [
        (one, theme)
        for one in guides for label, theme in one.text.fields.items() if lexicon.means("survey.theme-label", label)
    ]  # fmt: skip
    if not filed:
        return HallReading.unknown("themes.scrambled", Message("survey.why-no-theme-named"))
    foreign = [(one, theme) for one, theme in filed if theme != one.theme]
    seen = [
        _noted(one.at, Message.of("survey.seen-foreign-theme", theme=Said(one.theme), own=Said(theme)))
        for one, theme in foreign
    ]
    return HallReading("themes.scrambled", len(foreign) > len(filed) / 2, (*(seen or [filed[0][0].at]),))
