"""
Halls that are one page, a shell whose script fetches the rest: their addresses go on behind the # (a hash router).

Every page of every hall is handed out as data too, to whoever accepts application/json: what its template would have
been given, with ``template`` (its name) and ``at`` (the address below the hall that was answered in the end,
after all redirects). It is asked for at the very routes that answer the pages, GET and POST alike, so that a family
with a shell is still no more than a folder. A browser that opens such a route itself is sent to /slug/#/route.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from errand_practice.libraries import library_file

# One address answers as page and as data: neither may be taken for the other out of the browser's memory.
_APART = {"Vary": "Accept", "Cache-Control": "no-store"}
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff": "font/woff", ".ttf": "font/ttf"}


def wants_data(request: Request) -> bool:
    """Whether a script asks, for the page's data."""
    return "application/json" in request.headers.get("accept", "")


def route_of(request: Request, slug: str) -> str:
    """The address asked for, below the hall: items?object=person."""
    path = request.url.path.removeprefix(f"/{slug}/")
    return f"{path}?{request.url.query}" if request.url.query else path


def data_answer(template: str, code: int, at: str, given: Mapping[str, object]) -> Response:
    """What *template* would have been given."""
    context = {key: value for key, value in given.items() if not callable(value)}
    said = {"template": PurePath(template).stem, "at": at, **{key: _plain(value) for key, value in context.items()}}
    body = json.dumps(said, ensure_ascii=False).encode()
    return Response(body, code, headers=_APART, media_type="application/json")


def _plain(value: object) -> object:
    """A record of views.py as what JSON knows."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(inner) for key, inner in value._asdict().items()}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


class ToShell(RedirectResponse):
    """The way from a route to the shell that shows it."""

    def __init__(self, home: str, at: str) -> None:
        super().__init__(f"{home}#/{at}", 303, _APART)


class Shell(Response):
    """The page all others are shown in; it comes at once, whatever is slow."""

    def __init__(self, text: str) -> None:
        super().__init__(text.encode(), headers=_APART, media_type="text/html; charset=utf-8")


async def library(request: Request) -> Response:
    """A file of an npm library, to be kept by the browser for ever."""
    path = library_file(request.path_params["file"])
    if path is None:
        return PlainTextResponse("没有这个文件", 404)
    kind = _KINDS.get(path.suffix, "application/octet-stream")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(path.read_bytes(), media_type=kind, headers=headers)
