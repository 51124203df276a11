"""Which browser is found, on machines made of folders."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from errand.machine import Browser, Host, find_browser
from errand.machine.browser import UnusableBrowser
from tests.machine.fakes import DEBIAN_SHELL, PLAYWRIGHT_FULL, PLAYWRIGHT_SHELL, program, with_environ


def test_a_machine_without_any_browser_has_none(host: Host) -> None:
    assert find_browser(host=host) is None


def test_each_browser_gives_way_to_the_one_before_it_in_the_order(host: Host) -> None:
    cache = host.home / ".cache/ms-playwright"
    from_last_to_first = [
        ("edge", host.place("/opt/microsoft/msedge/msedge")),
        ("chrome", host.place("/opt/google/chrome/chrome")),
        ("chromium", host.place("/usr/lib/chromium/chromium")),
        ("chromium-headless-shell", host.place(DEBIAN_SHELL)),
        ("playwright", cache / PLAYWRIGHT_FULL),
        ("playwright", cache / PLAYWRIGHT_SHELL),
    ]
    for kind, path in from_last_to_first:
        program(path)
        found = find_browser(host=host)
        assert found is not None
        assert (found.kind, found.path) == (kind, path)

    named = program(host.home / "my-browser")
    assert find_browser(host=with_environ(host, ERRAND_BROWSER=str(named))) == Browser("named", named)
    other = program(host.home / "other-browser")
    assert find_browser(str(other), host=with_environ(host, ERRAND_BROWSER=str(named))) == Browser("named", other)


def test_a_headed_run_skips_headless_shells(host: Host) -> None:
    program(host.place(DEBIAN_SHELL))
    program(host.home / ".cache/ms-playwright" / PLAYWRIGHT_SHELL)
    assert find_browser(headed=True, host=host) is None

    chromium = program(host.place("/usr/lib/chromium/chromium"))
    assert find_browser(headed=True, host=host) == Browser("chromium", chromium)
    assert find_browser(host=host) != Browser("chromium", chromium)


@pytest.mark.parametrize("value", ["/nowhere/chrome", "no-such-command"])
def test_a_named_browser_that_does_not_exist_is_an_error_naming_the_option(host: Host, value: str) -> None:
    program(host.place(DEBIAN_SHELL))
    with pytest.raises(UnusableBrowser, match=rf"--browser-path.*{value}"):
        find_browser(value, host=host)
    with pytest.raises(UnusableBrowser, match=rf"ERRAND_BROWSER.*{value}"):
        find_browser(host=with_environ(host, ERRAND_BROWSER=value))


def test_a_named_folder_is_an_error(host: Host) -> None:
    with pytest.raises(UnusableBrowser, match="--browser-path"):
        find_browser(str(host.root), host=host)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_a_named_file_that_cannot_be_run_is_an_error(host: Host) -> None:
    text = program(host.root / "readme.txt")
    text.chmod(0o644)
    with pytest.raises(UnusableBrowser, match="no program"):
        find_browser(str(text), host=host)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_of_somebody_elses_is_passed_over(host: Host) -> None:
    shell = program(host.place(DEBIAN_SHELL))
    shell.parent.chmod(0)
    assert find_browser(host=host) is None
    with pytest.raises(UnusableBrowser, match="no such file"):
        find_browser(str(shell), host=host)
    shell.parent.chmod(0o755)


def test_an_empty_variable_names_nothing(host: Host) -> None:
    assert find_browser(host=with_environ(host, ERRAND_BROWSER="")) is None


def test_a_named_command_is_found_through_path(host: Host) -> None:
    command = program(host.place("/usr/bin/thorium"))
    assert find_browser("thorium", host=host) == Browser("named", command)


def test_a_named_headless_shell_cannot_show_a_window(host: Host) -> None:
    shell = program(host.place(DEBIAN_SHELL))
    assert find_browser(str(shell), host=host) == Browser("named", shell, headless_only=True)
    with pytest.raises(UnusableBrowser, match="--headed"):
        find_browser(str(shell), headed=True, host=host)


def test_the_binary_is_taken_before_the_script_that_starts_it(host: Host) -> None:
    binary = program(host.place(DEBIAN_SHELL))
    wrapper = program(host.place("/usr/bin/chromium-headless-shell"), b"#!/bin/sh\n")
    found = find_browser(host=host)
    named = find_browser(str(wrapper), host=host)
    assert found is not None
    assert named is not None
    assert found.path == named.path == binary


def test_a_script_will_do_where_its_binary_is_not_known(host: Host) -> None:
    wrapper = program(host.place("/usr/bin/google-chrome"), b"#!/bin/bash\n")
    assert find_browser(host=host) == Browser("chrome", wrapper)


def test_a_build_of_another_revision_does_not_count(host: Host) -> None:
    program(host.home / ".cache/ms-playwright" / PLAYWRIGHT_SHELL.replace("77", "76"))
    assert find_browser(host=host) is None


def test_playwrights_own_variable_and_the_cache_variable_are_heeded(host: Host) -> None:
    chosen = program(host.root / "browsers" / PLAYWRIGHT_SHELL)
    found = find_browser(host=with_environ(host, PLAYWRIGHT_BROWSERS_PATH=str(host.root / "browsers")))
    assert found == Browser("playwright", chosen, headless_only=True)

    cached = program(host.root / "xdg/ms-playwright" / PLAYWRIGHT_SHELL)
    found = find_browser(host=with_environ(host, XDG_CACHE_HOME=str(host.root / "xdg")))
    assert found == Browser("playwright", cached, headless_only=True)

    assert host.playwright is not None
    inside = program(host.playwright / "driver/package/.local-browsers" / PLAYWRIGHT_SHELL)
    found = find_browser(host=with_environ(host, PLAYWRIGHT_BROWSERS_PATH="0"))
    assert found == Browser("playwright", inside, headless_only=True)


def test_what_playwright_says_is_its_own_counts_when_it_is_there(host: Host) -> None:
    shell = program(host.place(DEBIAN_SHELL))
    own = host.root / "elsewhere/chrome"
    assert find_browser(playwright_path=own, host=host) == Browser("chromium-headless-shell", shell, headless_only=True)
    program(own)
    assert find_browser(playwright_path=own, host=host) == Browser("playwright", own)


def test_without_the_playwright_package_its_builds_are_not_guessed_at(host: Host) -> None:
    program(host.home / ".cache/ms-playwright" / PLAYWRIGHT_SHELL)
    assert find_browser(host=replace(host, playwright=None)) is None


def test_on_macos_browsers_are_applications(host: Host) -> None:
    mac = replace(host, system="Darwin")
    edge = program(mac.place("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"))
    assert find_browser(host=mac) == Browser("edge", edge)
    chrome = program(mac.home / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    assert find_browser(host=mac) == Browser("chrome", chrome)
    name = "Google Chrome for Testing"
    own = program(
        mac.home / f"Library/Caches/ms-playwright/chromium-77/chrome-mac-arm64/{name}.app/Contents/MacOS/{name}"
    )
    assert find_browser(host=mac) == Browser("playwright", own)


def test_on_windows_browsers_lie_below_the_program_folders(host: Host) -> None:
    folders = {name: str(host.root / name) for name in ("LOCALAPPDATA", "PROGRAMFILES")}
    windows = replace(with_environ(host, **folders), system="Windows")
    edge = program(host.root / "PROGRAMFILES/Microsoft/Edge/Application/msedge.exe")
    assert find_browser(host=windows) == Browser("edge", edge)
    own = "ms-playwright/chromium_headless_shell-77/chrome-headless-shell-win64/chrome-headless-shell.exe"
    shell = program(host.root / "LOCALAPPDATA" / own)
    assert find_browser(host=windows) == Browser("playwright", shell, headless_only=True)
