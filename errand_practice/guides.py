"""From a service item to the guide a citizen reads, with what this hall's guides lack already left out."""

from __future__ import annotations

from errand_practice.faults import Faults
from errand_practice.service_items import Item
from errand_practice.stock import FULL_FROM
from errand_practice.views import Hall, TextLink
from errand_practice.views_items import Basis, Faq, Fee, Field, Guide, GuideLinks, Material, ResultRow, StepRow

DEPTHS = {
    "D0": "仅提供办事指南",
    "D1": "网上咨询预约",
    "D2": "网上预审",
    "D3": "网上受理",
    "D4": "全程网办",
    "D5": "全程网办（电子证照）",
}
OBJECTS = {"person": "自然人", "legal": "企业法人、事业法人、社会组织法人、非法人企业"}
REMEDIES = (
    "对办理结果不服的，可以自知道之日起六十日内向{city}人民政府申请行政复议。",
    "也可以自知道之日起六个月内依法向有管辖权的人民法院提起行政诉讼。",
)
DEFAULT_REASON = "需到窗口提交纸质材料并核对原件"

# What a situation asks for beside the kind's own papers, and what its applicant should know.
EXTRA_MATERIAL = {
    "变更": ("变更申请书", "写明变更前后的内容并签名或者盖章"),
    "延续": ("延续申请书", "有效期届满三十日前提出"),
    "补办": ("遗失情况说明", "写明遗失时间、地点并签名或者盖章"),
    "换发": ("原证件或者原批文", "换发时收回"),
    "注销": ("注销申请书和原证件或者原批文", "注销后收回"),
    "信息查询": ("查询申请表", "写明查询内容和用途"),
    "证明开具": ("开具证明申请表", "写明证明的用途"),
}


def make_guide(item: Item, hall: Hall, faults: Faults, links: GuideLinks, dead: str) -> Guide:
    """The guide of *item*; *dead* is an address where no file is, for attachments that were never put there."""
    table = item.kind.guide
    placeholder = "guide-placeholder" in faults
    return Guide(
        code=item.code,
        title=item.title,
        object=item.kind.object,
        online=item.online,
        fields=_identity(item, hall),
        basis=_basis(item, faults),
        conditions=list(table["conditions"]),
        materials=_materials(item, faults),
        attachment=TextLink("详见附件", dead) if placeholder else None,
        flow=None if "guide-no-flow" in faults else [StepRow(**step) for step in table["steps"]],
        fee=_fee(item),
        place="暂无" if placeholder else _place(item, hall),
        hours=hall.hours,
        phones=[Field("consult", "咨询电话", hall.phone), Field("complaint", "监督投诉电话", hall.complaint_phone)],
        results=[ResultRow(**table["result"])],
        notes=list(table["notes"]),
        remedies=[remedy.format(city=hall.city) for remedy in REMEDIES],
        faq=[Faq(entry["q"], entry["a"]) for entry in table["faq"]],
        links=links,
    )


def _identity(item: Item, hall: Hall) -> list[Field]:
    """What the item is, whose, and how it is handled: the table at the head of a guide."""
    table = item.kind.guide
    return [
        Field("name", "事项名称", item.title),
        Field("code", "实施编码", item.code),
        Field("basic_code", "基本编码", f"000{hall.code}{item.code[6:9]}"),
        Field("type", "事项类型", table["kind"]),
        Field("object", "服务对象", OBJECTS[item.kind.object]),
        Field("theme", "主题分类", item.kind.theme),
        Field("department", "实施主体", f"{hall.city}{item.kind.department}"),
        Field("department_nature", "实施主体性质", "法定机关"),
        Field("level", "行使层级", "市级"),
        Field("power_source", "权力来源", "法定本级行使"),
        Field("status", "事项状态", "在用"),
        Field("version", "事项版本", "1"),
        *_handling(item),
    ]


def _handling(item: Item) -> list[Field]:
    table, online = item.kind.guide, _yes(item.online)
    visits, reason = _visits(item)
    charged = bool(table["fee"]["charged"])
    return [
        Field("handling", "办件类型", table["handling"]),
        Field("statutory", "法定办结时限", f"{table['statutory_days']}个工作日"),
        Field("promised", "承诺办结时限", _days(table["promised_days"])),
        Field("visits", "到办事现场次数", f"{visits}次"),
        *([Field("visit_reason", "必须到现场的原因", reason)] if reason else []),
        Field("depth", "网上办理深度", DEPTHS[item.depth]),
        Field("online", "是否网办", online),
        Field("in_hall", "是否进驻政务大厅", "是"),
        Field("quantity", "数量限制", table["quantity"]),
        Field("result", "办理结果", table["result"]["name"]),
        Field("delivery", "是否支持物流快递", online),
        Field("fee", "是否收费", _yes(charged)),
        Field("payment", "是否支持网上支付", _yes(charged and item.online)),
    ]


def _yes(fact: object) -> str:
    return "是" if fact else "否"


def _days(days: int) -> str:
    return f"{days}个工作日" if days else "当场办结"


def _visits(item: Item) -> tuple[int, str]:
    """Visits and their reason: none for what is handled online in full, at least one for what is not."""
    visits, reason = item.kind.guide["visits"], item.kind.guide["visit_reason"]
    if item.depth >= FULL_FROM:
        return 0, ""
    return (visits, reason) if visits else (1, DEFAULT_REASON)


def _basis(item: Item, faults: Faults) -> list[Basis] | str | None:
    if "guide-no-basis" in faults:
        return None
    if "guide-placeholder" in faults:
        return "无"
    rows = [Basis(**row) for row in item.kind.guide["basis"]]
    if "basis-name-only" in faults:
        return [Basis(name, "", "", "") for name in dict.fromkeys(row.name for row in rows)]
    return rows


def _materials(item: Item, faults: Faults) -> list[Material] | str | None:
    if "guide-no-materials" in faults:
        return None
    if "guide-placeholder" in faults:
        return "详见附件"
    rows = [Material(**row) for row in item.kind.guide["materials"]]
    if item.situation in EXTRA_MATERIAL:
        name, note = EXTRA_MATERIAL[item.situation]
        rows.append(Material(name, "必要", "原件", 1, "申请人自备", note))
    return rows


def _fee(item: Item) -> Fee:
    given = item.kind.guide["fee"]
    return Fee(given["charged"], given.get("item", ""), given.get("standard", ""), given.get("basis", ""))


def _place(item: Item, hall: Hall) -> list[str]:
    window = item.kind.guide["window"]
    if item.office:
        return [f"{hall.city}政务服务中心{item.office}", window]
    return [hall.address, f"{hall.city}政务服务中心一楼 {window}"]
