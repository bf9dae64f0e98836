"""One column of a worksheet with one thing otherwise: disclosure, another tier, a career offender, acceptance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, TypedDict, TypeVar

import numpy as np

from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.worksheet import Worksheet, worksheet
from relcon.engine.worksheet_answer import answer
from relcon.law.facts import TIMELY
from relcon.law.line import OPEN
from relcon.law.tristate import UNKNOWN, YES
from relcon.law.usc.drug_counts import objects_of
from relcon.law.usc.t21_s846 import as_its_object, penalties_of
from relcon.records.counts import Count, Found
from relcon.results.exposure import PositionAnswer
from relcon.results.separation import Otherwise

CAREER: Final = "USSG §4B1.1"
UNDECIDED: Final = ("expected", "charged")
"""Dispositions of a count of which no quantity is found or admitted yet."""

R = TypeVar("R", bound=Otherwise)


class Ways(TypedDict):
    """What a worksheet comes to otherwise, by the field of its answer; None where it would be the same."""

    if_disclosed: Otherwise | None
    if_supported: Otherwise | None
    if_career_offender: Otherwise | None
    if_accepted: Otherwise | None


def otherwise(batch: ScenarioBatch, columns: range) -> Ways:
    """Return what the first of some columns comes to otherwise.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5), which may be met until the sentencing hearing; 21 U.S.C. §841(b) by the weight that the
    defendant answers for, as if that were found or admitted in place of the charge.
    """
    found, i = batch.worksheet, columns[0]
    return Ways(
        if_disclosed=_if_disclosed(found, i),
        if_supported=_if_supported(found, i),
        if_career_offender=_if_career_offender(found, i),
        if_accepted=_if_accepted(found, i),
    )


def _if_disclosed(found: Worksheet, i: int) -> Otherwise | None:
    if found.valve.criteria[-1][i] == YES:
        return None
    told = worksheet(replace(found.inputs, disclosed=np.full(found.inputs.n, YES, dtype=np.int8)))
    return _of(told, i, None) if told.valve.eligible[i] == YES else None


def _if_supported(found: Worksheet, i: int) -> Otherwise | None:
    tier = found.statute.supported.at(i)
    if not tier or found.inputs.unknown_weight[i] or not found.statute.known:
        return None
    counts = tuple(_supported(count, tier, found.inputs.edition) for count in found.inputs.counts)
    if counts == found.inputs.counts:
        return None
    there = worksheet(replace(found.inputs, counts=counts))
    lower = there.statute.at(i).minimum, found.statute.at(i).minimum
    return _of(there, i, tier) if lower[0] is not None and lower[1] is not None and lower[0] < lower[1] else None


def _if_career_offender(found: Worksheet, i: int) -> Otherwise | None:
    if not any(line.cite == CAREER and line.state[i] == OPEN for line in found.lines):
        return None
    return _of(worksheet(replace(found.inputs, career_offender="yes")), i, None)


def _if_accepted(found: Worksheet, i: int) -> Otherwise | None:
    if found.inputs.acceptance[i] != UNKNOWN:
        return None
    timely = np.full(found.inputs.n, TIMELY, dtype=found.inputs.acceptance.dtype)
    return _of(worksheet(replace(found.inputs, acceptance=timely)), i, None)


def _supported(count: Count, tier: str, edition: str) -> Count:
    """Return a count as if the tier were found on it, where its quantity is neither found nor admitted."""
    section = penalties_of(as_its_object(count).statute, edition)
    if count.disposition not in UNDECIDED or count.found is not None or section is None:
        return count
    objects = tuple(one.model_copy(update={"penalty": tier}) for one in objects_of(count))
    return count.model_copy(update={"found": Found(by="plea", objects=objects)}) if objects else count


def _of(there: Worksheet, i: int, tier: str | None) -> Otherwise:
    return came_to(Otherwise, answer(there, i), tier=tier)


def came_to(kind: type[R], found: PositionAnswer, **own: Any) -> R:
    """Return, as an answer of a kind, what a worksheet comes to with one thing otherwise.

    Parameters
    ----------
    kind, found
        Which answer; the worksheet with it.
    **own
        What an answer of that kind says besides.
    """
    return kind(
        minimum=found.statutory.minimum,
        maximum=found.statutory.maximum,
        binding=found.statutory.binding,
        total_offense_level=found.total_offense_level,
        guideline_range=found.guideline_range,
        range=found.range,
        total=found.total,
        at_least=found.at_least,
        by_weight=found.by_weight,
        **own,
    )
