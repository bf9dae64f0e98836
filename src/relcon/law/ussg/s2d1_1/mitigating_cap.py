"""USSG §2D1.1(a)(5): the limit on the Drug Quantity Table's level for those with a mitigating role."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load


def capped(table_level: IntArray, mitigating: IntArray, edition: str) -> IntArray:
    """Return the base offense level under (a)(5).

    Parameters
    ----------
    table_level
        The level of §2D1.1(c).
    mitigating
        The adjustment under §3B1.2, by whichever door (§2D1.1(e)(2)(C)): 0, -2, -3 or -4. It is subtracted later as
        well (§3B1.2 n.6).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.1(a)(5). Its last sentence, on a result above level 30 (32 before November 1, 2025), is read as a
    second step upon the first. From that date every level above 34 becomes 32; before it 36 and 38 had reductions.
    """
    table = load("2D1.1-a", edition)
    result = table_level.copy()
    for level in table.mapping("mitigating_cap", "reductions"):
        result[table_level == int(level)] -= table.integer("mitigating_cap", "reductions", level)
    if table.has("mitigating_cap", "above"):
        above, becomes = (table.integer("mitigating_cap", "above", key) for key in ("level", "becomes"))
        result[table_level > above] = becomes
    limit = table.integer("mitigating_cap", "minimal", "becomes")
    minimal = mitigating == -table.integer("mitigating_cap", "minimal", "reduction")
    result = np.where(minimal, np.minimum(result, limit), result)
    return np.where(mitigating < 0, result, table_level).astype(np.int64)
