"""The published schemas of maps and receipts take what the program takes and writes, and refuse what it refuses."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from relcon.importing import profiles
from relcon.importing.map import read_map
from relcon.importing.workbook.into import import_workbook
from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.schemas import file_name, schemas
from tests.importing.conftest import LABS, LABS_MAP, SEIZURES, SEIZURES_MAP, Small
from tests.importing.workbook.sheets_drawn import written

SHIPPED = sorted(Path(str(profiles.__file__)).parent.glob("*.yaml"))
MAP = """\
format: relcon/map/1
kind: payments
file: {encoding: cp1252, separator: tab, header: 7, sheet: null}
zone: America/Chicago
dates: {order: mdy}
columns:
  date: [Day, Hour]
  usd: {column: Amount, source: "[10]"}
  details: {column: [One, Two], form: "Zelle payment to|from {other}"}
words: {Two: {Cash: own_money, Check: {direction: in}}}
constants: {currency: usd}
legs: true
negative: reverses
service_numbers: ["+18056377249"]
ignore: [Agent]
"""


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas()[name])


def tree(text: bytes) -> Any:
    return read_tree(text, "map.yaml", any_names=True)[0]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_layouts_that_ship_fit(path: Path) -> None:
    assert [error.message for error in validator("map").iter_errors(tree(path.read_bytes()))] == []


@pytest.mark.parametrize("text", [SEIZURES_MAP, LABS_MAP, MAP], ids=["seizures", "labs", "every form"])
def test_a_map_in_any_of_its_forms_fits(text: str) -> None:
    assert validator("map").is_valid(tree(text.encode()))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("relcon/map/1", "relcon/map/2"),
        ("columns:", "colums:"),
        ("order: mdy", "order: mdx"),
        ("negative: reverses", "negative: turns"),
        ("header: 7", "header: seven"),
        ("{column: Amount,", "{colum: Amount,"),
        ("legs: true", "legs: perhaps"),
    ],
)
def test_what_the_reader_refuses_does_not_fit(good: str, bad: str) -> None:
    text = MAP.replace(good, bad, 1).encode()
    assert not validator("map").is_valid(tree(text))
    with pytest.raises(InputError):
        read_map(text, "map.yaml", "payments")


def test_every_receipt_that_is_written_fits(small: Small, tmp_path: Path) -> None:
    small.run(SEIZURES + "N-9,02/30/2025,,T,Cocaine,1 g,Seizure\nTOTAL,,,,,,\n")
    small.run(LABS, "labs", "lab.csv")
    folder = tmp_path / "other"
    folder.mkdir()
    import_workbook(written(folder, {}), folder / "case.yaml")
    receipts = [path for path in tmp_path.rglob("receipts/*.json") if path.name != "written.json"]
    assert len(receipts) == 3
    for path in receipts:
        receipt = json.loads(path.read_text(encoding="utf-8"))
        assert [error.message for error in validator("import").iter_errors(receipt)] == []
        assert not validator("import").is_valid({**receipt, "counts": {"lost": 1}})


def test_they_are_published_under_their_formats() -> None:
    assert (file_name("map"), file_name("import")) == ("map-1.schema.json", "import-1.schema.json")
