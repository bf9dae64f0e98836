"""USSG §3E1.1: acceptance of responsibility."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import NO_ACCEPTANCE, TIMELY, WorksheetFacts
from relcon.law.line import LineColumn, Note, Texts, applied, state_of
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, answered
from relcon.law.ussg import s3c1_1

KEY = "3E1.1"


def line(facts: WorksheetFacts, level_before: IntArray) -> LineColumn:
    """Return the line of §3E1.1(a) and (b) together.

    Parameters
    ----------
    facts
        The defendant.
    level_before
        The offense level before (a).
    """
    accepts, timely = accepted(facts)
    levels, third = acceptance(accepts, facts.edition), timely_plea(accepts, timely, level_before, facts.edition)
    is_open = (facts.acceptance == UNKNOWN) & ~facts.trial
    why = Texts.first(
        # n.2: not, ordinarily, after putting the government to its burden of proof
        (facts.trial, "guilt is put to trial (n.2)"),
        (is_open, "whether the defendant accepts responsibility is not recorded"),
        (~accepts, "no acceptance of responsibility is recorded"),
        # (b), n.6: on the government's motion, where notice of the plea was timely
        (~timely, "(a) accepted; not (b), no timely notice of the plea"),
        # (b): only at the least level or above
        (third == 0, f"(a) accepted; not (b), the level before (a) is below {least_level(facts.edition)}"),
        otherwise=f"(a) accepted; (b) timely plea: {point('timely_motion').text}",
    )
    note = facts.acceptance_note
    if note is not None:
        why = why.followed_by(note.code, tuple(f"; {text}" if text else "" for text in note.texts))
    return LineColumn("USSG §3E1.1", levels + third, state_of(answered(accepts, is_open)), why, key=KEY)


def accepted(facts: WorksheetFacts) -> tuple[BoolArray, BoolArray]:
    """Return where (a) applies, and where the plea was timely."""
    accepts: BoolArray = (facts.acceptance > NO_ACCEPTANCE) & ~facts.trial
    timely: BoolArray = facts.acceptance == TIMELY
    return accepts, timely


def taken(facts: WorksheetFacts, level_before: IntArray) -> IntArray:
    """Return the levels of (a) and (b) together, not positive, from a level before them."""
    accepts, timely = accepted(facts)
    return acceptance(accepts, facts.edition) + timely_plea(accepts, timely, level_before, facts.edition)


def acceptance(accepts: BoolArray, edition: str) -> IntArray:
    """Return the levels under (a).

    Parameters
    ----------
    accepts
        Whether the defendant clearly demonstrates acceptance; ordinarily not after putting the government to its
        proof (n.2).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3E1.1(a).
    """
    return np.where(accepts, load("3E1.1", edition).integer("acceptance", "levels"), 0).astype(np.int64)


def timely_plea(accepts: BoolArray, timely: BoolArray, level_before: IntArray, edition: str) -> IntArray:
    """Return the additional level under (b).

    Parameters
    ----------
    accepts, timely
        Whether (a) applies; whether the plea was timely and the government moves for the level.
    level_before
        The offense level before (a).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3E1.1(b).
    """
    table = load("3E1.1", edition)
    applies = accepts & timely & (level_before >= table.integer("timely", "least_level"))
    return np.where(applies, table.integer("timely", "levels"), 0).astype(np.int64)


def least_level(edition: str) -> int:
    """Return the least offense level at which (b) applies."""
    return load("3E1.1", edition).integer("timely", "least_level")


def notes(lines: Sequence[LineColumn]) -> list[Note]:
    """Say, where obstruction and acceptance both apply, what that takes.

    Notes
    -----
    Rule: USSG §3E1.1 n.4.
    """
    if not lines:
        return []
    both = applied(lines, s3c1_1.KEY) & applied(lines, KEY)
    return [Note(point("extraordinary").said, both)]


def at_level(levels: int, before: int, edition: str) -> int:
    """Return levels under (a) and (b) as they can stand at a level before them: below the least one without (b)."""
    table = load("3E1.1", edition)
    alone = table.integer("acceptance", "levels")
    both = alone + table.integer("timely", "levels")
    return alone if levels == both and before < least_level(edition) else levels


def objections_are_no_preparation(edition: str) -> bool:
    """Whether the Manual says that objections at sentencing are not preparing for trial.

    Notes
    -----
    Rule: USSG §3E1.1(b), last sentence (since 2023).
    """
    return load("3E1.1", edition).has("not_preparing_for_trial")
