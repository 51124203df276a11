"""Records on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from errand.survey import hall_journal
from errand.survey.hall_record import Evidence, HallReading
from tests.survey.halls import a_record


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    seen = HallReading("online.person", 0.5, (Evidence("http://x/", "词", "a" * 64),), "", 0.4, 0.6, 100, 900)
    record = a_record("hangzhou", seen, hall__open=True, items__total=12, hall__level="county", hall__stars=None)
    hall_journal.append(tmp_path, "gw0", record)

    told = hall_journal.read(tmp_path)["hangzhou"]
    assert told == record
    assert told.by_key == record.by_key
    assert told.value("items.total") == 12
    assert told.value("hall.open") is True


def test_the_later_visit_wins_and_a_torn_line_is_left_out(tmp_path: Path) -> None:
    old, new = a_record(hall__open=False), replace(a_record(hall__open=True), at="2026-11-27T10:00:00+08:00")
    hall_journal.append(tmp_path, "gw1", new)
    hall_journal.append(tmp_path, "gw0", old)
    hall_journal.append(tmp_path, "gw0", a_record("nanjing"))
    with (tmp_path / "survey-gw0.jsonl").open("ab") as file:
        file.write(b'{"city": "wuhu", "por')

    told = hall_journal.read(tmp_path)
    assert set(told) == {"hangzhou", "nanjing"}
    assert told["hangzhou"].value("hall.open") is True


def test_a_line_after_a_torn_one_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "survey-gw0.jsonl").write_bytes(b'{"city": "wuhu", "por')
    hall_journal.append(tmp_path, "gw0", a_record("hangzhou"))

    assert set(hall_journal.read(tmp_path)) == {"hangzhou"}


def test_half_a_character_does_not_lose_a_hall(tmp_path: Path) -> None:
    hall_journal.append(
        tmp_path, "main", a_record("hangzhou", HallReading("hall.open", True, (Evidence("http://x/", "\ud83d"),)))
    )

    assert hall_journal.read(tmp_path)["hangzhou"].by_key["hall.open"].evidence[0].quote == "?"
