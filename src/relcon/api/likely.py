"""How likely each level is, where counsel says how likely each item of proof is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction
    from pathlib import Path

    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.records.reliability import ReliabilityFile
    from relcon.results.reliability import Reliability


def read_reliability(path: str | Path, matter: Matter) -> ReliabilityFile:
    """Return what counsel's file says is believed, and how likely.

    Parameters
    ----------
    path, matter
        The file; the case that it is for, from `read_case`.

    Raises
    ------
    InputError
        With every error of the file.
    """
    from relcon.reading import reliability_file

    return reliability_file.read_reliability(path, matter)


def reliability(
    matter: Matter,
    believed: ReliabilityFile | Mapping[str, str | Fraction],
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    seed: int | None = None,
    moved: Callable[[int, int], None] | None = None,
) -> Reliability:
    """Return how likely each weight, level and range is, if each item is believed as likely as counsel says.

    Parameters
    ----------
    matter
        From `read_case`; nothing of a proffer counts.
    believed
        From `read_reliability`; or by id of an exhibit, a witness, a fact a share such as ``"0.7"``. An item that is
        not believed is left out, as for `whatif`; of what nothing is said stays as recorded.
    defendants, positions, edition
        As for `exposure`.
    seed
        Draws other scenarios, where not all can be computed.
    moved
        Told how far the work is: how many of how many answers are done.

    Returns
    -------
    Reliability
        Counsel's own sensitivity, never the odds of a finding: a court finds facts by a preponderance, one by one.
    """
    from relcon.inquiry.reliability import reliability as computing
    from relcon.inquiry.reliability_scenarios import SEED
    from relcon.records.reliability import BelievedItem, ReliabilityFile

    stated = (
        believed
        if isinstance(believed, ReliabilityFile)
        else ReliabilityFile(
            format="relcon/reliability/1",
            items=tuple(BelievedItem(id=id, believed=share) for id, share in believed.items()),
        )
    )
    return computing(
        matter,
        stated,
        defendants=defendants,
        positions=positions,
        edition=edition,
        seed=SEED if seed is None else seed,
        moved=moved,
    )
