"""The web application: routing, choice of family, faults that concern every page, static files, the log."""

from __future__ import annotations

import asyncio
import json
import mimetypes
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from errand.core.errors import UsageError
from errand_practice import pages_interaction as interaction
from errand_practice import pages_people as people
from errand_practice import pages_progress as progress
from errand_practice import pages_regions as places
from errand_practice import pages_services as services
from errand_practice import walls
from errand_practice.accounts import Accounts
from errand_practice.answers import error_page
from errand_practice.call import Call
from errand_practice.casework import Casework
from errand_practice.doors import no_such_door
from errand_practice.family import load_family, read_words
from errand_practice.faults import Faults, parse
from errand_practice.profiles import profile
from errand_practice.single_page import Shell, ToShell, library
from errand_practice.spoiling import spoil
from errand_practice.state import LogLine, State

Handler = Callable[[Call], Awaitable[Response]]


async def not_found(call: Call) -> Response:
    """Whatever has no page."""
    return error_page(call, 404, "您访问的页面不存在")


async def static(call: Call) -> Response:
    """A file of the family's own."""
    path = call.family.static_file(call.request.path_params["path"])
    if path is None:
        return await not_found(call)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(_read(path), media_type=kind, headers={"Cache-Control": "max-age=600"})


def _read(path: Path) -> bytes:
    return path.read_bytes()


async def client_log(call: Call) -> Response:
    """Note a trusted event the page tells of."""
    try:
        event = json.loads(await call.request.body())
        kind, path, target = (str(event[key])[:200] for key in ("kind", "path", "target"))
    except (ValueError, KeyError, TypeError):
        return Response(status_code=400)
    call.state.log(LogLine(call.slug, "client", kind, path, target, None, call.family.name, ",".join(call.faults)))
    return Response(status_code=204)


# (path below the city, GET handler, POST handler, endpoint a slowness is named by)
WAYS: tuple[tuple[str, Handler | None, Handler | None, str], ...] = (
    ("/", services.home, None, "home"),
    ("/part/{name}", services.part, None, ""),
    ("/news", services.news_list, None, ""),
    ("/news/{n:int}", services.news, None, ""),
    ("/power-list", services.power_list, None, ""),
    ("/catalogue", services.catalogue, None, ""),
    ("/regions", places.regions_page, None, ""),
    ("/parallel", places.parallel, None, ""),
    ("/services/{object}", services.services, None, "services"),
    ("/items", services.items, None, "items"),
    ("/item/{code}", services.item, None, "item"),
    ("/forms/{code}.doc", services.form_download, None, ""),
    ("/apply/{code}", progress.apply_form, progress.apply, ""),
    ("/search", services.search, None, "search"),
    ("/register", people.register_form, people.register, "register"),
    ("/registered", people.registered, None, ""),
    ("/sms", None, people.sms, "sms"),
    ("/phone", people.phone, None, ""),
    ("/captcha", people.picture, None, ""),
    ("/login", people.login_form, people.login, "login"),
    ("/logout", people.logout, None, ""),
    ("/account", people.account, None, ""),
    ("/interaction", interaction.interaction, None, "interaction"),
    ("/consult", interaction.consult_form, interaction.consult, "consult"),
    ("/receipt/{number}", interaction.receipt, None, ""),
    ("/letters/{number}", interaction.letter, None, ""),
    ("/progress", progress.progress, progress.progress_query, "progress"),
    ("/supervision", progress.supervision, None, ""),
    ("/rating", interaction.rating_form, interaction.rating, ""),
    ("/complaint", interaction.complaint_form, interaction.complaint, ""),
    ("/correction", interaction.correction_form, interaction.correction, ""),
    ("/newcomer", interaction.newcomer, None, ""),
    ("/help", interaction.help_page, None, ""),
    ("/officials", interaction.officials, interaction.official_acts, ""),
    ("/goto", walls.goto, None, ""),
    ("/sso", walls.sso, None, ""),
    ("/hotline", walls.hotline, None, ""),
    ("/check", walls.check, None, ""),
    ("/widget", walls.widget, None, ""),
    ("/_log", None, client_log, ""),
    ("/static/{path:path}", static, None, "static"),
    ("/{rest:path}", not_found, not_found, ""),
)


@dataclass(slots=True)
class Halls:
    """All halls: the state they share, and what this server overrides for every city."""

    state: State
    accounts: Accounts
    casework: Casework
    family: str | None
    faults: Faults | None

    def call(self, request: Request, endpoint: str) -> Call:
        """The request with its city, family and faults; UsageError when a header makes no sense."""
        city = profile(request.path_params["slug"])
        header = request.headers.get("practice-faults")
        faults = self.faults or city.faults if header is None else parse([header])
        family = load_family(request.headers.get("practice-family") or self.family or city.family)
        if words := request.headers.get("practice-words"):
            family = family.worded(read_words(words))
        self.casework.know(city.city)
        return Call(request, city, faults, family, self.state, self.accounts, self.casework, endpoint)

    def endpoint(
        self, get: Handler | None, post: Handler | None, name: str
    ) -> Callable[[Request], Awaitable[Response]]:
        """A route's function: find the hall, apply the faults that concern every page, answer, note it down."""

        async def answer(request: Request) -> Response:
            try:
                call = self.call(request, name)
            except KeyError:
                return PlainTextResponse("没有这个城市的大厅", 404)
            except UsageError as error:
                return PlainTextResponse(str(error), 400)
            handler = post if request.method == "POST" else get
            if handler is client_log:
                return await client_log(call)
            response = await self._answer(call, handler)
            if not isinstance(response, Shell | ToShell):
                await asyncio.sleep(call.faults.delay_s(name, request.method) + call.latency_s)
            self._note(call, response)
            return response

        return answer

    async def _answer(self, call: Call, handler: Handler | None) -> Response:
        if stopped := walls.bot_wall(call) or no_such_door(call):
            return stopped
        if walls.login_only(call) and handler not in (people.login_form, people.login, people.picture, static):
            handler = people.login_form
        return spoil(call, await (handler or not_found)(call))

    def _note(self, call: Call, response: Response) -> None:
        request = call.request
        query = f"?{request.url.query}" if request.url.query else ""
        path, faults = f"{request.url.path}{query}", ",".join(call.faults)
        self.state.log(
            LogLine(call.slug, "server", request.method, path, "", response.status_code, call.family.name, faults)
        )


def make_app(database: Path, family: str | None = None, faults: Faults | None = None) -> Starlette:
    """The application over one database; *family* and *faults* replace every city's own."""
    state = State(database)
    portal = Halls(state, Accounts(state), Casework(state), family, faults)
    routes = [Route("/", _front), Route("/favicon.ico", _no_icon), Route("/_lib/{file:path}", library)]
    for path, get, post, name in WAYS:
        methods = [method for method, handler in (("GET", get), ("POST", post)) if handler]
        routes.append(Route(f"/{{slug}}{path}", portal.endpoint(get, post, name), methods=methods))
    return Starlette(routes=routes, middleware=[Middleware(SessionInPath)])


class SessionInPath:
    """Old Java halls write the session into the address where a form goes: /login;jsessionid=8A3F."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "path": re.sub(r";jsessionid=[^/]*", "", scope["path"])}
        await self._app(scope, receive, send)


async def _no_icon(_request: Request) -> Response:
    return Response(status_code=204)  # browsers ask for it at every host; a 404 would count as the city's


async def _front(_request: Request) -> Response:
    return RedirectResponse("/practice/", 307)
