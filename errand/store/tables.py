"""
The two tables of a session, for spreadsheets: runs.csv and steps.csv.

How they are written stands in `csv_table`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from errand.core.cost import cost_of
from errand.core.finding import key_of
from errand.core.model import Run, Step
from errand.store.csv_table import as_csv
from errand.store.disk import replace_file
from errand.words import render, term

# Column -> the pandas type that keeps it what it is even when no row has a value.
_TEXT, _COUNT, _MS = "string", "Int64", "Float64"
RUN_COLUMNS: Mapping[str, str] = {
    "run_id": _TEXT, "started_at": _TEXT, "province_zh": _TEXT, "province": _TEXT, "city_zh": _TEXT, "city": _TEXT,
    "portal": _TEXT, "portal_url": _TEXT, "journey": _TEXT, "story": _TEXT, "story_zh": _TEXT, "persona": _TEXT,
    "verdict": _TEXT, "reason": _TEXT, "reason_zh": _TEXT, "about": _TEXT, "message": _TEXT, "message_en": _TEXT,
    "code": _TEXT, "params": _TEXT, "sure": _COUNT, "stopped_at_step": _COUNT,
    "steps": _COUNT, "fewest": _COUNT, "failed_steps": _COUNT, "visits": _COUNT, "windows": _COUNT, "dialogs": _COUNT,
    "took_ms": _MS, "wait_total_ms": _MS, "wait_median_ms": _MS, "wait_longest_ms": _MS,
    "wait_longest_step": _COUNT, "wait_longest_verb": _TEXT, "wait_longest_target": _TEXT, "floor_ms": _MS,
    "acknowledged": _TEXT, "evidence": _TEXT, "browser": _TEXT, "device": _TEXT, "seed": _COUNT, "worker": _TEXT,
    "repeat": _COUNT, "platform": _TEXT, "family": _TEXT, "finding": _TEXT,
    "proof": _TEXT, "seen": _TEXT, "way": _TEXT, "account": _COUNT, "detour_steps": _COUNT, "forced_ms": _MS,
    "refusals": _COUNT, "recovered": _COUNT, "guessed": _COUNT, "fewest_from": _TEXT,
}  # fmt: skip
STEP_COLUMNS: Mapping[str, str] = {
    "run_id": _TEXT, "city": _TEXT, "journey": _TEXT, "story": _TEXT, "step": _COUNT, "verb": _TEXT, "target": _TEXT,
    "detail": _TEXT, "concept": _TEXT, "rung": _TEXT, "visit": _COUNT, "at_ms": _MS, "found_ms": _MS, "acted_ms": _MS,
    "waited_ms": _MS, "clock": _TEXT, "failed": _COUNT,
}  # fmt: skip


def write(folder: Path, runs: Sequence[Run]) -> None:
    """Write both tables of *runs* into *folder*, each in one move."""
    replace_file(folder / "runs.csv", _csv(RUN_COLUMNS, [run_row(run) for run in runs]))
    replace_file(folder / "steps.csv", _csv(STEP_COLUMNS, [step_row(run, step) for run in runs for step in run.steps]))


def _csv(columns: Collection[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    return as_csv(columns, ([row[name] for name in columns] for row in rows))


def run_row(run: Run) -> dict[str, Any]:
    """Give one run as a flat row of `RUN_COLUMNS`."""
    return _walked(run) | _ended(run) | _cost(run) | _circumstances(run)


def _walked(run: Run) -> dict[str, Any]:
    setting = run.setting
    return {
        "run_id": run.id,
        "started_at": run.started_at,
        "province_zh": setting.province_zh,
        "province": setting.province,
        "city_zh": setting.city_zh,
        "city": setting.city,
        "portal": setting.portal,
        "portal_url": setting.portal_url,
        "journey": run.journey,
        "story": run.story,
        "story_zh": run.story_zh,
        "persona": setting.persona,
    }


def _ended(run: Run) -> dict[str, Any]:
    outcome = run.outcome
    return {
        "verdict": outcome.verdict,
        "reason": outcome.reason,
        "reason_zh": term("reason", outcome.reason, "zh") if outcome.reason else None,
        "about": outcome.about,
        "message": render(outcome.message, "zh") if outcome.message else None,
        "message_en": render(outcome.message, "en") if outcome.message else None,
        "code": outcome.message.code if outcome.message else None,
        "params": msgspec.json.encode(outcome.message.params).decode() if outcome.message else None,
        "sure": int(outcome.sure) if outcome.reason else None,
        "stopped_at_step": outcome.step,
        "acknowledged": " ".join(run.acknowledged),
        "evidence": " ".join(run.evidence),
        "proof": outcome.evidence,
        "seen": msgspec.json.encode(outcome.seen).decode() if outcome.seen else None,
    }


def _cost(run: Run) -> dict[str, Any]:
    cost = cost_of(run)
    return {
        "steps": cost.steps,
        "fewest": run.fewest,
        "failed_steps": cost.failed_steps,
        "visits": cost.visits,
        "windows": cost.windows,
        "dialogs": cost.dialogs,
        "took_ms": run.took_ms,
        "wait_total_ms": cost.wait_total_ms,
        "wait_median_ms": cost.wait_median_ms,
        "wait_longest_ms": cost.wait_longest_ms,
        "wait_longest_step": cost.longest.number if cost.longest else None,
        "wait_longest_verb": cost.longest.verb if cost.longest else None,
        "wait_longest_target": cost.longest.target if cost.longest else None,
        "way": run.way,
        "account": None if cost.account is None else int(cost.account),
        "detour_steps": cost.detour_steps,
        "forced_ms": cost.forced_ms,
        "refusals": cost.refusals,
        "recovered": cost.recovered,
        "guessed": sum(field.guessed for form in run.forms for field in form.fields),
        "fewest_from": run.fewest_from if run.fewest else None,
    }


def _circumstances(run: Run) -> dict[str, Any]:
    setting = run.setting
    return {
        "floor_ms": setting.floor_ms,
        "browser": setting.browser,
        "device": setting.device,
        "seed": setting.seed,
        "worker": setting.worker,
        "repeat": setting.repeat,
        "platform": setting.platform,
        "family": setting.built_with or None,
        "finding": key.label if (key := key_of(run)) else None,
    }


def step_row(run: Run, step: Step) -> dict[str, Any]:
    """Give one step as a flat row of `STEP_COLUMNS`."""
    return {
        "run_id": run.id,
        "city": run.setting.city,
        "journey": run.journey,
        "story": run.story,
        "step": step.number,
        "verb": step.verb,
        "target": step.target,
        "detail": step.detail,
        "concept": step.concept,
        "rung": step.rung,
        "visit": step.visit,
        "at_ms": step.at_ms,
        "found_ms": step.found_ms,
        "acted_ms": step.acted_ms,
        "waited_ms": step.waited_ms,
        "clock": step.clock,
        "failed": int(step.failed),
    }
