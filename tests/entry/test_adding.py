"""A record asked for question by question: refused at once, shown, taken in; or left out, and the file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.entry.adding import Incomplete, ask_for, given
from relcon.entry.book import kinds
from relcon.entry.interview import Interview, Stopped
from relcon.entry.known import Known, slug, surname
from relcon.entry.target import Target
from relcon.reading.problems import InputError
from relcon.records.dates import When
from relcon.writing.splice import NoPlace
from tests.entry.conftest import CASE, Answers, answered


def test_a_person_is_asked_for_and_shown_and_taken_in(case: Path) -> None:
    text, talk = answered(case, "person", "Jim Sandoval", "", "uncharged", "", "")
    made = "\n  - {id: sandoval, name: Jim Sandoval, status: uncharged}"
    last = "  - {id: fisk, name: Wayne Fisk, status: defendant}   # no counts"
    assert text == CASE.replace(last, last + made)
    assert made.strip() in talk.shown[-1]


def test_a_wrong_answer_is_refused_at_once_and_asked_again(case: Path) -> None:
    text, talk = answered(case, "place", "Gas station", "gas pump", "gas", "", "")
    assert text is not None and "places:\n  - {id: gas, name: Gas station}\n" in text
    assert any('found "gas pump"; allowed: letters, digits' in said for said in talk.shown)
    _, talk = answered(case, "place", "Gas station", "fisk", "gas", "", "")
    assert any("another record has this id" in said for said in talk.shown)


def test_what_was_likely_meant_is_taken_by_a_return(case: Path) -> None:
    lines = ["Jim Sandoval", "", "undercover officer", "", "", ""]
    text, talk = answered(case, "person", *lines)
    assert text is not None and "status: undercover}" in text
    assert 'did you mean "undercover"?' in talk.text
    assert "status (empty: undercover;" in talk.prompts[3]


def test_a_position_goes_by_what_counsel_calls_it(case: Path) -> None:
    lines = ["house", "fisk", "", "", "", "", "whole", "the defence", "defense and probation", "", "", ""]
    text, talk = answered(case, "member", *lines)
    assert text is not None and "asserted_by: [defense, psr]" in text
    assert 'found "the defence"; allowed: defense, psr, government' in talk.text


def test_people_are_named_by_name_alias_number_or_id(case: Path) -> None:
    lines = ["distribution", "", "unknown", "crack", "unknown", "Ron", "sold", "Wayne Fisk", "bought", "1", "aided", ""]
    text, _ = answered(case, "event", *lines, "1", "", "", "", "", "")
    assert text is not None
    acts = "[{person: stokes, act: sold}, {person: fisk, act: bought}, {person: stokes, act: aided}]"
    assert acts in text and "undertaking: [house]" in text


def test_a_name_of_nobody_and_of_several_is_asked_again(case: Path) -> None:
    text, talk = answered(case, "function", "Sandoval", "i", "fisk", "house", "errand", *[""] * 7)
    assert text is not None and "person: fisk" in text
    assert 'there is no person "Sandoval"' in talk.text
    assert '"i" may be stokes, fisk: which one?' in talk.text


def test_what_is_not_known_is_not_made_up(case: Path) -> None:
    lines = ["seizure", "", "", "crack", "", "", "", "", "", "", "", ""]
    target, talk = Target.opened(case), Answers(lines)
    added = ask_for(kinds()["event"], target, Interview(talk, Known(target.read())))
    assert added is not None
    event = added.matter.events["e1"]
    assert event.date == When(None, None) and event.quantity is None
    assert "date: unknown" in added.text


def test_a_narrow_scope_is_asked_limit_by_limit(case: Path) -> None:
    lines = ["house", "fisk", "", "2024-06-06", "2024-06-12", "arrest", "limits", "crack", "1 g", "Ron"]
    text, _ = answered(case, "member", *lines, "defense, psr", "uo-1", "", "")
    assert text is not None
    assert (
        "    members:\n"
        "      - {id: m-fisk, person: fisk, from: 2024-06-06, to: 2024-06-12, ended_by: arrest,\n"
        '         scope: {substances: [crack], per_event_max: "1 g", with: [stokes]}, asserted_by: [defense, psr],\n'
        "         evidence: [uo-1]}\n"
    ) in text


def test_about_reads_as_the_case_file_says(case: Path) -> None:
    lines = ["seizure", "", "", "crack", "about 40 g", "", "", "", "", ""]
    assert "how far" in answered(case, "event", *lines, "")[1].text
    case.write_text(CASE.replace("district: wiwd", 'district: wiwd, about: "10%"'), encoding="utf-8")
    text, _ = answered(case, "event", *lines)
    assert text is not None and "quantity: about 40 g" in text


def test_what_nothing_could_answer_yet_is_not_asked(case: Path) -> None:
    _, talk = answered(case, "event", "seizure", "", "", "crack", "", "", "", "", "", "")
    assert not any("place (" in prompt or "lot (" in prompt for prompt in talk.prompts)  # none is declared
    assert any("undertaking (" in prompt for prompt in talk.prompts)


def test_what_contradicts_the_file_is_said_and_the_field_changed(case: Path) -> None:
    lines = ["house", "stokes", "", "2024-06-12", "2024-06-01", "", "whole", "", "", ""]
    text, talk = answered(case, "member", *lines, "to", "2024-06-30", "")
    assert text is not None and "to: 2024-06-30" in text
    assert "The file would have errors with it" in talk.text


def test_a_part_is_asked_only_for_what_it_lacks(case: Path) -> None:
    text, _ = answered(case, "defendant", "stokes", "4", "2", "yes", "timely", "", "", "", "")
    assert text is not None
    assert "      counts: []   # none yet\n      criminal_history:" in text


def test_a_count_of_somebody_without_a_part_makes_the_part(case: Path) -> None:
    text, _ = answered(case, "count", "fisk", "1", "21 USC 846", "", "crack", "28 g", "", "", "", "", "")
    assert text is not None
    person = (
        "  - {id: fisk, name: Wayne Fisk, status: defendant,\n"
        '     defendant: {counts: [{count: "1", statute: 21 USC 846, '
        'objects: [{substance: crack, quantity: "28 g"}]}]}}'
    )
    assert f"{person}   # no counts\n" in text


def test_left_out_or_stopped_nothing_is_taken_in(case: Path) -> None:
    assert answered(case, "place", "Gas station", "", "no")[0] is None
    with pytest.raises(Stopped):
        answered(case, "place", "Gas station", "")
    assert case.read_text(encoding="utf-8") == CASE


def test_every_field_can_be_named_at_the_end(case: Path) -> None:
    text, talk = answered(case, "place", "Gas", "", "?", "nme", "name", "Gas station", "", "")
    assert text is not None and "{id: gas, name: Gas station}" in text
    assert 'did you mean "name"?' in talk.text


def test_what_a_record_needs_is_named_before_anything_is_written(case: Path) -> None:
    target = Target.opened(case)
    with pytest.raises(Incomplete) as caught:
        given(kinds()["member"], target, {"person": "fisk"})
    assert caught.value.names == ["undertaking", "scope"]
    with pytest.raises(InputError) as wrong:
        given(kinds()["place"], target, {"name": "x", "id": "stokes"})
    assert [problem.kind for problem in wrong.value.problems] == ["duplicate_id"]
    assert all(problem.line is None for problem in wrong.value.problems)


def test_a_record_of_another_file_is_not_written_into(case: Path) -> None:
    case.write_text(CASE + "include: [more.yaml]\n", encoding="utf-8")
    (case.parent / "more.yaml").write_text(
        "format: relcon/case/1\nundertakings: [{id: far, title: Far}]\n", encoding="utf-8"
    )
    sets = {"undertaking": "far", "person": "fisk", "scope": "whole"}
    with pytest.raises(NoPlace, match="far stands in another file"):
        given(kinds()["member"], Target.opened(case), sets)
    added = given(kinds()["member"], Target.opened(case.parent / "more.yaml", case), sets)
    assert "members" in added.text and list(added.matter.members) == ["m-fisk"]


def test_a_file_that_was_changed_meanwhile_is_not_written_over(case: Path) -> None:
    target = Target.opened(case)
    added = given(kinds()["place"], target, {"name": "Gas"})
    case.write_text(CASE + "# mine\n", encoding="utf-8")
    with pytest.raises(NoPlace, match="changed meanwhile"):
        target.write(added)
    assert case.read_text(encoding="utf-8") == CASE + "# mine\n"


@pytest.mark.parametrize(
    ("said", "id"),
    [("Ronnie Stokes", "stokes"), ("The LA source", "la-source"), ("José Núñez Jr.", "nunez"), ("uc", "uc")],
)
def test_an_id_is_made_of_a_name(said: str, id: str) -> None:
    assert slug(surname(said)) == id
