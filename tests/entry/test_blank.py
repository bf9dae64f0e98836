"""What ``relcon new`` writes: empty lists with explanations, and examples that are one small matter without errors."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from relcon.checking.check import check
from relcon.engine.program import expose
from relcon.entry.blank import CASE, PROFFER, blank_files, with_examples, without_examples
from relcon.law.letters.meanings import meanings
from relcon.reading.files import read_case, read_proffer
from relcon.records.matter import Matter
from relcon.records.terms import stated

# The sections that hold no list of records, and those that a small matter has no need of.
NO_LIST = {"format", "include", "case", "positions", "client", "objective"}
SHORT_FORMS = {"letter", "date", "mode", "people", "places", "lots", "theories", "benefit", "noted"}
TRIAL = {"triggered_trial"}


def written(folder: Path, files: dict[str, str]) -> Matter:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_proffer(folder / PROFFER, read_case(folder / CASE), folder / CASE)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Matter:
    """The templates with their examples standing."""
    texts = {name: with_examples(text) for name, text in blank_files().items()}
    return written(tmp_path_factory.mktemp("example"), texts)


def test_every_section_has_an_example(example: Matter) -> None:
    case, proffer = example.case, example.proffer
    assert [name for name in type(case).model_fields if name not in NO_LIST and not getattr(case, name)] == []
    assert proffer is not None
    skipped = NO_LIST | SHORT_FORMS
    assert [name for name in type(proffer).model_fields if name not in skipped and not getattr(proffer, name)] == []


def test_the_examples_bring_no_note_of_harm_and_no_wrong_date(example: Matter) -> None:
    assert [note.text for note in check(example).notes if note.rank < 4] == []


def test_one_membership_is_read_in_two_ways_and_every_position_has_a_reading(example: Matter) -> None:
    smith = [member for member in example.members.values() if member.person == "smith"]
    assert {member.asserted_by for member in smith} == {("defense", "psr"), ("government",)}
    assert {member.scope.kind for member in smith} == {"limits", "whole"}
    # Own purchases 4 x 60 g, and lot k1 once, 240 g: 480 g. The defense takes 5 g of own use out; the whole undertaking
    # brings at most the 1 kg of e2 besides. A gram of cocaine converts to 200 g.
    found = expose(example).defendants["smith"].positions
    grams = {name: Decimal(found[name].converted_grams or 0) / 200 for name in found}
    assert grams == {"defense": 475, "psr": 480, "government": 1480}


def test_what_a_newcomer_looks_for_is_shown(example: Matter) -> None:
    events = example.events.values()
    assert any(event.series is not None for event in events)
    assert any(event.personal_use for event in events)
    lots = [event.lot for event in events if event.lot is not None]
    assert len(lots) > len(set(lots))  # one lot, told of by two events
    assert any(circumstance.events for circumstance in example.circumstances.values())
    assert any(admission.facts.events for admission in example.admissions.values())


def test_the_letter_states_ten_terms_on_which_a_number_can_turn(example: Matter) -> None:
    terms = example.letters["letter-1"].terms
    turning = {name for name, meaning in meanings().items() if meaning.turns and stated(terms, name)}
    assert len(turning) >= 10
    assert {name for name, one in meanings().items() if set(one.turns) - TRIAL and name not in turning} <= {
        "letter.agreement_entered",  # `entered` of the letter says it
        "use_only",  # another way to say what the other terms say
    }


def test_without_the_examples_the_files_are_an_empty_matter(tmp_path: Path) -> None:
    for texts in (dict(blank_files()), {name: without_examples(text) for name, text in blank_files().items()}):
        matter = written(tmp_path, texts)
        assert list(matter.people) == ["smith"]
        assert not matter.events and not matter.admissions
    assert "#  " not in without_examples(blank_files()[PROFFER]).partition("format:")[2].replace(" #", "")


def test_lines_of_the_templates_end_at_120_columns() -> None:
    assert max(len(line) for text in blank_files().values() for line in text.splitlines()) <= 120


def test_an_example_loses_its_mark_and_an_explanation_does_not() -> None:
    template = "# intro\n#  not yet\nformat: x\n# prose\nlots: []\n#  - {id: k1}\nplaces: []   # none\n# prose\n"
    assert with_examples(template) == (
        "# intro\n#  not yet\nformat: x\n# prose\nlots:\n  - {id: k1}\nplaces: []   # none\n# prose\n"
    )
    assert without_examples(template) == (
        "# intro\n#  not yet\nformat: x\n# prose\nlots: []\nplaces: []   # none\n# prose\n"
    )
