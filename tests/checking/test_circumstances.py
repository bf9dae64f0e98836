"""Circumstances that reach nobody, with what to add."""

from __future__ import annotations

import pytest

from relcon.checking.positions import reaching_nobody
from tests.checking.conftest import Read

CASE = """
lots: [{id: k, substance: methamphetamine}]
people:
  - {id: ann, name: Ann, status: uncharged}
  - {id: dee, name: Dee, status: defendant, defendant: {counts: [{count: "1", statute: 21 USC 846}]}}
undertakings:
  - {id: crew, title: Crew, members: [{id: m1, person: dee, scope: whole}, {id: m2, person: ann, scope: whole}]}
  - {id: pool, title: Pool, members: [{id: m3, person: ann, scope: whole}]}
events:
  - {id: e1, kind: importation, date: 2025-02-20, substance: methamphetamine, quantity: 1 g, lot: k,
     participants: [{person: ann, act: imported}]}
  - {id: e2, kind: possession, date: 2025-03-01, substance: methamphetamine, quantity: 1 g, lot: k,
     participants: [{person: dee, act: possessed}]}
circumstances:
"""


def circumstance(text: str) -> str:
    """Write a case with one circumstance of Ann's."""
    return f"{CASE}  - {{id: c, date: 2025-02-20, {text}}}\n"


@pytest.mark.parametrize(
    ("text", "add"),
    [
        ("kind: firearm, by: [ann]", "it names none"),
        ("kind: firearm, by: [ann], undertaking: pool", "add a membership"),
        ("kind: firearm, undertaking: crew", "criminally responsible"),
        ("kind: premises, by: [ann], undertaking: crew", "a defendant whom `by` names"),
        ("kind: prison, by: [ann]", "it names none"),
    ],
)
def test_it_reaches_nobody(read: Read, text: str, add: str) -> None:
    (note,) = reaching_nobody(read(circumstance(text)))
    assert (note.record, note.kind) == ("c", "no_effect")
    assert note.text.startswith("reaches nobody in any position")
    assert add in note.text


@pytest.mark.parametrize(
    "text",
    [
        "kind: firearm, by: [dee]",
        "kind: firearm, by: [ann], undertaking: crew",  # argued in the ceiling
        "kind: firearm, by: [ann], lot: k",
        "kind: firearm, by: [ann], connection: no",  # said to be clearly improbable
        "kind: meth_importation, by: [ann]",  # the event e1 records the same, and it reaches
    ],
)
def test_it_reaches_somebody_or_is_meant_not_to(read: Read, text: str) -> None:
    assert list(reaching_nobody(read(circumstance(text)))) == []
