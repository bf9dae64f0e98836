"""Connections measured and people placed in tiers, in ``relcon/roles/1``: how contacts run, how they were recorded."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.people import TierName
from relcon.results.base import Result

Kind = Literal["functions", "instructions", "drugs", "money"]
Confidence = Literal["high", "medium", "low"]


class Reason(Result):
    """What one kind of records says of a person's place, and which records those are."""

    kind: Kind
    tiers: tuple[TierName, ...] = Field(description="Which places it fits, the one it points to first.")
    text: str
    records: tuple[str, ...]
    contested: bool = Field(default=False, description="Only some sides assert what it rests on, or one disputes it.")


class Placement(Result):
    """A person's tier.

    ``by`` says whose placing it is: counsel's own wins; null where nobody is placed, and ``note`` says why not.
    """

    tier: TierName | None = None
    by: Literal["counsel", "records"] | None = None
    confidence: Confidence | None = Field(default=None, description="Of a placing from records.")
    confidence_why: str = ""
    reasons: tuple[Reason, ...] = Field(default=(), description="What the records say, also beside counsel's placing.")
    records_say: TierName | None = Field(default=None, description="Where the records alone would place the person.")
    note: str = ""


Shell = Literal["innermost", "between", "fringe"]


class PersonMeasures(Result):
    """Where one person stands in the recorded contacts. Says nothing of authority, and no level rests on it."""

    degree: int = Field(description="With how many others the person was in contact.")
    contacts: int = Field(description="How many contacts.")
    betweenness: str = Field(
        description="Of the shortest ways between two others, the share that leads through the person; three decimals."
    )
    core: int = Field(
        description="The largest k such that the person is in a group whose members each know k of the group."
    )
    shell: Shell = Field(description="In the innermost core, in none (at most one contact leads on), or between.")
    effective_size: str = Field(
        description="Burt: how many of those others are not already joined through each other; one decimal."
    )
    community: int | None = Field(description="Counted from 1; null where the contacts fall into no groups.")
    by_period: tuple[int, ...] = Field(description="With how many others in each of the network's periods.")
    one_source: int = Field(description="How many of the person's contacts are known through a single source.")


class Source(Result):
    """An exhibit, or a speaker with all exhibits of that speaker, and what of the contacts is known through it."""

    source: str
    exhibits: tuple[str, ...]
    contacts: int
    alone: int = Field(description="How many contacts nothing else shows.")
    most: str = Field(description="Who is in most of them.")
    most_contacts: int
    line: bool = Field(
        description="Whether one person is in all of them, with two others or more: it reads as that person's line."
    )


class Collection(Result):
    """How the contacts came to be known: what the measures show first of all is where somebody listened."""

    contacts: int
    uncited: int = Field(description="Contacts without an exhibit.")
    one_source: int = Field(description="Contacts known through a single source.")
    sources: tuple[Source, ...]
    unnamed: tuple[str, ...] = Field(description="Numbers that are no one person's; they count as persons.")
    unplaced: tuple[str, ...] = Field(description="People of the matter without a recorded contact.")


class Period(Result):
    """Some months: who was in contact with most others then."""

    from_: str = Field(alias="from")
    to: str
    people: int
    first: tuple[str, ...] = Field(description="Who was in contact with most others; several where they are level.")
    open: int = Field(description="Records that may hold contacts of this period but do not say: figures are at least.")


class Measures(Result):
    """Every measure, with how it came about and how far to trust it.

    ``confidence`` is never high: these are measures of what was collected.
    """

    confidence: Literal["low", "medium"]
    why: tuple[str, ...]
    collection: Collection
    people: dict[str, PersonMeasures]
    communities: tuple[tuple[str, ...], ...]
    periods: tuple[Period, ...]
