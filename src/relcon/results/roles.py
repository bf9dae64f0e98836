"""Role of a defendant in a position: the elements of §§3B1.1, 3B1.2 and 2D1.1(e)(2) with evidence, and the cliff."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Line
from relcon.results.summary import Summarized

Yes = Literal["yes", "no", "open"]
Against = Literal["less", "alike", "more", "mixed", "unknown"]
"""The defendant against another on one factor: understood, planned, decided, did or gained less, as much, more."""
Reading = Literal["organizer or leader", "manager or supervisor", "organizer, leader, manager or supervisor", "none"]
ComparatorOption = Literal["all_likely", "identifiable_in_relevant_conduct"]


class Shown(Result):
    """Something that the records show, with the records, their exhibits and the pages."""

    text: str
    facts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    pages: tuple[str, ...] = Field(
        default=(), description="By exhibit, its id where it has no pages; of a plea agreement, its own."
    )


class ParticipantAnswer(Result):
    """A person involved in an activity: whether counted as a participant (§3B1.1 n.1), and why."""

    person: str
    counts: bool
    why: str
    outsider: bool = Field(
        default=False, description="No participant; considered for whether the activity was otherwise extensive (n.3)."
    )
    counted_with: tuple[str, ...] = Field(default=(), description="Who may be the same person: counted once together.")
    shown: tuple[Shown, ...] = ()


class ControlAnswer(Result):
    """An authority record by the defendant: whether it shows control over a participant (n.2), and why."""

    record: str
    over: str
    undertaking: str
    acts: tuple[str, ...]
    counts: bool
    why: str
    shown: Shown


class ActivityAnswer(Result):
    """One undertaking of the defendant: who is counted; whether it was otherwise extensive needs a finding."""

    undertaking: str
    title: str
    participants: tuple[ParticipantAnswer, ...]
    number: int
    five_or_more: bool
    extensive: Yes
    extensive_why: str
    levels_if_extensive: int = Field(description="§3B1.1 in this position, were it found to be otherwise extensive.")
    control: tuple[ControlAnswer, ...] = ()


class Factor(Result):
    """One factor of §3B1.1 n.4 or §3B1.2 n.3(C), with what the records show on either side; nothing is weighed.

    Under §3B1.1 ``for_`` speaks for a larger role; under §3B1.2 for a reduction.
    """

    name: str
    cite: str
    for_: tuple[Shown, ...] = Field(default=(), alias="for")
    against: tuple[Shown, ...] = ()


class Aggravating(Result):
    """§3B1.1: levels in this position, the elements that lead to them, and what is no control."""

    levels: int
    open: bool
    reading: Reading
    why: str
    reasons: tuple[str, ...] = Field(description="Why this reading and not the other, in this position.")
    activities: tuple[ActivityAnswer, ...] = ()
    factors: tuple[Factor, ...] = ()
    not_control: tuple[Shown, ...] = Field(default=(), description="What is recorded and is not control over a person.")
    argument: str | None = Field(default=None, description="Property managed, and no person: an argument, no levels.")


class FunctionAnswer(Result):
    """A function under §2D1.1(e)(2)(B): what it generally warrants, what the position takes, and why."""

    record: str
    function: str
    primary: Literal["yes", "no", "unknown"]
    warrants: int
    taken: int
    cite: str | None
    why: str
    shown: Shown


class Comparison(Result):
    """The defendant beside one other participant, factor by factor: ordinal, no score."""

    person: str
    by_factor: dict[str, Against]
    why: dict[str, str]


class Comparator(Result):
    """Who the average participant is drawn from under one option, and the table of comparisons."""

    option: ComparatorOption
    what: str
    cite: str
    others: tuple[Comparison, ...]
    counts: dict[str, dict[Against, int]] = Field(description="By factor: less, alike or more than how many others.")


class DirectDoor(Result):
    """§3B1.2 itself: factors and comparators; whether the defendant is substantially less culpable, needs a finding."""

    more_than_one_participant: bool
    substantially_less: Yes
    why: str
    factors: tuple[Factor, ...] = ()
    comparators: tuple[Comparator, ...] = ()


class FunctionDoor(Result):
    """§2D1.1(e)(2)(B), from the 2025 edition: no second participant and no comparison are asked for."""

    in_edition: bool
    functions: tuple[FunctionAnswer, ...] = ()
    totality_for: tuple[Shown, ...] = ()
    totality_against: tuple[Shown, ...] = ()


class Mitigating(Result):
    """§3B1.2 by either door: levels in this position, and the door that gave them."""

    levels: int
    open: bool
    door: str | None
    why: str
    direct: DirectDoor
    function: FunctionDoor


class CliffRow(Summarized):
    """The worksheet with one number of levels under §3B1.1, all else the same, in one state of criterion 5."""

    levels: int
    mitigating: int
    total_offense_level: int | None
    guideline_range: Range | None
    range: Range | None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    minimum: Months | None = Field(description="The minimum that binds; 0 where the safety valve lifts it.")
    safety_valve: Literal["yes", "no", "unknown"]
    months_above_none: int | None = Field(description="Low end of the range above that of no §3B1.1 levels.")
    recorded: bool = Field(description="Whether these are the levels of this position.")


class Cliff(Result):
    """What levels under §3B1.1 cost here: as recorded, and if all were disclosed (§3553(f)(5))."""

    as_recorded: tuple[CliffRow, ...]
    if_all_disclosed: tuple[CliffRow, ...]
    ends_safety_valve: bool = Field(description="If all were disclosed: met without §3B1.1, not met with it.")


class RoleAnswer(Result):
    """A defendant's role in a position; ``carried`` are the worksheet's lines that look at it."""

    defendant: str
    position: str
    edition: str
    aggravating: Aggravating
    mitigating: Mitigating
    carried: tuple[Line, ...] = ()
    criterion_4: Literal["met", "not met", "unknown"]
    cliff: Cliff
    missing: tuple[str, ...] = Field(default=(), description="Proof that the file lacks, and what stays open.")
