"""What a person has ticked in a file of suggestions: carried out all together, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from relcon.importing.faults import Fault, NotImported, refuse
from relcon.importing.review.decide import Review
from relcon.importing.review.proposal import Proposal, read_proposals
from relcon.importing.settings import Ask


@dataclass(frozen=True)
class Confirmed:
    """What was made of a file of suggestions.

    Attributes
    ----------
    carried_out
        The suggestions of which a person decided in it, each with what was written.
    waiting
        How many still wait for a decision.
    """

    carried_out: tuple[Proposal, ...]
    waiting: int


def confirm(case: Path, file: Path, ask: Ask, *, dry_run: bool = False) -> Confirmed:
    """Carry out what a person has decided in a file of suggestions.

    Parameters
    ----------
    case, file
        The case file; ``imported/proposals.yaml`` beside it, or a copy of it in which a person wrote.
    ask
        Asks who decides, where the file does not say.
    dry_run
        Whether nothing is written.

    Raises
    ------
    InputError
        Where one of the files has errors.
    NotImported
        With every decision that cannot be carried out; then none is.
    """
    if not file.is_file():
        raise refuse("unreadable", str(file), "no such file; allowed: imported/proposals.yaml, or a copy of it")
    stated = read_proposals(file)
    review = Review(case)
    there = {one.id: one for one in review.proposals}
    decided = [one for one in stated if one.decision not in ("open", "there") and not _same(one, there.get(one.id))]
    if unnamed := [one for one in decided if not one.by and one.decision != "later"]:
        by = (ask("Who decides (your name)? ") or "").strip()
        if not by:
            raise NotImported(_unnamed(one, file) for one in unnamed)
        decided = [one if one.by else one.model_copy(update={"by": by}) for one in decided]
    done = review.decide_all(decided, dry_run=dry_run)
    carried = {one.id for one in done if one.decision != "later"}
    return Confirmed(tuple(done), sum(one.id not in carried for one in review.waiting))


def _same(one: Proposal, there: Proposal | None) -> bool:
    """Whether a decision is kept already, and whatever it makes is written."""
    return there is not None and one.decision == there.decision and (one.decision == "later" or not there.waits)


def _unnamed(one: Proposal, file: Path) -> Fault:
    message = f'{one.id} says "{one.decision}", and not who decides; allowed: by: NAME beside it'
    place = f"line {one.location.line}" if one.location is not None else ""
    return Fault("needs_answer", str(file), message, place)
