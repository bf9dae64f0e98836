"""The penalty paragraph charged against the one that the client's own weight supports."""

from __future__ import annotations

from collections.abc import Mapping

from relcon import words
from relcon.engine.otherwise import Ways, otherwise
from relcon.law.positions.options import POSITIONS
from relcon.law.positions.quantity_rules import quantity_rule_in_short
from relcon.one_page.rows import Answers
from relcon.proffer.proffer_run import ProfferRun
from relcon.records.base import PositionName
from relcon.results.brief import Tier


def other_ways(made: ProfferRun) -> Mapping[PositionName, Ways]:
    """Return what the client's worksheet with nothing said comes to with one thing otherwise, by position."""
    asked = made.worlds
    waiting = {p: made.batch.asked(asked.question("silent", asked.table.client, p), otherwise) for p in POSITIONS}
    return {position: one.found for position, one in waiting.items()}


def tier(circuit: str | None, silent: Answers, ways: Mapping[PositionName, Ways]) -> Tier | None:
    """Return the tier; None where no drug count has one, or every position supports the one charged.

    Parameters
    ----------
    circuit
        For its rule.
    silent, ways
        The client's answers with nothing said, and what they come to otherwise.
    """
    middle = silent["psr"].statutory
    supported = {position: one.statutory.supported_tier for position, one in silent.items()}
    if middle.charged_tier is None or all(one in (None, middle.charged_tier) for one in supported.values()):
        return None
    on_plea = {position: one["if_supported"] for position, one in ways.items()}
    return Tier(
        charged=middle.charged_tier,
        basis=middle.basis,
        minimum=middle.minimum,
        maximum=middle.maximum,
        supported=supported,
        weight={position: words.weight(answer) for position, answer in silent.items()},
        rule=quantity_rule_in_short(circuit),
        if_supported={position: one for position, one in on_plea.items() if one is not None},
    )
