"""Logs of a pole camera: days with entries, in the row store alone; nobody becomes a participant."""

from __future__ import annotations

import pytest

from relcon.importing.faults import NotImported
from relcon.reading.files import read_case
from tests.importing.conftest import Small, fates

HEAD = "Date,Time,Camera,Note,Agent"
FIRST = "03/17/2025,11:58 PM,Pole 2,Dunn enters the flat,KO"
MAP = """\
format: relcon/map/1
kind: cameras
zone: UTC
columns: {date: Date, time: Time, camera: Camera, details: Note, agent: Agent}
"""


@pytest.fixture
def log(small: Small) -> Small:
    (small.folder / "cameras.map.yaml").write_text(MAP, encoding="utf-8")
    settings = "format: relcon/import-settings/1\nzone: America/Chicago\n"
    (small.folder / "import.yaml").write_text(settings, encoding="utf-8")
    return small


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("03/18/2025,12:05 AM,Pole 2,a car leaves,KO", "used"),
        ("03/17/2025,23:58,pole 2,Dunn  enters the flat,KO", "same_row"),
        ("03/17/2025,23:58,Pole 3,Dunn enters the flat,KO", "used"),
        (",12:05 AM,Pole 2,a car leaves,KO", "undated"),
        ("03/18/2025,,Pole 2,a car leaves,KO", "bad_date"),
        ("03/18/2025,24:05,Pole 2,a car leaves,KO", "bad_date"),
        ("45733,12:05 AM,Pole 2,a car leaves,KO", "day_number"),
        ("03/18/2025,12:05 AM,Pole 2,,KO", "missing_field"),
        ("03/18/2025,12:05 AM,Pole 2", "wrong_columns"),
    ],
)
def test_an_entry_has_its_fate(log: Small, row: str, reason: str) -> None:
    done = log.run(f"{HEAD}\n{FIRST}\n{row}\n", "cameras", evidence="seizures-1")
    assert fates(done) == {"2": "used", "3": reason}


def test_days_are_told_in_the_zone_of_the_matter_and_make_no_record(log: Small) -> None:
    before = log.state["case.yaml"]
    done = log.run(f"{HEAD}\n03/18/2025,04:30,Pole 2,Dunn enters the flat,KO\n{FIRST}\n", "cameras", evidence="labs-1")
    assert done.receipt.found["days with entries"] == "1, the first 2025-03-17, the last 2025-03-17"
    assert done.change.added == []
    assert done.receipt.records == {}
    assert log.state["case.yaml"] == before, "no record, and nothing to include"
    kept = log.store.files[0].rows
    assert [row.values["date"] for row in kept] == ["2025-03-17", "2025-03-17"]
    assert kept[0].values["details"] == "Dunn enters the flat"
    assert not read_case(log.case).case.events


def test_an_entry_of_two_files_is_told_once(log: Small) -> None:
    log.run(f"{HEAD}\n{FIRST}\n", "cameras", evidence="labs-1")
    again = log.run(f"{HEAD}\n{FIRST}\n03/18/2025,1:00,Pole 2,a van,KO\n", "cameras", "b.csv", evidence="labs-1")
    assert fates(again) == {"2": "same_row", "3": "used"}


def test_a_log_of_days_alone_needs_no_zone(log: Small) -> None:
    map_ = MAP.replace("time: Time, ", "").replace("zone: UTC\n", "")
    (log.folder / "cameras.map.yaml").write_text(map_, encoding="utf-8")
    (log.folder / "import.yaml").unlink()
    done = log.run(f"{HEAD}\n{FIRST}\n", "cameras", evidence="labs-1")
    assert done.receipt.found["zone"] == "none: the file has days only"
    assert fates(done) == {"2": "used"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("zone: UTC\n", "", "state it: --tz"), ("date: Date, time: Time, ", "", "names no column of days")],
)
def test_what_the_map_must_say_is_asked(log: Small, old: str, new: str, says: str) -> None:
    (log.folder / "cameras.map.yaml").write_text(MAP.replace(old, new), encoding="utf-8")
    with pytest.raises(NotImported, match=says):
        log.run(f"{HEAD}\n{FIRST}\n", "cameras", evidence="labs-1")
