"""The page on importing does what it says: its files are written, its commands run, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_command

BLOCK = re.compile(r"(?:^`(?P<file>[\w./-]+)`\n\n)?^```(?P<form>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_example_of_the_page_runs_as_shown(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in BLOCK.finditer((root / "docs" / "importing.md").read_text(encoding="utf-8")):
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        elif block["form"] == "console":
            for command, _, shown in (one.partition("\n") for one in block["text"].split("$ relcon ")[1:]):
                ran += 1
                lines = run_command(*shlex.split(command)).stdout.splitlines()
                printed = {line.strip() for line in lines}
                assert [line for line in shown.splitlines() if line.strip() not in printed] == [], command
    assert ran == 7
