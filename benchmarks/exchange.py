"""Code of the loaded functions of a package exchanged: for a changed one, or for one that says what it reaches."""

from __future__ import annotations  # its flag is asked for below

import ast
import functools
import gc
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from benchmarks.mutations import Mutant, functions_of

SOURCE = Path(__file__).resolve().parents[1] / "src" / "relcon"
LEFT_OUT = ("library", "open_points", "tables")  # what is shown, and the loader: they have tests of their own
Place = tuple[str, str, int]  # a module, the qualified name of a function, the line of one of its statements
Exchanged = list[tuple[FunctionType, CodeType]]
KEPT = type(functools.cache(lambda: None))


def sources(package: str = "law") -> Iterator[tuple[str, str]]:
    """Yield the modules of a package whose rules are put to the test."""
    for path in sorted((SOURCE / package).rglob("*.py")):
        place = path.relative_to(SOURCE)
        if place.parts[1] not in LEFT_OUT and path.name != "__init__.py":
            name = ".".join(place.with_suffix("").parts)
            yield f"relcon.{name}", path.read_text(encoding="utf-8")


def cached(below: str = "relcon.law.") -> list[Any]:
    """Return what ``functools.cache`` keeps answers for in a package's rules, so that it can be made to forget."""
    rules = {name for name, _ in sources(below.split(".")[1]) if name.startswith(below)}
    return [thing for thing in gc.get_objects() if isinstance(thing, KEPT) and thing.__module__ in rules]


def listening(heard: Callable[[Place], None], package: str = "law") -> Exchanged:
    """Make every statement in a package's functions name its place as it runs; return the functions as they were."""
    before = []
    for name, source in sources(package):
        module = importlib.import_module(name)
        vars(module)["__heard__"] = heard
        tree = ast.parse(source)
        for function, body in functions_of(tree):
            _interleave(body, name, function)
        codes = _codes(compile(ast.fix_missing_locations(tree), str(module.__file__), "exec"))
        for function, loaded in _loaded(module).items():
            if function in codes:
                before.append((loaded, loaded.__code__))
                loaded.__code__ = codes[function]
    return before


def _interleave(body: ast.FunctionDef, module: str, function: str) -> None:
    """Put before each statement of a function one that names its place."""
    for node in list(ast.walk(body)):
        for block in (getattr(node, "body", None), getattr(node, "orelse", None), getattr(node, "finalbody", None)):
            if isinstance(block, list):
                block[:] = [
                    each
                    for statement in block
                    for each in (*ast.parse(f"__heard__({(module, function, statement.lineno)!r})").body, statement)
                ]


def restored(before: Exchanged) -> None:
    """Give functions their code back."""
    for function, code in before:
        function.__code__ = code


def exchanged(mutant: Mutant) -> Exchanged:
    """Give the loaded function a mutant's code; return what it was."""
    module = importlib.import_module(mutant.module)
    function = _loaded(module)[mutant.function]
    code = compile(mutant.make(), str(module.__file__), "exec", flags=annotations.compiler_flag)
    before = [(function, function.__code__)]
    function.__code__ = _codes(code)[mutant.function]
    return before


def _codes(code: CodeType) -> dict[str, CodeType]:
    """Return the codes of functions and methods by qualified name; what lies inside a function is part of it."""
    found: dict[str, CodeType] = {}
    for const in code.co_consts:
        if isinstance(const, CodeType):
            if const.co_flags & 0x2:  # a function: its names are local
                found[const.co_qualname] = const
            else:
                found |= _codes(const)
    return found


def _loaded(module: ModuleType) -> dict[str, FunctionType]:
    found: dict[str, FunctionType] = {}
    for owner in (module, *(thing for thing in vars(module).values() if isinstance(thing, type))):
        for thing in tuple(vars(owner).values()):  # to look at a record may build its validator
            function: Any = thing
            for within in ("__func__", "fget", "func", "__wrapped__"):  # of a method, a property, what is kept
                function = getattr(function, within, function)
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                found[function.__qualname__] = function
    return found
