"""A list of documents in which counsel ticks: what is written into it, and what becomes of every tick."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.load_files.ticked import list_to_tick
from relcon.importing.request import Request
from relcon.importing.run import Done, run, undo
from relcon.reading.files import read_case
from relcon.records.evidence import BatesRange
from tests.cli.conftest import run_command
from tests.importing.conftest import CASE, Small, fates
from tests.importing.load_files.test_reading import dat, imported

DAT = dat(
    ("GOV-0001", "GOV-0003", "Lab report"),
    ("GOV-0004", "GOV-0004", "=HYPERLINK(0)"),
    ("GOV-0005", "GOV-0006", "Two\r\nlines\x0b"),
    ("GOV-0009", "", "After a gap"),
)
HEAD = "tick,kind,id,first,last,title,date,type,custodian\n"


@pytest.fixture
def produced(small: Small) -> Small:
    imported(small, DAT)
    return small


def to_tick(small: Small) -> list[dict[str, str]]:
    text, number = list_to_tick(small.store, read_case(small.case))
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(found) == number
    return found


def ticked(small: Small, *rows: str, head: str = HEAD) -> Done:
    return run(Request("as-evidence", small.file(head + "\n".join(rows) + "\n", "ticked.csv"), small.case))


def test_the_list_has_every_document_with_no_tick_in_it(produced: Small) -> None:
    found = to_tick(produced)
    assert {(row["tick"], row["kind"]) for row in found} == {("", "")}
    assert [(row["id"], row["first"], row["last"], row["title"]) for row in found] == [
        ("GOV-0001", "GOV-0001", "GOV-0003", "Lab report"),
        ("GOV-0004", "GOV-0004", "GOV-0004", "'=HYPERLINK(0)"),
        ("GOV-0005", "GOV-0005", "GOV-0006", "Two lines"),
        ("GOV-0009", "GOV-0009", "GOV-0009", "After a gap"),
    ]


def test_documents_that_only_the_list_of_pages_has_are_in_it(small: Small) -> None:
    imported(small, "A-1,V,a.tif,Y,,,2\nA-2,V,b.tif,,,,\n", "V.opt")
    assert [(row["first"], row["last"]) for row in to_tick(small)] == [("A-1", "A-2")]


def test_what_is_ticked_and_only_that_becomes_an_exhibit(produced: Small) -> None:
    done = ticked(
        produced,
        "x,lab report,lab-1,GOV-0001,GOV-0003,Lab report,,,",
        "X,other,,GOV-0004,,'=HYPERLINK(0),,,",
        ",,GOV-0005,GOV-0005,GOV-0006,Two lines,,,",
    )
    assert fates(done) == {"2": "used", "3": "used", "4": "not_read"}
    evidence = read_case(produced.case).evidence
    assert {"lab-1", "GOV-0004"} == evidence.keys() - {"seizures-1", "seizures-2", "labs-1"}
    assert (evidence["lab-1"].kind, evidence["lab-1"].bates) == ("lab_report", BatesRange("GOV-0001", "GOV-0003"))
    assert evidence["GOV-0004"].title == "=HYPERLINK(0)"
    assert [row["first"] for row in to_tick(produced)] == ["GOV-0005", "GOV-0009"], "these are left"
    again = ticked(produced, "x,lab_report,,GOV-0001,GOV-0003,,,,", "x,photo,,GOV-0009,,,,,")
    assert fates(again) == {"2": "same_id", "3": "used"}
    for file in produced.store.files[1:]:
        undo(produced.case, file.receipt.sha256)
    assert read_case(produced.case).evidence.keys() == {"seizures-1", "seizures-2", "labs-1"}


@pytest.mark.parametrize(
    ("row", "why", "said"),
    [
        ("perhaps,photo,,GOV-0004,,,,,", "unknown_word", "x, or nothing"),
        ("x,,,GOV-0004,,,,,", "missing_field", "lab_report"),
        ("x,picture,,GOV-0004,,,,,", "unknown_word", "photo"),
        ("x,photo,,GOV-0006,GOV-0009,,,,", "bad_bates", "none has GOV-0007 to GOV-0008"),
        ("x,photo,,4,,,,,", "bad_bates", "none has 4"),
        ("x,photo,,GOV-0004,GOV-0003,,,,", "bad_bates", "in order"),
        ("x,photo,,GOV-,,,,,", "bad_bates", "digits"),
        ("x,photo,a b,GOV-0004,,,,,", "bad_text", "letters"),
        ("x,photo,dunn,GOV-0004,,,,,", "conflict", "no record has"),
        ("x,photo,good,GOV-0004,,,,,", "conflict", "no record has"),
        ("x,photo,,,,,,,", "missing_field", "first page"),
        ("x,photo,,GOV-0004", "wrong_columns", "9"),
    ],
)
def test_a_tick_that_cannot_be_taken_is_told(produced: Small, row: str, why: str, said: str) -> None:
    done = ticked(produced, "x,photo,good,GOV-0001,GOV-0003,,,,", row)
    assert fates(done) == {"2": "used", "3": why}
    assert done.tally is not None
    assert said in done.tally.fates["3"].allowed


def test_a_list_without_a_tick_or_without_its_columns_is_refused(produced: Small) -> None:
    before = produced.state
    with pytest.raises(NotImported, match="not one row can be used"):
        ticked(produced, ",,,GOV-0001,GOV-0003,,,,")
    with pytest.raises(NotImported, match=r"header|columns"):
        ticked(produced, "x,GOV-0001", head="yes,page\n")
    assert {name: data for name, data in produced.state.items() if name != "ticked.csv"} == before


def test_without_load_files_there_is_nothing_to_tick(small: Small) -> None:
    with pytest.raises(NotImported, match="relcon import production FILE"):
        to_tick(small)
    small.file(HEAD + "x,photo,,GOV-0001,,,,,\n", "ticked.csv")
    with pytest.raises(NotImported, match="none has GOV-0001"):
        run(Request("as-evidence", small.folder / "ticked.csv", small.case))


def test_the_command_writes_the_list_and_then_takes_it(produced: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(produced.folder)
    words = ("import", "--as-evidence", "to-tick.csv", "--into", "case.yaml")
    done = run_command(*words)
    assert (done.exit_code, "with 4 documents" in " ".join(done.stderr.split())) == (1, True)
    assert Path("case.yaml").read_text(encoding="utf-8") == CASE
    text = Path("to-tick.csv").read_text(encoding="utf-8")
    Path("to-tick.csv").write_text(text.replace(",,GOV-0004,", "x,photo,GOV-0004,"), encoding="utf-8")
    done = run_command(*words)
    assert done.exit_code == 0, done.stderr
    assert "1 record new: GOV-0004" in done.stdout
    assert "GOV-0004" in read_case(Path("case.yaml")).evidence
    assert "as-evidence" in run_command("import", "--list", "case.yaml").stdout
