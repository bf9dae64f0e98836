"""Whatever is done to a valid file, the reader answers with the matter or with errors that say where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.reading.build import build
from relcon.reading.files import check_case, check_proffer, read_case
from relcon.reading.merge import expand, finished_case, finished_proffer, merged
from relcon.reading.problems import InputError, Problem, escape
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import COLUMNS, TextList, TextMap
from relcon.records.case import CaseFile
from relcon.records.proffer import ProfferFile

HERE = Path(__file__).parent / "files"


def plain(path: Path) -> Any:
    """Return a file as plain lists, mappings and texts."""
    tree, _ = read_tree(path.read_bytes(), path.name)
    return json.loads(json.dumps(tree))


CASE, TOLLS, PROFFER = (
    plain(HERE / name) for name in ("everything.yaml", "more/tolls.yaml", "everything.proffer.yaml")
)


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value."""
    found = [path] if path else []
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            found += paths(value, (*path, key))
    return found


def at(node: Any, path: tuple[Any, ...]) -> Any:
    """Return the value at a path."""
    for step in path:
        node = node[step]
    return node


# Words of the format in wrong places find more than random text does.
WORDS = st.sampled_from(
    sorted({str(value) for part in (CASE, PROFFER) for path in paths(part) if isinstance(value := at(part, path), str)})
)
VALUES = st.recursive(
    st.none() | st.text(max_size=20) | WORDS | st.sampled_from(["9" * 10_000, "-1", "0", "1e9", "unknown", "NaN"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | WORDS, inner, max_size=3),
    max_leaves=4,
)


@st.composite
def mutated(draw: st.DrawFn, source: Any) -> Any:
    """Replace, delete, duplicate, rename or wrap values at one to three places."""
    tree = json.loads(json.dumps(source))
    for _ in range(draw(st.integers(1, 3))):
        places = paths(tree)
        if not places:
            break
        path = draw(st.sampled_from(places))
        parent, key = at(tree, path[:-1]), path[-1]
        match draw(st.sampled_from(["replace", "delete", "duplicate", "rename", "wrap"])):
            case "replace":
                parent[key] = draw(VALUES)
            case "delete":
                del parent[key]
            case "duplicate" if isinstance(parent, list):
                parent.append(json.loads(json.dumps(parent[key])))
            case "rename" if isinstance(parent, dict):
                parent[draw(WORDS | st.text(max_size=8))] = parent.pop(key)
            case _:
                parent[key] = [parent[key]]
    return tree


def as_tree(node: Any, line: int = 1) -> Any:
    """Give plain values the places that the parser would give them; parsing is tested elsewhere."""
    where = (line - 1) * COLUMNS
    if isinstance(node, dict):
        tree = TextMap("x.yaml", where, {key: as_tree(value, line + 1) for key, value in node.items()})
        tree.keys_at = tree.values_at = dict.fromkeys(tree, where)
        return tree
    if isinstance(node, list):
        items = TextList("x.yaml", where)
        for position, item in enumerate(node):
            items.add(as_tree(item, line + 1), where, position)
        return items
    return node


def case_problems(case: Any) -> list[Problem]:
    """Return the problems of a case given as plain values; every one has its place and can be printed."""
    built = [build(CaseFile, Source("x.yaml", as_tree(part))) for part in (case, TOLLS)]
    problems = [problem for part in built for problem in part.problems] + check_case(built)
    if not problems:
        finished_case(merged([part.record for part in built if part.record is not None]))
    return told(problems)


def proffer_problems(proffer: Any, case: CaseFile) -> list[Problem]:
    """Return the problems of a proffer given as plain values."""
    source, mixed = expand(Source("p.yaml", as_tree(proffer)))
    built = build(ProfferFile, source)
    problems = [*mixed, *built.problems, *check_proffer(built, case)]
    if not problems and built.record is not None:
        finished_proffer(built.record)
    return told(problems)


def told(problems: list[Problem]) -> list[Problem]:
    said = str(InputError(problems))
    assert said == "\n".join(escape(line) for line in said.split("\n"))
    said.encode("utf-8")
    assert all(problem.line is not None for problem in problems)
    return problems


@pytest.fixture(scope="module")
def whole_case() -> CaseFile:
    return read_case(HERE / "everything.yaml").case


def test_the_unchanged_files_have_no_problems(whole_case: CaseFile) -> None:
    assert case_problems(CASE) == []
    assert proffer_problems(PROFFER, whole_case) == []


@given(mutated(CASE))
@settings(max_examples=100)
def test_no_change_to_a_case_does_more_than_be_refused(case: Any) -> None:
    case_problems(case)


@given(mutated(PROFFER))
@settings(max_examples=60)
def test_no_change_to_a_proffer_does_more_than_be_refused(whole_case: CaseFile, proffer: Any) -> None:
    proffer_problems(proffer, whole_case)


SENSELESS: tuple[Any, ...] = (..., None, [], {}, "\u001b[31m no such word")


def test_every_value_may_be_missing_or_senseless(whole_case: CaseFile) -> None:
    """One value at a time left out, empty, a list, a mapping or a word that nothing allows, in turn."""
    for source in (CASE, PROFFER):
        for number, path in enumerate(paths(source)):
            value = SENSELESS[number % len(SENSELESS)]
            changed = json.loads(json.dumps(source))
            parent = at(changed, path[:-1])
            if value is ...:
                del parent[path[-1]]
            else:
                parent[path[-1]] = value
            if source is CASE:
                case_problems(changed)
            else:
                proffer_problems(changed, whole_case)


@pytest.mark.parametrize(
    "value",
    ["9" * 10_000, "9" * 10_000 + " g", "x" * 1_000_000, "\u202e\u0007", "\ud83d\ude00" * 100, "0" * 50 + "1 g"],
    ids=["digits", "grams", "long", "controls", "emoji", "zeros"],
)
@pytest.mark.parametrize("field", ["date", "substance", "quantity", "purity", "kind", "lot", "per_unit", "furthers"])
def test_hostile_values_are_refused_or_read_and_never_shown_raw(tmp_path: Path, field: str, value: str) -> None:
    tree = {
        "format": "relcon/case/1",
        "case": {"caption": "A"},
        "events": [{"id": "e1", "kind": "seizure", "date": "unknown", "substance": "cocaine", field: value}],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    try:
        said = read_case(file).case.events[0].id
    except InputError as error:
        said = str(error)
    assert len(said) < 3000
    assert "\u0007" not in said
    assert "\u202e" not in said
