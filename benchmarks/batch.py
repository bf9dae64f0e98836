"""Every defendant in every mask of the admissions; and how often the program asks the same question."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.inside import GROUNDING, POSITIONS, WORKSHEET, EveryMask
from benchmarks.matters import SEED, Scale
from benchmarks.measuring import Counted, Timed
from relcon.api import read_case, read_proffer, simulate, view
from relcon.law.arrays import IntArray
from relcon.records.matter import Matter
from tests.helpers.counting import calls_of


@cache
def checked(scale: Scale) -> EveryMask:
    """Return every mask of the large matter, some of its answers compared with the one-scenario program."""
    masks, random = EveryMask.of(scale.large.matter), np.random.default_rng(SEED)
    grounded = dict(zip(masks.names, masks.grounded(), strict=True))
    for k in range(scale.samples):
        # The client every other time: most hangs on what the client says.
        name = masks.names[0 if k % 2 == 0 else int(random.integers(len(masks.names)))]
        mask = int(random.integers(masks.scenarios))
        cells = int(masks.weights(grounded[name])[mask]), int(masks.months(grounded[name])[mask])
        assert cells == masks.one(name, mask), (name, mask)
    return masks


def weights(scale: Scale) -> Timed:
    """Weights of everybody in every mask, grounded before, beside writing a table of that size."""
    masks = checked(scale)
    grounded, target = list(masks.grounded()), masks.table()
    _fill(target, map(masks.weights, grounded))
    assert target.any(), "nobody answers for any weight"
    return Timed(lambda: _fill(target, map(masks.weights, grounded)), lambda: target.fill(24))


def months(scale: Scale) -> Timed:
    """Records to the low ends of everybody in every mask, beside the weights alone."""
    masks = checked(scale)
    grounded, target = list(masks.grounded()), masks.table()
    return Timed(
        lambda: _fill(target, map(masks.months, masks.grounded())),
        lambda: _fill(target, map(masks.weights, grounded)),
    )


def months_by_reading(scale: Scale) -> Timed:
    """The same, beside reading the case and its proffer."""
    masks, files = checked(scale), scale.large
    target = masks.table()
    return Timed(
        lambda: _fill(target, map(masks.months, masks.grounded())),
        lambda: _read(files.case_file, files.proffer_file),
    )


def _fill(target: IntArray, rows: Iterable[IntArray]) -> None:
    for i, row in enumerate(rows):
        target[i] = row


def _read(case_file: Path, proffer_file: Path) -> Matter:
    return read_proffer(proffer_file, read_case(case_file))


def groundings(scale: Scale) -> Counted:
    """How often a page grounds each defendant in each position: with every exhibit certain, and with them free."""
    matter = scale.example.matter
    pairs = len(matter.defendants) * len(POSITIONS)
    return Counted(lambda: view(matter), lambda run: calls_of(GROUNDING, run), 2 * pairs)


def worksheets(scale: Scale) -> Counted:
    """How often a simulation calls the worksheet."""
    matter = scale.example.matter
    return Counted(lambda: simulate(matter), lambda run: calls_of(WORKSHEET, run))
