"""``relcon review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from relcon.cli.failures import INPUT_ERRORS, usage

if TYPE_CHECKING:
    from relcon.cli.talk import Terminal
    from relcon.importing.review.decide import Review
    from relcon.importing.review.proposal import Decision, Proposal

_ANSWERS = {"y": "yes", "n": "no", "l": "later", "": "later"}


def review(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)],
    listed: Annotated[
        bool, typer.Option("--list", help="Print every suggestion with its decision; ask nothing.")
    ] = False,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="ID=yes|no|later", help="Decide one; then nothing is asked.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why.")] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="ID", help="Of knowledge: the undertaking, event or person known of.")
    ] = None,
) -> None:
    """What imported files suggest, for a person to decide: yes, no, later.

        relcon review case.yaml
        relcon review case.yaml --list
        relcon review case.yaml --answer alias-3f9c2a71=yes --by "A. Orme"
        relcon review case.yaml --answer knowledge-09b1c2d3=yes --by Orme --of k1

    An address book suggests how somebody is called, who uses a number, or a person whom nobody knows yet; a message
    that an examiner tagged suggests what its recipient was told; calls suggest a number that took the place of a
    person's, with the same circle, one after the other. None of it counts before a person says yes.

    A yes writes the alias, the number, the person or the knowledge into the case file, of which every other byte stays,
    and sorts what was imported again. Who decided, and why, is kept in imported/proposals.yaml. A later is asked again
    the next time. Ctrl-C keeps what was decided until then.
    """
    from relcon.importing.faults import NotImported
    from relcon.importing.review.decide import Review

    try:
        reviewed = Review(case)
        if listed:
            _list(reviewed)
        elif answer is not None:
            _answer(reviewed, answer, by, why, of)
        else:
            _ask(reviewed, by)
    except NotImported as error:
        typer.echo(f"{error.render()}\n\nNothing was decided.", err=True)
        raise typer.Exit(INPUT_ERRORS) from None


def _list(reviewed: Review) -> None:
    from relcon.reports.review_report import proposal_lines

    for one in sorted(reviewed.proposals, key=lambda one: (not one.waits, one.kind, one.id)):
        typer.echo("\n".join(proposal_lines(one)))
    if not reviewed.proposals:
        typer.echo("Nothing is suggested.")


def _answer(reviewed: Review, answer: str, by: str | None, why: str | None, of: str | None) -> None:
    id, sign, word = answer.partition("=")
    decision = _ANSWERS.get(word.strip().lower(), word.strip().lower())
    if not sign or not word.strip() or decision not in _ANSWERS.values():
        raise usage(f"--answer {answer}: allowed: ID=yes, ID=no or ID=later")
    if not (by or "").strip():
        raise usage("--by NAME: who decides is kept, and must be said")
    _decide(reviewed, reviewed.found(id.strip()), cast("Decision", decision), str(by), why or "", of)


def _ask(reviewed: Review, by: str | None) -> None:
    """Step through what waits."""
    from relcon.cli.talk import Terminal
    from relcon.entry.interview import Stopped
    from relcon.importing.faults import refuse

    talk = Terminal()
    waiting = reviewed.waiting
    if not waiting:
        typer.echo("Nothing waits to be decided.")
        return
    if not talk.interactive:
        message = (
            f"suggestions wait ({len(waiting)}), and nobody sits here to decide; see them with --list, and decide each "
            "with --answer ID=yes --by NAME --why TEXT"
        )
        raise refuse("needs_answer", str(reviewed.case), message)
    try:
        by = (by or talk.ask("Who decides (your name)? ")).strip()
        if not by:
            raise usage("who decides is kept, and must be said: --by NAME")
        for number, one in enumerate(waiting, 1):
            if reviewed.found(one.id).waits:
                _step(reviewed, talk, one, by, f"{number} of {len(waiting)}")
    except Stopped:
        typer.echo("\nStopped: what was decided until then is kept.", err=True)


def _step(reviewed: Review, terminal: Terminal, one: Proposal, by: str, place: str) -> None:
    from relcon.importing.faults import NotImported
    from relcon.reports.review_report import proposal_lines

    typer.echo("\n".join(["", place, *proposal_lines(one)]))
    while True:
        said = terminal.ask("yes, no, later (empty: later)? ").strip().lower()
        decision = _ANSWERS.get(said, said)
        if decision in _ANSWERS.values():
            break
        typer.echo("Allowed: yes, no, later.")
    of = None
    if decision == "yes" and one.kind == "knowledge":
        of = terminal.ask("Of what (the id of an undertaking, event, person or circumstance)? ").strip() or None
    why = terminal.ask("Why (may be empty)? ").strip() if decision != "later" else ""
    try:
        _decide(reviewed, one, cast("Decision", decision), by, why, of)
    except NotImported as error:
        typer.echo(error.render(), err=True)
        typer.echo("It waits.")


def _decide(reviewed: Review, one: Proposal, decision: Decision, by: str, why: str, of: str | None) -> None:
    wrote = reviewed.decide(one, decision, by.strip(), why.strip(), of)
    typer.echo(f"{one.id}: {decision}" + (f"; written: {wrote}" if wrote is not None else ""))
