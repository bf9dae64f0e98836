"""The Manual's worked examples of §2D1.1(b), §2D1.2 and §3B1.2: ``worked_examples.yaml`` beside this file."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tristate import tri
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.s2d1_1.consecutive import divided
from relcon.records.base import PositionName
from tests.helpers.matters import case
from tests.helpers.worksheets import inputs as worksheet_inputs
from tests.law.test_worked_examples import array, deal, given, level, micro


def lines_of(position: PositionName, **records: Any) -> dict[str, int | None]:
    """Return the worksheet lines applied to ``man``, by cite, for one sale of his own and further records."""
    people = [
        {"id": "man", "name": "A Man", "status": "defendant", "defendant": {}},
        {"id": "ally", "name": "Ally", "status": "uncharged"},
    ]
    found = case(people=people, events=[deal("e1", 1000, substance="cocaine")], **records)
    answered = compute(RecordIndex.of(found), "man", position).answer
    return {line.cite: line.levels for line in answered.lines if line.applied}


@pytest.mark.parametrize("position", POSITIONS)
def test_a_hunting_rifle_at_his_residence(position: PositionName) -> None:
    _, stated = given("N11-hunting-rifle")
    rifle = {"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["man"]}
    found = lines_of(position, circumstances=[{**rifle, "connection": "no"}])
    assert ("USSG §2D1.1(b)(1)" in found) == (stated["b1_applies"] == "true")
    assert lines_of(position, circumstances=[{**rifle, "connection": "yes"}])["USSG §2D1.1(b)(1)"] == 2


@pytest.mark.parametrize("position", POSITIONS)
def test_mass_marketing_and_mere_messages(position: PositionName) -> None:
    _, stated = given("N13-mass-marketing")
    run = {"id": "g1", "kind": "mass_marketing", "date": "2025-06-03", "by": ["man"]}
    site = lines_of(position, circumstances=[run])
    days = {"first": "2025-06-01", "last": "2025-06-03"}
    talk = {"id": "k1", "between": ["man", "ally"], "medium": "app", "count": 40, **days}
    online = lines_of(position, contacts=[talk])
    told = {"a": "USSG §2D1.1(b)(7)" in site, "b": "USSG §2D1.1(b)(7)" in online}
    assert told == {name: text == "true" for name, text in stated["b7_applies"].items()}


def test_a_total_punishment_divided() -> None:
    inputs, stated = given("N25-consecutive-860a")
    total, split = int(inputs["total_punishment"]), {name: int(text) for name, text in stated["split"].items()}
    assert int(inputs["range"][0]) <= total <= int(inputs["range"][1])
    for statute in ("21 USC 860a", "21 USC 865"):
        found = divided(total, split["consecutive"], statute, "2025")
        assert found == (split["underlying"], split["consecutive"]) and sum(found) == total
    assert divided(300, 240, "21 USC 860a", "2025") == (60, 240)  # twenty years at most
    for statute, most in (("21 USC 860a", 240), ("21 USC 865", 180)):
        with pytest.raises(ValueError, match=f"between 0 and {most}"):
            divided(300, most + 1, statute, "2025")
    with pytest.raises(ValueError, match="between 0 and 100"):
        divided(100, 101, "21 USC 860a", "2025")


def test_near_a_protected_location_and_elsewhere() -> None:
    inputs, stated = given("2D1.2-n1")
    near, elsewhere = (micro(inputs[f"heroin_{where}_g"], "g") for where in ("near_protected", "elsewhere"))
    part, whole = level({"heroin": array(near)}), level({"heroin": array(near + elsewhere)})
    found = s2d1_2.levels(array(part), array(whole), tri("no", 1), "2025")[:, 0].tolist()
    assert found[:2] == [int(stated["a1_level"]), int(stated["a2_level"])]
    assert max(found) == int(stated["a2_level"])  # apply the greatest


def test_a_role_beside_a_lesser_conviction() -> None:
    inputs, stated = given("3B1.2-n3B")
    conduct = level({"cocaine": array(micro(inputs["cocaine_g"], "g"))})
    assert conduct == int(stated["2D1.1_level"]) > int(stated["2D2.1_level"])
    count = {"count": "1", "statute": "21 USC 844(a)"}
    sheet = worksheet(worksheet_inputs({"drugs": {"cocaine": "25 g"}, "mitigating": "-4", "counts": [count]}))
    # §2D2.1 is not computed; that the role is ordinarily not warranted is said, and a finding decides.
    assert any("§3B1.2 n.3(B)" in text for text in answer(sheet, 0).open)
