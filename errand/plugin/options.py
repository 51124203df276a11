"""
errand's options of pytest.  Nothing but argparse is imported here: every project where errand is installed loads this.

They are added last of all, and an option that the project or another plugin has taken stays theirs: errand then refuses
to visit anybody until the name is free, and is no hindrance where there are no journeys.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


class _Group:
    """The options of errand in pytest's parser, without those whose name is taken."""

    def __init__(self, parser: pytest.Parser) -> None:
        self._group = parser.getgroup("errand", "errand (办事): citizens at online government service halls")
        self.taken: list[str] = []
        self.defaults: dict[str, Any] = {}

    def addoption(self, name: str, **attributes: Any) -> None:
        """Add one; its default tells later whether somebody gave it."""
        try:
            self._group.addoption(name, **attributes)
        except ValueError:
            self.taken.append(name)
        else:
            default = False if attributes.get("action") == "store_true" else None
            self.defaults[name.removeprefix("--").replace("-", "_")] = attributes.get("default", default)


_GROUP = pytest.StashKey[_Group]()


def add_options(parser: pytest.Parser, config: pytest.Config) -> None:
    """Add errand's options to those of pytest."""
    group = _Group(parser)
    _add_to(group)
    config.stash[_GROUP] = group


def any_given(config: pytest.Config) -> bool:
    """Whether an option of errand's is given."""
    group = config.stash.get(_GROUP, None)
    return group is not None and any(getattr(config.option, name) != value for name, value in group.defaults.items())


def refuse_taken(config: pytest.Config) -> None:
    """Raise pytest's UsageError when an option of errand's is somebody else's in this project."""
    group = config.stash.get(_GROUP, None)
    if group is None or group.taken:
        names = ", ".join(group.taken) if group else "all"
        raise pytest.UsageError(
            f"errand 的选项被本项目的 conftest.py 或别的插件占用，请改名 · options of errand's are taken by a "
            f"conftest.py or another plugin of this project; rename them there: {names}"
        )


def _add_to(group: _Group) -> None:
    group.addoption(
        "--city",
        action="append",
        metavar="CITY",
        help="slug, code, Chinese name, province:<name> or all; commas or repetition for several "
        "(default: practice, a sound hall that is no real city)",
    )
    _add_portal_options(group)
    _add_survey_options(group)
    group.addoption(
        "--seed", type=int, help="seed of the citizens' made-up identities (default: drawn, printed and stored)"
    )
    group.addoption(
        "--lang", choices=("zh", "en"), default="zh", help="language of what is printed for readers (default: zh)"
    )
    group.addoption(
        "--page-limit",
        type=float,
        default=15.0,
        metavar="SECONDS",
        help="a page counts as not opened after so long (default: 15, the official limit)",
    )
    group.addoption(
        "--browser-path", metavar="FILE", help="browser to use (also ERRAND_BROWSER; default: the first one found)"
    )
    group.addoption(
        "--results", type=Path, default=None, metavar="FOLDER", help="where runs are kept (default: results/)"
    )
    group.addoption(
        "--store",
        metavar="URL",
        help="database into which the runs are collected at the end (also ERRAND_STORE; default: errand.sqlite among "
        "the results): sqlite:///FILE, postgresql://..., or none",
    )
    group.addoption(
        "--baseline",
        nargs="?",
        type=int,
        const=6,
        metavar="N",
        help="at the end hold this session against the N before it (6), as `errand compare` does; ends with 10 when "
        "something regressed, 11 when a limit is broken, 12 when errand itself was in trouble",
    )
    group.addoption(
        "--dry-run", action="store_true", help="fill in forms, but stop before any press that cannot be taken back"
    )
    group.addoption(
        "--contact",
        default="",
        metavar="WHO",
        help="whom to ask about these visits, told to a live host with every request (or `contact` in its portal file)",
    )
    group.addoption(
        "--record", action="store_true", help="keep all a portal answered on a walk, without secrets, as walk.har.zip"
    )
    group.addoption(
        "--replay", type=Path, metavar="FILE", help="walk again what --record kept, offline; no portal is visited"
    )
    group.addoption(
        "--repeat", type=int, default=1, metavar="N", help="walk every story N times, each as a test of its own"
    )
    group.addoption(
        "--max-steps",
        type=int,
        metavar="N",
        help="a run that reaches so many steps ends as undetermined (default: the portal file's, else 120)",
    )
    group.addoption(
        "--max-minutes",
        type=float,
        metavar="M",
        help="the same for minutes, beside the pace kept at live hosts (default: the portal file's, else 10)",
    )
    group.addoption(
        "--accessibility",
        choices=("first", "every", "off"),
        default="first",
        help="check pages by axe-core: each kind of page once per city, every page, or none (default: first)",
    )
    group.addoption(
        "--findings-ok", action="store_true", help="end with 0 when the only failures are findings about portals"
    )


def _add_portal_options(group: _Group) -> None:
    group.addoption("--portal", metavar="URL", help="the portal to visit (default: the city's practice portal)")
    group.addoption(
        "--portal-file",
        type=Path,
        metavar="FILE",
        help="what is special about the portal, as text (`errand portal-file new URL` writes one to start from); "
        "or a folder of such files, named like the cities",
    )
    group.addoption(
        "--live",
        action="store_true",
        help="visit the portals publicly known of, unverified (`errand cities` lists them)",
    )
    group.addoption(
        "--ignore-https-errors", action="store_true", help="go on at a portal whose TLS certificate is invalid"
    )


def _add_survey_options(group: _Group) -> None:
    group.addoption(
        "--sample",
        type=int,
        metavar="N",
        help="survey: read at most N lines of a hall's catalogue, and give rates with their interval (default: "
        "as many as about 3 minutes a city allow, at most 1500 on a live host)",
    )
    group.addoption(
        "--resume",
        type=Path,
        metavar="FOLDER",
        help="survey: go on with the run in this folder (latest: the last one); halls done there are not visited again",
    )
