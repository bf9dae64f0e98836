"""The scripts of the page stand in one function: no two of them may give a thing the same name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

NAMED = re.compile(r"^(?:const|let|class|(?:async )?function\*?) (\w+)", re.MULTILINE)


def test_no_name_is_given_twice(root: Path) -> None:
    files = sorted((root / "viz" / "js").glob("*.js"))
    names = Counter(name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8")))
    assert len(names) > 300
    assert [name for name, times in names.items() if times > 1] == []
