"""What a source untouched by the session proves is in every world: it is no cost of talking, and no gain of silence."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.program import answer
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.proffer.simulate import simulate
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from relcon.results.exposure import PositionAnswer
from tests.proffer.dunn import admission, dunn, sale, table

EXHIBITS = ("lab", "rumor", "fair", "granted")
REYES = {"id": "m-reyes", "person": "reyes", "scope": "whole"}
MORE = {
    "evidence": [
        {"id": "fair", "kind": "statement"},
        {"id": "granted", "kind": "seizure", "challenge": {"ground": "suppression", "status": "granted"}},
    ],
    "undertakings": [
        {"id": "u", "title": "Sales", "members": [{"id": "m-reyes", "person": "reyes", "scope": "whole"}]}
    ],
    "events": [
        sale("e2", "900 g", undertaking=["u"], furthers="yes", participants=[{"person": "reyes", "act": "sold"}])
    ],
}
GUN = {"id": "p", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "yes"}
RECORDS = st.one_of(
    st.integers(1, 6000).map(lambda grams: ("events", sale("p", f"{grams} g"))),
    st.just(
        ("circumstances", {"id": "p", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "yes"})
    ),
    st.just(("members", {"id": "p", "person": "dunn", "undertaking": "u", "from": "2025-01-01", "scope": "whole"})),
    st.just(("authority", {"id": "p", "by": "dunn", "over": "reyes", "undertaking": "u", "acts": ["recruited"]})),
    st.just(("knowledge", {"id": "p", "person": "dunn", "of": {"event": "e2"}, "how": "told"})),
)
ONE = st.tuples(RECORDS, st.lists(st.sampled_from(EXHIBITS), min_size=1, max_size=2, unique=True))


def told(ones: list[Any]) -> Matter:
    admissions = []
    for n, ((kind, record), shown) in enumerate(ones):
        facts = {kind: [{**record, "id": f"p{n}"}]}
        admissions.append({"id": f"a{n}", "topic": "supply", "says": "x", "independent": shown, "facts": facts})
    return dunn(admissions, case=MORE)


def filed(ones: list[Any]) -> Matter:
    case = dict(MORE)
    for n, ((kind, record), shown) in enumerate(ones):
        one = {**record, "id": f"p{n}", "evidence": shown}
        if kind == "members":
            undertakings: Any = case["undertakings"]
            one.pop("undertaking")
            case["undertakings"] = [{**undertakings[0], "members": [*undertakings[0]["members"], one]}]
        else:
            before: Any = case.get(kind, [])
            case = {**case, kind: [*before, one]}
    return dunn([], case=case)


def silent(matter: Matter, position: Any) -> PositionAnswer:
    counting = table(matter).against_client(WORLDS["silent"], position)
    return answer(RecordIndex.of(matter), "dunn", position, Scenario(against_client=counting))


@settings(max_examples=25, deadline=None)
@given(st.lists(ONE, min_size=1, max_size=3))
def test_silence_is_as_heavy_as_the_same_facts_in_the_case_file(ones: list[Any]) -> None:
    for position in POSITIONS:
        kept, put = silent(told(ones), position), silent(filed(ones), position)
        assert kept.quantities == put.quantities
        assert kept.base_offense_level == put.base_offense_level
        assert kept.total_offense_level == put.total_offense_level
        assert float(kept.converted_grams or 0) >= float(put.converted_grams or 0)


def test_it_counts_in_every_world_and_the_client_gains_nothing_by_silence() -> None:
    # 1 kg seized and 3 kg that the laboratory shows: 4 kg, level 28 (3.5 to 5 kg) in every world, spoken or not.
    found = simulate(dunn([admission("a1", sale("p1", "3 kg"), independent=["lab"])]))
    for name, world in found.worlds.items():
        if world.defendants:
            for position in POSITIONS:
                assert world.defendants["dunn"].positions[position].quantities == {"cocaine": "4000"}, (name, position)
                assert world.defendants["dunn"].positions[position].base_offense_level == 28
    assert found.worlds["silent"].defendants["reyes"].positions["psr"].quantities == {"cocaine": "3000"}


def test_a_weak_source_counts_where_weak_evidence_does() -> None:
    found = simulate(dunn([admission("a1", sale("p1", "3 kg"), independent=["rumor"])]), worlds=["silent", "leak"])
    for world in found.worlds.values():
        grams = {p: world.defendants["dunn"].positions[p].quantities["cocaine"] for p in POSITIONS}
        assert grams == {"defense": "1000", "psr": "4000", "government": "4000"}


def test_what_was_never_said_is_proved_as_well() -> None:
    # A topic openly declined: the agents hear nothing of it, and the laboratory shows it all the same.
    topics = [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash", "fenced": "yes"}]
    given = [admission("a1", sale("p1", "3 kg"), topic="stash", independent=["lab"])]
    found = simulate(dunn(given, topics=topics), worlds=["silent", "protected"])
    for world in found.worlds.values():
        assert world.defendants["dunn"].positions["psr"].quantities == {"cocaine": "4000"}
