"""Arguments and options that commands share, and what they may name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TypeAlias, get_args

import typer

from relcon.cli.failures import unknown, usage
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Kind, Matter


class Position(StrEnum):
    """The positions by id, as typer wants the values of a repeated option."""

    DEFENSE = "defense"
    PSR = "psr"
    GOVERNMENT = "government"


Format = Literal["table", "json", "csv", "md"]

Case: TypeAlias = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.", show_default=False)]
Proffer: TypeAlias = Annotated[Path, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)]
Defendants: TypeAlias = Annotated[
    list[str] | None, typer.Option("--defendant", "-d", metavar="ID", help="Only this defendant; repeat for more.")
]
Positions: TypeAlias = Annotated[
    list[Position] | None,
    typer.Option("--position", "-p", metavar="POSITION", help="Only defense, psr or government; repeat for more."),
]
Edition: TypeAlias = Annotated[
    str | None,
    typer.Option("--edition", metavar="YEAR", help="This Guidelines Manual, not the one of the sentencing date."),
]
As: TypeAlias = Annotated[Format, typer.Option("--format", "-f", metavar="FORM", help="table, json, csv or md.")]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file that only you can read.", show_default=False),
]

# What may be switched off: exhibits, facts and findings. People, places and the like carry no proof.
SWITCHABLE: frozenset[Kind] = frozenset(get_args(Kind)) - {
    "place",
    "lot",
    "person",
    "sentence",
    "agreement",
    "letter",
    "session",
    "topic",
    "admission",
    "lead",
}


def chosen_defendants(matter: Matter, asked: list[str] | None) -> list[str] | None:
    """Return the defendants asked for, each once; None for all."""
    for id in asked or ():
        if id in matter.people and id not in matter.defendants:
            raise usage(f'{id} has no "defendant" part in the file, so there is no worksheet')
        if id not in matter.defendants:
            raise unknown("defendant", id, list(matter.defendants))
    return list(dict.fromkeys(asked or ())) or None


def chosen_positions(asked: list[Position] | None) -> tuple[PositionName, ...] | None:
    """Return the positions asked for, in their own order; None for all."""
    return tuple(position for position in POSITIONS if position in (asked or ())) or None


def switched_off(matter: Matter, asked: list[str] | None) -> frozenset[str]:
    """Return ids to leave out, each of which must name an exhibit, a fact or a finding."""
    for id in asked or ():
        if id not in matter or matter.kind(id) not in SWITCHABLE:
            raise unknown("exhibit, fact or finding", id, switchable(matter))
    return frozenset(asked or ())


def switchable(matter: Matter) -> list[str]:
    """Return the ids of all exhibits, facts and findings."""
    groups = (
        matter.evidence,
        matter.events,
        matter.undertakings,
        matter.members,
        matter.knowledge,
        matter.authority,
        matter.functions,
        matter.circumstances,
        matter.findings,
    )
    return [id for group in groups for id in group]
