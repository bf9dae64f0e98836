"""The tables as the csv module reads them back, and that no cell runs in a spreadsheet."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from relcon.records.case import CaseFile
from tests.exporting.conftest import SMALL, export
from tests.helpers.hostile_cases import hostile_cases
from tests.helpers.matters import case as built

RUN = ("=", "+", "-", "@", "\t", "\r")


def rows(written: str) -> list[dict[str, str]]:
    assert written.startswith("\ufeff")
    before = csv.field_size_limit(10**7)
    try:
        return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    finally:
        csv.field_size_limit(before)


def tables(case: CaseFile) -> dict[str, list[dict[str, str]]]:
    return {name: rows(text) for name, text in export(case, "csv").items() if name.endswith(".csv")}


def test_a_list_in_a_record_has_a_table_of_its_own() -> None:
    found = tables(SMALL)
    assert [(row["of"], row["n"], row["person"], row["act"]) for row in found["events_participants.csv"]] == [
        ("e1", "1", "reyes", "sold"),
        ("e1", "2", "dunn", "bought"),
        ("e1", "3", "dunn", "carried"),
    ]
    assert next(iter(found["events.csv"][0])) == "id"
    assert [(row["id"], row["purity"], row["quantity_point_g"]) for row in found["events.csv"]] == [
        ("e1", "0.92", "1500"),
        ("e2", "", ""),
    ]
    assert found["people_phones.csv"][0]["number"] == "'+13125550101"
    assert found["people.csv"][0]["defendant_acceptance_plea"] == "timely"
    assert found["people.csv"][1]["sealed"] == "yes"


def test_parts_of_parts_say_of_which() -> None:
    counts = [
        {"count": "1", "statute": "21 USC 846", "objects": [{"substance": "cocaine"}, {"substance": "heroin"}]},
        {"count": "2", "statute": "21 USC 846", "objects": [{"substance": "heroin"}]},
    ]
    case = built(people=[{"id": "a", "name": "A", "status": "defendant", "defendant": {"counts": counts}}]).case
    found = tables(case)["people_defendant_counts_objects.csv"]
    assert [(row["of"], row["n"], row["substance"]) for row in found] == [
        ("a", "1.1", "cocaine"),
        ("a", "1.2", "heroin"),
        ("a", "2.1", "heroin"),
    ]


def test_a_defendant_of_whom_nothing_else_is_said_is_one() -> None:
    case = built(people=[{"id": "a", "name": "A", "status": "defendant", "defendant": {}}]).case
    assert tables(case)["people.csv"][0]["defendant"] == "yes"


@settings(max_examples=60)
@given(hostile_cases())
def test_no_cell_runs_and_every_record_has_its_row(case: CaseFile) -> None:
    found = tables(case)
    for table in found.values():
        assert not [cell for row in table for cell in row.values() if cell.startswith(RUN)]
    for section in ("people", "events", "undertakings", "contacts", "payments", "knowledge", "authority"):
        ids = [one.id for one in getattr(case, section)]
        assert [row["id"] for row in found.get(f"{section}.csv", [])] == ids
    members = [(one.id, member.id) for one in case.undertakings for member in one.members]
    assert [(row["of"], row["id"]) for row in found.get("undertakings_members.csv", [])] == members


def test_text_comes_as_it_is_but_for_the_mark_before_a_formula() -> None:
    texts = ["=cmd|'/C calc'!A0", "a\x00b", 'say "no"; then, stop\r\nnext', "\u202eturned", "x" * 100_000]
    people = [{"id": f"a{n}", "name": "A", "status": "uncharged", "note": text} for n, text in enumerate(texts)]
    files = export(built(people=people).case, "csv")
    assert [row["note"] for row in rows(files["people.csv"])] == [f"'{texts[0]}", "ab", *texts[2:]]
    assert "removed: 1." in files["README.txt"]
