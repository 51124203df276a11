"""Getting a browser and a font, with commands that are only played: no network, nothing installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from errand.machine import Browser, Host, check_fonts, install_browser
from errand.machine.equip import starting_trouble
from errand.machine.host import Answer
from tests.machine.fakes import DEBIAN_SHELL, PLAYWRIGHT_SHELL, Commands, debian_root, program


def test_playwrights_installer_is_tried_first(host: Host) -> None:
    own = host.home / ".cache/ms-playwright" / PLAYWRIGHT_SHELL
    commands = Commands({"playwright install chromium --only-shell": lambda _: Answer(bool(program(own)))})
    found = install_browser(debian_root(host, commands))
    assert found == Browser("playwright", own, headless_only=True)
    assert len(commands.called) == 1


def test_then_root_on_debian_gets_debians_package_and_the_lists_when_they_are_missing(host: Host) -> None:
    def install(_: Sequence[str]) -> Answer:
        if "apt-get update" not in commands.called:
            return Answer(ok=False, text="Unable to locate package")
        return Answer(bool(program(host.place(DEBIAN_SHELL))))

    commands = Commands({"apt-get install": install, "apt-get update": lambda _: Answer(ok=True)})
    found = install_browser(debian_root(host, commands))
    assert found == Browser("chromium-headless-shell", host.place(DEBIAN_SHELL), headless_only=True)
    assert [line.split()[1] for line in commands.called[1:]] == ["install", "update", "install"]


def test_windows_come_with_chromium_where_there_is_only_a_headless_shell(host: Host) -> None:
    program(host.place(DEBIAN_SHELL))
    chromium = host.place("/usr/lib/chromium/chromium")
    commands = Commands({"apt-get install": lambda _: Answer(bool(program(chromium)))})

    found = install_browser(debian_root(host, commands), headed=True)

    assert found == Browser("chromium", chromium)
    assert "install chromium --no-shell" in commands.called[0]
    assert commands.called[1].endswith(" chromium")


def test_an_ordinary_user_is_never_made_to_wait_for_apt(host: Host) -> None:
    commands = Commands()
    assert install_browser(replace(debian_root(host, commands), is_root=False)) is None
    assert not [line for line in commands.called if "apt-get" in line]


def test_a_build_that_lacks_system_libraries_gets_them_or_says_which(host: Host) -> None:
    own = Browser("playwright", host.home / "chrome")
    commands = Commands({"--version": lambda _: Answer(ok=False, text="chrome: libnss3.so: cannot open")})
    assert starting_trouble(own, replace(host, run=commands)) == "chrome: libnss3.so: cannot open"

    commands = Commands({"--version": lambda _: Answer(any("install-deps" in line for line in commands.called))})
    assert starting_trouble(own, debian_root(host, commands)) is None


def test_a_font_that_fontconfig_knows_is_enough(host: Host) -> None:
    said: list[str] = []
    commands = Commands({"fc-list": lambda _: Answer(ok=True, text="WenQuanYi Micro Hei\n")})
    assert check_fonts(replace(host, run=commands), said.append)
    assert said == []


def test_without_fontconfig_the_files_tell(host: Host) -> None:
    said: list[str] = []
    latin = program(host.place("/usr/share/fonts/truetype/DejaVuSans.ttf"))
    assert not check_fonts(host, said.append)
    assert len(said) == 1
    assert "中文字体" in said[0]

    latin.with_name("NotoSansCJK-Regular.ttc").touch()
    assert check_fonts(host, said.append)
    assert len(said) == 1


def test_root_on_debian_gets_a_font(host: Host) -> None:
    commands = Commands({"fc-list": lambda _: Answer(ok=True), "apt-get install": lambda _: Answer(ok=True)})
    assert check_fonts(debian_root(host, commands), pytest.fail)
    assert "fonts-wqy-microhei" in commands.called[-1]
