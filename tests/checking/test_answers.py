"""Notes that counsel answered in the file: they stand with the reason, and `--strict` no longer minds them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from relcon.audiences.audience import copy_for
from relcon.checking.check import check
from relcon.cli.app import app
from relcon.reading.problems import InputError
from tests.checking.conftest import Read
from tests.helpers.matters import matter, read_matter

HARM = "agreements: [{id: pa1, person: ann, factual_basis: [{text: said, facts: []}], entered: 2025-01-01}]\n"
ANSWER = "noted: [{check: no_effect, record: pa1, why: the basis is under seal}]\n"


def test_an_answered_note_says_why(read: Read) -> None:
    checked = check(read(HARM + ANSWER))
    found = [(one.record, one.rank, one.answered) for one in checked.notes if one.record == "pa1" and one.rank == 1]
    assert found == [("pa1", 1, "the basis is under seal")]
    assert checked.harmful == ()


@pytest.mark.parametrize(
    ("answer", "code", "said"), [("", 1, "1 note of the first rank without an answer"), (ANSWER, 0, "")]
)
def test_strict_refuses_harm_without_an_answer(read: Read, tmp_path: Path, answer: str, code: int, said: str) -> None:
    read(HARM + answer)
    case = str(tmp_path / "case.yaml")
    strict = CliRunner().invoke(app, ["check", "--strict", case])
    assert (strict.exit_code, said in strict.stderr, strict.stderr == "") == (code, True, not said)
    plain = CliRunner().invoke(app, ["check", case])
    assert (plain.exit_code, plain.stderr) == (0, "")
    assert ("Answered in the file: 1" in plain.stdout) == bool(answer)


def test_notes_of_one_text_are_folded(read: Read, tmp_path: Path) -> None:
    rows = (
        f"  - {{id: e{n}, kind: possession, date: 2025-01-0{n}, substance: cocaine, quantity: {n} g}}\n"
        for n in range(1, 5)
    )
    read("events:\n" + "".join(rows))
    shown = " ".join(CliRunner().invoke(app, ["check", "--all", str(tmp_path / "case.yaml")]).stdout.split())
    assert "- event without evidence: 4 records: e1, e2, e3, e4 (case.yaml:9, :10, :11, :12)" in shown


PROFFER: dict[str, Any] = {"client": "ann", "noted": [{"check": "uncited", "record": "e1", "why": "from the client"}]}
CASE: dict[str, Any] = {
    "case": {"caption": "U.S. v. Ann"},
    "people": [{"id": "ann", "name": "Ann", "status": "defendant", "defendant": {}}],
    "events": [{"id": "e1", "kind": "possession", "date": "2025-01-01", "substance": "cocaine", "quantity": "1 g"}],
    "noted": [{"check": "uncited", "record": "e1", "why": "counsel knows"}],
}


@pytest.mark.parametrize(("audience", "kept"), [("counsel", 1), ("client", 0), ("joint-defense", 0), ("court", 0)])
def test_no_copy_for_another_reader_holds_an_answer(audience: Any, kept: int) -> None:
    held = copy_for(matter(CASE, PROFFER), audience).matter
    assert len(held.case.noted) == kept
    assert held.proffer is None or len(held.proffer.noted) == kept


def test_a_note_on_a_record_of_the_proffer_is_answered_there_alone(tmp_path: Path) -> None:
    case, proffer = tmp_path / "case.yaml", tmp_path / "proffer.yaml"
    ann = "people: [{id: ann, name: Ann, status: defendant, defendant: {}}]\n"
    head = f"format: relcon/case/1\ncase: {{caption: U.S. v. Ann}}\n{ann}"
    answer = "noted: [{check: no_effect, record: a1, why: told later}]\n"
    said = "topics: [{id: t, title: T}]\nadmissions: [{id: a1, topic: t, says: Ann knew of it.}]\n"
    case.write_text(head + answer, encoding="utf-8")
    with pytest.raises(InputError, match="answered there, never in the case file"):
        read_matter(case)
    case.write_text(head, encoding="utf-8")
    proffer.write_text(f"format: relcon/proffer/1\ncase: case.yaml\nclient: ann\n{said}{answer}", encoding="utf-8")
    assert len(read_matter(case, proffer).case.noted) == 0
