"""Counsel's files are written by `relcon.private_files` alone; the program's own, public files by who makes them."""

from __future__ import annotations

import ast
from pathlib import Path

WRITING = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "TemporaryDirectory", "mkdtemp", "makedirs"}
OPENING = {"open", "fdopen"}
# What is made for the checkout, by `python -m`: no command of counsel's calls them.
MAKERS = {"packed.py", "schemas.py", "cli/reference.py", "reference/write.py"}


def writes(source: str) -> list[str]:
    """Return the calls that could write a file."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [*node.args, *(one.value for one in node.keywords if one.arg == "mode")]
            texts = {one.value for one in modes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
            if name in WRITING or (name in OPENING and any(set(text) & set("wax+") for text in texts if len(text) < 4)):
                found.append(name)
    return found


def test_the_scan_finds_what_writes() -> None:
    for source in ("f.write_text('x')", "open(f, 'w')", "f.open(mode='ab')", "tempfile.mkstemp()", "os.fdopen(1, 'w')"):
        assert writes(source), source
    assert writes("f.open('rb'); f.read_text(); open(f)") == []


def test_nothing_else_writes_files(root: Path) -> None:
    source = root / "src" / "relcon"
    found = {
        name: calls
        for path in sorted(source.rglob("*.py"))
        if (calls := writes(path.read_text(encoding="utf-8")))
        and (name := path.relative_to(source).as_posix()) not in MAKERS
    }
    assert list(found) == ["private_files.py"], found
