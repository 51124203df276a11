"""Puts the journeys, pages and data a project begins with into errand/shipped of a wheel; the rest: pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TOP = Path(__file__).resolve().parent
FOLDERS = ("journeys", "pages", "fixtures")  # as errand/given/shipped.py looks for them


class WithShipped(build_py):  # type: ignore[misc, unused-ignore]  # setuptools comes without types
    """Builds the packages, then copies the folders; an editable install reads them where they are."""

    def run(self) -> None:
        """Build."""
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)  # an earlier build's modules would travel along
        super().run()
        target = Path(self.build_lib) / "errand" / "shipped"
        for name in FOLDERS:
            shutil.copytree(TOP / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))


setup(cmdclass={"build_py": WithShipped})
