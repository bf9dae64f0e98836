"""Every kind of record into a small matter: its records are what they were, with one more; its text too."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from relcon.entry.adding import given
from relcon.entry.blank import blank_files, with_examples
from relcon.entry.book import kinds
from relcon.entry.target import Target
from relcon.packed import unpacked
from relcon.reading.walk import walk
from relcon.records.base import Record
from relcon.records.matter import Matter

GIVEN: Mapping[str, Mapping[str, Mapping[str, str]]] = unpacked(Path(__file__).with_name("kinds.yaml"))
# Of these no record with an id comes: a part of a person, and records that are known by another word.
WITHOUT_ID = {"defendant", "count", "other"}


def records(matter: Matter, proffer: bool) -> dict[str, tuple[type[Record], Any]]:
    """Every record that has an id, with the fields that are its own."""
    root = matter.proffer if proffer else matter.case
    assert root is not None
    found = {}
    for _, record in walk(root):
        id = getattr(record, "id", None)
        if isinstance(id, str):
            own = {name for name, value in record if not isinstance(value, Record | tuple) and name != "defendant"}
            found[id] = (type(record), record.model_dump(include=own))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in blank_files().items():
        (tmp_path / name).write_text(with_examples(text), encoding="utf-8")
    return tmp_path


def test_every_kind_is_tried_in_every_file_that_may_hold_it() -> None:
    for file, name in (("case", "case"), ("proffer", "proffer")):
        assert set(GIVEN[file]) == {one.name for one in kinds().values() if getattr(one, name) is not None}


@pytest.mark.parametrize(("file", "kind"), [(file, kind) for file in GIVEN for kind in GIVEN[file]])
def test_one_record_more_and_all_others_as_they_were(folder: Path, file: str, kind: str) -> None:
    target = Target.opened(folder / f"{file}.yaml")
    before, old = target.text, records(target.read(), target.proffer)
    added = given(kinds()[kind], target, GIVEN[file][kind])
    new = records(added.matter, target.proffer)
    assert {id: new[id] for id in old} == old
    made = [new[id][0] for id in new if id not in old]
    assert made == ([] if kind in WITHOUT_ID else [kinds()[kind].model])
    # Every line of the old text is there, in order; a list in brackets may have grown within its line.
    lines = difflib.SequenceMatcher(None, before.splitlines(), added.text.splitlines(), autojunk=False).get_opcodes()
    grown = [before.splitlines()[a:b] for tag, a, b, _, _ in lines if tag in ("replace", "delete")]
    assert all(len(one) == 1 and one[0].rstrip().endswith(("]", "}", ",")) for one in grown)
    assert len(grown) <= 1
