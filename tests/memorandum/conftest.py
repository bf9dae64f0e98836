"""The memo of the example matter, built once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from relcon import api
from relcon.memorandum.asked import Asked
from relcon.memorandum.build import built
from relcon.memorandum.document import Figure, Memo
from relcon.memorandum.made import asked as made_asked
from relcon.proffer.proffer_run import proffer_run
from relcon.records.matter import Matter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20" font-family="sans-serif">'
    '<rect width="40" height="20" fill="#ffffff" /><text x="2" y="14" font-size="10">120</text></svg>'
)


@dataclass(frozen=True)
class Example:
    """The example, what was asked of it, the memo with one small picture."""

    matter: Matter
    asked: Asked
    memo: Memo


def example_memo(matter: Matter) -> Example:
    run = proffer_run(matter)
    asked = made_asked(matter, api.simulate(matter, made=run), api.brief(matter, made=run), run)
    return Example(matter, asked, built(asked, (Figure("Months & more", SVG),)))


@pytest.fixture(scope="session")
def example(root: Path) -> Example:
    folder = root / "examples" / "riverside"
    return example_memo(api.read_proffer(folder / "proffer.yaml", api.read_case(folder / "case.yaml")))
