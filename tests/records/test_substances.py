"""The published vocabulary: one meaning for each word, and links that lead somewhere."""

from __future__ import annotations

from importlib import resources

import pytest
from ruamel.yaml import YAML

from relcon.law.ussg.s2d1_1.conversion import factors
from relcon.law.ussg.s2d1_1.quantity_table import row, row_keys
from relcon.records.substances import SUBSTANCES, find, nearest


@pytest.mark.parametrize(
    ("word", "substance"),
    [
        ("cocaine", "cocaine"),
        ("Powder Cocaine", "cocaine"),
        ("crack", "cocaine_base"),
        ("CRACK COCAINE", "cocaine_base"),
        ("Cocaine-Base", "cocaine_base"),
        ("meth", "methamphetamine"),
        ("ICE", "ice"),
        ("fent", "fentanyl"),
        ("weed", "marihuana"),
        ("marijuana", "marihuana"),
        ("Xanax", "alprazolam"),
        ("3,4-methylenedioxymethamphetamine", "mdma"),
        ("schedule iv", "schedule_iv"),
    ],
)
def test_words_of_reports_are_understood(word: str, substance: str) -> None:
    found = find(word)
    assert found is not None and found.id == substance


def test_an_unknown_word_is_not_guessed() -> None:
    assert find("xylazine") is None
    assert find("") is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("herion", "heroin"), ("fentanly", "fentanyl"), ("qqqq", None), ("crystal meth", None), ("cash", None)],
)
def test_the_nearest_spelling(word: str, expected: str | None) -> None:
    assert nearest(word) == expected


def test_every_id_name_and_synonym_finds_its_own_substance() -> None:
    for substance in SUBSTANCES.values():
        for word in (substance.id, substance.name, *substance.synonyms):
            assert find(word) is substance, word


def test_ids_are_unique_in_the_file() -> None:
    text = resources.files("relcon.records").joinpath("substances.yaml").read_text(encoding="utf-8")
    rows = YAML(typ="base").load(text)["substances"]
    assert len(rows) == len(SUBSTANCES)


def test_rows_and_conversions_lead_into_the_tables() -> None:
    rows = {s.row for s in SUBSTANCES.values() if s.row is not None}
    assert rows == set(row_keys("2025")) - {"converted_drug_weight"}
    for substance in SUBSTANCES.values():
        if substance.row is not None:
            assert row(substance.row, "2025").measure == substance.measure
        if substance.conversion is not None:
            assert substance.conversion in factors("2025")
        else:
            assert substance.actual_id is not None


def test_every_row_and_conversion_is_an_id_of_its_own() -> None:
    for key in [*factors("2025"), *row_keys("2025")]:
        if key != "converted_drug_weight":
            assert key in SUBSTANCES


def test_a_mixture_and_its_drug_itself_point_at_each_other() -> None:
    for substance in SUBSTANCES.values():
        if substance.actual_id is not None:
            assert SUBSTANCES[substance.actual_id].mixture_id == substance.id
            assert SUBSTANCES[substance.actual_id].actual
        if substance.mixture_id is not None and substance.id != "ice":
            assert SUBSTANCES[substance.mixture_id].actual_id == substance.id
    assert SUBSTANCES["ice"].mixture_id == "methamphetamine" and not SUBSTANCES["ice"].actual
