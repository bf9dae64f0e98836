"""21 USC 841(b): the weights of each tier, against the statute's text and the Drug Quantity Table."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.quantity_table import level_of, micro

TABLE = load("841b", "2025")
TIERS = {"841(b)(1)(A)": 30, "841(b)(1)(B)": 24}
# The order of clauses (i)-(viii); PCP and methamphetamine name the drug itself before the mixture.
ORDER = [
    "heroin",
    "cocaine",
    "cocaine_base",
    "pcp_actual",
    "pcp",
    "lsd",
    "fentanyl",
    "fentanyl_analogue",
    "marihuana",
    "methamphetamine_actual",
    "methamphetamine",
]
GRAMS = {"gram": 10**6, "kilogram": 10**9}


@pytest.mark.parametrize("tier", TIERS)
def test_the_weights_are_the_statute_s(tier: str, shared: Path) -> None:
    text = (shared / "law" / "usc" / "21_841_prohibited_acts_A.txt").read_text(encoding="utf-8")
    start = text.index(f"######## ({tier[-2]}) In the case of a violation")
    body = text[start : text.index("such person shall be sentenced", start)]
    weights = re.findall(r"([\d,]+) (kilogram|gram)s? or more", body)
    plants = re.search(r"([\d,]+) or more marihuana plants", body)
    assert plants is not None
    assert [micro(TABLE.text("tiers", tier, "thresholds", key, "amount")) for key in ORDER] == [
        int(number.replace(",", "")) * GRAMS[unit] for number, unit in weights
    ]
    printed = f"{plants[1].replace(',', '')} plants"
    assert TABLE.text("tiers", tier, "thresholds", "marihuana", "plants") == printed


@pytest.mark.parametrize("tier", TIERS)
def test_a_fentanyl_related_substance_has_the_amount_of_an_analogue_since_its_act(tier: str, shared: Path) -> None:
    text = (shared / "law" / "usc-2026" / "t21_s841.txt").read_text(encoding="utf-8")
    start = text.index(f"\n({tier[-2]}) In the case of a violation")
    clause = text[text.index("(vi) ", start) : text.index("(vii)", start)]
    weights = re.findall(r"(\d+) grams or more", clause)
    row = ("tiers", tier, "thresholds", "fentanyl_related_substance")
    assert clause.rstrip().endswith("or a fentanyl-related substance;")
    assert TABLE.text(*row, "amount") == f"{weights[1]} g"
    assert TABLE.text(*row, "amount") == TABLE.text("tiers", tier, "thresholds", "fentanyl_analogue", "amount")
    assert TABLE.text(*row, "from") == "2025-07-16"  # Pub. L. 119-26 §7(a): the day of its enactment
    assert "Effective July 16, 2025" in text


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("key", ORDER)
def test_each_weight_starts_the_level_that_answers_to_the_tier(tier: str, key: str) -> None:
    # §2D1.1 Background: levels 30 and 24 are keyed to the ten- and five-year quantities
    least = np.array([micro(TABLE.text("tiers", tier, "thresholds", key, "amount"))])
    assert level_of(key, least, "2025").tolist() == [TIERS[tier]]
    assert level_of(key, least - 1, "2025").tolist() == [TIERS[tier] - 2]


@pytest.mark.parametrize(
    ("path", "years"),
    [
        # 841(b)(1)(A): not less than 10 years or more than life; death 20; one prior 15; two or more 25
        (("841(b)(1)(A)", "terms", "base"), ("10", "life")),
        (("841(b)(1)(A)", "terms", "death_results"), ("20", "life")),
        (("841(b)(1)(A)", "one_prior", "base"), ("15", "life")),
        (("841(b)(1)(A)", "one_prior", "death_results"), ("life", "life")),
        (("841(b)(1)(A)", "two_priors", "base"), ("25", "life")),
        # 841(b)(1)(B): not less than 5 and not more than 40; death 20; one prior 10
        (("841(b)(1)(B)", "terms", "base"), ("5", "40")),
        (("841(b)(1)(B)", "terms", "death_results"), ("20", "life")),
        (("841(b)(1)(B)", "one_prior", "base"), ("10", "life")),
        # 841(b)(1)(C): not more than 20; death 20 to life; prior felony drug offense 30
        (("841(b)(1)(C)", "terms", "base"), ("0", "20")),
        (("841(b)(1)(C)", "terms", "death_results"), ("20", "life")),
        (("841(b)(1)(C)", "one_prior", "base"), ("0", "30")),
        # 841(b)(1)(D), (E), (2), (3)
        (("841(b)(1)(D)", "terms", "base"), ("0", "5")),
        (("841(b)(1)(D)", "one_prior", "base"), ("0", "10")),
        (("841(b)(1)(E)", "terms", "base"), ("0", "10")),
        (("841(b)(1)(E)", "terms", "death_results"), ("0", "15")),
        (("841(b)(1)(E)", "one_prior", "base"), ("0", "20")),
        (("841(b)(1)(E)", "one_prior", "death_results"), ("0", "30")),
        (("841(b)(2)", "terms", "base"), ("0", "5")),
        (("841(b)(2)", "one_prior", "base"), ("0", "10")),
        (("841(b)(3)", "terms", "base"), ("0", "1")),
        (("841(b)(3)", "one_prior", "base"), ("0", "4")),
    ],
)
def test_terms(path: tuple[str, ...], years: tuple[str, str]) -> None:
    assert (TABLE.text("tiers", *path, "minimum"), TABLE.text("tiers", *path, "maximum")) == years
