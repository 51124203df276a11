"""Without the extra's packages: one sentence with the command that mends it, exit 4, no traceback."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from errand_practice.extra import HOW_TO_GET_THEM, PACKAGES

ROOT = Path(__file__).resolve().parents[2]
_BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("starlette", "uvicorn", "python_multipart", "trustme"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
"""
_SERVE = "from errand.cli import main; raise SystemExit(main(['practice', 'serve', '--port=0']))"
_MODULE = "from errand_practice.__main__ import main; raise SystemExit(main(['--port=0']))"
_CITIES = "from errand.cli import main; raise SystemExit(main(['cities', 'hangzhou']))"
_PYTEST = (
    "import pytest; raise SystemExit(pytest.main(['journeys', '-q', '-k', 'everyday', '--city=practice',"
    " '--results={results}', '-p', 'no:cacheprovider']))"
)


def without_extra(code: str) -> subprocess.CompletedProcess[str]:
    """What an interpreter says in which the packages of the extra cannot be imported."""
    return subprocess.run(
        [sys.executable, "-c", _BLOCKED + code], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("code", [_SERVE, _MODULE])
def test_serving_names_the_command_that_mends_it(code: str) -> None:
    done = without_extra(code)
    assert done.returncode == 4
    assert HOW_TO_GET_THEM in done.stderr
    assert "python-multipart, trustme" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_session_at_the_practice_portal_names_it_too(tmp_path: Path) -> None:
    done = without_extra(_PYTEST.format(results=tmp_path / "results"))
    assert done.returncode == 4
    assert HOW_TO_GET_THEM in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_what_needs_no_server_works_without() -> None:
    done = without_extra(_CITIES)
    assert (done.returncode, "practice: jsp" in done.stdout) == (0, True), done.stderr


def test_the_extra_holds_what_is_asked_for() -> None:
    given = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["practice"]
    assert [name.partition(">")[0] for name in sorted(given)] == sorted(PACKAGES.values())
