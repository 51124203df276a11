"""From a portal file to the Portal it describes; secrets come out of the environment, never out of the file."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from errand.core.errors import UsageError
from errand.core.journey import OWN
from errand.given.cities import City, choose
from errand.given.portal import Account, Act, Ceiling, Consent, KnownCase, Matter, Pace, Portal
from errand.given.portal_file.address import slip_in
from errand.given.portal_file.checking import read_table, refuse
from errand.given.portal_file.dialects import SILENT, Speech, speech_of
from errand.given.portal_file.field_facts import facts_of, field_slips

_SECRET_HEADERS = {"authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token"}
_MEANT = 0.75  # so alike, a journey's name is one of errand's, mistyped
_ACTS = {name: act for act in Act for name in (act.name.lower(), act.value)}


@dataclass(frozen=True, slots=True)
class PortalFile:
    """What a portal file says, before it is known which city is visited where."""

    path: Path
    table: Mapping[str, Any] = field(repr=False)  # its secrets are in it by name only
    speech: Speech

    @property
    def url(self) -> str | None:
        """The portal's address, when the file has one."""
        return self.table.get("url")

    def city(self) -> City | None:
        """The city it says it is about."""
        return city_named(self.table["city"], f"{self.path}: city") if "city" in self.table else None

    def portal(self, city: City, url: str, beneath: Speech = SILENT) -> Portal:
        """The portal of *city* at *url*; *beneath* are words of its family, for a file that extends no dialect."""
        table, speech = self.table, self.speech.before(beneath)
        refuse(self.path, _unset(table))
        case, account, consent = table.get("known_case"), table.get("account"), table.get("consent")
        return Portal(
            city,
            url,
            matter=_matter(table.get("matter", {})),
            known_case=KnownCase(_secret(case["number"]), _secret(case.get("password", ""))) if case else None,
            account=Account(_secret(account["login_name"]), _secret(account["password"])) if account else None,
            consent=Consent(consent["by"], consent["when"], frozenset(_ACTS[act] for act in consent["acts"]))
            if consent
            else None,
            pace=Pace(**table.get("pace", {})),
            fewest=table.get("fewest", {}),
            ceiling=Ceiling(**table.get("ceiling", {})),
            contact=table.get("contact", ""),
            headers={name: _secret(value) for name, value in table.get("headers", {}).items()},
            facts=facts_of(table.get("fields", {})),
            words=speech.words,
            selectors=speech.selectors,
            reads_by_post=tuple(table.get("reads_by_post", ())),
            strangers=tuple(table.get("strangers", ())),
            hidden=tuple(os.environ[value["env"]] for _, value in _references(table)),
            source=str(self.path),
            family=table.get("extends", "").removesuffix(".toml"),
        )


def _matter(table: Mapping[str, Any]) -> Matter:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Matter(**values)


def read_portal_file(path: Path) -> PortalFile:
    """Read and check one file; raises UsageError with a line for every slip."""
    table = read_table(path, "portal-file")
    refuse(path, (*_slips(table), *field_slips(table.get("fields", {}))))
    return PortalFile(path, table, speech_of(table, path))


def city_named(word: str, where: str) -> City:
    """The one city a file means; raises UsageError that begins with *where* it was written."""
    try:
        cities = choose([word])
    except UsageError as error:
        raise UsageError(f"{where}: {str(error).removeprefix(f'--city={word}').lstrip(': ')}") from error
    if len(cities) != 1:
        raise UsageError(f"{where}: must be one city, not {len(cities)}")
    return cities[0]


def _slips(table: Mapping[str, Any]) -> Iterator[str]:
    """What a schema cannot say."""
    slip = slip_in(table["url"]) if "url" in table else None
    if slip:
        yield f"url: {slip}"
    if dt.date.fromisoformat(table.get("consent", {}).get("when", "2018-06-01")) > dt.date.today():
        yield "consent.when: must be the date it was given, and that lies in the future"
    for name in table.get("fewest", {}):  # a team's own journeys have names of their own
        if name not in OWN and (near := get_close_matches(name, OWN, 1, _MEANT)):
            yield f"fewest.{name}: is no journey of errand's; perhaps {near[0]} is meant"
    for name, value in table.get("headers", {}).items():
        if name.lower() in _SECRET_HEADERS and isinstance(value, str):
            yield f'headers.{name}: must be {{env = "NAME"}}, for it is a secret'


def _references(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where the file refers to a variable of the environment, and how."""
    for name in ("known_case", "account", "headers", "fields"):
        for key, value in table.get(name, {}).items():
            if isinstance(value, dict) and "env" in value:
                yield f"{name}.{key}", value


def _unset(table: Mapping[str, Any]) -> Iterator[str]:
    """Variables the file refers to that nobody has set."""
    for where, reference in _references(table):
        if not os.environ.get(reference["env"]):
            yield f"{where}: the environment variable {reference['env']} is not set"


def _secret(value: str | Mapping[str, str]) -> str:
    return value if isinstance(value, str) else os.environ[value["env"]]
