"""
What the sentences of a usability test report are filled with: one city's portal, its runs, the session they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from errand.core.model import Run
from errand.core.version import VERSION
from errand.metrics import Estimate, Measure, Missing, Unit
from errand.record.redact.arguments import without_secrets_in
from errand.report.cif_word import plain
from errand.report.measures_text import quantity
from errand.report.view import CityView, StoryView
from errand.report.words import journey_name, measure_name, story_name, why_missing
from errand.words import term, word

MOST_SAID = 300  # characters of one thing a portal, or anybody else, said


def said(text: object) -> str:
    """What a portal, a file or a machine may have said, as one short line."""
    return plain(without_secrets_in(str(text)[: 2 * MOST_SAID]), MOST_SAID)


class CifFacts:
    """One city's portal in the words of its report."""

    def __init__(self, city: CityView, manifest: Mapping[str, Any], lang: str) -> None:
        self.city, self.runs, self.manifest, self.lang = city, city.runs, manifest, lang
        self.zh = lang == "zh"
        self.given: Mapping[str, object] = {**self._place(), **self._session(), **self._counts()}

    def say(self, key: str, **more: object) -> str:
        """One of the report's sentences, its gaps filled."""
        return word(f"cif.{key}", self.lang, **{**self.given, **more})

    # --- names --------------------------------------------------------------------------------------------------

    def task(self, run: Run) -> str:
        """What a story is called."""
        return said(story_name(run, self.lang))

    def journey(self, story: StoryView) -> str:
        """The journey a story belongs to."""
        return said(journey_name(story.journey, self.lang))

    def persona(self, name: str) -> str:
        """What readers call a persona of ours; any other keeps its name."""
        return said(term("persona", name, self.lang)) or word("cif.unknown", self.lang)

    def name(self, measure: Measure) -> str:
        """A measure's name, lab values marked."""
        return measure_name(measure, self.lang, lab=True)

    def listed(self, names: Iterable[str]) -> str:
        """Different names in one line."""
        different = sorted({said(name) for name in names if name})
        return word("names.comma", self.lang).join(different) or word("cif.unknown", self.lang)

    # --- numbers ------------------------------------------------------------------------------------------------

    def cells(self, answer: Estimate | Missing, unit: Unit) -> tuple[str, str, str]:
        """Value, interval and number of observations; where there is no value, why."""
        if isinstance(answer, Missing):
            return "–", why_missing(answer, self.lang), str(answer.n)
        return quantity(answer.value, unit), self._interval(answer, unit), str(answer.n)

    def lines(self, answer: Estimate | Missing, unit: Unit) -> tuple[str, ...]:
        """The same below each other."""
        value, between, n = self.cells(answer, unit)
        return value, between, f"n = {n}"

    def share(self, answer: Estimate) -> str:
        """A share with its interval in one line; its n stands beside it in the sentence."""
        return f"{quantity(answer.value, Unit.SHARE)} {self._interval(answer, Unit.SHARE)}"

    def _interval(self, answer: Estimate, unit: Unit) -> str:
        if answer.low is None or answer.high is None:
            return self.say("no-interval")
        between = f"[{quantity(answer.low, unit)}, {quantity(answer.high, unit)}]"
        if not answer.bounds:
            return between
        shown = {"least": quantity(answer.bounds.least, unit), "most": quantity(answer.bounds.most, unit)}
        return f"{between} {word('page.bounds', self.lang, undetermined=answer.bounds.undetermined, **shown)}"

    # --- what stands in the gaps --------------------------------------------------------------------------------

    def _place(self) -> dict[str, str]:
        one = self.city.setting
        return {
            "city": said(one.city_zh if self.zh else one.city)[:60],
            "province": said(one.province_zh if self.zh else one.province),
            "url": said(one.portal_url),
            "kind": word(f"page.{one.portal}", self.lang),
            "platform": said(one.platform) or "–",
        }

    def _session(self) -> dict[str, str]:
        settings = [run.setting for run in self.runs]
        versions, machine = _part(self.manifest, "versions"), _part(self.manifest, "machine")
        return {
            "version": said(versions.get("errand") or VERSION),
            "now": VERSION,
            "day": f"{datetime.now(UTC):%Y-%m-%d}",
            "versions": self.listed(f"{name} {number}" for name, number in versions.items() if number),
            "machine": self._machine(machine),
            "browsers": self.listed(one.browser for one in settings),
            "devices": self.listed(self._device(one.device) for one in settings),
            "engines": self.listed(audit.engine for run in self.runs for audit in run.audits),
            "seeds": self.listed(str(one.seed) for one in settings),
            "people": self.listed(self.persona(one.persona) for one in settings),
        }

    def _counts(self) -> dict[str, object]:
        days = sorted(run.started_at[:10] for run in self.runs)
        walks = [len(story.runs) for story in self.city.stories]
        floor = self.city.floor_ms
        return {
            "days": said(days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"),
            "stories": len(walks),
            "runs": len(self.runs),
            "walks": f"{min(walks)}" if min(walks) == max(walks) else f"{min(walks)}–{max(walks)}",
            "floor": None if floor is None else f"{floor:.1f}",
        }

    def _device(self, name: str) -> str:
        return term("device", name, self.lang)

    def _machine(self, noted: Mapping[str, Any]) -> str:
        parts = [f"{noted.get('system', '')} {noted.get('architecture', '')}".strip()]
        parts += [f"{noted[key]} {unit}" for key, unit in (("cpus", "CPU"), ("memory_mb", "MB")) if noted.get(key)]
        known = [said(part) for part in parts if part]
        return word("names.comma", self.lang).join(known) or word("cif.unknown", self.lang)


def _part(manifest: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = manifest.get(key)
    return part if isinstance(part, Mapping) else {}
