"""Words that concede a prong are pointed out and left as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.law.letters.conclusions import conclusions
from relcon.proffer.flags import language
from relcon.proffer.simulate import simulate
from tests.helpers.matters import read_matter
from tests.proffer.dunn import dunn


def said(text: str) -> list[str]:
    return list(language(dunn([{"id": "a1", "topic": "supply", "says": text}])))


@pytest.mark.parametrize(
    ("text", "words", "prong"),
    [
        ("We sold for the crew.", '"We sold", "sold for the crew"', "undertaking, USSG §1B1.3(a)(1)(B)"),
        ("Dunn knew it was all of it.", '"all of it"', "scope, USSG §1B1.3 n.3(B)"),
        ("Dunn must have known of the load.", '"must have known"', "foreseeability, USSG §1B1.3(a)(1)(B)(iii)"),
        ("Dunn carried it on behalf of Reyes.", '"on behalf of"', "furtherance, USSG §1B1.3(a)(1)(B)(ii)"),
        ("Dunn had a pistol for protection.", '"for protection"', "characteristic, USSG §2D1.1(b)(1), (b)(12)"),
        ("Dunn was in charge.", '"in charge"', "aggravating role, USSG §3B1.1"),
        ("Dunn played a small part.", '"a small part"', "mitigating role, USSG §3B1.2"),
    ],
)
def test_a_conclusion_is_named_with_the_prong_that_it_concedes(text: str, words: str, prong: str) -> None:
    (found,) = said(text)
    assert found.startswith(f"a1 says {words}: a conclusion, not a fact; it concedes ")
    assert found.endswith(f"({prong})")


@pytest.mark.parametrize(
    ("text", "prong"),
    [
        # Who knew: each concedes that it could be foreseen.
        ("We all knew.", "foreseeability"),
        ("Everyone knew about the pistol.", "foreseeability"),
        ("Everybody already understood what was in the bags.", "foreseeability"),
        ("They all understood.", "foreseeability"),
        ("All of us were aware of the load.", "foreseeability"),
        ("The whole house knew.", "foreseeability"),
        ("Nobody was in the dark: it was common knowledge.", "foreseeability"),
        ("It was no secret.", "foreseeability"),
        ("We knew about the second kilogram.", "foreseeability"),
        ("Dunn obviously knew.", "foreseeability"),
        ("The others must have known.", "foreseeability"),
        # Who did it together.
        ("We were all in on it.", "undertaking"),
        ("Everyone was in on it.", "undertaking"),
        ("It was for all of us.", "undertaking"),
        ("The whole crew came.", "undertaking"),
        ("It was our stash.", "undertaking"),
        ("The guns were ours.", "undertaking"),
        ("Dunn and Reyes sold cocaine together.", "undertaking"),
        ("We moved two kilograms.", "undertaking"),
        ("Dunn and Reyes were partners.", "undertaking"),
        ("All of us dealt.", "undertaking"),
        ("He and I were working together.", "undertaking"),
        ("Dunn held money for the group.", "undertaking"),
        # Who agreed, and to what.
        ("It was agreed.", "scope"),
        ("We had an understanding.", "scope"),
        ("They all agreed.", "scope"),
        ("The plan was to sell it on the corner.", "scope"),
        ("Dunn agreed to sell.", "scope"),
        ("Dunn was part of everything.", "scope"),
        ("Dunn joined the crew.", "scope"),
        # Over whom.
        ("Dunn ran the operation.", "aggravating role"),
        ("Dunn managed the sellers.", "aggravating role"),
    ],
)
def test_a_conclusion_is_known_by_what_is_said_of_whom(text: str, prong: str) -> None:
    assert any(f"({prong}, USSG" in one for one in said(text)), said(text)


@pytest.mark.parametrize(
    "text",
    [
        "We met at noon.",
        "We all met at noon.",
        "All of us ate at the diner.",
        "They all knew each other.",
        "Everyone knew his brother.",
        "Reyes gave us a ride.",
        "Our car was at the garage.",
        "Dunn and Reyes ate together.",
        "They drove home together.",
        "Dunn always parked on Elm Street.",
        "Every time it rained the roof leaked.",
        "Dunn lost everything in the flood.",
        "Part of the money was Reyes's.",
        "Dunn joined the call at nine.",
        "Reyes was a member of the gym.",
        "Dunn agreed to meet Reyes on June 3.",
        "The lease agreement was in his name.",
        "Dunn expected a call.",
        "Dunn managed to leave by the back door.",
        "Dunn was employed at the car wash.",
        "Reyes organized his tools.",
        "Dunn wore a mask to protect his lungs.",
        "Dunn took a small part of the money.",
        "The minimal charge was five dollars.",
        "His dance partner was called Ana.",
        "His people are from Ohio.",
        "Of course it was raining.",
        "Dunn maintained the car.",
        "The whole day it rained.",
        "The team played on Sunday.",
        "The ring was gold.",
        "Nobody was at home.",
    ],
)
def test_a_word_alone_concedes_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On June 3 Dunn bought 500 grams from Reyes at the flat.",
        "Dunn drove to the US border with a minor, who held the key.",
        "Dunn was near Weber Street.",  # "we" inside a word
    ],
)
def test_a_fact_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_every_word_is_found_as_written_and_at_the_start_of_a_sentence_in_its_own_prong_first() -> None:
    for one in conclusions():
        listed = one.words.pattern.split("(?:", 1)[1].rsplit(")(?!", 1)[0].replace("\\", "").split("|")
        assert all(one.found_in(f"x {word} x") for word in listed)
        assert one.source in ("S25", "inferred") and one.cite.startswith("USSG §")


def test_the_flags_have_it_and_the_statement_stays_as_it_is() -> None:
    given = dunn([{"id": "a1", "topic": "supply", "says": "We sold it."}])
    found = simulate(given, worlds=["silent"])
    assert any(flag.startswith('a1 says "We sold"') for flag in found.flags)
    assert found.admissions["a1"].says == "We sold it."


def test_the_example_states_facts(root: Path) -> None:
    folder = root / "examples" / "riverside"
    assert list(language(read_matter(folder / "case.yaml", folder / "proffer.yaml"))) == []
