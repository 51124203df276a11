"""The practice portal, its public face: a web application that behaves as the cities' halls did in the 2018 survey."""

from errand_practice.faults import FAULTS, TRANSPORT, Fault, Faults, parse
from errand_practice.ports import Ports
from errand_practice.process import PracticePortal
from errand_practice.profiles import HallProfile, SurveyFinding, family_names, profile, why_not_served
from errand_practice.seeded_case import SeededCase, known_case

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
    "HallProfile",
    "Ports",
    "PracticePortal",
    "SeededCase",
    "SurveyFinding",
    "family_names",
    "known_case",
    "parse",
    "profile",
    "why_not_served",
]
