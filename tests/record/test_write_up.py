"""From what a story raised to the outcome of the run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from errand.core.errors import (
    BrowserLost,
    HarnessError,
    PortalFault,
    ResultsLost,
    SentElsewhere,
    Undetermined,
    WallReached,
)
from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message, Said, Term
from errand.core.model import REASONS, Detour, ForcedWait, Reason, Refusal, Setting, Verdict, Way
from errand.record.recorder import Recorder
from errand.record.redact import MASK, Redactor
from errand.record.write_up import Story, judge, write_up

SETTING = Setting(
    "hangzhou",
    "杭州市",
    "zhejiang",
    "浙江省",
    "practice",
    "http://127.0.0.1/",
    "newcomer",
    7,
    "chromium 1",
    "desktop",
    "main",
)
FAULTS = [reason for reason in Reason if REASONS[reason].verdict is Verdict.FAILED]
WALLS = [reason for reason in Reason if REASONS[reason].verdict is Verdict.BLOCKED]


def unmet(reason: Reason, said: str | Message | None = None) -> AssertionError:
    """What a journey's assertion raises whose message is `reason.of(...)`."""
    with pytest.raises(AssertionError) as raised:
        assert not reason, reason.of(said)
    return raised.value


def test_a_finding_from_reading_is_undetermined_where_a_heading_was_not_recognised() -> None:
    unread = [Message.of("findings.made-up", about=Term("concept", "guide.materials"))] * 2
    missing = unmet(Reason.INCOMPLETE, "缺少：申请材料")
    outcome = judge(missing, Redactor(), 4, unread)

    assert (outcome.verdict, outcome.reason, outcome.step) == (Verdict.UNDETERMINED, Reason.NOT_RECOGNISED, 4)
    assert outcome.message == Message.of("findings.doubtful", seen=Message.plain("缺少：申请材料"), doubts=(unread[0],))
    assert judge(missing, Redactor(), 4).verdict is Verdict.FAILED


def test_a_fault_that_is_sure_stays_so_whatever_was_unread() -> None:
    assert (
        judge(
            PortalFault(Reason.CLOSED, "暂未开放", evidence=EvidenceKind.NOTICE),
            Redactor(),
            4,
            ["没有认出「申请材料」"],
        ).verdict
        is Verdict.FAILED
    )


def test_nothing_raised_is_an_errand_done() -> None:
    outcome = judge(None, Redactor(), 4)

    assert outcome.completed
    assert (outcome.reason, outcome.message) == (None, None)


@pytest.mark.parametrize("reason", FAULTS)
def test_a_portal_fault_is_a_failure_with_its_reason(reason: Reason) -> None:
    outcome = judge(
        PortalFault(reason, "按下之后没有任何反应", "search.button", evidence=EvidenceKind.DEAD_PRESS), Redactor(), 3
    )

    assert (outcome.verdict, outcome.reason, outcome.about, outcome.step) == (
        Verdict.FAILED,
        reason,
        "search.button",
        3,
    )
    assert outcome.message == Message.plain("按下之后没有任何反应")


@pytest.mark.parametrize("reason", WALLS)
def test_a_wall_blocks(reason: Reason) -> None:
    assert judge(WallReached(reason, "停在此处", "captcha"), Redactor()).verdict is Verdict.BLOCKED


def test_another_host_is_a_delegation() -> None:
    outcome = judge(SentElsewhere("zwfw.example.cn", "转到外站"), Redactor())

    assert (outcome.verdict, outcome.reason, outcome.about) == (Verdict.DELEGATED, Reason.OTHER_HOST, "zwfw.example.cn")


@pytest.mark.parametrize(
    "error", [HarnessError("x"), BrowserLost("x"), ResultsLost("x"), ValueError("x"), KeyboardInterrupt("x")]
)
def test_everything_else_is_ours(error: BaseException) -> None:
    outcome = judge(error, Redactor())

    assert (outcome.verdict, outcome.reason, outcome.about) == (
        Verdict.HARNESS_ERROR,
        Reason.HARNESS,
        type(error).__name__,
    )


def test_an_assertion_may_say_its_reason_and_what_was_seen() -> None:
    gaps = Message.of("findings.made-up", gaps=Term.each("concept", ["guide.basis"]))
    outcome = judge(unmet(Reason.INCOMPLETE, gaps), Redactor(), 4)

    assert (outcome.verdict, outcome.reason, outcome.message, outcome.step) == (
        Verdict.FAILED,
        Reason.INCOMPLETE,
        gaps,
        4,
    )


def test_a_finished_sentence_will_do_for_what_was_seen() -> None:
    assert judge(unmet(Reason.EMPTY, "一项也没有"), Redactor()).message == Message.plain("一项也没有")


def test_a_reason_alone_will_do() -> None:
    assert judge(unmet(Reason.NO_ACKNOWLEDGEMENT), Redactor()).reason is Reason.NO_ACKNOWLEDGEMENT
    bare = judge(AssertionError(f"{Reason.NO_ACKNOWLEDGEMENT}\nassert None"), Redactor())

    assert (bare.reason, bare.message) == (Reason.NO_ACKNOWLEDGEMENT, None)


def test_no_code_is_read_out_of_a_sentence() -> None:
    outcome = judge(AssertionError("incomplete: 缺少：设定依据"), Redactor())

    assert (outcome.reason, outcome.message) == (Reason.WRONG_RESULT, Message.plain("incomplete: 缺少：设定依据"))


def test_an_assertion_without_a_reason_is_a_wrong_result() -> None:
    outcome = judge(AssertionError("assert '身份证' in ''"), Redactor())

    assert (outcome.verdict, outcome.reason, outcome.message) == (
        Verdict.FAILED,
        Reason.WRONG_RESULT,
        Message.plain("assert '身份证' in ''"),
    )


def test_an_assertion_cannot_pass_for_a_wall() -> None:
    assert judge(unmet(Reason.CAPTCHA, "图形验证码"), Redactor()).verdict is Verdict.FAILED


def test_a_journey_may_say_itself_that_it_cannot_tell() -> None:
    outcome = judge(unmet(Reason.NOT_UNDERSTOOD, "状态写着「流转中」"), Redactor(), 4)

    assert (outcome.verdict, outcome.reason, outcome.evidence) == (
        Verdict.UNDETERMINED,
        Reason.NOT_UNDERSTOOD,
        None,
    )


def test_what_is_told_holds_no_secrets() -> None:
    redact = Redactor()
    redact.keep("Cx123456aq")

    told = Message.of(
        "findings.made-up",
        said=Said("密码Cx123456aq过于简单"),
        listed=("Cx123456aq", Said("x")),
        inner=Message.plain("Cx123456aq"),
        count=3,
    )
    assert judge(PortalFault(Reason.REJECTED, told, evidence=EvidenceKind.REFUSAL), redact).message == Message.of(
        "findings.made-up",
        said=Said(f"密码{MASK}过于简单"),
        listed=(MASK, Said("x")),
        inner=Message.plain(MASK),
        count=3,
    )
    assert "Cx123456aq" not in repr(judge(HarnessError("fill Cx123456aq"), redact))


def test_the_record_is_redacted_by_what_became_a_secret_later() -> None:
    recorder, redact = Recorder(lambda: 0.0), Redactor()
    with recorder.step("fill", "查询密码", detail="015411"):
        pass
    recorder.visit(1, "http://127.0.0.1/receipt/015411", "编号015411", 200)
    recorder.dialog("alert", "密码是015411")
    redact.keep("015411")

    run = write_up(
        Story("consult", "test_x", "提交咨询", 8), SETTING, recorder, judge(None, redact), 1_500.0, redact=redact
    )

    assert "015411" not in repr(run)
    assert (run.journey, run.fewest, run.took_ms, run.outcome.completed) == ("consult", 8, 1_500.0, True)
    assert len(run.id) == 32


def test_the_course_of_a_run_is_in_its_record_without_secrets() -> None:
    recorder, redact = Recorder(lambda: 0.0), Redactor()
    with recorder.step("click", "登录"):
        pass
    recorder.took_way("link")
    recorder.detour("login", at_step=1)
    recorder.forced("countdown", 5_000.0, "请13812345678稍候 (5)")
    recorder.refused("密码 Cx123456aq", "Cx123456aq 过于简单", concept="person.password")
    redact.keep("Cx123456aq")
    redact.keep("13812345678")
    story = Story("consult", "test_x", "提交咨询", 8)

    run = write_up(story, SETTING, recorder, judge(None, redact), 1.0, redact=redact)

    assert (run.way, run.detours) == (Way.LINK, (Detour("login", 1, 1),))
    assert run.forced == (ForcedWait("countdown", 5_000.0, 1, f"请{MASK}稍候 (5)"),)
    assert run.refusals == (Refusal(f"密码 {MASK}", "person.password", f"{MASK} 过于简单", 1),)


def test_what_was_seen_is_kept_with_its_evidence_and_without_secrets() -> None:
    redact = Redactor()
    redact.keep("Cx123456aq")
    seen = Seen("http://a/?x=Cx123456aq", "Cx123456aq", 500, "Cx123456aq 有误", ("Cx123456aq", "b"), 120.0)
    masked = Seen(f"http://a/?x={MASK}", MASK, 500, f"{MASK} 有误", (MASK, "b"), 120.0)

    failed = judge(PortalFault(Reason.REJECTED, "x", evidence=EvidenceKind.REFUSAL, seen=seen), redact)
    unsure = judge(Undetermined(Reason.NOT_UNDERSTOOD, "x", seen=seen), redact)

    assert (failed.evidence, failed.seen) == (EvidenceKind.REFUSAL, masked)
    assert (unsure.verdict, unsure.evidence, unsure.seen) == (Verdict.UNDETERMINED, None, masked)


def test_a_run_started_when_it_began_however_long_evidence_and_teardown_took() -> None:
    wall = iter([datetime(2026, 11, 29, 9, 0, tzinfo=UTC), datetime(2026, 11, 29, 9, 5, tzinfo=UTC)])
    recorder = Recorder(lambda: 0.0, wall=lambda: next(wall))  # a citizen is there, and waits for her turn
    recorder.begin()

    story = Story("consult", "test_x", "提交咨询", 8)
    run = write_up(story, SETTING, recorder, judge(None, Redactor()), 1_500.0, redact=Redactor())

    assert run.started_at == "2026-11-29T09:05:00.000+00:00"
