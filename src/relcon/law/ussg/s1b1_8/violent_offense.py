"""USSG §1B1.8: whether an admission relates to a violent offense, which the statutory safety valve does not shield."""

from __future__ import annotations

from typing import Final

from relcon.records.proffer import Admission

VIOLENT: Final = frozenset({"violence", "death"})
"""Words of ``concerns`` that bring an admission near a violent offense, 18 U.S.C. §3553(f), last sentence."""

VIOLENT_KINDS: Final = frozenset({"violence", "threat", "death", "serious_injury"})
"""Kinds of circumstance that do the same."""


def violent(admission: Admission) -> bool:
    """Whether an admission concerns violence: by its ``concerns``, or by a violent circumstance that it records.

    Rule: §5C1.2 n.1(A), a crime of violence under 18 U.S.C. §16: used or threatened. Death and serious injury are read
    as violent; whether they are is open, and flagged.
    """
    kinds = {circumstance.kind for circumstance in admission.facts.circumstances}
    return bool(VIOLENT & set(admission.concerns)) or bool(kinds & VIOLENT_KINDS)
