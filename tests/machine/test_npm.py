"""The libraries from npm: what is missing is installed, and what another list had installed stays."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from errand.machine import npm
from errand_practice import libraries
from tests.cli.running import errand

# Installs as npm does: what the folder's package.json names is there afterwards, and nothing else.
_NPM = """#!{python}
import json, shutil, sys
from pathlib import Path
folder = Path(next(word for word in sys.argv if word.startswith("--prefix=")).removeprefix("--prefix="))
shutil.rmtree(folder / "node_modules", ignore_errors=True)
for name, version in json.loads((folder / "package.json").read_text())["dependencies"].items():
    (folder / "node_modules" / name).mkdir(parents=True)
    (folder / "node_modules" / name / "package.json").write_text(json.dumps({{"version": version}}))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where libraries are installed, empty, on a machine that has a small npm."""
    program = tmp_path / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(_NPM.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv(npm.FOLDER_VARIABLE, str(tmp_path / "npm"))
    return tmp_path / "npm"


def test_a_second_list_leaves_what_the_first_had_installed(folder: Path) -> None:
    assert npm.install([npm.LIST])
    assert npm.missing(npm.pins()) == []
    assert npm.missing(npm.pins(libraries.LIST)) == sorted(libraries.pinned())

    assert npm.install([libraries.LIST])
    assert npm.missing({**npm.pins(), **npm.pins(libraries.LIST)}) == []


def test_another_version_is_replaced(folder: Path) -> None:
    assert npm.install([npm.LIST])
    about = folder / "node_modules" / "echarts" / "package.json"
    about.write_text(json.dumps({"version": "0.0.1"}))
    assert npm.missing(npm.pins()) == ["echarts"]
    assert npm.install([npm.LIST])
    assert npm.missing(npm.pins()) == []


def test_the_command_that_mends_a_familys_lack_mends_it(folder: Path, tmp_path: Path) -> None:
    assert libraries.HOW_TO_GET_THEM == "errand practice libraries"
    lacking = errand("cities", "kunming", cwd=tmp_path)
    installed = errand("practice", "libraries", cwd=tmp_path)
    mended = errand("cities", "kunming", cwd=tmp_path)

    assert libraries.HOW_TO_GET_THEM in lacking.stderr
    assert (installed.returncode, str(folder) in installed.stdout) == (0, True), installed.stderr
    assert "practice: layui" in mended.stdout
    assert mended.stderr == ""


def test_without_npm_the_command_says_so(tmp_path: Path) -> None:
    done = errand("practice", "libraries", cwd=tmp_path, PATH=str(tmp_path), ERRAND_NPM=str(tmp_path / "npm"))

    assert done.returncode == 1
    assert "npm" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
