"""Does a test notice when the law is wrong? Small wrong changes to ``relcon.law``, one at a time, and its tests.

``--sample N`` (with ``--seed``) takes N mutants, ``--all`` every one; ``--minutes`` stops in time. The tests are
collected and run once; then each mutant is put into a fork of this process, into the functions already loaded, and only
those tests run that reach the function, the quickest first, until one fails. Survivors are printed; those that were
looked at stand in ``docs/mutants.md`` with a reason.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib
import io
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.mutations import Mutant, functions_of, inverted, mutants  # noqa: E402  # found through the line above

LAW = ROOT / "src" / "relcon" / "law"
LEFT_OUT = ("library", "open_points", "tables")  # what is shown, and the loader: they have tests of their own
TESTS = ("tests/law", "tests/engine/test_worksheet_cases.py", "tests/engine/test_readings.py",
         "tests/engine/test_purity.py", "tests/engine/test_sheet.py")  # fmt: skip
SEED = 20251101
Function = tuple[str, str]  # its module, its qualified name
KEPT = type(functools.cache(lambda: None))
MOST = 300  # tests for one mutant, the quickest that reach it
KILLED, SURVIVED, UNREACHED = 1, 0, 2


def sources() -> Iterator[tuple[str, str]]:
    """Yield the modules whose rules are put to the test."""
    for path in sorted(LAW.rglob("*.py")):
        place = path.relative_to(LAW)
        if place.parts[0] not in LEFT_OUT and path.name != "__init__.py":
            name = ".".join(place.with_suffix("").parts)
            yield f"relcon.law.{name}", path.read_text(encoding="utf-8")


class Runner:
    """A plugin that, in place of the tests, runs mutants through them."""

    def __init__(self, chosen: list[Mutant], seconds: float, say: Callable[[str], None]) -> None:
        self.chosen, self.seconds, self.say = chosen, seconds, say
        self.reached: dict[Function, list[tuple[float, pytest.Item]]] = {}
        self.seen: set[Function] = set()
        self.failed = False
        self.results: list[tuple[Mutant, int]] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what draws at random: it is slow, and it finds by luck."""
        items[:] = [item for item in items if not getattr(getattr(item, "obj", None), "is_hypothesis_test", False)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once, noting what it reaches; then each mutant."""
        start = time.monotonic()
        originals = listening(self.seen.add)
        for item in session.items:
            self._baseline(item)
        for function, code in originals:
            function.__code__ = code
        caches = cached()
        if self.failed:
            raise SystemExit("the tests fail without any change")
        self.say(f"{len(session.items)} tests, {len(self.chosen)} mutants; {time.monotonic() - start:.0f} s to begin")
        for mutant in self.chosen:
            if time.monotonic() - start > self.seconds:
                break
            self.results.append((mutant, self._try(mutant, caches)))
        return True

    def _baseline(self, item: pytest.Item) -> None:
        self.seen.clear()
        start = time.monotonic()
        _run(item)
        for function in self.seen:
            self.reached.setdefault(function, []).append((time.monotonic() - start, item))

    def _try(self, mutant: Mutant, caches: list[Any]) -> int:
        changed = replaced(mutant)
        tests = self._tests([(mutant.module, function.__qualname__) for _, function in changed])
        if not tests:
            return UNREACHED
        child = os.fork()
        if child == 0:
            self._in_child(changed, caches, tests)
        _, status = os.waitpid(child, 0)
        return KILLED if os.waitstatus_to_exitcode(status) != 0 else SURVIVED

    def _tests(self, functions: list[Function]) -> list[pytest.Item]:
        """Return the tests that reach these functions, then those that reach their modules: a cache may hide a call."""
        own = {item: cost for function in functions for cost, item in self.reached.get(function, ())}
        names = {module for module, _ in functions}
        beside = {item: cost for (module, _), found in self.reached.items() if module in names for cost, item in found}
        order = sorted(own, key=own.__getitem__)
        return [*order, *sorted(beside.keys() - own.keys(), key=beside.__getitem__)][:MOST]

    def _in_child(
        self, changed: list[tuple[CodeType, FunctionType]], caches: list[Any], tests: list[pytest.Item]
    ) -> None:
        code = KILLED
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                for new, function in changed:
                    function.__code__ = new
                for cache in caches:
                    cache.cache_clear()
                self.failed = False
                signal.alarm(120)  # a mutant that never ends is noticed
                for item in tests:
                    _run(item)
                    if self.failed:
                        break
            code = KILLED if self.failed else SURVIVED
        finally:
            os._exit(code)


def _run(item: pytest.Item) -> None:
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)


def cached() -> list[Any]:
    """Return everything that ``functools.cache`` keeps answers for in the project and its tests."""
    return [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, KEPT) and str(thing.__module__).startswith(("relcon.", "tests."))
    ]


def listening(heard: Callable[[Function], None]) -> list[tuple[FunctionType, CodeType]]:
    """Make every function of the law name itself as it is called; return the functions with what they were."""
    before = []
    for name, source in sources():
        module = importlib.import_module(name)
        vars(module)["__heard__"] = heard
        tree = ast.parse(source)
        for function, body in functions_of(tree):
            body.body.insert(0, ast.parse(f"__heard__(({name!r}, {function!r}))").body[0])
        codes = _codes(compile(ast.fix_missing_locations(tree), str(module.__file__), "exec"))
        for function, loaded in _loaded(module).items():
            if function in codes:
                before.append((loaded, loaded.__code__))
                loaded.__code__ = codes[function]
    return before


def replaced(mutant: Mutant) -> list[tuple[CodeType, FunctionType]]:
    """Return each loaded function whose code the mutant changes, with its new code."""
    module = importlib.import_module(mutant.module)
    source = dict(sources())[mutant.module]
    before = _codes(compile(ast.parse(source), str(module.__file__), "exec"))
    after = _codes(compile(mutant.make(), str(module.__file__), "exec"))
    wanted = {name for name, code in after.items() if code != before[name]}
    return [(after[name], function) for name, function in _loaded(module).items() if name in wanted]


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
        for thing in vars(owner).values():
            function: Any = getattr(thing, "__func__", getattr(thing, "fget", thing))
            function = getattr(function, "__wrapped__", function)
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                found[function.__qualname__] = function
    return found


def main() -> None:
    """Run as asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=150, metavar="N", help="how many mutants (150)")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--inverted", action="store_true", help="each module once, with every branch inverted")
    parser.add_argument("--module", default="", help="only modules whose name holds this")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--minutes", type=float, default=20)
    asked = parser.parse_args()
    every = [(name, source) for name, source in sources() if asked.module in name]
    if asked.inverted:
        chosen = [one for name, source in every if (one := inverted(name, source)) is not None]
    else:
        chosen = [one for name, source in every for one in mutants(name, source)]
        if not asked.all:
            chosen = random.Random(asked.seed).sample(chosen, min(asked.sample, len(chosen)))  # noqa: S311  # a sample, no secret
    out = os.fdopen(os.dup(1), "w")
    runner = Runner(chosen, 60 * asked.minutes, lambda text: print(text, file=out, flush=True))
    os.chdir(ROOT)
    with redirect_stdout(io.StringIO()):
        pytest.main(["-p", "no:xdist", "-p", "no:cacheprovider", "-s", *TESTS], plugins=[runner])
    words = {"killed": KILLED, "survived": SURVIVED, "reached by no test": UNREACHED}
    counts = {word: sum(found == code for _, found in runner.results) for word, code in words.items()}
    for mutant, found in runner.results:
        if found != KILLED:
            print("SURVIVED" if found == SURVIVED else "UNREACHED", mutant, file=out)
    print(
        f"{len(runner.results)} of {len(chosen)} mutants:", ", ".join(f"{n} {w}" for w, n in counts.items()), file=out
    )
    out.flush()


if __name__ == "__main__":
    main()
