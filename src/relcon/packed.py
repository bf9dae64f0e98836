"""The program's own YAML files as one packed file, since to parse YAML takes longer than to answer most questions.

The YAML stays the source: a packed file is known by the SHA-256 of its bytes, so one that was changed since is parsed,
and stale numbers cannot be read. ``python -m relcon.packed`` packs anew; a test says when that is due.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
FILE = "packed.json"
NOT_READ = ("entry/templates", "reference/example")  # these are copied or shown as they are


def unpacked(file: Traversable) -> Any:
    """Return what a YAML file of the program holds: mappings, lists, and every scalar as text."""
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    known = _packed()
    return known[digest] if digest in known else _parsed(data)


@cache
def _packed() -> Mapping[str, Any]:
    """Return what the files held when they were packed, by the digest of their bytes."""
    file = resources.files("relcon").joinpath(FILE)
    return {one["sha256"]: one["holds"] for one in json.loads(file.read_bytes()).values()} if file.is_file() else {}


def _parsed(data: bytes) -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415 -- where everything is packed, nothing is parsed

    # The base loader builds no types: 0.6 stays "0.6" and no tag can construct anything.
    return YAML(typ="base").load(data.decode("utf-8"))


def packed() -> str:
    """Return the packed file as the YAML files call for it: JSON, one line each, sorted by name."""
    lines = []
    for path in sorted(ROOT.rglob("*.yaml")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(NOT_READ):
            data = path.read_bytes()
            one = {"sha256": hashlib.sha256(data).hexdigest(), "holds": _parsed(data)}
            lines.append(f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False, separators=(',', ':'))}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    (ROOT / FILE).write_text(packed(), encoding="utf-8")
