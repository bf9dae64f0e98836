"""One import from beginning to end: all or nothing, once, and taken out again."""

from __future__ import annotations

import json
import stat

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import imported, run, undo
from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from tests.importing.conftest import CASE, LABS, SEIZURES, Small, fates


def test_rows_become_records_that_the_case_file_includes(small: Small) -> None:
    done = small.run(SEIZURES)
    assert done.change.added == ["ex-N-1", "ex-N-2"]
    bought = small.event("ex-N-1")
    assert (str(bought.date), bought.substance, bought.place, bought.sting) == ("2025-03-17", "cocaine", "flat", "buy")
    assert [(one.person, one.act) for one in bought.participants] == [("dunn", "sold")]
    assert bought.evidence == ("seizures-1",)
    assert bought.quantity is not None
    assert bought.quantity.low == 64_900_000
    assert bought.undertaking == ()


def test_counsel_s_file_is_touched_only_to_include_what_is_new(small: Small) -> None:
    small.run(SEIZURES)
    wanted = CASE.replace("include: []   # nothing yet", "include: [imported/seizures-1.yaml]   # nothing yet")
    assert small.case.read_text(encoding="utf-8") == wanted
    small.run(LABS, "labs")
    assert small.case.read_text(encoding="utf-8") == wanted


def test_one_record_a_line_sorted_by_id_below_the_source(small: Small) -> None:
    small.run(SEIZURES.replace("N-1", "N-3"))
    lines = (small.folder / "imported" / "seizures-1.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Imported from list.csv (SHA-256 ")
    assert lines[1:3] == ["format: relcon/case/1", "events:"]
    assert [line[:16] for line in lines[3:]] == ["  - {id: ex-N-2,", "  - {id: ex-N-3,"]


def test_the_receipt_adds_up_and_says_on_which_rows_a_record_rests(small: Small) -> None:
    small.run(SEIZURES)
    small.run(LABS, "labs")
    seizures, labs = imported(small.case)
    assert sum(seizures.counts.values()) == seizures.rows_read == 3
    assert (seizures.records, labs.records) == ({"ex-N-1": ["2"], "ex-N-2": ["3"]}, {"ex-N-1": ["2"]})
    raw = json.loads(small.store.receipt_file(labs.sha256).read_bytes())
    assert (raw["format"], raw["kind"], raw["evidence"]) == ("relcon/import/1", "labs", "labs-1")


def test_the_same_input_gives_the_same_bytes(small: Small, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Small(tmp_path_factory.mktemp("other"))
    for name, content in small.state.items():
        other.file(content, name)
    for one in (small, other):
        one.run(SEIZURES)
        one.run(LABS, "labs", "lab.csv")
    assert small.state == other.state


def test_the_same_bytes_again_change_nothing(small: Small) -> None:
    small.run(SEIZURES)
    before = small.state
    done = small.run(SEIZURES, name="list.csv", evidence="seizures-2")
    assert done.again
    assert small.state == before


def test_a_dry_run_says_what_would_be_and_writes_nothing(small: Small) -> None:
    request = small.request(SEIZURES, dry_run=True)
    before = small.state
    done = run(request)
    assert done.change.added == ["ex-N-1", "ex-N-2"]
    assert small.state == before


def test_all_that_is_written_is_for_its_owner_only(small: Small) -> None:
    small.run(SEIZURES + "N-9,soon,,,Cocaine,1 g,Seizure\n")
    written = [*(small.folder / "imported").rglob("*"), small.case, small.folder / "import.yaml"]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in written if path.is_file()}
    assert (modes, len([path for path in written if path.is_file()])) == ({0o600}, 7)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("Exhibit,Date\nN-1,2025-06-03\n", "column_missing"),
        ("One,Two\n1,2\n", "no_header"),
        (SEIZURES.replace("Location", "Date"), "duplicate_columns"),
        (SEIZURES.splitlines()[0] + "\n", "no_rows"),
        ("\n".join(SEIZURES.splitlines()[:1]) + "\nN-1,03/17/2025,,Nobody,Cocaine,1 g,Seizure\n", "nothing_usable"),
        (SEIZURES.replace("/17/", "/03/").replace("/18/", "/04/"), "needs_date_order"),
        (SEIZURES.replace("03/18", "18/03"), "mixed_date_orders"),
        (CASE, "not_this_kind"),
    ],
)
def test_a_file_that_cannot_be_imported_leaves_all_as_it_was(small: Small, text: str, kind: str) -> None:
    request = small.request(text)
    before = small.state
    with pytest.raises(NotImported) as told:
        run(request)
    assert told.value.faults[0].kind == kind
    assert small.state == before


def test_a_case_file_with_errors_is_not_imported_into(small: Small) -> None:
    small.case.write_text(CASE.replace("defendant", "boss"), encoding="utf-8")
    with pytest.raises(InputError):
        small.run(SEIZURES)
    assert not (small.folder / "imported").exists()


def test_an_exhibit_must_be_there_or_is_made_with_its_pages(small: Small) -> None:
    for options in ({"evidence": None}, {"evidence": "seizures-9"}, {"evidence": "dunn", "bates": "U-1-2"}):
        with pytest.raises(NotImported) as told:
            small.run(SEIZURES, **options)
        assert told.value.faults[0].kind in ("needs_evidence", "unknown_name")
    small.run(SEIZURES, evidence="seizures-9", bates="USAO-0001-USAO-0004", exhibit_kind="seizure")
    made = next(one for one in read_case(small.case).case.evidence if one.id == "seizures-9")
    assert (str(made.bates), made.kind) == ("USAO-0001 to USAO-0004", "seizure")
    assert small.event("ex-N-1").evidence == ("seizures-9",)


def test_a_file_is_taken_out_again_with_all_that_it_brought(small: Small) -> None:
    small.run(SEIZURES)
    before = small.state
    small.run(LABS, "labs", "lab.csv")
    receipt, change = undo(small.case, "lab.csv")
    assert (receipt.kind, change.changed) == ("labs", ["ex-N-1"])
    assert {name: text for name, text in small.state.items() if name != "lab.csv"} == before
    undo(small.case, imported(small.case)[0].sha256[:8])
    assert list(read_case(small.case).case.events) == []
    assert imported(small.case) == []


def test_what_counsel_s_records_name_is_not_taken_out(small: Small) -> None:
    small.run(SEIZURES)
    own = "\nknowledge: [{id: k1, person: dunn, of: {event: ex-N-2}, since: 2025-06-01, how: told}]\n"
    small.case.write_text(small.case.read_text(encoding="utf-8") + own, encoding="utf-8")
    before = small.state
    with pytest.raises(NotImported, match="k1"):
        undo(small.case, "list.csv")
    assert small.state == before


def test_an_exhibit_that_counsel_entered_stays_as_it_is(small: Small) -> None:
    own = "events: [{id: ex-N-1, kind: seizure, date: 2025-03-17, substance: cocaine, quantity: 60 g}]\n"
    small.case.write_text(CASE + own, encoding="utf-8")
    done = small.run(SEIZURES)
    assert done.change.added == ["ex-N-2"]
    assert "ex-N-1 stands in case.yaml" in " ".join(done.notes)
    assert small.event("ex-N-1").quantity.text == "60 g"  # type: ignore[union-attr]


def test_known_rows_of_a_file_that_overlaps_are_duplicates(small: Small) -> None:
    small.run(SEIZURES)
    done = small.run(SEIZURES + "N-3,03/19/2025,,T,Cocaine,1 g,Seizure\n", name="more.csv", evidence="seizures-2")
    assert fates(done) == {"2": "same_exhibit", "3": "same_exhibit", "4": "used"}
    assert done.change.added == ["ex-N-3"]


def test_what_was_never_imported_cannot_be_taken_out(small: Small) -> None:
    with pytest.raises(NotImported, match="no imported file begins so"):
        undo(small.case, "abc")
