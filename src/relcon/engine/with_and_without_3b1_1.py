"""The cliff of §3B1.1: the same worksheet with and without its levels, and what that costs in months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from relcon.engine.disposition import Disposition
from relcon.law.ussg.s3b1_1.adjustment import steps
from relcon.results.roles import Cliff, CliffRow
from relcon.results.summary import WorksheetSummary, diff


def with_and_without(disposition: Disposition, edition: str) -> Iterator[Disposition]:
    """Yield a disposition at each number of levels under §3B1.1, then likewise with 18 U.S.C. §3553(f)(5) met."""
    for one in (disposition, replace(disposition, criterion5="met")):
        for levels in (0, *steps(edition)):
            yield replace(one, aggravating=levels)


def cliff(found: Sequence[WorksheetSummary], recorded: int | None, edition: str) -> Cliff:
    """Return the worksheet at each number of levels under §3B1.1.

    Parameters
    ----------
    found
        The worksheets of `with_and_without`, in order.
    recorded
        The levels of the position; None where they are open.
    edition
        Of the Manual.

    Notes
    -----
    Rule: USSG §§3B1.1, 4C1.1(a)(10), 5C1.2(a)(4), 2D1.1(b)(16)-(18); 18 U.S.C. §3553(f)(4). Beside levels under §3B1.1
    a mitigating role is not taken, as in the position itself.
    """
    levels = (0, *steps(edition))
    as_recorded, disclosed = (
        tuple(
            CliffRow.of(
                one,
                levels=level,
                minimum=one.binding,
                months_above_none=diff(half[0], one).months,
                recorded=level == recorded,
            )
            for one, level in zip(half, levels, strict=True)
        )
        for half in (found[: len(levels)], found[len(levels) :])
    )
    ends = [row.safety_valve for row in disclosed]
    return Cliff(
        as_recorded=as_recorded,
        if_all_disclosed=disclosed,
        ends_safety_valve=ends[0] == "yes" and all(end == "no" for end in ends[1:]),
    )
