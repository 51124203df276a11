# ruff: noqa: E501, SIM905 (lists of words and of spoilt items, one thing a line)
"""
Every service item of the practice catalogue agrees with itself, as officials check guides before they publish them.

One rule a function, named for what must hold; a rule gives what is wrong with an item, and is run over all items.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from errand_practice.kinds import FIRST, Kind, load_kinds
from errand_practice.themes import THEMES

Item = Mapping[str, Any]
Rule = Callable[[Item], object]  # what is wrong with it; falsy when nothing is

DEPARTMENTS = frozenset(
    "公安局 民政局 人力资源和社会保障局 医疗保障局 卫生健康委员会 教育局 自然资源和规划局 住房和城乡建设局 住房公积金管理中心 市场监督管理局 税务局 "
    "交通运输局 城市管理局 生态环境局 农业农村局 水务局 文化和旅游局 应急管理局 退役军人事务局 司法局 科学技术局 商务局 发展和改革委员会 民族宗教事务局 "
    "残疾人联合会 气象局 林业局 消防救援支队 新闻出版局 档案局 财政局 体育局 烟草专卖局".split()
)
ENUMS = {
    "department": DEPARTMENTS,
    "kind": {"行政许可", "行政确认", "行政给付", "行政裁决", "行政奖励", "行政征收", "公共服务", "其他行政权力"},
    "handling": {"即办件", "承诺件"},
    "depth": {"D0", "D1", "D2", "D3", "D4", "D5"},
}
STEPS = {"申请", "受理", "审查", "审核", "核查", "现场勘查", "决定", "办结", "送达"}
LENGTHS = {
    "everyday": (1, 9),
    "basis": (1, 3),
    "conditions": (2, 5),
    "materials": (2, 8),
    "steps": (3, 5),
    "notes": (1, 3),
    "faq": (1, 3),
}
FIELDS = {
    "basis": {"name", "number", "article", "text"},
    "materials": {"name", "need", "form", "copies", "source", "note"},
    "steps": {"name", "who", "days", "what"},
    "faq": {"q", "a"},
}
KEYS = {
    *LENGTHS, *ENUMS, "id", "name", "object", "theme", "quantity", "statutory_days", "promised_days", "fee", "visits", "visit_reason", "result", "window",
}  # fmt: skip
NEEDS, FORMS, SOURCES = (
    {"必要", "非必要", "容缺"},
    {"原件", "复印件", "原件和复印件", "电子"},
    {"申请人自备", "政府部门核发", "中介机构"},
)
RESULTS = {"证照", "批文", "证明", "登记", "其他"}
PLACEHOLDER = re.compile(r"^(无|暂无|null|待补充|—|/|详见.*|见附件.*)?$")
ON_SITE = re.compile(
    r"到窗口办理|当面提交|现场提交|(本人|申请人|须|需)到场"
)  # an inspector may well come to the applicant
# Papers a condition may speak of; who asks for one must list it among the materials, in these or a synonym's words.
PAPERS = {
    word: re.compile(listed or word)
    for word, listed in {
        "营业执照": "", "登记证书": "", "护照": "", "不动产权证书": "不动产权", "建设工程规划许可证": "", "执业许可证": "", "残疾人证": "", "教师资格证": "",
        "设置医疗机构批准书": "", "营业性演出许可证": "", "诊所备案凭证": "", "身份证": "身份证|身份证明|户口簿", "结婚证": "", "离婚证": "", "驾驶证": "",
    }.items()
}  # fmt: skip


def texts(value: object, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """All texts below a value, those of the named keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in but:
                yield from texts(inner, but)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, but)


def steps(item: Item) -> list[str]:
    return [step["name"] for step in item["steps"]]


# --- the rules --------------------------------------------------------------------------------------------------------


def it_has_all_its_fields_and_no_others(item: Item) -> object:
    inner = [(key, set(part) ^ FIELDS[key]) for key in FIELDS for part in item[key] if set(part) != FIELDS[key]]
    return set(item) ^ KEYS or inner


def its_words_are_those_of_the_official_lists(item: Item) -> object:
    wrong = [item[key] for key, allowed in ENUMS.items() if item[key] not in allowed]
    return (
        wrong
        or (item["theme"] not in THEMES[item["object"]] and item["theme"])
        or (not re.fullmatch(r"[a-z0-9-]+", item["id"]) and item["id"])
    )


def its_lists_are_of_a_sensible_length(item: Item) -> object:
    return [(key, len(item[key])) for key, (least, most) in LENGTHS.items() if not least <= len(item[key]) <= most]


def it_says_something_everywhere(item: Item) -> object:
    return [text for text in texts(item, frozenset({"note", "visit_reason"})) if PLACEHOLDER.match(text.strip())]


def a_promise_is_not_longer_than_the_law_allows(item: Item) -> object:
    return item["promised_days"] > item["statutory_days"] and (item["promised_days"], item["statutory_days"])


def what_is_done_at_once_takes_a_day_at_most(item: Item) -> object:
    return (item["handling"] == "即办件") != (item["promised_days"] <= 1) and item["promised_days"]


def the_steps_take_as_long_as_was_promised(item: Item) -> object:
    total = sum(step["days"] for step in item["steps"])
    return total != item["promised_days"] and (total, item["promised_days"])


def the_steps_are_known_and_each_stands_once(item: Item) -> object:
    return (set(steps(item)) - STEPS) or (len(set(steps(item))) != len(item["steps"]) and steps(item))


def a_licence_is_accepted_examined_decided_and_delivered(item: Item) -> object:
    names = set(steps(item))
    whole = {"受理", "送达"} <= names and names & {"审查", "审核", "核查", "现场勘查"} and names & {"决定", "办结"}
    return item["kind"] == "行政许可" and not whole and names


def nobody_inspects_a_site_in_less_than_five_days(item: Item) -> object:
    return "现场勘查" in steps(item) and item["promised_days"] < 5 and item["promised_days"]


def a_visit_has_a_reason_and_no_visit_has_none(item: Item) -> object:
    return bool(item["visits"]) != bool(item["visit_reason"].strip()) and (item["visits"], item["visit_reason"])


def no_visit_is_needed_exactly_where_all_is_done_online(item: Item) -> object:
    return (item["visits"] == 0) != (item["depth"] in ("D4", "D5")) and (item["visits"], item["depth"])


def without_a_visit_nobody_is_asked_to_come(item: Item) -> object:
    return item["visits"] == 0 and [text for text in texts(item["steps"]) if ON_SITE.search(text)]


def without_a_visit_no_original_is_asked_for(item: Item) -> object:
    return item["visits"] == 0 and [material["name"] for material in item["materials"] if "原件" in material["form"]]


def an_electronic_licence_is_a_paper_one_can_hold(item: Item) -> object:
    return item["depth"] == "D5" and item["result"]["kind"] not in ("证照", "批文", "证明") and item["result"]


def a_fee_has_item_standard_and_basis_and_no_fee_has_none(item: Item) -> object:
    wanted = {"charged", "item", "standard", "basis"} if item["fee"]["charged"] else {"charged"}
    return (set(item["fee"]) != wanted or (item["fee"]["charged"] and "元" not in item["fee"]["standard"])) and item[
        "fee"
    ]


def the_result_is_named(item: Item) -> object:
    result = item["result"]
    return (
        set(result) != {"name", "kind", "validity"} or result["kind"] not in RESULTS or not all(result.values())
    ) and result


def materials_are_well_described_and_one_is_required(item: Item) -> object:
    wrong = [
        material for material in item["materials"]
        if not (material["need"] in NEEDS and material["form"] in FORMS and material["source"] in SOURCES and material["copies"] >= 1 and material["name"])
    ]  # fmt: skip
    return wrong or not any(material["need"] == "必要" for material in item["materials"])


def a_paper_in_the_conditions_is_among_the_materials(item: Item) -> object:
    known = "".join(material["name"] + material["note"] for material in item["materials"])
    known += item["result"]["name"]  # of a paper that is lost, none can be brought: it is what one comes for
    return [
        (word, condition)
        for condition in item["conditions"]
        for word, names in PAPERS.items()
        if word in condition and not names.search(known)
    ]


def conditions_are_conditions_and_no_list_of_materials(item: Item) -> object:
    return [condition for condition in item["conditions"] if re.search(r"提交|复印件|原件|一式|提供.*材料", condition)]


def who_must_come_herself_cannot_send_another(item: Item) -> object:
    said = "".join(texts(item))
    return bool(re.search("可代办|代为办理", said) and "本人到场" in said)


RULES = (
    it_has_all_its_fields_and_no_others, its_words_are_those_of_the_official_lists, its_lists_are_of_a_sensible_length, it_says_something_everywhere,
    a_promise_is_not_longer_than_the_law_allows, what_is_done_at_once_takes_a_day_at_most, the_steps_take_as_long_as_was_promised,
    the_steps_are_known_and_each_stands_once, a_licence_is_accepted_examined_decided_and_delivered, nobody_inspects_a_site_in_less_than_five_days,
    a_visit_has_a_reason_and_no_visit_has_none, no_visit_is_needed_exactly_where_all_is_done_online, without_a_visit_nobody_is_asked_to_come,
    without_a_visit_no_original_is_asked_for, an_electronic_licence_is_a_paper_one_can_hold, a_fee_has_item_standard_and_basis_and_no_fee_has_none,
    the_result_is_named, materials_are_well_described_and_one_is_required, a_paper_in_the_conditions_is_among_the_materials,
    conditions_are_conditions_and_no_list_of_materials, who_must_come_herself_cannot_send_another,
)  # fmt: skip

# What no two items may share: a guide with somebody else's text was copied, not written.
OWN: Mapping[str, Callable[[Item], list[object]]] = {
    "id": lambda item: [item["id"]],
    "name": lambda item: [item["name"]],
    "list of conditions": lambda item: [tuple(sorted(item["conditions"]))],
    "condition": lambda item: item["conditions"],
    "list of materials": lambda item: [tuple(sorted(material["name"] for material in item["materials"]))],
    "procedure": lambda item: [tuple((step["name"], step["what"]) for step in item["steps"])],
    "text of a basis": lambda item: [basis["text"] for basis in item["basis"]],
    "note": lambda item: item["notes"],
    "question": lambda item: [faq["q"] for faq in item["faq"]],
    "answer": lambda item: [faq["a"] for faq in item["faq"]],
    "everyday word": lambda item: item["everyday"],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_of_every_item(rule: Rule) -> None:
    assert {kind.id: wrong for kind in load_kinds() if (wrong := rule(kind.guide))} == {}


@pytest.mark.parametrize("what", OWN)
def test_no_two_items_share_a(what: str) -> None:
    owners: dict[object, list[str]] = defaultdict(list)
    for kind in load_kinds():
        for text in OWN[what](kind.guide):
            owners[text].append(kind.id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


def test_there_are_enough_kinds_and_every_theme_has_some() -> None:
    kinds = load_kinds()
    filed = {(kind.object, kind.theme): 0 for kind in kinds}
    for kind in kinds:
        filed[kind.object, kind.theme] += 1

    assert len(kinds) >= 120
    assert {(object, theme) for object, themes in THEMES.items() for theme in themes} == set(filed)
    assert min(filed.values()) >= 2


def test_the_item_the_journeys_look_for_is_there_as_they_know_it() -> None:
    first: Kind = load_kinds()[0]

    assert (first.id, first.name, first.everyday[0], first.theme) == (FIRST, "居住证办理", "居住证", "户籍办理")
    assert "居民身份证" in [material["name"] for material in first.guide["materials"]]


def test_every_rule_can_fail() -> None:
    """A rule that nothing breaks proves nothing: each must object to some spoilt copy of a sound item."""
    sound = load_kinds()[0].guide
    spoilt: list[Item] = [
        {**sound, "more": ""}, {**sound, "kind": "许可"}, {**sound, "notes": []}, {**sound, "quantity": "无"}, {**sound, "statutory_days": -1},
        {**sound, "handling": "即办件"}, {**sound, "promised_days": 99}, {**sound, "steps": [{**sound["steps"][0], "name": "等待"}]},
        {**sound, "kind": "行政许可", "steps": sound["steps"][:1]}, {**sound, "steps": [{**sound["steps"][0], "name": "现场勘查"}], "promised_days": 2},
        {**sound, "visit_reason": ""}, {**sound, "visits": 0}, {**sound, "visits": 0, "steps": [{**sound["steps"][0], "what": "到窗口办理"}]},
        {**sound, "depth": "D5", "result": {**sound["result"], "kind": "登记"}}, {**sound, "fee": {"charged": True}}, {**sound, "result": {}},
        {**sound, "materials": [{**sound["materials"][0], "need": "随意"}]}, {**sound, "conditions": ["持有效护照"]}, {**sound, "conditions": ["提交申请表原件一份"]},
        {**sound, "notes": ["可代办"], "faq": [{"q": "要去吗", "a": "须本人到场"}]}, {**sound, "result": {"kind": "其他"}},
    ]  # fmt: skip
    silent = [rule.__name__ for rule in RULES if not any(_objects(rule, item) for item in spoilt)]
    assert silent == []


def _objects(rule: Rule, item: Item) -> bool:
    try:
        return bool(rule(item))
    except KeyError:  # the fields are another rule's business
        return False
