"""The named cases of the law as plain functions, called without the runner of the tests; each fails by raising."""

from __future__ import annotations

import importlib.util
import inspect
import itertools
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]
FOLDERS = ("engine", "law")
Case = Callable[[], None]


def named_cases() -> dict[str, Case]:
    """Return every case of these folders that asks for no fixture, draws nothing at random and is not slow, by name."""
    paths = [path for folder in FOLDERS for path in sorted((TESTS / folder).rglob("test_*.py"))]
    return {
        f"{path.stem} {function.__name__} {id}".rstrip(): partial(function, **arguments)
        for path in paths
        for function in _tests(_module(path))
        for id, arguments in _calls(function)
        if set(inspect.signature(function).parameters) == set(arguments)
    }


def _module(path: Path) -> ModuleType:
    name = f"named_cases_of_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _tests(module: ModuleType) -> list[Any]:
    if getattr(module, "pytestmark", None) == pytest.mark.slow:
        return []
    found = [thing for name, thing in vars(module).items() if name.startswith("test_")]
    return [thing for thing in found if inspect.isfunction(thing) and not hasattr(thing, "hypothesis")]


def _calls(function: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what a test is to be called with, as ``pytest.mark.parametrize`` says, each with its name."""
    tables = [
        [(_name(row, at, mark.kwargs.get("ids")), _arguments(mark.args[0], row)) for at, row in enumerate(mark.args[1])]
        for mark in getattr(function, "pytestmark", ())
        if mark.name == "parametrize"
    ]
    for chosen in itertools.product(*tables):
        yield ", ".join(id for id, _ in chosen), {name: value for _, row in chosen for name, value in row.items()}


def _name(row: Any, at: int, ids: Any) -> str:
    if hasattr(row, "marks"):  # pytest.param
        return str(row.id)
    return str(ids(row) if callable(ids) else ids[at] if ids else row if isinstance(row, str) else at)


def _arguments(names: str | Sequence[str], row: Any) -> dict[str, Any]:
    order = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    if hasattr(row, "marks"):
        row = row.values
    elif len(order) == 1:
        row = (row,)
    return dict(zip(order, row, strict=True))
