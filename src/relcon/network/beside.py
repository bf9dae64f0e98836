"""Elements of role, with tiers and measures beside them: put together only after every level is computed."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.engine.batch import Batch
from relcon.engine.program import chosen, edition_warnings, receipt
from relcon.engine.role_answer import role_answer
from relcon.engine.which_edition import manual
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.network.measures import measures
from relcon.network.tiers import placements
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.roles_format import DefendantRoles, Roles


def roles_of(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Roles:
    """Return the role of each defendant asked for in each position, everybody's tier, and the measures.

    Parameters
    ----------
    matter
        What was read.
    defendants, positions
        All by default.
    edition
        For everybody; by the sentencing date by default.

    Raises
    ------
    EditionNotShipped
        Where the editions of all of them are not shipped; else those whose edition is not are left out, and it is said.
    """
    index = RecordIndex.of(matter)
    names = list(defendants) if defendants is not None else list(matter.defendants)
    asked = tuple(positions) if positions is not None else POSITIONS
    editions, left_out = chosen(matter, names, edition)
    batch = Batch(index, edition)
    found = {
        name: DefendantRoles(manual=left_out[name], warnings=(left_out[name].refused or left_out[name].why,))
        if name in left_out
        else DefendantRoles(
            positions={one: role_answer(batch, name, one).found for one in asked},
            manual=manual(editions[name]),
            warnings=tuple(text for text in (editions[name].warning,) if text is not None),
        )
        for name in names
    }
    used = [one.name for one in editions.values()]
    return Roles(
        receipt=receipt(matter, asked, used, (), edition_warnings(editions, left_out)),
        defendants=found,
        tiers=placements(index),
        measures=measures(matter),
    )
