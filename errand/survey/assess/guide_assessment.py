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
from errand.survey.assess.amounts import yes
from errand.survey.assess.consistency import RuleResult, check
from errand.survey.assess.depth import depth_of
from errand.survey.assess.elements import Element, elements, value_of

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


def assess(guide: GuideText) -> GuideAssessment:
    """
    Assess one guide.

    Key classes: 国办秘函〔2019〕19号; mandatory elements: national item-exchange tables, GB/T 39554.2-2020; both are
    counts. Rules: see consistency.py. Nothing is raised: a guide without anything has nothing present.

    >>> poor = assess(GuideText("居住证办理", {"basis": "《居住证暂行条例》", "place": "暂无", "phone": "12345"}))
    >>> poor.key_present, poor.key_missing, poor.basis_by_name_only
    (3, ('conditions', 'materials', 'place', 'hours', 'flow'), True)
    """
    fields = _plain(guide.fields)
    applying = [one for one in elements().values() if _applies(one, fields)]
    return GuideAssessment(
        title=guide.title,
        key_missing=tuple(key for key in KEYS if not _key_said(guide, fields, key)),
        mandatory=_coverage(guide, fields, [one for one in applying if one.mandatory]),
        everything=_coverage(guide, fields, applying),
        placeholders=tuple(_placeholders(guide, fields)),
        basis_by_name_only=basis_by_name_only(guide.sections.get("basis") or ""),
        rules=check(guide.title, guide.sections, fields),
        depth=_depth(fields),
    )


def _plain(fields: Mapping[str, str]) -> dict[str, str]:
    """Labels as elements.toml writes them."""
    return {re.sub(r"[\s:：*（）()]+", "", label): value.strip() for label, value in fields.items()}


def _depth(fields: Mapping[str, str]) -> str | None:
    found = value_of(fields, "网上办理深度")
    return depth_of(re.split(r"[、,，;；/|]", found[1])) if found else None


def _applies(element: Element, fields: Mapping[str, str]) -> bool:
    if not element.when:
        return True
    found = value_of(fields, element.when)
    return found is not None and yes(found[1]) is True


def _coverage(guide: GuideText, fields: Mapping[str, str], applying: list[Element]) -> Coverage:
    missing = tuple(one.name for one in applying if not _there(guide, fields, one))
    return Coverage(len(applying) - len(missing), len(applying), missing)


def _there(guide: GuideText, fields: Mapping[str, str], element: Element) -> bool:
    if element.key and not element.says and _key_said(guide, fields, element.key):
        return True
    if element.says and re.search(element.says, guide.sections.get(element.key) or ""):
        return True
    found = value_of(fields, element.name)
    return found is not None and bool(bare(found[1])) and (element.none_is_an_answer or not _empty(found[1], guide))


def _key_said(guide: GuideText, fields: Mapping[str, str], key: str) -> bool:
    """Whether a key class says something: in its section, by a picture there, or in a table."""
    if key == "name" and bare(guide.title):
        return True
    text = guide.sections.get(key) or ""
    if bare(text) and not _empty(text, guide):
        return True
    if guide.pictures.get(key, 0) and not says_nothing(text):
        return True
    labels = next(one.labels for one in elements().values() if one.key == key)
    return any(bare(fields[label]) and not _empty(fields[label], guide) for label in labels if label in fields)


def _empty(text: str, guide: GuideText) -> bool:
    """Whether words stand in for something; those that point to an attachment do where there is none that opens."""
    if points_to_attachment(text):
        return not any(one.alive is not False for one in guide.attachments)
    return says_nothing(text)


def _placeholders(guide: GuideText, fields: Mapping[str, str]) -> Iterator[Placeholder]:
    dead = next((one.url for one in guide.attachments if one.alive is False), "")
    silent = {label for one in elements().values() if one.none_is_an_answer for label in one.labels}
    said = {key: text for key, text in guide.sections.items() if text and key in KEYS}
    seen = {label for one in elements().values() if one.key in said for label in one.labels}
    said |= {label: text for label, text in fields.items() if label not in silent and label not in seen}
    for where, text in said.items():
        if bare(text) and _empty(text, guide) and not _answers(where, text):
            yield Placeholder(where, text.strip(), dead if points_to_attachment(text) else "")


def _answers(label: str, text: str) -> bool:
    """Whether 无 answers the label: 是否..., and what a fee is when there is none."""
    return bare(text) in ("无", "没有") and (label.startswith(("是否", "收费")) or "限制" in label or "要求" in label)
