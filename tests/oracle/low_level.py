"""Mitigating role by the door of §2D1.1(e)(2)(B): a primary function that is a low-level one."""

from __future__ import annotations

from relcon.records.facts import Function
from tests.oracle.question import Question
from tests.oracle.support import holds

LOWEST = ("transport", "errand", "relay", "lookout")  # §2D1.1(e)(2)(B)(i): courier, errands, messages, lookout
LITTLE_PAY = ("none", "drugs")
NOT_PROFIT = ("addiction", "family", "threat", "other")


def mitigating(question: Question) -> int:
    """By the primary function; of several the one that the position prefers. Another primary one disputes each."""
    primary = [
        one
        for one in question.index.functions_of.get(question.defendant, ())
        if one.primary == "yes" and holds(one, question)
    ]
    contested = any(_ordinary(one) == 0 for one in primary)
    levels = [found for one in primary if (found := _levels(one, contested, question)) != 0]
    if not levels:
        return 0
    return min(levels) if question.options.mitigating_role == "highest" else max(levels)


def _ordinary(record: Function) -> int:
    """Minimal is 4 levels, minor 2."""
    if record.function in LOWEST:
        return -4
    little = record.pay in LITTLE_PAY or record.motive in NOT_PROFIT
    return -2 if record.function == "user_retail" and little else 0


def _levels(record: Function, contested: bool, question: Question) -> int:
    """How much of it a position takes depends on whether the function is disputed."""
    ordinary = _ordinary(record)
    if ordinary == 0:
        return 0
    disputed = contested or bool(record.disputed_by or record.asserted_by)
    return {
        "highest": ordinary,
        "undisputed_else_lowest": -2 if disputed else ordinary,
        "lowest_if_undisputed": 0 if disputed else -2,
    }[question.options.mitigating_role]
