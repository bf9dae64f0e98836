"""The wrong changes that ``make mutants`` makes are the ones meant, and each changes what a function gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.exchange import sources
from benchmarks.mutations import branches, mutants


@pytest.mark.parametrize(
    ("body", "changes"),
    [
        ("return a < b", {"a < b: inverted": [False], "a < b: moved by its edge": [False]}),
        ("return a == b", {"a == b: inverted": [True]}),
        ("return a and b", {"a and b: and/or": [1]}),
        ("return not a", {"not a: dropped": [1]}),
        ("return a + 1", {"a + 1: Sub": [0], "1: 2": [3]}),
        ("return True", {"True: False": [False]}),
        ("return min(a, b)", {"min: max": [1]}),
        ("return b if a else 7", {"if a: inverted": [7], "7: 8": [0]}),
        ("return 'x' + str(a)", {}),
    ],
)
def test_a_function_has_these_mutants(body: str, changes: dict[str, list[object]]) -> None:
    arguments = {"return a < b": (1, 2), "return a == b": (1, 2)}.get(body, (1, 0))
    found = list(mutants("m", f"def f(a, b):\n    {body}\n"))
    assert {one.what for one in found} == set(changes)
    for one in found:
        space: dict[str, object] = {}
        exec(compile(one.make(), "m", "exec"), space)  # noqa: S102  # our own mutant
        function = space["f"]
        assert callable(function)
        if one.what == "a < b: moved by its edge":
            assert function(1, 1) is True  # only on the edge
        else:
            assert [function(*arguments)] == changes[one.what]


def test_only_functions_are_changed_and_only_one_place_at_a_time() -> None:
    source = "LIMIT = 3\n\n\ndef f(a):\n    return a > LIMIT\n\n\nclass C:\n    def g(self, a):\n        return a > 1\n"
    found = list(mutants("m", source))
    assert [(one.function, one.line) for one in found] == [("f", 5), ("f", 5), ("C.g", 10), ("C.g", 10), ("C.g", 10)]


def test_types_are_not_changed() -> None:
    assert list(mutants("m", "def f(a: int | None) -> str | None:\n    b: int | None = a\n    return b\n")) == []


@pytest.mark.parametrize(
    ("body", "what", "gives"),
    [
        ("return 1 if a < b else 0", "if a < b: inverted", 0),
        ("return 1 if not a else 0", "if not a: inverted", 1),
        ("return 1 if a and b else 0", "if a and b: inverted", 0),
        ("return sum(c for c in (a, b) if c > 1)", "if c > 1: inverted", 1),
        ("return a < b", "a < b: inverted", False),
        ("return b.where(a < b, 3, 4)", "b.where(a < b, 3, 4): answers exchanged", 4),
    ],
)
def test_a_branch_is_inverted_once(body: str, what: str, gives: object) -> None:
    """Its condition as a whole, and nothing within: inverted twice it would be what it was."""

    class Number(int):
        def where(self, when: object, then: object, otherwise: object) -> object:
            return then if when else otherwise

    source = f"def f(a, b):\n    {body}\n"
    (one,) = branches("m", source)
    assert one.what == what
    space: dict[str, object] = {}
    exec(compile(one.make(), "m", "exec"), space)  # noqa: S102  # our own mutant
    function = space["f"]
    assert callable(function)
    assert function(1, Number(2)) == gives


def test_a_function_without_branches_has_none_to_invert() -> None:
    assert list(branches("m", "X = 1\n\n\ndef f(a):\n    return a\n")) == []


def test_every_provision_is_put_to_the_test(root: Path) -> None:
    names = {name for name, _ in sources()}
    law = root / "src" / "relcon" / "law"
    written = {path.stem for part in ("ussg", "usc") for path in (law / part).rglob("*.py")} - {"__init__"}
    assert written <= {name.rsplit(".", 1)[-1] for name in names}
