"""A new matter out of an indictment: caption, defendants, client, the counts, who else is named, who agreed to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from relcon.entry.adding import Draft, settle
from relcon.entry.blank import CASE, PROFFER, begun_case, begun_proffer
from relcon.entry.book import kinds, questions
from relcon.entry.interview import Interview, LeftOut, Stopped, Talk, wrapped
from relcon.entry.known import Known
from relcon.entry.target import Target
from relcon.records.case import CaseHeader
from relcon.records.counts import Count
from relcon.records.matter import Kind as RecordKind
from relcon.records.people import Person
from relcon.records.proffer import ProfferFile
from relcon.records.undertakings import Membership, Undertaking
from relcon.writing.yaml_text import Value

PEOPLE: tuple[RecordKind, ...] = ("person",)
JOINT = ("21 USC 846", "21 USC 963", "18 USC 371", "18 USC 1956(h)")
"""Statutes of conspiracy: what they charge is described as an undertaking."""

CHARGED = (
    "What the conspiracy count charges is, for the guidelines, no more than a beginning: relevant conduct asks what "
    "each person agreed to undertake jointly (USSG §1B1.3(a)(1)(B))."
)
UNCHARGED = "No count charges a conspiracy. Was anything undertaken jointly all the same (USSG §1B1.3 n.3)?"


@dataclass
class Indictment:
    """A matter that is being entered; nothing is on the disk before it is done, or stopped.

    Attributes
    ----------
    folder, talk
        Where it will be written; who is asked.
    client, objective
        The client's id, once named; what counsel is after with a proffer.
    """

    folder: Path
    talk: Talk
    client: str | None = None
    objective: Value = field(default_factory=list[Value])
    _target: Target | None = None

    @property
    def files(self) -> Mapping[str, str]:
        """What was confirmed so far, as the two files of a matter; none before the client is named."""
        if self._target is None or self.client is None:
            return {}
        return {CASE: self._target.text, PROFFER: begun_proffer(self.client, self.objective)}

    def enter(self) -> bool:
        """Ask for everything; return whether it was answered to the end."""
        try:
            self._header()
            self._defendants()
            self._counts()
            self._others()
            self._undertaking()
            self._objective()
        except Stopped:
            return False
        return True

    @property
    def without_history(self) -> tuple[str, ...]:
        """The names of the defendants whose criminal history and acceptance are still to be entered."""
        people = self.target.read().defendants.values()
        return tuple(one.name for one in people if one.defendant is None or one.defendant.criminal_history is None)

    @property
    def target(self) -> Target:
        """The case file as it would read now."""
        assert self._target is not None  # noqa: S101 - the header comes first
        return self._target

    @property
    def interview(self) -> Interview:
        """Questions that know what was entered so far."""
        return Interview(self.talk, Known(self.target.read()))

    def _header(self) -> None:
        header = Interview(self.talk, Known(None)).record(CaseHeader)
        file = self.folder / CASE
        self._target = Target(file, file, begun_case(header))

    def _add(self, kind: str, held: dict[str, str], fields: dict[str, Value]) -> None:
        self.target.keep(self.target.with_record(kinds()[kind], held, fields))

    def _settle(self, kind: str, held: dict[str, str], fields: dict[str, Value]) -> Draft | None:
        """Show a record until it is right, and take it in; ``None`` where it is left out."""
        draft = Draft(kinds()[kind], held, fields)
        added = settle(draft, self.target, self.interview)
        if added is None:
            return None
        self.target.keep(added)
        return draft

    def _defendants(self) -> None:
        self.talk.say("\nThe defendants, one after the other.")
        while True:
            given: dict[str, Value] = {"status": "defendant", "defendant": {"counts": []}}
            person = self.interview.one_more(Person, given, empty="no more defendants")
            if person is not None:
                self._add("person", {}, person)
            elif self.interview.known.of(PEOPLE):
                break
            else:
                self.talk.say("At least one is needed: a matter has a client.")
        self.client = self.interview.choose("Which of them is the client?", PEOPLE, "client")

    def _counts(self) -> None:
        self.talk.say("\nThe counts, one after the other; one against several defendants is typed once.")
        while (count := self.interview.one_more(Count, {}, empty="no more counts")) is not None:
            named = self.interview.several("Against whom? Several with commas", PEOPLE, "against", "every defendant")
            first, *rest = named or list(self.interview.known.of(PEOPLE))
            draft = self._settle("count", {"person": first}, count)
            if draft is None:
                continue
            for person in rest:
                self._add("count", {"person": person}, draft.fields)
            if rest:
                self.talk.say(wrapped(f"The same count against {', '.join(rest)}."))

    def _others(self) -> None:
        self.talk.say("\nWho else is named, or stands behind a description (CC-1, the LA source)?")
        while (person := self.interview.one_more(Person, {}, empty="nobody else")) is not None:
            self._add("person", {}, person)

    def _undertaking(self) -> None:
        counts = [
            one for person in self.target.read().people.values() if person.defendant for one in person.defendant.counts
        ]
        joint = any(one.under(statute) for one in counts for statute in JOINT)
        self.talk.say(f"\n{wrapped(CHARGED if joint else UNCHARGED)}")
        found = self.interview.one_more(Undertaking, {}, empty="nothing joint")
        if found is None:
            return
        draft = self._settle("undertaking", {}, found)
        if draft is None:
            return
        id = str(draft.fields["id"])
        self.talk.say("\nWho joined it? Two readings of what one person agreed to are entered one after the other.")
        while self._member(id):
            pass

    def _member(self, undertaking: str) -> bool:
        """Ask for one membership of an undertaking; return whether there was one to ask for."""
        within = frozenset(("undertaking",))
        try:
            member = self.interview.one_more(Membership, {}, "nobody else", within)
            if member is not None:
                self._settle("member", {"undertaking": undertaking}, member)
        except LeftOut:
            self.talk.say(wrapped(f"Left out for now; once the deals are there: relcon add member {self.target.path}"))
            return True
        return member is not None

    def _objective(self) -> None:
        found: dict[str, Value] = {}
        self.interview.put(ProfferFile, questions(ProfferFile).of(ProfferFile, "objective"), found)
        self.objective = found.get("objective", [])
