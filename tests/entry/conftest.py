"""A small matter to add to, and somebody who answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from relcon.entry.adding import ask_for
from relcon.entry.book import kinds
from relcon.entry.interview import Interview, Stopped
from relcon.entry.known import Known
from relcon.entry.target import Target

CASE = """\
# Only a test's matter.
format: relcon/case/1
case: {caption: United States v. Stokes and Fisk, district: wiwd}   # two defendants

evidence:
  - {id: uo-1, kind: controlled_buy, title: UC report, date: 2024-06-01}

people:
  - id: stokes
    name: Ronnie Stokes
    aliases: [Ron]
    status: defendant
    defendant:
      counts: []   # none yet
  - {id: fisk, name: Wayne Fisk, status: defendant}   # no counts

undertakings:
  - id: house
    title: Selling crack from the house
    substances: [crack]

events: []
"""
PROFFER = """\
format: relcon/proffer/1
case: case.yaml
client: stokes
letters: [{id: letter-1, entered: 2024-11-01}]
sessions:
  - {id: s1, date: 2024-11-05, mode: in_person, letter: letter-1}
topics: [{id: own, title: Own deliveries}]
"""


class Answers:
    """Somebody who answers from a list, and what was said to them."""

    def __init__(self, answers: Iterable[str]) -> None:
        self.answers = iter(answers)
        self.prompts: list[str] = []
        self.shown: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        try:
            return next(self.answers)
        except StopIteration:
            raise Stopped from None

    def say(self, text: str) -> None:
        self.shown.append(text)

    @property
    def text(self) -> str:
        return " ".join("\n".join([*self.prompts, *self.shown]).split())


def answered(file: Path, kind: str, *lines: str) -> tuple[str | None, Answers]:
    """The file's text with a record that was asked for, and what was asked and shown."""
    target, talk = Target.opened(file), Answers(lines)
    added = ask_for(kinds()[kind], target, Interview(talk, Known(target.read())))
    return (None if added is None else added.text), talk


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The case file of the small matter, its proffer file beside it."""
    file = tmp_path / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    (tmp_path / "proffer.yaml").write_text(PROFFER, encoding="utf-8")
    return file
