"""The result ``relcon/exposure/1``: each defendant in each position, every number with its reason."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Months = Annotated[int, Field(ge=0)] | Literal["life"]
Range = tuple[Months, Months]
Across = Literal["in", "out", "contested"]
Category = Literal["I", "II", "III", "IV", "V", "VI"]
EditionStatus = Literal["read", "read in part", "reconstructed"]

NOT_COMPUTED: Final = "not computed: "
"""How an entry of ``open`` begins that says why there is no range; such entries come first."""


class Result(BaseModel):
    """A piece of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


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

    ``edition`` and ``edition_sha256`` are those of the first defendant; ``editions`` has them all.
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


class EventAnswer(Result):
    """One event for one defendant in one position."""

    in_: bool = Field(alias="in")
    basis: tuple[str, ...] = ()
    failed: str | None = None
    grams: str | None = None
    counted_grams: str | None = None
    lot: str | None = None
    absorbed_by: str | None = None
    occurrences: int | None = None
    open: bool = False
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    would_change: str | None = None
    flags: tuple[str, ...] = ()


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
    """Distance to the next table level up, and the least reduction that lowers the level."""

    up: Step | None = None
    down: Step | None = None


class PositionAnswer(Result):
    """One defendant's worksheet in one position."""

    events: dict[str, EventAnswer] = Field(default_factory=dict)
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
    to_next_level: ToNextLevel = ToNextLevel()


class DefendantAnswer(Result):
    """One defendant in all positions asked for."""

    positions: dict[str, PositionAnswer]
    across: dict[str, Across] = Field(default_factory=dict)
    edition: str | None = None
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


class Exposure(Result):
    """The exposure of every defendant asked for."""

    format: Literal["relcon/exposure/1"] = "relcon/exposure/1"
    receipt: Receipt
    defendants: dict[str, DefendantAnswer]
