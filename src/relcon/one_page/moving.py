"""Block 2: the admissions that, if counted, move a line."""

from __future__ import annotations

from typing import Final

from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions import Marginals, admission_answer
from relcon.proffer.newness import newness
from relcon.proffer.pages import pages
from relcon.proffer.runs import Runs
from relcon.proffer.usable import UsableFacts
from relcon.results.brief import Moved, Moving
from relcon.results.simulation import AdmissionAnswer

MOST: Final = 5
"""How many are shown."""


def moving(table: UsableFacts, runs: Runs) -> tuple[tuple[Moving, ...], int]:
    """Return the admissions that move a line, and how many more there are than are shown.

    Those that move the low end by most months, in the order of the file.

    Parameters
    ----------
    table, runs
        What has been said; where answers are computed.
    """
    marginals = Marginals(table)
    runs.compute(marginals.questions())
    found = {
        id: admission_answer(table, marginals, runs, table.matter.admissions[id], {}) for id in table.spoken.disclosures
    }
    crossing = [id for id, one in found.items() if one.crosses or any(_months(one))]
    kept = sorted(crossing, key=lambda id: max(_months(found[id]), default=0), reverse=True)[:MOST]
    new = newness(table)
    shown = tuple(
        Moving(
            admission=id,
            says=found[id].says,
            lines=found[id].crosses,
            months={p: Moved(first=found[id].first[p].months, last=found[id].last[p].months) for p in POSITIONS},
            pages=pages(table.matter, new[id].by),
            known=found[id].known,
            provable=found[id].provable,
        )
        for id in crossing
        if id in kept
    )
    return shown, len(crossing) - len(shown)


def _months(one: AdmissionAnswer) -> list[int]:
    """Return by how many months it moves the low end, first or last, in the positions where it does."""
    return [abs(change.months) for change in (*one.first.values(), *one.last.values()) if change.months]
