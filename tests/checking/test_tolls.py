"""What ``relcon check`` says of days that call records do not cover, and of calls of a wire that they lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.checking.check import check
from relcon.checking.note import Note
from relcon.importing.store import Store
from relcon.private_files import NotWritten
from relcon.reading.files import read_case
from tests.importing.calls.conftest import CASE, HEAD, Calls

DUNN, LATER, REYES, NOBODY = "+13125550101", "+13125550102", "+13125550103", "+13125550105"
COVERS = "covers: [{phone: (312) 555-0101, from: 2025-02-01, to: 2025-03-31}, "
COVERS += f"{{phone: '{DUNN}', from: 2025-04-01, to: 2025-05-31}}]"
WIRE = """\
format: relcon/map/1
kind: intercepts
columns: {when: When, from: From, to: To, seconds: Seconds}
constants: {medium: call, session: '1', classification: pertinent}
ignore: [Type]
"""


def matter(folder: Path, covers: str, contacts: str = "") -> Calls:
    """Return a matter of which the first exhibit holds days of a number whole."""
    text = CASE.replace("title: A's records", f"title: A's records, {covers}") + contacts
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    (folder / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    return Calls(folder)


def notes(calls: Calls) -> list[Note]:
    found = check(read_case(calls.case), Store(calls.case).files).notes
    return [one for one in found if one.kind == "not_in_tolls"]


@pytest.mark.parametrize(
    ("between", "medium", "first", "last", "bare"),
    [
        pytest.param("[dunn, reyes]", "call", "2025-02-01", "2025-05-31", None, id="two periods that meet"),
        pytest.param("[dunn, reyes]", "call", "2025-01-15", "2025-03-01", "2025-01-15 to 2025-01-31", id="before"),
        pytest.param("[reyes, dunn]", "text", "2025-05-31", "2025-06-01", "2025-06-01;", id="one day after"),
        pytest.param(
            "[dunn, reyes]", "call", "2025-05-01", "2025-12-31", "2025-06-01 to 2025-06-07;", id="until the claim ends"
        ),
        pytest.param(
            f"['{DUNN}', reyes]",
            "call",
            "2025-01-31",
            "2025-06-01",
            "2025-01-31, 2025-06-01;",
            id="a number: both sides",
        ),
        pytest.param("[dunn, reyes]", "app", "2024-01-01", "2025-12-31", None, id="an app is in no tolls"),
        pytest.param("[reyes, orr]", "call", "2024-01-01", "2025-12-31", None, id="no tolls of either"),
        pytest.param("[dunn, reyes]", "call", "2025-06-08", "2025-07-01", None, id="another number by then"),
    ],
)
def test_days_of_a_contact_that_no_tolls_cover(
    tmp_path: Path, between: str, medium: str, first: str, last: str, bare: str | None
) -> None:
    dates = f"medium: {medium}, first: {first}, last: {last}, count: 3, evidence: [wire-1]"
    calls = matter(tmp_path, COVERS, f"contacts: [{{id: k1, between: {between}, {dates}}}]\n")
    found = notes(calls)
    assert [one.record for one in found] == ([] if bare is None else ["k1"])
    assert all(bare is None or f"do not cover {bare}" in f"{one.text};" for one in found), found


def wired(calls: Calls, rows: str) -> None:
    path = calls.file(WIRE, "wire.map.yaml")
    calls.run(HEAD + rows, "intercepts", "wire.csv", map=path, evidence="wire-1", tz="America/Chicago")


def test_calls_of_a_wire_that_the_tolls_of_the_day_lack(tmp_path: Path) -> None:
    calls = matter(tmp_path, f"covers: [{{phone: '{DUNN}', from: 2025-03-01, to: 2025-03-31}}]")
    calls.tolls(f"2025-03-02 10:00,{DUNN},{REYES},60,Voice\n2025-03-05 23:59:50,{REYES},{DUNN},60,Voice\n")
    wired(
        calls,
        f"2025-03-02 10:01:30,{DUNN},{REYES},58,\n"  # by another clock: the day has as many
        f"2025-03-02 18:00,{REYES},{DUNN},30,\n"  # and one more
        f"2025-03-04 18:00,{REYES},{DUNN},30,\n"
        f"2025-03-04 19:00,{REYES},{DUNN},0,\n"  # nobody talked
        f"2025-02-28 18:00,{REYES},{DUNN},30,\n"  # not held whole
        f"2025-03-04 18:00,{REYES},{NOBODY},30,\n",  # a number of which there are no tolls
    )
    found, days = sorted(notes(calls), key=lambda one: one.record, reverse=True)
    assert found.record == "wire-1"
    assert found.text == (
        f"calls between {DUNN} and {REYES} that tolls-1 lacks, which holds these days whole: "
        "2025-03-02 (2 heard, 1 listed), 2025-03-04 (1 heard, 0 listed)"
    )
    assert days.record == "c-intercepts-dunn-reyes-call"  # of which one day is not held whole
    assert "do not cover 2025-02-28;" in days.text


def test_nothing_is_lacking_where_no_tolls_are_said_to_be_whole_or_none_were_imported(tmp_path: Path) -> None:
    calls = matter(tmp_path, f"covers: [{{phone: '{DUNN}', from: 2025-03-01, to: 2025-03-31}}]")
    wired(calls, f"2025-03-02 10:01:30,{DUNN},{REYES},58,\n")
    assert notes(calls) == []
    calls.tolls(f"2025-03-05 10:00,{DUNN},{REYES},60,Voice\n")
    assert len(notes(calls)) == 1
    text = calls.case.read_text(encoding="utf-8")
    calls.case.write_text(text.replace("from: 2025-03-01", "from: 2025-03-05"), encoding="utf-8")
    assert [one.record for one in notes(calls) if "lacks" in one.text] == []


def test_rows_of_tolls_that_are_gone_are_named(tmp_path: Path) -> None:
    calls = matter(tmp_path, f"covers: [{{phone: '{DUNN}', from: 2025-03-01, to: 2025-03-31}}]")
    calls.tolls(f"2025-03-02 10:00,{DUNN},{REYES},60,Voice\n")
    wired(calls, f"2025-03-02 10:01:30,{DUNN},{REYES},58,\n")
    (path,) = (tmp_path / "imported" / "rows").glob("*.parquet")
    path.write_bytes(b"PAR1")
    with pytest.raises(NotWritten, match=r"a\.csv, is gone or damaged"):
        notes(calls)
