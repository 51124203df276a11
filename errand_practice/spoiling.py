"""Pages as real halls have them, spoiled after they were drawn: far too large, or with tags that nobody closed."""

from __future__ import annotations

import re

from starlette.responses import Response

from errand_practice.call import Call

HUGE_BYTES = 5_000_000
BROKEN = frozenset({"services", "items", "item", "search"})
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
    if "item-huge" in call.faults and call.endpoint == "item":
        body += b" " * HUGE_BYTES if kind.startswith("application/json") else b"<!--%s-->" % (b" " * HUGE_BYTES)
    if len(body) != len(response.body):
        response.body = body
        response.headers["content-length"] = str(len(body))
    return response


def broken(body: bytes) -> bytes:
    """End tags that are forgotten, closed in the wrong order or belong to nothing; scripts stay as they are."""
    parts = _SCRIPT.split(body)
    for at in range(0, len(parts), 2):
        part = _FORGOTTEN.sub(b"", parts[at])
        part = _CROSSED.sub(rb"</\2></\1>", part)
        parts[at] = re.sub(rb"</a>", b"</font></a>", part, flags=re.IGNORECASE)
    return b"".join(parts)
