"""A record put into a file: every other byte stays, and the file says what it said and the record."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.writing.splice import Edit, NoPlace, Step, with_field, with_item
from relcon.writing.yaml_text import Value

RECORD: dict[str, Value] = {"id": "new", "quantity": "250 g", "with": ["a", "b"], "says": "He said: no # more"}


def said(text: str) -> Any:
    """What a file says, as plain Python."""

    def plain(node: Any) -> Any:
        if isinstance(node, TextMap):
            return {key: plain(value) for key, value in node.items()}
        return [plain(value) for value in node] if isinstance(node, TextList) else node

    return plain(read_tree(text.encode(), "")[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - {id: x}   # last\n# next\nb: y\n", "a:\n  - {id: x}   # last\n  - {id: n}\n# next\nb: y\n"),
        ("a:\n- {id: x}\nb: y\n", "a:\n- {id: x}\n- {id: n}\nb: y\n"),
        ("a:\n  - id: x\n    c: d\n\nb: y\n", "a:\n  - id: x\n    c: d\n  - id: n\n\nb: y\n"),
        ("a: []   # none\n#  - {id: e}\n", "a:   # none\n  - {id: n}\n#  - {id: e}\n"),
        ("a:\nb: y\n", "a:\n  - {id: n}\nb: y\n"),
        ("b: y\n", "b: y\na:\n  - {id: n}\n"),
        ("b:\n- c: d\n", "b:\n- c: d\na:\n- {id: n}\n"),
        ("a: [{id: x}]\n", "a: [{id: x}, {id: n}]\n"),
        ("a: [{id: x},]\n", "a: [{id: x}, {id: n},]\n"),
        ("a: [\n  {id: x}, # x\n]\n", "a: [\n  {id: x},\n  {id: n}, # x\n]\n"),
        ("a: [\n  # none\n]\n", "a: [{id: n}\n  # none\n]\n"),
        ("a:\n  - id: x", "a:\n  - id: x\n  - id: n"),
        ("a:\r\n  - {id: x}\r\nb: y\r\n", "a:\r\n  - {id: x}\r\n  - {id: n}\r\nb: y\r\n"),
        ("a:\n  - says: |\n      text\n\n# c\nb: y\n", "a:\n  - says: |\n      text\n  - id: n\n\n# c\nb: y\n"),
        ("a:\n  - says: |+\n      text\n\nb: y\n", "a:\n  - says: |+\n      text\n\n  - id: n\nb: y\n"),
        ('{"a": [{"id": "x"}]}', '{"a": [{"id": "x"}, {"id": "n"}]}'),
        ('{"a": [\n  {"id": "x"}\n]}\n', '{"a": [\n  {"id": "x"},\n  {"id": "n"}\n]}\n'),
    ],
)
def test_a_record_goes_to_the_end_of_its_list(before: str, after: str) -> None:
    assert with_item(before, ("a",), {"id": "n"}).of(before) == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("p:\n  - id: q\n", ("p", 0, "d", "c"), "p:\n  - id: q\n    d:\n      c:\n        - {id: n}\n"),
        ("p:\n  - id: q\n    d:\n", ("p", 0, "d", "c"), "p:\n  - id: q\n    d:\n      c:\n        - {id: n}\n"),
        ("p:\n  - {id: q}\n", ("p", 0, "d", "c"), "p:\n  - {id: q, d: {c: [{id: n}]}}\n"),
        ("p:\n  - id: q\n    c: []\n    d: x\n", ("p", 0, "c"), "p:\n  - id: q\n    c:\n      - {id: n}\n    d: x\n"),
    ],
)
def test_what_should_hold_the_list_is_made_with_it(before: str, path: tuple[Step, ...], after: str) -> None:
    assert with_item(before, path, {"id": "n"}).of(before) == after


def test_a_field_is_added_once() -> None:
    text = "p:\n  - id: q\n"
    assert with_field(text, ("p", 0), "d", "x").of(text) == "p:\n  - id: q\n    d: x\n"
    with pytest.raises(NoPlace, match="there is a field id already"):
        with_field(text, ("p", 0), "id", "x")


def test_a_text_where_a_list_should_be_is_left_alone() -> None:
    with pytest.raises(NoPlace, match="no list stands there"):
        with_item('a: "x"\n', ("a",), {"id": "n"})


words = st.sampled_from(["x", "yes", "250 g", "a b", "it's", '"q"', "k1/a", "1", "~", "null", "é", "", "#", "- a"])
notes = st.sampled_from(["", "", "  # a note: [with] {signs}"])


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file with lists in every form that counsel or a program writes."""
    lines = ["format: relcon/case/1"]
    for name in draw(st.permutations(["a", "b", "c"])):
        records = draw(st.lists(st.lists(words, min_size=1, max_size=3), max_size=3))
        lines += draw(st.lists(st.sampled_from(["", "# a comment", "#  - {id: example}"]), max_size=2))
        pairs = [[f"k{n}: {quoted(word)}" for n, word in enumerate(record)] for record in records]
        form = draw(st.sampled_from(["block", "braces", "one line", "lines"]))
        pad = " " * draw(st.sampled_from([0, 2, 4]))
        note = draw(notes)
        if not records or form == "one line":
            lines.append(f"{name}: [{', '.join('{' + ', '.join(one) + '}' for one in pairs)}]{note}")
        elif form == "lines":
            lines += [f"{name}: [", *(f"  {{{', '.join(one)}}},{note}" for one in pairs), "]"]
        elif form == "braces":
            lines += [f"{name}:", *(f"{pad}- {{{', '.join(one)}}}{note}" for one in pairs)]
        else:
            lines.append(f"{name}:{note}")
            for first, *rest in pairs:
                lines += [
                    f"{pad}- {first}{note}",
                    *(f"{pad}  {one}" for one in rest),
                    *draw(st.sampled_from([[], [""]])),
                ]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n", "\n\n# end\n"]))


def taken_back(text: str, edit: Edit) -> str:
    """The new text with what was written replaced by what stood there."""
    new = edit.of(text)
    end = edit.start + len(edit.written)
    assert new[edit.start : end] == edit.written
    return new[: edit.start] + text[edit.start : edit.end] + new[end:]


@given(files(), st.sampled_from(["a", "b", "c", "d"]), st.booleans())
def test_a_file_says_what_it_said_and_the_record_and_keeps_its_bytes(text: str, name: str, block: bool) -> None:
    edit = with_item(text, (name,), dict(RECORD), as_block=block)
    old, new = said(text), said(edit.of(text))
    assert new == {**old, name: [*(old.get(name) or []), RECORD]}
    assert taken_back(text, edit) == text
    # What was taken away is the brackets of an empty list, and nothing else of the line.
    gone = text[edit.start : edit.end]
    assert gone.replace("[]", "", 1).strip() == "" or edit.written.startswith(gone.partition("[]")[2])
