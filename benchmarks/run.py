"""Measure every row of the table, or those named, and print it; equal answers are asserted first.

    python benchmarks/run.py                      the whole table
    python benchmarks/run.py reading weights      these rows
    python benchmarks/run.py --profile weights    where the time of a row goes

``--small`` only shows that everything runs; ``--full`` takes five times the events.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.matters import SEED, Scale, scales  # noqa: E402  # found through the line above
from benchmarks.measuring import Measured, NotInstalled, top  # noqa: E402
from benchmarks.rows import ROWS, Row  # noqa: E402

FORMAT = "relcon/bench/2"
PROFILES = ROOT / "build" / "profiles"
WIDTHS = (52, 38, 18, 30, 13)


def line(*cells: str) -> str:
    """Return a row of a Markdown table."""
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    return f"| {' | '.join(padded)} |"


def words(text: str, scale: Scale) -> str:
    """Return what a row says, with the sizes."""
    sizes = {
        name: getattr(scale, name)
        for name in ("events", "people", "few_people", "admissions", "nodes", "calls", "matters")
    }
    example = "a drawn matter" if scale.only_runs else "riverside"
    return text.format(**sizes, example=example, defendants=max(2, scale.people // 4))


def number(figure: float) -> str:
    """Return three digits of a figure, or all that stand before its point."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def in_words(measured: Measured | None) -> str:
    """Return a figure, how far it went, and how often it was measured."""
    if measured is None:
        return "not built yet"
    if measured.repeats == 0:
        return f"{number(measured.figure)} (counted)"
    if measured.repeats == 1:
        return f"{number(measured.figure)} (once)"
    spread = f"{number(measured.lowest)}–{number(measured.highest)}"
    return f"{number(measured.figure)} ({spread}, {measured.repeats} times)"


def measure(row: Row, scale: Scale) -> dict[str, Any]:
    """Measure a row, print it, and return it for the record."""
    measured: Measured | None = None
    unequal: str | None = None
    missing: str | None = None
    try:
        measured = row.ready(scale).measure(scale.effort) if row.ready is not None else None
    except AssertionError as error:
        unequal = str(error) or "both sides differ"
    except NotInstalled as error:
        missing = str(error)
    met = None
    if measured is not None and row.reach is not None and not scale.only_runs:
        met = row.reach.met(measured.figure)
    what, against = words(row.what, scale), words(row.against, scale)
    said = "not measured" if unequal is not None else missing or in_words(measured)
    verdict = "unequal" if unequal is not None else {True: "met", False: "missed", None: "–"}[met]
    print(line(what, against, str(row.reach or "–"), said, verdict), flush=True)
    return {
        "name": row.name,
        "what": what,
        "against": against,
        "reach": asdict(row.reach) if row.reach is not None else None,
        "measured": asdict(measured) if measured is not None else None,
        "met": met,
        "unequal": unequal,
        "missing": missing,
    }


def profile(row: Row, scale: Scale) -> Path:
    """Write where the time of a row goes, and return the file."""
    if row.ready is None:
        raise SystemExit(f"{row.name}: not built yet")
    PROFILES.mkdir(parents=True, exist_ok=True)
    file = PROFILES / f"{row.name}.txt"
    file.write_text(top(row.ready(scale).profile()), encoding="utf-8")
    return file


def table(rows: list[Row], scale: Scale) -> list[dict[str, Any]]:
    """Print the table and return it for the record."""
    print(line("what", "against", "reach", "measured", ""))
    print(line(*("-" * width for width in WIDTHS)), flush=True)
    found = [measure(row, scale) for row in rows]
    print()
    for one in found:
        if one["unequal"] is not None:
            print(f"Unequal: {one['name']}: {one['unequal']}")
    missed = [one["name"] for one in found if one["met"] is False]
    if missed:
        print(f"Missed: {', '.join(missed)}. Where the time of one goes: make bench PROFILE={missed[0]}")
    return found


def main() -> None:
    """Run as asked for on the command line."""
    names = [row.name for row in ROWS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(names)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was measured")
    parser.add_argument("--profile", choices=names, metavar="ROW", help="write the profile of a row instead")
    size = parser.add_mutually_exclusive_group()
    for name in ("small", "full"):
        size.add_argument(f"--{name}", dest="size", action="store_const", const=name)
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(names):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    with TemporaryDirectory() as folder:
        scale = scales(Path(folder))[asked.size or "usual"]
        if asked.profile is not None:
            print(profile(next(row for row in ROWS if row.name == asked.profile), scale))
            return
        found = table([row for row in ROWS if not asked.rows or row.name in asked.rows], scale)
    if asked.json is not None:
        machine = {"python": platform.python_version(), "numpy": np.__version__, "seed": SEED}
        result = {"format": FORMAT, **machine, "size": asked.size or "usual", "rows": found}
        asked.json.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(any(one["unequal"] is not None for one in found))


if __name__ == "__main__":
    main()
