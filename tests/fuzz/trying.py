"""One input read and checked as the commands do it: by its number, so that any can be tried again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from relcon.checking.check import check
from relcon.law.arrays import WeightTooLarge
from relcon.reading.files import read_case, read_letter, read_proffer
from relcon.reading.problems import InputError
from relcon.records.matter import Matter
from relcon.reports.check_report import check_report
from relcon.reports.text import text
from tests.fuzz.mutations import mutated
from tests.fuzz.texts import Files, texts

Ending = Literal["notes", "errors"]


@dataclass(frozen=True)
class Input:
    """Files of which one was mutated; ``spoiled`` names it, ``letter`` says that it is read as a letter."""

    files: Files
    spoiled: str
    data: bytes
    letter: bool = False


class Inputs:
    """The inputs of one seed.

    Parameters
    ----------
    root
        The repository's folder.
    seed
        Another seed makes other inputs.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.seed = seed
        self.files = texts(root)
        self.often = [one.often for one in self.files]
        self.parts = [data for one in self.files for _, data in (one.case, *([one.proffer] if one.proffer else []))]

    def __getitem__(self, number: int) -> Input:
        draw = Random(f"{self.seed} {number}")  # noqa: S311 -- the same input for the same number
        files = draw.choices(self.files, self.often)[0]
        parts = [files.case, *([files.proffer] * 2 if files.proffer else []), *files.included.items()]
        name, data = draw.choice(parts)
        is_letter = files.proffer is not None and name == files.proffer[0] and draw.random() < 0.1
        return Input(files, name, mutated(data, draw, self.parts), is_letter)


class Trying:
    """Reads inputs in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, Matter] = {}

    def put(self, one: Input) -> None:
        """Write the files of an input, the spoiled one among them."""
        for inside in self.folder.iterdir():
            shutil.rmtree(inside) if inside.is_dir() else inside.unlink()
        files = one.files
        for name, data in (files.case, *([files.proffer] if files.proffer else []), *files.included.items()):
            file = self.folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(one.data if name == one.spoiled else data)

    def read(self, one: Input) -> Ending:
        """Read and check an input, and see that what is said of it can be printed.

        Raises
        ------
        Exception
            Whatever is not an error of the input: a fault of the program.
        """
        self.put(one)
        try:
            if one.letter:
                read_letter(self.folder / one.spoiled)
            else:
                self._check(one)
        except InputError as error:
            _printable(error.render())
            return "errors"
        except WeightTooLarge:  # `failures` tells it as an error of the files
            return "errors"
        return "notes"

    def _check(self, one: Input) -> None:
        case, proffer = one.files.case[0], one.files.proffer
        if proffer is not None and one.spoiled == proffer[0]:
            if one.files.name not in self.known:
                self.known[one.files.name] = read_case(self.folder / case)
            matter = self.known[one.files.name]
        else:
            matter = read_case(self.folder / case)
        if proffer is not None:
            matter = read_proffer(self.folder / proffer[0], matter, self.folder / case)
        found = check(matter)
        for every in (False, True):
            _printable(text(check_report(found, case, matter, every=every)))


def _printable(said: str) -> None:
    said.encode("utf-8")
    strange = {char for line in said.split("\n") for char in line if not char.isprintable()}
    assert not strange, f"said with {sorted(strange)!r}"
