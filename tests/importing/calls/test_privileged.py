"""Privileged sessions: held, and of them only session and day are written anywhere."""

from __future__ import annotations

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import Done
from relcon.reading.problems import InputError
from tests.importing.calls.conftest import Calls
from tests.importing.conftest import fates

MAP = """\
format: relcon/map/1
kind: intercepts
columns: {session: Session, date: Date, time: Start, seconds: Length, direction: Way, target: Target, other: Other,
  classification: Class, synopsis: Synopsis}
words: {Way: {O: out, I: in}, Class: {P: pertinent, NP: non_pertinent, PRIV: privileged}}
"""
HEAD = "Session,Date,Start,Length,Way,Target,Other,Class,Synopsis\n"
GOOD = "00001,2025-06-01,10:00:00,60,O,3125550101,3125550103,P,Talk of rain\n"
SYNOPSIS = "Counsel says stay away"


def wire(calls: Calls, rows: str, map_: str = MAP) -> Done:
    path = calls.file(map_, "w.yaml")
    return calls.run(HEAD + rows, "intercepts", "w.csv", map=path, evidence="wire-1", tz="America/Chicago")


def written(calls: Calls) -> str:
    """Return all that an import wrote."""
    import polars as pl

    files = [path for path in sorted((calls.folder / "imported").rglob("*")) if path.is_file()]
    return "\n".join(
        pl.read_parquet(path).write_csv() if path.suffix == ".parquet" else path.read_text(encoding="utf-8")
        for path in files
    )


def test_a_privileged_session_is_held_with_its_session_and_day(calls: Calls) -> None:
    done = wire(calls, GOOD + f"00002,2025-06-02,11:00:00,90,I,3125550101,3125550144,PRIV,{SYNOPSIS}\n")
    assert fates(done) == {"2": "used", "3": "privileged"}
    text = written(calls)
    assert '"session":"00002","date_raw":"2025-06-02"' in text
    assert SYNOPSIS not in text
    assert "3125550144" not in text
    assert "11:00" not in text
    assert "Talk of rain" in text
    assert calls.contacts == {"c-intercepts-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(
            f"2,2025-06-02,11:00,90,I,3125550101,3125550144,ATTY?,{SYNOPSIS}", "unknown_word", id="unknown class"
        ),
        pytest.param(f"2,2025-06-02,11:00,90,I,3125550101,3125550144,,{SYNOPSIS}", "missing_field", id="no class"),
        pytest.param(f"2,2025-06-02,11:00,90,I,3125550101,PRIV,{SYNOPSIS}", "wrong_columns", id="a cell too few"),
        pytest.param(f"2,2025-06-02,11:00,90,I,3125550101,,3125550144,PRIV,{SYNOPSIS}", "wrong_columns", id="too many"),
        pytest.param(f"2,2025-06-02,25:99,,X,,,PRIV,{SYNOPSIS}\x01", "privileged", id="privileged and unreadable"),
        pytest.param(f",2025-06-02,11:00,90,I,3125550101,3125550144,PRIV,{SYNOPSIS}", "privileged", id="no session"),
        pytest.param(f"2,soon,11:00,90,I,3125550101,3125550144,PRIV,{SYNOPSIS}", "privileged", id="no day"),
    ],
)
def test_a_row_that_may_be_privileged_is_withheld_though_it_cannot_be_read(calls: Calls, row: str, reason: str) -> None:
    done = wire(calls, GOOD + row + "\n")
    assert fates(done) == {"2": "used", "3": reason}
    assert SYNOPSIS not in written(calls)


def test_a_row_that_is_not_privileged_is_shown_with_what_is_wrong(calls: Calls) -> None:
    done = wire(calls, GOOD + "00002,2025-06-02,11:00:00,90,I,3125550101,12,NP,Of snow\n00003,x,1,1,O,1,1,NP,Of hail\n")
    assert fates(done) == {"2": "used", "3": "service_number", "4": "bad_date"}
    assert "Of hail" in written(calls)


def test_a_line_sheet_without_a_classification_is_not_read(calls: Calls) -> None:
    bare = MAP.replace("classification: Class, ", "").replace(
        ", Class: {P: pertinent, NP: non_pertinent, PRIV: privileged}", ""
    )
    with pytest.raises(InputError, match="classification"):
        wire(calls, GOOD, bare)
    done = wire(calls, GOOD, bare + "constants: {classification: pertinent}\n")
    assert fates(done) == {"2": "used"}


def test_jail_calls_to_counsel_are_held_where_the_map_says_which_they_are(calls: Calls) -> None:
    path = calls.file(
        "format: relcon/map/1\nkind: jail-calls\n"
        "columns: {when: Start, from: Inmate, to: Called, seconds: Length, classification: Flag}\n"
        "words: {Flag: {Attorney: privileged, Recorded: pertinent}}\n",
        "j.yaml",
    )
    rows = (
        "Start,Inmate,Called,Length,Flag\n2025-06-01 10:00,3125550101,3125550103,60,Recorded\n"
        "2025-06-01 11:00,3125550101,3125550155,60,Attorney\n"
    )
    done = calls.run(rows, "jail-calls", "j.csv", map=path, evidence="wire-1", tz="America/Chicago")
    assert fates(done) == {"2": "used", "3": "privileged"}
    assert "3125550155" not in written(calls)
    assert calls.contacts == {"c-jail-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}


def test_a_file_of_privileged_sessions_alone_is_told_without_their_text(calls: Calls) -> None:
    with pytest.raises(NotImported) as told:
        wire(calls, f"00002,2025-06-02,11:00:00,90,I,3125550101,3125550144,PRIV,{SYNOPSIS}\n")
    assert told.value.faults[0].kind == "nothing_usable"
    assert SYNOPSIS not in told.value.render()
