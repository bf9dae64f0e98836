"""A page from a matter: what the audience may see, everything computed from that, one file."""

from __future__ import annotations

from typing import Any

from relcon.artefacts.carriers import stamped
from relcon.artefacts.figures import figures as listed
from relcon.artefacts.figures import sha256
from relcon.audiences.audience import Audience, Copy, copy_for
from relcon.audiences.handed import receipt_for
from relcon.law.positions.options import POSITIONS
from relcon.proffer.proffer_run import ProfferRun
from relcon.proffer.refusal import UnknownName
from relcon.records.matter import Matter
from relcon.results.written import Written
from relcon.views.answered import Answered, answered
from relcon.views.data import page_data
from relcon.views.page import page


def built(
    matter: Matter,
    audience: Audience = "counsel",
    include: tuple[str, ...] = (),
    made: ProfferRun | None = None,
    first: str | None = None,
) -> str:
    """Return a page.

    Parameters
    ----------
    matter : Matter
        With or without its proffer.
    audience : {"counsel", "client", "joint-defense", "court"}
        For whom.
    include : sequence of str
        Names what is let in all the same: ``person:ID``, ``evidence:ID``.
    made : ProfferRun, optional
        For counsel, as for `relcon.proffer.simulate.simulate`.
    first : str, optional
        Whose worksheet is the first screen.

    Raises
    ------
    UnknownName
        Where nobody of that id has a worksheet in this copy.
    """
    copy, found = _computed(matter, audience, include, made)
    data, live = _blocks(copy, found)
    if first is not None:
        if first not in data["defendants"]:
            raise UnknownName("defendant with a worksheet", first, tuple(data["defendants"]))
        data["head"]["first"] = first
    figures = found.figures
    said = Written(figures=listed(figures), figures_sha256=sha256(figures))
    return stamped(page(data, live), "comment", receipt_for(copy, found.made_from), said)


def blocks(
    matter: Matter, audience: Audience = "counsel", include: tuple[str, ...] = (), made: ProfferRun | None = None
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the two blocks of a page's data: what it shows, and the switches."""
    return _blocks(*_computed(matter, audience, include, made))


def _computed(
    matter: Matter, audience: Audience, include: tuple[str, ...], made: ProfferRun | None
) -> tuple[Copy, Answered]:
    """Return what the audience may hold, and everything computed from that."""
    copy = copy_for(matter, audience, include)
    positions = POSITIONS if audience != "court" else ("defense",)
    found = answered(
        copy.matter, positions=positions, without=copy.hidden, for_counsel=audience == "counsel", made=made
    )
    return copy, found


def _blocks(copy: Copy, found: Answered) -> tuple[dict[str, Any], dict[str, Any] | None]:
    data = page_data(found, copy)
    if found.refused:
        data["head"]["warnings"].append(found.refused)
    live = found.live.model_dump(mode="json") if found.live is not None else None
    return data, live
