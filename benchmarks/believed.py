"""How likely a level of the Drug Quantity Table is reached: beside ProbLog, on the same small matter.

ProbLog is no part of the project. Where the environment's ``PROBLOG`` names the Python of an environment that has it
(``python -m venv p && p/bin/pip install problog==2.3``, then ``PROBLOG=p/bin/python``), it is asked.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import Any

from benchmarks.matters import SEED, Scale
from benchmarks.measuring import NotInstalled, Stopwatch
from relcon.api import reliability
from relcon.records.matter import Matter
from tests.helpers.matters import case

PYTHON = "PROBLOG"
WITHIN = 1e-12
LEVEL, GRAMS = 36, 150_000
"""USSG §2D1.1(c)(2): at least 150 kg of cocaine."""
ASK = """
import json, os, sys
from problog import get_evaluatable
from problog.program import PrologString
text = sys.stdin.read()
start = sum(os.times()[:4])
found = get_evaluatable().create_from(PrologString(text)).evaluate()
print(json.dumps([sum(os.times()[:4]) - start, *found.values()]))
"""
"""What is asked of it. It compiles in processes of its own: their computing is counted too."""


@dataclass(frozen=True)
class Sales:
    """Sales by one dealer, each of another weight: each exhibit shows one, and those beyond are shown by any of two.

    Attributes
    ----------
    shares
        How likely each exhibit is believed.
    sales
        Grams of cocaine, and the exhibits that show it.
    """

    shares: tuple[Fraction, ...]
    sales: tuple[tuple[int, tuple[int, ...]], ...]

    @classmethod
    def drawn(cls, exhibits: int, sales: int) -> Sales:
        """Draw sales."""
        random = Random(SEED)  # noqa: S311  # no secret
        shares = tuple(Fraction(random.randint(2, 9), 10) for _ in range(exhibits))
        shown = [(n,) if n < exhibits else tuple(random.sample(range(exhibits), 2)) for n in range(sales)]
        return cls(shares, tuple((random.randint(1000, 60_000), by) for by in shown))

    @cached_property
    def matter(self) -> Matter:
        """The same as records."""
        part: dict[str, Any] = {
            "counts": [{"count": "1", "statute": "21 USC 841(a)(1)", "disposition": "charged"}],
            "criminal_history": {"points": "0", "one_point_total": "0", "under_sentence": "no"},
        }
        events = [
            {
                "id": f"e{n}",
                "kind": "distribution",
                "date": "2025-03-01",
                "substance": "cocaine",
                "quantity": f"{grams} g",
                "evidence": [f"x{k}" for k in by],
                "participants": [{"person": "dealer", "act": "sold"}],
            }
            for n, (grams, by) in enumerate(self.sales)
        ]
        return case(
            case={"caption": "United States v. Nobody", "sentencing_date": "2026-09-15"},
            evidence=[{"id": f"x{n}", "kind": "controlled_buy"} for n in range(len(self.shares))],
            people=[{"id": "dealer", "name": "A. Dealer", "status": "defendant", "defendant": part}],
            events=events,
        )

    @property
    def program(self) -> str:
        """The same as a program of ProbLog: sale after sale is added up, so that equal sums are one."""
        lines = [f"{float(share)}::x({n})." for n, share in enumerate(self.shares)]
        for n, (grams, by) in enumerate(self.sales, start=1):
            lines += [f"e({n}) :- x({k})." for k in by]
            lines.append(f"w({n},{grams}).")
        lines += [
            "sum(0,0).",
            "sum(N,S) :- N > 0, M is N-1, sum(M,T), e(N), w(N,W), S is T+W.",
            "sum(N,S) :- N > 0, M is N-1, sum(M,S), \\+e(N).",
            f"reached :- sum({len(self.sales)},S), S >= {GRAMS}.",
            "query(reached).",
        ]
        return "\n".join(lines)

    def found(self) -> float:
        """Return how likely the level is reached: from records to the whole answer in a position."""
        believed = {f"x{n}": share for n, share in enumerate(self.shares)}
        answer = reliability(self.matter, believed, positions=["psr"]).defendants["dealer"].positions["psr"]
        return float(sum(Fraction(one.chance) for one in answer.base_levels if (one.level or 0) >= LEVEL))

    def by_problog(self) -> tuple[float, float]:
        """Return the seconds that ProbLog computes, and how likely it finds the level.

        Raises
        ------
        NotInstalled
            Where no environment is named that has it.
        """
        if PYTHON not in os.environ:
            raise NotInstalled("ProbLog not installed")
        arguments = [os.environ[PYTHON], "-c", ASK]
        done = subprocess.run(arguments, input=self.program, capture_output=True, text=True, check=True)  # noqa: S603
        seconds, chance = json.loads(done.stdout)
        return float(seconds), float(chance)


def _beside(exhibits: int, sales: int) -> Stopwatch:
    drawn = Sales.drawn(exhibits, sales)
    seconds, expected = drawn.by_problog()
    assert abs(drawn.found() - expected) < WITHIN, (drawn.found(), expected)
    return Stopwatch(drawn.found, seconds)


def threshold(scale: Scale) -> Stopwatch:
    """As many sales as exhibits, each shown by one."""
    return _beside(6, 6) if scale.only_runs else _beside(14, 14)


def shared_facts(scale: Scale) -> Stopwatch:
    """Twice as many sales as exhibits: half of them shown by either of two."""
    return _beside(4, 8) if scale.only_runs else _beside(8, 16)
