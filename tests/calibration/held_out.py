"""Words real portals might well use, kept out of the lexicon on purpose: to try what errand makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unheard:
    """One concept in words the lexicon does not know, in a hall of one family, and the story that meets it."""

    concept: str
    word: str
    family: str
    says: Mapping[str, str]  # the family's own concepts, as the header Practice-Words has them
    story: str

    def __str__(self) -> str:
        return f"{self.concept}-{self.family}"


def _unheard(concept: str, word: str, family: str, own: str, story: str, **also: str) -> Unheard:
    others = {key.replace("_", "."): said for key, said in also.items()}
    return Unheard(concept, word, family, {own: word, **others}, f"test_{story}")


HELD_OUT = (
    _unheard(
        "consult.entry", "有话要说", "plain", "entry.consult", "a_question_is_acknowledged", entry_message="连心码头"
    ),
    _unheard("register.entry", "新朋友从这里进", "layui", "entry.register", "a_newcomer_opens_an_account"),
    _unheard("progress.entry", "我的事办到哪步了", "jsp", "entry.progress", "an_older_question_has_been_answered"),
    _unheard("services.person", "居民频道", "layui", "object.person", "an_item_stands_under_its_theme"),
    _unheard("help.entry", "手把手教您", "spa-antd", "entry.help", "the_instructions_for_asking_open"),
    _unheard("speak.correction", "网站挑刺", "spa-element", "entry.correction", "a_mistake_can_be_reported"),
    _unheard(
        "speak.complaint",
        "我要吐槽",
        "mobile-vant",
        "entry.complaint",
        "a_complaint_can_be_made",
        entry_petition="上访",
    ),
    _unheard("speak.rating", "给颗小红心", "frames", "entry.rating", "the_service_can_be_rated"),
)

HEADING = _unheard("guide.materials", "要带什么", "jsp", "guide.materials", "a_newcomer_learns_which_papers_to_bring")
"""What is read and not pressed: the guide is there and seems to lack it."""
