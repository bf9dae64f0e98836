"""A matter entered from an indictment: what it says is in the files, whole or as far as it was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from relcon.entry.blank import CASE, PROFFER
from relcon.entry.indictment import Indictment
from relcon.reading.files import read_case, read_proffer
from relcon.records.matter import Matter
from tests.entry.conftest import Answers

HEADER = ["United States v. Stokes and Fisk", "24-CR-101", "W.D. Wis.", "2025-02-20", "2024-06-12"]
DEFENDANTS = ["Ronnie Stokes", "", "Wayne Fisk", "", ""]
CLIENT = ["Fisk"]
COUNT_1 = ["1", "21 USC 846", "2024-05-01 to 2024-06-12", "crack", "28 g", "841(b)(1)(B)", "", "pleaded", "", ""]
COUNT_2 = ["2", "21 USC 841(a)(1)", "2024-06-01", "crack", "", "841(b)(1)(C)", "", "", "1", ""]
OTHERS = ["", "Undercover officer", "uc", "undercover", ""]
UNDERTAKING = ["Selling crack from the house", "house", "crack", ""]
STOKES = ["stokes", "", "2024-05-01", "2024-06-12", "arrest", "whole", "", ""]
FISK_DEFENSE = ["fisk", "", "2024-06-06", "2024-06-12", "arrest", "limits", "", "1 g", "stokes", "defense, psr", ""]
FISK_GOVERNMENT = ["fisk", "m-fisk-g", "2024-05-01", "2024-06-12", "arrest", "whole", "government", ""]
ALL = [
    *HEADER, *DEFENDANTS, *CLIENT, *COUNT_1, *COUNT_2, *OTHERS, *UNDERTAKING, *STOKES, *FISK_DEFENSE,
    *FISK_GOVERNMENT, "", "safety_valve, cooperation",
]  # fmt: skip


def entered(folder: Path, answers: Sequence[str]) -> tuple[Indictment, bool, Answers]:
    talk = Answers(answers)
    matter = Indictment(folder, talk)
    return matter, matter.enter(), talk


def written(folder: Path, made: Indictment) -> Matter:
    for name, text in made.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_proffer(folder / PROFFER, read_case(folder / CASE), folder / CASE)


@pytest.fixture
def whole(tmp_path: Path) -> Matter:
    made, done, _ = entered(tmp_path, ALL)
    assert done
    return written(tmp_path, made)


def test_the_header_and_the_people_are_those_of_the_indictment(whole: Matter) -> None:
    header = whole.case.case
    assert header is not None
    assert (header.caption, header.docket, header.district) == (HEADER[0], HEADER[1], "wiwd")
    assert str(header.offense_ended) == "2024-06-12"
    assert whole.circuit == "7"  # Wisconsin lies in the Seventh Circuit, 28 U.S.C. §41
    assert {id: person.status for id, person in whole.people.items()} == {
        "stokes": "defendant",
        "fisk": "defendant",
        "uc": "undercover",
    }
    assert whole.proffer is not None and whole.proffer.client == "fisk"


def test_a_count_typed_once_stands_against_each_defendant_it_names(whole: Matter) -> None:
    counts = {id: whole.people[id].defendant.counts for id in whole.defendants}  # type: ignore[union-attr]  # defendants
    assert [one.count for one in counts["stokes"]] == ["1", "2"]
    assert [one.count for one in counts["fisk"]] == ["1"]
    assert counts["fisk"][0].model_dump() == counts["stokes"][0].model_dump()
    assert (counts["fisk"][0].disposition, counts["fisk"][0].charged[0].penalty) == ("pleaded", "841(b)(1)(B)")
    assert counts["stokes"][1].charged[0].quantity is None  # no amount was charged, and none is made up


def test_what_each_agreed_to_is_recorded_reading_by_reading(whole: Matter) -> None:
    said = {id: (member.scope.kind, member.asserted_by) for id, member in whole.members.items()}
    assert said == {
        "m-stokes": ("whole", ()),
        "m-fisk": ("limits", ("defense", "psr")),
        "m-fisk-g": ("whole", ("government",)),
    }


def test_the_file_keeps_the_explanations_and_no_invented_record(whole: Matter, tmp_path: Path) -> None:
    text = (tmp_path / CASE).read_text(encoding="utf-8")
    assert "# What a fact rests on." in text
    body = text.partition("\nformat:")[2]
    assert not any(line.startswith("#  ") for line in body.splitlines())
    assert "smith" not in body.lower().replace("# who reads it how", "")
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("so_far", range(0, len(ALL), 3))
def test_stopped_anywhere_there_is_no_file_or_what_was_confirmed(tmp_path: Path, so_far: int) -> None:
    made, done, _ = entered(tmp_path, ALL[:so_far])
    assert not done
    named = len(HEADER + DEFENDANTS + CLIENT)
    assert bool(made.files) == (so_far >= named)
    if made.files:
        matter = written(tmp_path, made)  # it reads without errors
        assert set(matter.people) >= {"stokes", "fisk"}
    assert made.files or list(tmp_path.iterdir()) == []


def test_a_court_is_named_as_it_is_cited_and_another_is_refused_at_once(tmp_path: Path) -> None:
    _, _, talk = entered(tmp_path, ["United States v. A", "", "Moon", "Northern District of Illinois", ""])
    assert 'found "Moon"; no federal district court' in talk.text
    assert "ilnd: N.D. Ill." in talk.text


def test_a_matter_has_a_client(tmp_path: Path) -> None:
    _, _, talk = entered(tmp_path, [*HEADER, ""])
    assert "At least one is needed" in talk.text


def test_every_question_says_what_no_answer_means(tmp_path: Path) -> None:
    _, _, talk = entered(tmp_path, ALL)
    assert [prompt for prompt in talk.prompts if "(empty: " not in prompt and "(needed" not in prompt] == []
