"""`make journeys`: the call of pytest that it stands for."""

from __future__ import annotations

import shlex
import shutil

import pytest

from tests.plugin.sessions import run_briefly

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")


def calls(*arguments: str) -> list[list[str]]:
    """The commands make would run."""
    code, said = run_briefly(["make", "-n", "journeys", *arguments])
    assert code == 0, said
    return [shlex.split(line.lstrip("@")) for line in said.splitlines() if line.strip()]


@pytest.mark.parametrize(
    "arguments, rest",
    [
        ([], ["--city=practice"]),
        (["CITY=hangzhou"], ["--city=hangzhou"]),
        (["CITY=杭州,province:zhejiang"], ["--city=杭州,province:zhejiang"]),
        (["CITY=hangzhou", 'ARGS=-k "guide or search" -x'], ["--city=hangzhou", "-k", "guide or search", "-x"]),
    ],
)
def test_make_journeys_is_pytest_for_whom_findings_are_no_failure(arguments: list[str], rest: list[str]) -> None:
    *set_up, last = calls(*arguments)

    city, *further = rest
    assert last == [".venv/bin/pytest", "journeys/", city, "--findings-ok", *further]
    assert any("errand.machine" in command and "setup" in command for command in set_up), "set-up comes first"
