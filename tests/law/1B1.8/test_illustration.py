"""USSG §1B1.8 comment. n.1 and its variants (../shared/law/illustrations.json), through a whole simulation.

The case file is the map of tests/law/1B1.3/map.md. The cooperation agreement is mapped here: `about_others` and
`no_use_promise` become the terms of that name; `sentencing_use_allowed` true becomes guideline_range allowed, false
leaves the letter silent on it; the agreement is entered on 2025-02-01 and the session held the next day. Evidence of T2
`pre_agreement` is an exhibit known since 2025-01-10; an independent source is one obtained on 2025-03-01.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.simulate import simulate
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import matter, read_yaml

FILES = Path(__file__).parents[1] / "1B1.3" / "illustrations"
TERMS = {"cooperation_about_others": "yes", "no_use_promise": "yes"}


def worlds(
    terms: dict[str, str], sentencing: dict[str, str], known_since: str | None = None, link: str = "already_known"
) -> dict[str, dict[str, PositionAnswer]]:
    case: dict[str, Any] = read_yaml(FILES / "1B1.8.N1-protected-3kg.yaml")
    proffer: dict[str, Any] = read_yaml(FILES / "1B1.8.N1-protected-3kg.proffer.yaml")
    proffer["letters"] = [
        {"id": "letter", "entered": "2025-02-01", "terms": {"is_1B1_8_agreement": terms, "sentencing": sentencing}}
    ]
    proffer["sessions"] = [
        {"id": "s1", "date": "2025-02-02", "mode": "in_person", "letter": "letter", "admissions": ["statement"]}
    ]
    if known_since is not None:
        case["evidence"] = [{"id": "source", "kind": "statement", "known_since": known_since}]
        proffer["admissions"][0][link] = ["source"]
    found = simulate(matter(case, {k: v for k, v in proffer.items() if k not in ("format", "case")}))
    return {name: world.defendants["DEF"].positions for name, world in found.worlds.items() if world.defendants}


def test_the_admission_of_three_kilograms_is_kept_out() -> None:
    answers = worlds(TERMS, {})
    for position in POSITIONS:
        kept = answers["protected"][position]
        assert kept.quantities == {"cocaine": "1000"}
        assert kept.events["T1"].in_ and kept.events["T1"].basis == ("1B1.3(a)(1)(A)",)
        assert not kept.events["T2"].in_ and kept.events["T2"].failed == "protected"
        assert answers["silent"][position].quantities == {"cocaine": "1000"}
        # (b)(4), variant breach: 1 kg + 3 kg, whatever the breach.
        for name in ("unprotected", "breach", "breach_refusal", "breach_new_crime"):
            assert answers[name][position].quantities == {"cocaine": "4000"}


@pytest.mark.parametrize(
    ("terms", "sentencing", "known_since", "link"),
    [
        pytest.param(TERMS | {"no_use_promise": "no"}, {}, None, "", id="no-promise"),
        pytest.param(TERMS, {}, "2025-01-10", "already_known", id="known-before"),
        pytest.param(TERMS, {"guideline_range": "allowed"}, None, "", id="agreement-permits"),
        pytest.param(TERMS | {"cooperation_about_others": "no"}, {}, None, "", id="own-conduct-only"),
        pytest.param(TERMS, {}, "2025-03-01", "independent", id="independent-source-after"),
    ],
)
def test_each_variant_lets_the_four_kilograms_count(
    terms: dict[str, str], sentencing: dict[str, str], known_since: str | None, link: str
) -> None:
    answers = worlds(terms, sentencing, known_since, link)
    for position in POSITIONS:
        assert answers["protected"][position].quantities == {"cocaine": "4000"}
        assert answers["protected"][position].events["T2"].in_


def test_known_only_after_the_agreement_is_not_known_before() -> None:
    answers = worlds(TERMS, {}, "2025-03-01", "already_known")
    for position in POSITIONS:
        assert answers["protected"][position].quantities == {"cocaine": "1000"}


def test_the_variants_are_those_of_the_shared_file(shared: Path) -> None:
    import json

    entries = json.loads((shared / "law" / "illustrations.json").read_text(encoding="utf-8"))["illustrations"]
    entry = next(item for item in entries if item["id"] == "1B1.8.N1-protected-3kg")
    expected = {item["id"]: item["expect_total_kg"] for item in entry["variants"]}
    assert expected == dict.fromkeys(
        ("no-promise", "known-before", "breach", "agreement-permits", "own-conduct-only", "independent-source-after"), 4
    )
    assert entry["expected_total"]["DEF"] == {"qty": 1, "unit": "kg"}
