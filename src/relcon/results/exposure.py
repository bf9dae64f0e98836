"""The result ``relcon/exposure/2``: each defendant in each position, every number with its reason.

A defendant's events are those that touch the defendant; why each of the others does not count stands once, in ``rest``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeVar

from pydantic import Field

from relcon.results.base import Months, Range, Result, Sparse
from relcon.results.presentence import Disclosed
from relcon.results.separation import Otherwise, Separation
from relcon.results.written import Written

T = TypeVar("T")
Across = Literal["in", "out", "contested"]
Category = Literal["I", "II", "III", "IV", "V", "VI"]
EditionStatus = Literal["read", "read in part", "reconstructed"]

NOT_COMPUTED: Final = "not computed: "
"""How an entry of ``open`` begins that says why there is no range; such entries come first."""

WOULD_CHANGE: Final[Mapping[str, str]] = {
    "protected": "the admission counting against the client: no letter that bars it, an independent source, or breach",
    "unreliable": "evidence that counts in this position, or the government asserting it, for the Ceiling",
    "talk_only": "a fact or finding that an agreement was reached",
    "acquitted": "a finding that the conduct also establishes the offense of conviction",
    "prior_sentence": "the conduct being expressly charged here, or the sentence imposed after the offense",
    "course_of_conduct": "a finding that it was part of the same course of conduct or common scheme or plan",
    "unable_or_unwilling": "a finding that the defendant intended the amount and was capable of it",
    "own_act": "a fact that the defendant knowingly took part in it",
    "undertaking": "words or conduct by which the defendant agreed to that activity by then, or an own act in it",
    "participant": "a fact that somebody else criminally responsible took part then",
    "scope": "words or conduct that show a wider agreement: other amounts, drugs, people or places; or a finding",
    "timing": "a date that puts it wholly between the day the defendant joined and the day the defendant left",
    "furtherance": "a finding that it furthered the jointly undertaken activity",
    "foreseeability": "a fact from before it that makes it foreseeable: knowledge, or authority over a participant",
    "in, own act": "a fact that the defendant did not knowingly take part, or the loss of every exhibit under it",
    "in": "a finding against one element of §1B1.3(a)(1)(B), or the loss of every exhibit under it",
}
"""What would change an answer on an event: by the step that failed; of one that counts, by whether an own act does."""


class EditionUsed(Result):
    """An edition that an answer used: whether its Manual was read, and the hash over its tables."""

    effective: str
    status: EditionStatus
    how: str
    sha256: str


class Manual(Result):
    """Which edition applies to a defendant and why; ``refused`` where it is not shipped, and nothing is computed."""

    edition: str | None
    why: str
    status: EditionStatus | None
    reference_only: bool = Field(
        default=False, description="A newer edition, not shipped, is in force: the figures are for reference."
    )
    refused: str | None = None


class Receipt(Result):
    """What the answer was computed from; carries no clock.

    ``edition`` and ``edition_sha256`` are those of the first defendant; ``editions`` has them all. The hashes of a copy
    for another audience are over what that copy holds, never over counsel's files.
    """

    relcon: str
    edition: str
    edition_sha256: str
    editions: dict[str, EditionUsed] = Field(default_factory=dict)
    case_sha256: str
    proffer_sha256: str | None = None
    options: dict[str, dict[str, str]] = Field(default_factory=dict)
    open_norms: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    written: Written | None = Field(default=None, description="How the file was written; null where nobody wrote one.")


class EventAnswer(Sparse):
    """One event for one defendant in one position; a field that says nothing is left out.

    ``grams`` is what it would weigh alone, null where that is not known.
    """

    in_: bool = Field(alias="in")
    basis: tuple[str, ...] = ()
    failed: str | None = None
    grams: str | None
    counted_grams: str | None
    lot: str | None = None
    absorbed_by: str | None = None
    occurrences: int | None = None
    open: bool = False
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def would_change(self) -> str:
        """What would change the answer: one of `WOULD_CHANGE`."""
        if self.in_:
            return WOULD_CHANGE["in, own act" if any("(A)" in basis for basis in self.basis) else "in"]
        return WOULD_CHANGE.get(self.failed or "", "")


class RestEvent(Sparse):
    """What an answer on an event says besides its reason; a field that says nothing is left out."""

    grams: str | None
    lot: str | None = None
    occurrences: int | None = None
    evidence: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class RestReason(Result):
    """A reason for which events do not count: the step that failed, why, and the events by id."""

    failed: str | None
    why: tuple[str, ...]
    events: dict[str, RestEvent]

    def answer(self, event: str) -> EventAnswer:
        """Return the whole answer on one of its events."""
        told = self.events[event]
        return EventAnswer(
            in_=False,
            failed=self.failed,
            grams=told.grams,
            counted_grams="0",
            lot=told.lot,
            occurrences=told.occurrences,
            why=self.why,
            evidence=told.evidence,
            flags=told.flags,
        )


class Rest(Result):
    """Why events do not count for whomever they do not touch, each event once.

    It answers for every position of a defendant that names it, for each event not listed there. ``assumed`` is what was
    assumed of these events on the way.
    """

    reasons: tuple[RestReason, ...]
    assumed: tuple[str, ...] = ()

    def answers(self) -> dict[str, EventAnswer]:
        """Return the answer on each event."""
        return {id: reason.answer(id) for reason in self.reasons for id in reason.events}


class Line(Result):
    """One line of the worksheet, applied or considered and not applied, or open."""

    cite: str
    levels: int | None
    applied: bool
    why: str
    facts: tuple[str, ...] = ()
    open: bool = False


class Role(Result):
    """Levels for role, and the door of a mitigating one."""

    aggravating: int
    mitigating: int
    door: str | None = None


class Statutory(Result):
    """Minimum and maximum, the tier that the weight would support, the least supervised release in months.

    ``binding`` is the minimum that the safety valve leaves standing. ``supported_at_least``: the circuit may look at
    the whole conspiracy's quantity, which is at least the weight, so that its tier is the least in play.
    """

    minimum: Months | None
    maximum: Months | None
    charged_tier: str | None
    supported_tier: str | None
    supported_at_least: bool = False
    supervised_release: Months | None = None
    binding: Months | None = None
    basis: Literal["charged", "pleaded", "found"] | None = Field(
        default=None, description="Whether the count of the minimum is charged only, pleaded to, or its quantity found."
    )


class SafetyValve(Result):
    """18 U.S.C. §3553(f) and USSG §5C1.2, criterion by criterion."""

    eligible: Literal["yes", "no", "unknown"]
    criteria: dict[str, Literal["met", "not met", "unknown"]] = Field(default_factory=dict)
    why: dict[str, str] = Field(default_factory=dict)


class Step(Result):
    """The way to another level: which level, how many grams, of what."""

    level: int
    grams: str
    of: str


class ToNextLevel(Result):
    """What more weight raises the base offense level of §2D1.1(a)(5), what less lowers it; null where nothing does."""

    up: Step | None = None
    down: Step | None = None


class PositionAnswer(Result):
    """One defendant's worksheet in one position.

    ``events`` are those that touch the defendant: an own act or another part in it, membership in one of its
    undertakings, in or open in any position, named by a finding. Every other is out, for what ``rest`` says of it.
    """

    events: dict[str, EventAnswer] = Field(default_factory=dict)
    rest: str | None = Field(
        default=None, description="Under which name the answer's `rest` says why every other event does not count."
    )
    quantities: dict[str, str] = Field(default_factory=dict)
    at_least: bool = False
    converted_grams: str | None = None
    base_offense_level: int | None = None
    lines: tuple[Line, ...] = ()
    role: Role
    total_offense_level: int | None = None
    criminal_history_category: Category | None = None
    guideline_range: Range | None = None
    statutory: Statutory
    safety_valve: SafetyValve
    range: Range | None = Field(
        default=None, description="The guideline range within statutory limits (USSG §§5G1.1, 5G1.2)."
    )
    consecutive: Range | None = Field(
        default=None,
        description="Terms that a statute sets apart, consecutive to every other, least and most; null without one.",
    )
    total: Range | None = Field(
        default=None,
        description="The whole: the range and the consecutive terms. A career offender's range may hold them already "
        "(USSG §4B1.1(c)): then both are the same.",
    )
    open: tuple[str, ...] = ()
    resting: tuple[str, ...] = Field(
        default=(),
        description="Memberships whose limits keep something out of the Ceiling and that nobody asserts, but those of "
        "which the file notes that the government claims no more.",
    )
    to_next_level: ToNextLevel = ToNextLevel()
    if_disclosed: Otherwise | None = Field(
        default=None,
        description="With 18 U.S.C. §3553(f)(5) met by the sentencing hearing; null where it is met already, or would "
        "not make the defendant eligible.",
    )
    if_supported: Otherwise | None = Field(
        default=None,
        description="With the penalty paragraph that the defendant's own weight supports, where one with a higher "
        "minimum is charged and no quantity is found or admitted; else null.",
    )
    if_career_offender: Otherwise | None = Field(
        default=None, description="As a career offender, USSG §4B1.1, where whether the defendant is one is unknown."
    )
    if_accepted: Otherwise | None = Field(
        default=None,
        description="With acceptance and a timely plea, USSG §3E1.1, where acceptance is not recorded.",
    )

    @property
    def by_weight(self) -> bool:
        """Whether more weight would raise the level."""
        return self.to_next_level.up is not None


class DefendantAnswer(Result):
    """One defendant in all positions asked for; ``across`` has the events listed there, and any other is out."""

    positions: dict[str, PositionAnswer]
    across: dict[str, Across] = Field(default_factory=dict)
    edition: str | None = None
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


def answer_on(event: str, answer: PositionAnswer, rest: Mapping[str, Rest]) -> EventAnswer:
    """Return the answer on an event in one position of a defendant, listed there or one of the rest.

    Raises
    ------
    KeyError
        Where no such event was asked about.
    """
    if event in answer.events or answer.rest is None:
        return answer.events[event]
    for reason in rest[answer.rest].reasons:
        if event in reason.events:
            return reason.answer(event)
    raise KeyError(event)


def long_form(
    defendants: Mapping[str, DefendantAnswer], rest: Mapping[str, Rest], order: Sequence[str]
) -> dict[str, DefendantAnswer]:
    """Return answers with every event listed for every defendant.

    Parameters
    ----------
    defendants, rest
        The answers, and what they share.
    order
        Every event, in the order in which to list them.
    """
    shared = {name: one.answers() for name, one in rest.items()}
    found: dict[str, DefendantAnswer] = {}
    for id, one in defendants.items():
        positions: dict[str, PositionAnswer] = {}
        for name, answer in one.positions.items():
            events = {**shared.get(answer.rest or "", {}), **answer.events}
            positions[name] = answer.model_copy(update={"events": _in_order(events, order), "rest": None})
        across = _in_order({**dict.fromkeys(order, "out"), **one.across}, order) if positions else {}
        found[id] = one.model_copy(update={"positions": positions, "across": across})
    return found


def _in_order(found: Mapping[str, T], order: Sequence[str]) -> dict[str, T]:
    return {id: found[id] for id in order}


class Exposure(Result):
    """The exposure of every defendant asked for.

    ``would_change`` says what would change an answer on an event: by ``failed``; of one that counts, ``in, own act``
    where its ``basis`` is §1B1.3(a)(1)(A), else ``in``.
    """

    format: Literal["relcon/exposure/2"] = "relcon/exposure/2"
    receipt: Receipt
    defendants: dict[str, DefendantAnswer]
    rest: dict[str, Rest] = Field(default_factory=dict)
    separates: dict[str, tuple[Separation, ...]] = Field(
        default_factory=dict,
        description="Where one defendant was asked for, what separates the positions: most months in Middle, then "
        "in the Ceiling, first.",
    )
    presentence: Disclosed | None = Field(
        default=None, description="The disclosed presentence report whose findings stand in position psr."
    )
    would_change: dict[str, str] = Field(default_factory=lambda: dict(WOULD_CHANGE))

    def on(self, event: str, defendant: str, position: str) -> EventAnswer:
        """Return the answer on an event, whether or not it touches the defendant: as `answer_on`."""
        return answer_on(event, self.defendants[defendant].positions[position], self.rest)

    def long(self, order: Sequence[str]) -> Exposure:
        """Return the same with every event listed for every defendant: as `long_form`."""
        return self.model_copy(update={"defendants": long_form(self.defendants, self.rest, order), "rest": {}})

    def narrowed(self, defendant: str, event: str) -> Exposure:
        """Return one defendant's worksheets with one event alone, whether or not it touches the defendant."""
        answer = self.defendants[defendant]
        positions = {
            position: one.model_copy(update={"events": {event: self.on(event, defendant, position)}, "rest": None})
            for position, one in answer.positions.items()
        }
        across = {event: answer.across.get(event, "out")}
        only = answer.model_copy(update={"positions": positions, "across": across})
        return self.model_copy(update={"defendants": {defendant: only}, "rest": {}})
