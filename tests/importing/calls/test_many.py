"""Very many calls are joined and counted by polars with the result of one call after another."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.importing.calls.contacts import LISTED, one_by_one
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.kept import Kept
from relcon.importing.calls.many import counted, reasons, talks_frame
from relcon.importing.calls.settled import Among
from relcon.importing.calls.talk import Return, Talk
from relcon.importing.people import People
from relcon.importing.store import Receipt, StoredFile, StoredRow
from relcon.reading.files import read_case
from tests.importing.calls.conftest import CASE

CHANGE = 1749358800  # 00:00 on 8 June 2025 in Chicago, where a claim ends and the next begins
numbers = st.sampled_from([f"+1312555010{digit}" for digit in range(1, 6)])
talks = st.tuples(
    numbers,
    numbers,
    st.sampled_from(["call", "text"]),
    st.integers(CHANGE - 12, CHANGE + 80),
    st.integers(0, 2),
    st.sampled_from([0, 5, 11, 60]),
)
returns = st.lists(st.builds(Return, st.booleans(), st.sampled_from([0, 60])), min_size=3, max_size=3)


def kept(drawn: list[Talk], made: list[Return]) -> Kept:
    """Return talks as the stored rows of three files."""
    files = []
    for number, one in enumerate(made):
        rows = [
            StoredRow(
                str(talk.place),
                "used",
                {"from": talk.from_, "to": talk.to, "medium": talk.medium, "utc": talk.utc, "place": talk.place}
                | {"seconds": talk.seconds},
            )
            for talk in drawn
            if talk.file == number
        ]
        stated = {"legs": one.legs, "resolution": one.resolution}
        receipt = Receipt(order=3 - number, name=f"{number}", size=1, sha256=f"{number}", kind="tolls", map=stated)
        files.append(StoredFile(receipt, new=rows))
    return Kept(files)


def ends() -> Ends:
    """Return who uses which number."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case.yaml"
        case.write_text(CASE, encoding="utf-8")
        return Ends(People(read_case(case)), ZoneInfo("America/Chicago"))


ENDS = ends()


@settings(max_examples=100, deadline=None)
@given(drawn=st.lists(talks, max_size=30), made=returns)
def test_both_ways_count_the_same(drawn: list[tuple[str, str, str, int, int, int]], made: list[Return]) -> None:
    rows = [Talk(*one[:5], place, one[5]) for place, one in enumerate(drawn, 1)]
    there = kept(rows, made)
    assert there.frame().sort("place").equals(talks_frame(rows))
    assert counted(there.frame(), made, ENDS, LISTED) == one_by_one(there, ENDS)


@settings(max_examples=100, deadline=None)
@given(drawn=st.lists(talks, max_size=30), made=returns, file=st.integers(0, 2))
def test_both_ways_tell_which_row_is_used(
    drawn: list[tuple[str, str, str, int, int, int]], made: list[Return], file: int
) -> None:
    rows = [Talk(*one[:5], place, one[5]) for place, one in enumerate(drawn, 1)]
    others = kept(rows, made).files
    before = Kept([one for number, one in enumerate(others) if number != file])
    own = [one for one in rows if one.file == file]
    among = Among(before, file, made, [3, 2, 1])
    told = dict(reasons(talks_frame(rows), made, among.order, file, ENDS).iter_rows())
    assert told == among.one_by_one(own, ENDS) == among.reasons(own, ENDS)
