"""The inputs, each by its number, so that any can be made and tried again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.fuzz.archives import spoiled_archive
from tests.fuzz.mutations import Form, mutated
from tests.fuzz.seeds import Seed, seeds

_FORMS: dict[Form, tuple[Form, ...]] = {
    "fields": ("fields", "lines"),
    "lines": ("fields", "lines"),
    "cells": ("cells",),
    "parts": ("parts", "cells"),
}
"""Of what forms a file takes parts and words of others."""


THOROUGH = 1 / 24
"""Which share of the inputs is also written and read back."""


@dataclass(frozen=True)
class Input:
    """A seed, and what became of its file; ``thorough`` says that it is also written and read back."""

    seed: Seed
    data: bytes
    thorough: bool = False


class Inputs:
    """The inputs of one seed of chance.

    Parameters
    ----------
    root
        The repository's folder.
    seed
        Another one makes other inputs.
    reads
        Those whose seeds are taken; all, where none is named. A seed's kind is named like who reads it.
    """

    def __init__(self, root: Path, seed: int, reads: Sequence[str] = ()) -> None:
        self.seed = seed
        self.seeds = [one for one in seeds(root) if not reads or {one.reads, one.kind} & set(reads)]
        self.often = list(accumulate(one.often for one in self.seeds))
        self.parts = {form: [one.data for one in self.seeds if one.form in of] for form, of in _FORMS.items()}

    def __getitem__(self, number: int) -> Input:
        draw = Random(f"{self.seed} {number}")  # noqa: S311 -- the same input for the same number
        one = draw.choices(self.seeds, cum_weights=self.often)[0]
        return Input(one, spoiled(one, draw, self.parts[one.form]), draw.random() < THOROUGH)


def spoiled(seed: Seed, draw: Random, others: Sequence[bytes]) -> bytes:
    """Return a seed's file with something changed."""
    if seed.form == "parts":
        return spoiled_archive(seed.data, draw, others)
    return mutated(seed.data, draw, others, seed.form)
