"""Files with one wrong value, and what is said of them: of the record at fault, and ids beside it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from relcon import api
from relcon.reading.problems import WIDTH, InputError
from tests.privilege.matter import Marked, Path_, leaves
from tests.privilege.searching import marks_in

WRONG: Final[tuple[Any, ...]] = ("no such word ever", {"odd": "thing"}, ["one", "two"])


@dataclass
class Broken:
    """What came of files with a wrong value.

    Attributes
    ----------
    refused
        How many were refused.
    told
        Marks in a message that are neither of the record at fault nor an id of the same file, with where.
    """

    refused: int = 0
    told: list[str] = field(default_factory=list)


def broken(matter: Marked, folder: Path, number: int | None = None) -> Broken:
    """Read the two files with one wrong value after another; so many drawn places of each, or all."""
    found = Broken()
    case = api.read_case(matter.folder / "case.json")
    for name, tree in (("case", matter.case), ("proffer", matter.proffer)):
        for place, wrong in _drawn(tree, number):
            message = _message(name, _with(tree, place, wrong), folder, case, matter)
            if message is None:
                continue
            found.refused += 1
            own = marks_in(json.dumps(_record(tree, place)))
            files = ("case", name)  # an error of a proffer may name records of its case
            ids = {mark for mark, where in matter.places.items() if where.startswith(files) and where.endswith(".id")}
            found.told += [f"{name} {place}: {matter.places[one]}" for one in sorted(marks_in(message) - own - ids)]
    return found


def _drawn(tree: Any, number: int | None) -> Iterator[tuple[Path_, Any]]:
    draw = random.Random(5)  # noqa: S311 -- places, not secrets
    every = [path for path, _ in leaves(tree)]
    for path in every if number is None else draw.sample(every, number):
        yield path, draw.choice(WRONG)


def _message(name: str, tree: Any, folder: Path, case: Any, matter: Marked) -> str | None:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    try:
        if name == "case":
            api.read_case(file)
        else:
            api.read_proffer(file, case, matter.folder / "case.json")
    except InputError as error:
        return error.render(WIDTH)
    return None


def _with(tree: Any, path: Path_, value: Any) -> Any:
    changed = json.loads(json.dumps(tree))
    at = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return changed


def _record(tree: Any, path: Path_) -> Any:
    """Return the record in which a path lies."""
    whole = tree[path[0]]
    return whole[int(path[1])] if isinstance(whole, list) else whole
