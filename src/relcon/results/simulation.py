"""The result ``relcon/simulation/2``: a proffer's worlds, before the client speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.break_even import BreakEven
from relcon.results.completeness import Missing
from relcon.results.conflicts import Conflict
from relcon.results.exposure import WOULD_CHANGE, DefendantAnswer, EventAnswer, Receipt, Rest, answer_on, long_form
from relcon.results.lesser import LesserCount
from relcon.results.letter import Clause
from relcon.results.lock_in import LockIn
from relcon.results.others import OtherAnswer
from relcon.results.sessions import SessionAnswer
from relcon.results.summary import Summarized
from relcon.results.value import Value


class FullDisclosure(Summarized):
    """The client in one position if all own acts on record were told besides, and all that is said believed.

    ``untold`` are the records that no admission speaks of, ``contested`` the admissions that good evidence contradicts,
    each with the record; without either this is the outcome as it is told.
    """

    total_offense_level: int | None
    guideline_range: Range | None
    range: Range | None
    total: Range | None
    minimum: Months | None
    binding: Months | None
    criterion_5: str
    untold: tuple[str, ...] = ()
    contested: tuple[tuple[str, str], ...] = ()


class WorldAnswer(Result):
    """Every defendant in one world, as this proffer tells it; by position the client after a full disclosure besides.

    ``complete`` says that every admission of the file is said.
    """

    defendants: dict[str, DefendantAnswer]
    complete: bool | None = None
    full_disclosure: dict[str, FullDisclosure] = Field(default_factory=dict)
    if_complete: tuple[str, ...] = Field(
        default=(),
        description="Positions whose safety valve for the client rests on taking this disclosure as complete and true, "
        "though the record has more, or otherwise.",
    )
    open: tuple[str, ...] = ()


class Change(Result):
    """What one admission changes for the client in one position, added first or last, in the world where it counts.

    ``low_end_*`` is by the table, ``final_*`` after the statutory minimum and maximum (USSG §5G1.1).
    """

    grams: str | None
    converted_grams: str | None
    levels: int | None
    months: int | None
    low_end_before: Months | None = None
    low_end_after: Months | None = None
    final_before: Months | None = None
    final_after: Months | None = None
    open: tuple[str, ...] = ()


class Crossing(Result):
    """One line that an admission crosses, with the positions in which it does so, added first and added last."""

    line: str
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


class Sampled(Result):
    """A share over orders drawn by chance: how many, by which seed, and the standard error of each mean, rounded up."""

    orders: int
    seed: int
    standard_error: dict[str, str]


class Share(Result):
    """One admission's average share in one position: what it changes, averaged over every order of the admissions.

    Numbers are decimal texts; ``rounded`` names those that two decimal places do not hold exactly. Null stands beside
    an entry in ``open``. ``sampled`` stands where too many admissions change something to try every set of them.
    """

    converted_grams: str | None
    levels: str | None
    months: str | None
    rounded: tuple[str, ...] = ()
    sampled: Sampled | None = None
    open: tuple[str, ...] = ()


class CrossingSets(Result):
    """The smallest sets of admissions that, if counted, cross one line in one position, from where none counts.

    ``count`` is how many were found; ``complete`` says that there are no others and that all are listed.
    """

    position: str
    line: str
    from_: str = Field(alias="from")
    to: str
    sets: tuple[tuple[str, ...], ...]
    count: int
    complete: bool


class AdmissionAnswer(Result):
    """One admission: added first, added last, its average share, and the lines it crosses if it counts.

    ``narrows`` lists, by record, the case records that it replaces by something no worse: it moves the other way.
    ``contested`` lists them by position where they stand all the same: only the client's word is for it there.
    ``new_charges``: what it could support beside the counts that are live.
    """

    says: str
    topic: str
    basis: str
    protected: dict[str, str] = Field(default_factory=dict)
    first: dict[str, Change] = Field(default_factory=dict)
    last: dict[str, Change] = Field(default_factory=dict)
    first_disclosed: dict[str, Change] = Field(
        default_factory=dict, description="Added first, if the disclosure of §3553(f)(5) is made in full, and credited."
    )
    last_disclosed: dict[str, Change] = Field(default_factory=dict, description="Likewise, added last.")
    shapley: dict[str, Share] = Field(default_factory=dict)
    crosses: tuple[str, ...] = ()
    crossings: tuple[Crossing, ...] = Field(default=(), description="The lines of `crosses`, position by position.")
    reasons: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Of circumstances and authority told of, by position: what becomes of each if it counts, and why.",
    )
    narrows: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    contested: dict[str, dict[str, tuple[str, ...]]] = Field(default_factory=dict)
    new_charges: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    provable: dict[str, Literal["yes", "partly", "no"]] = Field(default_factory=dict)
    leads: dict[str, dict[str, Change]] = Field(default_factory=dict)


class Simulation(Result):
    """A whole simulation. ``rest`` and ``would_change`` are those of ``relcon/exposure/2``, for all worlds together."""

    format: Literal["relcon/simulation/2"] = "relcon/simulation/2"
    receipt: Receipt
    client: str
    session: str | None = None
    worlds: dict[str, WorldAnswer]
    rest: dict[str, Rest] = Field(default_factory=dict)
    would_change: dict[str, str] = Field(default_factory=lambda: dict(WOULD_CHANGE))
    admissions: dict[str, AdmissionAnswer]
    tipping_sets: tuple[CrossingSets, ...] = ()
    clauses: tuple[Clause, ...] = ()
    others: dict[str, OtherAnswer] = Field(default_factory=dict)
    break_even: tuple[BreakEven, ...] = ()
    lesser: tuple[LesserCount, ...] = Field(
        default=(), description="Lesser counts to which the charge could be pleaded, if the government agreed."
    )
    value: Value | None = None
    conflicts: tuple[Conflict, ...] = ()
    lock_in: LockIn = LockIn()
    completeness: tuple[Missing, ...] = ()
    sessions: tuple[SessionAnswer, ...] = ()
    flags: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def on(self, event: str, world: str, defendant: str, position: str) -> EventAnswer:
        """Return the answer on an event in a world, whether or not it touches the defendant: as `answer_on`."""
        return answer_on(event, self.worlds[world].defendants[defendant].positions[position], self.rest)

    def long(self, order: Sequence[str]) -> Simulation:
        """Return the same with every event listed for every defendant: as `long_form`."""
        worlds = {
            name: one.model_copy(update={"defendants": long_form(one.defendants, self.rest, order)})
            for name, one in self.worlds.items()
        }
        return self.model_copy(update={"worlds": worlds, "rest": {}})
