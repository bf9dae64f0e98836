"""Of what may be written in one field, schema and reader take the same, as far as a schema can tell."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from relcon.records.base import Record
from relcon.records.counts import Count
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.history import CriminalHistory
from relcon.records.options import PositionChanges
from relcon.records.quantity import Customs
from relcon.schemas import schemas

CUSTOMS = Customs.read("10%", {"8-ball": "3.5 g", "brick": "1 kg"})
EVENT: dict[str, Any] = {"id": "e1", "kind": "possession", "date": "2025-06-03", "substance": "cocaine"}
COUNT: dict[str, Any] = {"count": "1", "statute": "21 USC 846"}
EXHIBIT: dict[str, Any] = {"id": "x", "kind": "photo"}
FORMS = ["{0}-{3}-{4}", "{1}/{2}/{0}", "{3}/{4}/{0}", "{1}-{2}-{0}", "June {2}, {0}", "{2} Sept. {0}", "{0}/{1}/{2}"]
QUANTITIES = st.builds(
    lambda about, number, unit: f"{about}{number} {unit}".rstrip(),
    st.sampled_from(["", "~", "about ", "approx. ", "some "]),
    st.sampled_from(["1", "½", "1/2", "1 1/2", "1½", "1,500", "0.5", "1.5.2", "-1", "1e3", "0,500", "", "two"]),
    st.sampled_from(["kg", "KG", "grams", "lbs", "oz.", "8-balls", "bricks", "g net", "g gross", "", "5", "%"]),
)
DAYS = st.builds(
    lambda form, year, month, day: form.format(year, month, day, f"{month:02}", f"{day:02}"),
    st.sampled_from(FORMS),
    st.sampled_from([2024, 2025, 25]),
    st.integers(1, 13),
    st.integers(1, 32),
)
TIMES = st.builds(
    lambda form, hour, minute: form.format(hour, minute, f"{hour:02}", f"{minute:02}"),
    st.sampled_from(["{2}:{3}", "{0}:{3}", "{0}:{3} pm", "{0} a.m.", "{2}:{3}AM", "{2}{3}"]),
    st.integers(0, 24),
    st.integers(0, 60),
)
WRITTEN: dict[str, tuple[object, ...]] = {
    "purity": ("97%", "97 %", "0.97", "1", "1.0", "100%", "0.5%", "unknown", "97", "101%", "1.1", "-1%", "pure"),
    "usd": ("26000", "$26,000", "26,000", "$7,000.50", "$ 5", "unknown", "26k", "26,00", "$", "5 dollars"),
    "talk_only": (
        "yes",
        "Yes",
        "NO",
        "Y",
        "n",
        "true",
        "FALSE",
        True,
        False,
        "unknown",
        "Unknown",
        "n/a",
        "maybe",
        "on",
    ),
    "points": ("3", 3, "unknown", "two", "3.5", "-1", "n/a"),
    "statute": ("21 USC 846", "21 U.S.C. § 843(b)", "18 U.S.C. §924(c)", "21 USC §§ 841, 846", "26 USC 1", "846"),
    "penalty": ("841(b)(1)(A)", "21 U.S.C. § 841(b)(1)(A)(viii)", "960(b)(1)(H)", "841(b)(1)", "841(b)", "846"),
    "bates": ("US 0013", "US 0013-0031", "US 31-13", ["US 1", "US 2"], "US", []),
}
BEYOND = {"quantity": "finer than", "date": "no such day", "time": "noon is written", "bates": "a range or one label"}
"""By field: of which refusal no schema has words."""


@cache
def definitions() -> dict[str, Any]:
    return dict(schemas()["case"]["$defs"])


@cache
def validator(model: type[Record]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{model.__name__}", "$defs": definitions()})


def agree(model: type[Record], field: str, written: dict[str, Any]) -> None:
    """Assert that reader and schema both take a record, or neither does."""
    try:
        model.model_validate(written, by_alias=True, by_name=False, context=CUSTOMS)
    except ValidationError as error:
        if BEYOND.get(field, "-") not in error.errors()[0]["msg"]:
            assert not validator(model).is_valid(written), written
    else:
        assert validator(model).is_valid(written), written


@given(QUANTITIES)
def test_quantities(text: str) -> None:
    agree(Event, "quantity", EVENT | {"quantity": text})


@given(DAYS)
def test_dates(text: str) -> None:
    agree(Event, "date", EVENT | {"date": text})
    agree(Event, "date", EVENT | {"date": {"from": text, "to": "unknown"}})


@given(TIMES)
def test_times(text: str) -> None:
    agree(Event, "time", EVENT | {"time": text})


@pytest.mark.parametrize(
    ("model", "record", "field"),
    [
        (Event, EVENT, "purity"),
        (Event, EVENT, "usd"),
        (Event, EVENT, "talk_only"),
        (CriminalHistory, {}, "points"),
        (Count, COUNT, "statute"),
        (Count, COUNT, "penalty"),
        (Evidence, EXHIBIT, "bates"),
    ],
)
def test_other_fields(model: type[Record], record: dict[str, Any], field: str) -> None:
    for value in WRITTEN[field]:
        agree(model, field, record | {field: value})


@pytest.mark.parametrize("position", ["psr", "middle", "predicted", "ceiling", "defense", "court"])
def test_positions(position: str) -> None:
    agree(PositionChanges, "", {position: {"weak": "out"}})
