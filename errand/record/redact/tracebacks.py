"""Keeps secrets out of pytest's tracebacks: Playwright quotes what was typed, pytest shows arguments and locals."""

from __future__ import annotations

from typing import Any, Protocol

from errand.record.redact.redactor import Redactor


class Report(Protocol):
    """What pytest says of a test."""

    longrepr: Any
    sections: list[tuple[str, str]]


def redact_report(report: Report, redact: Redactor) -> None:
    """Take what *redact* knows out of all that a report shows, before Allure and the terminal read it."""
    report.longrepr = _clean(report.longrepr, redact)
    report.sections = [(title, redact(text)) for title, text in report.sections]


def _clean(part: Any, redact: Redactor) -> Any:
    if isinstance(part, str):
        return redact(part)
    if isinstance(part, (list, tuple)):
        return type(part)(_clean(one, redact) for one in part)
    if type(part).__module__ == "_pytest._code.code":  # the parts a traceback's picture is made of
        for name, value in vars(part).items():
            object.__setattr__(part, name, _clean(value, redact))
    return part
