"""The result ``relcon/leverage/1``: each challenge on record, and what falls if it succeeds.

At sentencing the standard is reliability (USSG §6A1.3(a)), and whether excluded evidence counts there is an option of
the position. At trial a jury must find the quantity that raises the statutory range (21 U.S.C. §841(b); Alleyne).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from relcon.records.challenges import ChallengeKind, ChallengeStatus
from relcon.results.base import Result
from relcon.results.exposure import Manual, Receipt
from relcon.results.whatif import MovedLine, Outcome


class Falls(Result):
    """One defendant in one position if a challenge succeeds and what it takes out counts nowhere."""

    outcome: Outcome
    moves: tuple[MovedLine, ...] = Field(description="The lines of the worksheet that it has otherwise.")
    events: tuple[str, ...] = Field(default=(), description="Events that count as recorded and then do not.")
    at_sentencing: Literal["falls", "stays"] = Field(
        description=(
            "Whether success reaches the sentencing in this position: `stays`, where the position counts excluded "
            "evidence there, so that the sentencing is as recorded; an open point."
        )
    )


class CountLeft(Result):
    """A count against a defendant: the exhibits of its transactions by date and drug, and those that are left."""

    count: str
    statute: str
    charged: tuple[str, ...] = Field(description="The penalty paragraphs charged.")
    exhibits: tuple[str, ...]
    left: tuple[str, ...]


class Labor(Result):
    """What the proof under a challenge consists of, counted from the record: nothing is estimated.

    Of the transactions that what is challenged shows, and of what is challenged itself.
    """

    exhibits: int
    pages: int | None = Field(description="By their Bates numbers; null where an exhibit has none.")
    witnesses: tuple[str, ...] = Field(description="Who speaks in these exhibits.")
    laboratory: tuple[str, ...] = Field(description="Laboratory reports among them.")
    chain: tuple[str, ...] = Field(
        description="Seizures, controlled buys and laboratory reports: the chain of custody."
    )


class ChallengeAnswer(Result):
    """A challenge, and what falls with it. A defendant or a position that is not named stays as recorded."""

    kind: ChallengeKind
    status: ChallengeStatus
    ground: str
    filing: str | None = None
    date: dt.date | None = None
    hearing: dt.date | None = None
    authority: str | None = None
    evidence: tuple[str, ...] = ()
    by: tuple[str, ...] = Field(default=(), description="Whose challenge it is; empty: not recorded.")
    to: tuple[str, ...]
    fruits: tuple[str, ...] = ()
    out: tuple[str, ...] = Field(description="The exhibits, facts and findings that are out if it succeeds.")
    tested: dict[str, str] = Field(
        default_factory=dict, description="Events of which the tested units alone are left, with their quantity."
    )
    labor: Labor
    falls: dict[str, dict[str, Falls]] = Field(default_factory=dict, description="By defendant and position.")
    counts: dict[str, tuple[CountLeft, ...]] = Field(
        default_factory=dict, description="By defendant: the counts that lose an exhibit."
    )


class Unchallenged(Result):
    """A fact of the record that no challenge names: told as a fact, with no advice."""

    kind: Literal["tested", "custody", "credit", "one_witness"]
    record: str
    says: str
    exhibits: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


class AtSentencing(Result):
    """Whether excluded evidence counts at sentencing: open, with what was read of the circuit."""

    point: str
    circuit: str
    positions: dict[str, Literal["in", "out"]]


class LeverageDefendant(Result):
    """A defendant as recorded, by position."""

    positions: dict[str, Outcome]
    edition: str | None = None
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


class Leverage(Result):
    """Every challenge, those that move most months in the predicted report first; then what no challenge names."""

    format: Literal["relcon/leverage/1"] = "relcon/leverage/1"
    receipt: Receipt
    at_sentencing: AtSentencing
    wire: str | None = Field(default=None, description="What is open besides, where an interception is challenged.")
    challenges: dict[str, ChallengeAnswer]
    defendants: dict[str, LeverageDefendant]
    unchallenged: tuple[Unchallenged, ...] = ()
