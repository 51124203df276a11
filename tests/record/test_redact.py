"""Nothing that is written holds a secret or an identity number."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from errand.given.persona import make_persona
from errand.record.redact import MASK, Redactor
from errand.record.redact.traces import redact_trace


@pytest.fixture
def redact() -> Redactor:
    redactor = Redactor()
    redactor.keep("Cx123456aq")
    return redactor


def test_a_secret_it_was_told_of_is_masked_wherever_it_stands(redact: Redactor) -> None:
    assert redact("密码Cx123456aq，再输一遍Cx123456aq") == f"密码{MASK}，再输一遍{MASK}"


def test_a_secret_is_masked_in_addresses_too() -> None:
    redact = Redactor()
    redact.keep("密 码&1234")

    assert redact("http://x/?p=" + quote("密 码&1234")) == f"http://x/?p={MASK}"


def test_the_longer_secret_goes_first(redact: Redactor) -> None:
    redact.keep("Cx1234")

    assert redact("Cx123456aq Cx1234") == f"{MASK} {MASK}"
    assert redact.secrets().index("Cx123456aq") < redact.secrets().index("Cx1234")


@pytest.mark.parametrize("short", ["", "1", "123"])
def test_what_is_too_short_to_be_a_secret_blots_nothing(short: str) -> None:
    redact = Redactor()
    redact.keep(short)

    assert redact("第1页，共123页") == "第1页，共123页"


@pytest.mark.parametrize("seed", range(20))
def test_an_identity_number_is_masked_without_being_told_of(seed: int) -> None:
    number = make_persona("newcomer", seed).id_number

    assert Redactor()(f"身份证号码{number}不正确") == f"身份证号码{MASK}不正确"
    assert Redactor()(number.lower()) == MASK


@pytest.mark.parametrize(
    "text",
    [
        "共 5881 条",
        "ZX99990015411363",
        "20260701123456789",
        "2026-07-01 09:12:36",
        "999900000000",
        "990101199913990010",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert Redactor()(text) == text


@pytest.mark.parametrize("key", ["key", "pwd", "password", "passwd", "token", "code", "cxmm", "mm", "Password"])
def test_keys_in_addresses_are_masked(key: str) -> None:
    assert Redactor()(f"http://x/receipt/1?{key}=015411&page=2") == f"http://x/receipt/1?{key}={MASK}&page=2"


@pytest.mark.parametrize(
    "address", ["http://x/items?theme=1&page=2", "http://x/?keyword=居住证", "http://x/?zipcode=310000"]
)
def test_other_parameters_stay(address: str) -> None:
    assert Redactor()(address) == address


def test_masking_twice_changes_nothing_more(redact: Redactor) -> None:
    once = redact("Cx123456aq http://x/?key=1")
    assert redact(once) == once


def test_a_trace_is_rewritten_without_secrets_and_pictures(redact: Redactor, tmp_path: Path) -> None:
    path = tmp_path / "trace.zip"
    with zipfile.ZipFile(path, "w") as trace:
        trace.writestr("trace.trace", '{"value":"Cx123456aq"}\n{"url":"http://x/?key=015411"}')
        trace.writestr("resources/page.jpeg", b"a picture")
        trace.writestr("resources/font.woff2", b"\xff\xfe\x00binary")
    redact_trace(path, redact)

    with zipfile.ZipFile(path) as trace:
        assert trace.namelist() == ["trace.trace", "resources/font.woff2"]
        assert trace.read("resources/font.woff2") == b"\xff\xfe\x00binary"
        text = trace.read("trace.trace").decode()
    assert "Cx123456aq" not in text
    assert "015411" not in text
    assert text.count(MASK) == 2
    assert list(tmp_path.iterdir()) == [path]
