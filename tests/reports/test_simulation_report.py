"""What the simulation's report makes of shares and crossing sets, whatever the simulation computed."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.reports.simulation_report import simulation_report
from relcon.reports.text import text
from relcon.results.exposure import Receipt
from relcon.results.simulation import AdmissionAnswer, CrossingSets, Share, Simulation
from tests.helpers.matters import case

RECEIPT = Receipt(relcon="0", edition="2025", edition_sha256="0" * 64, case_sha256="0" * 64)
NONE = Share(converted_grams="0", levels="0", months="0")
TIER = "tier that the weight supports (21 U.S.C. §841(b))"


def crossing(position: str, sets: Sequence[tuple[str, ...]], count: int | None = None) -> CrossingSets:
    found = len(sets) if count is None else count
    return CrossingSets(
        position=position,
        line=TIER,
        from_="841(b)(1)(B)",
        to="841(b)(1)(A)",
        sets=tuple(sets),
        count=found,
        complete=found == len(sets),
    )


def written(shapley: dict[str, Share], sets: tuple[CrossingSets, ...] = ()) -> str:
    simulation = Simulation(
        receipt=RECEIPT,
        client="dunn",
        worlds={},
        admissions={"a1": AdmissionAnswer(says="x", topic="t", basis="client", shapley=shapley)},
        tipping_sets=sets,
    )
    matter = case(people=[{"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": {}}])
    return " ".join(text(simulation_report(simulation, matter)).split())


def test_a_share_is_signed_and_says_where_it_is_rounded() -> None:
    shares = {
        "defense": NONE,
        "psr": Share(converted_grams="100000", levels="1.5", months="-9.17", rounded=("months",)),
        "government": Share(converted_grams=None, levels="2", months=None, open=("life",)),
    }
    said = written(shares)
    assert "a1 Middle +100,000 +1.5 about -9.17 Ceiling – +2 –" in said
    assert "averaged over every order" in said


def test_shares_of_nothing_are_left_out() -> None:
    assert "Average share" not in written({"defense": NONE, "psr": NONE, "government": NONE})
    assert "Average share" not in written({})


def test_equal_sets_are_said_once_with_their_positions() -> None:
    both = [("a1",), ("a2", "a4")]
    said = written({}, (crossing("defense", both), crossing("psr", both), crossing("government", [("a4",)])))
    assert "Facts that, if counted, cross a line" in said
    assert f"- {TIER}, 841(b)(1)(B) to 841(b)(1)(A): a1; a2 + a4 [Defense, Middle]" in said
    assert f"- {TIER}, 841(b)(1)(B) to 841(b)(1)(A): a4 [Ceiling]" in said


def test_a_long_list_says_how_many_more() -> None:
    many = [(f"a{number}",) for number in range(20)]
    assert "a11; 8 more, in the JSON [Middle]" in written({}, (crossing("psr", many),))
    assert "a1 (the list is not complete) [Middle]" in written({}, (crossing("psr", [("a1",)], 5),))


def test_without_sets_there_is_no_section() -> None:
    assert "cross a line" not in written({})
