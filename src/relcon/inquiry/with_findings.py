"""Worksheets with findings that nobody has made: a circuit for each of them, and a column for each set of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from relcon.engine.batch import Asked, Batch
from relcon.engine.disposition import Disposition, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.leaves import record_leaf
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.records.agreements import Finding
from relcon.records.base import PositionName
from relcon.records.matter import Matter

T = TypeVar("T")


def with_findings(
    matter: Matter,
    defendant: str,
    position: PositionName,
    sets: Sequence[Sequence[Finding]],
    disposition: Disposition,
    read: Callable[[ScenarioBatch, range], T],
    *,
    without: frozenset[str] = frozenset(),
    edition: str | None = None,
) -> T:
    """Return what is read of a defendant's worksheet, one column for each set of findings, all else as it is.

    Parameters
    ----------
    matter
        The case; what a proffer says counts for nothing here.
    defendant, position
        Whose worksheet.
    sets
        The findings of each column, each with an id of its own. They go before those of the case.
    disposition, without, edition
        What it is computed with: the disposition, exhibits and records left out, another edition of the Manual.
    read
        What is wanted of the columns.
    """
    batch = supposing(matter, [one for each in sets for one in each], without=without, edition=edition)
    return supposed(batch, defendant, position, sets, disposition, read).found


def supposing(
    matter: Matter, findings: Iterable[Finding], *, without: frozenset[str] = frozenset(), edition: str | None = None
) -> Batch:
    """Return the batch in which each of these findings may be made; none is, where a question does not say so."""
    findings = tuple(findings)
    case = matter.case.model_copy(update={"findings": (*findings, *matter.case.findings)})
    index = RecordIndex.of(replace(matter, case=case, proffer=None, proffer_sha256=None))
    return Batch(index, edition, Scenario(without=without), {record_leaf(one.id): False for one in findings})


def supposed(
    batch: Batch,
    defendant: str,
    position: PositionName,
    sets: Sequence[Sequence[Finding]],
    disposition: Disposition,
    read: Callable[[ScenarioBatch, range], T],
) -> Asked[T]:
    """Ask for a defendant's worksheet, a column for each set of the findings that a batch supposes."""
    columns = np.eye(len(sets), dtype=np.bool_)
    on = {record_leaf(one.id): columns[n] for n, each in enumerate(sets) for one in each}
    return batch.columns(defendant, position, on, Dispositions.same(disposition, len(sets)), read)
