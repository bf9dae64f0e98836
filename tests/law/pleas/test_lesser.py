"""Lesser counts of a charge: the lower paragraphs of its drugs, 21 U.S.C. §§843(b) and 844(a), and what each lacks."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.pleas.lesser import Lesser, Recorded, lesser_counts
from relcon.records.counts import Count
from relcon.records.history import CriminalHistory

EDITION = "2025"
NOTHING_BEFORE = CriminalHistory()
ALL = Recorded(("c1",), ("e1",), NOTHING_BEFORE)


def found(recorded: Recorded = ALL, **count: Any) -> tuple[Lesser, ...]:
    charged = Count.model_validate({"count": "1", "statute": "21 USC 841(a)(1)", **count})
    return lesser_counts([charged], recorded, EDITION)


def history(**sentence: Any) -> Recorded:
    one = {"id": "s1", "offense": "x", "imposed": "2020-01-07", "term": "90 days", **sentence}
    return Recorded(("c1",), ("e1",), CriminalHistory.model_validate({"sentences": [one]}))


# By §841(b)(1): cocaine 5 kg (A), 500 g (B), any amount (C); marihuana 1,000 kg (A), 100 kg (B), else (C), below 50 kg
# (D). §960(b): heroin 1 kg (1), 100 g (2), any amount (3). A drug that has no (D) keeps a count under (C).
LOWER: list[tuple[dict[str, Any], list[str]]] = [
    ({"substance": "cocaine", "quantity": "5 kg"}, ["841(b)(1)(B)", "841(b)(1)(C)"]),
    ({"substance": "cocaine", "penalty": "841(b)(1)(B)"}, ["841(b)(1)(C)"]),
    ({"substance": "cocaine", "penalty": "841(b)(1)(C)"}, []),
    ({"substance": "marihuana", "quantity": "1000 kg"}, ["841(b)(1)(B)", "841(b)(1)(C)", "841(b)(1)(D)"]),
    ({"statute": "21 USC 952(a)", "substance": "heroin", "quantity": "1 kg"}, ["960(b)(2)", "960(b)(3)"]),
    (
        {
            "statute": "21 USC 846",
            "objects": [{"substance": "cocaine", "quantity": "5 kg"}, {"substance": "marihuana", "quantity": "100 kg"}],
        },
        ["841(b)(1)(B)", "841(b)(1)(C)"],
    ),
]


@pytest.mark.parametrize(("count", "paragraphs"), LOWER)
def test_the_paragraphs_below_the_one_charged_are_those_of_its_drugs_the_gravest_first(
    count: dict[str, Any], paragraphs: list[str]
) -> None:
    assert [one.penalty for one in found(**count) if one.penalty is not None] == paragraphs
    for one in found(**count):
        assert one.count is not None
        assert one.count.disposition == "pleaded" and all(charge.quantity is None for charge in one.count.objects)


def test_a_notice_of_prior_convictions_stays_with_the_count() -> None:
    notice = {"filed": "2026-01-09", "sentences": ["s1"]}
    for one in found(substance="cocaine", quantity="5 kg", notice_851=notice):
        if one.penalty is not None:
            assert one.count is not None and one.count.notice_851 is not None


def test_a_count_that_is_decided_has_no_lesser_one() -> None:
    for disposition in ("pleaded", "convicted", "lesser"):
        assert found(substance="cocaine", quantity="5 kg", disposition=disposition) == ()
    assert found(statute="18 USC 922(g)") == ()


@pytest.mark.parametrize(
    ("count", "lacks"),
    [({}, "paragraph"), ({"penalty": "841(b)(1)(A)"}, "substance")],
)
def test_a_charge_without_paragraph_or_drug_has_no_lower_paragraph_with_a_number(
    count: dict[str, Any], lacks: str
) -> None:
    first = found(**count)[0]
    assert (first.count, first.lacks) == (None, lacks)


CASES: list[tuple[Recorded, str | None, str | None]] = [
    (ALL, None, None),
    # Nothing shows a call; nothing shows drugs in hand.
    (Recorded((), (), NOTHING_BEFORE), "facility", "possession"),
    # §843(d)(1): eight years after a federal drug felony; §844(a): two or three years after any drug conviction.
    (history(court="state"), None, "final_convictions"),
    (history(court="federal"), "federal_drug_felony", "final_convictions"),
    (history(court="federal", felony_drug_offense="no"), None, "final_convictions"),
    # Points in all, without the sentences that they are for; no history at all.
    (Recorded(("c1",), ("e1",), CriminalHistory(points=3)), "federal_drug_felony", "final_convictions"),
    (Recorded(("c1",), ("e1",), CriminalHistory(points=0)), None, None),
    (Recorded(("c1",), ("e1",), None), "federal_drug_felony", "final_convictions"),
]


@pytest.mark.parametrize(("recorded", "facility", "possession"), CASES)
def test_a_count_of_another_section_asks_for_its_own_facts(
    recorded: Recorded, facility: str | None, possession: str | None
) -> None:
    two = found(recorded, substance="cocaine", penalty="841(b)(1)(C)")
    assert [(one.statute, one.lacks) for one in two] == [("21 USC 843(b)", facility), ("21 USC 844(a)", possession)]
    assert [one.count is None for one in two] == [facility is not None, possession is not None]
