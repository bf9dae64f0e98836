"""A file of what counsel thinks is believed: read beside its case, every error of it with its place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from relcon.reading.reliability_file import read_reliability
from relcon.records.matter import Matter

HEAD = "format: relcon/reliability/1\n"


@pytest.fixture(scope="module")
def matter(root: Path) -> Matter:
    return read_case(root / "examples/riverside/case.yaml")


def read(text: str, folder: Path, matter: Matter) -> list[tuple[str, int | None]]:
    """Read a file, and return its errors with their lines."""
    file = folder / "believed.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    try:
        read_reliability(file, matter)
    except InputError as error:
        return [(problem.kind, problem.line) for problem in error.problems]
    return []


def test_shares_are_exact(tmp_path: Path, matter: Matter) -> None:
    file = tmp_path / "believed.yaml"
    file.write_text(
        HEAD
        + """\
items:
  - {id: ci7, believed: "0.1", why: paid}
  - {id: e22, believed: 70%}
together:
  - {ids: [wire-14, ledger-2], believed: 0.35, why: one translator}
grades: {weak: "0.4"}
""",
        encoding="utf-8",
    )
    found = read_reliability(file, matter)
    assert [one.believed for one in found.items] == [Fraction(1, 10), Fraction(7, 10)]
    assert found.together[0].believed == Fraction(7, 20)
    assert (found.grades.weak, found.grades.strong) == (Fraction(2, 5), None)
    assert found.named == ("ci7", "e22", "wire-14", "ledger-2")


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ('items: [{id: nobody, believed: "0.5"}]\n', "dangling", 2),
        ('items:\n  - {id: ci7, believed: "1.2"}\n', "wrong_value", 3),
        ("items:\n  - {id: ci7, believed: strong}\n", "wrong_value", 3),
        ("items:\n  - {id: ci7}\n", "missing_field", 3),
        ('items:\n  - {id: dunn, believed: "0.5"}\n', "wrong_place", 3),
        ('items:\n  - {id: ci7, believed: "0.5"}\n  - {id: ci7, believed: "0.5"}\n', "duplicate_id", 4),
        ('items:\n  - {id: ci7, believed: "0.5"}\ntogether: [{ids: [ci7, e22], believed: "0.5"}]\n', "duplicate_id", 4),
        ('together: [{ids: [ci7], believed: "0.5"}]\n', "wrong_form", 2),
        ("items: []\n", "missing_field", 2),
        ('odds: [{id: ci7, believed: "0.5"}]\n', "unknown_field", 2),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, kind: str, line: int, tmp_path: Path, matter: Matter) -> None:
    assert read(text, tmp_path, matter)[0] == (kind, line)


def test_another_kind_of_file_is_said_to_be_one(root: Path, tmp_path: Path, matter: Matter) -> None:
    with pytest.raises(InputError, match="case"):
        read_reliability(root / "examples/riverside/case.yaml", matter)
    file = tmp_path / "believed.yaml"
    file.write_text(HEAD + 'items: [{id: ci7, believed: "0.5"}]\n', encoding="utf-8")
    with pytest.raises(InputError, match="relcon whatif CASE --reliability"):
        read_case(file)
