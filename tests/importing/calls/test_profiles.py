"""Layouts of carriers that ship, on small files drawn by what each layout says of itself."""

from __future__ import annotations

import pytest

from relcon.importing.faults import NotImported
from tests.importing.calls.conftest import Calls
from tests.importing.conftest import fates

DUNN, REYES, ORR, NOBODY = "3125550101", "3125550103", "3125550104", "3125550105"
VERIZON = (
    "Network Element Name,Mobile Directory Number,Dialed Digit Number,Call Direction,Seizure Dt Tm,Seizure Duration,"
    "First Serving Cell Site,First Serving Cell Face,Last Serving Cell Site,Last Serving Cell Face,Calling Party Number"
)
SPRINT = "CALLING_NBR,CALLED_NBR,DIALED_DIGITS,MOBILE ROLE,START_DATE,END_DATE,DURATION (SEC),NEID,REPOLL#,1ST CELL"
SPRINT += ",LAST CELL"


def verizon(way: str, dialed: str, caller: str, when: str = "06/01/2025 10:00", seconds: str = "60") -> str:
    return f"Chicago5,{DUNN},{dialed},{way},{when},{seconds},12,3,12,3,{caller}"


def sprint(caller: str, called: str, dialed: str, begin: str = "06/01/2025 10:00:00", seconds: str = "60") -> str:
    return f"{caller},{called},{dialed},Orig,{begin},06/01/2025 10:01:00,{seconds},7,1,0x12,0x13"


def told(calls: Calls, head: str, *rows: str, line: str = "\n", evidence: str = "tolls-1") -> dict[str, str]:
    """Import rows without a map: the whole header is the layout's; return what becomes of each row."""
    name = f"{evidence}.csv"
    done = calls.run(line.join([head, *rows]) + line, "tolls", name, map=None, evidence=evidence, tz="America/Chicago")
    return fates(done)


@pytest.mark.parametrize(
    ("row", "ends"),
    [
        pytest.param(verizon("0", DUNN, REYES), "dunn-reyes", id="0, in: from the calling party to the target"),
        pytest.param(verizon("6", DUNN, REYES), "dunn-reyes", id="6, in"),
        pytest.param(verizon("1", NOBODY, DUNN), "13125550105-dunn", id="1, out: from the target to what was dialed"),
        pytest.param(verizon("3", NOBODY, DUNN), "13125550105-dunn", id="3, out"),
        pytest.param(verizon("1", NOBODY, REYES), "13125550105-dunn", id="out, and the calling party says otherwise"),
        pytest.param(verizon("2", NOBODY, REYES), "13125550105-reyes", id="2, both mobile: as written"),
        pytest.param(verizon("F", NOBODY, REYES), "13125550105-reyes", id="F: as written"),
    ],
)
def test_verizon_says_by_its_direction_who_called(calls: Calls, row: str, ends: str) -> None:
    assert told(calls, VERIZON, row) == {"2": "used"}
    assert calls.contacts == {f"c-tolls-{ends}-call": ("2025-06-01", "2025-06-01", 1)}


def test_verizon_states_times_to_the_minute(calls: Calls) -> None:
    two = [verizon("1", REYES, DUNN), verizon("1", REYES, DUNN)]
    assert told(calls, VERIZON, *two) == {"2": "used", "3": "used"}  # two calls of one minute are no copies
    other = sprint(DUNN, REYES, REYES, "06/01/2025 10:00:59", "66")
    assert told(calls, SPRINT, other, evidence="tolls-2") == {"2": "other_leg"}
    assert calls.contacts["c-tolls-dunn-reyes-call"][2] == 2


@pytest.mark.parametrize("line", ["\r", "\r\n"])
def test_verizon_may_end_its_lines_in_a_bare_return(calls: Calls, line: str) -> None:
    assert told(calls, VERIZON, verizon("0", DUNN, REYES), line=line) == {"2": "used"}


def test_verizon_a_direction_that_is_not_known_rejects_the_row(calls: Calls) -> None:
    rows = [verizon("9", DUNN, REYES), verizon("0", DUNN, REYES), verizon("0", DUNN, REYES, "06/01/2025 25:00")]
    assert told(calls, VERIZON, *rows) == {"2": "unknown_word", "3": "used", "4": "bad_date"}


def test_sprint_counts_between_who_called_and_who_was_called(calls: Calls) -> None:
    rows = [
        sprint(DUNN, REYES, REYES),
        sprint(NOBODY, DUNN, DUNN, "06/02/2025 10:00:00"),
        sprint(DUNN, REYES, REYES, "06/01/2025 10:00:02"),  # the other leg
        sprint(DUNN, DUNN, f"11{DUNN}", "06/03/2025 10:00:00"),  # the called number may be the target's own
        sprint(REYES, DUNN, DUNN, "06/04/2025 10:00:00", "0"),
    ]
    assert told(calls, SPRINT, *rows) == {
        "2": "used",
        "3": "used",
        "4": "other_leg",
        "5": "same_person",
        "6": "zero_seconds",
    }
    assert calls.contacts == {
        "c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1),
        "c-tolls-13125550105-dunn-call": ("2025-06-02", "2025-06-02", 1),
    }


@pytest.mark.parametrize(("head", "row"), [(VERIZON, verizon("0", DUNN, REYES)), (SPRINT, sprint(DUNN, REYES, REYES))])
def test_a_layout_without_a_zone_asks_for_it(calls: Calls, head: str, row: str) -> None:
    with pytest.raises(NotImported, match="--tz"):
        calls.run(f"{head}\n{row}\n", "tolls", map=None, evidence="tolls-1")
