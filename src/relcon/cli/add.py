"""``relcon add``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon.cli.failures import unknown, usage
from relcon.reading.problems import escape

if TYPE_CHECKING:
    from relcon.entry.book import Kind
    from relcon.entry.target import Added, Target

NOTES = 5


def add(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What is added; see above.", show_default=False)],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The case or proffer file it goes into.", show_default=False)
    ],
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field as YAML; repeat. Then nothing is asked."),
    ] = None,
    case: Annotated[
        Path | None, typer.Option("--case", metavar="CASE", help="The case file, where FILE is one it includes.")
    ] = None,
) -> None:
    """A record into a case or proffer file, question by question.

        relcon add person case.yaml
        relcon add event case.yaml
        relcon add admission proffer.yaml
        relcon add place case.yaml --set name="The flat" --set id=flat

    In a case file: person, defendant, count, sentence, evidence, place, lot, undertaking, member, event, knowledge,
    authority, function, circumstance, payment, contact, agreement, finding. In a proffer file: letter, topic, session,
    admission, other, and the facts that an admission tells.

    An answer is a word, a date, an id or a name, or the number of what is offered; several go with commas between them.
    A question says what no answer means; ? explains it. A wrong answer is refused at once, in the words in which the
    file would be. The record is shown before it is written, in its place, and every other byte of the file stays as it
    is. Stopped before that (Ctrl-C), nothing is written. Last come the notes of relcon check that it brings.
    """
    from relcon.entry.adding import Incomplete, given
    from relcon.entry.book import kinds
    from relcon.entry.target import Target
    from relcon.writing.splice import NoPlace

    if kind not in kinds():
        raise unknown("kind of record", kind, list(kinds()))
    what, target = kinds()[kind], Target.opened(file, case)
    if what.steps(proffer=target.proffer) is None:
        other = "case" if target.proffer else "proffer"
        raise usage(f"{kind} goes into a {other} file, and {file} is none")
    try:
        if sets is not None:
            _write(what, target, given(what, target, dict(_pair(one) for one in sets)))
        else:
            _ask(what, target)
    except Incomplete as error:
        raise usage(f"{kind} needs {error}: give each with --set. Nothing was written") from None
    except NoPlace as error:
        raise usage(f"{file}: {error}. Nothing was written") from None


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise usage(f"--set {written}: allowed: a field and its value, such as --set date=2025-06-03")
    return name.strip(), value


def _ask(what: Kind, target: Target) -> None:
    """Ask for one record after another."""
    from relcon.cli.talk import Terminal
    from relcon.entry.adding import Incomplete, ask_for, needed
    from relcon.entry.interview import Interview, Stopped
    from relcon.entry.known import Known

    talk = Terminal()
    while True:
        try:
            added = ask_for(what, target, Interview(talk, Known(target.read())))
        except Stopped:
            if not talk.interactive and not talk.answered:
                raise Incomplete(needed(what, target, {}, {})) from None
            typer.echo("\nThe answers ended before the record was confirmed: it was not written.", err=True)
            raise typer.Exit(1) from None
        if added is None:
            typer.echo("Left out: nothing was written.")
        else:
            _write(what, target, added)
        if what.single or not talk.agrees(f"Another {what.name}? (empty: no): "):
            return
        target = target.opened(target.path, target.case)


def _write(what: Kind, target: Target, added: Added) -> None:
    from relcon.checking.check import check
    from relcon.entry.interview import wrapped

    before = {(note.kind, note.record, note.text) for note in check(target.read()).notes}
    target.write(added)
    typer.echo(f"Written: {what.name} in {escape(str(target.path))}")
    brought = [note for note in check(added.matter).notes if (note.kind, note.record, note.text) not in before]
    if brought:
        typer.echo("To look at:")
    for note in brought[:NOTES]:
        typer.echo(wrapped(f"  {note.record}: {note.text}", "    "))
    if len(brought) > NOTES:
        typer.echo(f"  and {len(brought) - NOTES} more: relcon check {target.case}")
