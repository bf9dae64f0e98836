"""Each clause of a letter: the low end if this term read otherwise, in each world and position.

The letter's term is exchanged and the table of usable facts made anew; all readings are asked of one batch, so that
they are columns of one worksheet for each position.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Final

from relcon.engine.batch import Batch, Question
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s1b1_8.agreement import TERMS
from relcon.proffer.letter.low_ends import LowEnd, LowEnds, bare, in_world
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.sessions.spoken import spoken
from relcon.proffer.trial.lock_in import Trials
from relcon.proffer.worlds.dispositions import beside_the_record
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.letter import NAME as USE_ONLY
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.term import NO_TERM, SILENT, Term
from relcon.records.terms import term_fields, term_of, with_terms
from relcon.results.letter import Clause, ClauseCell, Rests


def alternatives(name: str, term: Term, matter: Matter) -> Iterator[Term]:
    """Yield the other readings of a term, in the order of the schema, silence last.

    Parameters
    ----------
    name, term
        The term, as it stands.
    matter
        For topics that a letter could leave out.

    Notes
    -----
    A list is read otherwise one word at a time: with a word more, or with one less; of carve-outs those that the letter
    has or an admission concerns. Free text is not read otherwise, but for topics left out.
    """
    field = term_fields()[name]
    words = field.words
    if name == "topics.out":
        words = tuple(matter.topics)
    elif name == "carve_outs":
        concerned = {word for one in matter.admissions.values() for word in one.concerns}
        words = tuple(word for word in words if word in concerned or word in term.values)
    if name == USE_ONLY and term.silent:
        yield Term(("impeachment",))  # the clause as it is found: nothing but impeachment
    elif field.many:
        yield from (_toggled(term, word) for word in words)
    else:
        yield from (Term((word,)) for word in words if term.values != (word,))
    if words and not term.silent and NO_TERM not in [_toggled(term, word) for word in words if field.many]:
        yield NO_TERM


def _toggled(term: Term, word: str) -> Term:
    """Return a list with a word more, or without it; silent where nothing is left."""
    kept = tuple(one for one in term.values if one not in (word, SILENT))
    return Term(kept or (SILENT,)) if word in term.values else Term((*kept, word))


Cell = tuple[str, PositionName]
"""A world, or a trial on a theory, and a position."""

TRIAL: Final = "triggered_trial"

CREDIT: Final = "sentencing.safety_valve_carveout"
"""The term that says whether a session counts as the disclosure of 18 U.S.C. §3553(f)(5)."""

_SHOWN: Final = {"met": "shown", "not met": "not shown", "unknown": "open"}


@dataclass(frozen=True)
class Read:
    """A letter with some terms read otherwise, and what is then asked of the client."""

    letter: Letter
    changed: Mapping[str, Term]
    table: UsableFacts
    asked: Mapping[Cell, Question]
    complete: Mapping[Cell, Question]
    """The same after a full disclosure, where the terms say whether one counts."""


@dataclass
class Clauses:
    """The letters under which the client has spoken, term by term.

    Attributes
    ----------
    table, batch
        What has been said, on what terms; where it is answered.
    worlds
        Which worlds are asked; a letter matters only where the client speaks.
    """

    table: UsableFacts
    batch: Batch
    worlds: Sequence[str]
    _ends: LowEnds = field(init=False)
    _stands: Mapping[Cell, Question] = field(init=False)

    def __post_init__(self) -> None:
        self._ends = LowEnds(self.batch)
        self._stands = self._asked(self.table)

    @property
    def theories(self) -> tuple[str, ...]:
        """The theories of defense that counsel lists: each is a trial of its own."""
        proffer = self.table.matter.proffer
        return proffer.theories if proffer is not None else ()

    def ask(self) -> None:
        """Let everything that `every` reads wait for the first answer that is read."""
        _ = self._reads

    @cached_property
    def _reads(self) -> tuple[list[Read], list[Read]]:
        """Every term on which a number can turn, read otherwise, and the pairs of those that decide; asked."""
        singles: list[Read] = []
        pairs: list[Read] = []
        for letter in self.table.letters:
            alone = [
                {name: other}
                for name, meaning in meanings().items()
                for other in alternatives(name, term_of(letter.terms, name), self.table.matter)
                if meaning.turns
            ]
            singles += [self.read(letter, changed) for changed in alone]
            deciding = [changed for changed in alone if TERMS & set(changed)]
            pairs += [
                self.read(letter, {**one, **other})
                for one, other in combinations(deciding, 2)
                if not set(one) & set(other)
            ]
        self._ask([*singles, *pairs])
        return singles, pairs

    def every(self) -> tuple[Clause, ...]:
        """Return every term on which a number can turn, read otherwise; then the pairs that change only together."""
        singles, pairs = self._reads
        by_change = {(one.letter.id, tuple(one.changed.items())): one for one in singles}
        found = [self._clause(one, self._moved(one.asked)) for one in singles]
        for pair in pairs:
            apart = [by_change[pair.letter.id, (item,)] for item in pair.changed.items()]
            alone = {cell for one in apart for cell in self._moved(one.asked)}
            cells = [cell for cell in self._moved(pair.asked) if cell not in alone]
            if cells:
                found.append(self._clause(pair, cells))
        return tuple(found)

    def exchanged(self, letter: Letter, changed: Mapping[str, Term]) -> Clause:
        """Return what some terms change together, read as given."""
        read = self.read(letter, changed)
        self._ask([read])
        return self._clause(read, self._moved(read.asked))

    def read(self, letter: Letter, changed: Mapping[str, Term]) -> Read:
        """Return the questions with a letter's terms exchanged."""
        last = self.table.spoken.last
        other = letter.read_as(with_terms(letter.terms, changed))
        letters = {**self.table.matter.letters, letter.id: other}
        said = spoken(self.table.matter, last.id if last is not None else None, letters)
        table = replace(self.table, spoken=said)
        turned = {world for name in changed for world in meanings()[name].turns}
        complete = self._complete(table) if CREDIT in changed else {}
        return Read(letter, changed, table, self._asked(table, turned), complete)

    def not_told(self) -> dict[str, dict[str, dict[str, ClauseCell]]]:
        """Return, by topic and world, the low ends that move if nothing is said on the topic: a partial disclosure."""
        asked: dict[str, dict[Cell, Question]] = {}
        for topic in self.table.matter.topics:
            said = {id for id in self.table.spoken.mask if self.table.matter.admissions[id].topic != topic}
            if len(said) < len(self.table.spoken.mask):
                asked[topic] = {cell: in_world(self.table, *cell, said=said) for cell in self._stands}
        self._ends.ask([*self._stands.values(), *(one for cells in asked.values() for one in cells.values())])
        found = {topic: self._cells(cells, self._moved(cells)) for topic, cells in asked.items()}
        return {topic: worlds for topic, worlds in found.items() if worlds}

    def _complete(self, table: UsableFacts) -> dict[Cell, Question]:
        """Return what is asked after a full disclosure; nothing while what is said is a partial one."""
        if gaps(table.matter, table.spoken):
            return {}
        return {
            (world, position): in_world(table, world, position, full=True)
            for world in self.worlds
            if WORLDS[world].speaks and WORLDS[world].criterion5 == "session"
            for position in POSITIONS
        }

    def _asked(self, table: UsableFacts, turned: Collection[str] = WORLDS) -> dict[Cell, Question]:
        asked = {
            (world, position): in_world(table, world, position)
            for world in self.worlds
            if world in turned and WORLDS[world].speaks
            for position in POSITIONS
        }
        if TRIAL not in self.worlds or TRIAL not in turned:
            return asked
        trials = Trials(table)
        by_theory = {
            (f"{TRIAL}: {theory}", position): bare(trials.question(theory, position))
            for theory in self.theories
            for position in POSITIONS
        }
        return asked | by_theory

    def _ask(self, reads: Sequence[Read]) -> None:
        asked = (question for one in reads for question in (*one.asked.values(), *one.complete.values()))
        self._ends.ask([*self._stands.values(), *asked])

    def _differs(self, asked: Question, cell: Cell) -> bool:
        return self._ends.of(asked).ends != self._ends.of(self._stands[cell]).ends

    def _moved(self, asked: Mapping[Cell, Question]) -> list[Cell]:
        """Return in which of some questions another low end is found than as the letters stand."""
        return [cell for cell, question in asked.items() if self._differs(question, cell)]

    def _clause(self, read: Read, cells: Sequence[Cell]) -> Clause:
        before = {name: term_of(read.letter.terms, name) for name in read.changed}
        first = next(iter(before.values()))
        return Clause(
            letter=read.letter.id,
            stands={name: written(term) for name, term in before.items()},
            otherwise={name: written(term) for name, term in read.changed.items()},
            quote=first.quote,
            page=first.page,
            preset=first.preset,
            together=len(read.changed) > 1,
            worlds=self._cells(read.asked, cells),
            if_complete=self._cells(read.complete, self._moved(read.complete), full=True),
        )

    def _cells(
        self, asked: Mapping[Cell, Question], cells: Sequence[Cell], *, full: bool = False
    ) -> dict[str, dict[str, ClauseCell]]:
        found: dict[str, dict[str, ClauseCell]] = {}
        for cell in cells:
            world, position = cell
            found.setdefault(world, {})[position] = self._cell(self._stands[cell], asked[cell], full=full)
        return found

    def _rests(self, end: LowEnd, position: PositionName, *, full: bool = False) -> Rests:
        taken = end.credited and not full and bool(beside_the_record(self.table, position, self.table.spoken.mask))
        return Rests(complete=taken, lifted=end.lifted)

    def _cell(self, stands: Question, asked: Question, *, full: bool = False) -> ClauseCell:
        now, otherwise = self._ends.of(stands), self._ends.of(asked)
        return ClauseCell(
            rests=self._rests(now, stands.position),
            rests_otherwise=self._rests(otherwise, asked.position, full=full),
            low_end=now.months,
            otherwise=otherwise.months,
            by_table=now.by_table,
            by_table_otherwise=otherwise.by_table,
            because=tuple(self._because(stands, asked)),
            open=_open(now, otherwise),
        )

    def _because(self, stands: Question, asked: Question) -> Iterator[str]:
        for id, names in self.table.names.items():
            for facts, what in ((names.against, id), *((of, f"lead {lead}") for lead, of in names.leads.items())):
                was, now = facts <= stands.facts, facts <= asked.facts
                if was != now:
                    yield f"{what} then {'counts' if now else 'does not count'}"
        if asked.disposition.criterion5 != stands.disposition.criterion5:
            yield f"the fifth safety-valve criterion is then {_SHOWN[asked.disposition.criterion5 or 'unknown']}"
        for criterion, _ in dict.fromkeys(
            (*stands.disposition.criteria_left_open, *asked.disposition.criteria_left_open)
        ):
            was, now = ((criterion, "") in one.disposition.criteria_left_open for one in (stands, asked))
            if was != now:
                yield f"safety-valve criterion {criterion} is {'then' if now else 'no longer'} open"


def written(term: Term) -> str:
    """Return a term's words as in a file."""
    return ", ".join(term.values)


def _open(now: LowEnd, otherwise: LowEnd) -> tuple[str, ...]:
    missing = [
        what for what, end in (("as the letter stands", now), ("if it read otherwise", otherwise)) if end.months is None
    ]
    return tuple(f"the low end is left open {what}" for what in missing)
