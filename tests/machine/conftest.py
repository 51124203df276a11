"""The machine that the tests of set-up start from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errand.machine import Host
from tests.machine.fakes import Commands


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """An ordinary user's Linux, with the Playwright package (build 77) and nothing else."""
    package = tmp_path / "site-packages/playwright"
    table = package / "driver/package/browsers.json"
    table.parent.mkdir(parents=True)
    builds = [{"name": name, "revision": "77"} for name in ("chromium", "chromium-headless-shell")]
    table.write_text(json.dumps({"browsers": builds}))
    (tmp_path / "usr/bin").mkdir(parents=True)
    environ = {"PATH": str(tmp_path / "usr/bin")}
    home = tmp_path / "home"
    return Host("Linux", environ, home, tmp_path, is_root=False, playwright=package, run=Commands())
