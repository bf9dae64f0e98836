"""The files of a newcomer as first typed, where they are at hand: each mistake once, at its line, with its fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import proffer_problems, read_case
from relcon.reading.problems import InputError, Problem

# By line: what the message must hold. Lines that were read in another form since (lab weights in pounds, a US date)
# are no mistakes any more.
HOUSE = {
    6: 'did you mean "wiwd"?',
    11: 'put quotes around "UC report June 1 buy, 2.541 g, $150" and "June 1, 2024"',
    31: 'did you mean "pleaded"?',
    46: 'did you mean "defendant"?',
    48: 'did you mean "undercover"?',
    56: 'did you mean "arrest"?',
    57: 'did you mean "arrest"?',
    58: 'did you mean "arrest"?',
    61: 'did you mean "distribution"?|write `usd`',
    65: "`series: {count: 4}`|about",
    69: "`personal_use: [|use is no act",
    75: "write errand, for deliveries",
}
RING = {
    19: 'did you mean "lab_report"?',
    20: "write record, as a paper of the court; or other",
    23: 'put quotes around "Rental lot, Bremerton"',
    72: "a record of `functions` (function: launder)",
    86: "write possession, with `act: carried`",
    87: "agreed, where they agreed on it in the call",
    88: "negotiated or bought, where drugs were ordered",
    89: "`status: attempted`",
    100: 'did you mean "told"?',
    101: 'did you mean "saw"?',
    104: 'did you mean "paid_wage"?',
    108: 'did you mean "transport"?|did you mean "flat_fee"?',
    109: 'did you mean "transport"?|did you mean "flat_fee"?',
    110: 'did you mean "transport"?',
    113: "date: unknown",
}
PROFFER = {
    4: 'did you mean "safety_valve"?',
    13: "`is_1B1_8_agreement: {cooperation_about_others: yes, no_use_promise: no}`",
    15: "write if_D_testifies_at_all or if_D_testifies_inconsistent",
    16: "write what opens it by the letter",
    17: "`sentencing: {disclosed_to_court: yes, probation: yes}`",
    18: "`truthfulness: {duty_complete: yes}`",
    21: 'did you mean "in_person"?',
}


@pytest.fixture
def drafts(shared: Path) -> Path:
    folder = shared / "data/found-1/newcomer"
    if not folder.is_dir():
        pytest.skip("the newcomer's drafts are not in ../shared")
    return folder


def compare(problems: list[Problem], expected: dict[int, str]) -> None:
    assert {problem.line for problem in problems} == set(expected)
    for line, said in expected.items():
        told = " | ".join(str(problem) for problem in problems if problem.line == line)
        assert all(part in told for part in said.split("|")), (line, told)
        assert len([problem for problem in problems if problem.line == line]) == len(said.split("|")), told


@pytest.mark.parametrize(("name", "expected"), [("house", HOUSE), ("ring", RING)])
def test_every_mistake_of_a_first_draft_is_told_once_with_its_fix(
    drafts: Path, name: str, expected: dict[int, str]
) -> None:
    with pytest.raises(InputError) as caught:
        read_case(drafts / f"{name}-draft.case.yaml")
    compare(list(caught.value.problems), expected)


def test_every_mistake_of_a_first_proffer_is_told_beside_those_of_its_case(drafts: Path) -> None:
    compare(proffer_problems(drafts / "ring-draft.proffer.yaml", drafts / "ring-draft.case.yaml"), PROFFER)
