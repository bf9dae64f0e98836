"""Every measure by a worked figure, and against a slow and obvious second way of computing it."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.network.measures import measures
from relcon.results.network import PersonMeasures
from tests.helpers.matters import case
from tests.network.matters import Row, contacts_of, linked, people

# A broker m between two triangles: a, b, c and d, e, f; m with c and d.
BROKER: list[Row] = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "m"), ("m", "d"), ("d", "e"), ("e", "f"), ("d", "f")]


def test_degree_counts_people_and_contacts_count_calls() -> None:
    found = measures(linked([("a", "b", 40), ("b", "a", 2), ("a", "c", 1)])).people
    assert (found["a"].degree, found["a"].contacts) == (2, 43)
    assert (found["b"].degree, found["b"].contacts) == (1, 42)


def test_betweenness_of_a_broker() -> None:
    """Seven people. The ways between two others that lead through m: each of a, b, c with each of d, e, f: 9 of the
    6·5/2 = 15 pairs without m, 0.6; through c: a and b with each of m, d, e, f, 8 of 15."""
    found = measures(linked(BROKER)).people
    assert found["m"].betweenness == "0.600"
    assert found["c"].betweenness == found["d"].betweenness == "0.533"
    assert found["a"].betweenness == "0.000"


def test_core_and_shell() -> None:
    """Everybody but the pendant x has two contacts that have two themselves: core 2; x knows one: fringe."""
    found = measures(linked([*BROKER, ("x", "a")])).people
    assert {id: one.core for id, one in found.items()} == {**dict.fromkeys("abcmdef", 2), "x": 1}
    assert (found["x"].shell, found["a"].shell) == ("fringe", "innermost")


def test_effective_size_leaves_out_those_already_joined() -> None:
    """c: three others a, b, m; of them a and b are linked: 3 - 2·1/3 = 2.33. m: two that are not: 2."""
    found = measures(linked(BROKER)).people
    assert found["c"].effective_size == "2.3"
    assert found["m"].effective_size == "2.0"
    assert found["a"].effective_size == "1.0"  # b and c, joined: 2 - 2·1/2


def test_communities_are_the_two_sides() -> None:
    groups = measures(linked(BROKER)).communities
    assert sorted(map(len, groups)) == [3, 4]
    assert {"a", "b", "c"} <= set(groups[0]) or {"a", "b", "c"} <= set(groups[1])


def test_one_piece_is_no_communities() -> None:
    found = measures(linked([("a", "b"), ("b", "c"), ("a", "c")]))
    assert found.communities == ()
    assert found.people["a"].community is None


def test_nobody_linked_is_said() -> None:
    found = measures(linked([], others=["a"]))
    assert (found.people, found.confidence, found.why) == ({}, "low", ("no contacts are recorded",))


def test_a_contact_of_a_proffer_is_not_read() -> None:
    from tests.helpers.matters import matter

    parts = {"people": [*people("ab"), {"id": "d", "name": "d", "status": "defendant", "defendant": {}}]}
    facts = {"contacts": contacts_of([("a", "b")])}
    admission = {"id": "ad", "topic": "t", "says": "they spoke", "basis": "client", "facts": facts}
    told = {"client": "d", "topics": [{"id": "t", "title": "t"}], "admissions": [admission], "letters": []}
    assert measures(matter(parts, told)).people == {}


def test_two_numbers_of_one_person_are_no_link() -> None:
    held = [{"id": "a", "name": "a", "status": "uncharged", "phones": ["+15550100", "+15550101"]}]
    assert measures(case(people=held, contacts=contacts_of([("+15550100", "+15550101")]))).people == {}


# Against slow and obvious ways

graphs = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda pair: pair[0] != pair[1]),
    min_size=1,
    max_size=14,
)


def _others(rows: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in rows:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _shortest(others: dict[str, set[str]], start: str, end: str) -> list[list[str]]:
    """Return every shortest way, by trying all."""
    best: list[list[str]] = []
    waiting = deque([[start]])
    while waiting:
        way = waiting.popleft()
        if best and len(way) > len(best[0]):
            break
        if way[-1] == end:
            best.append(way)
            continue
        waiting += [[*way, one] for one in others[way[-1]] if one not in way]
    return best


def _core(others: dict[str, set[str]], person: str) -> int:
    """Return the largest k for which some group that holds him has k links for each member within it."""
    ids = sorted(others)
    groups = (set(group) for n in range(1, len(ids) + 1) for group in combinations(ids, n) if person in group)
    return max(min(len(others[one] & group) for one in group) for group in groups)


@settings(max_examples=30)
@given(graphs)
def test_measures_are_those_of_the_definitions(rows: list[tuple[str, str]]) -> None:
    others = _others(rows)
    found = measures(linked(list(rows))).people
    assert set(found) == set(others)
    pairs = list(combinations(sorted(others), 2))
    for person, one in found.items():
        ways = Fraction(0)
        for start, end in pairs:
            if person not in (start, end) and (all_ways := _shortest(others, start, end)):
                ways += Fraction(sum(person in way for way in all_ways), len(all_ways))
        possible = Fraction((len(others) - 1) * (len(others) - 2), 2)
        share = ways / possible if possible else Fraction(0)
        assert abs(Fraction(one.betweenness) - share) <= Fraction(1, 2000), person
        assert one.degree == len(others[person])
        assert one.core == _core(others, person)
        joined = sum(b in others[a] for a, b in combinations(sorted(others[person]), 2))
        size = one.degree - Fraction(2 * joined, one.degree)
        assert abs(Fraction(one.effective_size) - size) <= Fraction(1, 20)


@settings(max_examples=30)
@given(graphs, st.randoms(use_true_random=False))
def test_the_order_of_records_and_of_their_ends_changes_nothing(rows: list[tuple[str, str]], random: object) -> None:
    turned = [(other, one) for one, other in rows][::-1]
    ids = [f"c{n}" for n in range(len(rows))]
    listed = people(sorted({end for row in rows for end in row}))
    one = case(people=listed, contacts=[{**c, "id": id} for c, id in zip(contacts_of(list(rows)), ids, strict=True)])
    other = case(
        people=listed, contacts=[{**c, "id": id} for c, id in zip(contacts_of(turned), ids[::-1], strict=True)]
    )
    assert measures(one) == measures(other)


@settings(max_examples=30)
@given(graphs, st.integers(min_value=2, max_value=9))
def test_how_often_moves_no_measure_but_the_number_of_contacts(rows: list[tuple[str, str]], times: int) -> None:
    many = measures(linked([(one, other, times) for one, other in rows])).people
    for id, one in measures(linked(list(rows))).people.items():
        as_many: PersonMeasures = many[id]
        assert as_many.model_copy(update={"contacts": one.contacts, "one_source": one.one_source}) == one
        assert as_many.contacts == times * one.contacts


# How far to trust them


def test_few_people_say_little() -> None:
    assert "only 7 people are linked" in measures(linked(BROKER)).why


def test_where_all_are_alike_the_measures_tell_nobody_from_another() -> None:
    ring: list[Row] = [(f"p{n}", f"p{(n + 1) % 12}") for n in range(12)]
    found = measures(linked(ring))
    assert found.confidence == "low"
    assert any("hardly tell one person from another" in why for why in found.why)


def test_first_by_one_measure_and_not_by_the_other_is_said() -> None:
    """Hub h with four of its own, all joined in a ring; the go-between m links two groups with fewer contacts."""
    hub: list[Row] = [("h", f"x{n}") for n in range(5)]
    ring: list[Row] = [(f"x{n}", f"x{(n + 1) % 5}") for n in range(5)]
    far: list[Row] = [("x0", "m"), ("m", "y0"), ("m", "y1"), ("y0", "z0"), ("y0", "z1"), ("y1", "z2"), ("y1", "z3")]
    found = measures(linked([*hub, *ring, *far]))
    assert "who is first by number of others is not first by betweenness" in found.why


def test_confidence_is_never_high() -> None:
    star: list[Row] = [("h", f"x{n}") for n in range(12)]
    tree: list[Row] = [*star, ("x0", "x1"), ("x1", "x2")]
    exhibits = [{"id": f"w{n}", "kind": "intercept"} for n in range(3)]
    listed = [{**c, "evidence": [f"w{n % 3}"]} for n, c in enumerate(contacts_of(tree))]
    ids = {end for row in tree for end in row[:2]}
    found = measures(case(people=people(sorted(map(str, ids))), evidence=exhibits, contacts=listed))
    assert found.confidence == "medium"
    assert found.why == ("measured on what was collected: never more than medium",)
