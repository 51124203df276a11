"""
Effort: the time a person would need at least, predicted by the Keystroke-Level Model from the recorded steps.

A *lower bound*: skilled, error-free, without looking around.  Rules applied to each step (Card, Moran & Newell 1980):

- pointing (P, by Fitts's law from where the last target was, the first from the middle of the window) and a press (BB);
- homing (H) whenever the hand changes between mouse and keyboard;
- a mental act (M) before every press that chooses a command, and one before each text that is composed; none before the
  box a text goes into, which is anticipated when the text is;
- keystrokes (K): Chinese through full pinyin, numbers and codes key by key at the pace of random characters;
- response (R): the wait as recorded, in full;
- reading: what the citizen came to read, at the profile's pace.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from errand.core.model import Box, Run, Step
from errand.metrics.effectiveness import completed
from errand.metrics.estimate import Estimate, UndefinedMeasure
from errand.metrics.klm import Profile, keystrokes, middle, profiles
from errand.metrics.statistics import geometric_mean, mean

WINDOW_MIDDLE = (640.0, 360.0)  # of the desktop's window


@dataclass(frozen=True, slots=True)
class Predicted:
    """A person's time for one run, in seconds, by what it goes to."""

    waiting_s: float = 0.0
    typing_s: float = 0.0
    pointing_s: float = 0.0
    thinking_s: float = 0.0
    reading_s: float = 0.0

    @property
    def total_s(self) -> float:
        """All of it."""
        return self.waiting_s + self.typing_s + self.pointing_s + self.thinking_s + self.reading_s

    def __add__(self, other: Predicted) -> Predicted:
        return Predicted(
            self.waiting_s + other.waiting_s,
            self.typing_s + other.typing_s,
            self.pointing_s + other.pointing_s,
            self.thinking_s + other.thinking_s,
            self.reading_s + other.reading_s,
        )

    def shared_by(self, runs: int) -> Predicted:
        """One run's part of it."""
        return Predicted(
            self.waiting_s / runs,
            self.typing_s / runs,
            self.pointing_s / runs,
            self.thinking_s / runs,
            self.reading_s / runs,
        )


def profile_of(run: Run) -> Profile:
    """The profile that fits a run: older for a pensioner, phone on a phone, else ordinary."""
    if run.setting.persona == "pensioner":
        return profiles()["older"]
    return profiles()["ordinary" if run.setting.device in ("", "desktop") else "phone"]


def predict(run: Run, profile: Profile | None = None) -> Predicted:
    """The least time a person of *profile* (default: the one that fits the run) needs for what the run did."""
    person = profile or profile_of(run)
    total, hand = Predicted(), _Hand(WINDOW_MIDDLE)
    for step in run.steps:
        total += _act(step, person, hand) + Predicted(waiting_s=(step.waited_ms or 0.0) / 1000)
    characters = sum(reading.characters for reading in run.readings)
    return total + Predicted(reading_s=60 * characters / person.reading_per_minute)


def per_step_s(run: Run, profile: Profile | None = None) -> list[float]:
    """What each step takes a person herself, without waiting and reading, in seconds."""
    person, hand = profile or profile_of(run), _Hand(WINDOW_MIDDLE)
    return [_act(step, person, hand).total_s for step in run.steps]


@dataclass(slots=True)
class _Hand:
    """Where the pointer is, and whether the hand is on the keyboard."""

    at: tuple[float, float] | None
    typing: bool = False


def _act(step: Step, person: Profile, hand: _Hand) -> Predicted:
    if step.verb in ("open", "back"):  # a favourite, or the browser's own button
        return Predicted(thinking_s=person.mental_s, pointing_s=person.pointing_s + person.press_s)
    if step.verb == "fill":
        pointed = _point(step.box, person, hand)
        hand.typing = True
        return Predicted(pointing_s=pointed + person.homing_s) + _typed(step, person)
    if step.rung == "key":  # the Enter key, under the hand that has just typed
        return Predicted(typing_s=person.keystroke_s, thinking_s=person.mental_s)
    pointed = _point(step.box, person, hand)
    if step.verb == "choose":  # open the list, point at the option
        return Predicted(pointing_s=pointed + person.pointing_s + person.press_s, thinking_s=person.mental_s)
    if step.rung == "dialog":  # the browser's own, answered by the key under the finger
        return Predicted(typing_s=person.keystroke_s, thinking_s=person.mental_s)
    return Predicted(pointing_s=pointed, thinking_s=person.mental_s)


def _point(box: Box | None, person: Profile, hand: _Hand) -> float:
    home = person.homing_s if hand.typing else 0.0
    took = home + person.point_s(hand.at, box) + person.press_s
    hand.at, hand.typing = (middle(box) if box else None), False
    return took


def _typed(step: Step, person: Profile) -> Predicted:
    if step.secret or not step.detail:
        return Predicted(typing_s=(step.typed or 0) * person.code_s, thinking_s=person.mental_s)
    return Predicted(typing_s=keystrokes(step.detail) * person.keystroke_s, thinking_s=person.mental_s)


def by_profile(runs: Collection[Run]) -> dict[str, Predicted]:
    """
    The least time each kind of person would need, as if she took the steps of *runs*: the mean over the completed ones.

    By the key of the profile.  A mean, so that the parts add up; empty where nothing was completed.  Unit: seconds.
    """
    try:
        done = completed(runs)
    except UndefinedMeasure:
        return {}
    return {
        key: sum((predict(run, person) for run in done), Predicted()).shared_by(len(done))
        for key, person in profiles().items()
    }


def predicted_s(runs: Collection[Run]) -> Estimate:
    """Geometric mean of the predicted lower bound of completed runs.  Unit: seconds."""
    return geometric_mean([total for run in completed(runs) if (total := predict(run).total_s) > 0])


def part_s(part: Callable[[Predicted], float]) -> Callable[[Collection[Run]], Estimate]:
    """The measure of one part of the predicted time: its mean over completed runs.  Unit: seconds."""

    def of(runs: Collection[Run]) -> Estimate:
        return mean([part(predict(run)) for run in completed(runs)])

    return of


def typed_characters(runs: Collection[Run]) -> Estimate:
    """Mean number of characters typed in completed runs.  Unit: count.  Undefined for runs that did not record it."""
    counted = [
        run for run in completed(runs) if all(step.verb != "fill" or step.typed is not None for step in run.steps)
    ]
    if not counted:
        raise UndefinedMeasure("not-observed", len(runs))
    return mean([float(sum(step.typed or 0 for step in run.steps)) for run in counted])
