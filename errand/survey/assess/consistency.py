"""
Where a guide contradicts itself: each rule holds two of its parts against each other.

The rules are those that reviewers of guides apply in practice (provincial check lists of 实施清单).  A rule that finds
one of its parts missing or unclear does not apply; what is missing is counted elsewhere, once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from errand.citizen.wording import bare
from errand.core.message import Message, Said
from errand.survey.assess.amounts import Limit, limits
from errand.survey.assess.elements import element_named, value_of
from errand.survey.assess.parts import Outcome, Parts, value
from errand.survey.assess.phones import phones_coded, phones_differ

QUOTE = 120  # characters of a part that a reader needs to find it again


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule at one guide. kept None: it does not apply; quotes: the two parts, or what errand says of one."""

    key: str
    kept: bool | None
    quotes: tuple[str | Message, ...] = ()

    @property
    def parts(self) -> tuple[Said | Message, ...]:
        """The two parts as a message shows them."""
        return tuple(Said(one) if isinstance(one, str) else one for one in self.quotes)


KIND_OF_HANDLING, PROMISED, STATUTORY = "办件类型", "承诺办结时限", "法定办结时限"
VISITS, REASON, DEPTH, ONLINE = "到办事现场次数", "必须到现场的原因", "网上办理深度", "是否网办"
FEE, PAYMENT, POST = "是否收费", "是否支持网上支付", "是否支持物流快递"
RATE = ("收费标准", "收费项目名称", "收费依据")


def _immediate(parts: Parts) -> Outcome:
    kind, promised = parts.field(KIND_OF_HANDLING), parts.field(PROMISED)
    span = parts.limit(promised)
    if not kind or span is None:
        return None
    immediate = parts.says("immediate", kind)
    # An immediate item is over on the day; only one that is over at once must be called immediate.
    return (span.same_day if immediate else span.amount > 0), kind, promised


def _promise(parts: Parts) -> Outcome:
    promised, statutory = parts.field(PROMISED), parts.field(STATUTORY)
    mine, law = parts.limit(promised), parts.limit(statutory)
    longer = mine.exceeds(law) if mine and law else None
    return None if longer is None else (not longer, promised, statutory)


def _no_visit_no_reason(parts: Parts) -> Outcome:
    times, reason = parts.field(VISITS), parts.field(REASON)
    if parts.visits(times) != 0:
        return None
    return not parts.given(reason), times, reason


def _no_visit_some_way(parts: Parts) -> Outcome:
    times, online, post = parts.field(VISITS), parts.field(ONLINE), parts.field(POST)
    if parts.visits(times) != 0 or not (online or post):
        return None
    return any(parts.yes(one) for one in (online, post) if one), times, " ".join(filter(None, (online, post)))


def _visit_reason(parts: Parts) -> Outcome:
    times, reason = parts.field(VISITS), parts.field(REASON)
    if not parts.visits(times):
        return None
    given = parts.given(reason)
    return given, times, reason or Message.of("survey.lacks", element=element_named(REASON))


def _full_online(parts: Parts) -> Outcome:
    depth, times = parts.field(DEPTH), parts.field(VISITS)
    level, count = parts.depth(depth), parts.visits(times)
    if level is None or level < "D4" or count is None:
        return None
    return count == 0, depth, times


def _depth_online(parts: Parts) -> Outcome:
    depth, online = parts.field(DEPTH), parts.field(ONLINE)
    level, handled = parts.depth(depth), parts.yes(online)
    if level is None or handled is None or "D0" < level < "D3":
        return None  # consulting or pre-review: some call that online, some do not
    return (level >= "D3") == handled, depth, online


def _fee_rate(parts: Parts) -> Outcome:
    fee, rate = parts.field(FEE), parts.field(*RATE)
    if parts.yes(fee) is not True:
        return None
    given = parts.given(rate)
    return given, fee, rate or Message.of("survey.lacks", element=element_named(RATE[0]))


def _no_fee_no_payment(parts: Parts) -> Outcome:
    fee, payment = parts.field(FEE), parts.field(PAYMENT)
    if parts.yes(fee) is not False or not payment:
        return None
    return parts.yes(payment) is not True, fee, payment


def _object_theme(parts: Parts) -> Outcome:
    whom, theme = parts.field("服务对象"), parts.field("主题分类")
    person, legal = parts.says("for-persons", whom), parts.says("for-legal", whom)
    if not theme or person == legal:  # for both, any theme will do
        return None
    lists = _national_lists()["themes"]
    foreign, own = (lists["legal"], lists["person"]) if person else (lists["person"], lists["legal"])
    return not any(one in theme for one in foreign) or any(one in theme for one in own), whom, theme


def _steps_within(parts: Parts) -> Outcome:
    promised, flow = parts.field(PROMISED), parts.section("flow")
    whole, steps = parts.limit(promised), _steps(flow)
    if whole is None or whole.amount == 0 or len(steps) < 2 or {one.unit for one in steps} != {whole.unit}:
        return None
    total = Limit(sum(one.amount for one in steps), whole.unit)
    added = Message.of("survey.steps-add-up", total=f"{total.amount:g}", flow=Said(_short(flow)))
    return total.amount <= whole.amount, promised, added


def _steps(flow: str) -> list[Limit]:
    """The limit of each step: the first of a line, for others in it belong to what is done (公示五个工作日)."""
    lines = [found for line in flow.splitlines() if (found := limits(line))]
    return [found[0] for found in lines] if len(lines) > 1 else [one for found in lines for one in found]


STAGES = ("accepting", "examining", "deciding", "delivering")


def _licence_stages(parts: Parts) -> Outcome:
    kind, flow = parts.field("事项类型"), parts.section("flow")
    if _national_lists()["licence"]["type"] not in kind or not bare(flow) or parts.empty(flow):
        return None
    return all(parts.says(stage, flow) for stage in STAGES), kind, flow


def _site_survey(parts: Parts) -> Outcome:
    promised, flow = parts.field(PROMISED), parts.section("flow")
    span, survey = parts.limit(promised), parts.quote("site-visit", flow)
    if span is None or not survey or span.unit not in ("workdays", "days", "at-once"):
        return None
    return span.amount >= 5, promised, survey


def _in_person(parts: Parts) -> Outcome:
    words = "\n".join([*(text or "" for text in parts.sections.values()), *parts.fields.values()])
    own, other = parts.quote("in-person", words), parts.quote("by-others", words)
    if not own and not other:
        return None
    return not (own and other), own, other


def _conditions_are_papers(parts: Parts) -> Outcome:
    conditions = parts.section("conditions")
    lines = [line for line in re.split(r"[\n；;]", conditions) if bare(line)]
    papers = [line for line in lines if parts.says("paper", line)]
    if not lines:
        return None
    return not (len(papers) >= 3 and len(papers) > len(lines) / 2), conditions, "；".join(papers)


def _certificates_listed(parts: Parts) -> Outcome:
    conditions, materials = parts.section("conditions"), parts.section("materials")
    named = list(parts.every("asks-certificate", "certificate", conditions))
    if not named or not bare(materials) or parts.empty(materials):
        return None
    lacking = [one for one in named if one.removesuffix("书")[-3:] not in materials]
    return not lacking, "、".join(lacking or named), materials


def _result_sample(parts: Parts) -> Outcome:
    result = parts.field("审批结果")
    sample = value_of(parts.fields, "结果样本")
    if not result or sample is None or parts.empty(value(result)):
        return None
    return bool(bare(sample[1])) and not parts.empty(sample[1]), result, "：".join(sample)


@cache
def _national_lists() -> Any:
    return tomllib.loads(Path(__file__).with_name("national_lists.toml").read_text(encoding="utf-8"))


RULES: Mapping[str, Callable[[Parts], Outcome]] = {
    "immediate": _immediate,
    "promise": _promise,
    "no-visit-no-reason": _no_visit_no_reason,
    "no-visit-some-way": _no_visit_some_way,
    "visit-reason": _visit_reason,
    "full-online": _full_online,
    "depth-online": _depth_online,
    "fee-rate": _fee_rate,
    "no-fee-no-payment": _no_fee_no_payment,
    "phones-differ": phones_differ,
    "phones-coded": phones_coded,
    "object-theme": _object_theme,
    "steps-within": _steps_within,
    "licence-stages": _licence_stages,
    "site-survey": _site_survey,
    "in-person": _in_person,
    "conditions-papers": _conditions_are_papers,
    "certificates-listed": _certificates_listed,
    "result-sample": _result_sample,
}
"""Every rule by its key; what a rule says stands in the catalogue, under survey.rule-<key>."""


def check(parts: Parts) -> tuple[RuleResult, ...]:
    """Every rule at one guide."""
    return tuple(_result(key, rule(parts)) for key, rule in RULES.items())


def _result(key: str, outcome: Outcome) -> RuleResult:
    if outcome is None:
        return RuleResult(key, None)
    kept, *quotes = outcome
    return RuleResult(key, kept, tuple(_short(quote) if isinstance(quote, str) else quote for quote in quotes if quote))


def _short(text: str) -> str:
    return " ".join(text.split())[:QUOTE]
