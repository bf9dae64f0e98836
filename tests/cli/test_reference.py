from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.cli.reference import page

COMMANDS = [
    "demo",
    "new",
    "add",
    "import",
    "review",
    "check",
    "exposure",
    "docket",
    "explain",
    "matrix",
    "roles",
    "whatif",
    "leverage",
    "simulate",
    "offer",
    "brief",
    "memo",
    "psr",
    "after",
    "view",
    "exhibit",
    "export",
    "seal",
    "open",
    "editions",
    "law",
    "help",
    "schema",
    "letter",
    "letter show",
    "letter compare",
    "letter questions",
    "letter redline",
    "verify",
]


def test_the_page_of_commands_is_up_to_date(root: Path) -> None:
    written = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m relcon.cli.reference docs/commands.md"


def test_every_command_has_its_place_and_nothing_else_has() -> None:
    assert [line for line in page().splitlines() if line.startswith("## ")] == [
        "## `relcon`",
        *(f"## `relcon {name}`" for name in COMMANDS),
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_within_80_columns(name: str) -> None:
    block = page().split(f"## `relcon {name}`")[1].split("## `")[0]
    assert re.search(rf"\n +relcon {name}", block)
    assert max(map(len, block.splitlines())) <= 80
