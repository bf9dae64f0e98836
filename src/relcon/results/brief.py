"""The result ``relcon/brief/1``: the one sheet of the night before, block by block."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.conflicts import Conflict
from relcon.results.exposure import Category, Manual, Receipt, Step
from relcon.results.separation import Otherwise
from relcon.results.simulation import Change, Crossing
from relcon.results.summary import Summarized
from relcon.results.value import Target


class Came(Summarized):
    """What one worksheet of the sheet comes to, with all that qualifies its range.

    ``guideline_range`` is by the table, ``range`` after the statutory limits, ``binding`` what the safety valve leaves
    of the minimum; ``open`` says why there is no range.
    """

    guideline_range: Range | None
    range: Range | None
    total: Range | None
    minimum: Months | None
    binding: Months | None
    at_least: bool = False
    by_weight: bool = True
    floor: bool = False
    base_offense_level: int | None = None
    total_offense_level: int | None = None
    lines: dict[str, int | None] = Field(default_factory=dict, description="Levels by provision; null: open.")
    criteria: dict[str, Literal["met", "not met", "unknown"]] = Field(default_factory=dict)
    open: tuple[str, ...] = ()
    resting: tuple[str, ...] = Field(
        default=(), description="Scopes on which it rests though nobody asserts them, of the Ceiling."
    )


class Row(Result):
    """An outcome of the client's, or a defendant on the record: minimum, range, what fails, what it turns on.

    ``failing`` names, by position, the safety-valve criteria that are not met or unknown. ``full`` has, by position,
    the total if all of the client's own on the record were told besides, and believed; empty where it is no question,
    or nothing is untold.
    """

    world: str
    minimum: dict[str, Months | None]
    binding: dict[str, Months | None]
    ranges: dict[str, Range | None]
    totals: dict[str, Range | None] = Field(default_factory=dict, description="The ranges and consecutive terms.")
    failing: dict[str, tuple[str, ...]]
    turns_on: str
    full: dict[str, Range | None] = Field(default_factory=dict)
    full_disclosure: bool = Field(
        default=False, description="Whether this row is the outcome after a full disclosure, not after this one."
    )
    came: dict[str, Came] = Field(default_factory=dict, description="By position, all that a cell says.")
    if_credited: dict[str, Came] = Field(
        default_factory=dict,
        description="By position, if all is told and the session, or a disclosure apart from it, is credited under "
        "§3553(f)(5); empty where that is no question of this row.",
    )
    if_complete: tuple[str, ...] = Field(
        default=(),
        description="Positions whose safety valve rests on taking this disclosure as complete and true, though the "
        "record has more, or otherwise.",
    )
    same: tuple[str, ...] = Field(default=(), description="Outcomes not shown that come to the same in every position.")


class Moved(Result):
    """By how many months the low end moves with one admission, added first and added last; null where left open."""

    first: int | None
    last: int | None


class Moving(Result):
    """An admission that, if counted, moves a line: which lines, by how many months, and what is known without it."""

    admission: str
    says: str
    lines: tuple[str, ...]
    months: dict[str, Moved]
    pages: tuple[str, ...]
    known: tuple[str, ...]
    provable: dict[str, Literal["yes", "partly", "no"]]
    confirmed: bool = Field(default=True, description="Whether the client has confirmed it: not where hypothetical.")
    narrows: bool = Field(default=False, description="Whether it only narrows what the record says.")
    crossings: tuple[Crossing, ...] = ()
    first: dict[str, Change] = Field(default_factory=dict, description="As in `relcon/simulation/2`, by position.")
    last: dict[str, Change] = Field(default_factory=dict)
    first_disclosed: dict[str, Change] = Field(default_factory=dict)
    last_disclosed: dict[str, Change] = Field(default_factory=dict)


class Narrowing(Result):
    """An admission that narrows what the record says; ``contested``: positions that keep the record all the same."""

    admission: str
    says: str
    pages: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    if_believed: dict[str, Change] = Field(
        default_factory=dict, description="By position that keeps the record: what it would change if it were believed."
    )


class Leading(Result):
    """A lead of an admission, and what it changes in the outcome in which the letter is honored."""

    admission: str
    lead: str
    to: str
    changes: dict[str, Change]


class KeptOut(Result):
    """What the letter keeps out of the range, by which words; every other admission with why it is not kept out."""

    admissions: tuple[str, ...]
    by_statute: tuple[str, ...] = Field(
        default=(), description="Kept out as safety-valve disclosures, whatever a letter says (USSG §5C1.2 n.4)."
    )
    page: str | None = None
    quote: str | None = None
    not_kept: dict[str, str] = Field(default_factory=dict)
    differs: tuple[str, ...] = Field(default=(), description="Admissions on which positions differ; here as in Middle.")


class OwnActs(Result):
    """Acts of the client's own on the record that no admission speaks of, by what the client did.

    ``grams`` has each substance's weight where all of it is known; ``not_in`` the positions that do not hold some of
    them, by record.
    """

    kind: str
    act: str
    records: tuple[str, ...]
    grams: dict[str, str] = Field(default_factory=dict)
    not_in: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Either(Result):
    """What an answer to a finding comes to: total offense level, the range by the table, and after statutory limits."""

    level: int | None
    by_table: Range | None
    total: Range | None


class Finding(Result):
    """A finding still open, and what either answer comes to in the positions where it moves something."""

    text: str
    defendant: str
    positions: tuple[str, ...]
    moves: str
    about: str | None = None
    answers: dict[str, tuple[Either, Either]] = Field(
        default_factory=dict, description="By position: if it is found so, and if it is not."
    )


Whom = Literal["client", "government", "record"]
"""Who answers a question: what the record of earlier sentences says is looked up."""


class Ask(Result):
    """A question to ask first, and the low end in Middle on either answer; of the client a question has no months."""

    whom: Whom
    text: str
    low_end: Months | None
    otherwise: Months | None
    if_all_told: bool = Field(
        default=False, description="Whether `otherwise` supposes that all is told, with what may cost the safety valve."
    )


class Tier(Result):
    """The penalty paragraph charged or found, and the one that the weight supports in each position.

    ``rule`` is the circuit's on whose quantity counts; ``if_supported`` what a plea to the paragraph that the weight
    supports would come to in the positions where that is another.
    """

    charged: str
    minimum: Months | None
    maximum: Months | None
    supported: dict[str, str | None]
    weight: dict[str, str]
    basis: Literal["charged", "pleaded", "found"] | None = None
    rule: str = ""
    if_supported: dict[str, Otherwise] = Field(default_factory=dict)


class ToResolve(Result):
    """Something to resolve before the session, with where it stands."""

    kind: Literal["conflict", "unresolved", "letter", "input"]
    text: str
    pages: tuple[str, ...] = ()


class Held(Result):
    """The session, the letter and the dates that the page is about."""

    session: str | None = None
    session_date: str | None = None
    letter: str | None = None
    entered: str | None = None
    edition: str
    sentencing_date: str | None = None
    category: Category | None = Field(default=None, description="The criminal history category, in Middle.")
    no_promise: bool = Field(default=False, description="Whether the letter says that it makes no promise.")
    not_credited: str = Field(
        default="",
        description="Why the session counts in no position as the disclosure of §3553(f)(5); else empty.",
    )


class Brief(Result):
    """The one sheet. ``complete`` says whether what is said makes a complete disclosure."""

    format: Literal["relcon/brief/1"] = "relcon/brief/1"
    receipt: Receipt
    client: str
    manual: Manual | None = None
    held: Held
    complete: bool
    rows: tuple[Row, ...]
    costs_role: tuple[str, ...] = Field(
        default=(), description="Admissions that, if they may count so far, fail (f)(4): no disclosure then lifts."
    )
    criteria: dict[str, str] = Field(
        default_factory=dict, description="How each criterion of §3553(f) stands, as said."
    )
    tier: Tier | None = None
    if_career_offender: Otherwise | None = Field(
        default=None, description="In Middle, with nothing said, where whether the client is one is unknown."
    )
    if_accepted: Otherwise | None = Field(
        default=None,
        description="In Middle, with nothing said and a timely plea, where acceptance is not recorded.",
    )
    cautions: tuple[str, ...] = Field(default=(), description="What is unknown and could make the ranges others.")
    unknown_weight: tuple[str, ...] = Field(default=(), description="Transactions that count and have no weight.")
    next_level: Step | None = Field(default=None, description="In Middle, what more weight reaches the next level.")
    moving: tuple[Moving, ...] = ()
    moving_more: int = Field(default=0, description="How many more admissions move a line.")
    narrowing: tuple[Narrowing, ...] = ()
    leading: tuple[Leading, ...] = ()
    unmoved: tuple[str, ...] = Field(default=(), description="Admissions that change nothing in any position.")
    kept_out: KeptOut | None = None
    untold: tuple[OwnActs, ...] = ()
    contradicted: tuple[Conflict, ...] = Field(default=(), description="What is said against better evidence.")
    missing: dict[str, str] = Field(default_factory=dict, description="What a complete disclosure lacks, and why.")
    by_counsel: tuple[str, ...] = Field(default=(), description="Admissions that counsel alone has said so far.")
    still_open: tuple[Finding, ...] = ()
    how: str = ""
    asks: tuple[Ask, ...] = ()
    resolve: tuple[ToResolve, ...] = ()
    only_client: tuple[Target, ...] = ()
    proffered: tuple[str, ...] = Field(
        default=(), description="Others who, by the file, made a proffer before this session."
    )
    stays_new: tuple[str, ...] = Field(
        default=(), description="What is then left that is new to the government, whatever they could have told."
    )
    about_nobody: Target | None = Field(default=None, description="Admissions that name nobody else.")
