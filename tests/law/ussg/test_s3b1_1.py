"""USSG §3B1.1, the whole grid: leader or manager, four or five participants, otherwise extensive or not."""

from __future__ import annotations

import numpy as np

from relcon.law.ussg.s3b1_1.adjustment import adjustment

GRID = [
    # leads, manages, participants, extensive -> levels
    ((True, False, 5, False), 4),  # (a), five or more
    ((True, False, 2, True), 4),  # (a), otherwise extensive
    ((True, False, 4, False), 2),  # (c)
    ((False, True, 5, False), 3),  # (b)
    ((False, True, 2, True), 3),  # (b)
    ((False, True, 4, False), 2),  # (c)
    ((True, True, 5, False), 4),  # the highest that fits, once
    ((True, True, 4, False), 2),
    ((False, False, 50, True), 0),  # neither
]


def test_the_grid() -> None:
    leads, manages, participants, extensive = (
        np.array(column) for column in zip(*(row for row, _ in GRID), strict=True)
    )
    assert adjustment(leads, manages, participants, extensive, "2025").tolist() == [levels for _, levels in GRID]
