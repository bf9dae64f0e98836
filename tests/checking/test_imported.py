"""What ``relcon check`` says of imported files: of the production with its truth, and of small lists drawn here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from relcon.checking.check import check
from relcon.checking.note import Note
from relcon.importing.run import run
from relcon.importing.store import Store
from relcon.importing.workbook.into import import_workbook
from relcon.reading.files import read_case
from tests.cli.conftest import run_command
from tests.helpers.matters import read_yaml
from tests.importing.conftest import CASE, LABS_MAP, SEIZURES_MAP, Small
from tests.importing.production import production_in

FILES = ("production/VOL001.dat", "production/VOL001.opt", "drugs/seizures.csv", "drugs/labs.xlsx")
KINDS = {"two_values", "field_and_lab", "lab_missing", "held", "totals", "not_produced", "load_files", "unclaimed"}
CASES = read_yaml(Path(__file__).with_name("imported.yaml"))["cases"]


def notes(case: Path) -> list[Note]:
    return list(check(read_case(case), Store(case).files).notes)


def brought(case: Path) -> list[Note]:
    """Return the notes that what was imported brings."""
    matter = read_case(case)
    without = {(one.kind, one.record, one.text) for one in check(matter).notes}
    return [one for one in notes(case) if (one.kind, one.record, one.text) not in without]


@pytest.mark.parametrize("workbook", [False, True], ids=["case file", "workbook"])
def test_the_production_is_told_what_the_truth_states_and_nothing_else(
    tmp_path: Path, production: Path, workbook: bool
) -> None:
    matter = production_in(tmp_path, production)
    if workbook:
        matter.case.unlink()
        import_workbook(production / "workbook_corrected.xlsx", matter.case)
    for file in FILES:
        matter.run(file)
    found = brought(matter.case)
    told = [f"{one.record}: {one.text}" for one in found]
    wanted = [
        r"ex-N-6: .*two net weights, 54\.8 g and 55\.1 g",
        r"ex-N-3: .*28 of 1,200 units tested, all weighed",
        r"ex-N-3: .*alleged oxycodone, found fentanyl",
        r"ex-N-5: .*10 of 100 units tested, 4\.52 g weighed; extrapolated.* = 45\.2 g",
        r"arrest-1: cites pages that were not produced: USAO-0000236 to USAO-0000238",
        r"USAO-0000105: .*overlaps.*USAO-0000105 to USAO-0000106",
        r"USAO-0000137: .*USAO-0000139 \(3 pages\): in no load file",
        r"USAO-0000235: .*USAO-0000241 \(7 pages\): in no load file",
        r"USAO-0000104: .*3 pages by its labels\): 1 page listed in VOL001\.opt",
    ]
    for pattern in wanted:
        assert len([text for text in told if re.match(pattern, text)]) == 1, pattern
    assert len(told) == len(wanted), told


@pytest.mark.parametrize("one", CASES, ids=lambda one: one["name"])
def test_the_notes_on_what_was_imported_are_these(one: dict[str, Any], tmp_path: Path) -> None:
    small = Small(tmp_path)
    small.case.write_text(CASE + one.get("case", ""), encoding="utf-8")
    (tmp_path / "seizures.map.yaml").write_text(SEIZURES_MAP, encoding="utf-8")
    (tmp_path / "labs.map.yaml").write_text(one.get("map") or LABS_MAP, encoding="utf-8")
    for file in one.get("files", []):
        options = {"map": None, "evidence": None} if file["kind"] == "production" else {}
        run(small.request(file["text"].replace("^", "\x14"), file["kind"], file.get("name", "list.csv"), **options))
    found = brought(small.case)
    wanted = one.get("notes", [])
    assert sorted((n.kind, n.record) for n in found) == sorted((w["kind"], w["record"]) for w in wanted), found
    always = [one for one in notes(small.case) if one.kind == "unclaimed"]
    assert [n.record for n in always] == [w["record"] for w in one.get("always", [])]
    for each in [*wanted, *one.get("always", [])]:
        those = [n for n in [*found, *always] if (n.kind, n.record) == (each["kind"], each["record"])]
        assert any(each["text"] in n.text for n in those), [n.text for n in those]


def test_without_anything_imported_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    assert brought(tmp_path / "case.yaml") == []
    assert not (tmp_path / "imported").exists()


def test_a_note_on_what_was_imported_is_answered_in_the_case_file(tmp_path: Path, production: Path) -> None:
    matter = production_in(tmp_path, production)
    for file in FILES:
        matter.run(file)
    said = [one for one in brought(matter.case) if one.kind in KINDS]
    lines = "".join(f"  - {{check: {one.kind}, record: {one.record}, why: known}}\n" for one in said)
    text = matter.case.read_text(encoding="utf-8")
    matter.case.write_text(f"{text}noted:\n{lines}", encoding="utf-8")
    after = [one for one in notes(matter.case) if one.kind in KINDS]
    assert len(after) == len(said)
    assert {one.answered for one in after} == {"known"}


def test_the_command_says_them_on_its_screen_and_in_full(tmp_path: Path, production: Path) -> None:
    matter = production_in(tmp_path, production)
    for file in FILES:
        matter.run(file)
    screen = " ".join(run_command("check", str(matter.case)).stdout.split())
    assert "arrest-1, cites pages that were not produced" in screen
    assert "4 gaps, overlaps and differences in the load files" in screen
    every = " ".join(run_command("check", "--all", str(matter.case)).stdout.split())
    assert "two net weights, 54.8 g and 55.1 g" in every
    assert "alleged oxycodone, found fentanyl" in every
    assert "(load_files)" in every


@pytest.mark.parametrize("damage", [None, '{"row": "2", ', '["2"]', "{}"], ids=["gone", "cut off", "a list", "empty"])
def test_rows_that_are_gone_or_damaged_are_named_and_can_be_taken_out(tmp_path: Path, damage: str | None) -> None:
    small = Small(tmp_path)
    small.case.write_text(CASE, encoding="utf-8")
    run(small.request("BEGBATES,ENDBATES\nGOV-1,GOV-2\n", "production", "V.dat", map=None, evidence=None))
    (kept,) = (tmp_path / "imported" / "rows").iterdir()
    kept.unlink()
    if damage is not None:
        kept.write_text(damage, encoding="utf-8")
    done = run_command("check", str(small.case))
    assert done.exit_code != 0
    assert "the rows of V.dat, is gone or damaged" in " ".join(done.stderr.split())
    assert run_command("import", "--undo", "V.dat", "--into", str(small.case)).exit_code == 0
    assert run_command("check", str(small.case)).exit_code == 0
