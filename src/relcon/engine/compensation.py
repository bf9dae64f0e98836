"""The circumstance *unpaid* as the functions' pay and the circumstances recorded say it together."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.values import Values
from relcon.law.arrays import BoolArray
from relcon.law.facts import Characteristic
from relcon.law.line import Texts
from relcon.law.tristate import NO, UNKNOWN, YES
from relcon.law.ussg.s2d1_1.compensation import KIND, asked_with

_UNSAID = "how he was paid is not recorded"


def unpaid(grounded: DefendantCircuit, values: Values, recorded: Mapping[str, Characteristic]) -> Characteristic | None:
    """Return whether he was unpaid, where another circumstance makes it matter; None where nothing says so.

    Parameters
    ----------
    grounded, values
        The defendant in the position; the values of its nodes.
    recorded
        The circumstances by kind, *unpaid* among them where it is recorded.

    Notes
    -----
    Rule: USSG §2D1.1(b)(17)(B). A circumstance and a function that say the opposite leave it open.
    """
    stated = recorded.get(KIND)
    if not grounded.pay or not asked_with(grounded.context.edition) & recorded.keys():
        return stated
    money = values.any(one.when for one in grounded.pay if one.money)
    unsaid = values.any(one.when for one in grounded.pay if one.money is None)
    nothing = values.any(one.when for one in grounded.pay if one.money is False)
    by_pay = np.where(money, NO, np.where(unsaid | ~nothing, UNKNOWN, YES)).astype(np.int8)
    silent: BoolArray = ~(money | unsaid | nothing)
    why = values.texts([(one.when, one.text) for one in grounded.pay]).overlaid(silent, Texts.same(_UNSAID, values.n))
    facts = tuple(one.record for one in grounded.pay)
    if stated is None:
        return Characteristic(by_pay, by_pay, why, facts)
    # What is stated stands unless a function says the opposite; where it is not so, or open, the functions speak.
    both = np.where(by_pay == NO, UNKNOWN, YES)
    answer = np.where(stated.reaches == YES, both, np.where(by_pay == UNKNOWN, stated.reaches, by_pay)).astype(np.int8)
    told = stated.why.overlaid((stated.reaches != YES) | (by_pay == NO), why)
    return Characteristic(answer, stated.own, told, (*stated.facts, *facts))
