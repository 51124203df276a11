"""
What is recorded of a citizen's errand: frozen records, without clock, disk or browser.

Words as in the README: a *step* is one action of the citizen, a *visit* one page she was on, an *arrival* the moment a
page's landmark is visible, a *run* one citizen walking one story in one city once.  Times are milliseconds; what could
not be observed is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from errand.core.course import Detour, ForcedWait, Refusal, Way
from errand.core.message import Message
from errand.core.outcome import REASONS, Outcome, Reason, ReasonText, Verdict

__all__ = [
    "MANIFEST_VERSION", "REASONS", "Arrival", "Audit", "Box", "Detour", "Dialog", "FewestFrom", "ForcedWait", "Form",
    "FormField", "Outcome", "Reading", "Reason", "ReasonText", "Refusal", "Run", "Setting", "Step", "Verdict",
    "Violation", "Visit", "Vitals", "Way",
]  # fmt: skip
MANIFEST_VERSION = 2  # of results/<run-id>/run.json and of a journal's lines; what is added later has a default
# 1: outcomes and remarks were sentences (errand 0.1); 2: they are messages


@dataclass(frozen=True, slots=True)
class Box:
    """Where something was when it was acted on: CSS pixels of the window's viewport."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the citizen: `acted_ms` is the harness's act, `waited_ms` the wait until the next arrival."""

    number: int  # from 1
    verb: str  # open click fill choose tick attach press back
    target: str  # the spot as the citizen would call it
    concept: str | None  # the lexicon's name of it; None for an address or a title read off the page
    rung: str | None  # which rung of the finder's ladder found it
    visit: int  # number of the visit on which it was done
    at_ms: float  # since the run began
    found_ms: float  # finding it: the harness's time, not the portal's
    acted_ms: float  # doing it, by the harness's clock
    waited_ms: float | None = None  # from the trusted input event to the landmark
    clock: str | None = (
        None  # where waited_ms was read: page (landmark), activity (last change of the page), glance (from outside)
    )
    failed: bool = False
    detail: str = ""  # what was chosen or searched for; never a secret or an identity number
    box: Box | None = None  # of the target
    typed: int | None = None  # how many characters were typed; None for a step that types nothing
    presses: int = 1  # it took: a list that a page draws itself is opened and chosen from in one step
    secret: bool = (
        False  # typed from memory or from paper (identity number, telephone, code): detail says nothing of it
    )


@dataclass(frozen=True, slots=True)
class Vitals:
    """The browser's own numbers of one page load, as web-vitals defines them; lab data."""

    ttfb_ms: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    cls: float | None = None
    inp_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Dialog:
    """Something that spoke to the citizen over the page: a native dialog or a notice she had to close."""

    kind: str  # alert confirm prompt beforeunload notice
    text: str
    step: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One page the citizen was on, from arrival to leaving."""

    number: int  # from 1
    window: int  # 1 for the first, 2 for the first new window, ...
    url: str
    title: str
    status: int | None
    step: int  # the step that led here
    at_ms: float
    timings: Mapping[str, float] = field(default_factory=dict)  # Navigation Timing, ms since navigation start
    vitals: Vitals = Vitals()
    failed_requests: tuple[str, ...] = ()
    console_errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A milestone: the landmark of a kind of page became visible."""

    page: str
    step: int
    visit: int
    at_ms: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Something the citizen came to read, and read: a guide's section, a list, a reply."""

    about: str  # the concept
    step: int  # the last step before it was read
    visit: int
    characters: int  # without white space


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing a form asks for."""

    label: str  # as the portal words it; never what was typed
    concept: str | None  # what errand takes it for
    kind: str  # text list choice file captcha sms
    required: bool | None  # None where the form does not say
    filled: bool  # whether the citizen had to do something about it
    guessed: bool = False  # whether she knew nothing to give and answered as a person would


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stood when the citizen was about to hand it in."""

    page: str  # the kind of page
    visit: int
    step: int  # the last step before the press
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """One accessibility rule that a page breaks, as axe-core reports it."""

    rule: str
    impact: str  # minor moderate serious critical
    nodes: int  # elements concerned
    tags: tuple[str, ...]  # wcag2a, wcag143, ...


@dataclass(frozen=True, slots=True)
class Audit:
    """What an accessibility check found on one page; taken while no clock ran."""

    page: str  # the kind of page
    visit: int
    engine: str  # axe-core and its version
    violations: tuple[Violation, ...]
    passes: int  # rules that hold
    incomplete: int  # rules a person must look at
    elderly_mode: bool | None = None  # whether an entry for the elderly or the disabled (长者版, 无障碍) is on the page
    captcha_alternative: bool | None = None  # None without a captcha


@dataclass(frozen=True, slots=True)
class Setting:
    """Under which circumstances a run was walked (ISO 9241-11: context of use)."""

    city: str  # slug
    city_zh: str
    province: str
    province_zh: str
    portal: str  # practice | own (another portal on this machine) | live
    portal_url: str
    persona: str
    seed: int
    browser: str  # name and build
    device: str
    worker: str
    floor_ms: float | None = None  # the wait errand reads for an instant answer, measured in this session
    click_floor_ms: float | None = None  # what a click costs the harness itself, measured in this session
    platform: str = ""  # what cities may have in common: the host of a live portal, the build of a practice portal
    repeat: int = 1  # which of several walks of the same story in one session
    family: str = ""  # what the hall is built with: a practice hall's family or a live one's dialect; "": not known

    @property
    def built_with(self) -> str:
        """The family, also of practice runs recorded before it had a field; empty where it is not known."""
        return self.family or family_in(self.platform)


def family_in(platform: str) -> str:
    """The family that the platform of an older practice run names, `practice:jsp`; empty where it names none."""
    return platform.removeprefix("practice:") if platform.startswith("practice:") else ""


FewestFrom = Literal["journey", "portal-file", "history"]
"""Whose the fewest steps of a story are: its marker's, the portal file's, or those of errand's own shortest walk."""


@dataclass(frozen=True, slots=True)
class Run:
    """One citizen walking one story in one city once."""

    id: str
    journey: str  # register search guide consult progress errand, or a team's own
    story: str  # the test function's name
    story_zh: str
    fewest: int | None  # steps a citizen who knows the way needs at this portal; None where that is not known
    setting: Setting
    started_at: str  # ISO 8601 with zone
    took_ms: float
    outcome: Outcome
    steps: tuple[Step, ...] = ()
    visits: tuple[Visit, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    dialogs: tuple[Dialog, ...] = ()
    evidence: tuple[str, ...] = ()  # paths below the run folder
    acknowledged: tuple[str, ...] = ()  # numbers the portal gave the citizen
    remarks: tuple[Message, ...] = ()  # what else a reader must know: what robots.txt said, what was kept back
    dead_ends: tuple[str, ...] = ()  # entries that were followed and led nowhere
    readings: tuple[Reading, ...] = ()
    forms: tuple[Form, ...] = ()
    audits: tuple[Audit, ...] = ()
    journey_zh: str = ""  # what readers call the journey, where its marker says so
    journey_en: str = ""
    fewest_from: FewestFrom = "journey"  # who says so
    way: Way | None = None  # by which the citizen came to what she wanted; None where there was no choice
    detours: tuple[Detour, ...] = ()
    forced: tuple[ForcedWait, ...] = ()
    refusals: tuple[Refusal, ...] = ()
