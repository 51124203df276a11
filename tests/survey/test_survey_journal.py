"""Records on disk."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from errand.core.message import Message, Said
from errand.survey import hall_journal
from errand.survey.against_2018.published import read_published
from errand.survey.hall_record import Evidence, HallReading
from errand.survey.report.edition import make_edition
from errand.words import render
from tests.survey.halls import a_record


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    seen = HallReading("online.person", 0.5, (Evidence("http://x/", "词", "a" * 64),), None, 0.4, 0.6, 100, 900)
    record = a_record("hangzhou", seen, hall__open=True, items__total=12, hall__level="county", hall__stars=None)
    hall_journal.append(tmp_path, "gw0", record)

    record_read = hall_journal.read(tmp_path)["hangzhou"]
    assert record_read == record
    assert record_read.by_key == record.by_key
    assert record_read.value("items.total") == 12
    assert record_read.value("hall.open") is True


def test_the_later_visit_wins_and_a_torn_line_is_left_out(tmp_path: Path) -> None:
    old, new = a_record(hall__open=False), replace(a_record(hall__open=True), at="2026-11-27T10:00:00+08:00")
    hall_journal.append(tmp_path, "gw1", new)
    hall_journal.append(tmp_path, "gw0", old)
    hall_journal.append(tmp_path, "gw0", a_record("nanjing"))
    with (tmp_path / "survey-gw0.jsonl").open("ab") as file:
        file.write(b'{"city": "wuhu", "por')

    records = hall_journal.read(tmp_path)
    assert set(records) == {"hangzhou", "nanjing"}
    assert records["hangzhou"].value("hall.open") is True


def test_a_line_after_a_torn_one_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "survey-gw0.jsonl").write_bytes(b'{"city": "wuhu", "por')
    hall_journal.append(tmp_path, "gw0", a_record("hangzhou"))

    assert set(hall_journal.read(tmp_path)) == {"hangzhou"}


def test_half_a_character_does_not_lose_a_hall(tmp_path: Path) -> None:
    hall_journal.append(
        tmp_path, "main", a_record("hangzhou", HallReading("hall.open", True, (Evidence("http://x/", "\ud83d"),)))
    )

    assert hall_journal.read(tmp_path)["hangzhou"].by_key["hall.open"].evidence[0].quote == "?"


def test_records_from_before_reasons_had_codes_are_read_and_their_sentences_shown_as_they_are(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("survey-before-codes.jsonl"), tmp_path / "survey-main.jsonl")

    read = hall_journal.read(tmp_path)

    assert set(read) == {"lasa", "linfen"}
    lasa = read["lasa"]
    assert lasa.by_key["hall.site"].evidence[0].quote == "拉萨市网上政务大厅"
    assert lasa.by_key["hall.site"].why is None
    assert (lasa.by_key["online.person"].low, lasa.by_key["online.person"].of) == (0.21, 1800)
    assert [render(one, "en") for one in lasa.trouble] == ["搜索：[timeout] 15 秒内没有打开"]
    for lang in ("zh", "en"):
        readings = make_edition(read, read_published(), lang).readings
        why = [column.key for column in readings.columns].index("why")
        assert "没有看到下级大厅的入口" in {row[why] for row in readings.rows}
    hall_journal.append(tmp_path, "other", replace(lasa, at="2026-11-26T09:00:00+08:00"))
    assert hall_journal.read(tmp_path)["lasa"].by_key["hall.level"] == lasa.by_key["hall.level"], (
        "written anew as codes"
    )


def test_a_reason_with_its_gaps_comes_back_as_it_was(tmp_path: Path) -> None:
    why = Message.of("survey.why-entry-dead", entry=Said("新手指南"), came=Message.plain("404"))
    hall_journal.append(tmp_path, "main", a_record("lasa", HallReading.unknown("hall.newcomer", why)))

    read = hall_journal.read(tmp_path)["lasa"].by_key["hall.newcomer"].why

    assert read == why
    assert render(why, "en") == "there is an entry “新手指南” that does not open: 404"
    assert render(why, "zh") == "有入口「新手指南」，打不开：404"
