"""Rows of calls are kept in Parquet, or as lines where polars is not installed; records are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.importing.calls import contacts, kept, reading
from relcon.importing.faults import NotImported
from relcon.importing.run import run
from tests.importing.calls.conftest import CASE, HEAD, Calls
from tests.importing.calls.test_reading import DUNN, GOOD, REYES

ROWS = (
    GOOD
    + f"2025-06-01 10:00:02,{DUNN},{REYES},61,Voice\n2025-06-02 09:00,{REYES},{DUNN},0,Voice\n"
    + f"2025-06-02 09:30,{REYES},{DUNN},,SMS\n2025-06-03 09:30,{REYES},Unknown,5,Voice\n"
)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Polars is not installed."""
    monkeypatch.setattr(kept, "has", lambda _name: False)


def state(calls: Calls) -> dict[str, bytes]:
    """Every file that both ways must leave alike: all but the rows themselves, and the receipt that names them."""
    return {name: data for name, data in calls.state.items() if "/rows/" not in name and "/receipts/" not in name}


def twice(calls: Calls) -> None:
    calls.tolls(ROWS, more="legs: true\n")
    calls.tolls(GOOD.replace(":00:00", ":00:04"), "b.csv", "tolls-2")


def test_with_and_without_polars_the_same_is_written(
    calls: Calls, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    twice(calls)
    assert [path.suffix for path in (calls.folder / "imported" / "rows").iterdir()] == [".parquet"] * 2
    other = Calls(tmp_path_factory.mktemp("other"))
    other.file(CASE, "case.yaml")
    other.file("zone: America/Chicago\n", "import.yaml")
    request.getfixturevalue("without")
    twice(other)
    assert [path.suffix for path in (other.folder / "imported" / "rows").iterdir()] == [".jsonl"] * 2
    assert state(calls) == state(other)
    assert [one.receipt.records for one in calls.store.files] == [one.receipt.records for one in other.store.files]
    assert calls.contacts["c-tolls-dunn-reyes-call"] == ("2025-06-01", "2025-06-01", 1)


def test_rows_in_parquet_are_not_passed_over_where_polars_has_gone(
    calls: Calls, request: pytest.FixtureRequest
) -> None:
    calls.tolls(ROWS)
    request.getfixturevalue("without")
    before = calls.state
    with pytest.raises(NotImported, match=r"relcon\[tolls\]"):
        calls.tolls(GOOD, "b.csv", "tolls-2")
    assert {name: calls.state[name] for name in before} == before


@pytest.mark.usefixtures("without")
def test_very_many_rows_need_polars(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 3)
    with pytest.raises(NotImported, match=r"relcon\[tolls\]"):
        calls.tolls(ROWS)


def test_parquet_holds_the_raw_text_beside_what_was_read(calls: Calls) -> None:
    import polars as pl

    calls.tolls(ROWS)
    (path,) = (calls.folder / "imported" / "rows").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    first = pl.read_parquet(Path(path)).row(0, named=True)
    assert first["date_raw"] + first["time_raw"] == "2025-06-01 10:00:00"
    assert (first["from_raw"], first["from"]) == (DUNN, "+13125550101")
    assert (first["place"], first["reason"], first["utc"]) == (2, "used", 1748790000)


def test_a_run_that_is_broken_off_leaves_nothing(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    calls.tolls(ROWS)
    request = calls.request(HEAD + GOOD, "tolls", "b.csv", map=calls.folder / "a.csv.map.yaml", tz="America/Chicago")
    before = calls.state

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(contacts, "contacts", break_off)
    with pytest.raises(KeyboardInterrupt):
        run(request)
    assert calls.state == before
