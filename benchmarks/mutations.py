"""Small wrong changes to a module of the law: what a test must notice.

A comparison inverted or moved by its edge, ``and`` for ``or`` (and ``&`` for ``|``, ``minimum`` for ``maximum``), a
``not`` (or ``~``) dropped, a number off by one, ``True`` for ``False``, the two answers of a choice exchanged.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator, Sequence
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
_OPERATED = (ast.Compare, ast.BoolOp, ast.UnaryOp)  # a condition of these has changes of its own
CALLED = {"minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "any": "all", "all": "any",
          "some": "every", "every": "some"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong change.

    Attributes
    ----------
    module, function, line, statement
        Where: the module's name, the qualified name of the outermost function, the line, the line on which the
        innermost statement begins.
    what
        The change, in words.
    make
        Makes a module of nothing but the function, changed: there are thousands, and few are run.
    """

    module: str
    function: str
    line: int
    statement: int
    what: str
    make: Callable[[], ast.Module]

    def __str__(self) -> str:
        """One line for a list."""
        return f"{self.module.removeprefix('relcon.').removeprefix('law.')}:{self.line} {self.function}: {self.what}"


Change = tuple[str, Callable[[ast.AST], ast.AST]]


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its lines; only what lies in functions is changed."""
    yield from _each(module, source, _changes)


def branches(module: str, source: str) -> Iterator[Mutant]:
    """Yield a mutant for every branch of a module: that branch inverted."""
    yield from _each(module, source, _inversions)


def _each(module: str, source: str, asked: Callable[[ast.AST], Iterator[Change]]) -> Iterator[Mutant]:
    tree = ast.parse(source)
    for function, body in functions_of(tree):
        left = {*_annotations(body), *(_conditions(body) if asked is _inversions else ())}
        within = {
            node: statement.lineno
            for statement in ast.walk(body)  # from outside in: the innermost stays
            if isinstance(statement, ast.stmt)
            for node in ast.walk(statement)
        }
        for number, node in enumerate(ast.walk(body)):
            if node not in left:
                for what, change in asked(node):
                    line = getattr(node, "lineno", within[node])
                    make = partial(_changed, function.split(".")[:-1], body, number, change)
                    yield Mutant(module, function, line, within[node], what, make)


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


def _changed(
    classes: Sequence[str], body: ast.FunctionDef, number: int, change: Callable[[ast.AST], ast.AST]
) -> ast.Module:
    """Return a module of nothing but a copy of one function, in its classes, in which one node is another."""
    made = copy.deepcopy(body)
    node = list(ast.walk(made))[number]
    new = change(node)
    if new is not node:
        for parent in ast.walk(made):
            for field, value in ast.iter_fields(parent):
                if value is node:
                    setattr(parent, field, new)
                elif isinstance(value, list) and any(item is node for item in value):
                    value[:] = [new if item is node else item for item in value]
    within: ast.stmt = made
    for name in reversed(classes):
        within = ast.ClassDef(name, [], [], [within], [])
    return ast.fix_missing_locations(ast.Module([within], []))


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
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if not isinstance(test, _OPERATED):
            yield from _inversions(node)
        case ast.comprehension(ifs=[test]) if not isinstance(test, _OPERATED):
            yield from _inversions(node)
        case ast.Constant(value=bool() as value):
            yield f"{value}: {not value}", lambda _: ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value}: {value + 1}", lambda _: ast.Constant(value + 1)
        case ast.Call(func=ast.Attribute(attr="where"), args=[_, _, _]):
            yield from _inversions(node)
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


def _inversions(node: ast.AST) -> Iterator[Change]:
    """Yield how a branch is inverted: its condition, its answers exchanged, a comparison that is no condition."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) | ast.Assert(test=test):
            yield f"if {ast.unparse(test)}: inverted", lambda n: _set(n, "test", _not(n.test))  # type: ignore[attr-defined]
        case ast.comprehension(ifs=[test]):
            yield f"if {ast.unparse(test)}: inverted", lambda n: _set(n, "ifs", [_not(n.ifs[0])])  # type: ignore[attr-defined]
        case ast.Call(func=ast.Attribute(attr="where"), args=[_, _, _]):
            yield f"{ast.unparse(node)}: answers exchanged", lambda n: _set(n, "args", [n.args[0], *n.args[:0:-1]])  # type: ignore[attr-defined]
        case ast.Compare(ops=[op]) if type(op) in INVERTED:
            yield f"{ast.unparse(node)}: inverted", _with_operator(INVERTED[type(op)])


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _conditions(body: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield all that lies in a condition: it is inverted as a whole, and once."""
    for node in ast.walk(body):
        match node:
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) | ast.Assert(test=test):
                yield from ast.walk(test)
            case ast.comprehension(ifs=tests):
                for test in tests:
                    yield from ast.walk(test)
            case ast.Call(func=ast.Attribute(attr="where"), args=[test, _, _]):
                yield from ast.walk(test)
