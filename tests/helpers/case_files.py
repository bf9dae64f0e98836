"""Which test reads a YAML file of the tests: found by where the file lies and what the modules around it name.

A file in ``tests/law/<section>/`` that no test module beside it names, and whose folder none walks, holds cases of a
worksheet: ``tests/engine/test_worksheet_cases.py`` reads it. Any other file is read by a file beside it, or in the
nearest folder above that has Python files, that names it or walks its folder.
"""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
WORKSHEETS = Path("engine/test_worksheet_cases.py")
WALKS = ('.glob("*.yaml")', ".iterdir()")


def worksheet_files(tests: Path = TESTS) -> list[Path]:
    """Return the files of worksheet cases, section by section."""
    return [path for path in sorted((tests / "law").glob("*/*.yaml")) if _holds_worksheets(path, tests)]


def readers(file: Path, tests: Path = TESTS) -> list[Path]:
    """Return the files that read a YAML file: a module, or a file of the same matter that includes it."""
    if _holds_worksheets(file, tests):
        return [tests / WORKSHEETS]
    home = next(folder for folder in file.parents if folder == tests or any(folder.glob("*.py")))
    beside = [path for kind in ("*.py", "*.yaml") for path in sorted(home.glob(kind)) if path != file]
    return [path for path in beside if _reads(path, file)]


def _holds_worksheets(file: Path, tests: Path) -> bool:
    beside = sorted(file.parent.glob("*.py"))
    return file.parents[1] == tests / "law" and not any(_reads(module, file) for module in beside)


def _reads(reader: Path, file: Path) -> bool:
    text = reader.read_text(encoding="utf-8", errors="replace")
    here = file.parent == reader.parent or f'"{file.parent.name}"' in text
    if reader.suffix == ".py" and here and any(walk in text for walk in WALKS):
        return True
    return re.search(rf"(?<![\w.-]){re.escape(file.name)}(?![\w.-])", text) is not None
