"""One section, one place; and the numbers of the law stand in its tables, not in the program."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from relcon.law import open_points
from relcon.law.library.cites import Module, cites, modules, section_of
from relcon.law.tables import EDITIONS, dates, load, provisions
from relcon.records.agreements import ACCEPTANCE_LEVELS, ROLE_LEVELS

# Notes of which each sentence is a rule of its own, put where it decides.
SPLIT = {
    "USSG §2D1.1 n.5": "cash and the agreed amount are weight; what he could not provide is an exclusion of §1B1.3",
}
# Tables whose numbers a second section asks for in its own words.
SHARED_TABLES = {
    "2D1.1-notes": "21 USC 841(b) takes of Ice the least share that the guideline's Note (C) calls the drug itself",
    "3553f": "18 USC 3553(f)(1) speaks of kinds of sentence under §4A1.1, which sorts them once for both",
}
# Layers in which a number might be law; those below and above read files and write words.
LAYERS = ("checking", "engine", "inquiry", "law", "proffer", "records")
# What a text says in a unit of the law must come from a table too.
SPOKEN = re.compile(r"\b\d[\d,.]*(?: to \d+)? (?:months?|years?|levels?|points?|grams?|kg|g|plants?)\b")
ALLOWED_TEXTS = {
    "records.agreements": ("180 g", "an example of how a quantity is written"),
}


def places(found: Sequence[Module]) -> dict[str, set[str]]:
    """Return, by section, the modules or packages that bear its name."""
    by_section: dict[str, set[str]] = defaultdict(set)
    for module in found:
        parts = module.name.split(".")
        at = next((place for place, part in enumerate(parts) if section_of(part) is not None), None)
        if module.section is not None and at is not None:
            by_section[module.section].add(".".join(parts[: at + 1]))
    return by_section


def twice(found: Sequence[Module]) -> list[str]:
    """Return sections with two places, and cites that modules of different places begin with."""
    bad = [f"{section}: {', '.join(sorted(where))}" for section, where in places(found).items() if len(where) > 1]
    claims: dict[str, set[str]] = defaultdict(set)
    for module in found:
        head, colon, _ = module.decides.partition(": ")
        if colon:
            for cite in cites(head):
                claims[str(cite)].add(module.section or module.name)
    return bad + [
        f"{cite}: {', '.join(sorted(who))}" for cite, who in claims.items() if len(who) > 1 and cite not in SPLIT
    ]


def test_a_section_is_implemented_in_one_place() -> None:
    assert twice(modules()) == []


def test_a_second_place_is_found() -> None:
    def made(name: str, decides: str, section: str | None) -> Module:
        return Module(name, decides, section, cites(decides), ())

    one = made("ussg.s3b1_2", "USSG §3B1.2: mitigating role.", "3B1.2")
    assert twice([one]) == []
    assert twice([one, made("ussg.roles.s3b1_2", "Again.", "3B1.2")])
    assert twice([one, made("ussg.roles", "USSG §3B1.2: again.", None)])


def test_every_module_of_the_law_says_first_what_it_decides() -> None:
    assert [module.name for module in modules() if not module.decides.endswith(".")] == []
    assert [module.name for module in modules() if module.section is None and not module.implements] == [
        "usc.drug_counts"  # all counts together: no section of its own
    ]


def test_what_is_not_modelled_at_all_has_no_module() -> None:
    """A point that names a whole section as not computed goes when the section gets its module."""
    whole = {
        cites(point.cite)[0].section
        for one in open_points.sections()
        for point in one.points
        if point.needs == "not_modelled" and cites(point.cite)[0].part == ""
    }
    assert whole & {module.section for module in modules()} == set()


def loads(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield each table that a module loads by name, and whether it is asked for nothing but its cite."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "load" and node.args:
            name = node.args[0]
            asked = above[node]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                attribute = asked.attr if isinstance(asked, ast.Attribute) else ""
                call = above.get(asked)
                last = call.args[-1] if isinstance(call, ast.Call) and call.args else None
                cited = attribute == "text" and isinstance(last, ast.Constant) and last.value == "cite"
                yield name.value, attribute == "cite" or cited


def test_a_tables_numbers_are_asked_for_by_one_section(root: Path) -> None:
    law = root / "src" / "relcon" / "law"
    readers: dict[str, set[str]] = defaultdict(set)
    for module in modules():
        path = law.joinpath(*module.name.split("."))
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        for table, only_cite in loads(ast.parse(file.read_text("utf-8"))):
            if not only_cite:
                readers[table].add(
                    module.section or (module.implements[0].section if module.implements else module.name)
                )
    assert {table: sorted(who) for table, who in readers.items() if len(who) > 1 and table not in SHARED_TABLES} == {}


def test_the_engine_asks_tables_for_cites_and_the_law_for_numbers(root: Path) -> None:
    found = [
        f"{path.name}: {table}"
        for folder in ("engine", "proffer", "inquiry", "checking")
        for path in sorted((root / "src" / "relcon" / folder).rglob("*.py"))
        for table, only_cite in loads(ast.parse(path.read_text("utf-8")))
        if not only_cite
    ]
    assert found == []


_COUNTING = ("combinations", "get_close_matches", "reshape")
_REPEATING = (ast.Pow, ast.LShift, ast.RShift)


def numbers(source: str) -> set[int | float]:
    """Return the numbers above 1 that a module states without saying what they are.

    A constant of the module says so by its name and a comment or docstring. Places in a sequence, lengths, powers and
    halves need none, nor does a percentage of a share.
    """
    tree = ast.parse(source)
    left: set[ast.AST] = set()
    for constant in _constants(tree, source.splitlines()):
        left.update(ast.walk(constant))
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            left.update(ast.walk(node.slice))
        elif isinstance(node, ast.Compare) and "len(" in ast.unparse(node):
            left.update(ast.walk(node))
        elif isinstance(node, ast.Dict) and any(isinstance(k, ast.Constant) and k.value == "type" for k in node.keys):
            left.update(ast.walk(node))  # a JSON Schema
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(_COUNTING):
            left.update(ast.walk(node))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, _REPEATING):
            left.update((node.left, node.right))
        elif isinstance(node, ast.BinOp) and ast.unparse(node.right) in ("2", "100"):
            if isinstance(node.op, ast.Div | ast.FloorDiv if ast.unparse(node.right) == "2" else ast.Mult):
                left.add(node.right)
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node not in left
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and (node.value > 1 or isinstance(node.value, float))
    }


def _constants(tree: ast.Module, lines: Sequence[str]) -> Iterator[ast.stmt]:
    """Yield the constants of a module that say what they are, beside them, above them or under them."""
    said = False  # by a docstring under this line
    for node in reversed(tree.body):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        beside = any("#" in line for line in lines[max(node.lineno - 2, 0) : node.end_lineno])
        if all(name.isupper() for name in names) and (beside or said):
            yield node


def scanned(root: Path) -> Iterator[tuple[str, str]]:
    package = root / "src" / "relcon"
    for layer in LAYERS:
        for path in sorted((package / layer).rglob("*.py")):
            if "library" not in path.parts:
                yield ".".join(path.relative_to(package).with_suffix("").parts), path.read_text(encoding="utf-8")


def test_no_number_of_the_law_is_a_literal(root: Path) -> None:
    """A number of the law belongs in a table; another is a constant of its module that says what it is."""
    found = {name: numbers(source) for name, source in scanned(root)}
    assert {name: bad for name, bad in found.items() if bad} == {}


def spoken(source: str) -> list[str]:
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    written = {
        part for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg == "examples" for part in ast.walk(n)
    }
    texts = [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in written
    ]
    return [hit for text in texts if text not in docstrings for hit in SPOKEN.findall(text)]


def test_no_number_of_the_law_is_said_by_heart(root: Path) -> None:
    found = {
        name: [hit for hit in spoken(source) if hit != ALLOWED_TEXTS.get(name, ("", ""))[0]]
        for name, source in scanned(root)
        if name != "records.quantity"  # examples of how a quantity is written
    }
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("level = base + 2", {2}),
        ("x = y[2]", set()),
        ("if len(x) < 2: pass", set()),
        ("x = 0.8", {0.8}),
        ("x = -4", {4}),
        ("X = 4", {4}),
        ("X = 4  # the fingers of a hand", set()),
        ("# The fingers of a hand.\nX = 4", set()),
        ('X = 4\n"""The fingers of a hand."""', set()),
        ('X = 4\nY = 5\n"""Fingers and toes."""', set()),
        ("def f():\n    # the fingers of a hand\n    return 4", {4}),
        ("x = y // 2, y * 10**2, y * 100, y << 3", set()),
        ("x = y * 2, y // 3, y - 100", {2, 3, 100}),
    ],
)
def test_the_scan_finds_a_number(source: str, found: set[float]) -> None:
    assert numbers(source) == found


def test_the_scan_finds_a_number_in_a_text() -> None:
    assert spoken("x = 'not below 24 to 30 months'") == ["24 to 30 months"]
    assert spoken("x = f'level {level}, of 3 people'") == []


def test_levels_that_an_agreement_may_stipulate_are_those_of_the_tables() -> None:
    for edition in EDITIONS:
        tables = [load(name, edition) for name in ("3B1.1", "3B1.2")]
        levels = {table.integer(key, "levels") for table in tables for key in table.data if table.has(key, "levels")}
        assert levels | {0} == set(ROLE_LEVELS)
        acceptance = load("3E1.1", edition)
        first, both = acceptance.integer("acceptance", "levels"), acceptance.integer("timely", "levels")
        assert {0, first, first + both} == set(ACCEPTANCE_LEVELS)


def test_every_section_with_a_module_has_named_cases(root: Path) -> None:
    """By folder or file: ``tests/law/3B1.2/``, ``tests/law/841b/``, or one that bears the module's name."""
    tests = root / "tests"
    named = {path.stem for path in tests.rglob("test_*.py")}
    folders = {file.parent.name for file in (tests / "law").rglob("*") if file.is_file()}
    cases = "\n".join(path.read_text(encoding="utf-8") for path in sorted((tests / "law").rglob("*.yaml")))
    missing = []
    for section, where in places(modules()).items():
        number = section.split(" USC ")[-1]
        owns = any(folder == section or re.fullmatch(rf"{re.escape(number)}[a-z]?", folder) for folder in folders)
        tested = any(name in folders or f"test_{name}" in named for name in (place.split(".")[-1] for place in where))
        cited = " USC " in section and re.search(rf"statute: {re.escape(section)}\b|notice_851", cases)
        if not (owns or tested or cited):
            missing.append(section)
    assert missing == []
    assert all(dates(name) for name in provisions())
