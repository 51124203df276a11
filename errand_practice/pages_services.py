"""Home page and everything about service items: themes, lists, search, guides, forms, news and the power list."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import unquote

from starlette.responses import Response

from errand_practice.answers import error_page
from errand_practice.blocks import make_blocks
from errand_practice.call import Call
from errand_practice.drawing import render, trail
from errand_practice.guides import DEPTHS, make_guide
from errand_practice.hall import articles
from errand_practice.paging import make_pager, written_count
from errand_practice.regions import find_region
from errand_practice.service_items import Catalogue, Item, ListPage
from errand_practice.themes import AUDIENCES, THEMES, Object
from errand_practice.views import ItemLink, NewsLink, TextLink
from errand_practice.views_items import Guide, GuideLinks, ItemGroup, ItemRow, PowerRow, Tab, Theme

BY = ("theme", "department", "audience")
HOT = 8


async def home(call: Call) -> Response:
    """The front page with its five blocks."""
    return _front(call, "home.html")


async def part(call: Call) -> Response:
    """A frame of the front page, or a layer over some page, in families that have any: part_<name>.html."""
    template = f"part_{call.request.path_params['name']}.html"
    if template not in call.family.templates.list_templates():
        return error_page(call, 404, "您访问的页面不存在")
    return _front(call, template)


def _front(call: Call, template: str) -> Response:
    held = call.catalogue
    hot = held.page(None).items[:HOT]
    return render(
        call,
        template,
        "",
        blocks=make_blocks(call),
        person_themes=_themes(call, held, "person"),
        legal_themes=_themes(call, held, "legal"),
        hot=[ItemLink(item.title, _address(call, item)) for item in hot],
        news=_news(call),
    )


def _themes(call: Call, catalogue: Catalogue, object: Object) -> list[Theme]:
    counts = {name: written_count(call, catalogue.declared(object, theme=name)) for name in THEMES[object]}
    return [Theme(name, count, call.url("items", object=object, theme=name)) for name, count in counts.items()]


def _news(call: Call) -> list[NewsLink]:
    found = enumerate(articles(call.hall, call.today, stale="home-stale" in call.faults), 1)
    return [NewsLink(article.title, article.date, call.url(f"news/{number}")) for number, article in found]


async def news_list(call: Call) -> Response:
    """All headlines."""
    return render(call, "news_list.html", "通知公告", news=_news(call))


async def news(call: Call) -> Response:
    """One article."""
    found = articles(call.hall, call.today, stale="home-stale" in call.faults)
    given = call.request.path_params["n"]
    if not 1 <= given <= len(found):
        return error_page(call, 404, "您访问的页面不存在")
    article = found[given - 1]
    return render(call, "news.html", article.title, trail=trail(("通知公告", call.url("news"))), article=article)


async def power_list(call: Call) -> Response:
    """The administrative powers behind the items."""
    return _listed(call, call.catalogue.powers(call.sent.page_number()), "power-list", "entry.power_list")


async def catalogue(call: Call) -> Response:
    """The catalogue of all items."""
    return _listed(call, call.catalogue.all(call.sent.page_number()), "catalogue", "entry.catalogue")


def _listed(call: Call, found: ListPage, path: str, concept: str) -> Response:
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
    about: dict[str, Any] = {
        "page": found.page,
        "pages": found.pages,
        "total": found.total,
        "pager": make_pager(call, found, path),
    }
    return render(call, "power_list.html", call.word(concept), rows=rows, **about)


async def services(call: Call) -> Response:
    """The services of one object, sorted by theme, department or audience."""
    object = _object(call.request.path_params["object"])
    by = call.sent.query("by") or "theme"
    if object is None or by not in BY:
        return error_page(call, 404, "您访问的页面不存在")
    held = call.catalogue
    names: list[str] = {
        "theme": list(THEMES[object]),
        "department": held.departments(object),
        "audience": list(AUDIENCES[object]),
    }[by]
    groups = [
        ItemGroup(
            name,
            written_count(call, held.declared(object, **{by: name})),
            call.url("items", object=object, **{by: name}),
        )
        for name in names
    ]
    tabs = [Tab(call.word(f"tab.{way}"), call.url(f"services/{object}", by=way), way == by) for way in BY]
    return render(call, "services.html", call.word(f"object.{object}"), object=object, by=by, groups=groups, tabs=tabs)


async def items(call: Call) -> Response:
    """A list of items, ten a page."""
    object = _object(call.sent.query("object"))
    chosen = {by: call.sent.query(by) for by in BY}
    region = call.sent.query("region")
    if region:
        found = call.catalogue.region(find_region(call.profile, region), call.sent.page_number())
    else:
        found = call.catalogue.page(object, page=call.sent.page_number(), **chosen)
    heading = region or next((name for name in chosen.values() if name), "全部事项")
    above = trail((call.word(f"object.{object}"), call.url(f"services/{object}", by="theme"))) if object else None
    return render(
        call,
        "items.html",
        heading,
        trail=above,
        object=object,
        heading=heading,
        total=found.total,
        page=found.page,
        pages=found.pages,
        rows=[_row(call, item) for item in found.items],
        pager=make_pager(call, found, "items", object=object, region=region, **chosen),
    )


async def search(call: Call) -> Response:
    """What answers to the citizen's words."""
    query = unquote(call.sent.query("qq")) or call.sent.query("q")  # some halls encode twice
    found = call.catalogue.search(query, call.sent.page_number())
    return render(
        call,
        "search.html",
        "搜索结果",
        query=query,
        total=found.total,
        page=found.page,
        pages=found.pages,
        rows=[_row(call, item) for item in found.items],
        pager=make_pager(call, found, "search", q=query),
    )


async def item(call: Call) -> Response:
    """An item's page: its guide."""
    found = call.catalogue.item(call.request.path_params["code"])
    if found is None:
        return error_page(call, 404, "您访问的事项不存在或已下架")
    object = found.kind.object
    above = trail(
        (call.word(f"object.{object}"), call.url(f"services/{object}", by="theme")),
        (found.kind.theme, call.url("items", object=object, theme=found.kind.theme)),
    )
    return render(call, "item.html", found.title, trail=above, guide=guide_of(call, found))


def guide_of(call: Call, item: Item) -> Guide:
    """The guide of an item with its ways out."""
    has = call.profile.facts.has
    asks = has("consult") and "consult-missing" not in call.faults
    links = GuideLinks(
        apply=call.url(f"apply/{item.code}") if item.online else None,
        consult=call.url("consult", item=item.code) if asks else None,
        forms=[TextLink(f"{item.kind.name}申请表（空白）", call.url(f"forms/{item.code}.doc"))],
        feedback=call.url("correction", page=call.url(f"item/{item.code}")) if has("correction") else None,
    )
    return make_guide(item, call.hall, call.faults, links, dead=call.url(f"attachments/{item.code}.pdf"))


async def form_download(call: Call) -> Response:
    """The blank application form of an item, as a document for a word processor."""
    found = call.catalogue.item(call.request.path_params["code"])
    if found is None or "attachment-dead" in call.faults:
        return error_page(call, 404, "您访问的文件不存在")
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
