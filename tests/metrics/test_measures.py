"""What the measures say of runs one can count by hand, and what the table of measures promises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errand.core.model import (
    Arrival,
    Audit,
    Box,
    Detour,
    ForcedWait,
    Form,
    FormField,
    Outcome,
    Reason,
    Refusal,
    Run,
    Verdict,
    Violation,
)
from errand.metrics import (
    BANDS,
    MEASURES,
    Better,
    Estimate,
    Missing,
    UndefinedMeasure,
    accessibility,
    effectiveness,
    efficiency,
    judge,
    latency,
)
from errand.metrics.estimate import Bounds
from errand.metrics.ranking import ranks
from errand.metrics.statistics import wilson
from errand.words import LANGUAGES, word
from tests.runs import a_bad_day, a_run, a_setting, a_step, a_visit, failed
from tests.synthetic import history

GAVE_UP = failed(Reason.NO_RESPONSE, "按了没反应", "search.button", 2)


def _walks(done: int, lost: int, **others: int) -> list[Run]:
    kinds = {"blocked": Reason.CAPTCHA, "delegated": Reason.OTHER_HOST, "harness": Reason.HARNESS}
    kinds |= {"undetermined": Reason.NOT_RECOGNISED}
    outcomes = [Outcome(Verdict.COMPLETED)] * done + [GAVE_UP] * lost
    for kind, times in others.items():
        outcomes += [failed(kinds[kind], "")] * times
    return [a_run("search", id=str(at), outcome=outcome) for at, outcome in enumerate(outcomes)]


def test_blocked_delegated_and_harness_errors_count_in_no_city_s_completion() -> None:
    runs = _walks(8, 2, blocked=3, delegated=1, harness=6)

    told = judge(runs)

    assert told["completion"] == wilson(8, 10)
    assert _value(told["blocked_share"]) == pytest.approx(3 / 14)
    assert _value(told["delegated_share"]) == pytest.approx(1 / 14)
    assert _value(told["harness_share"]) == pytest.approx(6 / 20)


def test_undetermined_runs_are_no_attempts_and_widen_completion_to_bounds() -> None:
    runs = _walks(3, 2, undetermined=2, harness=3)

    told = judge(runs)

    assert told["completion"] == replace(wilson(3, 5), bounds=Bounds(3 / 7, 5 / 7, 2, 7))
    assert told["first_attempt"] == told["completion"]
    assert _value(told["undetermined_share"]) == pytest.approx(2 / 7)
    assert _value(told["runs_with_errors"]) == pytest.approx(2 / 5)
    assert judge(_walks(3, 2))["completion"] == wilson(3, 5), "without bounds where every run is determined"
    assert judge(_walks(0, 0, undetermined=2))["completion"] == Missing("none-determined", 2)


def test_a_city_errand_cannot_judge_has_a_wide_place() -> None:
    known = {str(city): _walks(10, city) for city in range(8)}

    sure = ranks({**known, "x": _walks(10, 0)})["x"]
    unsure = ranks({**known, "x": _walks(10, 0, undetermined=30)})["x"]

    assert (sure.low, unsure.low) == (1, 1)
    assert unsure.high > sure.high


def _value(told: Estimate | Missing) -> float:
    assert isinstance(told, Estimate), told
    return told.value


@pytest.mark.parametrize(
    "runs, why",
    [([], "no-runs"), (_walks(0, 0, blocked=2), "none-attempted"), (_walks(0, 3), "none-completed")],
)
def test_what_cannot_be_said_says_why(runs: list[Run], why: str) -> None:
    assert judge(runs)["lostness"] == Missing(why, len(runs))


def test_first_attempts_are_the_first_walks_only() -> None:
    runs = [
        a_run("search", id=str(turn), setting=a_setting(repeat=turn), outcome=outcome)
        for turn, outcome in [(1, GAVE_UP), (2, Outcome(Verdict.COMPLETED)), (3, Outcome(Verdict.COMPLETED))]
    ]

    assert (effectiveness.first_attempt(runs).value, effectiveness.completion(runs).n) == (0.0, 3)


def test_objectives_give_credit_for_the_milestones_reached() -> None:
    done = a_run("search", waits=(1.0, 1.0, 1.0, 1.0))  # four arrivals
    half = a_run("search", id="x", waits=(1.0, 1.0), outcome=GAVE_UP)

    assert effectiveness.objectives([done, half]).value == pytest.approx((1 + 0.5) / 2)


def test_drop_off_counts_who_came_so_far() -> None:
    arrivals = tuple(Arrival(page, at, at, 0.0) for at, page in enumerate(("HomePage", "ResultsPage", "GuidePage"), 1))
    runs = [a_run("guide", id=str(stop), arrivals=arrivals[:stop], outcome=GAVE_UP) for stop in (1, 2, 2)]
    runs.append(a_run("guide", id="done", arrivals=arrivals))

    told = [(stone.page, stone.reached, stone.lost) for stone in effectiveness.drop_off(runs)]

    assert told == [("HomePage", 4, 0), ("ResultsPage", 3, 1), ("GuidePage", 1, 3)]


def test_errors_are_failed_steps_and_dead_ends_and_a_failure_is_at_least_one() -> None:
    slipped = a_run("search", steps=(a_step(1), a_step(2, failed=True)), dead_ends=("interaction",))

    assert effectiveness.errors(slipped) == 2
    assert effectiveness.errors(a_run("search", outcome=GAVE_UP)) == 1
    assert effectiveness.runs_with_errors([slipped, a_run("search")]).value == 0.5


def test_a_refused_form_is_an_error_unless_errand_had_guessed_and_may_be_recovered_from() -> None:
    refused = Refusal("电话", "person.phone", "格式不正确", 2, corrected=True, recovered=True)
    guess = Refusal("目的", None, "请选择", 2, guessed=True, corrected=True, recovered=True)
    runs = [
        a_run("consult", refusals=(refused, guess)),
        a_run("consult", id="2", refusals=(replace(refused, recovered=False),), outcome=GAVE_UP),
        a_run("consult", id="3", refusals=(refused,), outcome=failed(Reason.NOT_RECOGNISED, "")),
    ]

    assert [effectiveness.errors(run) for run in runs[:2]] == [1, 1]
    assert effectiveness.errors_per_run(runs).value == 1.0
    assert effectiveness.recovery(runs) == wilson(1, 2), "an undetermined run is no attempt"
    assert judge([a_run("consult", refusals=(guess,))])["recovery"] == Missing("not-refused", 1)


def test_a_story_needs_an_account_where_one_walk_of_it_met_a_log_in() -> None:
    runs = [
        a_run("consult", detours=(Detour("login", 4, 2),)),
        a_run("consult", id="2", outcome=GAVE_UP),
        a_run("progress", outcome=failed(Reason.LOGIN_REQUIRED, "")),
        a_run("search", detours=(Detour("entrance", 1, 1),)),
        a_run("guide", outcome=GAVE_UP),
    ]

    assert effectiveness.account_share(runs) == wilson(2, 3), "nobody knows of the guide"
    assert judge(runs[-1:])["account_share"] == Missing("not-observed", 1)


def test_time_forced_on_citizens_is_summed_up_over_an_attempt() -> None:
    waits = (ForcedWait("countdown", 10_000.0, 2), ForcedWait("entrance", 3_000.0, 1))

    assert efficiency.forced_wait_s([a_run("register", forced=waits), a_run("search")]).value == 6.5


def test_steps_are_held_against_the_fewest_at_that_portal() -> None:
    stranger = a_setting(portal="live", portal_url="https://hall.example/")
    long, short = (a_run("search", id=str(n), waits=[1.0] * n, setting=stranger) for n in (6, 4))

    assert judge([long])["steps_over_fewest"] == Missing("fewest-unknown", 1), "the practice hall's 3 say nothing here"
    assert efficiency.steps_over_fewest([long, short]).value == pytest.approx((6 / 4 + 1) / 2)
    told = replace(long, fewest=5, fewest_from="portal-file")
    assert efficiency.steps_over_fewest([told]).value == pytest.approx(6 / 5)
    assert efficiency.steps_over_fewest([told, short]).value == pytest.approx((6 / 4 + 1) / 2), "never below 1"
    assert efficiency.steps_over_fewest([a_run("search", waits=[1.0, 1.0])]).value == 1.0, "nor at a practice hall"
    own = a_run("permit-of-our-own", waits=[1.0] * 9, setting=stranger)
    assert efficiency.steps_over_fewest([own]).value == pytest.approx(1.5), "its marker speaks of the team's portal"
    elsewhere = replace(short, setting=replace(stranger, portal_url="https://other.example/"))
    assert judge([long, elsewhere])["steps_over_fewest"] == Missing("fewest-unknown", 2)


def test_paths_are_compared_by_pages_not_by_numbers_in_their_addresses() -> None:
    assert efficiency.page_of("http://x/item/9999?page=2") == efficiency.page_of("http://x/item/12")
    assert efficiency.page_of("http://x/#/items?page=2") != efficiency.page_of("http://x/#/item/12")


def test_a_detour_is_less_like_the_shortest_path_and_more_lost() -> None:
    straight = a_run("search", visits=_visits("a", "b", "c"))
    detour = a_run("search", id="d", visits=_visits("a", "x", "a", "b", "c"))

    assert efficiency.path_similarity([straight, detour]).value == pytest.approx((1 + 2 * 3 / 8) / 2)
    assert efficiency.lostness([detour]).value == pytest.approx(efficiency.lostness_of(4, 5, 4))
    assert efficiency.lostness([straight, detour]).value == pytest.approx(efficiency.lostness_of(4, 5, 3) / 2)


def test_a_city_is_not_lost_because_another_city_s_site_is_flatter() -> None:
    flat = a_run("search", visits=_visits("a"), setting=a_setting(city="one", platform="p"))
    deep = a_run("search", id="d", visits=_visits("b", "c", "d"), setting=a_setting(city="two", platform="q"))

    assert efficiency.lostness([flat, deep]).value == 0.0
    assert efficiency.path_similarity([flat, deep]).value == 1.0


def test_cities_of_one_platform_share_the_fewest_pages_but_not_the_addresses() -> None:
    short = a_run("search", visits=_visits("one/a", "one/b"), setting=a_setting(city="one", platform="p"))
    long = a_run(
        "search", id="d", visits=_visits("two/a", "two/x", "two/b"), setting=a_setting(city="two", platform="p")
    )

    assert efficiency.lostness([short, long]).value == pytest.approx(efficiency.lostness_of(3, 3, 2) / 2)
    assert efficiency.path_similarity([short, long]).value == 1.0


def _visits(*pages: str) -> tuple[object, ...]:
    return tuple(a_visit(at, url=f"http://127.0.0.1/{page}") for at, page in enumerate(pages, 1))


def _form(page: str, *fields: tuple[str, str | None, str, bool | None]) -> Form:
    return Form(
        page, 1, 1, tuple(FormField(label, concept, kind, must, filled=True) for label, concept, kind, must in fields)
    )


def test_forms_are_counted_as_they_stood() -> None:
    register = _form(
        "RegisterPage",
        ("证件号码", "person.id-number", "text", True), ("手机", "person.phone", "text", True),
        ("验证码", "captcha", "captcha", True), ("头像", None, "file", None),
    )  # fmt: skip
    ask = _form("ConsultPage", ("联系电话", "person.phone", "text", True), ("内容", "consult.body", "text", True))
    runs = [a_run("errand", forms=(register, ask)), a_run("search")]

    told = {key: judge(runs)[key] for key in MEASURES if MEASURES[key].group == "form"}

    values = {key: _value(one) for key, one in told.items()}
    assert values == {
        "fields_asked": 6, "fields_required": 5, "fields_asked_twice": 1, "uploads": 1, "captchas": 1,
        "verification_contents": 2,
    }  # fmt: skip


def test_availability_counts_doors_that_did_not_open_in_time() -> None:
    slow = a_run("search", waits=(15_001.0, 1.0))
    dead = a_run("search", outcome=failed(Reason.UNREACHABLE, "", "page", 1), arrivals=())

    assert latency.availability([a_run(), a_run(), slow, dead]).value == 0.5


def test_a_page_that_only_changed_its_state_is_one_load() -> None:
    one = a_run("search", waits=(1.0, 2.0), visits=(a_visit(1), a_visit(2)))  # the same timings: one document

    assert latency.vital("lcp_ms")([one]).n == 1


def test_audits_and_targets() -> None:
    audit = Audit(
        "HomePage",
        1,
        "axe-core 4.12.1",
        (_broken("image-alt", "critical"), _broken("region", "moderate")),
        10,
        0,
        True,
        False,
    )
    steps = (a_step(1), a_step(2, box=Box(0, 0, 44, 44)), a_step(3, box=Box(0, 0, 100, 20), rung="beside", concept="x"))
    runs = [replace(a_run("search", steps=steps), audits=(audit,))]

    assert accessibility.violations(runs).value == 2
    assert accessibility.serious(runs).value == 1
    assert accessibility.low_contrast_share(runs).value == 0.0
    assert accessibility.low_contrast_share([*runs, _pale(runs[0])]).value == 0.5
    assert accessibility.small_target_share(runs).value == 0.5
    assert accessibility.low_rung_share(runs).value == 0.5
    assert accessibility.captcha_without_alternative(runs).value == 1.0
    assert accessibility.elderly_mode(runs).value == 1.0


def _pale(run: Run) -> Run:
    return replace(run, audits=(replace(run.audits[0], violations=(_broken("color-contrast", "serious"),)),))


def _broken(rule: str, impact: str) -> Violation:
    return Violation(rule, impact, 3, ("wcag2a",))


def test_every_measure_has_its_source_and_unit_and_no_run_breaks_one() -> None:
    runs = [*a_bad_day(), *history(weeks=1)]

    for key, measure in MEASURES.items():
        assert measure.key == key
        assert measure.source
        told = measure.ask(runs)
        if isinstance(told, Estimate):
            assert told.low is None or 0 <= told.low <= told.value + 1e-9
            assert measure.unit != "share" or told.high is None or told.high <= 1
            assert told.high is None or told.high >= told.value - 1e-9
        else:
            assert all(word(f"measures.why-{told.why}", lang) for lang in LANGUAGES)


def test_satisfaction_is_never_simulated() -> None:
    assert judge([a_run()])["satisfaction"] == Missing("not-simulated")
    with pytest.raises(UndefinedMeasure):
        MEASURES["satisfaction"].of([a_run()])


def test_bands_belong_to_measures_and_point_the_right_way() -> None:
    for key, band in BANDS.items():
        better = MEASURES[key].better
        assert better is not Better.NEITHER
        assert (band.good >= band.poor) if better is Better.HIGHER else (band.good <= band.poor)
