"""
Actions become steps: the record of one run while it is being walked.

The recorder has no clock of its own (one is handed in) and no browser; `around` is the hook by which a reporter such as
Allure joins in: a context manager entered for each step with the step's title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from errand.core.course import Detour, DetourKind, ForcedKind, ForcedWait, Refusal, Way
from errand.core.message import Message
from errand.core.model import Arrival, Audit, Dialog, Form, FormField, Reading, Step, Visit, Vitals

Around = Callable[[Message], AbstractContextManager[Any]]


@dataclass(slots=True)
class Recorder:
    """Collects the steps, visits, arrivals and dialogs of one run.  *clock*: milliseconds; *wall*: the time of day."""

    clock: Callable[[], float]
    around: Around = nullcontext
    steps: list[Step] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    dialogs: list[Dialog] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    dead_ends: list[str] = field(default_factory=list)
    remarks: list[Message | str] = field(default_factory=list)
    misses: list[tuple[int, Message | str]] = field(
        default_factory=list
    )  # what was not recognised, after how many arrivals
    readings: list[Reading] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    audits: list[Audit] = field(default_factory=list)
    way: Way | None = None
    detours: list[Detour] = field(default_factory=list)
    forced_waits: list[ForcedWait] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    began: float = 0.0
    wall: Callable[[], datetime] = lambda: datetime.now(UTC)
    started_at: datetime = field(init=False)
    id: str = field(default_factory=lambda: uuid4().hex)  # of the run

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """The run begins now."""
        self.began, self.started_at = self.clock(), self.wall()

    def now(self) -> float:
        """Milliseconds since the run began, without what was done while its clock stood still."""
        return self.clock() - self.began

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The run's clock stands still inside: what is done there is no part of the errand."""
        stopped = self.clock()
        try:
            yield
        finally:
            self.began += self.clock() - stopped

    @contextmanager
    def step(self, verb: str, target: str, *, title: Message | None = None, **details: Any) -> Iterator[int]:
        """
        Record what is done inside as one step, failed when it raises; yields the step's number.

        *details*: further fields of the Step, such as concept, rung, found_ms, detail.
        """
        number = len(self.steps) + 1
        visit = self.visits[-1].number if self.visits else 0
        began = self.now()
        fields = {"concept": None, "rung": None, "found_ms": 0.0, **details}
        self.steps.append(Step(number, verb, target, visit=visit, at_ms=began, acted_ms=0.0, failed=True, **fields))
        with self.around(title or Message.plain(f"{verb} {target}")):
            try:
                yield number
            except BaseException:
                self._amend(number, acted_ms=self.now() - began)
                raise
            self._amend(number, acted_ms=self.now() - began, failed=False)

    def chose(self, option: str, presses: int) -> None:
        """What the last step has chosen, and how many presses it took."""
        self._amend(len(self.steps), detail=option, presses=presses)

    def waited(self, ms: float | None, clock: str) -> None:
        """Close the wait of the last step, once."""
        if self.steps and self.steps[-1].waited_ms is None and ms is not None:
            self._amend(len(self.steps), waited_ms=max(0.0, ms), clock=clock)

    def visit(self, window: int, url: str, title: str, status: int | None) -> Visit:
        """The citizen is on another page now."""
        found = Visit(len(self.visits) + 1, window, url, title, status, len(self.steps), self.now())
        self.visits.append(found)
        return found

    def amend_visit(
        self, number: int, timings: dict[str, float], vitals: Vitals, failed: tuple[str, ...], errors: tuple[str, ...]
    ) -> None:
        """Put in the browser's own numbers and troubles of a visit so far."""
        old = self.visits[number - 1]
        self.visits[number - 1] = replace(
            old, timings=timings, vitals=vitals, failed_requests=failed, console_errors=errors
        )

    def arrival(self, page: str) -> None:
        """A milestone is reached."""
        visit = self.visits[-1].number if self.visits else 0
        self.arrivals.append(Arrival(page, len(self.steps), visit, self.now()))

    def dialog(self, kind: str, text: str) -> None:
        """Something spoke to the citizen over the page."""
        self.dialogs.append(Dialog(kind, text, len(self.steps)))

    def read(self, about: str, text: str) -> None:
        """The citizen has read what she came for; the same on the same page counts once."""
        visit = self.visits[-1].number if self.visits else 0
        if not any((one.about, one.visit) == (about, visit) for one in self.readings):
            self.readings.append(Reading(about, len(self.steps), visit, len("".join(text.split()))))

    def miss(self, sentence: Message | str) -> None:
        """The citizen has not recognised something she came to read, as *sentence* says."""
        self.misses.append((len(self.arrivals), sentence))

    @property
    def unread(self) -> list[Message | str]:
        """What was not recognised since the last arrival."""
        return [sentence for arrivals, sentence in self.misses if arrivals == len(self.arrivals)]

    def form(self, fields: Sequence[FormField]) -> None:
        """The citizen is about to hand in a form."""
        visit = self.visits[-1].number if self.visits else 0
        page = self.arrivals[-1].page if self.arrivals else ""
        self.forms.append(Form(page, visit, len(self.steps), tuple(fields)))

    # --- the course of the run ----------------------------------------------------------------------------------

    def took_way(self, way: Way | str) -> None:
        """The citizen came to what she wants by *way*; where she tried several, the last one counts."""
        self.way = Way(way)

    def detour(self, kind: DetourKind, at_step: int) -> None:
        """A detour ends here, its first step was *at_step*; one during which nothing was done is none."""
        steps = len(self.steps) - at_step + 1
        if steps > 0:
            self.detours.append(Detour(kind, steps, at_step))

    def forced(self, kind: ForcedKind, ms: float, words: str = "") -> None:
        """The citizen had to wait *ms* before the portal let her do anything."""
        self.forced_waits.append(ForcedWait(kind, ms, len(self.steps), words))

    def refused(self, label: str, words: str, *, concept: str | None = None, guessed: bool = False) -> int:
        """The portal refused the form just handed in, for the field with *label*; the number `amend_refusal` takes."""
        self.refusals.append(Refusal(label, concept, words, len(self.steps), guessed))
        return len(self.refusals)

    def amend_refusal(self, number: int, *, corrected: bool = True, recovered: bool = False) -> None:
        """The field was corrected; *recovered*: and the form was taken."""
        old = self.refusals[number - 1]
        self.refusals[number - 1] = replace(old, corrected=corrected, recovered=recovered)

    def _amend(self, number: int, **changes: Any) -> None:
        self.steps[number - 1] = replace(self.steps[number - 1], **changes)
