"""
Sending a citizen: the one place where her browser context, words, secrets, escort and recorder come together.

The pytest plugin, `errand check`, the survey and the tests all send their citizens from here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext

from errand.citizen.auditing import Auditor
from errand.citizen.citizen import Citizen
from errand.given.lexicon import Lexicon
from errand.given.persona import Persona
from errand.given.portal import Portal
from errand.manners.escort import Escort
from errand.manners.escorting import escort_for
from errand.page.waiting import STANDARD, Patience
from errand.record.recorder import Around, Recorder
from errand.record.redact import Redactor


def clock_ms() -> float:
    """Errand's own clock, in ms; only differences mean something."""
    return time.perf_counter() * 1000


@dataclass(frozen=True, slots=True)
class CitizenFactory:
    """What all citizens of a session have in common."""

    new_context: Callable[..., BrowserContext]
    lexicon: Lexicon
    given: Mapping[str, Any] = field(default_factory=dict)  # what new_context adds to a context's arguments by itself
    make_escort: Callable[[Portal, Redactor], Escort] = escort_for  # as it stands, only to this machine
    patience: Patience = STANDARD
    dry_run: bool = False  # nothing is handed in, not even on this machine
    around: Around = nullcontext  # entered around each step with its title
    auditor: Auditor | None = None

    def send(self, portal: Portal, persona: Persona | None = None, **context: Any) -> Citizen:
        """
        A citizen at *portal*'s door, in a browser context of her own; *context*: further arguments of that context.

        On a live host this waits for her turn.  The run's clock begins here; `recorder.begin()` begins it again.
        """
        redact = Redactor()
        for secret in (*(persona.secrets if persona else ()), *portal.secrets):
            redact.keep(secret)
        escort = self.make_escort(portal, redact)
        opened = self.new_context(**{**escort.context_args(self.given), **context})
        citizen = Citizen(
            opened,
            portal,
            self.lexicon.extended(portal.words, portal.selectors),
            Recorder(clock_ms, around=self.around),
            redact=redact,
            patience=self.patience,
            dry_run=self.dry_run,
            escort=escort,
            auditor=self.auditor,
            persona=persona,
        )
        citizen.recorder.remarks += escort.enter(opened, self.given)
        citizen.recorder.begin()
        return citizen
