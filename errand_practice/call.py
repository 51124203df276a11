"""One request with everything a page needs: whose hall, which family, which faults, who is logged in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.requests import Request

from errand_practice.accounts import Accounts
from errand_practice.captcha import Kind
from errand_practice.casework import Casework
from errand_practice.family import Family
from errand_practice.faults import PAGES, Faults
from errand_practice.hall import make_hall
from errand_practice.profiles import HallProfile
from errand_practice.service_items import Catalogue
from errand_practice.state import State
from errand_practice.submitted import Submitted
from errand_practice.views import Hall, LoggedIn

SESSION = "hall_session"
CAPTCHA = "hall_captcha"


@dataclass(frozen=True, slots=True)
class Call:
    """A request to one city's hall. What it is answered with is made in answers.py and drawing.py."""

    request: Request
    profile: HallProfile
    faults: Faults
    family: Family
    state: State
    accounts: Accounts
    casework: Casework
    endpoint: str  # the name by which faults call what is asked for

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

    @property
    def sent(self) -> Submitted:
        """The values of the address and of the form."""
        return Submitted(self.request, self.family.charset)

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

    def word(self, concept: str) -> str:
        """How this hall calls a concept."""
        return self.family.word(concept, self.slug)

    def url(self, path: str = "", /, **query: object) -> str:
        """An address in this hall; the query is written in the family's charset, as its own forms would."""
        given = {key: str(value) for key, value in query.items() if value not in (None, "")}
        charset = self.family.charset
        tail = f"?{urlencode(given, encoding=charset, errors='xmlcharrefreplace')}" if given else ""
        return f"/{self.slug}/{quote(path.lstrip('/'))}{tail}"
