"""Payments of small lists: what becomes of every row, who paid whom, and which rows are one transfer."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import undo
from relcon.importing.store import Store
from relcon.reading.files import read_case
from relcon.reading.text_file import read_tree
from relcon.records.facts import Payment
from relcon.writing.splice import plain
from tests.importing.conftest import Small, fates

CASES: dict[str, list[dict[str, Any]]] = plain(
    read_tree(Path(__file__).with_name("payments.yaml").read_bytes(), "payments.yaml", any_names=True)[0]
)
HEAD = "Date,From,To,USD,No\n"
MAP = """\
format: relcon/map/1
kind: payments
columns: {date: Date, from: From, to: To, usd: USD, id: No}
"""
BANK_MAP = """\
format: relcon/map/1
kind: payments
profile: bank
dates: {order: mdy}
columns: {type: Type, date: Posting Date, usd: Amount,
  details: {column: Description, form: "Zelle payment to|from {other} {zelle}"}}
words:
  Type: {QUICKPAY_DEBIT: {direction: out}, QUICKPAY_CREDIT: {direction: in}, ATM: own_money, CHECK_PAID: not_read}
  Posting Date: {"": not_completed}
negative: reverses
"""
BANK_HEAD = ["Type", "Posting Date", "Description", "Amount"]


@pytest.fixture
def money(small: Small) -> Small:
    """The small matter, with maps of payments."""
    (small.folder / "payments.map.yaml").write_text(MAP, encoding="utf-8")
    (small.folder / "bank.map.yaml").write_text(BANK_MAP, encoding="utf-8")
    return small


def bank(small: Small, rows: list[list[str]], owner: str = "reyes", **options: Any) -> Any:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([BANK_HEAD, *rows])
    given = {"map": small.folder / "bank.map.yaml", "evidence": "seizures-1", "owner": owner}
    return small.run(text.getvalue(), "payments", **{**given, **options})


def payments(small: Small) -> dict[str, Payment]:
    return {one.id: one for one in read_case(small.case).case.payments}


@pytest.mark.parametrize("case", CASES["bank"], ids=lambda case: case["why"])
def test_a_row_of_a_bank_has_its_fate(money: Small, case: dict[str, Any]) -> None:
    good = ["QUICKPAY_CREDIT", "02/14/2025", "Zelle payment from T ZZ9", "1.00"]
    row = [cell.replace("{bell}", "\a") for cell in case["row"]]
    assert fates(bank(money, [good, row])) == {"2": "used", "3": case["is"]}


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["why"])
def test_a_file_that_is_refused_changes_nothing_and_says_what_to_do(money: Small, case: dict[str, Any]) -> None:
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode("utf-8")
    money.file(data, "list.csv")
    before = money.state
    with pytest.raises(NotImported) as refused:
        money.run(data, "payments", evidence="seizures-1")
    assert refused.value.faults[0].kind == case["kind"]
    assert "list.csv" in str(refused.value.faults[0])
    assert money.state == before


def test_a_minus_turns_payer_and_payee_round(money: Small) -> None:
    out = ["QUICKPAY_DEBIT", "02/13/2025", "Zelle payment to T AB12", "(1,650.00)"]
    back = ["QUICKPAY_CREDIT", "02/14/2025", "Zelle payment from T AB13", "20"]
    bank(money, [out, back])
    found = {id: (one.from_, one.to, str(one.usd)) for id, one in payments(money).items()}
    assert found == {"p-zelle-AB12": ("reyes", "dunn", "1650"), "p-zelle-AB13": ("dunn", "reyes", "20")}


def test_one_transfer_in_both_accounts_is_one_payment_that_cites_both(money: Small) -> None:
    first = bank(money, [["QUICKPAY_DEBIT", "02/14/2025", "Zelle payment to T AB12", "-650.00"]])
    other = ["QUICKPAY_CREDIT", "02/13/2025", "Zelle payment from reyes AB12", "650.00"]
    second = bank(money, [other], "dunn", name="other.csv", evidence="seizures-2")
    assert fates(second) == {"2": "same_id"}
    (one,) = payments(money).values()
    assert (str(one.date), one.evidence) == ("2025-02-13", ("seizures-1", "seizures-2"))
    undo(money.case, first.receipt.sha256)
    (one,) = payments(money).values()
    assert one.evidence == ("seizures-2",)


def test_another_amount_under_one_number_is_held(money: Small) -> None:
    rows = "2025-02-13,T,reyes,5,A1\n2025-02-13,T,reyes,6,A1\n2025-02-13,T,reyes,5,A1\n"
    done = money.run(HEAD + rows, "payments", evidence="seizures-1")
    assert fates(done) == {"2": "used", "3": "conflict", "4": "same_id"}


def test_rows_without_a_number_are_named_by_what_they_say_and_counted(money: Small) -> None:
    rows = "2025-02-13,T,reyes,5,\n2025-02-13,T,reyes,5,\n"
    assert fates(money.run(HEAD + rows, "payments", evidence="seizures-1")) == {"2": "used", "3": "used"}
    again = money.run(HEAD + rows + "2025-02-14,T,reyes,7,\n", "payments", name="more.csv", evidence="seizures-1")
    assert fates(again) == {"2": "same_row", "3": "same_row", "4": "used"}
    assert len(payments(money)) == 3
    assert all(id.startswith("p-payments-") and len(id) == len("p-payments-") + 10 for id in payments(money))


def test_a_minus_is_rejected_unless_the_map_says_what_it_means(money: Small) -> None:
    rows = "2025-02-13,T,reyes,-5,A1\n2025-02-13,T,reyes,5,A2\n"
    assert fates(money.run(HEAD + rows, "payments", evidence="seizures-1")) == {"2": "bad_amount", "3": "used"}


def test_the_day_is_that_of_the_matter_s_zone(money: Small) -> None:
    (money.folder / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    money.run(HEAD + "2025-02-14 03:00:00,T,reyes,5,A1\n", "payments", evidence="seizures-1", tz="UTC")
    assert str(payments(money)["p-payments-A1"].date) == "2025-02-13"


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("{date: Date, usd: USD}", "names neither"),
        ("{date: Date, usd: USD, other: To}", "which way"),
        ("{from: From, to: To, usd: USD}", "no column of days"),
    ],
)
def test_a_map_that_leaves_something_open_is_refused(money: Small, columns: str, says: str) -> None:
    text = f"format: relcon/map/1\nkind: payments\ncolumns: {columns}\n"
    (money.folder / "payments.map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NotImported, match=says):
        money.run(HEAD + "2025-02-13,T,reyes,5,A1\n", "payments", evidence="seizures-1", owner="reyes")


def test_the_owner_is_asked_for_by_its_option(money: Small) -> None:
    with pytest.raises(NotImported, match="--owner"):
        bank(money, [["QUICKPAY_DEBIT", "02/14/2025", "Zelle payment to T AB12", "-650.00"]], owner="")
    assert not Store.opened(money.case).files
