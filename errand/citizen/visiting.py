"""What the record keeps of the pages a citizen comes to: each once, with the browser's own numbers of it."""

from __future__ import annotations

from collections.abc import Callable

from errand.page.records import PageState
from errand.page.watch import Watch
from errand.record.recorder import Recorder


class Visiting:
    """Writes down where one citizen is."""

    def __init__(self, watch: Watch, recorder: Recorder, redact: Callable[[str], str]) -> None:
        self._watch = watch
        self._recorder = recorder
        self._redact = redact
        self._document: tuple[int, float, str] | None = None  # window, birth and kind of page of the current visit

    def at(self, state: PageState, kind: str) -> None:
        """She is on the page that says this of itself, taken for one of a *kind*."""
        document = (len(self._watch.pages), state.origin, kind)
        if document != self._document:
            self._document = document
            url, title = self._redact(state.url)[:500], self._redact(state.title)
            self._recorder.visit(document[0], url, title, state.status)
        self.numbers(state)

    def numbers(self, state: PageState) -> None:
        """Keep the browser's own numbers of the current visit."""
        visits = self._recorder.visits
        if not visits or not self._document or state.origin != self._document[1]:
            return
        failed, errors = (tuple(map(self._redact, texts)) for texts in self._watch.take_troubles())
        last = visits[-1]
        self._recorder.amend_visit(
            last.number, state.timings, state.vitals, last.failed_requests + failed, last.console_errors + errors
        )
