"""JSON: the same data as pydantic writes, with what holds no other object on one line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from relcon.reports.forms import json_text

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=4) | st.dictionaries(st.text(), v, max_size=4))


class Holder(BaseModel):
    """Anything."""

    held: object


@given(VALUES)
def test_it_reads_back_as_it_was(value: object) -> None:
    written = json_text(Holder(held=value))
    assert json.loads(written) == {"held": value}
    assert written.endswith("}\n") and not written.endswith("\n\n")


def test_what_holds_no_other_object_is_one_line() -> None:
    events = {f"e{n}": {"in": False, "failed": "scope", "why": ["x" * 90, "é" * 90]} for n in (1, 2)}
    lines = json_text(Holder(held={"events": events, "none": {}, "open": ["y" * 70, "z" * 70]})).splitlines()
    assert lines[3].startswith('      "e1": {"in": false, "failed": "scope", "why": ["xxx')
    assert lines[3].endswith('é"]},')
    assert [line.strip()[:10] for line in lines] == [
        *("{", '"held": {', '"events": ', '"e1": {"in', '"e2": {"in', "},", '"none": {}', '"open": [', '"yyyyyyyyy'),
        *('"zzzzzzzzz', "]", "}", "}"),
    ]
