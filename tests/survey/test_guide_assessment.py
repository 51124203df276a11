"""Guides made by hand, whose faults are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errand.citizen.wording import basis_by_name_only, ground_in_words
from errand.survey.assess.consistency import RuleResult
from errand.survey.assess.guide_assessment import KEYS, Attachment, GuideText, Placeholder, assess

FIELDS = {
    "事项名称": "居住证办理", "事项类型": "行政许可", "基本编码": "000139001000", "实施编码": "11330100",
    "行使层级": "市级", "权力来源": "法定本级行使", "事项状态": "在用", "事项版本": "1", "实施主体": "市公安局",
    "实施主体编码": "11330100MB", "实施主体性质": "法定机关", "服务对象": "自然人", "主题分类": "户籍办理",
    "法定办结时限": "15个工作日", "承诺办结时限：": "10个工作日", "办件类型": "承诺件", "到办事现场次数": "1次",
    "必须到现场的原因": "核对原件", "是否进驻政务大厅": "是", "是否网办": "否",
    "网上办理深度": "仅提供办事指南", "是否收费": "否", "是否支持网上支付": "否", "审批结果": "居住证",
    "是否支持物流快递": "否", "监督投诉电话": "0571-12345678", "咨询电话": "0571-87654321",
}  # fmt: skip
SOUND = GuideText(
    "居住证办理",
    {
        "basis": "《居住证暂行条例》第九条",
        "conditions": "在本市居住半年以上",
        "materials": "身份证 必要 原件 1份",
        "place": "市政务服务中心二楼",
        "hours": "周一至周五 9:00-17:00",
        "phone": "咨询：0571-87654321；投诉：0571-12345678",
        "flow": "受理 1个工作日\n审查 5个工作日\n决定 2个工作日\n送达 2个工作日",
    },
    FIELDS,
)


def with_fields(**fields: str) -> dict[str, RuleResult]:
    """The rules at the sound guide with other fields; "" takes one away."""
    assessed = {label.rstrip("："): value for label, value in FIELDS.items()} | fields
    return {one.key: one for one in assess(replace(SOUND, fields={k: v for k, v in assessed.items() if v})).rules}


def with_section(key: str, text: str | None) -> GuideText:
    return replace(SOUND, sections={**SOUND.sections, key: text})


def test_a_sound_guide_has_everything_and_contradicts_itself_nowhere() -> None:
    assessed = assess(SOUND)

    assert assessed.key_present == len(KEYS) == 8
    assert assessed.mandatory.missing == ()
    assert assessed.mandatory.share == 1.0
    assert assessed.everything.applicable > assessed.mandatory.applicable
    assert assessed.placeholders == ()
    assert assessed.contradictions == ()
    assert not assessed.basis_by_name_only
    assert not assessed.lacking
    assert assessed.depth == "D0"


@pytest.mark.parametrize("text", [None, "", "无", "暂无。", "null", "待补充", "/", "——", "详见附件", "  "])
def test_what_says_nothing_is_missing(text: str | None) -> None:
    assessed = assess(with_section("materials", text))

    assert assessed.key_missing == ("materials",)
    assert "材料名称" in assessed.mandatory.missing


def test_an_attachment_that_opens_is_an_answer_and_a_dead_one_is_none() -> None:
    guide = with_section("materials", "详见附件")
    alive, unknown, dead = (
        replace(guide, attachments=(Attachment("附件", "/a.doc", one),)) for one in (True, None, False)
    )

    assert assess(alive).key_missing == assess(unknown).key_missing == ()
    assert assess(dead).key_missing == ("materials",)
    assert assess(dead).placeholders == (Placeholder("materials", "详见附件", "/a.doc"),)


def test_a_picture_shows_the_procedure() -> None:
    guide = with_section("flow", "")

    assert assess(guide).key_missing == ("flow",)
    assert assess(replace(guide, pictures={"flow": 1})).key_missing == ()


def test_no_limit_of_number_is_an_answer_and_no_place_is_none() -> None:
    fields = {**FIELDS, "数量限制": "无", "禁止性要求": "无", "中介服务": "无", "收费标准": "无"}
    assessed = assess(replace(with_section("place", "暂无"), fields=fields))

    assert assessed.placeholders == (Placeholder("place", "暂无"),)
    assert not {"数量限制", "禁止性要求", "中介服务"} & set(assessed.everything.missing)


def test_what_a_fee_needs_applies_only_where_there_is_one() -> None:
    free, paid = assess(SOUND), assess(replace(SOUND, fields={**FIELDS, "是否收费": "是"}))

    assert paid.mandatory.applicable == free.mandatory.applicable + 2
    assert set(paid.mandatory.missing) == {"收费项目名称", "收费标准"}


def test_four_key_classes_missing_count_for_the_red_line() -> None:
    assessed = assess(GuideText("居住证办理", {"basis": "《某条例》第九条", "conditions": "有住所", "place": "二楼"}))

    assert assessed.key_missing == ("materials", "hours", "phone", "flow")
    assert assessed.lacking


@pytest.mark.parametrize(
    "words, depth",
    [
        ("仅提供办事指南", "D0"), ("网上咨询预约", "D1"), ("网上预审", "D2"), ("网上受理", "D3"), ("在线申办", "D3"),
        ("全程网办", "D4"), ("不见面审批", "D4"), ("IV级", "D4"), ("四级", "D4"), ("三级", "D3"),
        ("II级", "D2"), ("I级", "D0"),
        ("全程网办（电子证照）", "D5"), ("网上咨询、网上预审", "D2"), ("按规定", None), ("", None),
    ],
)  # fmt: skip
def test_depth(words: str, depth: str | None) -> None:
    assert assess(replace(SOUND, fields={"网上办理深度": words})).depth == depth


@pytest.mark.parametrize(
    "text, name_only",
    [
        ("《居住证暂行条例》", True),
        ("1.《居住证暂行条例》（国务院令第663号）", True),
        ("中华人民共和国就业促进法\n就业服务与就业管理规定", True),
        ("中华人民共和国行政处罚法   \n中华人民共和国道路交通安全法   ", True),
        ("国务院关于进一步做好新形势下就业创业工作的意见（国发〔2015〕23号）", True),
        ("依据名称\t文号\t条款内容\n居住证暂行条例\t\t", True),
        ("《居住证暂行条例》第九条", False),
        ("居住证暂行条例：公民离开常住户口所在地，到其他城市居住半年以上，可以申领居住证", False),
        ("无", False),
        ("", False),
    ],
)
def test_a_basis_by_name_only(text: str, name_only: bool) -> None:
    assert basis_by_name_only(text) is name_only
    assert not (name_only and ground_in_words(text))


@pytest.mark.parametrize(
    "rule, fields",
    [
        ("immediate", {"办件类型": "即办件"}),
        ("immediate", {"承诺办结时限": "当场办结"}),
        ("promise", {"承诺办结时限": "20个工作日"}),
        ("promise", {"承诺办结时限": "十六个工作日"}),
        ("no-visit-no-reason", {"到办事现场次数": "0次"}),
        ("no-visit-some-way", {"到办事现场次数": "0次"}),
        ("visit-reason", {"必须到现场的原因": ""}),
        ("visit-reason", {"必须到现场的原因": "无"}),
        ("full-online", {"网上办理深度": "全程网办", "是否网办": "是"}),
        ("depth-online", {"网上办理深度": "网上受理"}),
        ("depth-online", {"是否网办": "是"}),
        ("fee-rate", {"是否收费": "是"}),
        ("no-fee-no-payment", {"是否支持网上支付": "支持"}),
        ("phones-differ", {"监督投诉电话": "0571 87654321"}),
        ("phones-coded", {"咨询电话": "87654321"}),
        ("object-theme", {"主题分类": "融资信贷"}),
        ("object-theme", {"服务对象": "企业法人", "主题分类": "婚姻登记"}),
        ("steps-within", {"承诺办结时限": "9个工作日"}),
        ("result-sample", {"结果样本": "无"}),
    ],
)
def test_a_rule_that_is_broken_quotes_both_sides(rule: str, fields: dict[str, str]) -> None:
    assessed = with_fields(**fields)[rule]

    assert assessed.kept is False
    assert assessed.quotes


@pytest.mark.parametrize(
    "rule, fields",
    [
        ("promise", {"承诺办结时限": "20个自然日"}),  # units differ
        ("promise", {"法定办结时限": "按规定"}),
        ("immediate", {"办件类型": ""}),
        ("no-visit-no-reason", {}),
        ("full-online", {"网上办理深度": "按规定"}),
        ("fee-rate", {}),
        ("object-theme", {"服务对象": "自然人、企业法人", "主题分类": "融资信贷"}),
        ("result-sample", {}),
        ("site-survey", {}),
        ("in-person", {}),
    ],
)
def test_a_rule_without_both_sides_does_not_apply(rule: str, fields: dict[str, str]) -> None:
    assert with_fields(**fields)[rule].kept is None


@pytest.mark.parametrize(
    "rule, section, text",
    [
        ("licence-stages", "flow", "受理\n决定"),
        ("site-survey", "flow", "受理 1个工作日；现场勘查；决定；送达"),
        ("in-person", "conditions", "须本人亲自到场办理；行动不便的可委托他人代办"),
        ("conditions-papers", "conditions", "1.身份证原件\n2.申请表\n3.照片2份"),
        ("phones-differ", "phone", "0571-87654321"),
        ("certificates-listed", "conditions", "申请人须持有有效的机动车驾驶证"),
    ],
)
def test_a_rule_of_the_sections(rule: str, section: str, text: str) -> None:
    fields = {**FIELDS, "承诺办结时限：": "3个工作日", "监督投诉电话": ""}
    assessed = assess(replace(with_section(section, text), fields=fields))

    assert {one.key: one.kept for one in assessed.rules}[rule] is False


@pytest.mark.parametrize(
    "conditions, kept",
    [("取得营业执照；持本人身份证", False), ("凭本人有效身份证", True), ("在本市居住半年以上", None)],
)
def test_papers_that_the_conditions_name_are_among_those_to_bring(conditions: str, kept: bool | None) -> None:
    assessed = {one.key: one for one in assess(with_section("conditions", conditions)).rules}["certificates-listed"]

    assert assessed.kept is kept
    if kept is False:
        assert assessed.quotes == ("营业执照", "身份证 必要 原件 1份")


def test_hours_of_one_day_are_immediate() -> None:
    assert with_fields(办件类型="即办件", 承诺办结时限="1个工作日")["immediate"].kept is True
    assert with_fields(办件类型="即办件", 承诺办结时限="当场办结")["immediate"].kept is True
