"""The public names: all there, all typed, and nothing imported before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import errand

STUB = Path(errand.__file__).with_suffix(".pyi")


def test_every_public_name_is_there_and_is_what_its_module_calls_so() -> None:
    for name in errand.__all__:
        assert getattr(errand, name) is not None
        assert name in dir(errand)
    assert len(set(errand.__all__)) == len(errand.__all__)


def test_the_stub_has_the_same_names_from_the_same_modules() -> None:
    body = ast.parse(STUB.read_text("utf-8")).body
    imports = [node for node in body if isinstance(node, ast.ImportFrom)]
    (listed,) = [ast.literal_eval(node.value) for node in body if isinstance(node, ast.Assign)]
    typed = {alias.asname: node.module for node in imports for alias in node.names}

    assert typed == vars(errand)["_WHERE"]
    assert sorted(listed) == sorted(errand.__all__)


def test_errand_itself_imports_nothing() -> None:
    code = "import sys, errand; print([name for name in sys.modules if name.startswith('errand.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "[]"


def test_public_names_are_written_down() -> None:
    page = (Path(errand.__file__).parents[1] / "docs" / "public-names.md").read_text("utf-8")

    assert [name for name in errand.__all__ if f"`{name}`" not in page] == []
