"""A purchase and the sale of as much by the buyer, in one undertaking: pointed at, never merged."""

from __future__ import annotations

import pytest

from relcon.checking.duplicates import resales
from tests.checking.conftest import Read

HEAD = """lots: [{id: k}, {id: k2}]
undertakings: [{id: ring, title: ring}, {id: other, title: other}]
events:
"""
BOTH = "participants: [{person: ann, act: sold}, {person: bob, act: bought}]"
BOUGHT = f"date: 2025-02-01, quantity: 1.8 kg, undertaking: ring, {BOTH}"
SOLD = "quantity: 1.6 kg, undertaking: ring, participants: [{person: bob, act: sold}]"


def _found(read: Read, first: str, second: str) -> list[str]:
    common = "kind: distribution, substance: cocaine_base"
    rows = (f"  - {{id: e{n}, {common}, {text}}}\n" for n, text in enumerate((first, second), start=1))
    return [f"{note.record} {note.text}" for note in resales(read(f"{HEAD}{''.join(rows)}"))]


def test_what_was_bought_may_have_been_sold_on(read: Read) -> None:
    # 1.8 kg bought in February, 1.6 kg sold in March by the buyer: 3.4 kg counts, until both have one lot
    (said,) = _found(read, BOUGHT, f"date: 2025-03-01, {SOLD}")
    assert said.startswith("e2 may be e1 sold on: ")
    assert "1.8 kg" in said and "1.6 kg" in said and "give them one lot if so" in said


@pytest.mark.parametrize(
    ("bought", "sold", "listed"),
    [
        (BOUGHT, f"date: 2025-02-01, {SOLD}", True),  # the same day
        (BOUGHT, f"date: 2025-01-31, {SOLD}", False),  # sold before it was bought
        (BOUGHT, f"date: 2025-03-01, {SOLD.replace('1.6 kg', '1.81 kg')}", False),  # more than was bought
        (BOUGHT, f"date: 2025-03-01, {SOLD.replace('1.6 kg', '900 g')}", True),  # half of it
        (BOUGHT, f"date: 2025-03-01, {SOLD.replace('1.6 kg', '899 g')}", False),  # less than half
        (BOUGHT, f"date: 2025-03-01, {SOLD.replace('bob', 'ann')}", False),  # by somebody who bought nothing
        (BOUGHT, f"date: 2025-03-01, {SOLD.replace('ring', 'other')}", False),  # in another undertaking
        (f"{BOUGHT}, lot: k", f"date: 2025-03-01, {SOLD}, lot: k/a", False),  # counted once already
        (f"{BOUGHT}, lot: k", f"date: 2025-03-01, {SOLD}, lot: k2", False),  # told apart by counsel
        (f"{BOUGHT}, lot: k", f"date: 2025-03-01, {SOLD}", True),  # the sale has no lot
        (BOUGHT, f"date: 2025-03-01, {SOLD}, talk_only: yes", False),  # no deal
    ],
)
def test_pairs(read: Read, bought: str, sold: str, listed: bool) -> None:
    assert bool(_found(read, bought, sold)) == listed
