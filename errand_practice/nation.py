"""
Draws what each city's practice hall has, so that the 294 together are the nation the survey of 2018 counted.

    python -m errand_practice.nation

writes fixtures/nation.csv anew.  A city's family is the one that fixtures/practice.toml names, else the one the table
has already: so a new family redraws nobody, and gets its cities by their cells of the table being edited.

How many cities have a thing, and what is true of a city by name, is read from fixtures/survey-2018.toml; which other
cities have it is drawn by their codes, the same for ever.  A drawn value is no finding: said_by_survey names the
columns of a row that the survey states of this very city (items and online stand for the sums of both objects), and
how the items, the rates and the waits lie between the published numbers is our guess.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from statistics import NormalDist
from typing import Any

from errand.given.cities import load_cities
from errand.given.shipped import FIXTURES
from errand_practice.hall_facts import COLUMNS, COUNTS, HAVING, NATION, load_facts
from errand_practice.profiles import named_family

# Halls that errand's own tests, its README and its documents walk through: each must let a citizen find, ask, complain,
# correct, rate and follow up, and answer without delay, or those tests would be about the nation and not about errand.
PINNED_SOUND = (
    "anshan", "baise", "baoding", "bayannaoer", "beihai", "bengbu", "bijie", "changsha", "changzhou", "chuzhou",
    "dalian", "foshan", "fuxin", "guangan", "hami", "handan", "hangzhou", "jiamusi", "jiaxing", "jilin", "jining",
    "kunming", "langfang", "lasa", "nanchang", "nanjing", "ningbo", "shaoxing", "suqian", "suzhou-anhui",
    "suzhou-jiangsu", "tangshan", "wenzhou", "wuhai", "wuhan", "wuhu", "xian", "xingtai", "yichun-heilongjiang",
    "yichun-jiangxi", "zhangzhou",
)  # fmt: skip
SOUND = frozenset(
    {"power_list", "consult", "message", "correction", "rating", "complaint", "supervision", "newcomer"}
)  # what they are pinned to have
NO_ITEMS = frozenset({"taiyuan"})  # has a site without a hall: the survey cites its answers to questions
KEYS = {"power_list": "power-list", "whole_process": "whole-process"}  # column -> key in the survey, where they differ
WITHIN = {"stars": "supervision", "whole_process": "supervision"}  # column -> without which it cannot be
ITEMS_MIDDLE, ITEMS_SIGMA, RATE_SIGMA = 500, 1.1, 0.17  # the middle before both ends are cut off
LATENCY_MEDIAN_MS, LATENCY_SIGMA, LATENCY_MOST_MS = 15, 0.8, 120

Row = dict[str, Any]


@cache
def survey() -> Mapping[str, Any]:
    """What the survey published."""
    with (FIXTURES / "survey-2018.toml").open("rb") as file:
        return tomllib.load(file)


def published(key: str) -> Mapping[str, Any]:
    """An indicator or extreme of the survey by its key."""
    found: Mapping[str, Any] = next(one for one in (*survey()["indicator"], *survey()["extreme"]) if one["key"] == key)
    return found


def drawn(what: str, code: str) -> float:
    """A number from 0 to 1 that stays the same for a city for ever."""
    return int.from_bytes(hashlib.blake2b(f"{what} {code}".encode(), digest_size=8).digest(), "big") / 2**64


def ordered(what: str, rows: Iterable[Row]) -> list[Row]:
    """Cities in the order drawn for one purpose."""
    return sorted(rows, key=lambda row: drawn(what, row["code"]))


def nation() -> list[Row]:
    """All rows, in the order of the cities' codes."""
    blank: Row = dict.fromkeys(COLUMNS, "")
    rows = [blank | {"code": city.code, "slug": city.slug} for city in load_cities().values()]
    for row in rows:
        row["family"] = named_family(row["slug"]) or load_facts()[row["slug"]].family
    opened = _open(rows)
    _place(opened)
    for name in HAVING:
        if name != "city_only":
            _have(name, opened)
    _count_items(opened)
    _count_online(opened)
    _say(rows)
    return rows


def _pinned(row: Row) -> bool:
    return row["slug"] in PINNED_SOUND


def _latency_ms(row: Row) -> int:
    z = NormalDist().inv_cdf(0.001 + 0.998 * drawn("latency", row["code"]))
    return 0 if _pinned(row) else min(round(LATENCY_MEDIAN_MS * math.exp(LATENCY_SIGMA * z)), LATENCY_MOST_MS)


def _open(rows: list[Row]) -> list[Row]:
    """Those whose hall is opened; of the others the survey names some."""
    named = next(defect["named"] for defect in survey()["defect"] if defect["reading"] == "hall.open")
    shut = len(rows) - published("open")["count"] - len(named)
    others = ordered("opened", (row for row in rows if row["slug"] not in named and not _pinned(row)))[:shut]
    closed = {row["slug"] for row in others} | set(named)
    for row in rows:
        row["opened"] = "no" if row["slug"] in closed else "yes"
        if row["slug"] in closed:
            bare = row["slug"] in NO_ITEMS or (row["slug"] not in named and drawn("how closed", row["code"]) < 0.5)
            row["how_closed"] = "no-items" if bare else "refused"
    return [row for row in rows if row["opened"] == "yes"]


def _place(opened: list[Row]) -> None:
    """On whose site, how far away, and down to which level."""
    inside = ordered("site", (row for row in opened if not _pinned(row)))[: published("inside-portal")["count"]]
    for row in opened:
        row["latency_ms"] = _latency_ms(row)
        row["site"] = "inside" if row in inside else "own"
    rest = ordered("level", opened)
    for level in ("village", "township", "county"):
        count = published(f"level-{level}")["count"]
        for row in rest[:count]:
            row["level"] = level
        rest = rest[count:]
    counties = ordered("city only", (row for row in opened if row["level"] == "county" and not _pinned(row)))
    lone = counties[: published("level-city-only")["count"]]
    for row in opened:
        row["city_only"] = int(row in lone)


def _have(name: str, opened: list[Row]) -> None:
    """Give the feature to as many halls as the survey counted, pinned halls first."""
    can = [row for row in opened if row.get(WITHIN.get(name, ""), 1)]
    first = [row for row in can if name in SOUND and _pinned(row)]
    rest = ordered(name, (row for row in can if row not in first))
    having = [*first, *rest][: published(KEYS.get(name, name))["count"]]
    for row in opened:
        row[name] = int(row in having)


def _count_items(opened: list[Row]) -> None:
    """Skewed, between the least and the most; as many above the mean as the survey says."""
    known = {one["city"]: one["value"] for one in survey()["extreme"] if one["reading"] == "items.total"}
    others = ordered("items", (row for row in opened if row["slug"] not in known))
    totals = _totals(len(others), list(known.values()))
    for row, total in zip(others, totals, strict=True):
        _split(row, total)
    for row in opened:
        if row["slug"] in known:
            _split(row, known[row["slug"]])


def _totals(count: int, known: list[int]) -> list[int]:
    """Log-normal quantiles; those next to the mean are moved to its other side until the count is right."""
    least, most = min(known), max(known)
    lie = NormalDist(math.log(ITEMS_MIDDLE), ITEMS_SIGMA)
    below, span = lie.cdf(math.log(least)), lie.cdf(math.log(most)) - lie.cdf(math.log(least))
    found = [round(math.exp(lie.inv_cdf(below + span * (at + 1) / (count + 1)))) for at in range(count)]
    wanted = published("above-mean")["count"]
    while True:
        mean = sum([*found, *known]) / (count + len(known))
        over = sum(total > mean for total in (*found, *known))
        if over == wanted:
            return found
        wrong = [at for at in range(count) if (found[at] > mean) == (over > wanted)]
        near = min(wrong, key=lambda at: abs(found[at] - mean))
        found[near] = math.floor(mean) - 9 if over > wanted else math.ceil(mean) + 9


def _split(row: Row, total: int) -> None:
    row["items_person"] = round(total * (0.44 + 0.12 * drawn("persons", row["code"])))
    row["items_legal"] = total - row["items_person"]


def _count_online(opened: list[Row]) -> None:
    """Some have guides only; the others' rates have the published means; some handle a part online in full."""
    online = {one["city"]: one["value"] for one in survey()["extreme"] if one["reading"] == "online.count"}
    nothing = [row for row in opened if online.get(row["slug"]) == 0]
    can = [row for row in opened if row["slug"] not in online and not _pinned(row)]
    nothing += ordered("guide only", can)[: published("guide-only")["count"] - len(nothing)]
    rest = [row for row in opened if row not in nothing and row["slug"] not in online]
    for row in opened:
        row.update(dict.fromkeys(COUNTS[2:], 0))
        if row["slug"] in online:  # the first item of all is for persons
            row["online_person"] = online[row["slug"]]
    for object in ("person", "legal"):
        _rates(object, opened, rest)
    for row in ordered("full online", rest)[: published("full-online")["count"]]:
        both = row["online_person"] + row["online_legal"]
        row["full_online"] = max(1, round(both * (0.05 + 0.45 * drawn("depth", row["code"]))))


def _rates(object: str, opened: list[Row], rest: list[Row]) -> None:
    """Rates around one middle, which is moved until the mean of all cities is the published one."""
    wanted = published(f"online-{object}")["mean"]
    low, high = 0.0, 1.5
    for _ in range(40):
        middle = (low + high) / 2
        for row in rest:
            z = NormalDist().inv_cdf(0.01 + 0.98 * drawn(f"online {object}", row["code"]))
            rate = min(max(middle + RATE_SIGMA * z, 0.05), 0.98)
            row[f"online_{object}"] = round(row[f"items_{object}"] * rate)
        mean = sum(row[f"online_{object}"] / row[f"items_{object}"] for row in opened) / len(opened)
        low, high = (middle, high) if mean < wanted else (low, middle)


def _say(rows: list[Row]) -> None:
    """Which columns the survey states of a city; whoever it names for anything but having no hall has one."""
    said: dict[str, set[str]] = {}
    for one in survey()["extreme"]:
        said.setdefault(one["city"], {"opened"}).add(one["reading"].split(".")[0])
    for defect in survey()["defect"]:
        for slug in defect["named"]:
            channel = defect["reading"].removeprefix("channel.")
            said.setdefault(slug, {"opened"}).update({channel} & set(HAVING))
    for row in rows:
        of_it = said.get(row["slug"], set())
        row["said_by_survey"] = " ".join(name for name in ("opened", "items", "online", *HAVING) if name in of_it)


def table() -> str:
    """The table as it stands in fixtures/nation.csv."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(nation())
    return out.getvalue()


if __name__ == "__main__":
    NATION.write_text(table(), encoding="utf-8")
