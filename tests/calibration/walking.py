"""Sends citizens through the journeys' stories on a practice portal with chosen faults."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from errand.citizen.citizen import Citizen
from errand.core.model import Outcome
from errand.given.persona import make_persona
from errand.given.portal import Portal
from errand.record.write_up import judge

MODULES = ("register", "search_item", "read_guide", "submit_consultation", "check_progress", "whole_errand")


@cache
def stories() -> Mapping[str, Callable[..., None]]:
    """All stories of journeys/, by name."""
    modules = [importlib.import_module(f"journeys.test_{name}") for name in MODULES]
    return {name: told for module in modules for name, told in vars(module).items() if name.startswith("test_")}


def walk(
    story: str,
    send: Callable[..., Citizen],
    portal: Portal,
    seed: object,
    headers: Mapping[str, str],
    device: Mapping[str, Any],
) -> tuple[Outcome, Citizen]:
    """One citizen with a *device* walks one story; the outcome as errand judges it, and the citizen with her record."""
    told = stories()[story]
    mark = next(mark for mark in getattr(told, "pytestmark", []) if mark.name == "journey")
    persona = make_persona(mark.kwargs.get("persona", "newcomer"), seed, story)
    citizen = send(portal, persona, extra_http_headers=dict(headers), **device)
    given: dict[str, Any] = {
        "citizen": citizen,
        "persona": persona,
        "matter": portal.matter,
        "older_case": portal.known_case,
    }
    error: Exception | None = None
    try:
        told(**{name: given[name] for name in inspect.signature(told).parameters})
    except Exception as raised:  # noqa: BLE001 (judged, whatever it is)
        error = raised
    outcome = judge(error, citizen.redact, len(citizen.recorder.steps) or None, citizen.recorder.unread)
    citizen.watch.context.close()
    return outcome, citizen
