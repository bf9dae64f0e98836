"""Very many calls are joined and counted as arrays with the result of one call after another."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.importing.calls.contacts import LISTED
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.kept import Kept
from relcon.importing.calls.many import REASONS, Joined
from relcon.importing.calls.settled import Among
from relcon.importing.calls.talk import Return, Talk
from relcon.importing.calls.talks import Talks, near, ordered
from relcon.importing.people import People
from relcon.importing.store import Receipt, StoredFile, StoredRow
from relcon.reading.files import read_case
from tests.importing.calls import one_by_one
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


def rows_of(drawn: list[tuple[str, str, str, int, int, int]]) -> list[Talk]:
    return [Talk(*one[:5], place, one[5]) for place, one in enumerate(drawn, 1)]


@settings(max_examples=200, deadline=None)
@given(drawn=st.lists(talks, max_size=30), made=returns, files=st.integers(1, 3))
def test_both_ways_count_the_same(
    drawn: list[tuple[str, str, str, int, int, int]], made: list[Return], files: int
) -> None:
    rows, made = [one for one in rows_of(drawn) if one.file < files], made[:files]
    there = Talks.together(kept(rows, made).talks())
    assert sorted(there.at(np.arange(len(there)))) == sorted(rows)
    assert Joined(there, made, ENDS).counted(LISTED) == one_by_one.counted(rows, made, ENDS)


@settings(max_examples=200, deadline=None)
@given(drawn=st.lists(talks, max_size=30), made=returns, file=st.integers(0, 2))
def test_both_ways_tell_which_row_is_used(
    drawn: list[tuple[str, str, str, int, int, int]], made: list[Return], file: int
) -> None:
    rows = rows_of(drawn)
    before = Kept([one for number, one in enumerate(kept(rows, made).files) if number != file])
    among = Among(before, file, made, [3, 2, 1])
    joined = among.joined(Talks.of(one for one in rows if one.file == file), ENDS)
    place, why = joined.reasons(file, among.order)
    told = {row: REASONS[one] for row, one in zip(place.tolist(), why.tolist(), strict=True)}
    assert told == one_by_one.reasons(rows, made, ENDS, file, among.order)
    assert joined.counted(LISTED) == one_by_one.counted(rows, made, ENDS)


@given(st.lists(st.integers(0, 2**40)), st.lists(st.integers(-(2**33), 2**33)), st.integers(0, 2**32))
def test_an_order_keeps_those_that_are_alike_in_theirs(keys: list[int], times: list[int], apart: int) -> None:
    assert ordered(np.array(keys, dtype=np.int64)).tolist() == sorted(range(len(keys)), key=lambda one: keys[one])
    found = near(np.array(times, dtype=np.int64), apart).tolist()
    order = sorted(range(len(times)), key=lambda one: times[one])
    close = [abs(times[one] - times[other]) <= apart for one, other in pairwise(order)]
    assert found == [one for place, one in enumerate(order) if any(close[max(place - 1, 0) : place + 1])]


def test_an_order_of_few_that_are_far_apart_is_the_same() -> None:
    keys = np.random.default_rng(7).integers(0, 300, 50_000) * 500
    assert ordered(keys).tolist() == sorted(range(len(keys)), key=lambda one: keys[one])
