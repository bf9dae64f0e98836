"""Records as YAML text are read as what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.reading.text_file import read_tree
from relcon.writing.yaml_text import SHORT, WIDTH, Value, block_lines, flow_lines, item_lines, scalar
from tests.writing.test_splice import said

texts = st.one_of(
    st.sampled_from(
        ["yes", "null", "~", "", " a", "a: b", "a #b", "- a", "250 g", "1e5", "0x1f", "[a", "{", "*a", "'", "a\nb"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
)
values = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["id", "says", "1B1.8", "a_b"]), inner, max_size=4)
    ),
    max_leaves=12,
)
records = st.dictionaries(st.sampled_from(["id", "says", "with", "of", "terms"]), values, min_size=1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-06-03", "2025-06-03"),
        ("21 USC 846", "21 USC 846"),
        ("841(b)(1)(B)", "841(b)(1)(B)"),
        ("Stokes's house", "Stokes's house"),
        ("Núñez", "Núñez"),
        ("yes", "yes"),
        ("250 g", '"250 g"'),  # quantities stand in quotes, as in every example of the format
        ("1", '"1"'),  # any other reader would take these for numbers
        ("26000", '"26000"'),
        ("null", '"null"'),
        ("UC report, $150", '"UC report, $150"'),
        ("He said: no", '"He said: no"'),
        ("+13125550101", '"+13125550101"'),
    ],
)
def test_a_text_stands_in_quotes_only_where_it_needs_to(text: str, written: str) -> None:
    assert scalar(text) == written


@given(values)
def test_a_value_in_braces_is_read_as_it_was_meant(value: Value) -> None:
    for as_json in (False, True):
        lines = flow_lines(value, "v: ", "   ", as_json=as_json)
        assert said("\n".join(lines) + "\n") == {"v": value}


@given(records, st.booleans())
def test_a_record_of_a_list_is_read_as_it_was_meant(record: dict[str, Value], block: bool) -> None:
    assert said("\n".join(["v:", *item_lines(record, "  ", as_block=block)])) == {"v": [record]}
    assert said("\n".join(block_lines(record, ""))) == record


def test_a_long_record_is_broken_between_its_fields() -> None:
    part: Value = [{"person": "somebody-with-a-long-id", "act": "negotiated"} for _ in range(6)]
    lines = flow_lines({"id": "e1", "participants": part}, "  - ", "     ")
    assert len(lines) > 1
    assert max(map(len, lines)) <= WIDTH + 2
    assert all(line.startswith("     ") for line in lines[1:])
    assert len("{person: somebody-with-a-long-id, act: negotiated}") <= SHORT  # so no participant is torn
    assert all(line.count("{person") == line.count("negotiated}") for line in lines)


def test_json_stays_json() -> None:
    lines = flow_lines({"id": "e1", "note": "a"}, "", "", as_json=True)
    assert lines == ['{"id": "e1", "note": "a"}']
    assert read_tree(lines[0].encode(), "")[0] == {"id": "e1", "note": "a"}
