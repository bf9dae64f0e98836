from __future__ import annotations

import pytest

from relcon.records.case import CaseFile
from relcon.reference.find import at, like, meant_by, named
from relcon.reference.records import records


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("events.series", "events.series"),
        ("events[3].participants[2].act", "events.participants.act"),
        ("people.defendant.counts.objects", "people.defendant.counts.objects"),
        ("letters.terms.sentencing.3553a_use", "letters.terms.sentencing.3553a_use"),
        ("agreements.cooperation.1B1.8", "agreements.cooperation.1B1.8"),
        ("admissions.facts.events.series.every", "events.series.every"),
        ("undertakings.members.scope.with", "undertakings.members.scope.with"),
    ],
)
def test_a_path_leads_to_its_field(path: str, leads_to: str) -> None:
    assert [found.path for found in at(path)] == [leads_to]


@pytest.mark.parametrize(
    "path", ["event.series", "events.series.fortnight", "events.kind.sold", "undertakings.members.scope.kind"]
)
def test_what_is_no_path_leads_nowhere(path: str) -> None:
    assert at(path) == ()


def test_a_path_of_both_files_leads_to_both_where_they_differ() -> None:
    assert [found.field.form for found in at("case") if found.field] == ["a record", "text"]
    assert len(at("people.name")) == 1


def test_the_nearest_path_is_named() -> None:
    assert like("event.series") == "events.series"


@pytest.mark.parametrize("written", ["per_unit", "per unit", "Per-Unit"])
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    assert [found.path for found in named(written)] == ["events.per_unit"]


def test_a_word_is_found_with_the_field_that_allows_it() -> None:
    assert [(found.path, found.word) for found in named("brandished")] == [
        ("people.defendant.counts.firearm", "brandished")
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("courier", {"functions.function: transport", "events.participants.act: carried"}),
        ("stash house", {"circumstances.kind: premises", "functions.function: store"}),
        ("knife", {"circumstances.kind: weapon"}),
        ("wage", {"authority.acts: paid_wage"}),
        ("middleman", {"functions.function: negotiate", "events.participants.act: brokered"}),
    ],
)
def test_a_word_of_every_day_leads_to_those_of_the_files(said: str, words: set[str]) -> None:
    found = {f"{one.path}: {one.word}" for one in meant_by(said)}
    assert words <= found


def test_a_part_of_a_word_leads_nowhere() -> None:
    assert meant_by("couri") == ()


def test_a_name_that_stands_in_several_records_is_found_in_each() -> None:
    paths = [found.path for found in named("kind") if found.word is None]
    assert {"evidence.kind", "events.kind", "payments.kind", "circumstances.kind"} <= set(paths)


def test_fields_that_are_never_written_are_no_part_of_the_reference() -> None:
    assert not {"kind", "known", "answer"} & {
        field.name
        for entry in records().values()
        if entry.path in ("undertakings.members.scope", "events.series.count", "people.defendant.career_offender")
        for field in entry.fields
    }


def test_a_file_itself_has_its_sections() -> None:
    assert [field.name for field in records()[CaseFile].fields] == [
        info.alias or name for name, info in CaseFile.model_fields.items()
    ]


def test_what_every_fact_has_is_found_once() -> None:
    assert [found.path for found in named("disputed_by")] == ["people.phones.disputed_by"]
