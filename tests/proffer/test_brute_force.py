"""Shares and crossing sets against the one-scenario program: every subset asked by itself, every order tried."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.batch import Batch
from relcon.engine.program import answer
from relcon.law.positions.options import POSITIONS
from relcon.law.scenario import Scenario
from relcon.proffer.admissions.all_subsets import AllSubsets
from relcon.proffer.admissions.shares import shown
from relcon.results.exposure import PositionAnswer
from tests.proffer.dunn import CASE, admission, dunn, sale, table

GUN = {"id": "gun", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "yes"}
ONE = st.one_of(
    st.builds(lambda grams: {"grams": grams}, st.sampled_from([100, 400, 900, 1500, 4000, 60_000])),
    st.just({"gun": True}),
    st.just({"narrows": True}),
)


def told(number: int, one: dict[str, Any]) -> dict[str, Any]:
    if "grams" in one:
        return admission(f"a{number}", sale(f"p{number}", f"{one['grams']} g"))
    if "gun" in one:
        records = [{**GUN, "id": f"g{number}"}]
        return {"id": f"a{number}", "topic": "supply", "says": "x", "facts": {"circumstances": records}}
    return admission(f"a{number}", sale(f"n{number}", "300 g", replaces=["e2"]))


def subsets(ids: list[str]) -> Iterator[frozenset[str]]:
    yield from map(frozenset, chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1)))


def smallest(values: dict[frozenset[str], int], level: int) -> set[frozenset[str]]:
    crossing = [one for one in values if values[one] >= level]
    return {one for one in crossing if not any(other < one for other in crossing)}


def average(values: dict[frozenset[str], int], ids: list[str], member: str) -> Fraction:
    orders = list(permutations(ids))
    before = (frozenset(order[: order.index(member)]) for order in orders)
    return sum((Fraction(values[one | {member}] - values[one]) for one in before), Fraction()) / len(orders)


@settings(max_examples=4, deadline=None)
@given(st.lists(ONE, min_size=1, max_size=3))
def test_shares_and_sets_are_those_of_every_subset_asked_by_itself(ones: list[dict[str, Any]]) -> None:
    case = {"events": [*CASE["events"], sale("e2", "2 kg", evidence=["lab"])]}
    found = table(dunn([told(number, one) for number, one in enumerate(ones)], case=case))
    ids = list(found.spoken.disclosures)
    together = AllSubsets.of(found, Batch.of_admissions(found.index))
    together.compute(lambda: None)
    for position in POSITIONS:
        answers: dict[frozenset[str], PositionAnswer] = {}
        for one in subsets(ids):
            facts = frozenset[str]().union(*(found.names[id].said for id in one))
            answers[one] = answer(found.index, "dunn", position, Scenario(against_client=facts))
        base = {one: said.base_offense_level or 0 for one, said in answers.items()}
        lines = [one for one in together.sets if one.position == position and one.line.startswith("base offense level")]
        assert {int(line.to): {frozenset(one) for one in line.sets} for line in lines} == {
            level: smallest(base, level) for level in set(base.values()) if level > base[frozenset()]
        }
        for name, values in (
            ("levels", {one: said.total_offense_level or 0 for one, said in answers.items()}),
            ("months", {one: int((said.guideline_range or (0, 0))[0]) for one, said in answers.items()}),
        ):
            shares = {id: average(values, ids, id) for id in ids}
            assert sum(shares.values()) == values[frozenset(ids)] - values[frozenset()]
            for id, share in shares.items():
                assert getattr(together.shares_of(id)[position], name) == shown(share)[0]
