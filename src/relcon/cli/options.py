"""Arguments and options that commands share, and what they may name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from relcon.cli.failures import unknown, usage
from relcon.private_files import check_target

if TYPE_CHECKING:
    from relcon.records.base import PositionName
    from relcon.records.matter import Matter


class Position(StrEnum):
    """The positions by id and by their other names, as typer wants the values of a repeated option."""

    DEFENSE = "defense"
    PSR = "psr"
    GOVERNMENT = "government"
    MIDDLE = "middle"
    PREDICTED = "predicted"
    CEILING = "ceiling"


Format = Literal["table", "json", "csv", "md"]

Case: TypeAlias = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)]
Proffer: TypeAlias = Annotated[Path, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)]
Defendants: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--defendant", "-d", metavar="NAME", help="Only this defendant, by name or id; repeat for more."),
]
Positions: TypeAlias = Annotated[
    list[Position] | None,
    typer.Option(
        "--position",
        "-p",
        metavar="POSITION",
        help="Only defense, psr (middle) or government (ceiling); repeat for more.",
    ),
]
Edition: TypeAlias = Annotated[
    str | None,
    typer.Option("--edition", metavar="YEAR", help="This Guidelines Manual, not the one of the sentencing date."),
]
Without: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="Leave out an exhibit, witness, fact, finding or lot; repeat."),
]
Session: TypeAlias = Annotated[
    str | None, typer.Option("--session", "-s", metavar="ID", help="Up to this session; the last by default.")
]
Topics: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="ID", help="Only this topic, all others openly declined; repeat for more."),
]
AllEvents: TypeAlias = Annotated[
    bool, typer.Option("--all-events", help="In JSON, every event for every defendant, not only those that touch one.")
]
As: TypeAlias = Annotated[Format, typer.Option("--format", "-f", metavar="FORM", help="table, json, csv or md.")]

Audience: TypeAlias = Annotated[
    Literal["counsel", "client", "joint-defense", "court"],
    typer.Option("--audience", metavar="NAME", help="counsel, client, joint-defense or court."),
]
Include: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="WHAT", help="Let in person:ID or evidence:ID; repeat for more."),
]
PassphraseFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="The passphrase is the one line of this file, mode 0600.",
        show_default=False,
    ),
]
Exhibit: TypeAlias = Literal["decide", "matrix", "mitigation", "network", "time"]
"""The pictures of ``relcon exhibit``."""


def target(file: Path | None) -> Path | None:
    """Return the file to write to, refused before anything is computed where it cannot be written."""
    if file is not None:
        check_target(file)
    return file


Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file that only you can read.",
        show_default=False,
        callback=target,
    ),
]


def reached(address: str | None) -> str | None:
    """Return a scheduler's address, and say where case data goes to another machine; one in the clear is refused."""
    from relcon.tasks.address import leaves_this_machine

    if leaves_this_machine(address):
        typer.echo(f"Case data goes over the network, to the workers of {address}.", err=True)
    return address


Workers: TypeAlias = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Processes of this machine.", show_default=False),
]
Scheduler: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Compute on a Dask cluster: local, or tls://HOST:PORT.",
        show_default=False,
        callback=reached,
    ),
]


def chosen_defendants(matter: Matter, asked: list[str] | None) -> list[str] | None:
    """Return the ids of the defendants asked for by name or id, each once; None for all."""
    from relcon.cli.naming import defendant_named

    return list(dict.fromkeys(defendant_named(matter, word) for word in asked or ())) or None


def chosen_positions(asked: list[Position] | None) -> tuple[PositionName, ...] | None:
    """Return the positions asked for, in their own order; None for all."""
    from relcon.law.positions.options import POSITIONS
    from relcon.records.base import position_of

    named = {position_of(one.value) for one in asked or ()}
    return tuple(position for position in POSITIONS if position in named) or None


def chosen_toggles(matter: Matter, asked: list[str] | None) -> list[str]:
    """Return the ids of what to leave out, each once."""
    from relcon.inquiry.toggles import WHAT, UnknownToggle, toggle

    for id in asked or ():
        try:
            toggle(matter, id)
        except UnknownToggle as error:
            raise (usage(str(error)) if error.why else unknown(WHAT, id, list(error.allowed))) from None
    return list(dict.fromkeys(asked or ()))


def explainable(matter: Matter) -> list[str]:
    """Return the ids of all exhibits, facts, findings and prior sentences."""
    from relcon.inquiry.toggles import toggles

    named = [one.id for one in toggles(matter) if one.kind in ("exhibit", "fact", "finding")]
    return [*named, *matter.sentences]
