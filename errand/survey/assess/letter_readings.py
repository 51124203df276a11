"""What the published questions of a hall come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from errand.core.message import Message, Said
from errand.metrics.estimate import Estimate
from errand.survey.assess.letters import PublishedLetter, correspondence
from errand.survey.hall_record import Evidence, HallReading

EXAMPLES = 5  # letters that are kept as evidence


def nobody_answers(letters: Sequence[PublishedLetter], at: Evidence, today: date) -> HallReading:
    """Whether nobody answers, with two letters as examples; *at*: the board."""
    value = correspondence(letters, today).nobody_answers
    seen = tuple(Evidence(at.url, picture=at.picture, note=_shown(one)) for one in letters[:2])
    why = Message("survey.why-few-letters") if value is None else None
    return HallReading("letters.nobody_answers", value, seen or (() if value is None else (at,)), why)


def _shown(letter: PublishedLetter) -> Message:
    if letter.answered_on:
        state = Message.of("survey.letter-answered-on", day=letter.answered_on.isoformat())
    else:
        state = Message("survey.letter-answered" if letter.answered else "survey.letter-unanswered")
    return Message.of("survey.seen-letter", words=Said(letter.words), asked=letter.asked_on.isoformat(), state=state)


def letter_readings(letters: Sequence[PublishedLetter], at: Evidence, today: date) -> list[HallReading]:
    """How soon they are answered, in working days; *at*: the hall."""
    found = correspondence(letters, today)
    late = tuple(
        Evidence(at.url, note=Message.of("survey.seen-unanswered", asked=one.asked_on.isoformat()))
        for one in found.unanswered_long[:EXAMPLES]
    )
    unread = Message("survey.why-no-letters")
    return [
        HallReading("letters.read", len(letters), (at,)),
        _estimate("letters.median_days", found.median_days, at),
        _estimate("letters.over_5_days", found.over_limit, at),
        HallReading("letters.unanswered_3_months", len(found.unanswered_long), late or (at,))
        if found.n else HallReading.unknown("letters.unanswered_3_months", unread, at),
        HallReading("letters.dates_wrong", found.in_future + found.mistakes, (at,)),
    ]  # fmt: skip


def _estimate(key: str, found: Estimate | None, at: Evidence) -> HallReading:
    if found is None:
        return HallReading.unknown(key, Message("survey.why-no-letter-dates"))
    return HallReading.sampled(key, found, found.n, at)
