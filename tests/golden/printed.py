"""What each text command prints of three matters, with what changes by itself masked.

Masked, digit by digit, so that no line breaks elsewhere: the number of the version, and the first digits of the digests
of files and tables. A digest that a command learns to print is masked once its word stands in ``MASKED``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from relcon import api
from tests.cli.conftest import run_command

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
FILES: Final = ("case.yaml", "proffer.yaml")
MASKED: Final = re.compile(
    r"\b(?P<of>relcon\s(?=\d+\.\d)|(?:case|proffer|tables|psr)\s(?=[0-9a-f]{8}\b))(?P<digits>[0-9a-z.]+)"
)


@dataclass(frozen=True)
class Asked:
    """A matter, and whom and what its commands are asked about.

    Attributes
    ----------
    folder
        Where its two files are.
    one, other
        Two defendants: of the first everything is asked.
    explained
        A defendant and a record, for ``explain``.
    letter
        Against which the letter is compared.
    files
        Files of the folder beside those two.
    more
        Commands of this matter alone.
    """

    folder: Path
    one: str
    other: str
    explained: str
    letter: str = "nyed-2005"
    files: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


MATTERS: Final[Mapping[str, Asked]] = {
    "riverside": Asked(
        *(ROOT / "examples" / "riverside", "dunn", "runner", "runner e8"),
        files=("offers.yaml", "psr.yaml"),
        more=(
            *("offer CASE offers.yaml", "offer CASE offers.yaml --all", "exposure CASE --psr psr.yaml"),
            *("psr CASE psr.yaml PROFFER", "psr CASE psr.yaml PROFFER --all"),
            *("letter redline CASE PROFFER", "after CASE PROFFER -s s-in-person"),
        ),
    ),
    "barge": Asked(HERE / "matters" / "barge", "brandt", "hollis", "brandt t4"),
    "garage": Asked(HERE / "matters" / "garage", "vail", "dorsey", "vail found"),
}
COMMANDS: Final = (
    *("exposure CASE", "exposure CASE -d ONE", "exposure CASE -d OTHER", "exposure CASE -d ONE --why"),
    *("explain CASE EXPLAINED", "matrix CASE", "matrix CASE -d ONE", "roles CASE", "roles CASE -d ONE"),
    *("brief CASE PROFFER", "simulate CASE PROFFER", "letter show CASE PROFFER", "letter questions CASE PROFFER"),
    *(
        "letter compare CASE PROFFER LETTER",
        "whatif CASE",
        "whatif CASE -d ONE",
        "leverage CASE",
        "leverage CASE -d ONE",
        "editions CASE",
        "editions CASE -d ONE",
    ),
    "check CASE PROFFER",
)
OF_NO_MATTER: Final[Mapping[str, tuple[str, ...]]] = {
    "law": ("law", "law --open", "law 5C1.2"),
    "demo": ("demo",),
}
GROUPS: Final = (*MATTERS, *OF_NO_MATTER)
"""What is printed together, in one process: a matter, the law, the demonstration."""
LINES: Final[Mapping[str, int]] = {"demo": 50, "simulate": 80, "brief": 66, "letter": 41}
"""What an answer fits by default, where it is not a screen."""
SCREEN: Final = 40


def printed(group: str, here: Path) -> dict[str, str]:
    """Return what the commands of a group print, by the golden file that keeps it.

    Parameters
    ----------
    group
        One of ``GROUPS``.
    here
        An empty folder to work in: commands are given names of files in it, never paths of a machine.
    """
    commands = OF_NO_MATTER.get(group) or tuple(_commands(MATTERS[group]))
    texts: dict[str, str] = {}
    with _working(here), pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "read_case", cache(api.read_case))
        if group in MATTERS:
            for file in (*FILES, *MATTERS[group].files):
                (here / file).write_bytes((MATTERS[group].folder / file).read_bytes())
        for command in commands:
            result = run_command(*command.split())
            if result.exit_code not in (0, 1):
                raise RuntimeError(f"relcon {command}: {result.output}") from result.exception
            texts[f"{group}/{_file(command)}"] = f"$ relcon {command}\n{masked(result.stdout)}"
    return texts


def masked(text: str) -> str:
    """Return a text in which the digits of versions and digests are masked, each by one sign."""
    return MASKED.sub(lambda found: found["of"] + re.sub(r"\w", "#", found["digits"]), text)


def _commands(asked: Asked) -> Iterator[str]:
    case, proffer = FILES
    words = {"CASE": case, "PROFFER": proffer, "ONE": asked.one, "OTHER": asked.other}
    words |= {"EXPLAINED": asked.explained, "LETTER": asked.letter}
    for command in (*COMMANDS, *asked.more):
        yield " ".join(words.get(word, word) for word in command.split())


def _file(command: str) -> str:
    """Return the name of a golden file: the words of its command, without those that name the matter's files."""
    said = [word.strip("-").replace(".", "-") for word in command.split() if word not in FILES]
    return f"{'-'.join(said)}.txt"


@contextmanager
def _working(here: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        yield
