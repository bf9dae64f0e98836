"""Whatever the matter and whatever he says: no admission lowers the ceiling, and none left out betters criterion 5."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.spoken import spoken
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import Fact, PositionName
from tests.helpers.both_programs import Matter
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import matter
from tests.helpers.pen import CLIENT
from tests.oracle.question import Question
from tests.oracle.support import holds

DRAWN = settings.default.max_examples if settings.default is not None else 100
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def conceding_nothing(drawn: Drawn) -> Drawn:
    """Return the matter with its positions as built in, and nothing of what he says asserted by the government.

    Events of other drugs than cocaine leave their lots: those compare by converted weight, which knows no purity.
    """
    events = [*drawn.case["events"]]
    for admission in drawn.proffer["admissions"]:
        for facts in (admission.get("facts", {}), *(lead.get("facts", {}) for lead in admission.get("leads", ()))):
            events += facts.get("events", ())
            for records in facts.values():
                for record in records:
                    if "government" in record.get("asserted_by", ()):
                        record["asserted_by"] = ["defense"]
    for event in events:
        if event.get("substance") != "cocaine":
            event.pop("lot", None)
    told = {id for one in drawn.proffer["admissions"] for id in ids_of(one)}
    drawn.case.pop("positions")
    drawn.case["findings"] = [one for one in drawn.case["findings"] if one.get("about") not in told]
    return drawn


def ids_of(admission: dict[str, Any]) -> list[str]:
    return [record["id"] for records in admission.get("facts", {}).values() for record in records]


@settings(max_examples=DRAWN, phases=PHASES)
@given(matters().map(conceding_nothing), st.integers(0, 2**32 - 1))
def test_no_fact_that_he_tells_lowers_what_the_government_holds(drawn: Drawn, seed: int) -> None:
    read = Matter.of(drawn)
    order = list(read.facts)
    random.Random(seed).shuffle(order)  # noqa: S311  # an order, not a secret
    told = [Scenario(against_client=frozenset(order[:n])) for n in range(len(order) + 1)]
    found = read.engine("government", told)[CLIENT]
    sheet, unknown = found.worksheet, found.weights.unknown
    for name, numbers in (
        ("converted weight", sheet.quantity.converted if sheet.quantity is not None else sheet.base * 0),
        ("base offense level", sheet.base),
        ("total offense level", sheet.total),
    ):
        # A whole of unknown weight in place of a part that was known makes the total "at least": that is no fall.
        falls = [order[n] for n in range(len(order)) if numbers[n + 1] < numbers[n] and not unknown[n + 1]]
        assert not falls, (name, falls, numbers.tolist())


def table_of(drawn: Drawn) -> UsableFacts:
    read = matter(drawn.case, drawn.proffer)
    return UsableFacts(RecordIndex.of(read), CLIENT, spoken(read), "2025")


RANK = ("not met", "unknown", "met")


@settings(max_examples=DRAWN, phases=PHASES)
@given(matters(), st.sampled_from(POSITIONS), st.integers(0, 2**32 - 1))
def test_leaving_an_admission_out_betters_no_criterion(drawn: Drawn, position: PositionName, seed: int) -> None:
    table = table_of(drawn)
    ids = sorted(table.spoken.mask)
    said = {id for id in ids if random.Random(f"{seed}{id}").random() < 0.7}  # noqa: S311  # as above
    for id in sorted(said):
        fewer = said - {id}
        more, less = ({one.record.id for one in table.untold(position, some)} for some in (fewer, said))
        assert less <= more
        for world in WORLDS.values():
            if world.speaks:
                with_it, without = (
                    client_disposition(table, world, position, some).criterion5 for some in (said, fewer)
                )
                assert RANK.index(without or "not met") <= RANK.index(with_it or "not met"), (id, world)


@settings(max_examples=DRAWN, phases=PHASES)
@given(matters(), st.sampled_from(POSITIONS))
def test_his_own_on_the_record_is_what_the_oracle_holds_of_him(drawn: Drawn, position: PositionName) -> None:
    """One record after another, by the semantics: held with nothing told, and his; of events no more."""
    table = table_of(drawn)
    found = {one.record.id for one in table.untold(position, frozenset())}
    question = Question(table.index, CLIENT, position, table.options[position], Scenario(), "2025")
    case = table.matter.case
    his: list[Fact] = [one for one in case.functions if one.person == CLIENT]
    his += [one for one in case.knowledge if one.person == CLIENT]
    his += [one for one in case.authority if CLIENT in (one.by, one.over)]
    his += [one for one in case.circumstances if CLIENT in one.by]
    his += [one for one in case.payments if CLIENT in (one.from_, one.to)]
    assert {one.id for one in his if holds(one, question)} == found - {event.id for event in case.events}
    acts = [one for one in case.events if CLIENT in {part.person for part in one.participants} and holds(one, question)]
    assert found & {event.id for event in case.events} <= {one.id for one in acts}
