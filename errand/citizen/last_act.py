"""What the citizen did last, and what the page has let us know of it since: one record, begun anew with each act."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Frame

from errand.page.watch import wall_ms


@dataclass(slots=True)
class LastAct:
    """Times are ms since the epoch."""

    verb: str = ""  # "" before the first act
    at: float = field(default_factory=wall_ms)  # when it began, by errand's clock
    exact: bool = True  # whether what was acted on says just what the lexicon says
    selector: str = ""  # of a file, where what was acted on was found by one
    frame: Frame | None = None  # the one last acted in, by this act or one before
    input_at: float | None = None  # the last trusted input of it, as the page stamped it
    reached: bool = False  # whether that input came to what was meant
    dialogs: list[str] = field(default_factory=list)  # what native dialogs have said since
    files: list[str] = field(default_factory=list)  # names of files that have come since
    meant: str = ""  # the words of what was acted on, where only their meaning led to it

    def begin(self, verb: str, *, exact: bool, frame: Frame | None, selector: str = "", meant: str = "") -> None:
        """The citizen acts: what was known of the act before belongs to the past."""
        self.verb, self.at, self.exact, self.input_at = verb, wall_ms(), exact, None
        self.selector, self.meant = selector, meant
        self.frame = frame or self.frame
        self.reached = False
        self.dialogs.clear()
        self.files.clear()

    def stamp(self, at: float, reached: bool) -> None:  # noqa: FBT001 (as the page tells it)
        """The page says when an input came to it, and whether to what was meant."""
        self.input_at = max(self.input_at or 0.0, at)
        self.reached = self.reached or reached

    def agree(self) -> None:
        """The citizen presses the button of a native dialog, which the act has led to."""
        self.verb, self.at = "click", wall_ms()
        self.input_at = self.at

    @property
    def since(self) -> float:
        """When the wait for its answer began: the input, as the page stamped it, else the act."""
        return self.input_at or self.at

    @property
    def heard(self) -> str:
        """All that native dialogs have said since."""
        return "\n".join(self.dialogs)
