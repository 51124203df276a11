"""
Words for a practice hall's own concepts from outside the lexicon, from the half of the table that sets thresholds.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from errand.given.lexicon import load_lexicon
from errand_practice.family import load_family
from tests.calibration.labelled import labels

SHARE = 1 / 5  # of the words of a hall
MEANT: Mapping[str, str] = {  # a family's own concept -> the lexicon's
    "entry.consult": "consult.entry",
    "entry.complaint": "speak.complaint",
    "entry.correction": "speak.correction",
    "entry.rating": "speak.rating",
    "entry.progress": "progress.entry",
    "entry.help": "help.entry",
    "entry.register": "register.entry",
    "entry.login": "login.entry",
    "block.interaction": "interaction",
    "object.person": "services.person",
    "object.legal": "services.legal",
    "tab.theme": "services.by-theme",
    "tab.department": "survey.by-department",
    "tab.audience": "survey.by-audience",
    "search.button": "search.button",
    "search.hint": "search.box",
    "search.label": "search.box",
    "guide.basis": "guide.basis",
    "guide.conditions": "guide.conditions",
    "guide.materials": "guide.materials",
    "guide.flow": "guide.flow",
    "guide.fee": "guide.fee",
    "guide.place": "guide.place",
    "guide.hours": "guide.hours",
    "guide.phones": "guide.phone",
    "progress.number": "progress.number",
    "progress.password": "progress.password",
    "register.account": "person.login-name",
    "register.name": "person.name",
    "register.id": "person.id-number",
    "register.phone": "person.phone",
    "register.code": "sms.box",
    "register.password": "person.password",
    "register.confirm": "person.password-again",
    "register.submit": "register.submit",
    "letter.title": "consult.title",
    "consult.title": "consult.title",
    "letter.content": "consult.body",
    "consult.content": "consult.body",
    "letter.name": "person.name",
    "letter.phone": "person.phone",
    "letter.submit": "consult.submit",
    "consult.submit": "consult.submit",
    "progress.state": "case.state",
    "progress.reply": "case.reply",
}
MORE: Mapping[str, tuple[str, ...]] = {  # where the table has none that the lexicon lacks
    "progress.entry": ("办件跟踪", "看看办到哪了"),
    "register.entry": ("新用户入口",),
    "login.entry": ("用户入口",),
    "speak.correction": ("我来找错",),
    "person.name": ("称呼",),
    "person.phone": ("能找到您的号码",),
    "progress.password": ("取件口令",),
}


@cache
def unheard(concept: str) -> tuple[str, ...]:
    """What else may stand for a concept: labels of the half that sets thresholds that none of its words fits."""
    lexicon = load_lexicon()
    own = (*(label.text for label in labels() if label.concept == concept and not label.tests), *MORE.get(concept, ()))
    return tuple(text for text in own if not lexicon.means(concept, text) and not lexicon.says(concept, text))


def outside_words(family: str, seed: object) -> dict[str, str]:
    """Words from outside the lexicon for a fifth of those of a family's concepts that have some, by *seed*."""
    draw = random.Random(f"outside {seed}")
    known = load_family(family).words
    drawn = ((own, unheard(MEANT[own])) for own in sorted(MEANT) if own in known and draw.random() < SHARE)
    return {own: draw.choice(words) for own, words in drawn if words}
