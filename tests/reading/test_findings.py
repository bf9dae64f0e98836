"""Every finding that the program applies is read; a bad one never hides behind a broken record."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from relcon.records.matter import Matter

CASE = """format: relcon/case/1
case: {caption: U.S. v. Dunn}
people:
  - {id: reyes, name: Reyes, status: uncharged}
  - {id: dunn, name: Dunn, status: defendant, defendant: {}}
undertakings:
  - id: crew
    title: The crew
    members: [{id: m1, person: dunn, to: 2025-06-30, ended_by: withdrawal, scope: whole}]
circumstances:
  - {id: g1, kind: firearm, date: 2025-06-03}
events:
  - {id: e1, kind: purchase, date: 2025-06-03, substance: cocaine, quantity: 1 kg, status: agreed, undertaking: crew}
  - {id: e2, kind: purchase, date: 2025-06-03, substance: cocaine, quantity: 1 kg}
"""


def read(tmp_path: Path, *findings: str, case: str = CASE) -> Matter:
    """Read the case with these findings, all of the court for Dunn."""
    rows = "".join(f"  - {{id: j{n}, defendant: dunn, by: court, {row}}}\n" for n, row in enumerate(findings))
    file = tmp_path / "case.yaml"
    file.write_text(f"{case}findings:\n{rows}", encoding="utf-8")
    return read_case(file)


@pytest.mark.parametrize(
    "finding",
    [
        *(
            f"about: {about}, prong: {prong}, answer: {answer}"
            for about in ("e1", "m1", "crew")
            for prong in ("undertaking", "participant", "scope", "furtherance", "foreseeability", "all")
            for answer in ("in", "out", "open")
        ),
        *(
            f"about: {about}, prong: {prong}, answer: out"
            for about in ("e1", "e2", "crew")
            for prong in ("unreliable", "acquitted", "prior_sentence", "protected", "course_of_conduct")
        ),
        "about: e1, prong: timing, answer: open",
        "about: crew, prong: timing, answer: out",
        "about: m1, prong: timing, answer: in",
        "about: m1, prong: timing, answer: out",
        "about: e2, prong: own_act, answer: in",
        "about: e2, prong: all, answer: in",
        "about: e1, prong: unable_or_unwilling, answer: out",
        "about: e1, prong: unable_or_unwilling, answer: 400 g",
        "about: e1, prong: quantity, answer: unknown",
        "about: e1, prong: quantity, answer: {low: 1 g, high: 2 g}",
        "about: coke, prong: quantity, answer: 180 g",
        "about: marihuana, prong: quantity, answer: 120 plants",
        *(f"about: g1, prong: {prong}, answer: out" for prong in ("characteristic", "undertaking", "scope", "timing")),
        "about: g1, prong: foreseeability, answer: open",
        "about: g1, prong: all, answer: in",
        "about: crew, prong: characteristic, answer: out",
        *(f"prong: role, answer: {level}" for level in ("-4", "-3", "-2", "0", "+2", "2", "+3", "4", "open")),
        "about: crew, prong: role, answer: -2",
        *(f"prong: acceptance, answer: {answer}" for answer in ("-3", "-2", "0", "out", "open")),
        *(
            f"prong: safety_valve_{n}, answer: {answer}"
            for n, answer in enumerate(("in", "out", "open", "in", "in"), 1)
        ),
    ],
)
def test_what_is_applied_is_read(tmp_path: Path, finding: str) -> None:
    assert list(read(tmp_path, finding).findings) == ["j0"]


def test_a_finding_about_what_has_an_error_of_its_own_is_not_blamed_for_it(tmp_path: Path) -> None:
    # without its error the event might be agreed, and name an undertaking
    broken = CASE.replace("status: agreed, undertaking: crew", "status: agred, undertaking: c!")
    with pytest.raises(InputError) as caught:
        read(
            tmp_path,
            "about: e1, prong: scope, answer: out",
            "about: e1, prong: unable_or_unwilling, answer: out",
            case=broken,
        )
    assert {problem.record.split(",")[0] for problem in caught.value.problems} == {"event e1"}
