"""What a visitor sent: the values of the address and of forms, read in the charset of the hall's family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

_READ_AS = {"gbk": "gb18030", "gb2312": "gb18030"}  # what a browser means by these names
_REFERENCE = re.compile(r"&#\d{1,7};")


@dataclass(frozen=True, slots=True)
class Submitted:
    """One request's values."""

    request: Request
    charset: str  # of the family's pages and forms

    def query(self, name: str) -> str:
        """A value of the query; empty where there is none."""
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
            headers = Headers({"content-type": f"{kind}; charset={self._read_as}"})
            form = await MultiPartParser(headers, self.request.stream()).parse()
            given = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
            await form.close()
            return self._tidy(given)
        return self._tidy(self._pairs(await self.request.body()))

    @property
    def _read_as(self) -> str:
        return _READ_AS.get(self.charset, self.charset)

    def _pairs(self, raw: bytes) -> list[tuple[str, str]]:
        text = raw.decode("ascii", errors="replace")
        return parse_qsl(text, keep_blank_values=True, encoding=self._read_as, errors="replace")

    def _tidy(self, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Blanks at the ends go; characters the charset lacks come back: browsers send them as references."""
        if self.charset == "utf-8":
            return {key: value.strip() for key, value in pairs}
        return {key: _REFERENCE.sub(lambda found: unescape(found[0]), value).strip() for key, value in pairs}


def without(values: Mapping[str, str], *secret: str) -> dict[str, str]:
    """A form's values without its secrets, for showing it again."""
    return {key: value for key, value in values.items() if key not in secret}
