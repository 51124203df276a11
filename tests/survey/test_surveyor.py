"""The surveyor in practice halls: what she reads is what is so, whatever a hall puts in her way."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from errand.citizen.factory import CitizenFactory
from errand.given.cities import PRACTICE, load_cities
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from errand.page.waiting import Patience
from errand.survey.against_2018.published import read_published
from errand.survey.hall_record import ChannelState, HallRecord, RedLineResult
from errand.survey.report.edition import make_edition
from errand.survey.visit.surveyor import SurveyPlan, survey_hall
from errand_practice import PracticePortal
from errand_practice.truth import truth
from tests.words.han import han_outside_quotes

Survey = Callable[..., HallRecord]
SMALLEST = "lasa"  # 95 items
WITH_DEFECTS = "hangzhou"  # a search that does nothing, wrong counts, scrambled themes
OTHER_FAMILIES = ("hami", "chengde", "changzhou", "shuozhou", "mudanjiang")
WHOLE = 100_000  # lines: nothing is sampled, however slow the machine is
NAMED = ("nanjing", "jiamusi", "bengbu", "taiyuan", "jinzhong")


@pytest.fixture(scope="module")
def practice_portal() -> Iterator[PracticePortal]:
    """Halls of her own: other tests' citizens ask questions, and theirs would stand first on the board."""
    with PracticePortal() as portal:
        yield portal


@pytest.fixture
def survey(browser: Browser, lexicon: Lexicon, practice_portal: PracticePortal) -> Survey:
    """Surveys a practice hall under some faults."""

    def visit(
        slug: str = PRACTICE.slug, faults: str = "", sample: int = WHOLE, folder: Path | None = None
    ) -> HallRecord:
        headers = {"Practice-Faults": faults} if faults else {}
        city = PRACTICE if slug == PRACTICE.slug else load_cities()[slug]
        portal = Portal(city, practice_portal.url(slug, [faults] if faults else None))
        factory = CitizenFactory(browser.new_context, lexicon, patience=Patience(8_000, 1_500))
        citizen = factory.send(portal, locale="zh-CN", extra_http_headers=headers)
        with citizen.watch.context:
            return survey_hall(citizen, SurveyPlan(folder, sample))

    return visit


def misread(record: HallRecord, slug: str) -> dict[str, tuple[object, object]]:
    """What the surveyor got wrong, or could not tell: reading -> (true, read)."""
    known = {key: (true, record.value(key)) for key, true in truth(slug).items() if true is not None}
    return {
        key: (true, read)
        for key, (true, read) in known.items()
        if read != (pytest.approx(true) if isinstance(true, float) else true)
    }


@pytest.mark.parametrize("slug", [SMALLEST, pytest.param(WITH_DEFECTS, marks=pytest.mark.slow)])
def test_everything_published_of_a_hall_is_read_off_it(slug: str, survey: Survey, tmp_path: Path) -> None:
    record = survey(slug, folder=tmp_path)

    assert misread(record, slug) == {}
    assert record.differing == 0
    assert all(one.evidence or one.why for one in record.readings), "every value has evidence or a reason"
    shown = {seen.picture for one in record.readings for seen in one.evidence if seen.picture}
    assert {path.stem for path in (tmp_path / "pictures").iterdir()} >= shown != set()
    english = make_edition({slug: record}, read_published(), "en").readings
    cells = [cell for row in english.rows for cell in row if isinstance(cell, str)]
    assert [han for cell in cells for han in han_outside_quotes(cell)] == [], "what a portal says is quoted"
    listed = (tmp_path / f"items/{slug}.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert len(listed) >= float(record.value("items.total") or math.inf)


@pytest.mark.slow
@pytest.mark.parametrize("slug", [*OTHER_FAMILIES, *NAMED])
def test_a_hall_of_each_family_and_each_named_defect_is_read_right(slug: str, survey: Survey) -> None:
    record = survey(slug)

    assert misread(record, slug) == {}
    assert record.differing == 0, "what was read by request is what the window shows"


@pytest.mark.slow
def test_a_sample_of_a_long_catalogue_gives_rates_with_intervals_and_leaves_open_what_it_did_not_see(
    survey: Survey,
) -> None:
    record = survey("handan", sample=300)

    online, true = record.by_key["online.person"], truth("handan")["online.person"]
    assert isinstance(true, float)
    assert online.low is not None
    assert online.high is not None
    assert online.low <= true <= online.high
    assert (online.looked_at or 0) < (online.of or 0)
    assert record.value("items.total") == truth("handan")["items.total"], "lists say how long they are"
    assert record.value("online.count") is None
    assert record.by_key["online.count"].why


@pytest.mark.slow
@pytest.mark.parametrize(
    "faults, key, value",
    [
        ("no-items", "hall.open", False),
        ("login-only", "hall.open", None),
        ("list-endless", "hall.open", True),
        ("item-huge", "hall.guides", True),
        ("html-broken", "items.total", 166),
        ("counts-spaced", "items.total", 166),
        ("letters-slow", "letters.nobody_answers", False),
        ("dates-future", "red.home", RedLineResult.KEPT),
        ("home-stale", "red.home", RedLineResult.BROKEN),
        ("consult-closed", "red.interaction", RedLineResult.BROKEN),
        ("statistics-stale", "deduct.statistics", "deducted"),
        ("consult-login", "channel.consult", ChannelState.LOGIN),
        ("complaint-closed", "channel.complaint", ChannelState.CLOSED),
        ("bot-wall", "hall.open", None),
        ("no-answer", "hall.open", False),
    ],
)
def test_whatever_a_hall_is_like_it_gives_a_value_or_a_reason(
    faults: str, key: str, value: object, survey: Survey
) -> None:
    record = survey(faults=faults)

    assert record.value(key) == value, record.by_key.get(key)
    assert all(one.value is not None or one.why for one in record.readings), "what is not determinable says why"


@pytest.mark.slow
def test_where_the_board_says_only_that_it_was_answered_the_letters_say_when(survey: Survey) -> None:
    slow, sound = (survey("shuozhou", faults).by_key["letters.over_5_days"] for faults in ("letters-slow", ""))

    assert slow.value == 1.0
    assert slow.looked_at
    assert sound.value == 0.0


@pytest.mark.slow
def test_slow_answers_dead_forms_and_dead_links_are_counted(survey: Survey) -> None:
    record = survey(faults="letters-slow,attachment-dead,links-dead,dates-future")

    assert record.value("guide.files_dead") not in (None, 0)
    assert record.value("links.dead") == 2
    assert record.value("letters.dates_wrong") not in (None, 0)
