"""The five blocks of the home page, each with the links a hall has for it."""

from __future__ import annotations

from errand_practice.call import Call
from errand_practice.views import Block, TextLink

SPOKEN = (("consult", "提问"), ("message", "留言"), ("complaint", "投诉"), ("correction", "建议"))


def make_blocks(call: Call) -> list[Block]:
    """The blocks; a hall without supervision has four."""
    has = call.profile.facts.has
    person, items = call.url("services/person", by="theme"), call.url("items")
    interaction, figures = call.url("interaction"), call.url("supervision")
    said = [word for key, word in SPOKEN if has(key)]
    shown = ["办件公示", "效能统计", *(["服务评价"] if has("rating") else [])]
    blocks = [
        _block(call, "openness", call.url("news"), _summary_of_openness(call), _openness(call)),
        _block(call, "services", person, "个人和法人事项，按主题、部门、对象查找", _services(call)),
        _block(call, "guides", items, "条件、材料、流程、时限、收费一次看清", [TextLink("全部办事指南", items)]),
        _block(call, "interaction", interaction, "、".join([*said, "公开答复"]), [TextLink("公开信件", interaction)]),
        _block(call, "supervision", figures, "、".join(shown), [TextLink("办件公示", figures)]),
    ]
    if "links-dead" in call.faults:
        blocks[0].links[-1], blocks[2].links[-1] = (_dead(call, blocks[at].links[-1]) for at in (0, 2))
    return [block for block in blocks if block.key != "supervision" or has("supervision")]


def _block(call: Call, key: str, url: str, summary: str, links: list[TextLink]) -> Block:
    return Block(key, call.word(f"block.{key}"), url, summary, links)


def _dead(call: Call, link: TextLink) -> TextLink:
    """Where the page was before the site was last rebuilt."""
    return TextLink(link.label, call.url(f"old{link.url.partition(call.url(''))[2]}.html"))


def _summary_of_openness(call: Call) -> str:
    has = call.profile.facts.has
    lists = (("power_list", "权力清单"), ("catalogue", "事项目录"))
    return "、".join([*(word for key, word in lists if has(key)), "通知公告"])


def _openness(call: Call) -> list[TextLink]:
    lists = [
        TextLink(call.word(f"entry.{key}"), call.url(path))
        for key, path in (("power_list", "power-list"), ("catalogue", "catalogue"))
        if call.profile.facts.has(key)
    ]
    return [*lists, TextLink("通知公告", call.url("news"))]


def _services(call: Call) -> list[TextLink]:
    links = [
        TextLink(call.word(f"object.{object}"), call.url(f"services/{object}", by="theme"))
        for object in ("person", "legal")
    ]
    links.append(TextLink(call.word("object.regions"), call.url("regions", level="county")))
    if call.profile.facts.parallel:
        links.append(TextLink(call.word("entry.parallel"), call.url("parallel")))
    return links
