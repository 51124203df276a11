"""errand check: what it recognises, what it proposes, and that it only reads."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from errand_practice import PracticePortal
from tests.check.conftest import Check, StrangeHall

pytestmark = pytest.mark.slow
Checking = Callable[..., Check]


@pytest.fixture(scope="session")
def sound(check: Checking, practice_portal: PracticePortal) -> Check:
    """A check of a hall where everything is in order."""
    return check(f"--portal={practice_portal.url('practice')}")


@pytest.fixture(scope="session")
def strange(check: Checking, strange_hall: StrangeHall) -> Check:
    """A check of the strange hall with the lexicon alone."""
    return check(f"--portal={strange_hall.url}")


def errand(check: Check, name: str) -> list[str]:
    """What it says of one errand: how far it comes, with proposed lines, and the forms it meets."""
    part = check.said.split("\n\n")[1]
    lines = part.split(f"  {name} · ")[1].splitlines()[1:]
    return list(itertools.takewhile(lambda line: line.startswith("    "), lines))


def test_at_a_sound_hall_every_errand_comes_as_far_as_reading_goes(sound: Check) -> None:
    assert sound.code == 0, sound.trouble
    far = {name: errand(sound, name)[0].strip() for name in ("注册", "找事项", "读指南", "提咨询")}

    assert "需要短信验证码" in far["注册"], "the code is sent by a request that is no reading"
    assert [far[name].split("，")[0] for name in ("找事项", "读指南", "提咨询")] == ["走到底", "走到底", "走到提交之前"]


def test_the_form_of_an_errand_is_shown_as_it_would_be_filled_in(sound: Check) -> None:
    (form,) = [line for line in errand(sound, "提咨询") if "表单：" in line]

    assert re.search(r"\* ← 咨询内容", form)
    assert "← 手机号" in form


def test_english_is_english_but_for_what_the_portal_says(check: Checking, practice_portal: PracticePortal) -> None:
    english = check(f"--portal={practice_portal.url('practice')}", "--lang=en")
    part = english.said.split("\n\n")[1].splitlines()
    names = [line for line in part if line.startswith("  ") and not line.startswith("   ")]
    heads = [line for line in english.said.splitlines() if line.startswith("■")]

    assert part[0].startswith("How far each errand comes")
    assert len(names) == 5
    assert not re.search(r"[一-鿿]", "".join((*names, *heads)))


def test_each_page_has_its_table_and_its_picture(sound: Check) -> None:
    pictures = {path.name.split("-", 1)[1] for path in sound.folder.glob("*.png")}

    assert {"home.png", "results.png", "guide.png", "consult.png", "progress.png", "register.png"} <= pictures
    assert re.search(r"search\.box\s+搜索框\s+\w+", sound.page("首页"))
    assert (sound.folder / "check.txt").read_text(encoding="utf-8") == sound.said


def test_what_is_not_recognised_is_told_with_the_nearest_texts(strange: Check) -> None:
    assert strange.code == 0, strange.trouble
    assert re.search(r"consult\.entry\s+咨询入口\s+没有找到\s+最接近的文字：.*跟我们说说", strange.page("首页"))
    assert "没有认出「咨询入口」" in errand(strange, "提咨询")[0]
    assert "走到提交之前" in errand(strange, "注册")[0]


def test_the_lines_it_proposes_are_toml_and_right(strange: Check) -> None:
    proposed = tomllib.loads("\n".join(strange.proposed))

    assert proposed["words"]["consult.entry"] == ["跟我们说说"], "it was tried, and the errand came further"
    assert "加上下面建议的行" in errand(strange, "提咨询")[1]


def test_with_the_proposed_lines_it_comes_as_far_as_it_said(
    strange: Check, check: Checking, strange_hall: StrangeHall, tmp_path: Path
) -> None:
    file = tmp_path / "hangzhou.toml"
    file.write_text("\n".join([f'url = "{strange_hall.url}"', *strange.proposed]), encoding="utf-8")

    again = check("--portal-file", str(file), "--city=hangzhou")

    assert errand(again, "提咨询")[0].strip() in errand(strange, "提咨询")[1]


def test_it_only_reads(strange: Check, strange_hall: StrangeHall) -> None:
    assert [request for request in strange_hall.asked if not request.startswith("GET ")] == []


def test_nobody_there_is_a_finding_and_no_table(check: Checking) -> None:
    told = check("--portal=http://127.0.0.1:8009/")

    assert told.code == 1
    assert "没有走到：" in told.said


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "which portal?"),
        (["--portal=ftp://127.0.0.1/"], "must begin with http"),
        (["--portal-file=no.toml"], "no.toml"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_usage(check: Checking, arguments: list[str], said: str) -> None:
    told = check(*arguments)

    assert told.code == 4
    assert said in told.trouble
