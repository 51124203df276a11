"""What the citizen did last, and what the page has let us know of it since: one record, begun anew with each act."""

from __future__ import annotations

from collections.abc import Callable
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
    stood: tuple[str, ...] = ()  # what looked like refusals before it, and so are none of it
    read: frozenset[str] | None = None  # every line that could be read before a form was handed in; None for other acts
    refusals: set[str] = field(default_factory=set)  # what has refused an act, this one or one before
    files: list[str] = field(default_factory=list)  # names of files that have come since
    meant: str = ""  # the words of what was acted on, where only their meaning led to it

    def begin(
        self,
        verb: str,
        *,
        exact: bool,
        frame: Frame | None,
        selector: str = "",
        meant: str = "",
        stood: tuple[str, ...] = (),
        read: frozenset[str] | None = None,
    ) -> None:
        """The citizen acts: what was known of the act before belongs to the past."""
        self.verb, self.at, self.exact, self.input_at = verb, wall_ms(), exact, None
        self.selector, self.meant = selector, meant
        self.frame = frame or self.frame
        self.reached, self.stood, self.read = False, stood, read
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


@dataclass(slots=True)
class Headway:
    """
    Whether presses lead anywhere: the same one once more, on a page that has not changed by it, is one too many.

    Marks tell one state of a page from another cheaply; what the page says is asked for only where a press is repeated
    and the marks differ, as where a form comes back from the server just as it was.
    """

    _press: tuple[str, ...] = ()
    _mark: object = None
    _says: str | None = None
    _others: set[tuple[object, ...]] = field(default_factory=set)  # what else she has done since the first such press
    _excused: bool = False

    def none_by(self, press: tuple[str, ...], mark: object, says: Callable[[], str]) -> bool:
        """Whether *press* is one too many; *mark*: the page as it is now, *says*: all that can be read on it."""
        if press != self._press:
            self._press, self._mark, self._says, self._excused = press, mark, None, False
            self._others.clear()
            return False
        if self._excused:
            self._mark, self._says, self._excused = mark, None, False
            return False
        if mark == self._mark:
            return True
        said = says()
        again = said == self._says
        self._mark, self._says = mark, said
        return again

    def gained(self) -> None:
        """She has come where she wanted to come."""
        self._press = ()

    def other(self, act: tuple[object, ...]) -> None:
        """She has done something else: where it is new, the press may be tried once more."""
        if act not in self._others:
            self._excused = True
            self._others.add(act)
