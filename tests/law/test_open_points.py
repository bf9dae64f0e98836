"""What is not decided has one home: answers say it in the words of ``law/open_points``, by key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from relcon.law import open_points
from relcon.law.open_points import OpenPoint, point
from relcon.law.tables import EDITIONS, TableError, load
from relcon.law.ussg.chapter_two import NOT_COMPUTED

LAYERS = ("engine", "inquiry", "law", "proffer")
SAID = re.compile(
    r"not computed|not modelled|needs? a finding|\\bassum|(?:is|are) taken |taken as|courts? differ|circuits differ"
)
# Texts with such words that say something else, and what.
ELSEWHERE = {
    " is taken to bind": "engine.worksheet: of a minimum, the state of a line",
    " is taken to bind; the disclosure may be made until the sentencing hearing": "law: the same, of (f)(5) alone",
    "assumed": "law.open_points: a kind of point",
    " needs a finding": "law.open_points: how a point is said",
    "every lead is taken as found; each alone is shown with its admission": "proffer.worlds: what a world is",
}
# Of the layer's limits in what it computes, not of law.
LIMITS = re.compile(r"not computed yet|not computed: more than|average shares are not computed|§3C1\.1 assumes")


def sources(root: Path) -> Iterator[tuple[str, ast.Module]]:
    for layer in LAYERS:
        for path in sorted((root / "src" / "relcon" / layer).rglob("*.py")):
            yield (
                ".".join(path.relative_to(root / "src" / "relcon").with_suffix("").parts),
                ast.parse(path.read_text(encoding="utf-8")),
            )


def asked(tree: ast.AST) -> Iterator[str]:
    """Yield the keys that a module writes into a call of ``point``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "point":
            texts = [part for argument in node.args for part in ast.walk(argument) if isinstance(part, ast.Constant)]
            compared = {
                id(right)
                for argument in node.args
                for part in ast.walk(argument)
                if isinstance(part, ast.Compare)
                for right in part.comparators
            }
            yield from (str(part.value) for part in texts if part.value and id(part) not in compared)


def keys() -> set[str]:
    return {one.key for section in open_points.sections() for one in section.points if one.key}


def used(root: Path) -> set[str]:
    by_name = {key for _, tree in sources(root) for key in asked(tree)}
    references = [row for name in EDITIONS for row in load("2D1.1-d", name).items("reported")]
    in_tables = {str(row["point"]) for row in references if isinstance(row, Mapping)}
    return by_name - {"point"} | set(NOT_COMPUTED.values()) | in_tables


def test_every_key_is_said_somewhere_and_every_point_said_has_an_entry(root: Path) -> None:
    said, entries = used(root), keys()
    assert said - entries == set(), "src says these with point(...), and no file of law/open_points has the key"
    assert entries - said == set(), 'keys of law/open_points that no point("key") of src writes literally'


def test_a_key_names_one_point() -> None:
    listed = [one.key for section in open_points.sections() for one in section.points if one.key]
    assert sorted(listed) == sorted(set(listed))


def texts(tree: ast.Module) -> Iterator[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    left = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    left |= {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in left:
            yield node.value


def test_no_module_says_in_words_of_its_own_what_is_not_decided(root: Path) -> None:
    found = [
        f"{name}: {text}"
        for name, tree in sources(root)
        for text in texts(tree)
        if SAID.search(text) and text not in ELSEWHERE and not LIMITS.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('why = "whether it does is not computed"', True),
        ('why = f"{x} needs a finding"', True),
        ('"""Not computed."""', False),
        ('why = "applied"', False),
    ],
)
def test_the_scan_finds_words_of_its_own(source: str, found: bool) -> None:
    assert any(SAID.search(text) for text in texts(ast.parse(source))) is found


def test_a_point_says_what_it_needs_and_its_cite() -> None:
    assert (
        OpenPoint("USSG §3B1.1 n.3", "whether it was", "finding").said
        == "whether it was needs a finding (USSG §3B1.1 n.3)"
    )
    assert OpenPoint("USSG §5G1.3", "how terms run", "not_modelled").said == "how terms run (USSG §5G1.3)"


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TableError, match="no open point has the key nothing"):
        point("nothing")
