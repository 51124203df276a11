"""Somebody who speaks HTTP to a practice hall as a browser would, and reads what its pages say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import httpx

from errand_practice.identity import check_digit

TAGS = re.compile(r"<script\b.*?</script>|<style\b.*?</style>|<[^>]+>", re.DOTALL)
ITEM = "item/999900000000"
QUESTION = {"title": "办居住证要多久", "content": "请问办居住证需要几天？", "name": "钱一", "phone": "10100000001"}
_serial = itertools.count(1)


def newcomer() -> dict[str, str]:
    """Somebody who never registered anywhere, each time another one."""
    serial = next(_serial)
    first = f"990101199001{serial % 28 + 1:02d}{serial % 1000:03d}"
    return {
        "login_name": f"citizen{serial}", "name": "赵钱", "id_type": "居民身份证", "phone": f"101{serial:08d}",
        "id_number": first + check_digit(first), "password": "juzhu2018",
    }  # fmt: skip


@dataclass(slots=True)
class Visitor:
    """Somebody at one hall, with one family and one set of faults."""

    http: httpx.Client
    base: str

    def get(self, path: str = "", **query: str) -> httpx.Response:
        """Open a page."""
        return self.http.get(self.base + path, params=query or None)

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form, and go where the hall sends us."""
        return self.http.post(self.base + path, data=fields)

    def register(self, **changes: str) -> tuple[httpx.Response, dict[str, str]]:
        """Register as a newcomer, each time another one; what the hall says, and what was sent."""
        who = newcomer() | changes
        self.post("sms", phone=who["phone"])
        texts = self.get("phone", number=who["phone"]).json()
        code = re.findall(r"\d{6}", texts[0])[0] if texts else ""
        fields = {"sms_code": code, "confirm": who["password"], "agreement": "yes", **who}
        return self.post("register", **fields), fields


Visit = Callable[..., Visitor]


def words(response: httpx.Response) -> str:
    """What a page says, without its markup; letters apart or together are the same."""
    return re.sub(r"\s+", "", unescape(TAGS.sub(" ", response.text)))
