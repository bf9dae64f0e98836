"""Every scalar is its text, every key and value knows its place, and hostile files are refused plainly and quickly."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.reading.parsing import DEEPEST, _fast, _told
from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap, locate, located


def refused(data: bytes) -> list[str]:
    """Return the kinds of error in what must be refused."""
    try:
        _, problems = read_tree(data, "x.yaml")
    except InputError as error:
        return [problem.kind for problem in error.problems]
    return [problem.kind for problem in problems]


def test_scalars_stay_text() -> None:
    tree, problems = read_tree(
        b"a: 0.6\nb: on\nc: no\nd: 1:30\ne: 2025-06-03\nf: 0x1F\ng: 1_000\nh: 1e3\ni: true\nj: Null\n1: x\n", "x.yaml"
    )
    assert not problems
    assert dict(tree) == {
        "a": "0.6",
        "b": "on",
        "c": "no",
        "d": "1:30",
        "e": "2025-06-03",
        "f": "0x1F",
        "g": "1_000",
        "h": "1e3",
        "i": "true",
        "j": "Null",  # a surname
        "1": "x",
    }


def test_only_unquoted_null_tilde_and_nothing_are_empty() -> None:
    tree, _ = read_tree(b'a: null\nb: ~\nc:\nd: "null"\ne: \'~\'\nf: ""\n', "x.yaml")
    assert dict(tree) == {"a": None, "b": None, "c": None, "d": "null", "e": "~", "f": ""}


def test_keys_are_always_text() -> None:
    tree, _ = read_tree(b"on: 1\n0.6: 2\nnull: 3\n~: 4\n", "x.yaml")
    assert list(tree) == ["on", "0.6", "null", "~"]


def test_places_count_from_one() -> None:
    tree, _ = read_tree(b"events:\n  - id: e1\n    who: [a, {b: c}]\n", "case.yaml")
    events = tree["events"]
    assert isinstance(events, TextList)
    assert isinstance(events[0], TextMap)
    assert str(events[0].location) == "case.yaml:2:5"
    assert str(located("case.yaml", events[0].keys_at["who"])) == "case.yaml:3:5"
    assert str(located("case.yaml", events[0].values_at["who"])) == "case.yaml:3:10"
    assert str(locate(tree, ("events", 0, "who", 1, "b"))[0]) == "case.yaml:3:18"


def test_a_path_that_leads_too_far_ends_at_the_nearest_value() -> None:
    tree, _ = read_tree(b"a: [b, c]\n", "x.yaml")
    where, node = locate(tree, ("a", 1, "deeper", 3))
    assert (str(where), node) == ("x.yaml:1:8", "c")


def test_a_byte_order_mark_is_no_character() -> None:
    tree, _ = read_tree(b"\xef\xbb\xbfa: b\n", "x.yaml")
    assert str(located("x.yaml", tree.keys_at["a"])) == "x.yaml:1:1"


def test_json_is_read_by_the_same_reader() -> None:
    tree, _ = read_tree(b'{\n\t"a": "x\\/y",\n\t"b": "\\ud83d\\ude00", "c": [1, null, true]\n}', "x.json")
    assert dict(tree) == {"a": "x/y", "b": "\U0001f600", "c": ["1", None, "true"]}


def test_both_parsers_read_the_example_alike(root: Path) -> None:
    for file in sorted((root / "examples").rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        fast = _fast(text, file.name)
        assert fast is not None, "the parser in C refused: nothing is compared"
        slow = _told(text, file.name, 0)
        assert everything(fast.root) == everything(slow.root) and fast.where == slow.where


def everything(node: Any) -> object:
    """Return a tree with every place in it."""
    if isinstance(node, TextMap):
        return node.location, node.keys_at, node.values_at, [(key, everything(value)) for key, value in node.items()]
    if isinstance(node, TextList):
        return node.location, node.items_at, node.numbers, [everything(item) for item in node]
    return node


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_separators_that_end_a_line_only_in_yaml_1_1_end_none(mark: str) -> None:
    tree, _ = read_tree(f'a: "x{mark}y"\nb: z\n'.encode(), "x.yaml")
    assert (tree["a"], str(located("x.yaml", tree.keys_at["b"]))) == (f"x{mark}y", "x.yaml:2:1")


def test_a_lone_surrogate_is_refused() -> None:
    assert refused(b'{"a": "\\ud83d"}') == ["control_character"]


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    kinds = refused("\n".join(lines).encode())
    assert set(kinds) == {"anchor"}
    assert len(kinds) == 12 + 11 * 9  # every anchor and every alias


@pytest.mark.parametrize(
    "data", [b"[" * 10_000_000, b"{a: " * 2_000_000, b"- " * 2_000_000], ids=["list", "map", "dash"]
)
def test_megabytes_of_brackets_are_refused(data: bytes) -> None:
    assert refused(data) == ["too_deep"]


def test_the_deepest_allowed_nesting_is_read() -> None:
    # The top mapping is level 1, so DEEPEST - 1 lists fit in it.
    read_tree(b"a: " + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1), "x.yaml")
    assert refused(b"a: " + b"[" * DEEPEST + b"]" * DEEPEST) == ["too_deep"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"# only a comment\n", "empty"),
        (b"---\n", "empty"),
        (b"~", "empty"),
        (b"just text", "not_a_mapping"),
        (b"[a, b]", "not_a_mapping"),
        (b"a: \x00", "control_character"),
        (b"a: \x1b[31m", "control_character"),
        (b"a: \xef\xbf\xbe", "control_character"),
        (b"caf\xe9: x", "not_utf8"),
        (b"\xff\xfea\x00:\x00 \x00b\x00", "other_kind"),
        (b"\xed\xa0\x80: x", "not_utf8"),
        (b"a: b: c", "syntax"),
        (b'a: "\\q"', "syntax"),
        (b'a: "\\UFFFFFFFF"', "syntax"),
        (b"%YAML 9.9\n---\na: b", "syntax"),
        (b"a: 'open", "syntax"),
        (b"{[a]: b}", "syntax"),
        (b"a: b\n---\nc: d\n", "several_documents"),
        (b"<<: {a: b}", "merge_key"),
        (b"a: *nowhere", "anchor"),
        (b"a: &b c", "anchor"),
    ],
)
def test_what_is_no_plain_file_is_refused(data: bytes, kind: str) -> None:
    assert refused(data) == [kind]


def test_places_of_what_cannot_be_decoded() -> None:
    with pytest.raises(InputError) as caught:
        read_tree("a: b\nfür: ".encode() + b"\xff", "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 6)


def test_all_duplicate_keys_are_reported_and_the_first_one_is_kept() -> None:
    tree, problems = read_tree(b"a: 1\na: 2\nb: {c: 1, c: 2, c: 3}\n", "x.yaml")
    assert [(problem.line, problem.column, problem.found) for problem in problems] == [
        (2, 1, "a"),
        (3, 11, "c"),
        (3, 17, "c"),
    ]
    assert dict(tree) == {"a": "1", "b": {"c": "1"}}


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    tree = None
    with suppress(InputError):
        tree, _ = read_tree(data, "x.yaml")
    assert tree is None or isinstance(tree, TextMap)


@given(st.text(alphabet="ab:-[]{}&*!#|>%@`\"'\\ ,?\n\t~<=.0\ud800\U0001f600", max_size=60))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    tree = None
    with suppress(InputError):
        tree, _ = read_tree(text.encode("utf-8", "surrogatepass"), "x.yaml")
    assert tree is None or isinstance(tree, TextMap)
