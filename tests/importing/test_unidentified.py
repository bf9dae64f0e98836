"""People whom counsel ticks by name: written as unidentified, with the rows that were held for them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import undo
from relcon.reading.files import read_case
from tests.importing.conftest import CASE, SEIZURES, Small, fates

TWO = """\
N-3,03/19/2025,a street,"Dun, Terence",Heroin,5 g,Seizure
N-4,03/20/2025,a street,DUN  TERENCE?,Heroin,6 g,Seizure
N-5,03/20/2025,a street,Ana Reyes,Heroin,6 g,Seizure
"""
LIST = SEIZURES + TWO
PAYMENTS = """\
Date,From,To,Amount
2025-03-01,Kit,Zo,$10
2025-03-02,Kit,T,$11
"""
PAYMENTS_MAP = """\
format: relcon/map/1
kind: payments
columns: {date: Date, from: From, to: To, usd: Amount}
"""


def held(small: Small, *names: str, **options: Any) -> dict[str, str]:
    return {row: why for row, why in fates(small.run(LIST, make_people=names, **options)).items() if why != "used"}


def test_without_it_nobody_is_made(small: Small) -> None:
    assert held(small) == dict.fromkeys("456", "unknown_person")
    assert list(read_case(small.case).people) == ["dunn", "reyes", "reyes-2"]


def test_a_name_that_is_ticked_becomes_a_person_and_its_rows_are_used(small: Small) -> None:
    done = small.run(LIST, make_people=("dun,  TERENCE",))
    assert {row: why for row, why in fates(done).items() if why != "used"} == dict.fromkeys("56", "unknown_person")
    person = read_case(small.case).people["dun-terence"]
    assert (person.name, person.status, person.note) == ("Dun, Terence", "unidentified", "named in list.csv, row 4")
    assert [one.person for one in small.event("ex-N-3").participants] == ["dun-terence"]
    assert any("written into case.yaml as unidentified: dun-terence" in note for note in done.notes)
    assert done.receipt.options == {"made_people": "Dun, Terence"}
    added = "  - {id: dun-terence, name: "
    there = small.case.read_text(encoding="utf-8").splitlines()
    assert [line for line in there if not line.startswith(added)] == CASE.replace(
        "include: []", "include: [imported/seizures-1.yaml]"
    ).splitlines()


def test_a_file_that_was_imported_before_is_read_again(small: Small) -> None:
    small.run(LIST)
    order = [one.receipt.order for one in small.store.files]
    assert small.run(LIST).again
    assert held(small, "Dun, Terence") == dict.fromkeys("56", "unknown_person")
    assert [one.receipt.order for one in small.store.files] == order
    again = held(small, "DUN TERENCE?")
    assert again == {"6": "unknown_person"}, "the one made before is known by now"
    assert {"dun-terence", "dun-terence-2"} <= read_case(small.case).people.keys()


def test_read_again_it_is_as_if_the_people_had_been_there_from_the_first(small: Small) -> None:
    held(small, "Dun, Terence", "DUN TERENCE?")
    at_once = small.state
    undo(small.case, small.store.files[0].receipt.sha256)
    small.case.write_text(CASE, encoding="utf-8")
    small.run(LIST)
    held(small, "Dun, Terence", "DUN TERENCE?")
    assert small.state == at_once


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Terence", "no row is held for this name; allowed: a name of which rows are held: DUN TERENCE?"),
        ("Ana Reyes", "reyes and reyes-2 are called so already"),
        ("T", "dunn is called so already"),
    ],
)
def test_a_name_that_is_not_held_or_is_somebodys_is_refused(small: Small, name: str, said: str) -> None:
    before = small.state
    with pytest.raises(NotImported, match=re.escape(said)):
        small.run(LIST, make_people=(name, "Dun, Terence"))
    assert small.state == before | {"list.csv": LIST.encode()}


def test_a_dry_run_writes_nothing(small: Small) -> None:
    small.file(LIST)
    before = small.state
    assert held(small, "Dun, Terence", dry_run=True) == dict.fromkeys("56", "unknown_person")
    assert small.state == before


def test_two_names_of_one_row_and_not_one_row_usable_before(small: Small) -> None:
    (small.folder / "payments.map.yaml").write_text(PAYMENTS_MAP, encoding="utf-8")
    with pytest.raises(NotImported, match="not one row can be used"):
        small.run(PAYMENTS, "payments", evidence="labs-1")
    done = small.run(PAYMENTS, "payments", evidence="labs-1", make_people=("Zo", "Kit"))
    assert fates(done) == {"2": "used", "3": "used"}
    paid = {(one.from_, one.to) for one in read_case(small.case).case.payments}
    assert paid == {("kit", "zo"), ("kit", "dunn")}


def test_an_exhibit_that_the_import_made_stays_made(small: Small) -> None:
    new = {"evidence": "new", "bates": "GOV-1-GOV-4", "exhibit_kind": "seizure"}
    small.run(LIST, **new)
    small.run(LIST, evidence="new", make_people=("Dun, Terence",))
    assert "new" in read_case(small.case).evidence
