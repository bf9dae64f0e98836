"""The questions fit the records: every field that must be there is asked, and nothing that is not there."""

from __future__ import annotations

import pytest

from relcon.entry.book import Kind, common, holders, kinds, models, questions
from relcon.reading.models import file_fields, type_at
from relcon.reading.walk import DECLARES
from relcon.records.base import Fact, Record
from relcon.records.case import CaseFile
from relcon.records.history import CareerOffender
from relcon.records.proffer import ProfferFile
from relcon.records.series import Times

ROOTS: dict[bool, type[Record]] = {False: CaseFile, True: ProfferFile}
# Written as one answer: a number or a range, a word or two sentences.
ONE_ANSWER = (Times, CareerOffender)


@pytest.mark.parametrize(
    "model", [one for one in models().values() if one not in ONE_ANSWER], ids=lambda one: one.__name__
)
def test_every_field_that_a_record_must_have_is_asked(model: type[Record]) -> None:
    asked = questions(model)
    needed = {name for name, info in file_fields(model).items() if info.is_required()}
    if model.__name__ == "Scope":
        needed = set()  # its kind follows from the limits
    if model is ProfferFile:
        needed = set()  # the file is begun by `relcon new`; its objective alone is asked
    assert needed <= {question.field for question in asked.first}


@pytest.mark.parametrize("model", models().values(), ids=lambda one: one.__name__)
def test_every_question_is_about_a_field_and_no_field_is_asked_twice(model: type[Record]) -> None:
    fields = [question.field for part in (questions(model).first, questions(model).more) for question in part]
    assert set(fields) <= set(file_fields(model))
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda one: one.name)
def test_a_record_goes_where_the_file_holds_its_like(kind: Kind) -> None:
    for proffer, root in ROOTS.items():
        steps = kind.steps(proffer=proffer)
        if steps is None:
            continue
        path: list[str | int] = []
        for step in steps:
            path += [step.field] if step.holder is None else [step.field, 0]
            if step.holder is not None:
                held = type_at(root, tuple(path))
                assert DECLARES[held] == holders()[step.holder].kind
        assert type_at(root, tuple(path) if kind.single else (*path, 0)) is kind.model


def test_every_record_of_a_case_that_has_an_id_can_be_added() -> None:
    added = {kind.model for kind in kinds().values()}
    assert {model for model in DECLARES if model not in added} == {models()["Lead"]}


def test_the_questions_for_many_records_are_about_fields_of_every_fact() -> None:
    assert {question.field for question in common()} <= set(file_fields(Fact))


def test_a_question_s_empty_answer_is_told_only_where_a_field_may_be_left_out() -> None:
    for model in models().values():
        for question in (*questions(model).first, *questions(model).more):
            assert question.empty is None or not file_fields(model)[question.field].is_required()


def test_a_field_without_a_question_is_asked_by_its_description() -> None:
    model = models()["Event"]
    said = file_fields(model)["sting"].description
    assert said
    assert questions(model).of(model, "sting").ask == said.rstrip(".")
