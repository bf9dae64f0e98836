"""Large plain files are read by polars with the result of reading row by row, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.importing.calls import large, plain, reading
from relcon.importing.calls.reading import read_with_care
from relcon.importing.faults import NotImported
from relcon.importing.read.source_file import SourceFile
from relcon.importing.request import Ground, Outcome, Request
from relcon.importing.run import run
from relcon.importing.settings import settings_of
from relcon.importing.store import Store
from relcon.reading.files import read_case
from tests.importing.calls.conftest import CASE, HEAD, MAP, Calls
from tests.importing.calls.test_reading import GOOD

APART = """\
format: relcon/map/1
kind: tolls
columns: {date: Day, time: At, target: Target, other: Other, direction: Way, seconds: {column: Length, form: "M:SS"}}
words: {Way: {IN: in, OUT: out}, Other: {"8055550199": voicemail}}
constants: {medium: call}
resolution: 60
ignore: [Cell]
"""
HEAD_APART = "Day,At,Target,Other,Way,Length,Cell\n"

numbers = st.sampled_from(
    ["3125550101", "312-555-0103", "+1 312 555 0105", "(312) 555-0104", " 3125550102 ", "72345", "Restricted", "", "x"]
)
days = st.sampled_from(
    ["2025-06-07", "06/08/2025", "06/25/2025", "2025-11-02", "2025-03-09", "2025-02-30", "45810", "unknown"]
)
clocks = st.sampled_from(
    ["01:30:00", "01:30:03", "1:30", "02:30", "2:30 PM", "23:59:59", "25:00", "10:00 EDT", "01:30:00.5"]
)
rows = st.lists(
    st.one_of(
        st.tuples(
            st.builds("{} {}".format, days, clocks),
            numbers,
            numbers,
            st.sampled_from(["0", "1", "60", "66", " 60 ", "", "x"]),
            st.sampled_from(["Voice", "voice ", "SMS", "Data", "Fax", ""]),
        ).map(",".join),
        st.sampled_from([GOOD.strip(), HEAD.strip(), "TOTAL,,,,", ",,,,", "Total calls,,,,7", "note,,,,"]),
    ),
    max_size=25,
)
apart = st.lists(
    st.tuples(
        days,
        clocks,
        numbers,
        st.one_of(numbers, st.just("805-555-0199"), st.just("8055550199")),
        st.sampled_from(["IN", "out", "", "both"]),
        st.sampled_from(["0:00", "1:00", "61:07", "5", ""]),
        st.sampled_from(["", "é", "7"]),
    ).map(",".join),
    max_size=25,
)
ends = st.sampled_from(["", "\n", "\nTOTAL,,,,\n", "\nEnd of records\n", "\n\n\n", "\n,,,,\nSigned by, nobody\n"])


def told(ground: Ground, *, fast: bool) -> object:
    """Return all that reading a file says, or why it is refused."""
    try:
        found = large.read_large(ground, 0) if fast else read_with_care(ground)
    except NotImported as error:
        return error.faults
    return None if found is None else said(found)


def said(found: Outcome) -> object:
    import io

    import polars as pl

    assert found.table is not None
    stored = pl.read_parquet(io.BytesIO(found.table)).to_dicts()
    why = {
        fate: {reason: sorted(rows) for reason, rows in reasons.items()} for fate, reasons in found.tally.why.items()
    }
    cells = {
        fate.row.label: (fate.reason, fate.found, fate.allowed, fate.place, fate.row.cells)
        for fate in found.tally
        if fate.name != "used"
    }
    return (
        stored,
        found.tally.counts,
        len(found.tally),
        why,
        cells,
        found.found,
        found.totals,
        found.notes,
        found.columns,
        found.read,
    )


@contextmanager
def grounds(text: str, map_: str, tz: str) -> Iterator[Ground]:
    """Yield what a file is read upon."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case.yaml"
        case.write_text(CASE, encoding="utf-8")
        (case.parent / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
        (case.parent / "m.yaml").write_text(map_, encoding="utf-8")
        file = case.parent / "calls.csv"
        file.write_bytes(text.encode())
        request = Request("tolls", file, case, map=case.parent / "m.yaml", evidence="tolls-1", tz=tz)
        yield Ground(request, SourceFile.opened(file), read_case(case), settings_of(case), Store.opened(case))


def both(text: str, map_: str, tz: str) -> tuple[object, object]:
    """Return what both ways say of a file."""
    with grounds(text, map_, tz) as ground:
        return told(ground, fast=True), told(ground, fast=False)


pieces = st.sampled_from([40, 200, plain.PIECE])


@settings(max_examples=100, deadline=None)
@given(
    rows=rows,
    size=pieces,
    end=ends,
    more=st.sampled_from(["", "legs: true\n", "dates: {order: mdy}\n", 'service_numbers: ["+13125550105"]\n']),
    tz=st.sampled_from(["UTC", "America/Chicago"]),
    line=st.sampled_from(["\n", "\r\n"]),
    banner=st.sampled_from(["", "Records of a carrier\n\n"]),
)
def test_both_ways_say_the_same(
    rows: list[str], size: int, end: str, more: str, tz: str, line: str, banner: str
) -> None:
    text = (banner + HEAD + "\n".join([*rows, GOOD.strip()]) + end).replace("\n", line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "PIECE", size)
        fast, slow = both(text, MAP + more, tz)
    assert fast == slow


@settings(max_examples=100, deadline=None)
@given(rows=apart, tz=st.sampled_from(["UTC", "America/Chicago"]), size=pieces)
def test_both_ways_say_the_same_of_a_direction(rows: list[str], tz: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "PIECE", size)
        fast, slow = both(HEAD_APART + "\n".join(rows) + "\n", APART, tz)
    assert fast == slow or (fast is None and not rows)


@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_plain_file_is_read_fast(line: str) -> None:
    fast, slow = both(
        (HEAD + GOOD * 2 + "2025-06-02 10:00,3125550101,x,60,Voice\nTOTAL\n").replace("\n", line), MAP, "UTC"
    )
    assert fast is not None
    assert fast == slow


@pytest.mark.parametrize(
    "text",
    [
        HEAD + GOOD.replace("60", '"60"'),
        HEAD + GOOD + "2025-06-02 10:00,3125550101\n" + GOOD,
        HEAD + GOOD.replace("\n", "\r") + GOOD,
        "\ufeff" + HEAD + GOOD,
        HEAD + GOOD.replace("60", "6\x070"),
        HEAD + GOOD.replace("Voice", "VoiÃ©"),
    ],
)
def test_a_file_with_anything_unusual_is_read_with_care(text: str) -> None:
    assert both(text, MAP, "UTC")[0] is None


def test_a_large_file_is_imported_whole_and_taken_out_again(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large.read_large, "__defaults__", (0,))
    monkeypatch.delattr(reading, "read_with_care")
    calls.tolls(GOOD)
    wanted = calls.contacts
    done = calls.tolls(GOOD.replace(":00:00", ":00:04") + "x,3125550101,3125550103,60,Voice\n", "b.csv", "tolls-2")
    assert done.receipt.counts["duplicate"] == done.receipt.counts["rejected"] == 1
    assert calls.contacts == wanted == {"c-tolls-dunn-reyes-call": ("2025-06-01", "2025-06-01", 1)}
    assert run(calls.request((calls.folder / "b.csv").read_bytes(), "tolls", "b.csv")).again
