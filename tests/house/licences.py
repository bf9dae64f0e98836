"""The licences of what relcon is installed with: ``python -m tests.house.licences docs/licences.md`` writes the page.

A licence is read off the installed package: its SPDX expression, else its own word for it where that is the name of one
licence, else the text of its licence file.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Final

from tests.house.requirements import everything_below, pins, project_of, used_with

ROOT: Final = Path(__file__).parents[2]
ALLOWED: Final = frozenset(
    ("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "PSF-2.0", "Zlib")
)
"""None asks more of who passes relcon on than to keep notices."""
WORDS: Final = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}
TEXTS: Final = (
    ("either the name", "BSD-3-Clause"),
    ("Redistributions in binary form", "BSD-2-Clause"),
    ("Permission is hereby granted, free of charge", "MIT"),
)
"""What stands in the text of a licence and in none after it."""
HEAD: Final = """\
# Licences

relcon itself is under the MIT licence (`LICENSE`). Here is what an install brings, with the licence that each
package states of itself, read off the pinned version by `python -m tests.house.licences docs/licences.md`. A test
fails for a package that is not listed, and for a licence that is none of these: ALLOWED.

A page of `relcon view --simple` holds vis-network 9.1.2 (out of pyvis), under the MIT licence at the choice of its
authors; its text stands in the page, beside the notice in the library's own head
(`viz/simple/vis-network-licence.txt`). No other page, document or table holds anything of a library.

What is compiled into a package is not listed here. numpy and lxml name theirs in licence files that come with them
(of numpy's, the runtime library of GCC is under the GPL with the exception that lets programs use it); those in
Rust (pydantic-core, resvg-py, pyrage, polars) do not name every part. On Windows `colorama` (BSD-3-Clause) is
brought too. Who only uses relcon installs none of the extras `test`, `dev`, `docs` and `supply`.

| package | version | licence | read off | brought by |
|---|---|---|---|---|
"""


def licence(name: str) -> tuple[str, str]:
    """Return the licence of an installed package, as SPDX has it, and where it was read.

    Raises
    ------
    LookupError
        Where it states none that is known here.
    """
    about = metadata.metadata(name).json
    if stated := about.get("license_expression"):
        return str(stated), "expression"
    classifiers = [one.split(" :: ")[-1] for one in about.get("classifier", ()) if one.startswith("License")]
    for word in (str(about.get("license", "")), *classifiers):
        if word in ALLOWED or word in WORDS:
            return WORDS.get(word, word), "metadata"
    for file in metadata.files(name) or ():
        if re.match(r"(?i)licen[cs]e|copying", file.name) and ".dist-info" in str(file):
            text = Path(str(file.locate())).read_text(encoding="utf-8")
            for words, found in TEXTS:
                if words in text:
                    return found, "licence file"
    raise LookupError(f"{name} states no licence that is known here")


def brought() -> dict[str, list[str]]:
    """Return every package that an install brings with the extras that bring it, or "core"."""
    by_extra = {extra: everything_below(wanted) for extra, wanted in used_with(project_of(ROOT)).items()}
    core = by_extra.pop("")
    found = {name: ["core"] for name in core}
    for extra, names in by_extra.items():
        for name in names - core:
            found.setdefault(name, []).append(extra)
    return found


def page() -> str:
    """Return the page."""
    versions = pins(ROOT)
    rows = [
        f"| `{name}` | {versions[name]} | {' | '.join(licence(name))} | {', '.join(of)} |"
        for name, of in sorted(brought().items(), key=lambda one: (one[1] != ["core"], one[0]))
    ]
    return HEAD.replace("ALLOWED", ", ".join(sorted(ALLOWED))) + "\n".join(rows) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
