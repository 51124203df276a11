"""What the record keeps of the pages a citizen comes to: each once, with the browser's own numbers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from errand.page.records import PageState

if TYPE_CHECKING:
    from errand.citizen.actor import Hands


class Visiting:
    """The part of one citizen that writes down where she is."""

    def __init__(self, citizen: Hands) -> None:
        self.citizen = citizen
        self._document: tuple[int, float, str] | None = None  # window, birth and kind of page of the current visit

    def at(self, state: PageState, kind: str) -> None:
        """She is on the page that says this of itself, taken for one of a *kind*."""
        citizen = self.citizen
        document = (len(citizen.watch.pages), state.origin, kind)
        if document != self._document:
            self._document = document
            url, title = citizen.redact(state.url)[:500], citizen.redact(state.title)
            citizen.recorder.visit(document[0], url, title, state.status)
        self.numbers(state)

    def numbers(self, state: PageState) -> None:
        """Keep the browser's own numbers of the current visit."""
        visits, redact = self.citizen.recorder.visits, self.citizen.redact
        if not visits or not self._document or state.origin != self._document[1]:
            return
        failed, errors = (tuple(map(redact, texts)) for texts in self.citizen.watch.take_troubles())
        last = visits[-1]
        self.citizen.recorder.amend_visit(
            last.number, state.timings, state.vitals, last.failed_requests + failed, last.console_errors + errors
        )
