"""Every field of the format is read, held as the law needs it, and found again by id."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest

from relcon.reading.files import read_case, read_proffer
from relcon.reading.models import file_fields, unwrapped
from relcon.reading.problems import InputError
from relcon.reading.references import REFERENCES, SPECIAL
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.reading.walk import walk
from relcon.records.base import Fact, Record
from relcon.records.case import CaseFile
from relcon.records.dates import When
from relcon.records.matter import Matter
from relcon.records.proffer import ProfferFile
from tests.helpers.matters import read_matter

HERE = Path(__file__).parent / "files"
SHORT = {(ProfferFile, "letter"), (ProfferFile, "date"), (ProfferFile, "mode")}


def read_everything() -> Matter:
    return read_matter(HERE / "everything.yaml", HERE / "everything.proffer.yaml")


def models(annotation: Any, found: dict[type[Record], None]) -> None:
    """Collect every record class below a type."""
    plain = unwrapped(annotation)
    if isinstance(plain, type) and issubclass(plain, Record):
        if plain not in found:
            found[plain] = None
            for info in plain.model_fields.values():
                models(info.annotation, found)
        return
    for argument in get_args(plain):
        models(argument, found)


def all_models() -> list[type[Record]]:
    found: dict[type[Record], None] = {}
    models(CaseFile, found)
    models(ProfferFile, found)
    return list(found)


def test_every_field_of_every_record_is_written_in_the_files() -> None:
    """What the files write is what the records hold: a field that no file shows is a field that nobody tested."""
    matter = read_everything()
    assert matter.proffer is not None
    seen: dict[type[Record], set[str]] = {}
    for root in (matter.case, matter.proffer):
        for _, record in walk(root):
            fields = type(record).model_fields
            names = {fields[name].alias or name for name in record.model_fields_set}
            seen.setdefault(type(record), set()).update(names)
    # What every fact has (evidence, note ...) is written in some of them.
    common = set(file_fields(Fact)) - {"id"}
    missing = {
        (model, name)
        for model in all_models()
        for name in file_fields(model)
        if name not in seen.get(model, set()) | common
    }
    assert missing == SHORT
    assert common <= {name for names in seen.values() for name in names}


def test_every_reference_field_is_checked() -> None:
    """A field whose type is an id stands in the table of references, or among those with rules of their own."""
    unchecked = []
    for model in all_models():
        for name, info in file_fields(model).items():
            python = next(n for n, i in model.model_fields.items() if i is info)
            hint = str(model.__annotations__.get(python, ""))
            if name == "id" or not any(word in hint for word in ("Id", "IdList", "LotPath")) or "SubstanceId" in hint:
                continue
            tables = (*REFERENCES.items(), *SPECIAL.items())
            if not any(issubclass(model, owner) and name in names for owner, names in tables):
                unchecked.append((model.__name__, name))
    assert unchecked == []


def test_values_are_held_exactly() -> None:
    matter = read_everything()
    event = matter.events["e12"]
    assert event.quantity is not None
    assert (event.quantity.low, event.quantity.point, event.quantity.high) == (10**9, 15 * 10**8, 2 * 10**9)
    assert event.purity == Fraction(92, 100)
    assert event.date == When(date(2025, 1, 1), date(2025, 6, 30))
    assert event.series is not None
    assert event.series.times is not None
    assert (event.series.times.low, event.series.times.high) == (2, 3)
    assert not matter.events["e13"].date.known
    assert matter.leads["l1a"].likelihood == Fraction(3, 5)
    defendant = matter.person("dunn").defendant
    assert defendant is not None
    assert defendant.career_offender.predicates == ("s1", "s2")
    assert matter.agreements["pa1"].stipulates is not None
    assert matter.agreements["pa1"].stipulates.role == -2
    letter = matter.letters["l1"]
    assert letter.terms.is_1B1_8_agreement.no_use_promise.quote == "shall not be used"
    assert letter.terms.sentencing.use_3553a.value == "allowed"
    assert letter.terms.letter.documents_covered.silent


def test_substances_are_held_by_their_ids_whatever_they_were_called() -> None:
    matter = read_everything()
    assert matter.lots["k3/a"].substance == "cocaine_base"
    assert matter.findings["j2"].about == "cocaine"
    stipulated = matter.agreements["pa1"].stipulates
    assert stipulated is not None
    assert list(stipulated.quantity) == ["cocaine"]


def test_includes_are_merged_and_records_know_their_file() -> None:
    matter = read_everything()
    assert list(matter.contacts) == ["c1", "c2"]
    location = matter.contacts["c1"].location
    assert location is not None
    assert location.file.endswith("more/tolls.yaml")
    # Line 4, after "  - ".
    assert (location.line, location.column) == (4, 5)
    event = matter.events["e12"].location
    assert event is not None
    assert (HERE / "everything.yaml").read_text(encoding="utf-8").splitlines()[event.line - 1] == "  - id: e12"


def test_everything_is_found_by_id_and_facts_of_admissions_stay_in_the_proffer() -> None:
    matter = read_everything()
    kinds = {
        "lab-7": "evidence",
        "x1": "evidence",
        "west-side": "place",
        "k3/a": "lot",
        "stranger": "person",
        "s2": "sentence",
        "westside": "undertaking",
        "m-reyes": "membership",
        "am1": "membership",
        "am2": "membership",
        "e12": "event",
        "ae1": "event",
        "le1": "event",
        "k1": "knowledge",
        "a9": "authority",
        "f1": "function",
        "c2": "contact",
        "p1": "payment",
        "g1": "circumstance",
        "pa1": "agreement",
        "j1": "finding",
        "l1": "letter",
        "first": "session",
        "guns": "topic",
        "a2": "admission",
        "l1a": "lead",
    }
    assert {name: matter.kind(name) for name in kinds} == kinds
    assert all(name in matter for name in kinds)
    assert "nobody" not in matter
    assert set(matter.events) == {f"e{n}" for n in range(12, 20)}
    assert set(matter.undertakings) == {"westside"}
    assert set(matter.people) == {"dunn", "reyes", "ortiz", "cw1", "stranger"}
    assert set(matter.defendants) == {"dunn", "ortiz"}
    assert list(matter.sessions) == ["first", "second"]  # in order of date
    assert matter.circuit == "7"
    assert set(matter.sentences) == {"s1", "s2", "s3"}


def test_every_membership_names_its_undertaking() -> None:
    matter = read_everything()
    assert {member.undertaking for member in matter.members.values()} == {"westside"}
    assert matter.proffer is not None
    (inside,) = matter.proffer.admissions[0].facts.undertakings[0].members
    assert inside.undertaking == "au1"


def test_hashes_are_over_the_bytes_in_order() -> None:
    matter = read_everything()
    data = (HERE / "everything.yaml").read_bytes() + (HERE / "more" / "tolls.yaml").read_bytes()
    assert matter.case_sha256 == hashlib.sha256(data).hexdigest()
    proffer = (HERE / "everything.proffer.yaml").read_bytes()
    assert matter.proffer_sha256 == hashlib.sha256(proffer).hexdigest()
    assert read_case(HERE / "everything.yaml").proffer_sha256 is None


def test_short_forms_are_written_out() -> None:
    matter = read_proffer(HERE / "short.proffer.yaml", read_case(HERE / "everything.yaml"))
    assert matter.proffer is not None
    (session,) = matter.proffer.sessions
    assert (session.date, session.mode, session.letter) == (date(2026, 3, 10), "in_person", "l1")
    assert session.admissions == ("a1", "a2")
    (letter,) = matter.proffer.letters
    assert letter.entered == date(2026, 3, 10)  # the session's date
    assert matter.proffer.letter is None


def test_a_letter_in_short_form_needs_no_id(tmp_path: Path) -> None:
    written = (HERE / "short.proffer.yaml").read_text(encoding="utf-8")
    assert written.count("{id: l1, ") == 1
    file = tmp_path / "short.proffer.yaml"
    file.write_text(written.replace("{id: l1, ", "{"), encoding="utf-8")
    proffer = read_proffer(file, read_case(HERE / "everything.yaml")).proffer
    assert proffer is not None
    (session,), (letter,) = proffer.sessions, proffer.letters
    assert session.letter == letter.id == "letter"
    assert (letter.office, letter.entered) == ("N.D. Ill.", date(2026, 3, 10))


def test_records_cannot_be_changed() -> None:
    matter = read_everything()
    with pytest.raises(ValueError, match="frozen"):
        matter.events["e12"].status = "completed"  # type: ignore[misc]


def test_a_cycle_of_includes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("format: relcon/case/1\ninclude: [b.yaml]\ncase: {caption: A}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("format: relcon/case/1\ninclude: [a.yaml]\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_case(tmp_path / "a.yaml")
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / "b.yaml")
    assert (problem.kind, problem.line, problem.column, problem.found) == ("include", 2, 11, "a.yaml")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    case = tmp_path / "matter"
    case.mkdir()
    (tmp_path / "secret.yaml").write_text("format: relcon/case/1\n", encoding="utf-8")
    (case / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (case / "loop.yaml").symlink_to(case / "loop.yaml")
    (case / "a.yaml").write_text(
        "format: relcon/case/1\ninclude: [link.yaml, loop.yaml, .]\ncase: {caption: A}\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        read_case(case / "a.yaml")
    assert [(problem.kind, problem.found) for problem in caught.value.problems] == [
        ("include", "link.yaml"),
        ("include", "loop.yaml"),
        ("include", "."),
    ]


def test_errors_of_all_files_come_together_and_a_broken_include_does_not_make_references_dangle(tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path / "m")
    tolls = tmp_path / "m" / "more" / "tolls.yaml"
    tolls.write_text(tolls.read_text(encoding="utf-8").replace("medium: call", "medium: cal"), encoding="utf-8")
    top = tmp_path / "m" / "everything.yaml"
    top.write_text(
        top.read_text(encoding="utf-8").replace("knowing: yes", "knowing: maybe").replace("for: e12", "for: c1"),
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        read_case(top)
    told = [(Path(problem.file).name, problem.kind, problem.found) for problem in caught.value.problems]
    # `for: c1` names the contact with the error: whether that is right cannot be said yet.
    assert told == [("everything.yaml", "wrong_word", "maybe"), ("tolls.yaml", "wrong_word", "cal")]


def test_the_tree_of_the_file_is_not_changed_by_reading() -> None:
    data = (HERE / "everything.yaml").read_bytes()
    tree, _ = read_tree(data, "x.yaml")
    again, _ = read_tree(data, "x.yaml")
    assert isinstance(tree["events"], TextList)
    assert isinstance(tree["events"][0], TextMap)
    assert tree == again
