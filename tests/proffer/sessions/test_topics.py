"""Some topics alone, and exhibits left out: a partial disclosure has no complete one's benefit, and it is said."""

from __future__ import annotations

from typing import Any

import pytest

from relcon import api
from relcon.proffer.refusal import UnknownName
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS: dict[str, Any] = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
TWO = [admission("a1", sale("p1", "3 kg")), admission("a2", sale("p2", "1 kg"), topic="stash")]


def test_other_topics_are_declined_and_nothing_of_a_complete_disclosure_remains() -> None:
    whole, part = (api.simulate(dunn(TWO, COUNTS), topics=topics) for topics in ((), ("supply",)))
    for found, grams, criterion, motion in ((whole, "5000", "met", True), (part, "4000", "not met", False)):
        answer = found.worlds["unprotected"].defendants["dunn"].positions["psr"]
        assert (answer.quantities, answer.safety_valve.criteria["5"]) == ({"cocaine": grams}, criterion)
        assert bool(found.break_even[1].meetings) is motion
    assert part.admissions["a2"].protected["psr"] == "not said: topic stash is openly declined"
    assert part.receipt.options["topics"] == {"supply": "told; every other topic openly declined"}
    assert "topics" not in whole.receipt.options


def test_a_topic_that_the_file_declines_stays_declined() -> None:
    topics = [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash", "fenced": "yes"}]
    found = api.simulate(dunn(TWO, COUNTS, topics=topics), topics=("stash", "supply"), worlds=["unprotected"])
    assert found.worlds["unprotected"].defendants["dunn"].positions["psr"].quantities == {"cocaine": "4000"}


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(UnknownName, match="no such topic: suply; allowed: supply, stash"):
        api.simulate(dunn(TWO), topics=["suply"])


def test_what_is_left_out_is_out_in_every_world_and_the_receipt_names_it() -> None:
    # The laboratory shows the three kilograms apart from the session: they count in silence. Without it nothing does.
    given = [admission("a1", sale("p1", "3 kg"), independent=["lab"])]
    whole = api.simulate(dunn(given), worlds=["silent", "protected"])
    part = api.simulate(dunn(given), worlds=["silent", "protected"], without=["lab"])
    for found, silent, protected in ((whole, {"cocaine": "4000"}, {"cocaine": "4000"}), (part, {}, {})):
        worlds = {name: one.defendants["dunn"].positions["psr"].quantities for name, one in found.worlds.items()}
        assert worlds == {"silent": silent, "protected": protected}
    assert part.receipt.options["without"] == {"lab": "exhibit: lab"}
    assert whole.admissions["a1"].provable["psr"] == "yes"
    assert part.admissions["a1"].provable["psr"] == "no"
    assert part.value is not None
    assert part.value.admissions["a1"].state == "new"
