"""A suggestion in lines: what it would write, on what it rests, and what was decided of it."""

from __future__ import annotations

from relcon.importing.review.confirm import Confirmed
from relcon.importing.review.proposal import Proposal
from relcon.reports.import_report import NOT_WRITTEN, Line, filled

_DECIDED = {"there": "the case file says so already", "open": "open"}


def proposal_lines(proposal: Proposal) -> list[str]:
    """Return a suggestion as lines of the screen."""
    texts = [f"{proposal.id}: {_asked(proposal)}", f"  because {proposal.because}", f"  {_decided(proposal)}"]
    return [line.text for text in texts for line in filled(text, "    ")]


def confirmed_lines(confirmed: Confirmed, *, dry: bool) -> list[Line]:
    """Return what was made of a file of suggestions, or would be."""
    lines = [line for one in confirmed.carried_out for line in filled(f"{one.id}: {_decided(one)}", "    ")]
    if not lines:
        lines.append(Line("Nothing is decided in it that was not carried out before."))
    if confirmed.waiting:
        lines.append(Line(f"Still to be decided: {confirmed.waiting:,}."))
    return [*lines, Line(NOT_WRITTEN)] if dry else lines


def _asked(proposal: Proposal) -> str:
    person, name, number = proposal.person, proposal.name, proposal.number
    if proposal.kind == "alias":
        return f"is {person} also called {name}?"
    if proposal.kind == "number":
        called = f" ({name})" if name is not None else ""
        since = f" from {proposal.since}" if proposal.since is not None else ""
        return f"does {person}{called} use {number}{since}?"
    if proposal.kind == "person":
        return f"is {name}, who uses {number}, a person of the case, not identified yet?"
    return f"did {person} know of something from {proposal.since}, being told?"


def _decided(proposal: Proposal) -> str:
    if proposal.decision in _DECIDED:
        return _DECIDED[proposal.decision]
    if proposal.ticked:
        return "yes in the file, and nothing written yet: relcon import --confirm"
    why = f": {proposal.why}" if proposal.why else ""
    wrote = f"; written: {proposal.wrote}" if proposal.wrote else ""
    return f"{proposal.decision}, by {proposal.by}{why}{wrote}"
