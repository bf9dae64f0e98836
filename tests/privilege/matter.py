"""The example matter with a mark in every place of its schemas that takes text, and who may read each mark.

What the audiences may hold is stated here from the contract, path by path, and not taken from `relcon.audiences`: the
program is held against it. Ids of records that nobody outside may know are marks too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from relcon.schemas import schemas
from tests.helpers.free_text import filled
from tests.helpers.hostile import MARKER, Markers, example

Audience = Literal["counsel", "client", "joint-defense", "court"]
Path_ = tuple[str | int, ...]

COUNSEL: Final[frozenset[Audience]] = frozenset({"counsel"})
DEFENSE: Final[frozenset[Audience]] = frozenset({"counsel", "client"})
ALL: Final[frozenset[Audience]] = frozenset({"counsel", "client", "joint-defense", "court"})

MARK: Final = re.compile(rf"{MARKER}[a-z]+[0-9]+{MARKER}")
RESTRICTIONS: Final = ("protective_order", "attorney_eyes_only", "sealed", "grand_jury", "joint_defense", "psr")
COUNSELS_FIELDS: Final = frozenset(
    {"note", "tier", "grade", "custody_gaps", "challenge", "held_by", "known_since", "disputed_by"}
)
"""Of a record of the case: what only the defense may read, wherever it stands."""
IDENTITY: Final = frozenset({"id", "name", "aliases", "phones", "note", "tier", "flipped", "status", "may_be"})
"""Of a person who is not named: what would tell who it is."""

# What the example lacks of what only counsel, or only the defense, may read.
_OWN_RECORDS: Final[Mapping[str, dict[str, Any]]] = {
    "findings": {
        "id": "own-finding", "defendant": "ortega", "about": "e6", "prong": "quantity", "answer": "3.1 kg",
        "by": "counsel", "authority": "",
    },
    "events": {
        "id": "own-event", "kind": "distribution", "date": "2025-06-11", "substance": "cocaine",
        "quantity": "617 g", "usd": "23417", "asserted_by": ["defense"], "basis": {"method": "agreed"},
        "coded": {"words": "", "reading": "", "by": "counsel"},
        "participants": [{"person": "dunn", "act": "bought"}],
    },
    "undertakings": {
        "id": "own-plan", "title": "", "asserted_by": ["dunn"],
        "members": [{"id": "own-member", "person": "dunn", "scope": "open", "from": "2025-06-13"}],
    },
    "circumstances": {"id": "own-threat", "kind": "threat", "date": "2025-06-17", "by": ["crane"],
        "asserted_by": ["defense"]},
    "agreements": {
        "id": "own-sealed", "type": "B", "entered": "2026-02-03", "sealed": "yes",
        "factual_basis": [{"text": "", "page": 3, "facts": ["e7"]}],
    },
}  # fmt: skip


@dataclass(frozen=True)
class Marked:
    """Case and proffer file, every mark in them, and who may read it.

    Attributes
    ----------
    folder
        Where the two files lie, with the example's offers and presentence report.
    case, proffer
        The two files as trees.
    readers
        By mark, who may read it.
    places
        By mark, where it stands.
    """

    folder: Path
    case: dict[str, Any]
    proffer: dict[str, Any]
    readers: Mapping[str, frozenset[Audience]]
    places: Mapping[str, str]

    def of_proffer(self) -> set[str]:
        """Return the marks that stand in the proffer file alone."""
        return {mark for mark, place in self.places.items() if place.startswith("proffer/")}

    def kept_from(self, audience: str) -> set[str]:
        """Return the marks that an audience may not read."""
        return {mark for mark, readers in self.readers.items() if audience not in readers}


def marked(root: Path, folder: Path) -> Marked:
    """Write the marked matter into a folder."""
    case, proffer = with_private(example(root, "case")), example(root, "proffer")
    kept = (private_ids(case) | (ids(proffer) - ids(case))) - words_of_lists()
    names = {id: f"{MARKER}id{number:03d}{MARKER}" for number, id in enumerate(sorted(kept))}
    trees = {"case": case, "proffer": proffer}
    for name, letter in (("case", "c"), ("proffer", "p")):
        written = filled(trees[name], schemas()[name], name, Markers(letter).mark)
        trees[name] = renamed(labelled(written, letter), names)
        file = folder / f"{name}.json"
        file.write_text(json.dumps(trees[name]), encoding="utf-8")
    for name in ("offers.yaml", "psr.yaml"):
        source = (root / "examples" / "riverside" / name).read_text(encoding="utf-8")
        for id, new in names.items():
            source = re.sub(rf"(?<![\w-]){re.escape(id)}(?![\w-])", new, source)
        (folder / name).write_text(source.replace("case.yaml", "case.json"), encoding="utf-8")
    readers, places = dict[str, frozenset[Audience]](), dict[str, str]()
    hidden, withheld = not_named(trees["case"]), restricted(trees["case"])
    for name, tree in trees.items():
        for path, text in leaves(tree):
            for mark in MARK.findall(text):
                if mark.startswith(f"{MARKER}id") and path[-1] != "id":
                    continue  # a reference to a record: who may read it, its declaration says
                may = readers_of(name, path, tree, hidden, withheld)
                readers[mark] = readers.get(mark, frozenset()) | may
                places.setdefault(mark, f"{name}/{'.'.join(map(str, path))}")
    return Marked(folder, trees["case"], trees["proffer"], readers, places)


def with_private(case: dict[str, Any]) -> dict[str, Any]:
    """Return the case with records that only the defense asserts, restricted exhibits, and people with numbers."""
    for kind, record in _OWN_RECORDS.items():
        case.setdefault(kind, []).append(json.loads(json.dumps(record)))
    pleading = next(one for one in case["people"] if one["id"] != "kerr" and len(_counts(one)) > 1)
    case["agreements"][-1] |= {
        "person": pleading["id"],
        "counts": [_counts(pleading)[0]],
        "dismisses": [_counts(pleading)[1]],
    }
    plain = [one for one in case["evidence"] if "speaker" not in one and one.get("bates")]
    for exhibit, restriction in zip(plain[3:], RESTRICTIONS, strict=False):
        exhibit["restriction"] = [restriction]
    for number, person in enumerate(case["people"]):
        if person["status"] != "defendant":
            person["phones"] = [{"number": f"+1312555{number:04d}"}]
    return case


def _counts(person: Mapping[str, Any]) -> list[str]:
    return [one["count"] for one in (person.get("defendant") or {}).get("counts", ())]


def labelled(tree: Any, letter: str) -> Any:
    """Return the tree with a mark before the number of each Bates label."""
    count = iter(range(10_000))

    def label(node: Any) -> Any:
        if isinstance(node, dict):
            found = {}
            for key, value in node.items():
                if key == "bates" and isinstance(value, list):
                    prefix = f"{MARKER}{letter}b{next(count):04d}{MARKER}-"
                    found[key] = [prefix + re.sub(r".*?(\d+)$", r"\1", one) for one in value]
                else:
                    found[key] = label(value)
            return found
        return [label(item) for item in node] if isinstance(node, list) else node

    return label(tree)


def renamed(tree: Any, names: Mapping[str, str]) -> Any:
    """Return the tree with other ids, wherever one stands alone or as a part of a lot's path."""
    if isinstance(tree, dict):
        return {names.get(key, key): renamed(value, names) for key, value in tree.items()}
    if isinstance(tree, list):
        return [renamed(item, names) for item in tree]
    if isinstance(tree, str):
        return "/".join(names.get(part, part) for part in tree.split("/")) if "/" in tree else names.get(tree, tree)
    return tree


def words_of_lists() -> set[str]:
    """Return the words that the formats allow in some field: an id that is one of them stays what it is."""
    text = json.dumps([schemas()[name] for name in ("case", "proffer", "offers", "psr") if name in schemas()])
    return {
        word
        for listed in re.findall(r'"(?:enum|const)": (\[[^]]*\]|"[^"]*")', text)
        for word in re.findall(r'"([^"]*)"', listed)
    }


def ids(tree: Any) -> set[str]:
    """Return the ids of all records in a tree."""
    if isinstance(tree, dict):
        own = {tree["id"]} if isinstance(tree.get("id"), str) and "/" not in tree["id"] else set()
        return own.union(*map(ids, tree.values()))
    return set().union(*map(ids, tree)) if isinstance(tree, list) else set()


def private_ids(case: dict[str, Any]) -> set[str]:
    """Return the ids of people who are not named, of exhibits withheld and of records that only the defense asserts."""
    own = {id for path, record in records(case) if is_own(path, record, people(case)) for id in ids(record)}
    return own | not_named(case) | restricted(case)


def people(case: Mapping[str, Any]) -> set[str]:
    """Return the ids of the people."""
    return {one["id"] for one in case["people"]}


def not_named(case: Mapping[str, Any]) -> set[str]:
    """Return the ids of people whom no copy names: no defendants, working for the government, or under seal."""
    return {
        one["id"]
        for one in case["people"]
        if one["status"] != "defendant" or "flipped" in one or one.get("sealed") in ("yes", True)
    }


def restricted(case: Mapping[str, Any]) -> set[str]:
    """Return the ids of exhibits that no copy lists: restricted, or what somebody said who is not named."""
    hidden = not_named(case)
    return {one["id"] for one in case["evidence"] if one.get("restriction") or one.get("speaker") in hidden}


def is_own(path: Path_, record: Mapping[str, Any], everybody: Iterable[str]) -> bool:
    """Whether a record of the case is the defense's own: it alone asserts it, found it, or thinks of filing it."""
    asserting = record.get("asserted_by")
    if asserting and set(asserting) <= {"defense", *everybody}:
        return True
    match path:
        case ("findings", _):
            return bool(record.get("by") == "counsel")
        case ("challenges", _):
            return bool(record.get("status", "possible") == "possible")
        case ("mitigation", _):
            return True
        case (*_, "coded"):
            return bool(record.get("by") in ("counsel", "defense"))
    return False


def readers_of(
    name: str, path: Path_, tree: Mapping[str, Any], hidden: set[str], withheld: set[str]
) -> frozenset[Audience]:
    """Return who may read what stands at a path of a file."""
    if path[0] == "noted":
        return COUNSEL  # counsel's answers to the notes of `relcon check`
    may = DEFENSE if name == "proffer" else ALL
    at: Any = tree
    for depth, step in enumerate(path):
        at = at[step]
        if step in COUNSELS_FIELDS or step == "positions":
            may &= DEFENSE
        if isinstance(at, dict):
            if is_own(path[: depth + 1], at, people(tree) if name == "case" else ()):
                may &= DEFENSE
            may &= _of_record(
                path[: depth + 1], at, path[depth + 1] if depth + 1 < len(path) else None, hidden, withheld
            )
    return may


def _of_record(
    path: Path_, record: Mapping[str, Any], field: str | int | None, hidden: set[str], withheld: set[str]
) -> frozenset[Audience]:
    """Return who may read a field of a record that is about somebody who is not named, or is an exhibit withheld."""
    match path:
        case ("people", _) if record.get("id") in hidden and field in IDENTITY:
            return COUNSEL
        case ("evidence", _) if record.get("id") in withheld and field in ("id", "title", "bates", "covers", "note"):
            return COUNSEL
        case ("agreements", _) if record.get("sealed") in ("yes", True) or record.get("person") in hidden:
            return COUNSEL if field in ("factual_basis", "cooperation", "waivers") else ALL
    return ALL


def records(tree: Any, path: Path_ = ()) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Yield every mapping of a tree with its path."""
    if isinstance(tree, dict):
        yield path, tree
        for key, value in tree.items():
            yield from records(value, (*path, key))
    elif isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from records(item, (*path, number))


def leaves(tree: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield every text of a tree with its path."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    elif isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from leaves(item, (*path, number))
    elif isinstance(tree, str):
        yield path, tree
