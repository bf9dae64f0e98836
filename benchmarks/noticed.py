"""Which named case fails when a branch of a provision is inverted; writes ``tests/house/noticed.yaml``.

The file holds one branch of each function, the first that is noticed, with the case that
``tests/house/test_branches.py`` runs. Branches that no case notices are printed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.exchange import Place, cached, exchanged, listening, restored, sources  # noqa: E402  # found through the line above
from benchmarks.mutations import Mutant, branches  # noqa: E402
from relcon.law.library.cites import section_of  # noqa: E402
from tests.helpers.named_cases import Case, named_cases  # noqa: E402

NOTED = ROOT / "tests" / "house" / "noticed.yaml"
MOST = 60  # cases tried for one branch
PROVISIONS = "relcon.law.us"  # ussg and usc


def provisions() -> dict[str, Mutant]:
    """Return every branch of a provision, inverted, by a name that lasts while the branch does."""
    found: dict[str, Mutant] = {}
    for name, source in sources():
        if name.startswith(PROVISIONS):
            seen: Counter[str] = Counter()
            for one in branches(name, source):
                what = f"{name.removeprefix('relcon.law.')}.{one.function}: {one.what.removesuffix(': inverted')}"
                seen[what] += 1
                found[what if seen[what] == 1 else f"{what} ({seen[what]})"] = one
    return found


def fails(case: Case) -> bool:
    """Whether a case fails."""
    try:
        case()
    except (Exception, pytest.fail.Exception):  # noqa: BLE001  # whatever it raises; the second is none of the first
        return True
    return False


def noticing(mutant: Mutant, names: Iterable[str], cases: Mapping[str, Case], caches: Sequence[Any]) -> str | None:
    """Return the first of these cases that fails with the change, or ``None``."""
    before = exchanged(mutant)
    try:
        forget(caches)
        return next((name for name in names if fails(cases[name])), None)
    finally:
        restored(before)
        forget(caches)


def forget(caches: Sequence[Any]) -> None:
    """Empty what keeps answers."""
    for cache in caches:
        cache.cache_clear()


def reaching(cases: Mapping[str, Case], caches: Sequence[Any]) -> Mapping[Place, list[str]]:
    """Return for each statement the cases that reach it, the quickest first; every case must hold as things are."""
    seen: set[Place] = set()
    cost: dict[str, float] = {}
    reached: dict[Place, set[str]] = defaultdict(set)
    before = listening(seen.add)
    try:
        for name, case in cases.items():
            seen.clear()
            forget(caches)
            start = perf_counter()
            case()
            cost[name] = perf_counter() - start
            for place in seen:
                reached[place].add(name)
    finally:
        restored(before)
    return {place: sorted(names, key=cost.__getitem__) for place, names in reached.items()}


def noted() -> dict[str, str]:
    """Return for each branch the case that was noted."""
    return dict(YAML(typ="safe").load(NOTED))


def search(
    wanted: Mapping[str, Mutant], first: Mapping[str, str], cases: Mapping[str, Case], caches: Sequence[Any]
) -> dict[str, str]:
    """Return for each branch a case that notices it: the one to try first, else one of those that reach it.

    Of those that noticed something in the same module come first, the last of them before the others; then those that
    name its section or module; then the quickest. No more than ``MOST`` are tried.
    """
    found: dict[str, str] = {}
    for name, one in wanted.items():
        noticed = noticing(one, {first.get(name, "")} & set(cases), cases, caches)
        if noticed is not None:
            found[name] = noticed
    left = {name: one for name, one in wanted.items() if name not in found}
    reached = reaching(cases, caches) if left else {}
    lately: dict[str, list[str]] = defaultdict(list)
    for name, one in left.items():
        there = reached.get((one.module, one.function, one.statement), [])
        before = [case for case in reversed(lately[one.module]) if case in set(there)]
        own = [case for case in there if any(word in case for word in _words(one.module))]
        order = list(dict.fromkeys([*before, *own, *there]))[:MOST]
        noticed = noticing(one, order, cases, caches)
        if noticed is not None:
            found[name] = noticed
            lately[one.module] = [*(case for case in lately[one.module] if case != noticed), noticed]
    return found


def _words(module: str) -> list[str]:
    """Return what a case that speaks of a module would name: the module, its section."""
    *_, package, name = module.split(".")
    sections = (section_of(part) for part in (package, name))
    return [name, *(section.split()[-1] for section in sections if section is not None)]


def main() -> None:
    """Write the file anew, beginning with what it says; print the branches that no case notices."""
    wanted = provisions()
    found = search(wanted, noted(), named_cases(), cached(PROVISIONS))
    firsts: dict[tuple[str, str], str] = {}
    for name, one in wanted.items():
        if name in found:
            firsts.setdefault((one.module, one.function), name)
    writer = YAML()
    writer.width = 1000
    writer.dump({name: found[name] for name in firsts.values()}, NOTED)
    for name in wanted:
        if name not in found:
            print(f"noticed by no case: {name}")
    print(f"{len(found)} of {len(wanted)} branches are noticed by a named case")


if __name__ == "__main__":
    main()
