"""Which program this is: one digest over its own modules and numbers, where a version says less."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent
_OURS: Final = frozenset((".py", ".yaml", ".json"))


@cache
def program_digest() -> str:
    """Return the SHA-256 over every module, table and packed file of the program, by name and content."""
    whole = hashlib.sha256()
    for path in sorted(path for path in ROOT.rglob("*") if path.suffix in _OURS and path.is_file()):
        whole.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
