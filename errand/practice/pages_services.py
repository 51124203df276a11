"""Home page and everything about service items: themes, lists, search, guides, forms, news and the power list."""

from __future__ import annotations

from typing import cast
from urllib.parse import unquote

from starlette.responses import Response

from errand.practice.call import Call, trail
from errand.practice.catalogue import Catalogue, Item
from errand.practice.guides import DEPTHS, make_guide
from errand.practice.hall import articles
from errand.practice.themes import AUDIENCES, THEMES, Object
from errand.practice.views import Block, ItemLink, Link, NewsLink
from errand.practice.views_items import Group, Guide, GuideLinks, ItemRow, PowerRow, Tab, Theme

BY = ("theme", "department", "audience")
HOT = 8


async def home(call: Call) -> Response:
    """The front page with its five blocks."""
    return _front(call, "home.html")


async def part(call: Call) -> Response:
    """A frame of the front page, or a layer over some page, in families that have any: part_<name>.html."""
    template = f"part_{call.request.path_params['name']}.html"
    if template not in call.family.templates.list_templates():
        return call.error(404, "您访问的页面不存在")
    return _front(call, template)


def _front(call: Call, template: str) -> Response:
    catalogue = call.catalogue
    hot = catalogue.page(None).items[:HOT]
    return call.render(
        template,
        "",
        blocks=_blocks(call),
        person_themes=_themes(call, catalogue, "person"),
        legal_themes=_themes(call, catalogue, "legal"),
        hot=[ItemLink(item.title, _address(call, item)) for item in hot],
        news=_news(call),
    )


def _blocks(call: Call) -> list[Block]:
    person, legal = call.url("services/person", by="theme"), call.url("services/legal", by="theme")
    ways: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
        ("openness", "news", "权力清单、事项目录、通知公告", (("权力清单", "power-list"), ("通知公告", "news"))),
        ("services", "", "个人和法人事项，按主题、部门、对象查找", ()),
        ("guides", "items", "条件、材料、流程、时限、收费一次看清", (("全部办事指南", "items"),)),
        ("interaction", "interaction", "提问、留言、投诉、建议，公开答复", (("公开信件", "interaction"),)),
        ("supervision", "supervision", "办件公示、效能统计、服务评价", (("办件公示", "supervision"),)),
    )
    blocks = []
    for key, path, summary, links in ways:
        shown = [Link(label, call.url(to)) for label, to in links]
        if key == "services":
            shown = [Link(call.w("object.person"), person), Link(call.w("object.legal"), legal)]
        blocks.append(Block(key, call.w(f"block.{key}"), call.url(path) if path else person, summary, shown))
    return blocks


def _themes(call: Call, catalogue: Catalogue, object: Object) -> list[Theme]:
    return [
        Theme(name, catalogue.declared(object, theme=name), call.url("items", object=object, theme=name))
        for name in THEMES[object]
    ]


def _news(call: Call) -> list[NewsLink]:
    found = enumerate(articles(call.hall, call.today), 1)
    return [NewsLink(article.title, article.date, call.url(f"news/{number}")) for number, article in found]


async def news_list(call: Call) -> Response:
    """All headlines."""
    return call.render("news_list.html", "通知公告", news=_news(call))


async def news(call: Call) -> Response:
    """One article."""
    found = articles(call.hall, call.today)
    given = call.request.path_params["n"]
    if not 1 <= given <= len(found):
        return call.error(404, "您访问的页面不存在")
    article = found[given - 1]
    return call.render("news.html", article.title, trail=trail(("通知公告", call.url("news"))), article=article)


async def power_list(call: Call) -> Response:
    """The administrative powers behind the items."""
    found = call.catalogue.powers(call.page_number())
    rows = [
        PowerRow(
            (found.page - 1) * 10 + at,
            item.title,
            item.kind.guide["kind"],
            item.kind.department,
            item.kind.guide["basis"][0]["name"],
            _address(call, item),
        )
        for at, item in enumerate(found.items, 1)
    ]
    pager = call.pager(found, "power-list")
    return call.render(
        "power_list.html", "权力清单", rows=rows, page=found.page, pages=found.pages, total=found.total, pager=pager
    )


async def services(call: Call) -> Response:
    """The services of one object, sorted by theme, department or audience."""
    object = _object(call.request.path_params["object"])
    by = call.query("by") or "theme"
    if object is None or by not in BY:
        return call.error(404, "您访问的页面不存在")
    catalogue = call.catalogue
    names: list[str] = {
        "theme": list(THEMES[object]),
        "department": catalogue.departments(object),
        "audience": list(AUDIENCES[object]),
    }[by]
    groups = [
        Group(name, catalogue.declared(object, **{by: name}), call.url("items", object=object, **{by: name}))
        for name in names
    ]
    tabs = [Tab(call.w(f"tab.{way}"), call.url(f"services/{object}", by=way), way == by) for way in BY]
    return call.render("services.html", call.w(f"object.{object}"), object=object, by=by, groups=groups, tabs=tabs)


async def items(call: Call) -> Response:
    """A list of items, ten a page."""
    object = _object(call.query("object"))
    chosen = {by: call.query(by) for by in BY}
    found = call.catalogue.page(object, page=call.page_number(), **chosen)
    heading = next((name for name in chosen.values() if name), "全部事项")
    above = trail((call.w(f"object.{object}"), call.url(f"services/{object}", by="theme"))) if object else None
    return call.render(
        "items.html",
        heading,
        trail=above,
        object=object,
        heading=heading,
        total=found.total,
        page=found.page,
        pages=found.pages,
        rows=[_row(call, item) for item in found.items],
        pager=call.pager(found, "items", object=object, **chosen),
    )


async def search(call: Call) -> Response:
    """What answers to the citizen's words."""
    query = unquote(call.query("qq")) or call.query("q")  # some halls encode twice
    found = call.catalogue.search(query, call.page_number())
    return call.render(
        "search.html",
        "搜索结果",
        query=query,
        total=found.total,
        page=found.page,
        pages=found.pages,
        rows=[_row(call, item) for item in found.items],
        pager=call.pager(found, "search", q=query),
    )


async def item(call: Call) -> Response:
    """An item's page: its guide."""
    found = call.catalogue.item(call.request.path_params["code"])
    if found is None:
        return call.error(404, "您访问的事项不存在或已下架")
    object = found.kind.object
    above = trail(
        (call.w(f"object.{object}"), call.url(f"services/{object}", by="theme")),
        (found.kind.theme, call.url("items", object=object, theme=found.kind.theme)),
    )
    return call.render("item.html", found.title, trail=above, guide=guide_of(call, found))


def guide_of(call: Call, item: Item) -> Guide:
    """The guide of an item with its ways out."""
    asks = "consult-missing" not in call.faults
    links = GuideLinks(
        apply=call.url(f"apply/{item.code}") if item.online else None,
        consult=call.url("consult", item=item.code) if asks else None,
        forms=[Link(f"{item.kind.name}申请表（空白）", call.url(f"forms/{item.code}.doc"))],
        feedback=call.url("correction", page=call.url(f"item/{item.code}")),
    )
    return make_guide(item, call.hall, call.faults, links, dead=call.url(f"attachments/{item.code}.pdf"))


async def form_download(call: Call) -> Response:
    """The blank application form of an item, as a document for a word processor."""
    found = call.catalogue.item(call.request.path_params["code"])
    if found is None:
        return call.error(404, "您访问的文件不存在")
    blank = "".join(
        f"<tr><td>{name}</td><td width='360'>&nbsp;</td></tr>"
        for name in ("申请人", "证件号码", "联系电话", "申请事由")
    )
    text = f"<html><meta charset='utf-8'><h2>{found.kind.name}申请表</h2><table border='1'>{blank}</table></html>"
    headers = {"Content-Disposition": f'attachment; filename="{found.code}.doc"'}
    return Response(text.encode(), media_type="application/msword", headers=headers)


def _row(call: Call, item: Item) -> ItemRow:
    return ItemRow(
        title=item.title,
        code=item.code,
        url=_address(call, item),
        department=f"{call.hall.city}{item.kind.department}",
        depth_zh=DEPTHS[item.depth],
        online=item.online,
        apply_url=call.url(f"apply/{item.code}"),
    )


def _address(call: Call, item: Item) -> str:
    """Where a list says the item's page is; a hall with dead links still names the page it once had."""
    return call.url(f"item/{item.code}-1") if "item-404" in call.faults else call.url(f"item/{item.code}")


def _object(given: str) -> Object | None:
    return cast(Object, given) if given in THEMES else None
