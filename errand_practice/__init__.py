"""The practice portal, its public face: a web application that behaves as the cities' halls did in the 2018 survey."""

from errand_practice.address import Ports
from errand_practice.faults import FAULTS, TRANSPORT, Fault, Faults, parse
from errand_practice.process import PracticePortal
from errand_practice.profiles import Finding, Profile, family_names, profile, why_not_served
from errand_practice.seeded_case import KnownCase, known_case

PRACTICE_ITEM = "居住证办理"
"""The formal name of the item every city's hall has, first in its catalogue and its theme."""

PRACTICE_WORDS = "居住证"
"""What citizens call it."""

PRACTICE_THEME = "户籍办理"
"""The theme for persons it is filed under."""

__all__ = [
    "FAULTS",
    "PRACTICE_ITEM",
    "PRACTICE_THEME",
    "PRACTICE_WORDS",
    "TRANSPORT",
    "Fault",
    "Faults",
    "Finding",
    "KnownCase",
    "Ports",
    "PracticePortal",
    "Profile",
    "family_names",
    "known_case",
    "parse",
    "profile",
    "why_not_served",
]
