"""Which cities are visited, and at which portal each: what --city, --portal, --portal-file and --live mean together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, City, choose
from errand.given.portal import Portal
from errand.given.portal_file.address import check_address, unresolved
from errand.given.portal_file.dialects import SILENT, speech_of
from errand.given.portal_file.known_portals import must_know
from errand.given.portal_file.parsing import PortalFile, city_named, read_portal_file

Plan = Mapping[City, Portal | None]
"""The portal of each city, in the order of the visits; None where it is the practice portal."""

_TRIED = 3  # hosts looked up before there is taken to be no network


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for."""

    cities: Sequence[str] = ()  # as --city takes them
    url: str | None = None
    file: Path | None = None  # a portal file, or a folder of them
    live: bool = False


def plan(wishes: Wishes, *, resolve: bool = True) -> Plan:
    """
    Choose cities and portals; raises UsageError for what cannot be meant.

    With *resolve* the host of a portal the user named must have an address.
    """
    if wishes.url is not None:
        check_address(wishes.url, "--portal", resolve=False)
        if wishes.live:
            raise UsageError("--live looks portals up, --portal names one: give one of them")
    named = choose(wishes.cities) if wishes.cities else []
    files = _files(wishes, named)
    cities = named or list(files) or [PRACTICE]
    if wishes.url is not None and len(cities) > 1:
        raise UsageError(f"--portal is the portal of one city, not of {len(cities)}; --portal-file takes a folder")
    chosen = {city: _portal(city, files.get(city), wishes) for city in cities}
    for city, portal in chosen.items():
        _refuse_nameless(city, portal)
    if resolve:
        _refuse_unresolved([portal for portal in chosen.values() if portal], files)
    return chosen


def _refuse_unresolved(portals: Sequence[Portal], files: Mapping[City, PortalFile]) -> None:
    """A name the user wrote must resolve; of those looked up one must, or there is no network to look for them in."""
    written = [portal for portal in portals if portal.city in files and files[portal.city].url == portal.url]
    for portal in written:
        check_address(portal.url, f"{portal.source}: url")
    others = [portal for portal in portals if portal not in written][:_TRIED]
    slips = [unresolved(portal.url) for portal in others]
    if slips and all(slips):
        raise UsageError(f"{others[0].source}: {slips[0]}")


def _files(wishes: Wishes, named: Sequence[City]) -> dict[City, PortalFile]:
    """The portal files by city."""
    if wishes.file is None:
        return {}
    if not wishes.file.exists():
        raise UsageError(f"--portal-file={wishes.file}: there is no such file or folder")
    if wishes.file.is_dir():
        return _folder(wishes.file, named)
    file = read_portal_file(wishes.file)
    if len(named) > 1:
        raise UsageError(f"--portal-file={wishes.file} is the file of one city, not of {len(named)}; give a folder")
    said = file.city()
    if said and named and said != named[0]:
        raise UsageError(f"{wishes.file}: city: is {said.slug}, and --city is {named[0].slug}")
    return {named[0] if named else said or PRACTICE: file}


def _folder(folder: Path, named: Sequence[City]) -> dict[City, PortalFile]:
    paths: dict[City, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        city = city_named(path.stem, f"{path}: the file's name")
        if city in paths:
            raise UsageError(f"{path}: {city.slug} has a second file, {paths[city].name}")
        paths[city] = path
    if not paths:
        raise UsageError(f"--portal-file={folder}: no file in it is named like a city, such as hangzhou.toml")
    lacking = [city.slug for city in named if city not in paths]
    if lacking:
        raise UsageError(f"--portal-file={folder}: there is no {lacking[0]}.toml in it")
    files = {city: read_portal_file(paths[city]) for city in named or paths}
    for city, file in files.items():
        said = file.city()
        if said and said != city:
            raise UsageError(f"{file.path}: city: is {said.slug}, and the file is named like {city.slug}")
    return files


def _portal(city: City, file: PortalFile | None, wishes: Wishes) -> Portal | None:
    url = wishes.url or (file.url if file else None)
    if url is None and wishes.live:
        known = must_know(city)
        family = speech_of({"extends": known.family}, known.file) if known.family else SILENT
        if file:
            if "extends" in file.table:  # it says itself how the portal is built
                return file.portal(city, known.url)
            return replace(file.portal(city, known.url, family), family=known.family)
        return Portal(
            city,
            known.url,
            words=family.words,
            selectors=family.selectors,
            source=str(known.file),
            family=known.family,
        )
    if url is None:
        if file:
            raise UsageError(f"{file.path}: url: is missing (or give --portal=URL or --live)")
        return None
    return file.portal(city, url) if file else Portal(city, url, source="--portal")


def _refuse_nameless(city: City, portal: Portal | None) -> None:
    if city == PRACTICE and portal and portal.live:
        raise UsageError(f"{portal.source}: a real portal belongs to a city: name it by --city, or in the portal file")
