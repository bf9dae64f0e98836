"""Lists of deals: what becomes of each row, and the events that they make; nobody is added whom no row names."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import run, undo
from relcon.reading.files import read_case
from tests.importing.conftest import Small, fates

HEAD = "No.,Date,Type,Sold By,Sold To,Drug,Qty,Purity,Where,Exhibit,Remarks"
FIRST = '1,03/17/2025,Sale,T,Bo Reyes,Cocaine,2 oz,,the flat,,"cash, counted"'
MAP = """\
format: relcon/map/1
kind: transactions
columns: {id: No., date: Date, type: Type, seller: Sold By, buyer: Sold To, substance: Drug, quantity: Qty,
  purity: Purity, place: Where, exhibit: Exhibit, details: Remarks}
words:
  Type: {Sale: {kind: distribution}, Controlled buy: {kind: distribution, sting: buy}, Talk: {kind: distribution,
    status: agreed, method: agreed}, Stash: {kind: possession}}
  Drug: {Cash: not_drugs}
"""


@pytest.fixture
def deals(small: Small) -> Small:
    (small.folder / "transactions.map.yaml").write_text(MAP, encoding="utf-8")
    return small


def imported(deals: Small, *rows: str, name: str = "deals.csv", **options: Any) -> dict[str, str]:
    text = "\n".join([HEAD, *rows]) + "\n"
    return fates(deals.run(text, "transactions", name, evidence="seizures-1", **options))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2,03/18/2025,Sale,T,,Heroin,10 g,,,,", "used"),
        ("2,,Sale,,,Heroin,,,,,", "used"),
        ('1,03/17/2025,Sale,"DUNN, Terrence",reyes-2,coke,2 oz,,elsewhere,,', "same_id"),
        ("1,03/18/2025,Sale,T,Bo Reyes,Cocaine,2 oz,,,,", "conflict"),
        ("1,03/17/2025,Sale,T,,Cocaine,2 oz,,,,", "conflict"),
        ("1,03/17/2025,Sale,T,Bo Reyes,Cocaine,3 oz,,,,", "conflict"),
        ("1,03/17/2025,Sale,T,Bo Reyes,Cocaine; Heroin,2 oz,,,,", "conflict"),
        ("2,03/18/2025,Sale,T,Ana Reyes,Heroin,10 g,,,,", "unknown_person"),
        ("2,03/18/2025,Sale,T,dunn,Heroin,10 g,,,,", "same_person"),
        ("2,03/18/2025,Sale,T,,Cash,10 g,,,,", "not_drugs"),
        ("2,03/18/2025,Gift,T,,Heroin,10 g,,,,", "unknown_word"),
        ("2,03/18/2025,,T,,Heroin,10 g,,,,", "missing_field"),
        ("2,03/18/2025,Sale,T,,,10 g,,,,", "missing_field"),
        ("2,03/18/2025,Sale,T,,Oregano,10 g,,,,", "unknown_substance"),
        ("2,03/18/2025,Sale,T,,Heroin,10,,,,", "no_unit"),
        ("2,03/18/2025,Sale,T,,Heroin,a lot,,,,", "bad_quantity"),
        ("2,03/18/2025,Sale,T,,Heroin,10 g,110%,,,", "purity_out_of_range"),
        ("2,02/30/2025,Sale,T,,Heroin,10 g,,,,", "bad_date"),
        ("2,45733,Sale,T,,Heroin,10 g,,,,", "day_number"),
        ("2,03/18/2025,Sale,T,,Heroin", "wrong_columns"),
    ],
)
def test_a_row_has_its_fate(deals: Small, row: str, reason: str) -> None:
    assert imported(deals, FIRST, row) == {"2": "used", "3": reason}


def test_a_deal_is_an_event_of_what_the_row_says_and_of_nothing_else(deals: Small) -> None:
    imported(deals, FIRST, "2,,Talk,T,,Methamphetamine,1 lb,97%,,,")
    event = deals.event("t-1")
    assert [(one.person, one.act) for one in event.participants] == [("dunn", "sold"), ("reyes-2", "bought")]
    assert (event.kind, event.substance, event.place, event.evidence) == (
        "distribution",
        "cocaine",
        "flat",
        ("seizures-1",),
    )
    assert (event.basis, event.undertaking, event.lot) == (None, (), None), "no list says how it was weighed"
    assert event.note == "seizures-1 row 2: 1, Cocaine, 2 oz, the flat, cash, counted"
    second = deals.event("t-2")
    assert second.date.first is None, "undated stays undated"
    assert (second.status, second.basis.method if second.basis else None) == ("agreed", "agreed")
    assert second.purity is not None


def test_an_exhibit_of_a_deal_waits_for_the_laboratory_and_takes_its_result(deals: Small) -> None:
    deals.run("Exhibit,Lab No.,Substance,Gross (g),Net (g),Purity\nN-9,L-9,Fentanyl,,9.1,\n", "labs", "lab.csv")
    imported(deals, "2,03/18/2025,Controlled buy,T,,Heroin,10 g,,,N-9,")
    event = deals.event("ex-N-9")
    assert (event.substance, event.sting, event.quantity.text if event.quantity else "") == ("fentanyl", "buy", "9.1 g")
    assert event.basis is not None
    assert event.basis.method == "seized"


def test_a_seizure_and_a_deal_of_one_exhibit_are_one_event(deals: Small) -> None:
    head = "Exhibit,Date,Location,From,Alleged Drug,Gross Weight,How Obtained\n"
    deals.run(f"{head}N-9,03/18/2025,,T,Heroin,10 g,Purchase\n")
    assert imported(deals, "2,03/18/2025,Controlled buy,T,,Heroin,10 g,,,N-9,", FIRST) == {
        "2": "same_exhibit",
        "3": "used",
    }
    assert imported(deals, "2,03/18/2025,Controlled buy,T,,Heroin,11 g,,,N-9,", FIRST, name="b.csv") == {
        "2": "conflict",
        "3": "same_id",
    }


def test_rows_without_a_number_are_named_by_what_they_say_and_counted(deals: Small) -> None:
    row = ",03/18/2025,Sale,T,,Heroin,10 g,,,,"
    assert imported(deals, row, row) == {"2": "used", "3": "used"}, "two sales of one day may be alike"
    assert imported(deals, row, row, FIRST, name="again.csv") == {"2": "same_row", "3": "same_row", "4": "used"}
    assert len({one.id for one in read_case(deals.case).case.events}) == 3


def test_units_with_a_weight_each_are_kept_so(deals: Small) -> None:
    map_ = MAP.replace("quantity: Qty", "quantity: Qty, per_unit: Each")
    (deals.folder / "transactions.map.yaml").write_text(map_, encoding="utf-8")
    text = (
        f"{HEAD},Each\n2,03/18/2025,Sale,T,,Oxycodone,100 pills,,,,,110 mg\n3,03/18/2025,Sale,T,,Heroin,1 g,,,,,1 g\n"
    )
    assert fates(deals.run(text, "transactions", evidence="seizures-1")) == {"2": "used", "3": "bad_quantity"}
    event = deals.event("t-2")
    assert event.per_unit is not None
    assert event.per_unit.text == "110 mg"


def test_whoever_else_took_part_needs_an_act(deals: Small) -> None:
    for act, reason in (("carried", "used"), ("", "missing_field")):
        map_ = MAP.replace("buyer: Sold To", "person: Sold To") + (f"constants: {{act: {act}}}\n" if act else "")
        (deals.folder / "transactions.map.yaml").write_text(map_, encoding="utf-8")
        row = f"{act or 9},03/18/2025,Sale,T,reyes-2,Heroin,1 g,,,,"
        assert imported(deals, row, "7,03/19/2025,Sale,,,Heroin,1 g,,,,", name=f"{reason}.csv")["2"] == reason
    assert ("reyes-2", "carried") in [(one.person, one.act) for one in deals.event("t-carried").participants]


def test_a_map_that_does_not_say_the_kind_of_event_is_refused(deals: Small) -> None:
    map_ = MAP.replace("type: Type, ", "").split("words:")[0]
    (deals.folder / "transactions.map.yaml").write_text(map_, encoding="utf-8")
    with pytest.raises(NotImported, match=r"constants: \{kind: distribution\}"):
        imported(deals, FIRST)


def test_a_dry_run_writes_nothing_and_undo_takes_everything_out(deals: Small) -> None:
    request = deals.request(f"{HEAD}\n{FIRST}\n", "transactions", evidence="seizures-1", dry_run=True)
    before = deals.state
    assert run(request).change.added == ["t-1"]
    assert deals.state == before
    done = deals.run(f"{HEAD}\n{FIRST}\n", "transactions", evidence="seizures-1")
    undo(deals.case, done.receipt.sha256)
    assert not read_case(deals.case).case.events
