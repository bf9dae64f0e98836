"""What a person decides of a suggestion: a yes writes the record into counsel's file; who decided and why is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from relcon.importing.change import changed
from relcon.importing.faults import Fault, NotImported, refuse
from relcon.importing.people import free_id, id_of_name
from relcon.importing.review.proposal import NAME, Decision, Proposal, kept, merged, path_of, text_of
from relcon.importing.review.suggested import CONTACTS, suggested
from relcon.importing.settings import settings_of
from relcon.importing.store import Store
from relcon.private_files import read_input, write_together
from relcon.reading.files import read_case
from relcon.reading.text_file import read_tree
from relcon.records.matter import Matter
from relcon.writing.splice import NoPlace, plain, with_item
from relcon.writing.yaml_text import Value

KNOWN_OF: Final = frozenset({"undertaking", "event", "person", "circumstance"})
"""Kinds of record that can be known of, and fields of `of` in knowledge."""
_BOM = "\ufeff"


class Review:
    """The suggestions of a matter, decided one after another."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.store = Store.opened(case)
        self.matter = read_case(case)
        self.settings = settings_of(case)
        self.proposals = self._suggested(self.store)

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
        update = {"decision": decision, "by": by, "why": why or None, "of": of}
        (one,) = self.decide_all([proposal.model_copy(update=update)])
        return one.wrote

    def decide_all(self, decided: Iterable[Proposal], *, dry_run: bool = False) -> list[Proposal]:
        """Keep several decisions, and write what each yes makes: all of them, or none.

        Parameters
        ----------
        decided
            Suggestions with what was decided of each.
        dry_run
            Whether it is only worked out what would be written.

        Returns
        -------
        list of Proposal
            The same, each with the id of the record that was written.

        Raises
        ------
        InputError
            Where the case file would have errors with the records.
        NotImported
            With every decision of which the record cannot be written, or for which something is missing.
        """
        draft = _Draft(self.case, self.matter)
        done, faults = [], list[Fault]()
        for one in decided:
            try:
                self._check(one)
                done.append(one.model_copy(update={"wrote": draft.put(one) if one.decision == "yes" else None}))
            except NotImported as error:
                faults += error.faults
        if faults:
            raise NotImported(faults)
        if draft.texts:
            read_case(self.case, {path: text.encode("utf-8") for path, text in draft.texts.items()})
        if dry_run:
            return done
        new = {one.id: one for one in done}
        self.proposals = [new.get(one.id, one) for one in self.proposals]
        write_together({**draft.texts, path_of(self.store): text_of(self.proposals)}, self.store.pending)
        if draft.texts:
            self._sorted_again()
        return done

    def _check(self, one: Proposal) -> None:
        there = self.found(one.id)
        if not there.waits:
            message = f"{one.id} is decided already: {there.decision}, by {there.by or 'the case file'}"
            raise refuse("unknown_name", str(path_of(self.store)), message)

    def _sorted_again(self) -> None:
        """Sort the stored rows again by what the case file now says; what was a number may be a person."""
        self.matter = read_case(self.case)
        store = Store.opened(self.case)
        changed(store, self.matter, store.files, self.settings).write(store)
        self.proposals = self._suggested(store)

    def _suggested(self, store: Store) -> list[Proposal]:
        written = store.last_written.get(CONTACTS, {}).get(CONTACTS, {})
        return merged(suggested(store.files, self.matter, self.settings, written.values()), kept(store))


class _Draft:
    """Counsel's files as they will stand with what was affirmed."""

    def __init__(self, case: Path, matter: Matter) -> None:
        self.case, self.matter = case, matter
        self.taken: set[str] = set()
        self.texts: dict[Path, str] = {}

    def put(self, proposal: Proposal) -> str:
        """Put in what a yes writes or changes, and return the id of that record."""
        evidence: list[Value] = [str(id) for id in proposal.evidence]
        if proposal.kind == "alias":
            return self._of_person(proposal, "aliases", str(proposal.name))
        if proposal.kind == "number":
            claim: dict[str, Value] = {"number": str(proposal.number)}
            claim |= {"from": proposal.since} if proposal.since is not None else {}
            return self._of_person(proposal, "phones", {**claim, "evidence": evidence})
        if proposal.kind == "person":
            id = self._free(id_of_name(str(proposal.name)))
            phones: list[Value] = [{"number": str(proposal.number), "evidence": evidence}]
            record: dict[str, Value] = {
                "id": id,
                "name": str(proposal.name),
                "status": "unidentified",
                "phones": phones,
            }
            self._put(self.case, ("people",), record)
            return id
        known_of = self._known_of(proposal)
        id = self._free(proposal.id.replace("knowledge-", "kn-"))
        known = {"id": id, "person": str(proposal.person), "of": known_of}
        more: dict[str, Value] = {"since": str(proposal.since), "how": "told", "evidence": evidence}
        self._put(self.case, ("knowledge",), {**known, **more})
        return id

    def _known_of(self, proposal: Proposal) -> Value:
        of = proposal.of
        kind = self.matter.kind(of) if of is not None and of in self.matter else None
        if of is None or kind not in KNOWN_OF:
            said = "of what is not said" if of is None else f'"{of}" is nothing that can be known of'
            message = (
                f"{proposal.id}: {said}; allowed: the id of an undertaking, event, person or circumstance: --of ID, or "
                "of: ID in the file"
            )
            raise refuse("needs_answer", NAME, message)
        return {str(kind): of}

    def _of_person(self, proposal: Proposal, field: str, item: Value) -> str:
        """Put an item more into one of the lists of a person's record."""
        person = str(proposal.person)
        record = self.matter.by_id(person) if person in self.matter else None
        where = record.location if record is not None else None
        if where is None:
            raise refuse("unknown_name", str(self.case), f'no person is called "{person}" any more')
        file = Path(where.file)
        people = plain(read_tree(self._text(file).encode("utf-8"), str(file))[0]).get("people", [])
        place = next(number for number, one in enumerate(people) if one.get("id") == person)
        self._put(file, ("people", place, field), item)
        return person

    def _put(self, file: Path, path: tuple[str | int, ...], item: Value) -> None:
        """Put an item more into a list of a file; every other byte stays."""
        text = self._text(file)
        file = file.resolve()
        mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
        try:
            self.texts[file] = mark + with_item(body, path, item).of(body)
        except NoPlace as error:
            said = "/".join(map(str, path))
            raise refuse("unreadable", str(file), f"{said}: {error}; write the record there by hand") from None

    def _text(self, file: Path) -> str:
        return self.texts.get(file.resolve()) or read_input(file).decode("utf-8")

    def _free(self, id: str) -> str:
        found = free_id(id, self.matter, self.taken)
        self.taken.add(found)
        return found
