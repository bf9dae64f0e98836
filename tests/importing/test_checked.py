"""A case with an import is checked without parsing what the program writes: the outcome is that of the slow way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.importing import change
from relcon.importing.records_file import fresh, merged, tree_of
from relcon.importing.run import run, undo
from relcon.reading import files
from relcon.reading.files import check_with, read_case
from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from tests.importing.conftest import LABS, SEIZURES, Small

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12)
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("x") | st.just("y"), inner)
)
PAID = {"id": "p-1", "date": "2025-03-17", "from": "dunn", "to": "reyes", "usd": "5", "kind": "paid"}
SEIZED = {"id": "ex-1", "kind": "seizure", "date": "2025-03-17", "substance": "heroin", "quantity": "5 g"}
SLIPS: dict[str, dict[str, Any]] = {
    "right": {"payments": PAID},
    "right too": {"events": SEIZED},
    "nobody": {"payments": {**PAID, "from": "nobody"}},
    "no person": {"payments": {**PAID, "from": "flat"}},
    "to oneself": {"payments": {**PAID, "to": "dunn"}},
    "no day": {"payments": {**PAID, "date": "2025-02-30"}},
    "no amount": {"payments": {**PAID, "usd": "five"}},
    "a field too many": {"payments": {**PAID, "memo": "rent"}},
    "a field too few": {name: {"id": "p-1"} for name in ("payments",)},
    "counsel's own id": {"payments": {**PAID, "id": "dunn"}},
    "a reserved id": {"payments": {**PAID, "id": "defense"}},
    "no such section": {"paid": PAID},
    "no such drug": {"events": {**SEIZED, "substance": "oregano"}},
    "a weight of nothing that weighs": {"events": {**SEIZED, "per_unit": "5 g"}},
    "right, a character that is written by its number": {"events": {**SEIZED, "note": "a\x7fb"}},
    "an exhibit that is not there": {"events": {**SEIZED, "evidence": ["nothing-9"]}},
}


@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "b", "note"]), VALUES), max_size=4), st.sampled_from(["events", "z"])
)
def test_what_is_written_reads_as_it_was_meant(records: list[dict[str, Any]], section: str) -> None:
    wanted = {section: {str(place): {"id": str(place), **record} for place, record in enumerate(records)}}
    tree, problems = read_tree(fresh(wanted, "Imported from a file.").encode(), "x.yaml")
    assert problems == []
    assert tree == tree_of(wanted, "x.yaml")


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_the_same_is_said_as_by_the_slow_way(small: Small, slip: str) -> None:
    records = {section: {one["id"]: one} for section, one in SLIPS[slip].items()}
    text = small.case.read_text().replace("include: []", "include: [imported/x.yaml]").encode()
    path = (small.folder / "imported" / "x.yaml").resolve()
    instead = {small.case.resolve(): text, path: fresh(records, "Imported.").encode()}
    said = []
    for check in (
        lambda: read_case(small.case, instead),
        lambda: check_with(small.case, instead, {path: tree_of(records, str(path))}),
    ):
        try:
            check()
        except InputError as error:
            said.append(str(error))
        else:
            said.append("")
    assert said[0] == said[1]
    assert bool(said[0]) != slip.startswith("right"), "each slip is one"


def test_nothing_that_the_program_wrote_is_parsed_twice(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    small.run(SEIZURES)
    parsed = list[str]()

    def counted(data: bytes, file: str, **more: Any) -> Any:
        parsed.append(Path(file).name)
        return read_tree(data, file, **more)

    monkeypatch.setattr(files, "read_tree", counted)
    small.run(LABS, "labs", "lab.csv")
    assert sorted(parsed) == ["case.yaml", "seizures-1.yaml"], "each once, before; then only what is new is looked at"


def test_the_import_writes_the_same_bytes_as_when_all_is_parsed(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(case: Path, instead: Any, *_: Any) -> None:
        read_case(case, instead)

    def steps() -> list[dict[str, bytes]]:
        found = []
        small.run(SEIZURES)
        found.append(small.state)
        done = small.run(LABS, "labs", "lab.csv")
        found.append(small.state)
        undo(small.case, done.receipt.sha256)
        return [*found, small.state]

    before = small.state
    fast = steps()
    for name in small.state:
        (small.folder / name).unlink()
    for name, data in before.items():
        (small.folder / name).write_bytes(data)
    monkeypatch.setattr(change, "check_with", slow)
    assert steps() == fast


def test_a_file_that_counsel_wrote_in_is_parsed(small: Small) -> None:
    small.run(SEIZURES)
    path = small.folder / "imported" / "seizures-1.yaml"
    text = path.read_text().replace("ex-N-1,", "ex-N-1, lot: nothing,")
    path.write_text(text)
    with pytest.raises(InputError):
        run(small.request(LABS, "labs", "lab.csv"))
    records = {"events": {"ex-N-1": {"id": "ex-N-1"}}}
    edited = "# Of a file.\nformat: relcon/case/1\nevents:\n  - id: ex-N-1\n    note: counsel's\n"
    assert merged(edited, records, records, "Of a file.", "x.yaml").whole is None
