"""Small wrong changes to a module of the law: what a test must notice.

A comparison inverted or moved by its edge, ``and`` for ``or`` (and ``&`` for ``|``, ``minimum`` for ``maximum``), a
``not`` (or ``~``) dropped, a number off by one, ``True`` for ``False``, the two answers of a choice exchanged.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

INVERTED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
EDGE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip
CALLED = {"minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "any": "all", "all": "any",
          "some": "every", "every": "some"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong change.

    Attributes
    ----------
    module, function, line
        Where: the module's name, the qualified name of the outermost function, the line.
    what
        The change, in words.
    make
        Makes the whole module with it: there are thousands, and few are run.
    """

    module: str
    function: str
    line: int
    what: str
    make: Callable[[], ast.Module]

    def __str__(self) -> str:
        """One line for a list."""
        return f"{self.module.removeprefix('relcon.law.')}:{self.line} {self.function}: {self.what}"


Change = tuple[str, Callable[[ast.AST], ast.AST]]


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its lines; only what lies in functions is changed."""
    tree = ast.parse(source)
    for function, body in functions_of(tree):
        types = set(_annotations(body))
        for number, node in enumerate(ast.walk(body)):
            if node in types:
                continue
            for what, change in _changes(node):
                line = getattr(node, "lineno", body.lineno)
                yield Mutant(module, function, line, what, partial(_changed, tree, body, number, change))


def functions_of(node: ast.AST, over: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions and methods of a module, each with its qualified name; none that lies in another."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield f"{over}{child.name}", child
        elif isinstance(child, ast.ClassDef):
            yield from functions_of(child, f"{over}{child.name}.")


def _annotations(body: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield what says only of which type something is: no code runs it."""
    for node in ast.walk(body):
        for said in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(said, ast.AST):
                yield from ast.walk(said)


def _changed(tree: ast.Module, body: ast.FunctionDef, number: int, change: Callable[[ast.AST], ast.AST]) -> ast.Module:
    """Return a copy of the tree in which one node of one function is another."""
    place = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)].index(body)
    made = copy.deepcopy(tree)
    function = [node for node in ast.walk(made) if isinstance(node, ast.FunctionDef)][place]
    node = list(ast.walk(function))[number]
    new = change(node)
    if new is not node:
        for parent in ast.walk(function):
            for field, value in ast.iter_fields(parent):
                if value is node:
                    setattr(parent, field, new)
                elif isinstance(value, list) and any(item is node for item in value):
                    value[:] = [new if item is node else item for item in value]
    return ast.fix_missing_locations(made)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[op]):
            for kinds, word in ((INVERTED, "inverted"), (EDGE, "moved by its edge")):
                if type(op) in kinds:
                    yield f"{ast.unparse(node)}: {word}", _with_operator(kinds[type(op)])
        case ast.BoolOp(op=op):
            other = ast.Or if isinstance(op, ast.And) else ast.And
            yield f"{ast.unparse(node)}: and/or", lambda n: _set(n, "op", other())
        case ast.BinOp(op=op) if type(op) in OPERATOR and not _text(node):
            kind = OPERATOR[type(op)]
            yield f"{ast.unparse(node)}: {kind.__name__}", lambda n: _set(n, "op", kind())
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield f"{ast.unparse(node)}: dropped", lambda n: n.operand  # type: ignore[attr-defined]
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield (
                f"if {ast.unparse(node.test)}: inverted",
                lambda n: _set(
                    n,
                    "test",
                    ast.UnaryOp(ast.Not(), n.test),  # type: ignore[attr-defined]
                ),
            )
        case ast.Constant(value=bool() as value):
            yield f"{value}: {not value}", lambda _: ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value}: {value + 1}", lambda _: ast.Constant(value + 1)
        case ast.Call(func=ast.Attribute(attr="where"), args=[_, _, _]):
            yield (
                f"{ast.unparse(node)}: answers exchanged",
                lambda n: _set(
                    n,
                    "args",
                    [n.args[0], n.args[2], n.args[1]],  # type: ignore[attr-defined]
                ),
            )
        case ast.Call(func=ast.Attribute(attr=name)) if name in CALLED:
            yield f"{name}: {CALLED[name]}", lambda n: _set(n, "func", _set(n.func, "attr", CALLED[name]))  # type: ignore[attr-defined]
        case ast.Call(func=ast.Name(id=name)) if name in CALLED and name in ("min", "max", "any", "all"):
            yield f"{name}: {CALLED[name]}", lambda n: _set(n, "func", ast.Name(CALLED[name], ast.Load()))


def _text(node: ast.BinOp) -> bool:
    """Whether texts are joined: what the program says is not the law."""
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _with_operator(kind: type[ast.cmpop]) -> Callable[[ast.AST], ast.AST]:
    return lambda node: _set(node, "ops", [kind()])


def _set(node: ast.AST, field: str, value: object) -> ast.AST:
    setattr(node, field, value)
    return node


def inverted(module: str, source: str) -> Mutant | None:
    """Return the module with every branch inverted at once, or ``None`` where it has none."""
    tree = ast.parse(source)
    found = False
    for _, body in functions_of(tree):
        for node in ast.walk(body):
            if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
                node.test = ast.UnaryOp(ast.Not(), node.test)
                found = True
            elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in INVERTED:
                node.ops = [INVERTED[type(node.ops[0])]()]
                found = True
    return Mutant(module, "", 1, "every branch inverted", lambda: ast.fix_missing_locations(tree)) if found else None
