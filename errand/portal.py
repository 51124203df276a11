"""
The portal a citizen visits: where it is, what may be done there, and what she comes for.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from errand.cities import City


class Act(StrEnum):
    """What cannot be taken back once it is pressed."""

    REGISTER = "注册"
    CONSULT = "提交咨询"


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case that was handed in before, to be asked about: its number and query password."""

    number: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Matter:
    """What the citizens of the journeys come for."""

    item: str = "居住证办理"  # the item's formal name
    everyday: str = "居住证"  # what people call it
    theme: str = "户籍办理"  # the theme it belongs under
    paper: str = "身份证"  # a paper that the guide must ask for
    twin_themes: tuple[str, ...] = ("准营准办", "出境入境")  # themes no item may stand in twice


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal of one city.  *consents* are the acts its owner has agreed to; loopback needs none."""

    city: City
    url: str
    matter: Matter = Matter()
    known_case: KnownCase | None = None
    consents: frozenset[Act] = frozenset()

    @property
    def live(self) -> bool:
        """Whether it is a real site: any host that is not this machine."""
        host = urlsplit(self.url).hostname or ""
        if host == "localhost":
            return False
        try:
            return not ipaddress.ip_address(host).is_loopback
        except ValueError:
            return True

    def consents_to(self, act: Act) -> bool:
        """Whether *act* may be pressed here."""
        return not self.live or act in self.consents
