"""What a person decides of a suggestion: a yes writes the record into counsel's file; who decided and why is kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from relcon.importing.change import changed
from relcon.importing.faults import refuse
from relcon.importing.review.proposal import Decision, Proposal, kept, merged, path_of, text_of
from relcon.importing.review.suggested import suggested
from relcon.importing.settings import settings_of
from relcon.importing.store import Store
from relcon.private_files import read_input, write_together
from relcon.reading.files import read_case
from relcon.reading.text_file import read_tree
from relcon.writing.splice import NoPlace, plain, with_item
from relcon.writing.yaml_text import Value

KNOWN_OF: Final = frozenset({"undertaking", "event", "person", "circumstance"})
"""Kinds of record that can be known of, and fields of `of` in knowledge."""
_NO_ID = re.compile(r"[^a-z0-9]+")
_BOM = "\ufeff"


class Review:
    """The suggestions of a matter, decided one after another."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.store = Store.opened(case)
        self.matter = read_case(case)
        self.settings = settings_of(case)
        self.proposals = merged(suggested(self.store.files, self.matter, self.settings), kept(self.store))

    @property
    def waiting(self) -> list[Proposal]:
        """The suggestions of which a person must still decide."""
        return sorted((one for one in self.proposals if one.waits), key=lambda one: (one.decision, one.kind, one.id))

    def found(self, id: str) -> Proposal:
        """Return a suggestion by its id.

        Raises
        ------
        NotImported
            Where there is none.
        """
        one = next((one for one in self.proposals if one.id == id), None)
        if one is None:
            message = f'no suggestion is called "{id}"; relcon review {self.case} --list shows them'
            raise refuse("unknown_name", str(path_of(self.store)), message)
        return one

    def decide(self, proposal: Proposal, decision: Decision, by: str, why: str, of: str | None = None) -> str | None:
        """Keep a decision, and write what a yes makes; return the id of the record, if one was written.

        Parameters
        ----------
        proposal
            The suggestion.
        decision
            ``yes``, ``no`` or ``later``.
        by, why
            Who decided, and why.
        of
            Of knowledge that is affirmed: the undertaking, event, person or circumstance that was known of.

        Raises
        ------
        InputError
            Where the case file would have errors with the record.
        NotImported
            Where the record cannot be written, or something is missing.
        """
        if not proposal.waits:
            message = f"{proposal.id} is decided already: {proposal.decision}, by {proposal.by or 'the case file'}"
            raise refuse("unknown_name", str(path_of(self.store)), message)
        files: dict[Path, str | bytes | None] = {}
        wrote = None
        if decision == "yes":
            wrote, files = self._written(proposal, of)
            instead = {path.resolve(): str(text).encode("utf-8") for path, text in files.items()}
            read_case(self.case, instead)
        update = {"decision": decision, "by": by, "why": why or None, "wrote": wrote}
        self.proposals = [one.model_copy(update=update) if one.id == proposal.id else one for one in self.proposals]
        files[path_of(self.store)] = text_of(self.proposals)
        write_together(files, self.store.pending)
        if decision == "yes":
            self._sorted_again()
        return wrote

    def _sorted_again(self) -> None:
        """Sort the stored rows again by what the case file now says; what was a number may be a person."""
        self.matter = read_case(self.case)
        store = Store.opened(self.case)
        changed(store, self.matter, store.files, self.settings).write(store)
        self.proposals = merged(suggested(store.files, self.matter, self.settings), kept(store))

    def _written(self, proposal: Proposal, of: str | None) -> tuple[str, dict[Path, str | bytes | None]]:
        """Return the id of the record that a yes writes or changes, and the file with it."""
        evidence: list[Value] = [str(id) for id in proposal.evidence]
        if proposal.kind == "alias":
            return self._of_person(proposal, "aliases", str(proposal.name))
        if proposal.kind == "number":
            return self._of_person(proposal, "phones", {"number": str(proposal.number), "evidence": evidence})
        if proposal.kind == "person":
            id = self._free(_NO_ID.sub("-", str(proposal.name).lower()).strip("-") or "unnamed")
            phones: list[Value] = [{"number": str(proposal.number), "evidence": evidence}]
            record: dict[str, Value] = {
                "id": id,
                "name": str(proposal.name),
                "status": "unidentified",
                "phones": phones,
            }
            return id, self._put(self.case, ("people",), record)
        id = self._free(proposal.id.replace("knowledge-", "kn-"))
        known = {"id": id, "person": str(proposal.person), "of": self._known_of(of)}
        more: dict[str, Value] = {"since": str(proposal.since), "how": "told", "evidence": evidence}
        return id, self._put(self.case, ("knowledge",), {**known, **more})

    def _known_of(self, of: str | None) -> Value:
        kind = self.matter.kind(of) if of is not None and of in self.matter else None
        if of is None or kind not in KNOWN_OF:
            said = "of what is not said" if of is None else f'"{of}" is nothing that can be known of'
            message = f"{said}; allowed: the id of an undertaking, event, person or circumstance: --of ID"
            raise refuse("needs_answer", str(path_of(self.store)), message)
        return {str(kind): of}

    def _of_person(self, proposal: Proposal, field: str, item: Value) -> tuple[str, dict[Path, str | bytes | None]]:
        """Return the file of a person's record with an item more in one of its lists."""
        person = str(proposal.person)
        record = self.matter.by_id(person) if person in self.matter else None
        where = record.location if record is not None else None
        if where is None:
            raise refuse("unknown_name", str(self.case), f'no person is called "{person}" any more')
        file = Path(where.file)
        people = plain(read_tree(read_input(file), str(file))[0]).get("people", [])
        place = next(number for number, one in enumerate(people) if one.get("id") == person)
        return person, self._put(file, ("people", place, field), item)

    def _put(self, file: Path, path: tuple[str | int, ...], item: Value) -> dict[Path, str | bytes | None]:
        """Return a file with an item more in a list; every other byte stays."""
        text = read_input(file).decode("utf-8")
        mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
        try:
            return {file: mark + with_item(body, path, item).of(body)}
        except NoPlace as error:
            said = "/".join(map(str, path))
            raise refuse("unreadable", str(file), f"{said}: {error}; write the record there by hand") from None

    def _free(self, id: str) -> str:
        names = (id, *(f"{id}-{number}" for number in range(2, 1000)))
        return next(name for name in names if name not in self.matter)
