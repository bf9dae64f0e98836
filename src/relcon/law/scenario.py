"""Which toggles are on: one scenario, as the law meets it. It knows no letter and no world."""

from __future__ import annotations

from dataclasses import dataclass


def support_leaf(admission: str, record: str) -> str:
    """Name the fact that an admission supports a case record."""
    return f"{admission}>{record}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario.

    Attributes
    ----------
    without
        Ids of exhibits, records and findings that are switched off.
    against_client
        Names of admitted facts that count against the client: ids of records inside admissions and leads, and
        ``support_leaf`` names.
    against_others
        The same, against anyone else.
    """

    without: frozenset[str] = frozenset()
    against_client: frozenset[str] = frozenset()
    against_others: frozenset[str] = frozenset()


BASELINE = Scenario()
