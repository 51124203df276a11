"""What all pages that errand writes have in common: how templates are filled, the stylesheet, the script that sorts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from errand.report.layout import safe

HERE = Path(__file__).parent


def environment(folder: Path) -> jinja2.Environment:
    """Fills the templates of *folder*: everything is escaped, nothing missing is passed over."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_legible,
        trim_blocks=True,
    )


def own_file(path: Path) -> Markup:
    """A file of errand's own, to stand in a page as it is."""
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 (our own file)


def stylesheet() -> Markup:
    """How every page looks."""
    return own_file(HERE / "style.css")


def sorting_script() -> Markup:
    """Sorts tables by their heads and filters their rows."""
    return own_file(HERE / "script.js")


def _legible(value: Any) -> Any:
    """Text of a portal without what could turn the reader's page about: control and direction characters."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
