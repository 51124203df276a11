"""What a hall does not have: no entry leads to it, and whoever knows its address gets a 404."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from errand_practice.answers import error_page
from errand_practice.call import Call

NOT_THERE = "您访问的页面不存在"
# The first part of the address -> what a hall must have for it (hall_facts.py). Questions and complaints have two
# channels each behind one address: their pages look themselves.
BEHIND: Mapping[str, str] = {
    "power-list": "power_list",
    "catalogue": "catalogue",
    "correction": "correction",
    "rating": "rating",
    "supervision": "supervision",
    "newcomer": "newcomer",
    "parallel": "parallel",
}


def no_such_door(call: Call) -> Response | None:
    """404 where the hall has no such function."""
    needed = BEHIND.get(call.request.url.path.split("/")[2])
    return channel(call, needed) if needed else None


def channel(call: Call, needed: str) -> Response | None:
    """404 where the hall lacks what is needed."""
    return None if call.profile.facts.has(needed) else error_page(call, 404, NOT_THERE)
