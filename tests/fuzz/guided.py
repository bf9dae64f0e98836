"""Inputs led by what they reach: ``python -m tests.fuzz.guided READER [--seconds N] [--seed N]``.

READER is who reads, or what is imported: case, proffer, letter, offers, psr, indictment, settings, proposals, store,
map, workbook, or a word of ``relcon import``. The files that are spoiled are those of `tests.fuzz.run`; atheris changes
them further and keeps what reaches new branches of the program. Without it nothing is run: it is no part
of the project's own requirements.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60
MISSING = "atheris is not installed, so nothing was run. It is for developers alone: pip install atheris==3.0.0"


def main() -> int:
    """Run as asked for; a fault ends it, and libFuzzer keeps what led to it."""
    parser = argparse.ArgumentParser(description="Read inputs led by the branches that they reach.")
    parser.add_argument("reader")
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print(MISSING)
        return 1
    import atheris

    with atheris.instrument_imports(include=["relcon"]):
        from tests.fuzz.inputs import Input, Inputs
        from tests.fuzz.trying import Trying

    seeds = Inputs(ROOT, asked.seed, [asked.reader]).seeds
    if not seeds:
        print(f"no reader is called {asked.reader}")
        return 1
    kept = ROOT / "build" / "fuzz" / "guided" / asked.reader
    corpus = kept / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(bytes([number]) + seed.data)
    trying = Trying(Path(tempfile.mkdtemp(prefix="relcon-guided-")))

    def one(data: bytes) -> None:
        if data:
            seed = seeds[data[0] % len(seeds)]
            trying.read(Input(seed, data[1:], thorough=data[0] >= THOROUGH))

    limits = [f"-max_total_time={asked.seconds}", f"-seed={asked.seed}", "-timeout=20", "-rss_limit_mb=2048"]
    os.chdir(kept)
    atheris.Setup([sys.argv[0], *limits, "-max_len=20000", "-print_final_stats=1", str(corpus)], one)
    atheris.Fuzz()
    return 0


THOROUGH = 240
"""From which first byte on an input is also written and read back."""


if __name__ == "__main__":
    sys.exit(main())
