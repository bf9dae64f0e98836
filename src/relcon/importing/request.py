"""What is asked for, and what reading a file gives: the shapes that every kind of file shares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Protocol

from relcon.importing.fates import BadValue, Tally
from relcon.importing.faults import quoted, refuse
from relcon.importing.map import Map
from relcon.importing.people import People
from relcon.importing.read.source_file import SourceFile
from relcon.importing.settings import Ask, Settings
from relcon.importing.store import Store, StoredRow
from relcon.records.matter import Matter

OPTIONS: Final = (
    *("map", "profile", "evidence", "bates", "exhibit_kind", "owner", "tz", "sheet", "encoding", "yes"),
    "make_people",
)
"""What may be said of a file beside its name, its kind and the case file."""


def nobody(_question: str) -> None:
    """Answer nothing: nobody sits there."""
    return


class Moved(Protocol):
    """Is told in which step an import is, and how much of it is done of how much."""

    def __call__(self, step: Step, done: int = 0, of: int = 1) -> None:
        """Take note."""


Step = Literal["reading", "joining", "writing"]


def _unwatched(step: Step, done: int = 0, of: int = 1) -> None:
    """Take no note: nobody is watching."""


@dataclass(frozen=True)
class Request:
    """One import, as it was asked for on the command line.

    Attributes
    ----------
    kind, file, case
        What is imported as what, and into which case file.
    map, profile
        The map: a file of counsel's, or a layout that ships.
    evidence, bates, exhibit_kind
        The exhibit that records cite, and the pages and the kind with which it is made where it is new.
    owner
        Whose device or account it is.
    tz
        The zone of the file's times.
    sheet, encoding
        Where they are not to be found out.
    dry_run, yes
        Whether nothing is written; whether a guessed map is taken.
    make_people
        Names for which rows are held, and whose people are to be written as unidentified.
    ask
        Asks a person.
    moved
        Is told how far the import is.
    """

    kind: str
    file: Path
    case: Path
    map: Path | None = None
    profile: str | None = None
    evidence: str | None = None
    bates: str | None = None
    exhibit_kind: str | None = None
    owner: str | None = None
    tz: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    dry_run: bool = False
    yes: bool = False
    make_people: tuple[str, ...] = ()
    ask: Ask = nobody
    moved: Moved = _unwatched

    def check_options(self, taken: Collection[str]) -> None:
        """Check that nothing was said that this kind of file does not hear.

        Raises
        ------
        NotImported
            With every option that is given and not among those taken, which are called as the attributes are.
        """
        deaf = [name for name in OPTIONS if getattr(self, name) and name not in taken]
        if deaf:
            named = ", ".join(f"--{name.replace('_', '-')}" for name in deaf)
            message = f"{named}: an import of the kind {self.kind} does not take it; leave it out"
            raise refuse("not_taken", self.file.name, message)


@dataclass(frozen=True)
class Ground:
    """What a kind of file is read upon: the file, the matter, and what was imported into it before."""

    request: Request
    source: SourceFile
    matter: Matter
    settings: Settings
    store: Store

    @property
    def people(self) -> People:
        """Who names and numbers mean in the matter."""
        return People(self.matter, self.settings.region)

    def owner(self) -> str:
        """Return the id of the person whose device or account the file is of, as counsel states it.

        Raises
        ------
        NotImported
            Where counsel states nobody, or nobody is called so.
        """
        stated = self.request.owner or self.request.ask("Whose account or device is it (a name of the case file)? ")
        if not stated:
            message = (
                "whose account or device it is the file does not say, and nothing would show a wrong name: look in the "
                "letter or subpoena that came with it, and name the person: --owner ID"
            )
            raise refuse("needs_owner", self.source.name, message)
        try:
            return self.people.named(stated)
        except BadValue as bad:
            message = f"nobody is called {quoted(stated)}; allowed: {bad.allowed}"
            raise refuse("needs_owner", self.source.name, message) from None


@dataclass
class Outcome:
    """What a file was read to be.

    Attributes
    ----------
    tally
        The fate of every row.
    rows
        The rows that are kept; records are made of those that are used.
    table
        Instead of rows, where they may be very many: a file in Parquet.
    read
        How many rows there were.
    columns
        The columns' names, for the rejects.
    map
        The map under which it was read.
    found
        What was found out, by what it is; shown to counsel.
    totals
        Rows of totals, by column.
    notes
        What counsel should know.
    known
        What was worked out of this and all earlier files, for the maker of their records.
    options
        What counsel stated, for the receipt.
    files
        Further files to write, by name.
    """

    tally: Tally
    rows: Sequence[StoredRow] = ()
    table: bytes | None = None
    known: object | None = None
    read: int = 0
    columns: Sequence[str] = ()
    map: Map | None = None
    found: dict[str, str] = field(default_factory=dict)
    totals: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    files: Mapping[Path, str | bytes | None] = field(default_factory=dict)


Importer = Callable[[Ground], Outcome]
"""Reads a file of one kind; raises `relcon.importing.faults.NotImported` where it cannot be."""
