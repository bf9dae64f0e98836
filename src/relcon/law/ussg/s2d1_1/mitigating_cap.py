"""USSG §2D1.1(a)(5): the limit on the Drug Quantity Table's level for those with a mitigating role."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load


def minimal(edition: str) -> int:
    """Return the adjustment of a minimal participant, for which (a)(5) has a further limit."""
    return -load("2D1.1-a", edition).integer("mitigating_cap", "minimal", "reduction")


def capped(table_level: IntArray, mitigating: IntArray, edition: str) -> IntArray:
    """Return the base offense level under (a)(5).

    Parameters
    ----------
    table_level
        The level of §2D1.1(c).
    mitigating
        The adjustment under §3B1.2, by whichever route (§2D1.1(e)(2)(C)): 0, -2, -3 or -4. It is subtracted later as
        well (§3B1.2 n.6).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.1(a)(5). Its last sentence, on a result above level 30 (above 32 before 2025), is read as a second
    step upon the first. Before 2025 each level of the Table has its own reduction; since then those above 34 become 32.
    """
    table = load("2D1.1-a", edition)
    result = table_level.copy()
    for level in table.mapping("mitigating_cap", "reductions"):
        result[table_level == int(level)] -= table.integer("mitigating_cap", "reductions", level)
    if table.has("mitigating_cap", "above"):
        above = table_level > table.integer("mitigating_cap", "above", "level")
        result[above] = table.integer("mitigating_cap", "above", "becomes")
    limit = table.integer("mitigating_cap", "minimal", "becomes")
    result = np.where(mitigating == minimal(edition), np.minimum(result, limit), result)
    return np.where(mitigating < 0, result, table_level).astype(np.int64)
