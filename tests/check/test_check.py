"""errand check: what it recognises, what it proposes, and that it only reads."""

from __future__ import annotations

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


def test_at_a_sound_hall_every_journey_can_run(sound: Check) -> None:
    assert sound.code == 0, sound.trouble
    assert re.findall(r"^  (\S+)\s+(可以|不能)", sound.said.split("各旅程")[1], re.M) == [
        (journey, "可以") for journey in ("注册", "找事项", "读指南", "提咨询", "查进度", "全程办事")
    ]


def test_each_page_has_its_table_and_its_picture(sound: Check) -> None:
    pictures = {path.name.split("-", 1)[1] for path in sound.folder.glob("*.png")}

    assert {"home.png", "results.png", "guide.png", "consult.png", "progress.png", "register.png"} <= pictures
    assert re.search(r"search\.box\s+搜索框\s+\w+", sound.page("首页"))
    assert (sound.folder / "check.txt").read_text(encoding="utf-8") == sound.said


def test_what_is_not_recognised_is_told_with_the_nearest_texts(strange: Check) -> None:
    assert strange.code == 0, strange.trouble
    assert re.search(r"consult\.entry\s+咨询入口\s+没有找到\s+最接近的文字：.*跟我们说说", strange.page("首页"))
    assert re.search(r"^  提咨询\s+不能\n\s+- 首页：没有认出「咨询入口」", strange.said, re.M)
    assert re.search(r"^  注册\s+可以；提交之后才能看到：注册成功", strange.said, re.M)


def test_the_lines_it_proposes_are_toml_and_right(strange: Check) -> None:
    proposed = tomllib.loads("\n".join(strange.proposed))

    assert proposed["selectors"]["search.box"] == "#search-text"
    assert '# "consult.entry" = ["跟我们说说"]  # 首页：咨询入口' in strange.proposed


def test_with_the_proposed_lines_it_gets_further(
    strange: Check, check: Checking, strange_hall: StrangeHall, tmp_path: Path
) -> None:
    file = tmp_path / "hangzhou.toml"
    lines = [
        line.removeprefix("# ") if "跟我们说说" in line and "consult.entry" in line else line
        for line in strange.proposed
    ]
    file.write_text("\n".join([f'url = "{strange_hall.url}"', *lines]), encoding="utf-8")

    again = check("--portal-file", str(file), "--city=hangzhou")

    assert re.search(r"^  找事项\s+可以", again.said, re.M)
    assert re.search(r"^  读指南\s+可以", again.said, re.M)
    assert '"consult.body" = ["想说的话"]  # 咨询表单：咨询内容' in again.proposed


def test_it_only_reads(strange: Check, strange_hall: StrangeHall) -> None:
    assert [request for request in strange_hall.asked if not request.startswith("GET ")] == []


def test_nobody_there_is_a_finding_and_no_table(check: Checking) -> None:
    told = check("--portal=http://127.0.0.1:8009/")

    assert told.code == 1
    assert "没有走到：无法连接" in told.said


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
