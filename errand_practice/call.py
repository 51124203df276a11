"""One request with everything a page needs: whose hall, which family, which faults, who is logged in."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from errand_practice.accounts import Accounts
from errand_practice.captcha import Kind
from errand_practice.casework import Casework
from errand_practice.entries import make_entries
from errand_practice.family import Family
from errand_practice.faults import PAGES, Faults
from errand_practice.hall import fill, make_hall, texts
from errand_practice.libraries import library_url
from errand_practice.profiles import HallProfile
from errand_practice.service_items import Catalogue, ListPage
from errand_practice.single_page import Shell, ToShell, data_answer, route_of, wants_data
from errand_practice.state import State
from errand_practice.views import Crumb, Hall, LoggedIn, Notice, PageNumber, Pager

SESSION = "hall_session"
CAPTCHA = "hall_captcha"
CLIENT_LOG = Path(__file__).resolve().parent / "client_log.js"
_READ_AS = {"gbk": "gb18030", "gb2312": "gb18030"}  # what a browser means by these names
_HANGS = ";for (;;);"  # the last thing a browser reads of the page
_REFERENCE = re.compile(r"&#\d{1,7};")


@dataclass(slots=True)
class Call:
    """A request to one city's hall."""

    request: Request
    profile: HallProfile
    faults: Faults
    family: Family
    state: State
    accounts: Accounts
    casework: Casework
    endpoint: str  # the name by which faults call what is asked for

    @property
    def captcha(self) -> Kind | None:
        """What kind of picture captcha stands in its forms, if one does."""
        if "captcha-sum" in self.faults:
            return "arithmetic"
        return self.family.captcha if "captcha" in self.faults else None

    @property
    def captcha_url(self) -> str | None:
        """Where its picture is."""
        return self.url("captcha") if self.captcha else None

    @property
    def hangs(self) -> bool:
        """Whether a script of this page never ends."""
        return self.endpoint in PAGES and f"hang:{self.endpoint}" in self.faults

    @property
    def latency_s(self) -> float:
        """How long this hall takes for every page, its files aside."""
        return 0.0 if self.endpoint == "static" else self.profile.facts.latency_ms / 1000

    @property
    def slug(self) -> str:
        """The city's key."""
        return self.profile.city.slug

    @property
    def hall(self) -> Hall:
        """The city's hall."""
        return make_hall(self.profile)

    @property
    def catalogue(self) -> Catalogue:
        """The city's items under the faults of this request."""
        return Catalogue(self.profile, self.faults)

    @property
    def user(self) -> LoggedIn | None:
        """Who is logged in."""
        return self.accounts.logged_in(self.slug, self.request.cookies.get(SESSION))

    @property
    def today(self) -> dt.date:
        """The day of the request."""
        return dt.date.today()

    def w(self, concept: str) -> str:
        """How this hall calls a concept."""
        return self.family.word(concept, self.slug)

    def url(self, path: str = "", /, **query: object) -> str:
        """An address in this hall; the query is written in the family's charset, as its own forms would."""
        given = {key: str(value) for key, value in query.items() if value not in (None, "")}
        charset = self.family.charset
        tail = f"?{urlencode(given, encoding=charset, errors='xmlcharrefreplace')}" if given else ""
        return f"/{self.slug}/{quote(path.lstrip('/'))}{tail}"

    def query(self, name: str) -> str:
        """A value of the query, read in the family's charset."""
        return self._tidy(self._pairs(self.request.scope["query_string"])).get(name, "")

    def page_number(self) -> int:
        """The page asked for; what is no number is page 1."""
        given = self.query("page")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1

    async def form(self) -> dict[str, str]:
        """The form as posted; files are left out."""
        kind = self.request.headers.get("content-type", "")
        if kind.startswith("multipart/form-data"):
            # Browsers send the parts in the page's charset and say so nowhere.
            headers = Headers({"content-type": f"{kind}; charset={self._charset}"})
            form = await MultiPartParser(headers, self.request.stream()).parse()
            given = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
            await form.close()
            return self._tidy(given)
        return self._tidy(self._pairs(await self.request.body()))

    @property
    def _charset(self) -> str:
        return _READ_AS.get(self.family.charset, self.family.charset)

    def _pairs(self, raw: bytes) -> list[tuple[str, str]]:
        text = raw.decode("ascii", errors="replace")
        return parse_qsl(text, keep_blank_values=True, encoding=self._charset, errors="replace")

    def _tidy(self, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Blanks at the ends go; characters the charset lacks come back: browsers send them as references."""
        if self.family.charset == "utf-8":
            return {key: value.strip() for key, value in pairs}
        return {key: _REFERENCE.sub(lambda found: unescape(found[0]), value).strip() for key, value in pairs}

    def render(
        self, template: str, title: str, /, *, code: int = 200, trail: list[Crumb] | None = None, **context: Any
    ) -> Response:
        """Draw a page of this hall's family, or hand out what would have been drawn."""
        crumbs = [self._first_crumb(), *(trail or []), Crumb(title, None)] if title else []
        given = {
            "hall": self.hall,
            "w": self.w,
            "url": self.url,
            "page_title": f"{title} - {self.hall.name}" if title else self.hall.name,
            "crumbs": crumbs,
            "user": self.user,
            "notice": self._notice(template),
            "search_url": None if "search-dead" in self.faults else self.url("search"),
            "entries": make_entries(self.profile.facts, self.faults, self.w, self.url),
            "hangs": self.hangs,
            **context,
        }
        at = route_of(self.request, self.slug)
        if wants_data(self.request):
            return data_answer(template, code, at, given)
        if self.family.shell and template not in self.family.templates.list_templates():
            return ToShell(self.url(""), at) if at else Shell(self._shell(given))
        return self._page(template, code, given)

    def _first_crumb(self) -> Crumb:
        own = self.profile.facts.site == "own"
        return Crumb("首页" if own else f"{self.hall.city}人民政府", self.url(""))

    def _shell(self, given: Mapping[str, Any]) -> str:
        family = self.family
        return self._draw(family.shell, given, words=family.all_words(self.slug))

    def _page(self, template: str, code: int, given: Mapping[str, Any]) -> Response:
        declared = self.family.declared.get(template)
        text = self._draw(template, given, meta_charset=None if declared is None else self.family.charset)
        body = text.encode(self.family.charset, errors="xmlcharrefreplace")
        charset = self.family.charset if declared is None else declared
        return Response(body, code, {"content-type": f"text/html; charset={charset}" if charset else "text/html"})

    def _draw(self, template: str, given: Mapping[str, Any], **more: Any) -> str:
        family = self.family
        files, styles = ([library_url(file) for file in some] for some in (family.scripts, family.styles))
        text = family.templates.get_template(template).render(given, scripts=files, styles=styles, **more)
        head, mark, tail = text.rpartition("</body>")
        scripts = _client_log(self.url("_log")) + (_HANGS if self.hangs and not self.family.shell else "")
        return f"{head}<script>{scripts}</script>{mark}{tail}" if mark else text

    def _notice(self, template: str) -> Notice | None:
        stuck = "notice-stuck" in self.faults
        noticed = template in ("home.html", "consult.html") or template.startswith("part_")
        if not noticed or not (stuck or "notice" in self.faults):
            return None
        words = texts()["notice"]
        return Notice(words["title"], fill(words["text"], self.hall), closable=not stuck)

    def redirect(self, path: str, /, **query: object) -> Response:
        """Send the browser on, with GET."""
        return RedirectResponse(self.url(path, **query), 303)

    def error(self, status: int, message: str) -> Response:
        """The hall's error page."""
        return self.render("error.html", "出错了", code=status, status=status, message=message)

    def closed(self, label: str) -> Response:
        """The page of a function that is not open."""
        return self.told(label, texts()["closed"]["message"])

    def told(self, label: str, message: str) -> Response:
        """A page that says something instead of what it is called."""
        return self.render("closed.html", label, label=label, message=message)

    def leave(self, url: str) -> Response:
        """Send the browser on to a page of no family: a script cannot follow a redirect there, so it is told."""
        if wants_data(self.request):
            return data_answer("elsewhere", 200, route_of(self.request, self.slug), {"to": url})
        return RedirectResponse(url, 302)

    def told_count(self, count: int) -> int | str:
        """A count as this hall writes it; some write it so that no program reads it."""
        if "counts-spaced" not in self.faults:
            return count
        digits = f"{count:,}"
        cut = max(len(digits) - 2, 1)
        return f"{digits[:cut]} {digits[cut:]}".strip() + " 项"

    def pager(self, found: ListPage, path: str, /, **query: object) -> Pager:
        """The addresses of a list's pages."""

        def at(page: int) -> str:
            return self.url(path, **query, page=page)

        near = range(max(1, found.page - 3), min(found.pages, found.page + 3) + 1)
        return Pager(
            page=found.page,
            pages=found.pages,
            total=found.total,
            first=at(1),
            previous=at(found.page - 1) if found.page > 1 else None,
            next=at(found.page + 1) if found.page < found.pages else None,
            last=at(found.pages),
            numbers=[PageNumber(number, at(number), number == found.page) for number in near],
        )


@cache
def _script() -> str:
    script = CLIENT_LOG.read_text(encoding="utf-8").rpartition("*/")[2]  # its comment is for us, not for citizens
    return " ".join(line.strip() for line in script.splitlines())


def _client_log(address: str) -> str:
    return _script().replace('"@LOG@"', json.dumps(address))


def trail(*crumbs: tuple[str, str]) -> list[Crumb]:
    """The way from the home page to a page."""
    return [Crumb(label, url) for label, url in crumbs]


def clean(values: Mapping[str, str], *secret: str) -> dict[str, str]:
    """A form's values without its secrets, for showing it again."""
    return {key: value for key, value in values.items() if key not in secret}
