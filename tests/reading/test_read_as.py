"""What is read leniently is remembered with its place, and changes no value."""

from __future__ import annotations

from pathlib import Path

from relcon.reading.files import read_case, read_proffer

CASE = """\
format: relcon/case/1
case: {caption: United States v. Dunn, sentencing_date: "June 1, 2026"}
people:
  - {id: dunn, name: Dunn, status: defendant, defendant: {}}
events:
  - id: e1
    kind: possession
    date: 02/20/2025
    substance: cocaine
    quantity: 1 kg
  - id: e2
    kind: possession
    date: {from: 2025-03-01, to: 3/31/2025}
    substance: cocaine
    quantity: 1 kg
  - {id: e3, kind: possession, date: unknown, substance: cocaine, quantity: 1 kg}
"""
PROFFER = """\
format: relcon/proffer/1
case: case.yaml
client: dunn
date: 03/20/2026
mode: in_person
letter: {id: l1, office: USAO}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_dates_in_another_form_are_remembered_with_their_place(tmp_path: Path) -> None:
    matter = read_case(written(tmp_path, "case.yaml", CASE))
    found = [(one.form, one.record, one.location.line if one.location else 0, one.written, one.read)
             for one in matter.read_as]  # fmt: skip
    assert found == [
        ("date", "case.sentencing_date", 2, "June 1, 2026", "2026-06-01"),
        ("date", "event e1, date", 8, "02/20/2025", "2025-02-20"),
        ("date", "event e2, date.to", 13, "3/31/2025", "2025-03-31"),
    ]


def test_a_day_read_leniently_is_the_day_of_the_iso_form(tmp_path: Path) -> None:
    iso = CASE.replace("02/20/2025", "2025-02-20").replace("3/31/2025", "2025-03-31")
    matter = read_case(written(tmp_path, "iso.yaml", iso.replace('"June 1, 2026"', "2026-06-01")))
    assert matter.read_as == ()
    lenient = read_case(written(tmp_path, "case.yaml", CASE))
    assert [event.date for event in matter.events.values()] == [event.date for event in lenient.events.values()]


def test_the_one_day_of_a_short_form_is_told_once(tmp_path: Path) -> None:
    matter = read_case(written(tmp_path, "case.yaml", CASE))
    proffer = read_proffer(written(tmp_path, "a.proffer.yaml", PROFFER), matter)
    assert [one.written for one in proffer.read_as[len(matter.read_as) :]] == ["03/20/2026"]
    assert [letter.entered for letter in proffer.letters.values()] == [s.date for s in proffer.sessions.values()]


def test_a_letter_in_short_form_was_entered_on_the_day_of_its_first_session(tmp_path: Path) -> None:
    matter = read_case(written(tmp_path, "case.yaml", CASE))
    text = PROFFER.replace(
        "date: 03/20/2026\nmode: in_person\n",
        "sessions:\n"
        "  - {id: s2, letter: l1, date: 3/20/2026, mode: in_person}\n"
        "  - {id: s1, letter: l1, date: 12/20/2025, mode: in_person}\n",
    )
    proffer = read_proffer(written(tmp_path, "a.proffer.yaml", text), matter)
    assert [str(letter.entered) for letter in proffer.letters.values()] == ["2025-12-20"]


def test_page_labels_in_one_text_are_remembered(tmp_path: Path) -> None:
    exhibits = (
        'evidence:\n  - {id: lab-7, kind: lab_report, bates: US 0013-0031}\n  - {id: s, kind: photo, bates: "12"}\n'
    )
    matter = read_case(written(tmp_path, "case.yaml", CASE + exhibits))
    assert [(one.record, one.written, one.read) for one in matter.read_as if one.form == "pages"] == [
        ("evidence lab-7, bates", "US 0013-0031", "US 0013 to US 0031")
    ]
