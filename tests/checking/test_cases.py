"""Each file of ``cases/``: small matters, and the notes of the kinds in question, all of them and no other.

Three people are there. A case lays ``given`` over the file's ``base`` (sections of a
case file), and ``proffer`` over ``base_proffer``. Every note found of a kind that the case names, under ``notes`` or
``silent``, is one of ``notes``: kind, record and a part of its text, its rank where that is in question.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from relcon.checking.check import check
from relcon.checking.note import KINDS
from tests.helpers.matters import changed, read_matter, read_yaml

HERE = Path(__file__).parent
FILES = sorted((HERE / "cases").glob("*.yaml"))
CASE: dict[str, Any] = {
    "format": "relcon/case/1",
    "case": {"caption": "U.S. v. Nobody"},
    "people": [{"id": id, "name": id.title(), "status": "uncharged"} for id in ("ann", "bob", "cee")],
}
PROFFER = {"format": "relcon/proffer/1", "case": "case.json"}


def cases() -> Iterator[Any]:
    for file in FILES:
        written = read_yaml(file)
        for one in written["cases"]:
            whole = {"base": written.get("base", {}), "base_proffer": written.get("base_proffer", {}), **one}
            yield pytest.param(whole, id=f"{file.stem}: {one['name']}")


def written(folder: Path, name: str, base: Mapping[str, Any], change: Mapping[str, Any]) -> Path:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(changed(base, change)), encoding="utf-8")
    return file


@pytest.mark.parametrize("one", list(cases()))
def test_the_notes_are_these(one: dict[str, Any], tmp_path: Path) -> None:
    case = written(tmp_path, "case", changed(CASE, one["base"]), one.get("given", {}))
    proffer = None
    if "proffer" in one or one["base_proffer"]:
        proffer = written(tmp_path, "proffer", {**PROFFER, **one["base_proffer"]}, one.get("proffer", {}))
    wanted, silent = one.get("notes", []), one.get("silent", [])
    assert wanted or silent
    kinds = {*(note["kind"] for note in wanted), *silent}
    assert kinds <= set(KINDS)
    found = [note for note in check(read_matter(case, proffer)).notes if note.kind in kinds]
    assert sorted((note.kind, note.record) for note in found) == sorted((one["kind"], one["record"]) for one in wanted)
    for one_wanted in wanted:
        those = [n for n in found if (n.kind, n.record) == (one_wanted["kind"], one_wanted["record"])]
        if "rank" in one_wanted:
            those = [n for n in those if n.rank == int(one_wanted["rank"])]
        assert any(one_wanted["text"] in n.text for n in those), [(n.rank, n.text) for n in those]
