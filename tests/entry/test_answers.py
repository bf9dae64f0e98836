"""What is typed is read as the file's own models read it, and refused in their words."""

from __future__ import annotations

import pytest

from relcon.entry import answers
from relcon.entry.answers import Refused
from relcon.entry.book import models
from relcon.writing.yaml_text import Value


@pytest.mark.parametrize(
    ("model", "field", "typed", "value"),
    [
        ("Event", "date", "2025-06-03", "2025-06-03"),
        ("Event", "date", "2025-06-01 to 2025-06-30", {"from": "2025-06-01", "to": "2025-06-30"}),
        ("Event", "date", "May 16, 2025 - Dec 15, 2025", {"from": "2025-05-16", "to": "2025-12-15"}),
        ("Event", "date", "unknown", "unknown"),
        ("Event", "quantity", "250 g", "250 g"),
        ("Event", "quantity", "5 kg to 7 kg", {"low": "5 kg", "high": "7 kg"}),
        ("Event", "quantity", "0.2 to 1 g, likely 0.5", {"low": "0.2 g", "point": "0.5 g", "high": "1 g"}),
        ("Event", "time", "14:00 to 15:00", {"from": "14:00", "to": "15:00"}),
        ("Event", "kind", "Distribution", "distribution"),  # however it is spelt
        ("Event", "kind", "dist", "distribution"),  # by its beginning
        ("Event", "kind", "3", "possession"),  # by its number: distribution, purchase, possession
        ("Event", "undertaking", "a, b", ["a", "b"]),
        ("Event", "participants", "[{person: a, act: sold}]", [{"person": "a", "act": "sold"}]),
        ("Event", "course_of_conduct", "dunn: no", {"dunn": "no"}),
        ("Event", "note", "He said 1 to 2, no: 3", "He said 1 to 2, no: 3"),  # free text is never interpreted
        ("Series", "count", "2 to 6", {"low": "2", "high": "6"}),
        ("Series", "count", "2 to 6, most likely 4", {"low": "2", "point": "4", "high": "6"}),
        ("Evidence", "bates", "US 0013-0031", ["US 0013", "US 0031"]),
        ("Evidence", "bates", "GOV-0004512", "GOV-0004512"),
        ("Evidence", "bates", "GOV-0004512–14", ["GOV-0004512", "GOV-0004514"]),
        ("Evidence", "bates", "GOV-0004512-GOV-0004514", ["GOV-0004512", "GOV-0004514"]),
        ("Undertaking", "substances", "crack and heroin", ["crack", "heroin"]),
        ("Person", "aliases", "Pete and Co.", ["Pete and Co."]),
        ("Evidence", "bates", "US 0001 to US 0006", ["US 0001", "US 0006"]),
        ("Evidence", "bates", "US 0001, US 0006", ["US 0001", "US 0006"]),
        ("Membership", "scope", "whole", "whole"),
        ("Membership", "scope", "{with: [a]}", {"with": ["a"]}),
        ("DefendantPart", "career_offender", "{yes: [s1, s2]}", {"yes": ["s1", "s2"]}),
        ("Contact", "between", "a, b", ["a", "b"]),
        ("Terms", "carve_outs", "violence, tax", ["violence", "tax"]),
        ("Terms", "case_in_chief", "barred_u", "barred_unless_trigger"),
    ],
)
def test_an_answer_is_read(model: str, field: str, typed: str, value: Value) -> None:
    assert answers.read(models()[model], field, typed) == value


@pytest.mark.parametrize(
    ("model", "field", "typed", "said"),
    [
        ("Event", "kind", "sale", 'found "sale"; allowed: distribution purchase'),
        ("Event", "date", "2025-02-30", "no such day"),
        ("Event", "date", "2025-06-30 to 2025-06-01", 'found "2025-06-30 to 2025-06-01"'),
        ("Event", "date", "2025-06-30 to 2025-06-01", "ends on or after the day it starts"),
        ("Event", "quantity", "250", "a number and a unit"),
        ("Event", "quantity", "7 kg to 5 kg", "from low to high"),
        ("Event", "substance", "cocain", 'did you mean "cocaine"?'),
        ("Event", "participants", "[{person: a}]", "missing: act"),
        ("Event", "participants", "[{person: a", ""),
        ("Membership", "scope", "some", "whole, open"),
        ("Count", "statute", "846", "21 USC 846"),
    ],
)
def test_a_wrong_answer_is_refused_in_the_words_of_the_file_s_reader(
    model: str, field: str, typed: str, said: str
) -> None:
    with pytest.raises(Refused) as caught:
        answers.read(models()[model], field, typed)
    assert said in str(caught.value)
    assert str(caught.value)


def test_a_day_in_another_form_is_written_as_every_reader_knows_it() -> None:
    assert answers.read(models()["Event"], "date", "June 13, 2025") == "2025-06-13"
    assert answers.read(models()["Session"], "date", "6/13/2025") == "2025-06-13"


@pytest.mark.parametrize(
    ("model", "field", "typed", "said", "meant", "read"),
    [
        (
            "Count", "dates", "May 1 to June 12, 2024", "the year of the first day is missing (May 1)",
            "May 1, 2024 to June 12, 2024", {"from": "2024-05-01", "to": "2024-06-12"},
        ),
        (  # over the turn of a year the first day lies in the year before
            "Event", "date", "Dec 20 - Jan 5, 2025", "the year of the first day is missing (Dec 20)",
            "Dec 20, 2024 to Jan 5, 2025", {"from": "2024-12-20", "to": "2025-01-05"},
        ),
        ("DrugObject", "quantity", "28 grams or more", "the amount alone", "28 grams", "28 grams"),
        ("Count", "quantity", "at least 5 kg", "the amount alone", "5 kg", "5 kg"),
        ("Series", "every", "2 to 6 times a week", "how often each week goes into `times`", "week", "week"),
    ],
)  # fmt: skip
def test_what_was_likely_meant_is_offered_and_never_taken_unasked(
    model: str, field: str, typed: str, said: str, meant: str, read: Value
) -> None:
    with pytest.raises(Refused) as caught:
        answers.read(models()[model], field, typed)
    assert said in str(caught.value)
    assert f'did you mean "{meant}"?' in str(caught.value)
    assert "mapping" not in str(caught.value)
    assert caught.value.nearest == meant
    assert answers.read(models()[model], field, meant) == read


@pytest.mark.parametrize("typed", ["June 1, 2024", "6/13/2024", "1, 3", "uc-2, search"])
def test_a_day_or_a_list_is_no_id_that_was_likely_meant(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        answers.read(models()["Event"], "id", typed)
    assert caught.value.nearest is None
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "field", "typed"), [("Event", "quantity", "28 g or more"), ("Event", "date", "May 1")]
)
def test_what_cannot_be_known_is_not_offered(model: str, field: str, typed: str) -> None:
    with pytest.raises(Refused) as caught:
        answers.read(models()[model], field, typed)
    assert caught.value.nearest is None


@pytest.mark.parametrize("typed", ["2 to 6, likely 4", "2 to 6 times a week, likely 4", "2 to 6, likely 4 per week"])
def test_how_often_each_week_is_understood_where_it_is_asked(typed: str) -> None:
    alone = answers.alone(typed, "week")
    assert answers.read(models()["Series"], "times", alone) == {"low": "2", "point": "4", "high": "6"}
    assert answers.alone("4 a month", "week") == "4 a month"  # another rhythm: refused, not read as one of the week
