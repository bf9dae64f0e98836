"""The interviews that a report names as its source: what USSG §1B1.8 keeps out, and what an objection may open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from relcon import words
from relcon.engine.batch import Question
from relcon.law.letters.rule_410 import rule_410
from relcon.law.positions.options import POSITIONS
from relcon.proffer.proffer_run import ProfferRun
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.truthfulness import affirmed
from relcon.proffer.trial.openings import read_word
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph
from relcon.results.base import Range
from relcon.results.psr import Clause, Told

NO_FILE = (
    "it names an interview of the defendant: without the proffer file, whether USSG §1B1.8 keeps it out is not told"
)
NOT_ALL = "part of what was said in that interview may be used: write which admissions the paragraph takes (told)"
OTHERS = "it names an interview beside other sources: what those show is not information from it (USSG §1B1.8(a))"


@dataclass(frozen=True)
class Named:
    """An interview that a paragraph names.

    Attributes
    ----------
    day, told
        When; the admissions that it takes from it.
    alone
        Whether the paragraph names no other source.
    letter
        The letter's day and page, to stand after a cite; empty without one.
    open
        What is to be said of it; empty where nothing is.
    """

    day: date
    told: tuple[Told, ...]
    alone: bool
    letter: str = ""
    open: str = ""

    @property
    def kept_out(self) -> bool:
        """Whether all that the paragraph takes from it is kept out of the range in the Middle."""
        return bool(self.told) and all(one.kept_out for one in self.told)


@dataclass(frozen=True)
class Interviews:
    """The interviews of a defendant.

    Attributes
    ----------
    matter
        The case, with its proffer where there is one.
    run
        The proffer made ready; None without one.
    """

    matter: Matter
    run: ProfferRun | None

    @property
    def _table(self) -> UsableFacts | None:
        return None if self.run is None else self.run.worlds.table

    def of(self, one: Paragraph) -> Named | None:
        """Return the interview that a paragraph names, by its day or by the agents' report of a session."""
        reports = {
            id: session.date
            for session in self.matter.sessions.values()
            if session.report is not None
            for id in session.report.evidence
        }
        days = [day for day in (one.interview, *(reports.get(id) for id in one.sources)) if day is not None]
        if not days:
            return None
        alone = not [id for id in one.sources if id not in reports]
        table = self._table
        if table is None:
            return Named(days[0], (), alone, open=NO_FILE)
        of_day = [id for s in self.matter.sessions.values() if s.date == days[0] for id in s.admissions]
        told = tuple(self._told(id, table) for id in (one.told or of_day) if id in table.spoken.disclosures)
        return Named(days[0], told, alone, self._letter(told, table), _to_say(told, alone=alone))

    def _told(self, id: str, table: UsableFacts) -> Told:
        decisions = {position: table.decisions[position][id] for position in POSITIONS}
        middle = decisions["psr"]
        return Told(
            admission=id,
            kept_out=not middle.usable,
            why=middle.why,
            cite=middle.cite,
            term=middle.term,
            page=middle.page,
            also={position: not one.usable for position, one in decisions.items() if one.usable != middle.usable},
        )

    def _letter(self, told: Sequence[Told], table: UsableFacts) -> str:
        letter = next((one for x in told if (one := table.spoken.disclosures[x.admission].letter) is not None), None)
        page = next((one.page for one in told if one.page is not None), None)
        return "" if letter is None else _cited(letter, page)

    def speaking_of(self, records: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
        """Return the admissions that say that some records are so, with those that a paragraph takes."""
        table = self._table
        if table is None:
            return ()
        known = [id for id in records if id in self.matter]
        return tuple(
            id
            for id, said in table.spoken.disclosures.items()
            if id in told or affirmed(self.matter, table.client, known, said.admission)
        )

    def saying(self, _: Paragraph, kind: str) -> tuple[str, ...]:
        """Return the admissions that say a kind of thing, such as control over another."""
        table = self._table
        if table is None:
            return ()
        return tuple(id for id in table.spoken.disclosures if any(one.kind == kind for one in table.asserted(id)))

    def clause(self, admissions: Sequence[str], position: PositionName, *, denied: bool) -> Clause:
        """Say whether the letter lets admissions answer an objection at sentencing.

        Parameters
        ----------
        admissions
            Those that say the fact objected to.
        position
            Whose reading of a silent term.
        denied
            Whether the fact would be denied; else the objection only puts it to proof.

        Notes
        -----
        Rule: the letter's terms rebut_at_sentencing and rebuttal. Attacking the sufficiency of the evidence opens
        nothing under the wordings on which that was decided, at trial (United States v. Oluwanisola, 605 F.3d 124 (2d
        Cir. 2010)); under any other it is open, and read by ``open_norm``.
        """
        table = self._table
        if table is None or not admissions:
            return "no letter" if table is None else "not reached"
        reached = [self._reached(id, position, table, denied=denied) for id in admissions]
        return "reached" if "reached" in reached else reached[0]

    def _reached(self, id: str, position: PositionName, table: UsableFacts, *, denied: bool) -> Clause:
        said = table.spoken.disclosures[id]
        if said.letter is None:
            return "no letter"
        options = table.options[position]
        level = read_word(said.letter.terms, "rebuttal", options).word
        if not table.rebuttal(said, position)[0] or level == "none":
            return "not reached"
        if denied:
            return "reached"
        safe = any(level in one.under for one in rule_410().does_not_open)
        return "not reached" if safe or options.open_norm == "out" else "reached"

    def denied(self, admissions: Sequence[str]) -> Mapping[str, Range | None]:
        """Return, by position, the range where admissions come in to answer a denial (outcome triggered_sentencing)."""
        if self.run is None:
            return {}
        worlds, table = self.run.worlds, self.run.worlds.table
        found: dict[str, Range | None] = {}
        for position in POSITIONS:
            if self.clause(admissions, position, denied=True) != "reached":
                continue
            facts = table.against_client(WORLDS["protected"], position).union(
                *(table.names[id].against for id in admissions)
            )
            asked: Question = replace(
                worlds.question("triggered_sentencing", table.client, position), facts=frozenset(facts)
            )
            found[position] = self.run.batch.answer(asked).total
        return found


def _to_say(told: Sequence[Told], *, alone: bool) -> str:
    usable = [one for one in told if not one.kept_out]
    if not alone:
        return OTHERS
    if usable and len(usable) < len(told):
        return NOT_ALL
    return f"it names an interview alone, which may be used: {usable[0].why}" if usable else ""


def _cited(letter: Letter, page: str | None) -> str:
    day = f"; the agreement of {words.day(letter.entered)}" if letter.entered is not None else "; the agreement"
    return f"{day}{f', page {page}' if page is not None else ''}"
