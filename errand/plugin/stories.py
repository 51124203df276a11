"""What a journey's mark says, and what is wrong with one that says too little."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

import pytest

from errand.given.persona import KINDS
from errand.record.write_up import Story

_EXAMPLE = '@pytest.mark.journey("permit", zh="申请停车证", fewest=6)'
_NAMES = ("journey_zh", "journey_en")  # what reports call a journey of a team's own; one story's mark is enough
_KNOWN = ("zh", "fewest", "persona", *_NAMES)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def story_of(item: pytest.Item) -> Story | None:
    """The story a test tells, when it is a journey's."""
    mark = item.get_closest_marker("journey")
    if mark is None:
        return None
    name = getattr(item, "originalname", None) or item.name
    zh, fewest = str(mark.kwargs.get("zh", name)), int(mark.kwargs["fewest"])
    journey_zh, journey_en = (str(mark.kwargs.get(key, "")) for key in _NAMES)
    return Story(str(mark.args[0]), name, zh, fewest, journey_zh, journey_en)


def is_walked(item: pytest.Item) -> bool:
    """Whether errand keeps what comes of the test: a journey or a survey."""
    return any(item.get_closest_marker(name) for name in ("journey", "survey"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A journey whose mark is incomplete is no journey: say what to write."""
    mark = metafunc.definition.get_closest_marker("journey")
    trouble = trouble_with(mark, metafunc.fixturenames) if mark else ""
    if trouble:
        name = metafunc.function.__name__
        raise pytest.Collector.CollectError(
            f"{name}: {trouble}\n"
            f"请这样写 · write it like this:\n    {_EXAMPLE}\n    def {name}(citizen: Citizen) -> None: ..."
        )


def trouble_with(mark: pytest.Mark, fixtures: Collection[str]) -> str:
    """What a journey's mark lacks; empty when it is complete."""
    named = mark.args[0] if len(mark.args) == 1 else None
    fewest = mark.kwargs.get("fewest")
    unknown = [key for key in mark.kwargs if key not in _KNOWN]
    persona = mark.kwargs.get("persona", "newcomer")
    if not isinstance(named, str) or not _NAME.fullmatch(named):
        return (
            "journey 标记要先写旅程的名称（小写英文字母、数字、连字符）· the mark `journey` needs the errand's "
            "name first, in lower-case letters, digits and hyphens"
        )
    if not isinstance(fewest, int) or isinstance(fewest, bool) or fewest < 1:
        return (
            "journey 标记要写 fewest，即熟悉路径的人最少要几步 · the mark `journey` needs `fewest`, the fewest steps "
            "of a citizen who knows the way: a whole number from 1 on"
        )
    if unknown:
        near = difflib.get_close_matches(unknown[0], _KNOWN, 1)
        return f"journey 标记不认识 {unknown[0]} · the mark `journey` knows {', '.join(near or _KNOWN)}"
    if persona not in KINDS:
        return f"没有 {persona} 这样的市民 · there is no persona {persona!r}; there are {', '.join(KINDS)}"
    if "citizen" not in fixtures and "send_citizen" not in fixtures:
        return "旅程要由市民来走，请加参数 citizen · a journey is walked by a citizen: let it ask for `citizen`"
    return ""
