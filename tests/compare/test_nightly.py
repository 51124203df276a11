"""docs/nightly.md as a reader would follow it: three nights, and in the third one hall breaks and one slows down."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "docs" / name for name in ("nightly.md", "nightly.zh-CN.md")]


def script(page: Path) -> str:
    return "\n".join(re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))


def test_both_pages_do_the_same() -> None:
    english, chinese = (re.sub(r"   # .*", "", script(page)) for page in PAGES)
    assert english == chinese


@pytest.fixture
def nightly(tmp_path: Path) -> tuple[str, Path]:
    """What the page's commands say, and where their results are."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    commands = script(PAGES[0]).replace("8020", str(port)).replace("nightly/", f"{tmp_path}/")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ERRAND_", "PYTEST_"))}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        ["bash", "-c", commands], cwd=ROOT, env=environment, text=True, encoding="utf-8", start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as reader:  # fmt: skip
        lines = []
        for line in reader.stdout or ():
            lines.append(line)
            if sum("compare ended with" in told for told in lines) == 3:
                break
        os.killpg(reader.pid, signal.SIGTERM)
    return "".join(lines), tmp_path / "results"


@pytest.mark.slow
def test_three_nights(nightly: tuple[str, Path]) -> None:
    said, results = nightly
    assert re.findall(r"compare ended with (\d+)", said) == ["4", "0", "10"], said[-4000:]

    told = subprocess.run(
        [sys.executable, "-m", "errand.cli", "compare", "--results", str(results), "--format", "json"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    judged = json.loads(told.stdout)
    worse = {(cell["city"], cell["measure"]) for cell in judged["cells"] if cell["verdict"] == "regressed"}
    assert worse == {("wuhai", "completion"), ("anshan", "waiting_ms")}
    assert {(one["city"], one["reason"]) for one in judged["new"]} == {("wuhai", "no-response")}
    assert [cell for cell in judged["cells"] if cell["watch"]] == []
