"""The answers every function of a hall gives now and then: an error, a closed door, the way to somewhere else."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from errand_practice.call import Call
from errand_practice.drawing import render
from errand_practice.hall import texts
from errand_practice.single_page import data_answer, route_of, wants_data


def error_page(call: Call, status: int, message: str) -> Response:
    """The hall's error page."""
    return render(call, "error.html", "出错了", code=status, status=status, message=message)


def closed_page(call: Call, label: str) -> Response:
    """The page of a function that is not open."""
    return notice_page(call, label, texts()["closed"]["message"])


def notice_page(call: Call, label: str, message: str) -> Response:
    """A page that only says something, in place of the function it is called after."""
    return render(call, "closed.html", label, label=label, message=message)


def redirect(call: Call, path: str, /, **query: object) -> Response:
    """Send the browser on within the hall, with GET."""
    return RedirectResponse(call.url(path, **query), 303)


def leave(call: Call, url: str) -> Response:
    """Send the browser on to a page of no family; a script is given the address, for it cannot follow there."""
    if wants_data(call.request):
        return data_answer("elsewhere", 200, route_of(call.request, call.slug), {"to": url})
    return RedirectResponse(url, 302)
