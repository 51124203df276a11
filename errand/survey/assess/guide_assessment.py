"""
One item's guide, assessed: which elements it has, what stands in for those it has not, and where it contradicts itself.

An element counts when something is said, not when its heading is there: 暂无, or an attachment that cannot be opened,
tells a citizen nothing.  Where 无 is an answer (数量限制, 禁止性要求) it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from errand.citizen.wording import bare, basis_by_name_only, points_to_attachment, says_nothing
from errand.core.message import Message
from errand.given.lexicon import Lexicon, load_lexicon
from errand.survey.assess.amounts import yes
from errand.survey.assess.consistency import RuleResult, check
from errand.survey.assess.depth import DepthReader
from errand.survey.assess.elements import Element, elements, value_of
from errand.survey.assess.parts import Parts

# The key element classes of 国办秘函〔2019〕19号; what readers call them stands in the catalogue, survey.key-<name>.
KEYS = ("name", "basis", "conditions", "materials", "place", "hours", "phone", "flow")
TOO_MANY_MISSING = 4  # key classes: from there on an item counts for the red line


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a guide hangs on: its words, its address, and whether it could be opened (None: not tried)."""

    label: str
    url: str
    alive: bool | None = None


@dataclass(frozen=True, slots=True)
class GuideText:
    """
    What was read of one guide: sections by the names of KEYS (None: no such section), the labels and values of its
    tables, its attachments, and how many pictures each section shows.
    """

    title: str
    sections: Mapping[str, str | None]
    fields: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    pictures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the elements that apply are there, and which are not."""

    present: int
    applicable: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of those that apply."""
        return self.present / self.applicable


@dataclass(frozen=True, slots=True)
class Placeholder:
    """
    Words that stand in for what is not said.

    where: one of KEYS, or the guide's own label.  dead: an attachment that cannot be opened.
    """

    where: str
    text: str
    dead: str = ""


@dataclass(frozen=True, slots=True)
class GuideAssessment:
    """What a guide comes to; key_missing by the names of KEYS, depth D0-D5 or None where no word tells it."""

    title: str
    key_missing: tuple[str, ...]
    mandatory: Coverage
    everything: Coverage
    placeholders: tuple[Placeholder, ...]
    basis_by_name_only: bool
    rules: tuple[RuleResult, ...]
    depth: str | None

    @property
    def key_present(self) -> int:
        """Key classes that say something, of 8."""
        return len(KEYS) - len(self.key_missing)

    @property
    def lacks(self) -> tuple[Message, ...]:
        """What readers call the key classes that say nothing."""
        return tuple(Message(f"survey.key-{key}") for key in self.key_missing)

    @property
    def lacking(self) -> bool:
        """Whether it counts for the red line of services of no use."""
        return len(self.key_missing) >= TOO_MANY_MISSING

    @property
    def contradictions(self) -> tuple[RuleResult, ...]:
        """The rules it breaks."""
        return tuple(rule for rule in self.rules if rule.kept is False)


def assess(guide: GuideText, lexicon: Lexicon | None = None) -> GuideAssessment:
    """
    Assess one guide by the words of *lexicon* (errand's own where none is given).

    Key classes: 国办秘函〔2019〕19号; mandatory elements: national item-exchange tables, GB/T 39554.2-2020; both are
    counts. Rules: see consistency.py. Nothing is raised: a guide without anything has nothing present.

    >>> poor = assess(GuideText("居住证办理", {"basis": "《居住证暂行条例》", "place": "暂无", "phone": "12345"}))
    >>> poor.key_present, poor.key_missing, poor.basis_by_name_only
    (3, ('conditions', 'materials', 'place', 'hours', 'flow'), True)
    """
    return _Assessor(guide, lexicon or load_lexicon()).assessment()


class _Assessor:
    """One guide, its labels as elements.toml writes them, and the words to read it by."""

    def __init__(self, guide: GuideText, lexicon: Lexicon) -> None:
        self.guide = guide
        self.lexicon = lexicon
        self.fields = {
            re.sub(r"[\s:：*（）()]+", "", label): value.strip() for label, value in guide.fields.items()
        }  # fmt: skip

    def assessment(self) -> GuideAssessment:
        """All of it."""
        applying = [one for one in elements().values() if self._applies(one)]
        return GuideAssessment(
            title=self.guide.title,
            key_missing=tuple(key for key in KEYS if not self._key_said(key)),
            mandatory=self._coverage([one for one in applying if one.mandatory]),
            everything=self._coverage(applying),
            placeholders=tuple(self._placeholders()),
            basis_by_name_only=basis_by_name_only(self.guide.sections.get("basis") or "", self.lexicon),
            rules=check(Parts(self.guide.sections, self.fields, self.lexicon)),
            depth=self._depth(),
        )

    def _depth(self) -> str | None:
        found = value_of(self.fields, "网上办理深度")
        return DepthReader(self.lexicon).depth(re.split(r"[、,，;；/|]", found[1])) if found else None

    def _applies(self, element: Element) -> bool:
        if not element.when:
            return True
        found = value_of(self.fields, element.when)
        return found is not None and yes(found[1], self.lexicon) is True

    def _coverage(self, applying: list[Element]) -> Coverage:
        missing = tuple(one.name for one in applying if not self._there(one))
        return Coverage(len(applying) - len(missing), len(applying), missing)

    def _there(self, element: Element) -> bool:
        if element.key and not element.says and self._key_said(element.key):
            return True
        if element.says and re.search(element.says, self.guide.sections.get(element.key) or ""):
            return True
        found = value_of(self.fields, element.name)
        return found is not None and bool(bare(found[1])) and (element.none_is_an_answer or not self._empty(found[1]))

    def _key_said(self, key: str) -> bool:
        """Whether a key class says something: in its section, by a picture there, or in a table."""
        if key == "name" and bare(self.guide.title):
            return True
        text = self.guide.sections.get(key) or ""
        if bare(text) and not self._empty(text):
            return True
        if self.guide.pictures.get(key, 0) and not says_nothing(text, self.lexicon):
            return True
        labels = next(one.labels for one in elements().values() if one.key == key)
        said = (self.fields[label] for label in labels if label in self.fields)
        return any(bare(value) and not self._empty(value) for value in said)

    def _empty(self, text: str) -> bool:
        """Whether words stand in for something; those that point to an attachment do where there is none that opens."""
        if points_to_attachment(text, self.lexicon):
            return not any(one.alive is not False for one in self.guide.attachments)
        return says_nothing(text, self.lexicon)

    def _placeholders(self) -> Iterator[Placeholder]:
        dead = next((one.url for one in self.guide.attachments if one.alive is False), "")
        silent = {label for one in elements().values() if one.none_is_an_answer for label in one.labels}
        said = {key: text for key, text in self.guide.sections.items() if text and key in KEYS}
        seen = {label for one in elements().values() if one.key in said for label in one.labels}
        said |= {label: text for label, text in self.fields.items() if label not in silent and label not in seen}
        for where, text in said.items():
            if bare(text) and self._empty(text) and not _answers(where, text):
                yield Placeholder(where, text.strip(), dead if points_to_attachment(text, self.lexicon) else "")


def _answers(label: str, text: str) -> bool:
    """Whether 无 answers the label: 是否..., and what a fee is when there is none."""
    return bare(text) in ("无", "没有") and (label.startswith(("是否", "收费")) or "限制" in label or "要求" in label)
