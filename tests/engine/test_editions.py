"""Which Manual each defendant is computed under, why, and what his results say of it."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import expose
from relcon.engine.which_edition import edition_of
from relcon.inquiry.whatif import what_if
from relcon.law.tables import EditionNotShipped
from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from tests.helpers.matters import case, matter

NAMES = ("old", "then", "now", "late")
DATES = {"old": "2018-10-31", "then": "2024-10-31", "now": "2026-10-31", "late": "2026-11-01"}


def several(proffer: dict[str, str] | None = None, **header: str) -> Matter:
    """Four defendants who sold the same 600 g, sentenced under four Manuals."""
    part = {"criminal_history": {"points": 0}, "acceptance": "timely", "career_offender": "no"}
    parts = {
        "case": {"caption": "Four", **header},
        "people": [
            {"id": id, "name": id, "status": "defendant", "defendant": {**part, "sentencing_date": DATES[id]}}
            for id in NAMES
        ],
        "events": [
            {
                "id": "e1",
                "kind": "distribution",
                "date": "2018-05-01",
                "substance": "cocaine",
                "quantity": "600 g",
                "participants": [{"person": id, "act": "sold"} for id in NAMES],
            }
        ],
    }
    return matter(parts, proffer)


def test_each_has_his_own_manual_and_the_refused_one_stops_nobody() -> None:
    found = expose(several(), positions=("psr",))
    manuals = {id: one.manual for id, one in found.defendants.items()}
    assert {id: one.edition for id, one in found.defendants.items()} == {
        "old": None,
        "then": "2023",
        "now": "2025",
        "late": "2025",
    }
    ranges = {id: one.positions["psr"].range for id, one in found.defendants.items() if one.positions}
    assert ranges == {"then": (30, 37), "now": (30, 37), "late": (30, 37)}  # 24 - 3 - 2 = 19 in each
    old, then, now, late = (manuals[id] for id in NAMES)
    assert old is not None and then is not None and now is not None and late is not None
    assert str(old.refused).startswith("NOT COMPUTED: sentencing on 2018-10-31 falls under an older Guidelines Manual")
    assert (then.status, then.reference_only) == ("reconstructed", False)
    assert then.why == "in force on 2024-10-31, the date of sentencing (USSG §1B1.11(a))"
    assert (now.status, now.reference_only, found.defendants["now"].warnings) == ("read", False, ())
    assert late.reference_only and "FOR REFERENCE" in found.defendants["late"].warnings[0]


def test_the_receipt_has_every_edition_used_and_how_it_was_come_by() -> None:
    receipt = expose(several(), positions=("psr",)).receipt
    assert {name: one.status for name, one in receipt.editions.items()} == {"2023": "reconstructed", "2025": "read"}
    assert receipt.edition == "2023" and receipt.edition_sha256 == receipt.editions["2023"].sha256
    assert "official 2016 and 2025 Manuals" in receipt.editions["2023"].how
    assert [text.partition(":")[0] for text in receipt.warnings[:3]] == ["then", "late", "old"]


def test_a_whatif_leaves_out_the_refused_one_only() -> None:
    found = what_if(several(), ["e1"], positions=("psr",))
    assert {id for id, one in found.defendants.items() if one.positions} == {"then", "now", "late"}
    refused = found.defendants["old"].manual
    assert refused is not None and refused.refused is not None


def test_where_everybody_is_refused_the_whole_is() -> None:
    with pytest.raises(EditionNotShipped, match="2018-10-31"):
        expose(several(), defendants=["old"])


@pytest.mark.parametrize(
    ("header", "override", "id", "edition", "said"),
    [
        ({}, "2024", "now", "2024", "asked for"),
        ({"edition": "2021"}, None, "now", "2021", "named in the file (case: edition)"),
        ({"edition": "2021"}, "2023", "now", "2023", "asked for"),
        ({"edition": "2018"}, None, "old", "2018", "named in the file (case: edition)"),
        ({}, "2025", "late", "2025", "asked for"),
    ],
)
def test_an_edition_that_is_named_wins_and_says_so(
    header: dict[str, str], override: str | None, id: str, edition: str, said: str
) -> None:
    found = edition_of(several(None, **header), id, override)
    assert (found.name, found.reason) == (edition, said)
    warning = str(found.warning)
    assert ("falls under" in warning) and DATES[id] in warning
    assert found.reference_only == (id == "late")


def test_one_that_agrees_with_the_date_brings_no_warning() -> None:
    assert edition_of(several(edition="2025"), "now").warning is None


def carried(sentencing: str) -> dict[str, Any]:
    """Return the line of §3B1.2 of a courier who carried 450 kg."""
    found = expose(
        case(
            case={"caption": "A courier", "sentencing_date": sentencing},
            people=[{"id": "man", "name": "Man", "status": "defendant", "defendant": {"career_offender": "no"}}],
            events=[
                {
                    "id": "e1",
                    "kind": "distribution",
                    "date": "2022-05-01",
                    "substance": "cocaine",
                    "quantity": "450 kg",
                    "participants": [{"person": "man", "act": "carried"}],
                }
            ],
            undertakings=[{"id": "u1", "title": "Runs", "substances": ["cocaine"]}],
            functions=[{"id": "f1", "person": "man", "undertaking": "u1", "function": "transport", "primary": "yes"}],
        ),
        positions=("defense",),
    )
    answer = found.defendants["man"].positions["defense"]
    lines = {line.cite: line.levels for line in answer.lines}
    return {"base": answer.base_offense_level, "role": lines["USSG §3B1.2"]}


def test_the_low_level_function_warrants_a_role_only_since_2025() -> None:
    # §2D1.1(e)(2)(B)(i) is new. Before it 38 stands; since, 38 becomes 32, then 30 with the 4-level reduction.
    assert carried("2025-10-31") == {"base": 38, "role": 0}
    assert carried("2025-11-01") == {"base": 30, "role": -4}


def test_an_undated_sentencing_says_from_when_a_manual_applies_that_is_not_shipped() -> None:
    # 91 FR 24088: in force from November 1, 2026. Which Manual it will be, the file does not say.
    found = case(
        case={"caption": "Undated"},
        people=[{"id": "man", "name": "Man", "status": "defendant", "defendant": {"career_offender": "no"}}],
    )
    said = expose(found, positions=("psr",)).receipt.warnings[0]
    assert said.startswith("man: no sentencing date is given: the 2025 Manual is used")
    assert "from 2026-11-01 the 2026 Manual is in force, which is not shipped" in said


def test_a_proffer_is_simulated_though_another_defendant_is_refused() -> None:
    found = simulate(several({"client": "now"}), worlds=["silent"])
    silent = found.worlds["silent"].defendants
    assert {id for id, one in silent.items() if one.positions} == {"then", "now", "late"}
    refused = silent["old"].manual
    assert refused is not None and str(refused.refused).startswith("NOT COMPUTED")
    # What the records show that he could say stands; what the client's statement would do to him is not computed.
    assert found.others["old"].implicated == {} and found.receipt.edition == "2025"


def test_a_client_whose_manual_is_not_shipped_is_refused() -> None:
    with pytest.raises(EditionNotShipped, match="2018-10-31"):
        simulate(several({"client": "old"}), worlds=["silent"])
