"""Where each step of attribution is asked for: every step has its provision, and objections and offers say the same."""

from __future__ import annotations

from typing import get_args

from relcon.law.ussg.s1b1_3.elements import CITES
from relcon.presentence.forms import NOT_SHOWN
from relcon.records.agreements import Failed


def test_every_step_that_can_fail_has_its_provision_and_its_words() -> None:
    assert set(CITES) == set(NOT_SHOWN) == set(get_args(Failed))
    assert all(cite.startswith("USSG §") for cite in CITES.values())
