"""A word or a field that the format does not have gets the right hint, or none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from relcon.reading.courts import court_meant
from relcon.reading.models import field_names, file_fields, record_classes, type_at, words
from relcon.reading.wording import Advice, field_meant, likely_first, word_meant
from relcon.records.base import Meanings
from tests.helpers.matters import read_yaml

ROOT = Path(__file__).parents[2]
MEANT: dict[str, list[dict[str, Any]]] = read_yaml(Path(__file__).with_name("meant.yaml"))
TABLE = read_yaml(ROOT / "src/relcon/reading/wording.yaml")
CLASSES = {model.__name__: model for model in record_classes()}


def choices(record: str, field: str) -> tuple[str, ...]:
    """Return the words that a field allows, or each entry of its list."""
    model = CLASSES[record]
    terms = [list(one.says) for one in file_fields(model)[field].metadata if isinstance(one, Meanings)]
    return words(type_at(model, (field,))) or words(type_at(model, (field, 0))) or tuple(terms[0] if terms else ())


def fits(advice: Advice, case: dict[str, Any]) -> bool:
    return advice.word == case.get("meant") and (case["says"] in advice.say if "says" in case else not advice.say)


@pytest.mark.parametrize("case", MEANT["words"], ids=lambda case: f"{case['field']}: {case['found']}")
def test_a_word_gets_the_right_hint_or_none(case: dict[str, Any]) -> None:
    record, field = case["record"], case["field"]
    advice = word_meant(CLASSES[record], field, case["found"], choices(record, field))
    assert fits(advice, case), advice


@pytest.mark.parametrize("case", MEANT["fields"], ids=lambda case: f"{case['record']}: {case['found']}")
def test_a_field_gets_the_right_hint_or_none(case: dict[str, Any]) -> None:
    around = [CLASSES[name] for name in case.get("around", ())]
    advice = field_meant(CLASSES[case["record"]], case["found"], around)
    assert fits(advice, case), advice


def test_the_table_speaks_of_fields_that_there_are_and_of_words_that_they_allow() -> None:
    for key, entries in TABLE["words"].items():
        record, field = key.split(".")
        allowed = [
            choices(name, field) for name in CLASSES if record in (name, "any") and field in file_fields(CLASSES[name])
        ]
        assert allowed, key
        for entry in entries:
            assert "say" in entry or any(entry["write"] in words for words in allowed), (key, entry)
    for record, entries in TABLE["fields"].items():
        for entry in entries:
            assert "say" in entry or entry["write"] in file_fields(CLASSES[record]), (record, entry)


def test_no_phrase_of_the_table_means_two_things_or_is_right_already() -> None:
    for part in TABLE.values():
        for key, entries in part.items():
            said = [re.sub(r"\W|_", "", phrase.lower()) for entry in entries for phrase in entry["said"]]
            assert len(said) == len(set(said)), key
    for record, entries in TABLE["fields"].items():
        known = set(file_fields(CLASSES[record]))
        assert not known & {phrase for entry in entries for phrase in entry["said"]}, record


def test_what_the_table_says_to_write_are_fields_of_the_format() -> None:
    for part in TABLE.values():
        for entries in part.values():
            for entry in entries:
                for field in re.findall(r"`(\w+)", entry.get("say", "")):
                    assert field in field_names(), field


def test_the_fields_of_a_record_come_with_the_likely_one_first() -> None:
    listed = likely_first(CLASSES["Event"], "substanse")
    assert listed[0] == "substance"
    assert set(listed) == set(file_fields(CLASSES["Event"]))
    assert listed.index("quantity") < listed.index("asserted_by")


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("wdwi", "wiwd"),
        ("WIWD", "wiwd"),
        ("W.D. Wis.", "wiwd"),
        ("Western District of Wisconsin", "wiwd"),
        ("U.S. District Court for the Northern District of Illinois", "ilnd"),
        ("SDNY", "nysd"),
        ("Southern District of West Virginia", "wvsd"),
        ("District of Nevada", "nvd"),
        ("District of Columbia", "dcd"),
        ("ilndd", "ilnd"),
        ("Wisconsin", None),
        ("Western District of Atlantis", None),
    ],
)
def test_a_court_is_known_by_its_citation_and_its_name(text: str, court: str | None) -> None:
    assert court_meant(text) == court
