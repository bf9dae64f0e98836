"""The kinds of file that can be imported, and who reads each; what makes records of the rows that were kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from relcon.importing.request import Importer
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes
    ----------
    says
        What it is, in a few words.
    reader
        Who reads it, ``module:function`` (an `Importer`).
    takes
        The options that it hears, of `relcon.importing.request.OPTIONS`.
    """

    says: str
    reader: str
    takes: frozenset[str]

    @property
    def cites(self) -> bool:
        """Whether its records cite an exhibit, which must then be named."""
        return "evidence" in self.takes

    @property
    def needs_zone(self) -> bool:
        """Whether its rows have times, of which the day in the matter's zone is asked."""
        return "tz" in self.takes

    @property
    def importer(self) -> Importer:
        """The function that reads it."""
        return cast("Importer", named(self.reader))


_LISTS: Final = frozenset({"map", "profile", "sheet", "encoding", "yes", "evidence", "bates", "exhibit_kind"})
_TIMES: Final = _LISTS | {"tz"}
_OWNED: Final = _TIMES | {"owner"}
KINDS: Final[Mapping[str, Kind]] = {
    "seizures": Kind("property reports, purchases and seizures by exhibit", "relcon.importing.seizures:read", _LISTS),
    "transactions": Kind("deals, and other events with drugs", "relcon.importing.transactions:read", _LISTS),
    "labs": Kind("laboratory reports by exhibit", "relcon.importing.labs:read", _LISTS),
    "payments": Kind("payments: of an app, a bank or a network", "relcon.importing.payments:read", _OWNED),
    "tolls": Kind("call records of a carrier", "relcon.importing.calls.reading:read", _TIMES),
    "pen-register": Kind("calls of a pen register", "relcon.importing.calls.reading:read", _TIMES),
    "jail-calls": Kind("calls from a jail", "relcon.importing.calls.reading:read", _TIMES),
    "intercepts": Kind("line sheets of a wiretap", "relcon.importing.calls.reading:read", _TIMES),
    "cameras": Kind("logs of a pole camera", "relcon.importing.cameras:read", _TIMES),
    "production": Kind(
        "load files of a production: the documents (.dat), the pages (.opt)",
        "relcon.importing.load_files.reading:read",
        frozenset({"map", "encoding"}),
    ),
    "as-evidence": Kind(
        "documents of a production that counsel ticked",
        "relcon.importing.load_files.ticked:read",
        frozenset({"sheet", "encoding"}),
    ),
    "entities": Kind(
        "FollowTheMoney entities, one a line",
        "relcon.importing.entities.reading:read",
        frozenset({"evidence", "bates", "exhibit_kind", "tz", "encoding"}),
    ),
    "messages": Kind("messages and calls of a telephone", "relcon.importing.messages.reading:read", _OWNED),
}
"""By the word that is written after ``relcon import``."""

Maker = Callable[[Sequence[StoredFile], Matter, Settings], Made]
MAKERS: Final[Sequence[str]] = (
    "relcon.importing.exhibits:events",
    "relcon.importing.transfers:payments",
    "relcon.importing.calls.contacts:contacts",
    "relcon.importing.load_files.index:page_lists",
    "relcon.importing.load_files.ticked:exhibits",
    "relcon.importing.messages.counted:contacts",
    "relcon.importing.entities.made:records",
)
"""Who makes records of stored rows, ``module:function`` (a `Maker`), in order."""


def made_of(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return all records that the stored rows make; the same rows always make the same."""
    made = Made()
    for name in MAKERS:
        made.include(cast("Maker", named(name))(files, matter, settings))
    for file in files:
        options = file.receipt.options
        if "bates" in options:
            id = str(file.receipt.evidence)
            record = {"id": id, "kind": options["exhibit_kind"], "bates": options["bates"].split(" ")}
            made.add(id, "evidence", record, [])
    return made


def named(name: str) -> object:
    """Return what ``module:function`` names; its module is imported when it is first asked for."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
