"""What is said of a Manual that was not read as a whole: once, in the first lines, and a star at each name."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from relcon.cli.app import app
from relcon.reports import edition_words
from relcon.results.exposure import Manual

PERSON = """  - {{id: {id}, name: {name}, status: defendant, defendant: {{criminal_history: {{points: 0}}}}}}
"""
SALE = """events:
  - {id: e1, kind: distribution, date: 2025-01-05, substance: cocaine, quantity: 600 g,
     participants: [{person: ann, act: sold}, {person: bob, act: sold}]}
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two defendants sentenced under the Manual of 2024, of which a part was read."""
    people = "".join(PERSON.format(id=id, name=name) for id, name in (("ann", "Ann Reed"), ("bob", "Bob Lane")))
    head = "format: relcon/case/1\ncase: {caption: U.S. v. Reed, sentencing_date: 2025-06-01}\npeople:\n"
    file = tmp_path_factory.mktemp("two") / "case.yaml"
    file.write_text(head + people + SALE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "words",
    [
        ["exposure"],
        ["exposure", "--why"],
        ["exposure", "-d", "ann"],
        ["roles"],
        ["roles", "-d", "ann", "-d", "bob"],
        ["matrix"],
        ["whatif", "--all"],
    ],
)
def test_it_is_said_once_and_each_name_has_a_star(two: Path, words: list[str]) -> None:
    result = CliRunner().invoke(app, [words[0], str(two), *words[1:]])
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert said.count("2024 Manual: our tables were rebuilt from other editions, not read from that Manual.") == 1
    assert "READ IN PART" not in said
    assert "*" in said.partition("marked *")[2]


def test_the_star_stands_for_the_caution_and_other_marks_are_said() -> None:
    def mark(status: str, *, reference: bool = False, refused: str | None = None) -> str:
        return edition_words.mark(
            Manual.model_validate(
                {"edition": "2024", "why": "", "status": status, "reference_only": reference, "refused": refused}
            )
        )

    assert [mark("read"), mark("read in part"), mark("reconstructed")] == ["", "*", "*"]
    assert mark("read", reference=True) == "‡"
    assert mark("read", refused="older") == " [NOT COMPUTED]"
