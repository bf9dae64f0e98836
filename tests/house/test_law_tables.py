"""The tables of the law: every number has its cite and its source, and a released table is never changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import relcon
from relcon.law.library.cites import cites
from relcon.law.tables import HEADING, Value
from relcon.law.tables.table import read

# A number: a whole or decimal one, with a unit perhaps, or a range of months. Keys are names, not numbers of the law.
NUMBER = re.compile(r"^-?\d[\d,.]*( ?[a-z]+)?$|^\d+-(\d+|life)$")
NOTHING = ("", "none", "null", "~", "counsel", "todo", "?")
OF_ANOTHER_EDITION = "not_in_edition"
RELEASED = Path(__file__).with_name("released_tables.yaml")


def unsourced(data: Mapping[str, Value]) -> list[str]:
    """Return the numbers of a table without a cite to a provision or without a source.

    Its cite is the one that stands in its own mapping, else in the nearest mapping around it that has one, the file's
    heading being the outermost; likewise, apart from that, its source. A cite or source that is stated and empty hides
    those around it: then there is none.
    """
    return list(_walk(data, ("", ""), ()))


def _walk(value: Value, over: tuple[str, str], path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        cite, source = over
        good = bool(cites(cite)) and source.strip().lower() not in NOTHING
        if NUMBER.match(value) and not good and path[-1:] != ("number",):
            yield "/".join(path)
        return
    if isinstance(value, Mapping):
        under = (str(value.get("cite", over[0])), str(value.get("source", over[1])))
        for key, item in value.items():
            if not (path == () and key in HEADING) and key not in ("cite", "source"):
                yield from _walk(item, under, (*path, key))
        return
    for number, item in enumerate(value):
        yield from _walk(item, over, (*path, str(number)))


def files(root: Path) -> list[Path]:
    return sorted((root / "src" / "relcon" / "law" / "tables").glob("*/*.yaml"))


def test_every_number_of_every_edition_has_a_cite_and_a_source(root: Path) -> None:
    found = {f"{file.parent.name}/{file.name}": bad for file in files(root) if (bad := unsourced(read(file)))}
    assert found == {}


@pytest.mark.parametrize(
    ("body", "bad"),
    [
        ("levels: 2", ["levels"]),
        ("cite: USSG §2D1.1(b)(1)\nlevels: 2", ["levels"]),
        ("source: S25 pdf page 1\nlevels: 2", ["levels"]),
        ("cite: USSG §2D1.1\nsource: S25 pdf page 1\nlevels: 2", []),
        ("cite: USSG §2D1.1\nsource: S25 pdf page 1\na: {b: {levels: -2}}", []),
        ("cite: USSG §2D1.1\nsource: S25 pdf page 1\na: {cite: counsel, levels: 2}", ["a/levels"]),
        ('cite: USSG §2D1.1\nsource: S25 pdf page 1\na: {source: "", b: [{levels: 2}]}', ["a/b/0/levels"]),
        ("cite: USSG §2D1.1\nsource: none\na: {amount: 1 kg, range: 10-16, to: 360-life, word: less}",
         ["a/amount", "a/range", "a/to"]),
    ],
)  # fmt: skip
def test_the_scan_finds_a_number_without_one(tmp_path: Path, body: str, bad: list[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(body, encoding="utf-8")
    assert unsourced(read(file)) == bad


def borrowed(value: Value, key: str = "") -> list[str]:
    """Return the rows that would be shown with a source that is not theirs: the file's.

    Those of a list in which another row states its own, and those that speak of another edition than the file's.
    """
    if isinstance(value, str):
        return []
    if isinstance(value, Mapping):
        return [found for under, item in value.items() for found in borrowed(item, under)]
    rows = [row for row in value if isinstance(row, Mapping)]
    stated = key == OF_ANOTHER_EDITION or any("source" in row for row in rows)
    bare = [f"{key}: {row.get('id', row.get('cite', row))}" for row in rows if stated and "source" not in row]
    return [*bare, *(found for row in value for found in borrowed(row, key))]


def test_a_row_that_is_not_the_file_s_states_its_own_source(root: Path) -> None:
    found = {f"{file.parent.name}/{file.name}": rows for file in files(root) if (rows := borrowed(read(file)))}
    assert found == {}, "write under source where you read each of these rows"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("lines: [{id: a, source: S25}, {id: b}]", ["lines: b"]),
        ("lines: [{id: a}, {id: b}]", []),
        ("not_in_edition: [{kinds: [c], cite: USSG §2D1.1}]", ["not_in_edition: USSG §2D1.1"]),
        ("not_in_edition: [{kinds: [c], cite: USSG §2D1.1, source: A818}]", []),
    ],
)
def test_a_row_without_its_own_source_is_found(tmp_path: Path, body: str, rows: list[str]) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"source: S16\n{body}\n", encoding="utf-8")
    assert borrowed(read(file)) == rows


def changed(listed: Mapping[str, str], folder: Path) -> list[str]:
    """Return the released tables that are gone or are no longer what they were."""
    return [
        name
        for name, sha in listed.items()
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha
    ]


def released() -> dict[str, str]:
    found: dict[str, str] = YAML(typ="safe").load(RELEASED.read_text(encoding="utf-8"))["sha256"]
    return found


def test_no_released_table_changed(root: Path) -> None:
    """What a receipt names by its digest stays; an amendment is a new file. Adding one is fine."""
    assert changed(released(), root / "src" / "relcon" / "law" / "tables") == []


def test_a_change_or_a_loss_of_a_released_table_is_found(tmp_path: Path) -> None:
    (tmp_path / "9Z9.9").mkdir()
    file = tmp_path / "9Z9.9" / "2025-11-01.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    listed = {"9Z9.9/2025-11-01.yaml": hashlib.sha256(b"a: 1\n").hexdigest()}
    assert changed(listed, tmp_path) == []
    file.write_text("a: 2\n", encoding="utf-8")
    assert changed(listed, tmp_path) == ["9Z9.9/2025-11-01.yaml"]
    file.unlink()
    assert changed(listed, tmp_path) == ["9Z9.9/2025-11-01.yaml"]


def test_with_the_release_every_table_is_listed(root: Path) -> None:
    """While the version is unreleased, tables may be added and finished; the release lists them all."""
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(rf"^## {re.escape(relcon.__version__)}(.*)$", changes, re.MULTILINE)
    assert heading is not None
    names = {f"{file.parent.name}/{file.name}" for file in files(root)}
    assert set(released()) <= names
    assert "(unreleased)" in heading[1] or names == set(released())
