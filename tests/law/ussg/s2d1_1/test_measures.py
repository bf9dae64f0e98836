"""§2D1.1(c) Notes (E)-(G), n.9, n.10: what each kind of quantity comes to."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.measures import needs_purity, table_amount
from relcon.records.customs import Dimension
from relcon.records.quantity import Quantity
from relcon.records.substances import find

G = 10**6
# n.9 as printed, S25 pdf page 159; * = weight of the drug itself
TYPICAL = {
    "2,5-Dimethoxy-4-methylamphetamine (STP, DOM)": "3 mg*",
    "3,4-Methylenedioxyamphetamine (MDA)": "250 mg",
    "3,4-Methylenedioxymethamphetamine (MDMA)": "250 mg",
    "Mescaline": "500 mg",
    "Phencyclidine (PCP)": "5 mg*",
    "Peyote (dry)": "12 gm",
    "Peyote (wet)": "120 gm",
    "Psilocin": "10 mg*",
    "Psilocybe mushrooms (dry)": "5 gm",
    "Psilocybe mushrooms (wet)": "50 gm",
    "Psilocybin": "10 mg*",
    "Amphetamine": "10 mg*",
    "Methamphetamine": "5 mg*",
    "Phenmetrazine (Preludin)": "75 mg*",
}
MICRO = {"mg": 10**3, "gm": 10**6}


def test_the_typical_weights_are_what_the_manual_prints(shared: Path) -> None:
    manual = (shared / "law" / "manual-2025" / "2D1.1_drugs.txt").read_text(encoding="utf-8")
    start = manual.index("TYPICAL WEIGHT PER UNIT (DOSE")
    text = manual[start : manual.index("*For controlled substances marked", start)]
    lines = re.findall(r"^([A-Z0-9][^\n]*?)(\*?)\n\n([\d.]+) (mg|gm)$", text, flags=re.MULTILINE)
    found = {name: f"{number} {unit}{star}" for name, star, number, unit in lines}
    assert found == TYPICAL | {"1 marihuana cigarette": "0.5 gm"}
    assert len(load("2D1.1-n9", "2025").mapping("weights")) == len(found)


@pytest.mark.parametrize(("name", "printed"), TYPICAL.items(), ids=list(TYPICAL))
def test_typical_weight(name: str, printed: str) -> None:
    substance = find(name)
    assert substance is not None
    number, unit = printed.rstrip("*").split()
    found = table_amount(100 * G, "pills", substance.id, None, "2025")
    assert found is not None
    assert found.micro == 100 * int(Decimal(number) * MICRO[unit])
    assert found.substance == (substance.actual_id or substance.id if printed.endswith("*") else substance.id)
    assert "n.9" in found.notes[0]
    assert ("drug itself" in found.notes[0]) == printed.endswith("*")


@pytest.mark.parametrize(
    ("quantity", "substance", "per_unit", "expected"),
    [
        ("1 kg", "cocaine", None, 1000 * G),
        ("100 ml", "pcp", None, 100 * G),  # n.8(D): 1 ml of liquid is 1 g
        ("100 plants", "marihuana", None, 10_000 * G),  # Note (E): 100 g each
        ("100 plants", "marihuana", 60 * G, 10_000 * G),  # lighter plants still count 100 g
        ("100 plants", "marihuana", 150 * G, 15_000 * G),  # actual weight, if greater
        ("10 doses", "marihuana", None, 5 * G),  # n.9: a marihuana cigarette, 0.5 g
        ("250 doses", "lsd", None, 100_000),  # Note (G): 0.4 mg each
        ("250 doses", "lsd", 5000, 100_000),  # the carrier's weight is not used
        ("100 pills", "fentanyl", 100_000, 10 * G),  # the stated weight of a pill
        ("100 doses", "heroin", 100_000, 10 * G),
        ("40 pills", "methamphetamine", 250_000, 10 * G),  # a stated weight is better than the typical one
        ("0.5 pills", "fentanyl", 100_001, 50_000),  # a fraction of a microgram is dropped
        ("30 pills", "alprazolam", None, 30 * G),  # Note (F): a unit is a pill
        ("30 units", "schedule_v", None, 30 * G),
        ("10 ml", "ketamine", None, 20 * G),  # Note (F): 0.5 ml of liquid is one unit
        ("1 g", "anabolic_steroid", None, 40 * G),  # Note (F): each 25 mg is one unit
        ("2 l", "gamma_hydroxybutyric_acid", None, 2000 * G),  # not by Note (F): GHB converts by the ml
        ("500 g", "gamma_butyrolactone", None, 500 * G),  # n.8(D): 1 g of liquid is 1 ml
    ],
)
def test_amount(quantity: str, substance: str, per_unit: int | None, expected: int) -> None:
    read = Quantity.parse(quantity)
    assert read.low is not None and read.dimension is not None
    found = table_amount(read.low, read.dimension, substance, per_unit, "2025")
    assert found is not None
    assert (found.micro, found.substance) == (expected, substance)


@pytest.mark.parametrize(
    ("dimension", "substance", "why"),
    [
        ("doses", "heroin", "no typical weight of a dose of heroin"),
        ("pills", "fentanyl", "nor of a pill of fentanyl"),
        ("pills", "marihuana", "n.9 weighs a cigarette, not a pill"),
        ("plants", "hashish", "Note (E) speaks of marihuana plants"),
        ("mass", "alprazolam", "grams of a substance counted in units"),
        ("mass", "ketamine", "Note (F) has no weight for a unit of powder"),
        ("doses", "schedule_iv", "a dose is not said to be one pill"),
        ("doses", "gamma_hydroxybutyric_acid", "the volume of a dose is not known"),
    ],
)
def test_unknown_stays_unknown(dimension: Dimension, substance: str, why: str) -> None:
    assert table_amount(100 * G, dimension, substance, None, "2025") is None, why


def test_only_oxycodone_and_hydrocodone_count_through_the_drug_itself_alone() -> None:
    assert needs_purity("oxycodone") and needs_purity("hydrocodone")
    assert not needs_purity("oxycodone_actual") and not needs_purity("methamphetamine")


def test_what_was_assumed_is_cited() -> None:
    found = table_amount(100 * G, "plants", "marihuana", None, "2025")
    assert found is not None
    assert found.notes == ("each plant counted as 100 g (USSG §2D1.1(c) Note (E))",)
