"""What the words of the front page, and of the page of supervision, say of a hall."""

from __future__ import annotations

from collections.abc import Iterator

from errand.core.message import Message
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.plain_text import tight
from errand.given.shared_expressions import compiled
from errand.survey.assess.board import day_of
from errand.survey.hall_record import Evidence, HallReading


def site_readings(title: str, at: Evidence, lexicon: Lexicon | None = None) -> list[HallReading]:
    """Whether the hall has a site of its own or stands inside the government's, by the title of its front page."""
    inside = (lexicon or load_lexicon()).says("survey.government", title)
    return [
        HallReading("hall.site", value=True, evidence=(at,)),
        HallReading("hall.inside_portal", inside, (at,)),
        HallReading("hall.own_site", not inside, (at,)),
    ]


def supervision_readings(
    words: str | None, at: Evidence, *, entry: bool, lexicon: Lexicon | None = None
) -> Iterator[HallReading]:
    """
    Stars, supervision over the whole process, how fresh the statistics are.

    words: what the page of supervision says; None where it was not read, be it that there is no *entry* to it.
    """
    if words is None:
        closed = Message("survey.why-supervision-dead") if entry else None
        for key in ("hall.stars", "hall.whole_process"):
            yield HallReading(key, None if entry else False, (at,), closed)
        yield HallReading.unknown("hall.statistics", closed or Message("survey.why-no-supervision"), at)
        return
    known = lexicon or load_lexicon()
    stars = known.part("survey.stars", words) or ""
    named = known.forms("survey.phases").literals
    phases = all(phase in words for phase in named)
    yield HallReading("hall.stars", bool(stars), (Evidence(at.url, stars),))
    yield HallReading("hall.whole_process", phases, (Evidence(at.url, "、".join(named) if phases else ""),))
    quote = _dated(words, known)
    day = day_of(known.values("survey.updated", [quote]))
    if day is None:
        yield HallReading.unknown("hall.statistics", Message("survey.why-no-date"), at)
    else:
        yield HallReading("hall.statistics", day.isoformat(), (Evidence(at.url, quote),))


def _dated(words: str, lexicon: Lexicon) -> str:
    """What the page says of when its figures were updated, in its own words; "" where it says nothing."""
    looked_for = map(compiled, lexicon.forms("survey.updated").valued)
    return next((found[0] for one in looked_for if (found := one.search(tight(words)))), "")
