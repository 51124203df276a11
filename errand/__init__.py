"""
errand (办事): simulated citizens at Chinese cities' online government service halls, and what it costs them.

The names below are what journeys, pages and analyses are written with, and stay; everything else is errand's own and
may change with any version.  docs/public-names.md says what each is, docs/your-own-journey.md shows them at work.
"""

from importlib import import_module
from typing import Any

_WHERE = {
    # what journeys and pages are made of
    "Citizen": "errand.citizen.citizen",
    "PortalPage": "errand.citizen.portal_page",
    "Signs": "errand.citizen.signs",
    "Spot": "errand.given.lexicon",
    "Fact": "errand.given.facts",
    "City": "errand.given.cities",
    "Persona": "errand.given.persona",
    "Portal": "errand.given.portal",
    "Matter": "errand.given.portal",
    "KnownCase": "errand.given.portal",
    "Act": "errand.given.portal",
    # how a journey may end
    "Reason": "errand.core.model",
    "Verdict": "errand.core.model",
    "Outcome": "errand.core.model",
    "EvidenceKind": "errand.core.evidence_kinds",
    "PortalFault": "errand.core.errors",
    "Undetermined": "errand.core.errors",
    "WallReached": "errand.core.errors",
    "SentElsewhere": "errand.core.errors",
    "ErrandError": "errand.core.errors",
    "HarnessError": "errand.core.errors",
    "UsageError": "errand.core.errors",
    # what was recorded
    "Run": "errand.core.model",
    "load": "errand.store.frames",
    "__version__": "errand.core.version",
}
"""The public names, by the module that holds each; a name is imported when first used, so that a start stays quick."""
__all__ = [  # noqa: PLE0604  # the same names; __init__.pyi has their types
    *_WHERE
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_WHERE[name]), name)
    return value


def __dir__() -> list[str]:
    """What completion offers."""
    return sorted({*globals(), *__all__})
