"""USSG §5G1.3: the Manual's example of (b), and every combination of what decides between (a), (b) and (d)."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from relcon.law.ussg import s5g1_3
from relcon.records.base import Answer

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown")


def settled(undischarged: str, serving: str, wholly: str, relevant: bool) -> int:
    """Return the one part that applies where all is known, in the section's own order."""
    if undischarged == "no":
        return s5g1_3.NOTHING
    if serving == "yes":
        return s5g1_3.CONSECUTIVE
    if relevant and wholly == "yes":
        return s5g1_3.CONCURRENT
    return s5g1_3.DISCRETION


@pytest.mark.parametrize(("undischarged", "serving", "wholly"), list(product(ANSWERS, repeat=3)))
def test_what_may_govern_is_what_some_answer_to_the_unknown_gives(
    undischarged: Answer, serving: Answer, wholly: Answer
) -> None:
    found = s5g1_3.subsections(undischarged, serving, np.array([False, True]), wholly)
    possible = [("yes", "no") if one == "unknown" else (one,) for one in (undischarged, serving, wholly)]
    for relevant in (False, True):
        wanted = 0
        for left, under, all_of_it in product(*possible):
            wanted |= settled(left, under, all_of_it, relevant)
        assert int(found[int(relevant)]) == wanted


def test_the_example_of_note_2_d() -> None:
    # 13 months as total punishment, six served and not credited: seven, concurrent to the three that remain
    assert s5g1_3.adjusted(np.array([13, 6, 5]), 6).tolist() == [7, 0, 0]
