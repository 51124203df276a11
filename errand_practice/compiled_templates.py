"""
The templates of a family, compiled once for all starts.

Compiling all families takes longer than all else at a start, so what Jinja made of a template is kept in a folder of
the user's own: $XDG_CACHE_HOME/errand, else ~/.cache/errand.  Jinja looks at the template's text before it takes it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket


def make_environment(folders: Sequence[Path]) -> jinja2.Environment:
    """The templates of *folders*, those of the first before those of the next."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        bytecode_cache=_kept(),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class _Kept(jinja2.FileSystemBytecodeCache):
    """A full disk is no reason to serve no page."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _kept() -> jinja2.BytecodeCache | None:
    folder = cache_folder()
    return _Kept(str(folder)) if folder else None


def cache_folder() -> Path | None:
    """
    Where compiled templates are kept; None where no folder is the user's alone: then nothing is kept.

    They are code, so a folder that others may write to will not do.
    """
    named = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = (Path(named) if named else Path.home() / ".cache") / "errand" / f"practice-jinja2-{jinja2.__version__}"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):  # read-only, or nobody's home
        return None
    own = not hasattr(os, "geteuid") or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
    return folder if own and os.access(folder, os.W_OK) else None
