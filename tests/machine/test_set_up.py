"""Set-up of a checkout: once, again when something changed, and what it says when it cannot."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from errand.machine import Host
from errand.machine.host import Answer, run
from errand.machine.setup import SetupFailed, set_up
from tests.machine.fakes import DEBIAN_SHELL, Commands, Effect, program

NPM_LISTS = ("errand/machine/npm/package.json", "errand_practice/families/package.json")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]")
    (root / "constraints.txt").write_text("pytest==9.2.0")
    for listed in NPM_LISTS:
        (root / listed).parent.mkdir(parents=True)
        (root / listed).write_text("{}")
    return root


def making_commands(checkout: Path, host: Host) -> Commands:
    """Commands under which set-up succeeds; venv leaves an interpreter, as the real one does."""

    def make_venv(_: Sequence[str]) -> Answer:
        name = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        program(checkout / ".venv" / name)
        (checkout / ".venv/pyvenv.cfg").write_text(f"version = {sys.version_info[0]}.{sys.version_info[1]}.0\n")
        return Answer(ok=True)

    program(host.place(DEBIAN_SHELL))
    succeed: Effect = lambda _: Answer(ok=True, text="yes")  # noqa: E731 -- one line reads better in the table below
    table: dict[str, Effect] = {"-m venv": make_venv, "-m pip": succeed, "import pip": succeed}
    return Commands({**table, "fc-list": succeed, "--version": succeed})


def test_set_up_runs_once_and_is_silent_ever_after(checkout: Path, host: Host) -> None:
    commands = making_commands(checkout, host)
    host = replace(host, run=commands)
    said: list[str] = []
    set_up(checkout, host, said.append)
    assert "准备好了" in said[-1]
    installed = [line for line in commands.called if "constraints.txt" in line]
    assert installed[-1].endswith("checkout[dev,meaning,practice]")

    commands.called.clear()
    set_up(checkout, host, pytest.fail)
    assert commands.called == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", *NPM_LISTS])
def test_set_up_runs_again_when_what_it_was_made_from_has_changed(checkout: Path, host: Host, name: str) -> None:
    commands = making_commands(checkout, host)
    host = replace(host, run=commands)
    set_up(checkout, host, list[str]().append)
    (checkout / name).write_text("changed")
    commands.called.clear()
    set_up(checkout, host, list[str]().append)
    assert any("-m pip" in line for line in commands.called)
    assert not any("-m venv" in line for line in commands.called), "a sound environment is kept"


def test_a_moved_checkout_gets_a_new_environment(checkout: Path, host: Host) -> None:
    set_up(checkout, replace(host, run=making_commands(checkout, host)), list[str]().append)
    moved = checkout.rename(checkout.with_name("moved"))
    commands = making_commands(moved, host)
    set_up(moved, replace(host, run=commands), list[str]().append)
    assert any("-m venv" in line for line in commands.called)


def test_an_unfinished_set_up_is_not_taken_for_a_finished_one(checkout: Path, host: Host) -> None:
    commands = making_commands(checkout, host)
    commands.effects["-m pip"] = lambda _: Answer(ok=False, text="ERROR: No matching distribution found for pytest")
    with pytest.raises(SetupFailed, match="No matching distribution"):
        set_up(checkout, replace(host, run=commands), list[str]().append)
    set_up(checkout, replace(host, run=making_commands(checkout, host)), list[str]().append)


def test_a_python_without_venv_falls_back_to_virtualenv_and_else_says_what_to_install(
    checkout: Path, host: Host
) -> None:
    commands = making_commands(checkout, host)
    make_venv = commands.effects.pop("-m venv")
    with pytest.raises(SetupFailed, match=r"python3\.\d+-venv"):
        set_up(checkout, replace(host, run=commands), list[str]().append)
    commands.effects["-m virtualenv"] = make_venv
    set_up(checkout, replace(host, run=commands), list[str]().append)


def test_without_a_browser_one_message_tells_the_ways_to_get_one(checkout: Path, host: Host) -> None:
    commands = making_commands(checkout, host)
    host.place(DEBIAN_SHELL).unlink()
    with pytest.raises(SetupFailed) as told:
        set_up(checkout, replace(host, run=commands), list[str]().append)
    for way in ("chromium-headless-shell", "Chrome", "playwright install", "@sparticuz/chromium", "ERRAND_BROWSER"):
        assert way in str(told.value)


def test_a_command_that_is_missing_or_never_ends_is_a_failure_told() -> None:
    assert not run(["errand-no-such-command"], limit_s=5).ok
    slow = run([sys.executable, "-c", "import threading; threading.Event().wait()"], limit_s=0.2)
    assert not slow.ok
    assert "no end after" in slow.text
    greeting = run(
        [sys.executable, "-c", "import os; print(os.environ['GREETING'])"], limit_s=20, extra={"GREETING": "你好"}
    )
    assert greeting == Answer(ok=True, text="你好\n") or sys.platform == "win32"


def test_set_up_needs_nothing_that_has_to_be_installed() -> None:
    """An isolated interpreter without site-packages imports it."""
    root = Path(__file__).resolve().parents[2]
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import errand.machine.setup"
    assert run([sys.executable, "-I", "-S", "-c", code], limit_s=20) == Answer(ok=True, text="")


def test_a_ready_checkout_without_windows_is_not_ready_for_them(checkout: Path, host: Host) -> None:
    commands = making_commands(checkout, host)
    host = replace(host, run=commands)
    set_up(checkout, host, list[str]().append)

    with pytest.raises(SetupFailed) as told:
        set_up(checkout, host, list[str]().append, headed=True)

    assert "apt-get install chromium" in str(told.value)
    assert [line for line in commands.called if "playwright install chromium --no-shell" in line]
