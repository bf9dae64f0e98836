"""A file of imported records, brought up to date as text: it says what it must, and what counsel wrote stays."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relcon.importing.records_file import fresh, merged
from relcon.reading.text_file import read_tree
from relcon.writing.splice import plain

IDS = st.sets(st.sampled_from([f"r-{n}" for n in range(8)]), max_size=8)
COMMENT = "Imported from a.csv"


def records(ids: set[str], quantity: str) -> dict[str, dict[str, dict[str, Any]]]:
    return {"events": {id: {"id": id, "quantity": quantity} for id in ids}} if ids else {}


def said(text: str) -> dict[str, Any]:
    found = plain(read_tree(text.encode(), "a.yaml")[0])
    return {one["id"]: one["quantity"] for one in found.get("events", [])}


@given(before=IDS, after=IDS)
def test_without_counsel_s_hand_the_file_is_as_new(before: set[str], after: set[str]) -> None:
    old, new = records(before, "1 g"), records(after, "2 g")
    assert merged(fresh(old, COMMENT), old, new, COMMENT, "a.yaml").text == fresh(new, COMMENT)


@given(before=IDS, after=IDS, block=st.booleans(), changed=IDS)
def test_with_counsel_s_hand_comments_own_records_and_own_figures_stay(
    before: set[str], after: set[str], block: bool, changed: set[str]
) -> None:
    old, new = records(before, "1 g"), records(after, "2 g")
    text = fresh(old, COMMENT) if before else fresh(old, COMMENT) + "events:\n"
    mine = "  - id: mine   # own\n    quantity: 9 g\n" if block else "  - {id: mine, quantity: 9 g}   # own\n"
    text = text.replace("events:\n", f"events:   # looked at\n{mine}")
    for id in changed & before:
        text = text.replace(f'{{id: {id}, quantity: "1 g"}}', f'{{id: {id}, quantity: "7 g"}}   # mine')
    found = merged(text, old, new, COMMENT, "a.yaml")
    kept = dict.fromkeys(changed & before, "7 g")
    assert said(found.text) == {**dict.fromkeys(after, "2 g"), **kept, "mine": "9 g"}
    assert mine in found.text
    assert "# looked at" in found.text
    assert found.text.count("# mine") == len(kept)
    assert len(found.notes) == len(kept)
