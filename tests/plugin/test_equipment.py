"""A browser or camera that is not there: one sentence before anybody sets out, exit 4, and no folder of results."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.machine import find_browser, has_ffmpeg
from tests.plugin.sessions import SEARCH, pytest_command, run_briefly


def refused(tmp_path: Path, *options: str) -> str:
    results = tmp_path / "results"
    code, said = run_briefly(pytest_command(SEARCH, "-k", "everyday", f"--results={results}", *options))
    assert code == 4, said
    assert not results.exists()
    assert not [word for word in ("Traceback", "INTERNALERROR", "environ", "PATH=") if word in said], said
    (line,) = [line for line in said.splitlines() if line.startswith("ERROR")]
    return line


@pytest.mark.parametrize("workers", [(), ("-n2",)], ids=["alone", "workers"])
def test_a_browser_that_is_not_there(tmp_path: Path, workers: tuple[str, ...]) -> None:
    assert str(tmp_path / "none") in refused(tmp_path, f"--browser-path={tmp_path / 'none'}", *workers)


def test_a_browser_that_is_no_program(tmp_path: Path) -> None:
    text = tmp_path / "browser.txt"
    text.write_text("")
    assert str(text) in refused(tmp_path, f"--browser-path={text}")


@pytest.mark.skipif(find_browser(headed=True) is not None, reason="this machine has a browser with windows")
def test_windows_where_there_is_only_a_headless_shell(tmp_path: Path) -> None:
    assert "make setup HEADED=1" in refused(tmp_path, "--headed")


@pytest.mark.skipif(has_ffmpeg(), reason="this machine has Playwright's ffmpeg")
def test_a_film_without_a_camera(tmp_path: Path) -> None:
    assert "playwright install ffmpeg" in refused(tmp_path, "--video=on")
