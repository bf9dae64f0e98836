"""Sums of weights: beside every combination on drawn matters, and beside a binomial distribution."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.batch import Batch
from relcon.inquiry import reliability_sums
from relcon.inquiry.reliability import reliability
from relcon.inquiry.reliability_beliefs import Asked, beliefs
from relcon.inquiry.reliability_scenarios import every
from relcon.inquiry.reliability_sums import sums
from relcon.inquiry.reliability_tally import Tally
from relcon.inquiry.toggles import toggles
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.reliability import ReliabilityFile
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import case
from tests.helpers.matters import matter as matter_of
from tests.helpers.pen import DEFENDANTS


def stated(said: dict[str, str]) -> ReliabilityFile:
    items = [{"id": id, "believed": share} for id, share in said.items()]
    return ReliabilityFile.model_validate({"format": "relcon/reliability/1", "items": items})


def asked_of(matter: Matter, said: dict[str, str], defendant: str, position: PositionName) -> Asked:
    found = beliefs(matter, stated(said))
    batch = Batch(RecordIndex.of(matter), switched={leaf: True for one in found for leaf in one.leaves})
    return Asked.of(batch, defendant, position, found)


@settings(max_examples=12)
@given(drawn=matters(), data=st.data())
def test_sums_are_those_of_every_combination(drawn: Drawn, data: st.DataObject) -> None:
    matter = matter_of(drawn.case)
    ids = [one.id for one in toggles(matter)]
    names = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=3, max_size=7))
    said = {id: data.draw(st.sampled_from(["0.3", "0.55", "0.9", "1"])) for id in names}
    for defendant in DEFENDANTS:
        asked = asked_of(matter, said, defendant, data.draw(st.sampled_from(POSITIONS)))
        whole, by_sums = every(asked), sums(asked)
        assert by_sums is not None and by_sums.shares.size <= whole.shares.size
        one, other = Tally.of(asked, whole), Tally.of(asked, by_sums)
        assert (one.whole, one.rows, one.weights) == (other.whole, other.rows, other.weights)


SALES = 24


@pytest.fixture(scope="module")
def sales() -> Matter:
    """Twenty-four sales of 25 g, each shown by an exhibit of its own."""
    part: dict[str, Any] = {
        "counts": [{"count": "1", "statute": "21 USC 841(a)(1)", "disposition": "charged"}],
        "criminal_history": {"points": "0", "one_point_total": "0", "under_sentence": "no"},
        "acceptance": "none",
    }
    return case(
        case={"caption": "United States v. Nobody", "sentencing_date": "2026-09-15"},
        evidence=[{"id": f"x{n}", "kind": "controlled_buy"} for n in range(SALES)],
        people=[{"id": "dealer", "name": "A. Dealer", "status": "defendant", "defendant": part}],
        events=[
            {
                "id": f"e{n}",
                "kind": "distribution",
                "date": f"2025-03-{n + 1:02}",
                "substance": "cocaine",
                "quantity": "25 g",
                "evidence": [f"x{n}"],
                "participants": [{"person": "dealer", "act": "sold"}],
            }
            for n in range(SALES)
        ],
    )


def base_level(grams: int) -> int:
    """Return the level of cocaine up to 2 kg: 12, and two more from each of 50, 100, 200, 300, 400 and 500 g on."""
    return 12 + 2 * sum(grams >= least for least in (50, 100, 200, 300, 400, 500))


def test_many_independent_sales_are_binomial(sales: Matter) -> None:
    # Base level 24 from 500 g of cocaine (§2D1.1(c)(8)): on the microgram with 20 sales of 25 g. Each is believed with
    # 4/5, so that k of them are with comb(24, k) 4^k / 5^24, and level 24 or more has the sum of these from 20 on.
    found = reliability(sales, stated({f"x{n}": "0.8" for n in range(SALES)}), positions=["psr"])
    answer = found.defendants["dealer"].positions["psr"]
    assert (answer.method, answer.scenarios) == ("sums of weights", SALES + 1)
    exact = {k: Fraction(comb(SALES, k) * 4**k, 5**SALES) for k in range(SALES + 1)}
    assert answer.weight.values is not None
    # Note (D): 1 g of cocaine is 200 g of converted drug weight.
    assert {one.converted_grams: Fraction(one.chance) for one in answer.weight.values} == {
        str(k * 25 * 200): share for k, share in exact.items()
    }
    levels = {one.level: Fraction(one.chance) for one in answer.base_levels}
    assert levels[24] == sum(exact[k] for k in range(20, SALES + 1))
    # With one sale sure k of the other 23 are added. Without it perhaps none is left, and nothing gives no level.
    one = next(one for one in answer.moves if one.belief == "x0")
    others = {k: Fraction(comb(SALES - 1, k) * 4**k, 5 ** (SALES - 1)) for k in range(SALES)}
    recorded = answer.as_recorded
    besides = (recorded.total_offense_level or 0) - (recorded.base_offense_level or 0)
    mean = sum(share * (base_level(25 * (k + 1)) + besides) for k, share in others.items())
    assert (one.holds.mean_level, one.fails.mean_level) == (str(mean), None)
    assert len(answer.moves) == SALES


def test_too_many_sums_are_drawn(sales: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {f"x{n}": "0.8" for n in range(SALES)}
    monkeypatch.setattr(reliability_sums, "MOST_SUMS", SALES)
    assert sums(asked_of(sales, said, "dealer", "psr")) is None
    found = reliability(sales, stated(said), positions=["psr"], scenarios=1000)
    assert found.defendants["dealer"].positions["psr"].method == "drawn"
    monkeypatch.setattr(reliability_sums, "MOST_SUMS", SALES + 1)
    monkeypatch.setattr(reliability_sums, "MOST_WORK", 100)
    assert sums(asked_of(sales, said, "dealer", "psr")) is None


def test_what_ties_everything_together_is_conditioned_on(sales: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    # Every sale is also shown by one informant's statement, x0: where that holds all count, else those shown apart.
    parts = sales.case.model_dump(by_alias=True, exclude_unset=True)
    events = [{**one, "evidence": [*one["evidence"], "x0"]} for one in parts["events"]]
    tied = sales.case.model_copy(update={"events": case(**{**_bare(parts), "events": events}).case.events})
    matter = Matter(tied, None, "0" * 64, None)
    said = {f"x{n}": "0.5" for n in range(SALES)}
    monkeypatch.setattr(reliability_sums, "TOGETHER", 3)
    found = reliability(matter, stated(said), positions=["psr"]).defendants["dealer"].positions["psr"]
    # All 24 with x0, 1/2; without it, e0 is gone and k of the other 23 count.
    assert found.method == "sums of weights" and found.weight.values is not None
    exact = {k: Fraction(comb(SALES - 1, k), 2**SALES) for k in range(SALES)} | {SALES: Fraction(1, 2)}
    assert {one.converted_grams: Fraction(one.chance) for one in found.weight.values} == {
        str(k * 25 * 200): share for k, share in exact.items()
    }


def _bare(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if key != "format"}
