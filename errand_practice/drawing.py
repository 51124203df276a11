"""Draws a page of a hall's family from a template, or hands out as data what would have been drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import Response

from errand_practice.call import Call
from errand_practice.entries import make_entries
from errand_practice.hall import fill, texts
from errand_practice.libraries import library_url
from errand_practice.single_page import Shell, ToShell, data_answer, route_of, wants_data
from errand_practice.views import Crumb, Notice

CLIENT_LOG = Path(__file__).resolve().parent / "client_log.js"
_HANGS = ";for (;;);"  # the last thing a browser reads of the page


def render(
    call: Call, template: str, title: str, /, *, code: int = 200, trail: list[Crumb] | None = None, **context: Any
) -> Response:
    """A page of the hall: what every template gets, *context*, and *trail*, the way from the home page to here."""
    crumbs = [_first_crumb(call), *(trail or []), Crumb(title, None)] if title else []
    given = {
        "hall": call.hall,
        "w": call.word,
        "url": call.url,
        "page_title": f"{title} - {call.hall.name}" if title else call.hall.name,
        "crumbs": crumbs,
        "user": call.user,
        "notice": _notice(call, template),
        "search_url": None if "search-dead" in call.faults else call.url("search"),
        "entries": make_entries(call.profile.facts, call.faults, call.word, call.url),
        "hangs": call.hangs,
        **context,
    }
    at = route_of(call.request, call.slug)
    if wants_data(call.request):
        return data_answer(template, code, at, given)
    if call.family.shell and template not in call.family.templates.list_templates():
        return ToShell(call.url(""), at) if at else Shell(_shell(call, given))
    return _page(call, template, code, given)


def trail(*crumbs: tuple[str, str]) -> list[Crumb]:
    """The way from the home page to a page."""
    return [Crumb(label, url) for label, url in crumbs]


def _first_crumb(call: Call) -> Crumb:
    own = call.profile.facts.site == "own"
    return Crumb("首页" if own else f"{call.hall.city}人民政府", call.url(""))


def _notice(call: Call, template: str) -> Notice | None:
    stuck = "notice-stuck" in call.faults
    noticed = template in ("home.html", "consult.html") or template.startswith("part_")
    if not noticed or not (stuck or "notice" in call.faults):
        return None
    words = texts()["notice"]
    return Notice(words["title"], fill(words["text"], call.hall), closable=not stuck)


def _shell(call: Call, given: Mapping[str, Any]) -> str:
    return _draw(call, call.family.shell, given, words=call.family.all_words(call.slug))


def _page(call: Call, template: str, code: int, given: Mapping[str, Any]) -> Response:
    own = call.family.charset
    declared = call.family.declared.get(template)
    text = _draw(call, template, given, meta_charset=None if declared is None else own)
    charset = own if declared is None else declared
    kind = f"text/html; charset={charset}" if charset else "text/html"
    return Response(text.encode(own, errors="xmlcharrefreplace"), code, {"content-type": kind})


def _draw(call: Call, template: str, given: Mapping[str, Any], **more: Any) -> str:
    family = call.family
    files, styles = ([library_url(file) for file in some] for some in (family.scripts, family.styles))
    text = family.templates.get_template(template).render(given, scripts=files, styles=styles, **more)
    head, mark, tail = text.rpartition("</body>")
    scripts = _client_log(call.url("_log")) + (_HANGS if call.hangs and not family.shell else "")
    return f"{head}<script>{scripts}</script>{mark}{tail}" if mark else text


def _client_log(address: str) -> str:
    return _script().replace('"@LOG@"', json.dumps(address))


@cache
def _script() -> str:
    script = CLIENT_LOG.read_text(encoding="utf-8").rpartition("*/")[2]  # its comment is for us, not for citizens
    return " ".join(line.strip() for line in script.splitlines())
