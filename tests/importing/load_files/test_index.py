"""The page index of small productions: gaps, overlaps, lists that differ, families, the same document twice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.importing.load_files.index import PageIndex
from relcon.importing.load_files.labels import Label, label_of
from relcon.importing.store import StoredRow
from tests.helpers.matters import read_yaml

CASES = read_yaml(Path(__file__).with_name("index.yaml"))["cases"]


def listed(documents: Iterable[dict[str, Any]]) -> list[StoredRow]:
    rows = [{"last": None, **one, **({"pages": int(one["pages"])} if "pages" in one else {})} for one in documents]
    return [StoredRow(str(place), "used", row) for place, row in enumerate(rows, 2)]


def pages(written: Iterable[str]) -> list[StoredRow]:
    rows, document = [], None
    for place, one in enumerate(written, 1):
        label = one.removeprefix("*")
        document = label if one != label else document
        rows.append(StoredRow(str(place), "used", {"page": label, "document": document}))
    return rows


@pytest.mark.parametrize("one", CASES, ids=lambda one: one["name"])
def test_the_index_says_this_and_nothing_else(one: dict[str, Any]) -> None:
    lists = [("a.dat", listed(one.get("documents", []))), ("a.opt", pages(one.get("pages", [])))]
    index = PageIndex.of_rows(lists)
    said = {
        "gaps": [[str(first), str(last)] for first, last in index.gaps()],
        "overlaps": [[str(first), str(last)] for *_, first, last in index.overlaps()],
        "differing": [str(document.first) for document, _ in index.differing()],
        "miscounted": [str(first) for first, *_ in index.miscounted()],
        "without_images": [str(document.first) for document in index.without_images()],
        "unlisted": [str(images.first) for images in index.unlisted()],
        "families": [str(document.first) for document, _ in index.broken_families()],
        "same": [[str(document.first) for document in those] for those in index.same_documents()],
        "uneven": [prefix for prefix, _ in index.uneven()],
    }
    assert said == {name: one.get(name, []) for name in said}


RANGES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 8)), min_size=1, max_size=12)


@given(RANGES, st.integers(1, 60), st.integers(0, 20))
def test_pages_are_missing_exactly_where_no_document_has_them(
    ranges: list[tuple[int, int]], first: int, more: int
) -> None:
    there = {number for begun, longer in ranges for number in range(begun, begun + longer + 1)}
    index = PageIndex.of_rows([("a.dat", listed({"first": f"P{b}", "last": f"P{b + n}"} for b, n in ranges))])
    missing = index.missing(Label("P", first, 1), Label("P", first + more, 1))
    found = [number for begun, ended in missing for number in range(begun.number, ended.number + 1)]
    assert found == [number for number in range(first, first + more + 1) if number not in there]
    gaps = {number for begun, ended in index.gaps() for number in range(begun.number, ended.number + 1)}
    assert gaps == set(range(min(there), max(there))) - there


@given(st.text("AB-_ .", max_size=6), st.integers(0, 10**9), st.integers(1, 12))
def test_a_label_is_written_as_it_was_read(prefix: str, number: int, digits: int) -> None:
    text = f"{prefix}{number:0{digits}d}".strip()
    assert str(label_of(text)) == text
