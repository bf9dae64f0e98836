"""A suggestion in lines: what it would write, on what it rests, and what was decided of it."""

from __future__ import annotations

from relcon.importing.review.proposal import Proposal
from relcon.reports.import_report import filled

_DECIDED = {"there": "the case file says so already", "open": "open"}


def proposal_lines(proposal: Proposal) -> list[str]:
    """Return a suggestion as lines of the screen."""
    texts = [f"{proposal.id}: {_asked(proposal)}", f"  because {proposal.because}", f"  {_decided(proposal)}"]
    return [line.text for text in texts for line in filled(text, "    ")]


def _asked(proposal: Proposal) -> str:
    person, name, number = proposal.person, proposal.name, proposal.number
    if proposal.kind == "alias":
        return f"is {person} also called {name}?"
    if proposal.kind == "number":
        return f"does {person} ({name}) use {number}?"
    if proposal.kind == "person":
        return f"is {name}, who uses {number}, a person of the case, not identified yet?"
    return f"did {person} know of something from {proposal.since}, being told?"


def _decided(proposal: Proposal) -> str:
    if proposal.decision in _DECIDED:
        return _DECIDED[proposal.decision]
    why = f": {proposal.why}" if proposal.why else ""
    wrote = f"; written: {proposal.wrote}" if proposal.wrote else ""
    return f"{proposal.decision}, by {proposal.by}{why}{wrote}"
