"""``relcon exhibit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.asked import with_command
from relcon.cli.copies import say_of_copy
from relcon.cli.failures import unknown, usage
from relcon.cli.naming import defendant_named
from relcon.cli.output import write_answer
from relcon.cli.progress import spinner

if TYPE_CHECKING:
    from relcon.records.base import PositionName


def exhibit(
    case: options.Case,
    who: Annotated[str, typer.Option("--for", metavar="NAME", help="Whose picture, by name or id.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file that only you can read.", callback=options.target
        ),
    ],
    proffer: Annotated[
        Path | None, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)
    ] = None,
    what: Annotated[
        options.Exhibit, typer.Option("--what", metavar="PICTURE", help="decide, matrix, mitigation, network or time.")
    ] = "matrix",
    position: Annotated[
        options.Position | None,
        typer.Option(
            "--position",
            "-p",
            metavar="POSITION",
            help="defense, psr (middle) or government (ceiling); psr by default, for the court defense.",
            show_default=False,
        ),
    ] = None,
    world: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            "-w",
            metavar="ID",
            help="The outcome of the proffer; by default the letter as written.",
            show_default=False,
        ),
    ] = None,
    audience: options.Audience = "counsel",
    include: options.Include = None,
) -> None:
    """One picture of the page, as SVG for paper.

        relcon exhibit case.yaml proffer.yaml --what matrix --for dunn -o fig.svg
        relcon exhibit case.yaml --for dunn --audience court -o fig.svg
        relcon exhibit case.yaml --what mitigation --for dunn -o fig.svg

    Drawn light, with the sentence that it shows, the privilege line of its audience, caption, Manual and digest; no
    script, nothing loaded. Decide has the range in each outcome and position, the ladder, what each admission moves;
    the matrix the transactions that touch the defendant, and who else answers for them; network the people around the
    defendant, with the undertakings and what counts of each link; time a lane for each person, with memberships,
    transactions and what the defendant knew from when. Mitigation is no picture of the page: the dated facts of a
    defendant's life that the files record, each with what shows it; nothing is computed, and a copy for a joint defense
    or the court has none.

    Who may see what is as for relcon view: copies for a joint defense and the court hold nothing of the proffer, the
    court's the defense position alone.
    """
    from relcon.audiences.audience import UnknownInclude
    from relcon.proffer.refusal import UnknownName

    matter = api.read_case(case)
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    elif world is not None:
        raise usage("--outcome is one of a proffer: name the proffer file too.")
    chosen = options.chosen_positions([position] if position is not None else None)
    at: PositionName = chosen[0] if chosen else "defense" if audience == "court" else "psr"
    person = defendant_named(matter, who)
    with spinner("Drawing"):
        try:
            drawn = api.exhibit(matter, what, person, at, world=world, audience=audience, include=tuple(include or ()))
        except UnknownInclude as error:
            raise unknown("person or exhibit left out", error.found, list(error.allowed)) from None
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    write_answer(output, with_command({"": drawn})[""])
    say_of_copy(matter, audience, include or ())
