"""Counting characters, sentences and hard words."""

from __future__ import annotations

import pytest

from errand.survey.assess.readability import common_characters, readability


def test_the_common_characters_are_those_of_level_1() -> None:
    assert len(common_characters()) == 3500
    assert set("一办事") <= common_characters()
    assert not set("甪黉#，") & common_characters()


def test_sentences_and_time() -> None:
    measured = readability("请带身份证原件。\n" + "长" * 51 + "；到二楼。")

    assert (measured.characters, measured.sentences) == (61, 3)
    assert measured.long_sentences == pytest.approx(1 / 3)
    assert {rate: round(seconds, 2) for rate, seconds in measured.seconds.items()} == {250: 14.64, 300: 12.2, 400: 9.15}


def test_uncommon_characters() -> None:
    assert readability("甪直").uncommon == 0.5
    assert readability("ABC 123").uncommon is None


def test_names_of_laws_and_numbers_are_to_be_looked_up() -> None:
    assert readability("《居住证暂行条例》第九条").look_up == 1.0
    assert readability("带好证件").look_up == 0.0
    assert 0 < readability("按照《居住证暂行条例》办理").look_up < 1


@pytest.mark.parametrize("text", ["", " \n", "。；！"])
def test_a_text_without_characters_has_none(text: str) -> None:
    with pytest.raises(ValueError, match="without characters"):
        readability(text)
