"""Portal files: what they may say, and the one line each slip in them is named in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, choose
from errand.given.facts import Fact, joined
from errand.given.portal import Act, Portal
from errand.given.portal_file import dialect_names, read_portal_file, template

ROOT = Path(__file__).resolve().parents[2]
URL = 'url = "http://127.0.0.1/"\n'
CONSENT = '[consent]\nby = "练习市政务办"\nwhen = 2026-11-02\n'


def read(folder: Path, text: str) -> Portal:
    (path := folder / "my-hall.toml").write_text(text, "utf-8")
    file = read_portal_file(path)
    return file.portal(PRACTICE, file.url or "")


def slips(folder: Path, text: str) -> list[str]:
    with pytest.raises(UsageError) as raised:
        read(folder, text)
    return [line.removeprefix(f"{folder / 'my-hall.toml'}: ") for line in str(raised.value).splitlines()]


@pytest.mark.parametrize(
    "text, message",
    [
        # keys that are none, with the nearest
        ('ulr = "http://x/"', "ulr: unknown key; nearest: url"),
        ('item = "居住证"', "item: unknown key; nearest: matter.item"),
        ("[pace]\nvisits_perday = 3", "pace.visits_perday: unknown key; nearest: pace.visits_per_day"),
        ("[pace]\npassword = 3", "pace.password: unknown key; nearest: known_case.password"),
        ("[matter]\nzzz = 3", "matter.zzz: unknown key; known: item, everyday, theme, paper, twin_themes"),
        ('[words]\n"search.buton" = ["查"]', "words.search.buton: unknown concept; nearest: search.button"),
        ('[words]\nsearch.buton = ["查"]', "words.search.buton: unknown concept; nearest: search.button"),
        ('[selectors]\n"serch.box" = "#q"', "selectors.serch.box: unknown concept; nearest: search.box"),
        # wrong types
        ("url = 3", "url: must be an address that begins with http:// or https://, not a whole number"),
        ('[pace]\nvisits_per_day = "many"', "pace.visits_per_day: must be a whole number from 1 to 1000, not text"),
        ("[pace]\nvisits_per_day = true", "must be a whole number from 1 to 1000, not true or false"),
        ('pace = "slow"', "pace: must be a table, [pace], not text"),
        ('[words]\n"search.box" = "找"', "words.search.box: must be a list of words, not text"),
        ('[words]\n"search.box" = [3]', "words.search.box[0]: must be text that is not empty, not a whole number"),
        # wrong values
        ("[pace]\nbetween_steps_s = 0.2", "pace.between_steps_s: must be a number of seconds from 1 to 600"),
        ("[pace]\nbetween_steps_s = inf", "pace.between_steps_s: must be a number of seconds from 1 to 600, not text"),
        ("[pace]\nbetween_steps_s = nan", "pace.between_steps_s: must be a number of seconds from 1 to 600, not text"),
        ('contact = "张三"', "contact: must be a mail address or a telephone number in ASCII"),
        ('[words]\n"search.box" = ["找", "找"]', "words.search.box: says the same thing twice"),
        ('[words]\n"search.box" = ["/(/"]', "words.search.box: is no regular expression: missing )"),
        ('[words]\n"search.box" = ["/找"]', "words.search.box: a regular expression stands between two slashes"),
        # what Python and JavaScript do not share, and what no browser takes
        (
            '[words]\n"search.box" = ["/(?P<n>找)/"]',
            "words.search.box: has a group (?P<name>…), which Python and JavaScript do not share: write (?<name>…)",
        ),
        ('[words]\n"search.box" = ["/找++/"]', "words.search.box: has a possessive quantifier ++"),
        ('[selectors]\n\n"search.box" = "//div"', "selectors.search.box: is no CSS selector (invalid character '/'"),
        ('[selectors]\n\n"search.box" = "a["', "at position 1) (line 3)"),
        (
            '[selectors]\nsearch.box = "a:contains(找)"',
            ":contains( is known to no browser) (line 2)",
        ),
        ('selectors."search.box" = "text=找"', "selectors.search.box: is no CSS selector"),
        ('[matter]\ntwin_themes = ["一"]', "matter.twin_themes: must be two names of themes"),
        ('[headers]\n"a b" = "c"', "headers.a b: must be the name of an HTTP header"),
        ('[headers]\nx = "a\\nb"', 'headers.x: must be text without line breaks, or {env = "NAME"}'),
        ('extends = "icty"', "extends: there is no dialect icty; nearest: icity"),
        ('extends = "mine.toml"', "extends: there is no dialect mine.toml"),
        ('strangers = ["http://x/"]', "strangers[0]: must be a host or host:port in small letters, without http://"),
        (
            'strangers = "x"',
            "strangers: must be a list of hosts, host or host:port, that are somebody else's, not text",
        ),
        # fields
        ('[fields]\n"person.emial" = "a@b.cn"', "fields.person.emial: unknown concept; nearest: person.email"),
        ("[fields]\nperson.emial = 'a@b.cn'", "fields.person.emial: unknown concept; nearest: person.email"),
        ('[fields]\n"邮箱" = {fact = "person.emial"}', "fields.邮箱.fact: unknown concept; nearest: person.email"),
        ('[fields]\n"：*" = "x"', "fields.：*: must be the label of a field, or a concept"),
        ('[fields]\n"邮箱" = 3', "fields.邮箱: must be text, a list of texts of which the likeliest is first"),
        ('[fields]\n"邮箱" = []', "fields.邮箱: must be text, a list of texts of which the likeliest is first"),
        # consent
        (CONSENT, "consent.acts: is missing"),
        (
            CONSENT + 'acts = ["regster"]',
            "acts[0]: must be one of register, consult, 注册, 提交咨询; nearest: register",
        ),
        (CONSENT + "acts = []", "consent.acts: must be a list of acts"),
        ("[fewest]\nserach = 3", "fewest.serach: is no journey of errand's; perhaps search is meant"),
        ('[consent]\nby = "x"\nwhen = "昨天"\nacts = ["register"]', "consent.when: must be the date it was given"),
        (
            f'[consent]\nby = "x"\nwhen = {date.today() + timedelta(days=2)}\nacts = ["register"]',
            "consent.when: must be the date it was given, and that lies in the future",
        ),
        # addresses
        ('url = "ftp://x/"', "url: must be an address that begins with http:// or https://"),
        ('url = "http://tester:hunter22@x/"', "url: has a user name or password in it"),
        ('url = "http://"', "url: must begin with http:// or https://"),
        ('url = "http://x:99999/"', "url: is no address"),
        # no TOML
        ("url = http://x/", "is no TOML: Invalid value (at line 1"),
    ],
)
def test_a_slip_is_named_in_one_line_with_file_and_key(text: str, message: str, tmp_path: Path) -> None:
    said = slips(tmp_path, text)

    assert len(said) == 1, said
    assert message in said[0]


def test_several_slips_are_named_at_once_a_line_each(tmp_path: Path) -> None:
    assert len(slips(tmp_path, 'ulr = "x"\n[pace]\nvisits_per_day = 0\n[account]\nlogin_name = "a"')) == 3


@pytest.mark.parametrize(
    "text",
    [
        '[known_case]\nnumber = "1"\npassword = "hunter22"',
        '[account]\nlogin_name = "a"\npassword = "hunter22"',
        '[headers]\nAuthorization = "Bearer hunter22"',
        '[headers]\ncookie = "hunter22"',
        '[account]\nlogin_name = "a"\npassword = {evn = "hunter22"}',
        'url = "http://a:hunter22@x/"',
        '[fields]\nperson.password = "hunter22"',
        '[fields]\n"登录密码" = "hunter22"',
    ],
)
def test_a_secret_in_a_file_is_refused_and_not_repeated(text: str, tmp_path: Path) -> None:
    assert "hunter22" not in "".join(slips(tmp_path, text))


@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_secret_is_named_with_its_variable(
    value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HALL_PW", raising=False)
    if value is not None:
        monkeypatch.setenv("HALL_PW", value)

    assert slips(tmp_path, URL + '[known_case]\nnumber = "1"\npassword = {env = "HALL_PW"}') == [
        "known_case.password: the environment variable HALL_PW is not set"
    ]


def test_secrets_come_from_the_environment_and_show_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HALL_PW", "HALL_NAME", "HALL_KEY"):
        monkeypatch.setenv(name, f"secret of {name}")

    portal = read(
        tmp_path,
        URL + '[account]\nlogin_name = {env = "HALL_NAME"}\npassword = {env = "HALL_PW"}\n'
        '[headers]\nX-Key = {env = "HALL_KEY"}\nX-Tested-By = "errand"',
    )

    assert portal.account
    assert (portal.account.login_name, portal.account.password) == ("secret of HALL_NAME", "secret of HALL_PW")
    assert portal.headers == {"X-Key": "secret of HALL_KEY", "X-Tested-By": "errand"}
    assert {f"secret of {name}" for name in ("HALL_PW", "HALL_NAME", "HALL_KEY")} == set(portal.secrets)
    assert "secret of HALL_PW" not in repr(portal)
    assert "secret of HALL_KEY" not in repr(portal)


def test_a_file_says_what_is_special_about_a_portal(tmp_path: Path) -> None:
    portal = read(
        tmp_path,
        URL
        + 'strangers = ["127.0.0.1:81"]\n'
        + 'contact = "a@b.cn"\n[words]\nsearch.box = ["找"]\n[selectors]\n"search.button" = "#go"\n'
        + '[matter]\nitem = "甲"\ntwin_themes = ["一", "二"]\n[pace]\nvisits_per_day = 3\n'
        + CONSENT
        + 'acts = ["consult"]',
    )

    assert portal.strangers == ("127.0.0.1:81",)
    assert portal.words == {"search.box": ("找",)}
    assert portal.selectors == {"search.button": "#go"}
    assert (portal.matter.item, portal.matter.twin_themes, portal.matter.paper) == ("甲", ("一", "二"), "身份证")
    assert (portal.pace.visits_per_day, portal.pace.between_steps_s) == (3, None), "a distance nobody asked for"
    assert portal.consent
    assert (portal.consent.when, portal.consent.acts) == ("2026-11-02", frozenset({Act.CONSULT}))
    assert portal.source == str(tmp_path / "my-hall.toml")


def test_a_file_says_what_fields_want(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_CARD", "C-1234567")
    portal = read(
        tmp_path,
        URL + '[fields]\n"诉求目的" = "投诉"\n"受理部门" = ["公安局", "市公安局"]\nperson.employer = "测试公司"\n'
        '"备用邮箱" = {fact = "person.email"}\n"社保卡号" = {env = "HALL_CARD"}\n"没有的" = {fact = "consult.place"}',
    )

    facts = joined({"person.email": Fact("a@example.com")}, portal.facts)

    assert facts == {
        "person.email": Fact("a@example.com"),
        "诉求目的": Fact("投诉"),
        "受理部门": Fact("公安局", ("市公安局",)),
        "person.employer": Fact("测试公司"),
        "备用邮箱": Fact("a@example.com"),
        "社保卡号": Fact("C-1234567", secret=True),
    }, "what is the same as a fact nobody has is no fact"
    assert "C-1234567" in portal.secrets
    assert "C-1234567" not in repr(portal)


def test_acts_go_by_their_chinese_names_too(tmp_path: Path) -> None:
    portal = read(tmp_path, 'url = "http://hall.test/"\n' + CONSENT + 'acts = ["注册"]')

    assert portal.consents_to(Act.REGISTER)
    assert not portal.consents_to(Act.CONSULT)


def test_a_file_of_notepad_is_read_and_one_of_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "my-hall.toml"
    path.write_bytes(b"\xef\xbb\xbf" + 'city = "杭州"\r\n'.encode())
    assert read_portal_file(path).city() == choose(["hangzhou"])[0]

    path.write_bytes('city = "杭州"\n'.encode("gbk"))
    with pytest.raises(UsageError, match=r"my-hall\.toml: is not UTF-8; save it as UTF-8"):
        read_portal_file(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml: No such file"):
        read_portal_file(tmp_path / "none.toml")


def test_a_city_nobody_knows_is_named_with_the_nearest(tmp_path: Path) -> None:
    (path := tmp_path / "my-hall.toml").write_text('city = "hangzou"', "utf-8")

    with pytest.raises(UsageError, match=r"my-hall\.toml: city: no such city; nearest: hangzhou"):
        read_portal_file(path).city()


# --- the template -------------------------------------------------------------------------------------------------


def test_the_template_validates(tmp_path: Path) -> None:
    portal = read(tmp_path, template("https://hall.test/zw?a=1&b=2", dialect_names()))

    assert portal.url == "https://hall.test/zw?a=1&b=2"


def test_the_template_validates_with_all_it_offers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = re.sub(r"(?m)^#(?! )", "", template("https://hall.test/", dialect_names()))
    for name in re.findall(r'env = "(\w+)"', text):
        monkeypatch.setenv(name, "x")

    portal = read(tmp_path, text)

    assert portal.account and portal.known_case and portal.consent and portal.contact  # noqa: PT018  # all of them
    assert portal.words["search.button"][0] == "查一查"


def test_no_template_for_what_is_no_portals_address() -> None:
    for url in ("ftp://x/", "hall.test", "http://a:b@hall.test/", 'http://x/ "'):
        with pytest.raises(UsageError, match="URL: "):
            template(url, [])


@pytest.mark.parametrize("name", ["docs/portals.md", "docs/portals.zh-CN.md"])
def test_the_sample_in_the_readme_is_a_portal_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_CASE_PASSWORD", "x")
    (sample,) = re.findall(r"```toml\n(url = .+?)```", (ROOT / name).read_text("utf-8"), re.S)

    assert read(tmp_path, sample).consents_to(Act.CONSULT)
