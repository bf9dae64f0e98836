"""The level of the Drug Quantity Table, USSG §2D1.1(c): every way to read what is attributed, and the greatest of them.

Rows and factors are typed from the Manual for the substances that are drawn; none of the program's tables is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from tests.oracle.question import Question

METHAMPHETAMINE = ("methamphetamine", "methamphetamine_actual", "ice")
ONLY_ITSELF = {"oxycodone": "oxycodone_actual"}
"""Of these only the drug itself counts, Note (B)."""

LEVELS = (38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6)
GRAMS = {  # from how many grams each level is reached; the last one from nothing
    "heroin": "90000 30000 10000 3000 1000 700 400 100 80 60 40 20 10 0",
    "cocaine": "450000 150000 50000 15000 5000 3500 2000 500 400 300 200 100 50 0",
    "cocaine_base": "25200 8400 2800 840 280 196 112 28 22.4 16.8 11.2 5.6 2.8 0",
    "methamphetamine": "45000 15000 5000 1500 500 350 200 50 40 30 20 10 5 0",
    "methamphetamine_actual": "4500 1500 500 150 50 35 20 5 4 3 2 1 0.5 0",
    "ice": "4500 1500 500 150 50 35 20 5 4 3 2 1 0.5 0",
    "fentanyl": "36000 12000 4000 1200 400 280 160 40 32 24 16 8 4 0",
}
KILOGRAMS = "90000 30000 10000 3000 1000 700 400 100 80 60 40 20 10 5 2.5 1 0"
"""Marihuana, and converted drug weight."""

FACTORS = {  # grams of converted drug weight for one, n.8(D)
    "heroin": 1000,
    "cocaine": 200,
    "cocaine_base": 3571,
    "methamphetamine": 2000,
    "methamphetamine_actual": 20000,
    "ice": 20000,
    "fentanyl": 2500,
    "oxycodone_actual": 6700,
    "marihuana": 1,
}


LEAST = 12
"""The least level with an opiate or a stimulant in it (n.8(D), notes to the tables): with all these but marihuana."""


@dataclass(frozen=True)
class _Counted:
    """One drug as read: the amount for its own row, where it has one, and its converted weight."""

    drug: str
    row: str | None
    amount: int
    converted: int


Piles = Mapping[tuple[tuple[str, ...], Fraction | None], int]
"""Millionths of a gram by substances (several: a mixture of them) and by their purity, where it is known."""


def greatest(piles: Piles, question: Question) -> tuple[int, int]:
    """Return the greatest level, 0 without any weight, and the greatest converted weight with which it is reached.

    A mixture's whole weight goes to one of its drugs (Note (A)); methamphetamine is read in several ways (Notes (B),
    (C)); one drug goes by its own row, several by converted drug weight (n.8(B)).
    """
    there = {kind: amount for kind, amount in piles.items() if amount}
    mixtures = list(dict.fromkeys(ids for ids, _ in there if len(ids) > 1))
    best = (0, 0)
    for takers in product(*mixtures):
        taker = dict(zip(mixtures, takers, strict=True))
        given = [_given(ids, taker.get(ids, ids[0]), purity, amount) for (ids, purity), amount in there.items()]
        plain = _plain(given)
        for reading in _readings([one for one in given if one[0] in METHAMPHETAMINE], question):
            best = max(best, _look_up([*plain, *reading]))
    return best


_Given = tuple[str, Fraction | None, int]


def _given(ids: Sequence[str], taker: str, purity: Fraction | None, amount: int) -> _Given:
    """Give a weight to a drug. The purity of a mixture is its methamphetamine's, and nothing to another drug in it."""
    said = purity if len(ids) == 1 or taker in METHAMPHETAMINE else None
    return taker, said, amount


def _plain(given: Sequence[_Given]) -> list[_Counted]:
    weights: dict[str, int] = {}
    for drug, purity, amount in given:
        if drug in METHAMPHETAMINE:
            continue
        counts = ONLY_ITSELF.get(drug, drug)
        weight = amount if counts == drug else _itself(amount, purity)
        weights[counts] = weights.get(counts, 0) + weight
    rows = {drug: drug if drug in GRAMS or drug == "marihuana" else None for drug in weights}
    return [_Counted(drug, rows[drug], weight, weight * FACTORS[drug]) for drug, weight in weights.items() if weight]


def _itself(amount: int, purity: Fraction | None) -> int:
    return 0 if purity is None else int(amount * purity)


def _readings(given: Sequence[_Given], question: Question) -> list[list[_Counted]]:
    """Return every way to read the methamphetamine; without any, one that says nothing."""
    if not given:
        return [[]]
    everything = sum(amount for _, _, amount in given)
    pure = sum(_pure(*one) for one in given)
    ice = sum(amount for drug, _, amount in given if drug == "ice")
    ways = {"methamphetamine": everything, "methamphetamine_actual": pure, "ice": ice}
    found = [[_Counted(row, row, amount, amount * FACTORS[row])] for row, amount in ways.items() if amount]
    if question.options.purity_mix == "per_event":
        # Each weight as whichever counts for more: how it stands, or its drug itself.
        actual = FACTORS["methamphetamine_actual"]
        each = sum(max(amount * FACTORS[drug], _pure(drug, purity, amount) * actual) for drug, purity, amount in given)
        found.append([_Counted("methamphetamine", None, each, each)])
    return found


def _pure(drug: str, purity: Fraction | None, amount: int) -> int:
    """What is known to be the drug itself: all of an actual weight, and the pure share of another."""
    return amount if drug == "methamphetamine_actual" else _itself(amount, purity)


def _look_up(counted: Sequence[_Counted]) -> tuple[int, int]:
    if not counted:
        return 0, 0
    converted = sum(one.converted for one in counted)
    row = counted[0].row
    if len(counted) == 1 and row is not None:
        return _level(row, counted[0].amount), converted
    least = LEAST if any(one.drug != "marihuana" for one in counted) else 0
    return max(_level(None, converted), least), converted


def _level(row: str | None, millionths: int) -> int:
    grams = Fraction(millionths, 10**6)
    if row in GRAMS:
        return _reached(GRAMS[row], grams)
    return _reached(KILOGRAMS, grams / 1000)


def _reached(least: str, amount: Fraction) -> int:
    return next(level for level, start in zip(LEVELS, least.split(), strict=False) if amount >= Fraction(start))
