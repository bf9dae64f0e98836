from __future__ import annotations

from relcon.checking.pages import page_gaps, page_overlaps
from tests.checking.conftest import Read


def exhibits(*ranges: tuple[str, str, str]) -> str:
    return "evidence:\n" + "".join(f"  - {{id: {id}, kind: record, bates: [{a}, {b}]}}\n" for id, a, b in ranges)


def test_a_gap_names_its_pages_and_its_neighbours(read: Read) -> None:
    matter = read(exhibits(("x1", "GOV-0010", "GOV-0012"), ("x2", "GOV-0016", "GOV-0020")))
    (note,) = page_gaps(matter)
    assert note.record == "x1"
    assert note.text.startswith("GOV-0013 to GOV-0015 (3 pages), between x1 and x2")


def test_one_missing_page_is_named_once(read: Read) -> None:
    (note,) = page_gaps(read(exhibits(("x1", "GOV-1", "GOV-1"), ("x2", "GOV-3", "GOV-4"))))
    assert note.text.startswith("GOV-2 (1 page)")


def test_exhibits_that_follow_each_other_leave_no_gap(read: Read) -> None:
    matter = read(exhibits(("x2", "GOV-0013", "GOV-0020"), ("x1", "GOV-0010", "GOV-0012")))
    assert list(page_gaps(matter)) == []


def test_prefixes_are_kept_apart(read: Read) -> None:
    assert list(page_gaps(read(exhibits(("x1", "GOV-0001", "GOV-0002"), ("x2", "DEF-0090", "DEF-0091"))))) == []


def test_an_exhibit_inside_another_leaves_no_gap_and_is_an_overlap(read: Read) -> None:
    matter = read(exhibits(("x1", "GOV-01", "GOV-20"), ("x2", "GOV-05", "GOV-06"), ("x3", "GOV-21", "GOV-22")))
    assert list(page_gaps(matter)) == []
    (note,) = page_overlaps(matter)
    assert note.record == "x2"
    assert note.text.startswith("shares GOV-05 to GOV-06 with x1")
