"""
Where a guide contradicts itself: each rule holds two of its parts against each other.

The rules are those that reviewers of guides apply in practice (provincial check lists of 实施清单).  A rule that finds
one of its parts missing or unclear does not apply; what is missing is counted elsewhere, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from errand.citizen.wording import bare, says_nothing
from errand.core.message import Message, Said
from errand.survey.assess.amounts import Limit, limit, limits, visits, yes
from errand.survey.assess.depth import depth_of
from errand.survey.assess.elements import element_named, value_of
from errand.survey.assess.parts import Outcome, Parts, said
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
    span = limit(said(promised))
    if not kind or span is None:
        return None
    immediate = "即办" in kind or "当场" in kind
    # An immediate item is over on the day; only one that is over at once must be called immediate.
    return (span.same_day if immediate else span.amount > 0), kind, promised


def _promise(parts: Parts) -> Outcome:
    promised, statutory = parts.field(PROMISED), parts.field(STATUTORY)
    mine, law = limit(said(promised)), limit(said(statutory))
    longer = mine.exceeds(law) if mine and law else None
    return None if longer is None else (not longer, promised, statutory)


def _no_visit_no_reason(parts: Parts) -> Outcome:
    times, reason = parts.field(VISITS), parts.field(REASON)
    if visits(said(times)) != 0:
        return None
    return not reason or says_nothing(said(reason)), times, reason


def _no_visit_some_way(parts: Parts) -> Outcome:
    times, online, post = parts.field(VISITS), parts.field(ONLINE), parts.field(POST)
    if visits(said(times)) != 0 or not (online or post):
        return None
    return any(yes(said(one)) for one in (online, post) if one), times, " ".join(filter(None, (online, post)))


def _visit_reason(parts: Parts) -> Outcome:
    times, reason = parts.field(VISITS), parts.field(REASON)
    if not visits(said(times)):
        return None
    given = bool(reason) and not says_nothing(said(reason))
    return given, times, reason or Message.of("survey.lacks", element=element_named(REASON))


def _full_online(parts: Parts) -> Outcome:
    depth, times = parts.field(DEPTH), parts.field(VISITS)
    level, count = depth_of([said(depth)]), visits(said(times))
    if level is None or level < "D4" or count is None:
        return None
    return count == 0, depth, times


def _depth_online(parts: Parts) -> Outcome:
    depth, online = parts.field(DEPTH), parts.field(ONLINE)
    level, handled = depth_of([said(depth)]), yes(said(online))
    if level is None or handled is None or "D0" < level < "D3":
        return None  # consulting or pre-review: some call that online, some do not
    return (level >= "D3") == handled, depth, online


def _fee_rate(parts: Parts) -> Outcome:
    fee, rate = parts.field(FEE), parts.field(*RATE)
    if yes(said(fee)) is not True:
        return None
    given = bool(rate) and not says_nothing(said(rate))
    return given, fee, rate or Message.of("survey.lacks", element=element_named(RATE[0]))


def _no_fee_no_payment(parts: Parts) -> Outcome:
    fee, payment = parts.field(FEE), parts.field(PAYMENT)
    if yes(said(fee)) is not False or not payment:
        return None
    return yes(said(payment)) is not True, fee, payment


# Themes of the national lists (国办函〔2016〕108号) that are for one kind of applicant only.
_PERSON_ONLY = re.compile(
    r"生育收养|户籍办理|入伍服役|婚姻登记|优待抚恤|离职退休|死亡殡葬|出境入境|证件办理|职业资格|旅游观光"
)
_LEGAL_ONLY = re.compile(
    r"资质认证|年检年审|税收财务|投资审批|融资信贷|抵押质押|商务贸易|招标拍卖|海关口岸|涉外服务|法人注销|质量技术|检验检疫"
)


def _object_theme(parts: Parts) -> Outcome:
    whom, theme = parts.field("服务对象"), parts.field("主题分类")
    person, legal = re.search(r"自然人|个人|公民", whom), re.search(r"法人|企业|组织|单位", whom)
    if not theme or bool(person) == bool(legal):  # for both, any theme will do
        return None
    foreign, own = (_LEGAL_ONLY, _PERSON_ONLY) if person else (_PERSON_ONLY, _LEGAL_ONLY)
    return not foreign.search(theme) or bool(own.search(theme)), whom, theme


def _steps_within(parts: Parts) -> Outcome:
    promised, flow = parts.field(PROMISED), parts.section("flow")
    whole, steps = limit(said(promised)), _steps(flow)
    if whole is None or whole.amount == 0 or len(steps) < 2 or {one.unit for one in steps} != {whole.unit}:
        return None
    total = Limit(sum(one.amount for one in steps), whole.unit)
    added = Message.of("survey.steps-add-up", total=f"{total.amount:g}", flow=Said(_short(flow)))
    return total.amount <= whole.amount, promised, added


def _steps(flow: str) -> list[Limit]:
    """The limit of each step: the first of a line, for others in it belong to what is done (公示五个工作日)."""
    lines = [found for line in flow.splitlines() if (found := limits(line))]
    return [found[0] for found in lines] if len(lines) > 1 else [one for found in lines for one in found]


_STAGES = (
    "受理|收件|接件",
    "审查|审核|核验|初审|核查|勘查|勘验|评审|检验",
    "决定|办结|审批|批准|登记",
    "送达|颁证|发证|取件|领取|制证|发放",
)


def _licence_stages(parts: Parts) -> Outcome:
    kind, flow = parts.field("事项类型"), parts.section("flow")
    if "许可" not in kind or not bare(flow) or says_nothing(flow):
        return None
    return all(re.search(stage, flow) for stage in _STAGES), kind, flow


def _site_survey(parts: Parts) -> Outcome:
    promised, flow = parts.field(PROMISED), parts.section("flow")
    span, survey = limit(said(promised)), re.search(r"现场(勘[查验察]|踏勘|核查|核验|检查)", flow)
    if span is None or survey is None or span.unit not in ("workdays", "days", "at-once"):
        return None
    return span.amount >= 5, promised, survey[0]


def _in_person(parts: Parts) -> Outcome:
    words = "\n".join([*(text or "" for text in parts.sections.values()), *parts.fields.values()])
    own = re.search(r"[^。；\n]{0,20}(须|必须|需|应当?)由?本人(亲自)?(到场|到现场|前往|办理)[^。；\n]{0,10}", words)
    other = re.search(r"[^。；\n]{0,20}可以?(委托|由)?(他人|亲属|代理人)?代办[^。；\n]{0,10}", words)
    if own is None and other is None:
        return None
    return own is None or other is None, own[0] if own else "", other[0] if other else ""


def _conditions_are_papers(parts: Parts) -> Outcome:
    conditions = parts.section("conditions")
    lines = [line for line in re.split(r"[\n；;]", conditions) if bare(line)]
    papers = [line for line in lines if re.search(r"复印件|原件|申请表|申请书|一式.{1,3}份|\d+份", line)]
    if not lines:
        return None
    return not (len(papers) >= 3 and len(papers) > len(lines) / 2), conditions, "；".join(papers)


_CERTIFICATE = re.compile(
    r"(?:持有?|取得|具有|具备|凭)[^，,。；;、\n]{0,12}?"
    r"([\u4e00-\u9fff]{0,8}(?:许可证|资格证书?|合格证书?|营业执照|身份证|户口簿|居住证|驾驶证|毕业证书?|登记证书?|产权证书?))"
)


def _certificates_listed(parts: Parts) -> Outcome:
    conditions, materials = parts.section("conditions"), parts.section("materials")
    named = [found[1] for found in _CERTIFICATE.finditer(conditions)]
    if not named or not bare(materials) or says_nothing(materials):
        return None
    lacking = [one for one in named if one.removesuffix("书")[-3:] not in materials]
    return not lacking, "、".join(lacking or named), materials


def _result_sample(parts: Parts) -> Outcome:
    result = parts.field("审批结果")
    sample = value_of(parts.fields, "结果样本")
    if not result or sample is None or says_nothing(said(result)):
        return None
    return bool(bare(sample[1])) and not says_nothing(sample[1]), result, "：".join(sample)


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


def check(title: str, sections: Mapping[str, str | None], fields: Mapping[str, str]) -> tuple[RuleResult, ...]:
    """Every rule at one guide."""
    parts = Parts(title, sections, fields)
    return tuple(_result(key, rule(parts)) for key, rule in RULES.items())


def _result(key: str, outcome: Outcome) -> RuleResult:
    if outcome is None:
        return RuleResult(key, None)
    kept, *quotes = outcome
    return RuleResult(key, kept, tuple(_short(quote) if isinstance(quote, str) else quote for quote in quotes if quote))


def _short(text: str) -> str:
    return " ".join(text.split())[:QUOTE]
