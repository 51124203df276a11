"""
Pages as real halls have them, spoiled after they were drawn: too large, with tags nobody closed, with words painted.
"""

from __future__ import annotations

import base64
import html
import re

from starlette.responses import Response

from errand_practice.call import Call

HUGE_BYTES = 5_000_000
BROKEN = frozenset({"services", "items", "item", "search"})
PAINTED = ("entry.consult", "entry.progress", "entry.help")
_LINK = re.compile(rb"<a\b[^>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
_SCRIPT = re.compile(rb"(<script\b.*?</script>)", re.DOTALL | re.IGNORECASE)
_FORGOTTEN = re.compile(rb"</(?:li|td|tr|p|dd|dt)>", re.IGNORECASE)
_CROSSED = re.compile(rb"</(span|b|strong)></(a|h2)>", re.IGNORECASE)


def spoil(call: Call, response: Response) -> Response:
    """The answer as this hall's faults leave it; browsers read all of it, programs that trust markup do not."""
    kind = response.headers.get("content-type", "")
    if response.status_code != 200 or not kind.startswith(("text/html", "application/json")):
        return response
    body = bytes(response.body)
    if "html-broken" in call.faults and call.endpoint in BROKEN and kind.startswith("text/html"):
        body = broken(body)
    if "entries-painted" in call.faults and kind.startswith("text/html"):
        body = painted(body, call)
    if "item-huge" in call.faults and call.endpoint == "item":
        body += b" " * HUGE_BYTES if kind.startswith("application/json") else b"<!--%s-->" % (b" " * HUGE_BYTES)
    if len(body) != len(response.body):
        response.body = body
        response.headers["content-length"] = str(len(body))
    return response


def painted(body: bytes, call: Call) -> bytes:
    """The words of some entries as pictures that say them to eyes only."""
    for concept in PAINTED:
        word = html.escape(call.word(concept))
        said = re.compile(rb">\s*" + re.escape(word.encode(call.family.charset, "xmlcharrefreplace")) + rb"\s*<")
        shown = b">" + _picture(word) + b"<"
        body = _LINK.sub(lambda link, said=said, shown=shown: said.sub(lambda _: shown, link[0]), body)  # type: ignore[misc]
    return body


def _picture(word: str) -> bytes:
    width = 24 * len(word) + 24
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="44">'
        '<rect width="100%" height="100%" fill="#1f5fa8"/>'
        f'<text x="12" y="30" font-size="24" font-family="sans-serif" fill="#fff">{word}</text></svg>'
    )
    return f'<img src="data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}">'.encode()


def broken(body: bytes) -> bytes:
    """End tags that are forgotten, closed in the wrong order or belong to nothing; scripts stay as they are."""
    parts = _SCRIPT.split(body)
    for at in range(0, len(parts), 2):
        part = _FORGOTTEN.sub(b"", parts[at])
        part = _CROSSED.sub(rb"</\2></\1>", part)
        parts[at] = re.sub(rb"</a>", b"</font></a>", part, flags=re.IGNORECASE)
    return b"".join(parts)
