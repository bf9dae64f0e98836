"""USSG §2S1.1: money laundering, by the underlying offense or by the value laundered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from relcon.law.tables import TableError, load
from relcon.records.people import Count

GUIDELINE: Final = "§2S1.1"
_LAUNDERING: Final = "18 USC 1956"
_TRANSACTION: Final = "18 USC 1957"


def by_value(value: Fraction, edition: str) -> int:
    """Return the base offense level by the value of the laundered funds, in dollars.

    Notes
    -----
    Rule: USSG §2S1.1(a)(2) with the table of §2B1.1(b)(1).
    """
    base = load("2S1.1", edition).integer("by_value", "level")
    for row in load("2B1.1-loss", edition).items("levels"):
        if not isinstance(row, Mapping):
            raise TableError("2B1.1-loss: a row is a mapping")
        if value > int(str(row["more_than"])):
            return base + int(str(row["levels"]))
    return base


def proceeds(edition: str) -> int:
    """Return the levels of (b)(1): drug proceeds, or funds to promote a drug offense, known or believed."""
    return load("2S1.1", edition).integer("proceeds", "levels")


def business(edition: str) -> int:
    """Return the levels of (b)(2)(C): in the business of laundering funds, where (a)(2) applies."""
    return load("2S1.1", edition).integer("business", "levels")


def sophisticated(edition: str) -> int:
    """Return the levels of (b)(3): sophisticated laundering, where (b)(2)(B) applies."""
    return load("2S1.1", edition).integer("sophisticated", "levels")


def conviction(counts: Sequence[Count], edition: str) -> tuple[int, str]:
    """Return the levels of (b)(2)(A) or (B), the greatest, and the cite; of neither, 0 and the note that says so.

    Notes
    -----
    Rule: USSG §2S1.1(b)(2)(A), (B), n.3(C): not (B) for a conspiracy whose sole object was 18 U.S.C. §1957.
    """
    table = load("2S1.1", edition)
    if any(_under(count.statute, _LAUNDERING) and not only_transaction(count) for count in counts):
        return table.integer("laundering", "levels"), table.text("laundering", "cite")
    if any(_under(count.statute, _TRANSACTION) for count in counts):
        return table.integer("transaction", "levels"), table.text("transaction", "cite")
    return 0, "USSG §2S1.1 n.3(C)"


def only_transaction(count: Count) -> bool:
    """Whether a count is a conspiracy whose sole object, as recorded, was 18 U.S.C. §1957."""
    return _under(count.statute, f"{_LAUNDERING}(h)") and _under(count.to_violate or "", _TRANSACTION)


def _under(statute: str, section: str) -> bool:
    return statute == section or statute.startswith(f"{section}(")
