"""Reading the catalogue: one Fluent bundle for each area and language, made when its first entry is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from errand.core.errors import UsageError

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")
MOST = 1000  # characters in one gap; Fluent itself refuses more
_LOCALES = {"zh": "zh-Hans", "en": "en-GB"}  # whose plurals and numbers are written


def word(key: str, lang: str, **values: object) -> str:
    """
    The wording *key* (`area.name`) in *lang* with its gaps filled; numbers choose between singular and plural.

    Raises LookupError for a key that is not in the catalogue, UsageError for a language that is not.
    """
    area, _, name = key.partition(".")
    bundle = _bundle(area, lang)
    if not bundle.has_message(name):
        raise LookupError(f"{HERE / lang / area}.ftl has no entry {name}")
    pattern = bundle.get_message(name).value
    if pattern is None:
        raise LookupError(f"{HERE / lang / area}.ftl: {name} has no text")
    text, errors = bundle.format_pattern(pattern, {gap: _written(value) for gap, value in values.items()})
    if errors:
        raise LookupError(f"{HERE / lang / area}.ftl: {name}: {errors[0]}")
    return str(text)


def has(key: str, lang: str) -> bool:
    """Whether the catalogue has the entry *key* (`area.name`)."""
    area, _, name = key.partition(".")
    return (HERE / lang / f"{area}.ftl").is_file() and _bundle(area, lang).has_message(name)


def _written(value: object) -> object:
    """A number as a reader of a report expects it: 1000, not 1,000; anything else as text, cut to `MOST`."""
    from fluent.runtime.types import fluent_number

    if isinstance(value, int | float):
        return fluent_number(value, useGrouping=False)
    text = str(value)
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


@cache
def _bundle(area: str, lang: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    if lang not in LANGUAGES:
        raise UsageError(f"there is no language {lang!r}; choose one of {', '.join(LANGUAGES)}")
    try:
        text = (HERE / lang / f"{area}.ftl").read_text(encoding="utf-8")
    except OSError as problem:
        raise LookupError(f"the catalogue has no area {area}: {problem}") from problem
    bundle = FluentBundle([_LOCALES[lang]], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    return bundle
