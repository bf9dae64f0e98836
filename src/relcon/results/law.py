"""The result ``relcon/law/1``: what the program knows of provisions of law, under one edition."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result


class LawModule(Result):
    """A module of the program."""

    name: str = Field(description="Below relcon.law.")
    decides: str
    implements: bool = Field(description="Whether the provision is its own; else it applies it.")


class LawRow(Result):
    """Numbers and words that stand together in a table."""

    at: tuple[str, ...] = Field(description="The headings over them, outermost first.")
    values: dict[str, str]
    cite: str
    source: str


class LawTable(Result):
    """One dated table of a provision."""

    table: str
    effective: str
    edition: str = Field(description="The Manual edition in which it was read, or for which it was reconstructed.")
    cite: str
    source: str
    verified: str
    serves: tuple[str, ...] = Field(description="The shipped editions that use this file.")
    rows: tuple[LawRow, ...] | None = Field(default=None, description="Null where only a list was asked for.")


class LawChoice(Result):
    """How one position reads an option, or what a circuit holds."""

    value: str
    cite: str
    source: str
    note: str | None = None
    checked_to: str | None = None


class LawOption(Result):
    """An option of the positions that bears on a provision."""

    name: str
    positions: dict[str, LawChoice]
    circuits: dict[str, LawChoice] = Field(default_factory=dict, description="By circuit; otherwise: any other.")


class LawOpen(Result):
    """Something that is not decided."""

    cite: str
    text: str
    needs: Literal["finding", "assumed", "not_modelled"]
    option: str | None = None


class Provision(Result):
    """One section, or the part of it that was asked for."""

    cite: str
    title: str
    modules: tuple[LawModule, ...] = ()
    tables: tuple[LawTable, ...] = ()
    not_in_edition: tuple[str, ...] = Field(default=(), description="Tables that begin with a later edition.")
    options: tuple[LawOption, ...] = ()
    open: tuple[LawOpen, ...] = ()


class Law(Result):
    """The provisions asked for; all of them, without their rows, where none was."""

    format: Literal["relcon/law/1"] = "relcon/law/1"
    relcon: str
    edition: str
    edition_sha256: str
    editions: tuple[str, ...] = Field(description="All that are shipped.")
    provisions: tuple[Provision, ...]
