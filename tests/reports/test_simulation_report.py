"""What the simulation's report makes of shares and crossing sets, whatever the simulation computed."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.reports.report import Report, Table
from relcon.reports.simulation_admissions import facts
from relcon.reports.simulation_words import in_words
from relcon.reports.text import text
from relcon.results.exposure import Receipt
from relcon.results.simulation import AdmissionAnswer, CrossingSets, Share, Simulation
from tests.proffer.dunn import dunn

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


MATTER = dunn([])


def written(shapley: dict[str, Share], sets: tuple[CrossingSets, ...] = (), *, exact: bool = True) -> str:
    simulation = Simulation(
        receipt=RECEIPT,
        client="dunn",
        worlds={},
        admissions={"a1": AdmissionAnswer(says="x", topic="t", basis="client", shapley=shapley)},
        tipping_sets=sets,
    )
    report = Report("x", in_words(facts(simulation, MATTER, exact=exact)), Table((), ()))
    return " ".join(text(report).split())


def test_a_share_is_signed_and_says_where_it_is_rounded() -> None:
    shares = {
        "defense": NONE,
        "psr": Share(converted_grams="100000", levels="1.5", months="-9.17", rounded=("months",)),
        "government": Share(converted_grams=None, levels="2", months=None, open=("life",)),
    }
    said = written(shares)
    assert "a1 Middle +100,000 +1.5 about −9.17 Ceiling – +2 –" in said
    assert "averaged over every order" in said


def test_shares_of_nothing_are_left_out() -> None:
    assert "Average share" not in written({"defense": NONE, "psr": NONE, "government": NONE})
    assert "Average share" not in written({})


def test_equal_sets_are_said_once_with_their_positions() -> None:
    both = [("a1",), ("a2", "a4")]
    said = written({}, (crossing("defense", both), crossing("psr", both), crossing("government", [("a4",)])))
    assert "Admissions that change a level, a tier, the role or the safety valve" in said
    assert f"- {TIER}, 841(b)(1)(B) to 841(b)(1)(A): a1; a2 + a4 [Defense, Middle]" in said
    assert f"- {TIER}, 841(b)(1)(B) to 841(b)(1)(A): a4 [Ceiling]" in said


def test_a_long_list_says_how_many_more() -> None:
    many = [(f"a{number}",) for number in range(20)]
    assert "a11; 8 more, in the JSON [Middle]" in written({}, (crossing("psr", many),))
    assert "a1 (the list is not complete) [Middle]" in written({}, (crossing("psr", [("a1",)], 5),))


def test_without_sets_there_is_no_section() -> None:
    assert "Admissions that change" not in written({})


def test_shares_are_told_where_every_figure_is_asked_for() -> None:
    share = {"psr": Share(converted_grams="1", levels="1", months="1")}
    assert "Average share" in written(share)
    assert "verage share" not in written(share, exact=False)


def test_a_criterion_is_called_by_its_name_and_its_state_in_words() -> None:
    line = "safety-valve criterion 4 (18 U.S.C. §3553(f))"
    found = CrossingSets(position="psr", line=line, from_="met", to="not met", sets=(("a1",),), count=1, complete=True)
    assert "(f)(4) no aggravating role, nothing on record against it to fails: a1" in written({}, (found,))
