"""A suggestion, and ``imported/proposals.yaml``, which keeps suggestions and decisions and which no case includes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from relcon.importing.store import Store
from relcon.private_files import read_input
from relcon.reading.build import build
from relcon.reading.problems import InputError
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.records.base import Id, Record
from relcon.writing.yaml_text import Value, flow

FORMAT: Final = "relcon/proposals/1"
NAME: Final = "proposals.yaml"
_HEX: Final = 8
_HEAD: Final = (
    "# Suggestions from what was imported, with what was decided of each. None counts before a person says yes:\n"
    "# relcon review CASE asks; or write decision: yes and by: NAME here, then relcon import --confirm this file.\n"
    "# No case file includes this file.\n"
)

Decision = Literal["open", "yes", "no", "later", "there"]
Kind = Literal["alias", "number", "person", "knowledge"]


class Proposal(Record):
    """One suggestion, and what was decided of it."""

    id: Id = Field(description="What names it.", examples=["alias-3f9c2a71"])
    kind: Kind = Field(description="What it would write.", examples=["alias"])
    person: Id | None = Field(default=None, description="Of whom.", examples=["dunn"])
    name: str | None = Field(default=None, description="How somebody is called.", examples=["Tall Man"])
    number: str | None = Field(default=None, description="The telephone number.", examples=['"+13125550101"'])
    since: str | None = Field(
        default=None, description="Of knowledge or a number, from which day.", examples=["2025-02-15"]
    )
    because: str = Field(description="On what it rests, with its rows.", examples=["phone-1, Contacts!3"])
    evidence: tuple[Id, ...] = Field(default=(), description="The exhibits.", examples=["[phone-1]"])
    decision: Decision = Field(
        default="open", description="What was decided; there: the case file says so already.", examples=["yes"]
    )
    by: str | None = Field(default=None, description="Who decided.", examples=["A. Orme"])
    why: str | None = Field(default=None, description="Why.", examples=["so called in the interview, p. 3"])
    of: Id | None = Field(
        default=None, description="Of knowledge that is affirmed: what was known of.", examples=["pool"]
    )
    wrote: Id | None = Field(default=None, description="The record that a yes wrote or changed.", examples=["dunn"])

    @property
    def ticked(self) -> bool:
        """Whether a person wrote a yes into the file, and nothing was made of it yet."""
        return self.decision == "yes" and self.wrote is None

    @property
    def waits(self) -> bool:
        """Whether something is still to be decided, or to be made of a yes."""
        return self.decision in ("open", "later") or self.ticked or (self.decision == "no" and self.by is None)


class _File(Record):
    format: Literal["relcon/proposals/1"] = Field(description="What this file is.", examples=[FORMAT])
    proposals: tuple[Proposal, ...] = Field(default=(), description="The suggestions.", examples=["[]"])


def proposal_id(kind: Kind, *parts: str) -> str:
    """Return what names a suggestion: the same always has the same name."""
    return f"{kind}-{hashlib.sha256('|'.join((kind, *parts)).encode()).hexdigest()[:_HEX]}"


def path_of(store: Store) -> Path:
    """Return the file of a matter's suggestions."""
    return store.folder / NAME


def kept(store: Store) -> tuple[Proposal, ...]:
    """Return the suggestions that the file holds; none where there is no file.

    Raises
    ------
    InputError
        With every error of the file.
    """
    path = path_of(store)
    return read_proposals(path) if path.is_file() else ()


def read_proposals(path: Path) -> tuple[Proposal, ...]:
    """Return the suggestions of a file.

    Raises
    ------
    InputError
        With every error of the file.
    """
    tree, problems = read_tree(read_input(path), str(path))
    source = Source(str(path), tree)
    built = build(_File, source)
    problems += built.problems
    if problems or built.record is None:
        raise InputError(problems)
    return built.record.proposals


def text_of(proposals: Iterable[Proposal]) -> str:
    """Return the file's text: one suggestion a line, in the order of kind and name."""
    ordered = sorted(proposals, key=lambda one: (one.kind, one.person or "", one.name or "", one.since or "", one.id))
    lines = [f"  - {flow(_fields(one))}\n" for one in ordered]
    return f"{_HEAD}format: {FORMAT}\nproposals:{'' if lines else ' []'}\n{''.join(lines)}"


def _fields(proposal: Proposal) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in proposal.model_dump(mode="json", exclude_defaults=True).items():
        found[name] = [str(one) for one in value] if isinstance(value, list) else str(value)
    return {**found, "decision": proposal.decision}


def merged(now: Sequence[Proposal], before: Sequence[Proposal]) -> list[Proposal]:
    """Return the suggestions as the rows now make them, each with what was decided of it.

    One that rows no longer make stays only where a person decided of it.
    """
    decided: Mapping[str, Proposal] = {one.id: one for one in before if one.decision not in ("open", "there")}
    found = {one.id: one for one in now}
    for id, old in decided.items():
        new = found.get(id)
        if new is None:
            found[id] = old
        elif not (old.decision == "later" and new.decision == "there"):
            names = ("decision", "by", "why", "of", "wrote")
            found[id] = new.model_copy(update={name: getattr(old, name) for name in names})
    return list(found.values())
