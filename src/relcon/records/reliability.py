"""The file ``relcon/reliability/1``: how likely counsel thinks it that an exhibit, a witness or a fact is believed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import Id, IdList, Record
from relcon.records.numbers import Share

_CHANCE = "How likely it is that the court believes it, in counsel's own judgment: a share from 0 to 1, or percent."


class BelievedItem(Record):
    """One exhibit, witness, fact, finding or lot, believed or not by itself."""

    id: Id = Field(
        description="What it is: an exhibit or a fact; a person, for every exhibit in which that person speaks.",
        examples=["ci7"],
    )
    believed: Share = Field(description=_CHANCE, examples=['"0.7"'])
    why: str | None = Field(
        default=None, description="Why, in counsel's words; never interpreted.", examples=["paid, and contradicted"]
    )


class BelievedTogether(Record):
    """Several that stand or fall together: all are believed, or none is."""

    ids: Annotated[IdList, Field(min_length=2)] = Field(
        description="What they are, as for one item.", examples=["[lab-7, lab-9]"]
    )
    believed: Share = Field(description=_CHANCE, examples=['"0.8"'])
    why: str | None = Field(
        default=None, description="Why, in counsel's words; never interpreted.", examples=["one chemist"]
    )


class GradeMeanings(Record):
    """What counsel means by a grade, for exhibits of which nothing else is said; a grade alone carries no number."""

    strong: Share | None = Field(default=None, description="By `strong`.", examples=['"0.95"'])
    fair: Share | None = Field(default=None, description="By `fair`.", examples=['"0.75"'])
    weak: Share | None = Field(default=None, description="By `weak`.", examples=['"0.4"'])


class ReliabilityFile(Record):
    """What counsel thinks of the proof, as numbers; nothing of it is part of the case."""

    format: Literal["relcon/reliability/1"] = Field(
        description="What kind of file this is, and its version.", examples=["relcon/reliability/1"]
    )
    items: tuple[BelievedItem, ...] = Field(
        default=(),
        description="Each believed or not independently of every other.",
        examples=['[{id: ci7, believed: "0.7", why: paid}]'],
    )
    together: tuple[BelievedTogether, ...] = Field(
        default=(),
        description="Those that stand or fall together.",
        examples=['[{ids: [lab-7, lab-9], believed: "0.8", why: one chemist}]'],
    )
    grades: GradeMeanings = Field(
        default=GradeMeanings(),
        description=(
            "What counsel means by each grade. It is taken for every exhibit whose grade is written in the case file "
            "and of which, or of whose speaker, nothing is said here."
        ),
        examples=['{strong: "0.95", fair: "0.75"}'],
    )

    @property
    def named(self) -> tuple[str, ...]:
        """Every id of which something is said, in the order of the file."""
        return (*(one.id for one in self.items), *(id for one in self.together for id in one.ids))
