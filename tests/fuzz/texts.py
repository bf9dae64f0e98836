"""The texts that are mutated: case and proffer files of the examples and of the tests, valid and not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from relcon.entry.blank import CASE, PROFFER, blank_files, with_examples


@dataclass(frozen=True)
class Files:
    """A case file, perhaps a proffer file of it, and what the case includes.

    Attributes
    ----------
    name
        For messages.
    case, proffer
        File name and bytes.
    included
        Bytes by file name.
    often
        How often it is drawn, beside the others: a large one takes the time of many small ones.
    """

    name: str
    case: tuple[str, bytes]
    proffer: tuple[str, bytes] | None = None
    included: dict[str, bytes] = field(default_factory=dict)
    often: int = 1


def texts(root: Path) -> list[Files]:
    """Return all texts, in a fixed order."""
    example, whole, bad = (root / one for one in ("examples/riverside", "tests/reading/files", "tests/invalid"))
    blank = {name: with_examples(text).encode() for name, text in blank_files().items()}
    every_field = _file(whole / "everything.yaml"), _file(whole / "everything.proffer.yaml")
    tolls = {"more/tolls.yaml": (whole / "more" / "tolls.yaml").read_bytes()}
    found = [
        Files("riverside", _file(example / "case.yaml"), _file(example / "proffer.yaml"), often=4),
        Files("everything", *every_field, tolls, often=60),
        Files("blank", (CASE, blank[CASE]), (PROFFER, blank[PROFFER]), often=200),
    ]
    header = {"included/header.yaml": (bad / "included" / "header.yaml").read_bytes()}
    for path in sorted([*bad.glob("*.yaml"), *bad.glob("*.json")]):
        if path.name.endswith(".proffer.yaml"):
            found.append(Files(path.name, _file(bad / "valid.yaml"), _file(path)))
        elif path.name != "expected.yaml":
            found.append(Files(path.name, _file(path), None, header))
    return found


def _file(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes()
