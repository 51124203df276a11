"""Which page a form is, told by what its fields ask for and not by any one word; no browser."""

from __future__ import annotations

import pytest

from errand.citizen.by_form import is_form_of
from errand.citizen.comprehension import understand
from errand.given.lexicon import Lexicon
from errand.page.records import Field, PerceivedForm

KINDS = {"pw": "password", "area": "area", "list": "list"}
REGISTRATION = ("请输入您的真实姓名", "移动电话", "pw:口令", "pw:口令再输一遍")
SHORT_REGISTRATION = ("您的姓名", "电子邮件", "pw:设个密码")
LOGIN = ("账户", "pw:口令")
LETTER = ("主旨", "area:想跟我们说的话")
RATING = ("list:满意程度",)


def form(labels: tuple[str, ...]) -> list[Field]:
    return [
        Field(number, KINDS.get(kind, "text"), {"label": label}, {}, None, filled=False)
        for number, (kind, _, label) in enumerate(
            each.partition(":") if ":" in each else ("", "", each) for each in labels
        )
    ]


@pytest.mark.parametrize(
    "labels, landmarks",
    [
        (REGISTRATION, {"register.mark"}),
        (SHORT_REGISTRATION, {"register.mark"}),
        (LOGIN, {"login.mark"}),
        (LETTER, {"consult.body"}),
        (RATING, set()),
    ],
)
def test_a_form_is_the_page_it_asks_for(labels: tuple[str, ...], landmarks: set[str], lexicon: Lexicon) -> None:
    asked = understand(PerceivedForm("", tuple(form(labels)), ()), lexicon, {})
    told = {mark for mark in ("register.mark", "login.mark", "consult.body") if is_form_of(mark, asked)}

    assert told == landmarks
