"""People whom a file names and the case file lacks: written as unidentified where counsel ticks their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from relcon.importing.fates import Fate, Tally
from relcon.importing.faults import Fault, NotImported, quoted, refuse
from relcon.importing.people import People, free_id, id_of_name
from relcon.importing.read.table import folded
from relcon.private_files import read_input
from relcon.reading.files import read_case
from relcon.records.matter import Matter
from relcon.writing.splice import NoPlace, with_item

_BOM = "\ufeff"
_SHOWN = 20  # held names in a message


class NewPeople:
    """The people who are written into the case file with an import, so that rows are held for them no more.

    Parameters
    ----------
    case
        The case file.
    ticked
        The names that counsel ticked.
    file
        The name of the file that is imported.
    matter
        The case as it stands.
    """

    def __init__(self, case: Path, ticked: Sequence[str], file: str, matter: Matter) -> None:
        self.case, self.file, self.matter = case, file, matter
        self.left = {folded(name): name for name in ticked}
        self.made: dict[str, str] = {}
        self._text: str | None = None

    def make(self, tally: Tally) -> bool:
        """Write each person whose name is ticked and held; return whether there was one.

        Raises
        ------
        InputError
            Where the case file would have errors with them.
        NotImported
            Where they cannot be written into it.
        """
        found = {name: fate for name, fate in self._held(tally).items() if name in self.left}
        for name, fate in found.items():
            del self.left[name]
            self._write(fate)
        if found:
            self.matter = read_case(self.case, {self.case.resolve(): self.text.encode("utf-8")})
        return bool(found)

    def check(self, tally: Tally) -> None:
        """Check that every name that was ticked was held.

        Raises
        ------
        NotImported
            With every one that was not.
        """
        held = [fate.found for fate in self._held(tally).values()]
        more = f" and {len(held) - _SHOWN:,} more" if len(held) > _SHOWN else ""
        allowed = f"a name of which rows are held: {'; '.join(held[:_SHOWN])}{more}" if held else "no name is held"
        told = [
            Fault("unknown_name", self.file, f"--make-people {quoted(name)}: {self._why(name)}; allowed: {allowed}")
            for name in self.left.values()
        ]
        if told:
            raise NotImported(told)

    @property
    def text(self) -> str:
        """The case file as it will stand."""
        if self._text is None:
            self._text = read_input(self.case).decode("utf-8")
        return self._text

    @property
    def files(self) -> dict[Path, str | bytes | None]:
        """The case file with them, where there are any."""
        return {self.case: self.text} if self.made else {}

    @property
    def stated(self) -> dict[str, str]:
        """What the receipt keeps."""
        return {"made_people": "; ".join(self.made.values())} if self.made else {}

    @property
    def notes(self) -> list[str]:
        """What counsel is told."""
        named = ", ".join(f"{id} ({name})" for id, name in self.made.items())
        return [f"written into {self.case.name} as unidentified: {named}"] if named else []

    def _held(self, tally: Tally) -> dict[str, Fate]:
        """Return the first row of each name that nobody has; where two people have it, another one helps nothing."""
        people, found = People(self.matter), dict[str, Fate]()
        for fate in tally.of("held"):
            if fate.reason == "unknown_person" and fate.found.strip() and not people.called(fate.found):
                found.setdefault(folded(fate.found), fate)
        return found

    def _why(self, name: str) -> str:
        called = People(self.matter).called(name)
        if len(called) > 1:
            return f"{' and '.join(sorted(called))} are called so already"
        return f"{called.pop()} is called so already" if called else "no row is held for this name"

    def _write(self, fate: Fate) -> None:
        name = " ".join(fate.found.split())
        id = free_id(id_of_name(name), self.matter, self.made)
        record = {"id": id, "name": name, "status": "unidentified", "note": f"named in {self.file}, {fate.row.place}"}
        mark, body = (_BOM, self.text[1:]) if self.text.startswith(_BOM) else ("", self.text)
        try:
            self._text = mark + with_item(body, ("people",), dict(record)).of(body)
        except NoPlace as error:
            raise refuse("unreadable", str(self.case), f"people: {error}; write {name} there by hand") from None
        self.made[id] = name
