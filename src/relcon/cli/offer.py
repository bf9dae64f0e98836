"""``relcon offer``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown, usage
from relcon.cli.output import emit
from relcon.cli.progress import spinner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relcon.records.agreements import Agreement
    from relcon.records.matter import Matter


def offer(
    case: options.Case,
    offers: Annotated[
        list[str], typer.Argument(metavar="OFFER...", help="A file of offers, or the id of an agreement.")
    ],
    position: options.Positions = None,
    edition: options.Edition = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every word in every position, what is not said, the law of the terms.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="With --all: every line of the worksheet that a word moves.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Plea offers beside the case as it stands, and what each word costs.

        relcon offer case.yaml offers.yaml
        relcon offer case.yaml pa-kerr --all --why
        relcon offer case.yaml first.yaml second.yaml -f csv -o offers.csv

    One screen: the case as it stands, then each offer in the order given, as stipulated and if the court looks behind
    what is stipulated (USSG §6B1.4(d)), with the statutory limit that binds; then in Middle what each stipulation and
    each sentence of the factual basis moves, most months first. --all: every word in every position, what each offer
    leaves silent, the law of the terms. All offers are to one defendant; none is ranked, nothing is advised.
    """
    from relcon.proffer.offers.compare import NoOffer
    from relcon.reports.offers_report import offers_report
    from relcon.reports.offers_screen import offers_screen

    matter = api.read_case(case)
    asked = [one for name in offers for one in _named(name, matter)]
    twice = {one.id for place, one in enumerate(asked) if one.id in [other.id for other in asked[:place]]}
    if twice:
        raise usage(f"the same id twice: {', '.join(sorted(twice))}. Each offer has an id of its own.")
    with spinner("Computing worksheets"):
        try:
            found = api.offer(matter, asked, positions=options.chosen_positions(position), edition=edition)
        except NoOffer as error:
            raise usage(str(error)) from None
    report = offers_report(found, matter, why=why) if every or why else offers_screen(found, matter)
    emit(report, found, form, output)


def _named(name: str, matter: Matter) -> Iterator[Agreement]:
    """Yield the offers of a file; where there is no such file, the agreement of the case with this id."""
    if name in matter.agreements:
        yield matter.agreements[name]
    elif Path(name).suffix in (".yaml", ".yml", ".json") or Path(name).is_file():
        yield from api.read_offers(name, matter)
    else:
        raise unknown("agreement", name, list(matter.agreements))
