"""Which cities are visited at which portals: what the options mean together, and what they cannot mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, load_cities
from errand.given.portal_file import Wishes, plan
from errand.given.portal_file.address import unresolved
from errand.given.portal_file.known_portals import PORTALS, known_platform, known_portal

HANGZHOU, NANJING = load_cities()["hangzhou"], load_cities()["nanjing"]
LOCAL = "http://127.0.0.1:8001/hall/"


def known_family(slug: str) -> str:
    """The vendor family the shipped list gives a city's portal."""
    known = known_portal(load_cities()[slug])
    assert known
    assert known.family
    return known.family


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("hangzhou", "南京"):
        (tmp_path / f"{name}.toml").write_text(f'url = "http://127.0.0.1/{name}/"', "utf-8")
    return tmp_path


def refused(wishes: Wishes) -> str:
    with pytest.raises(UsageError) as raised:
        plan(wishes)
    return str(raised.value)


def test_without_wishes_the_practice_city_is_visited_at_its_practice_portal() -> None:
    assert plan(Wishes()) == {PRACTICE: None}
    assert plan(Wishes(["hangzhou,nanjing"])) == {HANGZHOU: None, NANJING: None}


def test_a_portal_is_named_by_its_address() -> None:
    (portal,) = plan(Wishes(["hangzhou"], url=LOCAL)).values()

    assert portal
    assert (portal.city, portal.url) == (HANGZHOU, LOCAL)


def test_a_file_may_say_its_city_and_the_address_may_be_given_beside_it(tmp_path: Path) -> None:
    (path := tmp_path / "x.toml").write_text('city = "杭州"\n[words]\nsearch.box = ["找"]', "utf-8")

    (portal,) = plan(Wishes(url=LOCAL, file=path)).values()

    assert portal
    assert (portal.city, portal.url, portal.words) == (HANGZHOU, LOCAL, {"search.box": ("找",)})


def test_a_folder_has_files_named_like_the_cities(folder: Path) -> None:
    everywhere = plan(Wishes(file=folder))

    assert {city.slug: portal.url for city, portal in everywhere.items() if portal} == {
        "hangzhou": "http://127.0.0.1/hangzhou/",
        "nanjing": "http://127.0.0.1/南京/",
    }
    assert list(plan(Wishes(["nanjing"], file=folder))) == [NANJING]


@pytest.mark.parametrize(
    "name, text, cities, message",
    [
        ("hangzou", "", [], "hangzou.toml: the file's name: no such city; nearest: hangzhou"),
        ("杭州", "", [], "杭州.toml: hangzhou has a second file, hangzhou.toml"),
        ("ningbo", "", [], "ningbo.toml: url: is missing (or give --portal=URL or --live)"),
        ("ningbo", 'city = "wenzhou"', [], "ningbo.toml: city: is wenzhou, and the file is named like ningbo"),
        ("ningbo", "", ["wenzhou"], "there is no wenzhou.toml in it"),
    ],
)
def test_a_folder_that_does_not_fit_is_named(
    name: str, text: str, cities: list[str], message: str, folder: Path
) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")

    assert message in refused(Wishes(cities, file=folder))


def test_a_folder_without_files_and_a_file_that_is_not_there_are_named(tmp_path: Path) -> None:
    assert "no file in it is named like a city" in refused(Wishes(file=tmp_path))
    assert "there is no such file or folder" in refused(Wishes(file=tmp_path / "none.toml"))


@pytest.mark.parametrize(
    "wishes, message",
    [
        (Wishes(url="ftp://x/"), "--portal: must begin with http:// or https://"),
        (Wishes(url="file:///etc/passwd"), "--portal: must begin with http:// or https://"),
        (Wishes(url="javascript:alert(1)"), "--portal: must begin with http:// or https://"),
        (Wishes(url="hall.test"), "--portal: must begin with http:// or https://"),
        (Wishes(url="http://tester:hunter22@127.0.0.1/"), "--portal: has a user name or password in it"),
        (Wishes(url="http://:80/"), "--portal: has no host"),
        (Wishes(url="http://a b/"), "--portal: has no host, or white space in it"),
        (Wishes(url="http://[::1/"), "--portal: is no address"),
        (Wishes(url="http://127.0.0.1:6667/"), "--portal: names port 6667, which no browser opens"),
        (Wishes(url="http://hall%zz.test/"), "--portal: has a character in its host that no browser takes"),
        (
            Wishes(["hangzhou"], url="http://no-such-hall.invalid/"),
            "--portal: host no-such-hall.invalid does not resolve",
        ),
        (Wishes(["hangzhou,nanjing"], url=LOCAL), "--portal is the portal of one city, not of 2"),
        (Wishes(["hangzhou"], url=LOCAL, live=True), "--live looks portals up, --portal names one"),
        (Wishes(url="http://192.0.2.1/"), "a real portal belongs to a city: name it by --city"),
    ],
)
def test_what_cannot_be_meant_is_named_in_a_line(wishes: Wishes, message: str) -> None:
    said = refused(wishes)

    assert message in said
    assert "hunter22" not in said
    assert "\n" not in said


def test_a_host_in_a_file_that_does_not_resolve_is_named_with_the_file(tmp_path: Path) -> None:
    (path := tmp_path / "hangzhou.toml").write_text('url = "http://no-such-hall.invalid/"', "utf-8")

    for file, cities in ((path, ["hangzhou"]), (tmp_path, [])):
        said = refused(Wishes(cities, file=file))
        assert f"{path}: url: host no-such-hall.invalid does not resolve" in said


def test_behind_a_proxy_names_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert unresolved("http://no-such-hall.invalid/")

    monkeypatch.setenv("https_proxy", "http://proxy.test:3128")
    assert unresolved("http://no-such-hall.invalid/") is None


# --- what is publicly known -----------------------------------------------------------------------------------------


def test_31_provincial_platforms_are_known_each_with_source_and_date_and_none_as_verified() -> None:
    platforms = [known_platform(path) for path in PORTALS.glob("*.toml")]

    assert len(platforms) == len({platform["code"] for platform in platforms}) == 31
    entries = [entry for platform in platforms for entry in (platform, *platform.get("cities", {}).values())]
    assert {entry["status"] for entry in entries} == {"unverified"}
    assert all(entry["source"] and entry["date"] for entry in entries)


def test_each_of_the_294_cities_has_a_portal_to_try() -> None:
    portals = plan(Wishes(["all"], live=True), resolve=False)

    assert len(portals) == 294
    assert all(portal and portal.live for portal in portals.values())


def test_a_city_is_addressed_in_its_own_way_where_that_is_known() -> None:
    known = {slug: known_portal(load_cities()[slug]) for slug in ("hangzhou", "jining", "chuzhou", "beihai")}

    assert {slug: (portal.url, portal.own) for slug, portal in known.items() if portal} == {
        "hangzhou": ("https://www.zjzwfw.gov.cn/zjservice-fe/#/serviceChild?siteCode=330100000000", True),
        "jining": ("https://jizwfw.sd.gov.cn/", True),
        "chuzhou": ("https://chuz.ahzwfw.gov.cn/", True),
        "beihai": ("https://zwfw.gxzf.gov.cn/", False),
    }


def test_a_live_city_speaks_its_familys_dialect_beneath_its_own_file(tmp_path: Path) -> None:
    (path := tmp_path / "x.toml").write_text('[words]\nsearch.box = ["找"]', "utf-8")

    (portal,) = plan(Wishes(["foshan"], file=path, live=True), resolve=False).values()

    assert portal
    assert portal.host == "www.gdzwfw.gov.cn"
    assert portal.words["search.box"] == ("找", "请输入您要办理的事项或服务", "请输入您要办理的事项")
    assert (portal.family, portal.platform) == (known_family("foshan"), "www.gdzwfw.gov.cn")


def test_a_portal_file_says_how_the_portal_is_built_by_the_dialect_it_extends(tmp_path: Path) -> None:
    (path := tmp_path / "x.toml").write_text('url = "http://127.0.0.1:8009/"\nextends = "icity"', "utf-8")

    (portal,) = plan(Wishes(["foshan"], file=path), resolve=False).values()

    assert portal
    assert (portal.family, portal.platform) == ("icity", "127.0.0.1")


def test_the_practice_city_has_no_live_portal() -> None:
    assert "--live: no portal is known for practice" in refused(Wishes(live=True))


def test_without_a_network_live_portals_are_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("errand.given.portal_file.choosing.unresolved", lambda url: f"host of {url} does not resolve")

    assert "does not resolve" in refused(Wishes(["province:zhejiang"], live=True))


@pytest.mark.parametrize(
    "text, message",
    [
        ('famly = "icity"', "famly: unknown key; nearest: family"),
        ('family = "icty"', "family: there is no dialect icty; nearest: icity"),
        ('city_url = "https://x/{kode}"', "city_url: must be an address with {code} or {code12} in it"),
        ('city_url = "https://x/{code}{kode}"', "city_url: may hold {code} and {code12} and no other braces"),
        ('[cities.hangzou]\nurl = "https://x/"\nsource = "x"\ndate = "2026-01"\nstatus = "unverified"', "hangzhou"),
        ('[cities.hangzhou]\nurl = "https://x/"', "cities.hangzhou.source: is missing"),
    ],
)
def test_a_slip_in_what_is_known_is_named_with_file_and_key(text: str, message: str, tmp_path: Path) -> None:
    head = 'code = "330000"\nname_zh = "浙江省"\nurl = "https://x/"\nsource = "x"\ndate = "2026-01"\n'
    head += 'status = "unverified"\n'
    (path := tmp_path / "zhejiang.toml").write_text(head + text, "utf-8")

    with pytest.raises(UsageError) as error:
        known_platform(path)

    assert all(line.startswith(f"{path}: ") for line in str(error.value).splitlines())
    assert message in str(error.value)
