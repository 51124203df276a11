"""
What errand tells Allure: labels, evidence, categories, environment, executor.

`REASONS` feeds both forms of the categories: categories.json, which Allure 2 reads, and the allurerc's, which the
default report of Allure 3 reads.  A run's reason reaches Allure as the label *reason*, by which Allure 3 sorts.  Allure
2 knows no labels in categories: it looks for the reason's name, with which every message of errand's begins.

allure-pytest is imported inside the functions: whoever runs without it pays nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errand.core.cost import cost_of
from errand.core.finding import key_of
from errand.core.journey import Journey, fewest_of, journey_of
from errand.core.legible import legible, storable
from errand.core.model import REASONS, Outcome, Reason, Run, Setting, Verdict
from errand.report.grounds import grounds
from errand.report.words import (
    OfAStory,
    city_name,
    duration,
    journey_name,
    province_name,
    reason_name,
    story_name,
    verdict_name,
)
from errand.store.disk import replace_file
from errand.words import word

TRACE_TYPE = "application/vnd.allure.playwright-trace"
_STATUSES: Mapping[Verdict, tuple[str, ...]] = {
    Verdict.FAILED: ("failed",),
    Verdict.BLOCKED: ("skipped",),
    Verdict.DELEGATED: ("skipped",),
    Verdict.UNDETERMINED: ("skipped",),
    Verdict.HARNESS_ERROR: ("broken",),
}
# A page's source is text here: as HTML the report would run the portal's scripts and load its pictures when opened.
_EVIDENCE: Mapping[str, tuple[str, str, str]] = {
    ".png": ("picture", "image/png", "png"),
    ".jpg": ("picture", "image/jpeg", "jpg"),
    ".jpeg": ("picture", "image/jpeg", "jpg"),
    ".webp": ("picture", "image/webp", "webp"),
    ".html": ("source", "text/plain", "txt"),
    ".json": ("record", "application/json", "json"),
    ".txt": ("record", "text/plain", "txt"),
    ".log": ("record", "text/plain", "txt"),
    ".zip": ("trace", TRACE_TYPE, "zip"),
}


@dataclass(frozen=True, slots=True)
class Category:
    """One drawer of the report: the runs that ended for one reason."""

    reason: Reason
    name: str
    statuses: tuple[str, ...]


def categories(lang: str = "zh") -> list[Category]:
    """Give one category for each reason code, in the order of `REASONS`."""
    return [
        Category(reason, _drawer(reason, text.verdict, lang), _STATUSES[text.verdict])
        for reason, text in REASONS.items()
    ]


def _drawer(reason: Reason, verdict: Verdict, lang: str) -> str:
    return f"{verdict_name(verdict, lang)}{word('page.colon', lang)}{reason_name(reason, lang)}"


def rules(lang: str = "zh") -> list[dict[str, Any]]:
    """Give the categories as the allurerc wants them, grouped by city, with our names for Allure's two own."""
    by_city = [{"label": word("allure.city-label", lang)}]
    named = [
        {"id": str(one.reason), "name": one.name, "matchers": [_matcher(one)], "groupBy": by_city}
        for one in categories(lang)
    ]
    return [
        *named,
        _unsorted("_product_errors_default_category", word("allure.unsorted-fault", lang), "failed"),
        _unsorted("_test_errors_default_category", word("allure.unsorted-error", lang), "broken"),
    ]


def _unsorted(allures_id: str, name: str, status: str) -> dict[str, Any]:
    return {"id": allures_id, "name": name, "matchers": {"statuses": [status]}}


def _matcher(one: Category) -> dict[str, Any]:
    return {"labels": {"reason": f"^{re.escape(one.reason)}$"}}


def guard_files(lose: Callable[[OSError], None]) -> Callable[[], None]:
    """
    Tell *lose* when Allure's files cannot be written; gives the function that ends it.

    Of itself allure-pytest lets such an error out of pytest's hooks, which is pytest's internal error and takes every
    other message down with it.
    """
    import allure_commons

    def cleaned(part: Any) -> Generator[None, object, object]:
        _make_storable(part)
        return (yield from guarded())

    def guarded() -> Generator[None, object, object]:
        try:
            return (yield)
        except OSError as problem:
            lose(problem)
            return None

    class Guard:
        report_result = staticmethod(allure_commons.hookimpl(wrapper=True)(lambda result: (yield from cleaned(result))))
        report_container = staticmethod(
            allure_commons.hookimpl(wrapper=True)(lambda container: (yield from cleaned(container)))
        )
        report_attached_file, report_attached_data = (
            staticmethod(allure_commons.hookimpl(wrapper=True)(lambda: (yield from guarded()))) for _ in range(2)
        )

    guard = Guard()
    allure_commons.plugin_manager.register(guard)
    return lambda: allure_commons.plugin_manager.unregister(guard) and None


def _make_storable(part: Any) -> Any:
    """Take lone surrogates, which a portal's text may hold and no file can, out of a result of Allure's."""
    if isinstance(part, str):
        return storable(part)
    if isinstance(part, list):
        part[:] = [_make_storable(one) for one in part]
    for name in (one.name for one in getattr(type(part), "__attrs_attrs__", ())):
        setattr(part, name, _make_storable(getattr(part, name)))
    return part


def write_categories(folder: Path, lang: str = "zh") -> None:
    """Write categories.json, for Allure 2, into a folder of Allure results whose messages are in *lang*."""
    colon = word("page.colon", lang)
    listed = [
        {
            "name": one.name,
            "matchedStatuses": [*one.statuses],
            "messageRegex": rf"(?s)(\w[\w.]*: )?{re.escape(reason_name(one.reason, lang))}($|\n|{colon}).*",
        }
        for one in categories(lang)
    ]
    _write_json(folder / "categories.json", listed)


def write_environment(folder: Path, values: Mapping[str, object]) -> None:
    """Write environment.properties: what is None is left out, what is not ASCII is escaped as Java wants it."""
    lines = [
        f"{_property(key, key=True)}={_property(str(value))}" for key, value in values.items() if value is not None
    ]
    replace_file(folder / "environment.properties", ("\n".join(lines) + "\n").encode("ascii"))


def _property(text: str, *, key: bool = False) -> str:
    escaped = legible(text).replace("\\", "\\\\")
    if key:
        escaped = re.sub(r"([ :=#!])", r"\\\1", escaped)
    units = escaped.encode("utf-16-be")
    codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    return "".join(chr(code) if code < 0x7F else f"\\u{code:04x}" for code in codes)


def write_executor(folder: Path, run_id: str, build_order: int, lang: str = "zh") -> None:
    """Write executor.json: which session this was; *build_order* grows with time."""
    name = f"{word('allure.report', lang)} {run_id}"
    _write_json(
        folder / "executor.json",
        {"name": "errand", "type": "errand", "buildOrder": build_order, "buildName": run_id, "reportName": name},
    )


def _write_json(path: Path, content: object) -> None:
    replace_file(path, json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")


def dress(setting: Setting, journey: Journey, story: OfAStory, lang: str = "zh") -> None:
    """Label the running test: which citizen walks which errand where.

    Adds no parameter: parameters are what Allure tells histories apart by.  From a fixture all of it stays but the
    title, which allure-pytest sets anew after the set-up; `label_run` gives it again.
    """
    dynamic = _dynamic()
    name = journey_name(journey, lang)
    dynamic.epic(word("allure.epic", lang))
    dynamic.feature(name)
    dynamic.story(story_name(story, lang))
    dynamic.parent_suite(province_name(setting, lang))
    dynamic.suite(city_name(setting, lang))
    dynamic.sub_suite(name)
    dynamic.title(_title(setting, journey, story, lang))
    dynamic.label("province", setting.province)
    dynamic.label("city", setting.city)
    if lang == "zh":  # beside the label city, which holds the slug
        dynamic.label(word("allure.city-label", lang), setting.city_zh)
    dynamic.label("journey", journey.key)
    dynamic.label("persona", setting.persona)


def label_run(run: Run, lang: str = "zh") -> None:
    """
    Label the test whose run just ended: title, verdict, reason, and what it cost.

    To be called before its teardown ends: from a fixture or from pytest_runtest_makereport.
    """
    dynamic = _dynamic()
    dynamic.title(_title(run.setting, journey_of(run), run, lang))
    dynamic.label("verdict", str(run.outcome.verdict))
    if run.outcome.evidence:
        dynamic.label("evidence", str(run.outcome.evidence))
    if run.outcome.reason:
        dynamic.label("reason", str(run.outcome.reason))
    if key := key_of(run):
        dynamic.label("finding", key.label)
    if run.outcome.about:
        dynamic.label("about", run.outcome.about)
    dynamic.description(word("names.stop", lang).join([_cost(run, lang), ""]).strip())


def _title(setting: Setting, journey: Journey, story: OfAStory, lang: str) -> str:
    names = {"journey": journey_name(journey, lang), "story": story_name(story, lang)}
    return word("allure.title", lang, **names, city=city_name(setting, lang))


def _dynamic() -> Any:
    """Give what labels the running test."""
    import allure

    return allure.dynamic


def _cost(run: Run, lang: str) -> str:
    cost = cost_of(run)
    fewest = fewest_of(run)
    said = word("allure.cost-steps", lang, steps=cost.steps, fewest=fewest) if fewest else ""
    parts = [said or word("allure.cost-steps-alone", lang, steps=cost.steps)]
    parts.append(word("allure.cost-pages", lang, pages=cost.visits))
    if cost.wait_median_ms is not None:
        parts.append(word("allure.cost-median", lang, wait=duration(cost.wait_median_ms, lang)))
    if cost.longest and cost.wait_longest_ms is not None:
        wait = duration(cost.wait_longest_ms, lang)
        parts.append(word("allure.cost-longest", lang, wait=wait, step=cost.longest.number))
    return word("names.pause", lang).join(parts)


def attach_grounds(outcome: Outcome, lang: str = "zh") -> None:
    """
    Attach what a failed or undetermined run rests on, as text: whatever a portal wrote is no markup there.

    To be called like `attach_evidence`.
    """
    import allure

    if phrases := grounds(outcome, lang):
        colon = word("page.colon", lang)
        text = "\n".join(storable(legible(f"{label}{colon}{said}")) for label, said in phrases)
        attach: Any = allure.attach
        attach(text, name=word("allure.grounds", lang), attachment_type="text/plain", extension="txt")


def attach_evidence(files: Iterable[Path], lang: str = "zh") -> None:
    """
    Attach what was kept of a failed run, each file with the type Allure shows it by.

    From pytest_runtest_makereport of the call the files stand at the test itself, from a fixture's end under its
    teardown.
    """
    import allure

    attach: Any = allure.attach
    for path in files:
        name, mime, extension = _EVIDENCE.get(path.suffix.lower(), ("file", "application/octet-stream", "bin"))
        kind = word(f"allure.evidence-{name}", lang)
        attach.file(str(path), name=f"{kind} {path.name}", attachment_type=mime, extension=extension)
