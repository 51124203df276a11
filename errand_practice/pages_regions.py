"""The halls below the city's own, and the approvals that several departments give together."""

from __future__ import annotations

from starlette.responses import Response

from errand_practice.answers import error_page
from errand_practice.call import Call
from errand_practice.doors import NOT_THERE
from errand_practice.drawing import render
from errand_practice.hall import parallel_topics
from errand_practice.regions import levels, regions
from errand_practice.views_items import ItemGroup, Tab

JOINING = 6


async def regions_page(call: Call) -> Response:
    """The places of one level, each with the items it has of its own."""
    named = levels(call.profile)
    level = call.sent.query("level") or named[0]
    if level not in named:
        return error_page(call, 404, NOT_THERE)
    catalogue = call.catalogue
    groups = [
        ItemGroup(region.name, catalogue.region_count(region), call.url("items", region=region.name))
        for region in regions(call.profile, level)
    ]
    tabs = [Tab(call.word(f"tab.{name}"), call.url("regions", level=name), name == level) for name in named]
    heading = call.word("object.regions")
    return render(call, "services.html", heading, object="regions", by=level, groups=groups, tabs=tabs)


async def parallel(call: Call) -> Response:
    """How several departments approve at once, and which of them join."""
    joining = call.catalogue.departments("legal")[:JOINING]
    topics = parallel_topics(call.hall, joining)
    return render(call, "newcomer.html", call.word("entry.parallel"), topics=topics)
