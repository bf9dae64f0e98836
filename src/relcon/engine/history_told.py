"""Criminal history points as they were added, in words: what is shown sums to the total, at both its ends."""

from __future__ import annotations

import numpy as np

from relcon.law.line import Texts
from relcon.law.ussg.s4a1_1 import Part, Points
from relcon.law.ussg.stated_history import COUNSELS


def sum_told(points: Points) -> Texts:
    """Return the sum as text in each scenario, such as ``3+2+0 to 1, plus 1 for the status (USSG §4A1.1(e))``.

    Parameters
    ----------
    points
        With the parts of the sum; without any the text is empty.
    """
    if not points.parts:
        return Texts.same("", points.low.size)
    rows = np.stack([end for part in points.parts for end in (part.low, part.high)], axis=1)
    distinct, code = np.unique(rows, axis=0, return_inverse=True)
    written = tuple(_sum(points.parts, row) for row in distinct.tolist())
    return Texts(written, code.reshape(-1).astype(np.int64))


def _sum(parts: tuple[Part, ...], row: list[int]) -> str:
    ends = list(zip(parts, row[::2], row[1::2], strict=True))
    own = "+".join(_ends(low, high) for part, low, high in ends if not part.of)
    more = [(part.of, low, high) for part, low, high in ends if part.of and (low or high)]
    if parts[0].of == COUNSELS:
        whole = next((low for of, low, _ in more if of == COUNSELS), 0)
        rest = [one for one in more if one[0] != COUNSELS]
        own = COUNSELS + (f" of {whole}" if rest else "")
        more = rest
    return ", ".join([own or "0", *(_more(*one) for one in more)])


def _more(of: str, low: int, high: int) -> str:
    less = min(low, high) < 0
    return f"{'less' if less else 'plus'} {_ends(abs(low), abs(high))} {of}"


def _ends(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
