"""Whatever is imported, decided and undone, in whatever order: counsel's file only grows, and its comments stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.importing.review.decide import Review
from relcon.importing.run import undo
from relcon.reading.files import read_case
from tests.importing.conftest import CASE, LABS, LABS_MAP, SEIZURES, SEIZURES_MAP, Small
from tests.importing.messages.conftest import chat, chats
from tests.importing.test_unidentified import PAYMENTS_MAP

OURS = "# typed by hand\nformat: relcon/case/1\nplaces:\n  - {id: yard, name: the yard}   # by the river\n"
INCLUDES = {
    "flow": "include: []   # nothing yet\n",
    "flow with one": "include: [ours.yaml]   # ours\n",
    "block": "include:   # what else there is\n  # ours first\n  - ours.yaml   # typed\n\n",
    "none": "",
}
ENDS = {"lines end in LF": "\n", "lines end in CR LF": "\r\n"}
MORE = SEIZURES.replace("N-1,", "A-1,").replace("N-2,", "Z-2,") + "M-3,03/19/2025,a street,Zed,Heroin,5 g,Seizure\n"
BOOK: list[list[object]] = [["Contacts"], ["#", "Name", "Entries"], [1, "Dezz", "Phone-Mobile: (312) 555-0188"]]
PHONE = chats(chat(), chat(at="1/14/2025 2:06:30 AM(UTC+0)"), Contacts=BOOK)
PAID = "Date,From,To,Amount\n2025-03-01,T,reyes-2,$10\n2025-03-02,Zed,T,$20\n"


def affirm(small: Small) -> None:
    """Say yes to the first suggestion that waits."""
    review = Review(small.case)
    if review.waiting:
        review.decide(review.waiting[0], "yes", "A. Orme", "")


def take_out(small: Small, place: int) -> None:
    """Undo the so many-th import."""
    files = small.store.files
    if files:
        undo(small.case, files[place % len(files)].receipt.sha256)


STEPS: Mapping[str, Callable[[Small], object]] = {
    "seizures": lambda small: small.run(SEIZURES),
    "more seizures": lambda small: small.run(MORE, name="more.csv", evidence="seizures-2"),
    "labs": lambda small: small.run(LABS, "labs", "lab.csv"),
    "payments": lambda small: small.run(PAID, "payments", "paid.csv", evidence="labs-1"),
    "phone": lambda small: small.run(PHONE, "messages", "a.xlsx", map=None, evidence="labs-1"),
    "yes": affirm,
    "undo the first": lambda small: take_out(small, 0),
    "undo the last": lambda small: take_out(small, -1),
}


def matter(folder: Path, include: str, end: str) -> Small:
    text = CASE.replace("include: []   # nothing yet\n", INCLUDES[include])
    (folder / "case.yaml").write_bytes(text.replace("\n", ENDS[end]).encode())
    (folder / "ours.yaml").write_text(OURS, encoding="utf-8")
    (folder / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    for kind, written in (("seizures", SEIZURES_MAP), ("labs", LABS_MAP), ("payments", PAYMENTS_MAP)):
        (folder / f"{kind}.map.yaml").write_text(written, encoding="utf-8")
    return Small(folder)


def only_grew(before: str, after: str) -> bool:
    """Whether the one text is the other with nothing but insertions: every byte is there, in its order."""
    rest = iter(after)
    return all(sign in rest for sign in before)


def records_in_order(file: Path) -> bool:
    """Whether a file of imported records says whence it is, and has a record a line, sorted by id in each section."""
    comment, *lines = file.read_text(encoding="utf-8").splitlines()
    sections: list[list[str]] = []
    for line in lines:
        if line.startswith("  - {id: "):
            sections[-1].append(line.removeprefix("  - {id: ").partition(",")[0])
        else:
            sections.append([])
    return comment.startswith("# Imported") and all(ids == sorted(ids) for ids in sections)


@settings(max_examples=25, deadline=None)
@given(
    include=st.sampled_from(sorted(INCLUDES)),
    end=st.sampled_from(sorted(ENDS)),
    steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=7),
)
def test_counsel_s_file_only_grows(include: str, end: str, steps: list[str]) -> None:
    with TemporaryDirectory() as folder:
        small = matter(Path(folder), include, end)
        for step in steps:
            text, named = small.case.read_bytes().decode(), read_case(small.case).case.include
            STEPS[step](small)
            after = small.case.read_bytes().decode()
            assert only_grew(text, after), step
            assert read_case(small.case).case.include[: len(named)] == named, "what is new stands behind"
            assert after.count("\r") == (after.count("\n") if ENDS[end] == "\r\n" else 0)
            assert (small.folder / "ours.yaml").read_text(encoding="utf-8") == OURS
            assert all(map(records_in_order, (small.folder / "imported").glob("[!p]*.yaml")))
            comments = [line.partition("#")[2].rstrip() for line in text.splitlines() if "#" in line]
            assert [one for one in comments if one not in after] == []


@pytest.mark.parametrize("include", INCLUDES)
def test_the_same_once_more_changes_no_byte_of_any_file(tmp_path: Path, include: str) -> None:
    small = matter(tmp_path, include, "lines end in LF")
    steps = ("seizures", "more seizures", "labs", "payments", "phone")
    for step in steps:
        STEPS[step](small)
    state = small.state
    for step in reversed(steps):
        STEPS[step](small)
    assert small.state == state


def test_the_order_of_imports_moves_no_record(tmp_path: Path) -> None:
    found = []
    for number, steps in enumerate((("seizures", "labs", "more seizures"), ("labs", "more seizures", "seizures"))):
        (tmp_path / str(number)).mkdir()
        small = matter(tmp_path / str(number), "flow", "lines end in LF")
        for step in steps:
            STEPS[step](small)
        found.append({name: data for name, data in small.state.items() if name.startswith("imported/se")})
    assert found[0] == found[1]
    assert len(found[0]) == 2
