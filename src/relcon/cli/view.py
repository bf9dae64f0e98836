"""``relcon view``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.asked import with_command
from relcon.cli.copies import say_of_copy
from relcon.cli.failures import unknown, usage
from relcon.cli.naming import defendant_named
from relcon.cli.output import write_answer
from relcon.cli.progress import spinner


def view(
    case: options.Case,
    proffer: Annotated[
        Path | None, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file that only you can read.", callback=options.target
        ),
    ] = Path("view.html"),
    who: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="Open with this defendant's worksheet.", show_default=False),
    ] = None,
    audience: options.Audience = "counsel",
    include: options.Include = None,
    simple: Annotated[
        bool,
        typer.Option(
            "--simple",
            help="Only a quick look at the network of the case file, drawn by vis-network (needs relcon[explore]).",
        ),
    ] = False,
) -> None:
    """The whole matter as one page that opens offline in a browser.

        relcon view case.yaml proffer.yaml -o matter.html
        relcon view case.yaml -o court.html --audience court --for dunn
        relcon view case.yaml --simple -o network.html

    One sentence stands over every screen: whose, in which position and outcome, and what it comes to. Screens: what
    each road is worth and what it turns on, with switches (counts, or does not count, against the client); who answers
    for which event and why; the network of people; every record with its pages; the worksheet. It loads nothing and
    computes no law.

    Each audience's page is a file of its own. Copies for the client, a joint defense and the court name neither
    informants, cooperators and people who are not charged nor restricted exhibits, unless --include does. Those for
    a joint defense and the court hold nothing of the proffer and none of counsel's grades, assertions, findings and
    notes; the court's has the defense position alone, and its personal identifiers are shortened as Fed. R. Crim.
    P. 49.1 has it; what may be one and cannot be told (a street that may be a home, a minor) is named while the
    file is written.
    """
    from relcon.audiences.audience import UnknownInclude
    from relcon.extras import ExtraMissing
    from relcon.proffer.refusal import UnknownName

    if simple and proffer is not None:
        raise usage("--simple draws the case file alone: leave the proffer file out")
    matter = api.read_case(case)
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    first = defendant_named(matter, who) if who is not None else None
    with spinner("Building the page"):
        try:
            page = api.view(matter, audience=audience, include=tuple(include or ()), simple=simple, first=first)
        except UnknownInclude as error:
            raise unknown("person or exhibit left out", error.found, list(error.allowed)) from None
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
        except ExtraMissing as error:
            raise usage(str(error)) from None
    write_answer(output, with_command({"": page})[""])
    say_of_copy(matter, audience, include or ())
