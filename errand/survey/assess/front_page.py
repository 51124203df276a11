"""What the words of the front page, and of the page of supervision, say of a hall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errand.core.message import Message
from errand.survey.hall_record import Evidence, HallReading

GOVERNMENT = re.compile(r"人民政府|政府门户")
STARS = re.compile(r"[★☆]{2,}|[一二三四五1-5]星级|星级(评价|评定|排名|公示)")
PHASES = ("事前", "事中", "事后")
UPDATED = re.compile(r"(?:更新|截至|截止|统计|发布)[^\d]{0,12}(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")


def site_readings(title: str, at: Evidence) -> list[HallReading]:
    """Whether the hall has a site of its own or stands inside the government's, by the title of its front page."""
    inside = bool(GOVERNMENT.search(title))
    return [
        HallReading("hall.site", value=True, evidence=(at,)),
        HallReading("hall.inside_portal", inside, (at,)),
        HallReading("hall.own_site", not inside, (at,)),
    ]


def supervision_readings(words: str | None, at: Evidence, *, entry: bool) -> Iterator[HallReading]:
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
    stars, phases = STARS.search(words), all(phase in words for phase in PHASES)
    yield HallReading("hall.stars", bool(stars), (Evidence(at.url, stars[0] if stars else ""),))
    yield HallReading("hall.whole_process", phases, (Evidence(at.url, "、".join(PHASES) if phases else ""),))
    found = UPDATED.search(words)
    seen = Evidence(at.url, found[0] if found else "")
    if found is None:
        yield HallReading.unknown("hall.statistics", Message("survey.why-no-date"), seen)
    else:
        yield HallReading("hall.statistics", f"{int(found[1])}-{int(found[2]):02}-{int(found[3]):02}", (seen,))
