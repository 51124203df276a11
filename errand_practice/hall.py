"""A city's hall: its name, address and telephone, news and public figures, all drawn from the city's seed."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from errand_practice.profiles import HallProfile
from errand_practice.views import Article, Hall, Topic
from errand_practice.views_records import Counter, ProcessRow, StarRow

TEXTS = Path(__file__).resolve().parent / "texts.toml"
ROADS = ("市民大道", "府前路", "政务路", "行政中心路", "滨江路", "人民路", "新城大道", "文昌路")
CENTRE = "政务服务中心"
PORTAL = "人民政府门户网站"
STALE_DAYS = 21


@cache
def texts() -> Mapping[str, Any]:
    """The texts all halls share."""
    with TEXTS.open("rb") as file:
        return tomllib.load(file)


@cache
def make_hall(profile: HallProfile) -> Hall:
    """The hall of a city. Telephone numbers have area code 0199, which was never allotted to any place."""
    city = profile.city
    draw = random.Random(profile.seed)
    road, number = draw.choice(ROADS), draw.randint(1, 288)
    line = draw.randint(200, 899)
    return Hall(
        slug=city.slug,
        code=city.code,
        city=city.name_zh,
        city_short=city.short_zh,
        province=city.province_zh,
        name=_name(profile),
        host=f"{city.name_zh}{CENTRE if profile.facts.site == 'own' else PORTAL}",
        banner=_banner(profile),
        phone=f"0199-8{line}2345",
        complaint_phone=f"0199-8{line}2366",
        address=f"{city.name_zh}{road}{number}号（{city.name_zh}政务服务中心）",
        hours="工作日 上午9:00—12:00，下午13:30—17:00" if profile.seed % 3 else "周一至周五 8:30—12:00，14:00—17:30",
        site_id=f"{city.code}0000",
        year=dt.date.today().year,
    )


def _name(profile: HallProfile) -> str:
    """A site of its own has a name of its own; else it is a part of the government's portal and says so."""
    city = profile.city.name_zh
    if profile.facts.site == "own":
        return f"{city}网上政务大厅"
    return f"{city}{PORTAL}·{('政务服务', '网上办事')[profile.seed % 2]}"


def _banner(profile: HallProfile) -> str:
    city = profile.city.name_zh
    if profile.city.code.startswith("99"):
        return "本站为练习门户，练习市并不存在，不是任何城市的官方网站"
    return f"本站为练习门户，依据2018年调查仿建，不是{city}的官方网站"


def fill(text: str, hall: Hall) -> str:
    """A shared text with this hall's names in it."""
    return text.format(
        city=hall.city,
        short=hall.city_short,
        hall=hall.name,
        phone=hall.phone,
        complaint_phone=hall.complaint_phone,
        address=hall.address,
        hours=hall.hours,
    )


def articles(hall: Hall, today: dt.date, *, stale: bool = False) -> list[Article]:
    """News, newest first: one every few days, the last one recent; a stale hall has had none for three weeks."""
    draw = random.Random(hall.slug)
    day = today - dt.timedelta(days=draw.randint(0, 3) + (STALE_DAYS if stale else 0))
    found = []
    for entry in draw.sample(texts()["news"], k=len(texts()["news"])):
        paragraphs = [fill(text, hall) for text in entry["paragraphs"]]
        found.append(Article(fill(entry["title"], hall), day.isoformat(), f"{hall.city}{CENTRE}", paragraphs))
        day -= dt.timedelta(days=draw.randint(2, 9))
    return found


def topics(name: str, hall: Hall) -> list[Topic]:
    """The newcomer's guide or the help page."""
    return [Topic(t["heading"], [fill(text, hall) for text in t["paragraphs"]]) for t in texts()[name]]


def parallel_topics(hall: Hall, departments: list[str]) -> list[Topic]:
    """What parallel approval is, and which departments join."""
    joining = "、".join(departments)
    return [
        Topic(t["heading"], [fill(text.replace("{joining}", joining), hall) for text in t["paragraphs"]])
        for t in texts()["parallel"]
    ]


def counters(hall: Hall, items: int, online: int, today: dt.date, taken_in: int) -> list[Counter]:
    """The figures of the month so far; *taken_in* is what citizens really handed in here."""
    draw = random.Random(f"{hall.slug} {today:%Y-%m}")
    received = draw.randint(180, 420) * today.day + taken_in
    accepted = round(received * draw.uniform(0.95, 0.985))
    done = round(accepted * draw.uniform(0.86, 0.95))
    yesterday = draw.randint(180, 420)
    rate = f"{online / items:.1%}" if items else "—"
    return [
        Counter("事项总数", f"{items:,}", "项"),
        Counter("可网上办理", rate, ""),
        Counter("昨日收件", f"{yesterday:,}", "件"),
        Counter("昨日办结", f"{round(yesterday * 0.93):,}", "件"),
        Counter("本月收件", f"{received:,}", "件"),
        Counter("本月受理", f"{accepted:,}", "件"),
        Counter("本月办结", f"{done:,}", "件"),
        Counter("在办", f"{accepted - done:,}", "件"),
        Counter("满意度", f"{draw.uniform(97.2, 99.6):.2f}%", ""),
    ]


def stars(hall: Hall, departments: list[str]) -> list[StarRow]:
    """Each department's stars."""
    draw = random.Random(f"{hall.slug} stars")
    return [StarRow(name, draw.choice((4, 4, 5, 5, 5, 3)), draw.randint(40, 2600)) for name in departments]


def process(hall: Hall, titles: list[tuple[str, str, int]], today: dt.date) -> list[ProcessRow]:
    """The public table of cases under way: (title, department, promised days) each with a light."""
    draw = random.Random(f"{hall.slug} process {today}")
    rows = []
    for order, (title, department, days) in enumerate(titles, 1):
        age = draw.randint(0, 6)
        received, due = today - dt.timedelta(days=age), today + dt.timedelta(days=max(days, 1) - age)
        left = (due - today).days
        light, state = ("红灯", "超期") if left < 0 else ("黄灯", "办理中") if left < 2 else ("绿灯", "办理中")
        number = f"BJ{hall.code}{received:%y%m%d}9{order:03d}"
        rows.append(ProcessRow(number, title, department, received.isoformat(), due.isoformat(), state, light))
    return rows
