"""What falls if a challenge succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.results.leverage import Leverage


def leverage(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Leverage:
    """Return what falls if each challenge on record succeeds, at trial and at sentencing, and the proof under it.

    Parameters
    ----------
    matter
        From `read_case`; nothing of a proffer counts.
    defendants, positions, edition
        As for `exposure`.

    Returns
    -------
    Leverage
        In the order of the file. A defendant or a position that a challenge does not name stays as recorded.
    """
    from relcon.inquiry import leverage as computing

    return computing.leverage(matter, defendants=defendants, positions=positions, edition=edition)
