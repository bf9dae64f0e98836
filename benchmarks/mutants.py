"""Does a test notice when the law, the engine or the proffer is wrong? Small wrong changes, one at a time.

``--package law`` (or ``engine``, ``proffer``) says where; each has its tests.
``--sample N`` (with ``--seed``) takes N mutants, ``--all`` every one, ``--inverted`` every branch inverted, one at a
time; ``--minutes`` stops in time. The tests are collected and run once; then each mutant is put into a fork of this
process, into the functions already loaded, and only those tests run that reach the changed statement, until one fails:
those first that name its section, and the quickest. Survivors are printed; those that were looked at stand in
``docs/mutants.md`` with a reason.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.exchange import Place, cached, exchanged, listening, restored, sources  # noqa: E402  # found through the line above
from benchmarks.mutations import Mutant, branches, mutants  # noqa: E402
from relcon.law.library.cites import section_of  # noqa: E402

LAW = (
    "tests/law",
    *(
        f"tests/engine/test_{name}.py"
        for name in ("editions", "found_totals", "oracle_found", "purity", "readings", "sheet", "worksheet_cases")
    ),
)
TESTS = {
    "law": LAW,
    "engine": ("tests/engine", "tests/inquiry", "tests/law/1B1.3", "tests/law/2D1.1-a", "tests/law/2D1.1-b"),
    "proffer": ("tests/proffer", "tests/one_page", "tests/law/1B1.8", "tests/law/letters"),
}
SEED = 20251101
MOST = 1000  # tests for one mutant, of those that reach it
PATIENCE = 20  # seconds of computing for one test: a mutant that never ends is noticed
KILLED, SURVIVED, UNREACHED = 1, 0, 2


class Runner:
    """A plugin that, in place of the tests, runs mutants through them."""

    def __init__(self, package: str, chosen: list[Mutant], seconds: float, say: Callable[[str], None]) -> None:
        self.package, self.chosen, self.seconds, self.say = package, chosen, seconds, say
        self.reached: dict[Place, dict[pytest.Item, float]] = {}
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
        seen: set[Place] = set()
        before, caches = listening(seen.add, self.package), cached(f"relcon.{self.package}.")
        for item in session.items:
            seen.clear()
            for cache in caches:
                cache.cache_clear()
            began = time.process_time()
            _run(item)
            if self.failed:
                self.say(f"left out, it fails without any change: {item.nodeid}")
                self.failed = False
                continue
            for place in seen:
                self.reached.setdefault(place, {})[item] = time.process_time() - began
        restored(before)
        self.say(f"{len(session.items)} tests, {len(self.chosen)} mutants; {time.monotonic() - start:.0f} s to begin")
        for mutant in self.chosen:
            if time.monotonic() - start > self.seconds:
                break
            self.results.append((mutant, self._try(mutant, caches)))
        return True

    def _try(self, mutant: Mutant, caches: list[Any]) -> int:
        tests = self._tests(mutant)
        if not tests:
            return UNREACHED
        child = os.fork()
        if child == 0:
            self._in_child(mutant, caches, tests)
        _, status = os.waitpid(child, 0)
        return KILLED if os.waitstatus_to_exitcode(status) != 0 else SURVIVED

    def _tests(self, mutant: Mutant) -> list[pytest.Item]:
        """Return the tests that reach the statement, those that name the section or module first, then the quickest."""
        found = self.reached.get((mutant.module, mutant.function, mutant.statement), {})
        *_, package, module = mutant.module.split(".")
        names = [module, *(name.split()[-1] for part in (package, module) if (name := section_of(part)) is not None)]
        return sorted(found, key=lambda item: (not any(name in item.nodeid for name in names), found[item]))[:MOST]

    def _in_child(self, mutant: Mutant, caches: list[Any], tests: list[pytest.Item]) -> None:
        code = KILLED
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                exchanged(mutant)
                for cache in caches:
                    cache.cache_clear()
                self.failed = False
                for item in tests:
                    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
                    _run(item)
                    if self.failed:
                        break
            code = KILLED if self.failed else SURVIVED
        finally:
            os._exit(code)


def _run(item: pytest.Item) -> None:
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)


def main() -> None:
    """Run as asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=150, metavar="N", help="how many mutants (150)")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--inverted", action="store_true", help="every branch inverted, one at a time")
    parser.add_argument(
        "--module", nargs="*", default=[""], metavar="NAME", help="only modules whose name holds one of these"
    )
    parser.add_argument("--package", choices=TESTS, default="law", help="where the changes are made (law)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--minutes", type=float, default=20)
    asked = parser.parse_args()
    every = [(name, source) for name, source in sources(asked.package) if any(one in name for one in asked.module)]
    if asked.inverted:
        chosen = [one for name, source in every for one in branches(name, source)]
    else:
        chosen = [one for name, source in every for one in mutants(name, source)]
        if not asked.all:
            chosen = random.Random(asked.seed).sample(chosen, min(asked.sample, len(chosen)))  # noqa: S311  # a sample, no secret
    out = os.fdopen(os.dup(1), "w")
    runner = Runner(asked.package, chosen, 60 * asked.minutes, lambda text: print(text, file=out, flush=True))
    os.chdir(ROOT)
    with redirect_stdout(io.StringIO()):
        pytest.main(["-p", "no:xdist", "-p", "no:cacheprovider", "-s", *TESTS[asked.package]], plugins=[runner])
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
