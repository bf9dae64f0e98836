"""The marked matter in other versions, from which copies for somebody else must not differ by a byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from tests.helpers.hostile import MARKER
from tests.privilege.matter import COUNSEL, COUNSELS_FIELDS, Marked, Path_, is_own, people

OWN_LISTS: Final = ("noted", "positions", "mitigation")


def without_own(marked: Marked, folder: Path) -> Path:
    """Write the case as if nothing of counsel's or the defense's own had ever stood in it, and return the file.

    Notes, placings, grades, gaps in custody, who has an exhibit and since when, the words of motions, options, answers,
    facts of a life, disputes, and every record that the defense alone asserts, found or thinks of filing.
    """
    return _written(_bare(marked.case, (), people(marked.case)), folder)


def with_others(marked: Marked, folder: Path) -> tuple[Path, Path]:
    """Write both files with other people behind those whom no copy names, and other exhibits behind those withheld.

    Every mark that counsel alone may read is another one of the same length.
    """
    case, proffer = _replaced(marked.case, marked), _replaced(marked.proffer, marked)
    for person in case["people"]:
        for phone in person.get("phones", ()) if person["status"] != "defendant" else ():
            phone["number"] = phone["number"].replace("+1312", "+1773")
    return _written(case, folder), _written(proffer, folder, "proffer")


def _replaced(tree: Any, marked: Marked) -> Any:
    text = json.dumps(tree)
    for mark, readers in marked.readers.items():
        if readers == COUNSEL:
            text = text.replace(mark, mark.replace(MARKER, MARKER[::-1]))
    return json.loads(text)


def _written(tree: Any, folder: Path, name: str = "case") -> Path:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    return file


def _bare(tree: Any, path: Path_, everybody: set[str]) -> Any:
    if isinstance(tree, list):
        kept = [(number, item) for number, item in enumerate(tree) if not _own((*path, number), item, everybody)]
        return [_bare(item, (*path, number), everybody) for number, item in kept]
    if not isinstance(tree, dict):
        return tree
    found: dict[str, Any] = {}
    for key, value in tree.items():
        below = (*path, key)
        if key == "disputed_by":  # what another side disputes is its own
            found[key] = [name for name in value if name not in ("defense", *everybody)]
        elif key == "challenge":  # what became of a motion moves numbers; its words are counsel's
            found[key] = {"ground": "other words", "status": value.get("status", "pending")}
        elif key not in COUNSELS_FIELDS and below not in {(name,) for name in OWN_LISTS}:
            if not _own(below, value, everybody):
                found[key] = _bare(value, below, everybody)
    return found


def _own(path: Path_, value: Any, everybody: set[str]) -> bool:
    return isinstance(value, dict) and is_own(path, value, everybody)
