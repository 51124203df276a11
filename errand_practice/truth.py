"""
What is true of each practice hall, in the words of a survey: to hold against what a surveyor read there.

The keys are the readings that fixtures/survey-2018.toml names, the values those of errand/survey/hall_record.py.
"""

from __future__ import annotations

from errand_practice.faults import Faults
from errand_practice.profiles import HallProfile, profile

Truth = dict[str, bool | float | str | None]

CHANNELS = ("consult", "message", "correction", "rating", "complaint", "petition")
# The faults that shut a channel, and those that keep strangers out of it; a fault of the first shuts both it names.
_SHUT = {
    "consult": "consult-closed",
    "message": "consult-closed",
    "correction": "correction-closed",
    "rating": "rating-closed",
    "complaint": "complaint-closed",
    "petition": "complaint-closed",
}
_LOGIN = ("consult-login", "qr-login")
_OF_FAULTS = {
    "themes.empty": "theme-empty",
    "themes.duplicates": "theme-duplicates",
    "guide.basis_name_only": "basis-name-only",
    "hall.help_dead": "help-dead",
    "search.dead": "search-dead",
    "items.counts_wrong": "counts-wrong",
    "themes.scrambled": "themes-scrambled",
    "letters.nobody_answers": "consult-unanswered",
}
_LISTS = {"list.powers": "power_list", "list.catalogue": "catalogue"}
_PARTS = ("supervision", "stars", "whole_process", "newcomer", "parallel", "city_only")


def truth(slug: str) -> Truth:
    """
    The true value of every reading at the hall of *slug*; None: there is nothing there of which it could be true.

    Of a hall that is not opened nothing is true but that. Where it has a site all the same, whether questions asked
    there are answered is the one thing the survey says of such a site (3.3), and so it is true here.
    """
    known = profile(slug)
    opened = _of_opened(known)
    if known.facts.opened:
        return opened
    closed: Truth = dict.fromkeys(opened)
    closed["hall.open"] = False
    if known.facts.how_closed == "no-items":
        closed["letters.nobody_answers"] = opened["letters.nobody_answers"]
    return closed


def _of_opened(known: HallProfile) -> Truth:
    facts, faults = known.facts, known.faults
    values: Truth = {"hall.open": True, "hall.guides": True, "hall.level": facts.level}
    values |= {"hall.own_site": facts.site == "own", "hall.inside_portal": facts.site == "inside"}
    values |= {f"hall.{name}": facts.has(name) for name in _PARTS}
    values |= {key: facts.has(name) for key, name in _LISTS.items()}
    values |= {f"channel.{name}": _way(name, known, faults) for name in CHANNELS}
    values |= {key: fault in faults for key, fault in _OF_FAULTS.items()}
    return values | _counted(known)


def _counted(known: HallProfile) -> Truth:
    held = known.facts.items
    if held is None:
        return dict.fromkeys(
            ("online.person", "online.legal", "online.count", "items.total", "depth.guide_only", "depth.some_full")
        )
    return {
        "online.person": held.online_person / held.person,
        "online.legal": held.online_legal / held.legal,
        "online.count": held.online,
        "items.total": held.total,
        "depth.guide_only": held.online == 0,
        "depth.some_full": held.full_online > 0,
    }


def _way(name: str, known: HallProfile, faults: Faults) -> str:
    asking = name in ("consult", "message")
    if not known.facts.has(name) or (asking and "consult-missing" in faults):
        return "missing"
    if _SHUT[name] in faults:
        return "closed"
    return "login" if asking and any(fault in faults for fault in _LOGIN) else "open"
