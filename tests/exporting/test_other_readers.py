"""Each form of export as another program reads it: as many of each thing as the case file, counted in its YAML text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from openpyxl import load_workbook

from relcon.exporting.export import FORMS, Form
from relcon.exporting.made import Head
from relcon.records.case import CaseFile
from tests.exporting.conftest import GEXF, as_lxml, as_networkx, export
from tests.helpers.matters import read_yaml

SECTIONS = (
    *("evidence", "people", "lots", "places", "undertakings", "events", "contacts", "payments", "knowledge"),
    *("authority", "functions", "circumstances", "findings", "agreements"),
)
COLUMN = re.compile(r"^(?P<name>[a-z]+) +(?P<to>(?:Entity|Link|End [12]) > .*)$")


@pytest.fixture(scope="module")
def file(root: Path) -> Mapping[str, Any]:
    """The example's case file as YAML has it."""
    return dict(read_yaml(root / "examples" / "riverside" / "case.yaml"))


@pytest.fixture(scope="module")
def records(file: Mapping[str, Any]) -> Counter[str]:
    """How many records each section has, and how many parts some of them have."""
    found = Counter({section: len(file[section]) for section in SECTIONS})
    found["participants"] = sum(len(one.get("participants", ())) for one in file["events"])
    found["members"] = sum(len(one.get("members", ())) for one in file["undertakings"])
    found["phones"] = sum(len(one.get("phones", ())) for one in file["people"])
    return found


@pytest.fixture(scope="module")
def things(file: Mapping[str, Any], records: Counter[str]) -> Counter[str]:
    """How many things and ties of each type a graph must have; of those that stand in no section, none are named."""
    called = {"person": "people", "event": "events", "undertaking": "undertakings", "contact": "contacts"}
    called |= {"payment": "payments", "authority": "authority", "function": "functions", "used": "phones"}
    called |= {"participation": "participants", "membership": "members"}
    found = Counter({kind: records[section] for kind, section in called.items()})
    found["knowledge"] = sum("circumstance" not in one["of"] for one in file["knowledge"])
    assert min(found.values()) > 0
    return found


def of_types(types: Iterator[str], things: Counter[str]) -> dict[str, int]:
    """Return how many there are of each type that is asked about."""
    found = Counter(types)
    return {kind: found[kind] for kind in things}


def test_graphml_by_networkx(riverside: CaseFile, things: Counter[str]) -> None:
    read = as_networkx(export(riverside, "graphml")[""])
    data = [*(one for _, one in read.nodes(data=True)), *(one for *_, one in read.edges(data=True))]
    assert of_types((one["rc_type"] for one in data), things) == things


def test_gexf_by_lxml_and_by_networkx(riverside: CaseFile, things: Counter[str]) -> None:
    written = export(riverside, "gexf")[""]
    found: list[str] = []
    for what in ("node", "edge"):
        (attributes,) = [one for one in as_lxml(written).iter(f"{GEXF}attributes") if one.get("class") == what]
        (type_,) = [one.get("id") for one in attributes if one.get("title") == "rc_type"]
        values = (one for item in as_lxml(written).iter(f"{GEXF}{what}") for one in item.iter(f"{GEXF}attvalue"))
        found += [str(one.get("value")) for one in values if one.get("for") == type_]
    assert of_types(iter(found), things) == things
    # networkx, unlike Gephi, wants all edges directed or none.
    read = nx.read_gexf(io.BytesIO(written.replace('type="undirected"', 'type="directed"').encode()), version="1.3")
    data = [*(one for _, one in read.nodes(data=True)), *(one for *_, one in read.edges(data=True))]
    assert of_types((one["rc_type"] for one in data), things) == things


def test_i2_as_its_own_page_says(riverside: CaseFile, things: Counter[str]) -> None:
    """The page is followed to the letter: what each column becomes, entities made once, links to what is there."""
    files = export(riverside, "i2")
    entities: dict[str, str] = {}
    links: dict[str, str] = {}
    for part in re.split(r"^(?=\w+\.csv: (?:one|two) )", files["HOW-TO-IMPORT.txt"], flags=re.MULTILINE)[1:]:
        name = part.partition(":")[0]
        columns = [COLUMN.match(line) for line in part.split("\n\n")[0].splitlines()[1:]]
        means = {re.split(r"[,:(]", one["to"])[0].strip(): one["name"] for one in columns if one is not None}
        for row in csv.DictReader(io.StringIO(files[name].removeprefix("\ufeff"), newline="")):
            if "Entity > Identity" in means:
                entities[row[means["Entity > Identity"]]] = row[means["Entity > Type"]]
            else:
                ends = {row[means[end]] for end in ("End 1 > Identity", "End 2 > Identity")}
                assert ends <= entities.keys()
                links[row[means["Link > Identity"]]] = row[means["Link > Type"]]
    assert of_types(iter([*entities.values(), *links.values()]), things) == things


def test_csv_by_polars(riverside: CaseFile, records: Counter[str]) -> None:
    polars = pytest.importorskip("polars")
    files = export(riverside, "csv")
    tables = {section: f"{section}.csv" for section in SECTIONS}
    tables |= {"participants": "events_participants.csv", "members": "undertakings_members.csv"}
    tables |= {"phones": "people_phones.csv"}
    found = {
        section: polars.read_csv(files[name].encode(), infer_schema=False).height for section, name in tables.items()
    }
    assert found == records


def test_a_workbook_by_openpyxl(riverside: CaseFile, records: Counter[str]) -> None:
    data = FORMS["workbook"](riverside, Head()).files[""]
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data), read_only=True)
    rows = {name: sum(any(cells) for cells in book[name].iter_rows(2, values_only=True)) for name in records}
    assert rows == records


def test_json_by_the_json_module(riverside: CaseFile, file: Mapping[str, Any]) -> None:
    read = json.loads(export(riverside, "json")[""])
    assert {section: len(read[section]) for section in SECTIONS} == {
        section: len(file[section]) for section in SECTIONS
    }


def test_followthemoney_lines_by_the_json_module(riverside: CaseFile, file: Mapping[str, Any]) -> None:
    found = Counter(json.loads(line)["schema"] for line in export(riverside, "ftm")[""].splitlines())
    assert found["Person"] == len(file["people"])
    assert found["Call"] + found["Message"] == len(file["contacts"])
    assert found["Payment"] == sum(one["kind"] == "paid" for one in file["payments"])


def test_every_form_is_read_here() -> None:
    here = set(globals())
    forms: dict[Form, str] = {"workbook": "a_workbook_by_openpyxl", "csv": "csv_by_polars"}
    forms |= {"json": "json_by_the_json_module", "graphml": "graphml_by_networkx", "i2": "i2_as_its_own_page_says"}
    forms |= {"gexf": "gexf_by_lxml_and_by_networkx", "ftm": "followthemoney_lines_by_the_json_module"}
    assert forms.keys() == FORMS.keys()
    assert {f"test_{one}" for one in forms.values()} <= here
