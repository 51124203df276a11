"""
The portal a citizen visits: where it is, what may be done there, and what she comes for.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from errand.given.cities import City
from errand.given.facts import Facts


class Act(StrEnum):
    """What cannot be taken back once it is pressed."""

    REGISTER = "注册"
    CONSULT = "提交咨询"


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case that was handed in before, to be asked about: its number and query password."""

    number: str
    password: str = field(repr=False)
    hers: bool = False  # whether she handed it in herself


@dataclass(frozen=True, slots=True)
class Matter:
    """What the citizens of the journeys come for."""

    item: str = "居住证办理"  # the item's formal name
    everyday: str = "居住证"  # what people call it
    theme: str = "户籍办理"  # the theme it belongs under
    paper: str = "身份证"  # a paper that the guide must ask for
    twin_themes: tuple[str, ...] = ("准营准办", "出境入境")  # themes no item may stand in twice


@dataclass(frozen=True, slots=True)
class Account:
    """A test account the portal's owner has given: never made up, never shown."""

    login_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Consent:
    """What the portal's owner has agreed to: who said so, when, and for which acts."""

    by: str
    when: str  # ISO 8601 date
    acts: frozenset[Act]


@dataclass(frozen=True, slots=True)
class Pace:
    """How gently a portal is visited."""

    between_steps_s: float | None = None  # None: as a live host's manners ask, and on this machine at once
    visits_per_day: int = 20  # per live host, remembered over runs


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How long a run may become before it ends as undetermined; None where nobody says."""

    steps: int | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal of one city; one on this machine needs no consent, and keeps no pace but the one its file asks for."""

    city: City
    url: str
    matter: Matter = Matter()
    known_case: KnownCase | None = None
    consent: Consent | None = None
    account: Account | None = None
    pace: Pace = Pace()
    contact: str = ""  # whom an official can ask about these visits; part of the user agent on a live host
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    facts: Facts = field(default_factory=dict, repr=False)  # what its fields want, by concept or by label
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of its own, per concept, before the lexicon's
    selectors: Mapping[str, str] = field(default_factory=dict)  # per concept, only where words fail
    reads_by_post: tuple[str, ...] = ()  # beginnings of paths that are only read, though by POST
    strangers: tuple[str, ...] = ()  # hosts, or host:port, that are somebody else's though they have the portal's name
    hidden: tuple[str, ...] = field(default=(), repr=False)  # whatever its file took out of the environment
    source: str = ""  # the file it was read from
    family: str = ""  # what it is built with, where that is known: a practice hall's family, a live one's dialect
    practice: bool = False  # whether it is one of errand's own practice halls
    fewest: Mapping[str, int] = field(
        default_factory=dict
    )  # steps a citizen who knows the way needs, by story or journey
    ceiling: Ceiling = Ceiling()

    @property
    def host(self) -> str:
        """The host name of its address."""
        return urlsplit(self.url).hostname or ""

    @property
    def site(self) -> str:
        """The name under which the portal is one site: its host without www."""
        return _site(self.host)

    def elsewhere(self, url: str) -> str | None:
        """
        The host of *url* when it is not the portal's.

        The same name is the same site on any port and with or without www., unless the portal file calls it a stranger.
        Any other name is another host, a sub-domain too: a city's hall and its province's are run by different people.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        if {parts.hostname, parts.netloc.rpartition("@")[2].lower()} & set(self.strangers):
            return parts.netloc.rpartition("@")[2].lower()
        return parts.hostname if _site(parts.hostname) != self.site else None

    @property
    def platform(self) -> str:
        """What this portal may share with others, defects included: its host; of practice halls, their family."""
        return f"practice:{self.family}" if self.family and self.practice else self.host

    @property
    def kind(self) -> str:
        """What its runs are counted as: practice, own (a team's, on this machine) or live."""
        if self.live:
            return "live"
        return "practice" if self.practice else "own"

    @property
    def live(self) -> bool:
        """Whether it is a real site: any host that is not this machine."""
        if self.host == "localhost":
            return False
        try:
            return not ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return True

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of it may stand in no record."""
        return (*(part.password for part in (self.known_case, self.account) if part), *self.hidden)

    def consents_to(self, act: Act) -> bool:
        """Whether *act* may be pressed here."""
        return not self.live or (self.consent is not None and act in self.consent.acts)


def _site(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
