"""The one-book comparison of USSG §1B1.11: each Manual applied whole, then compared; never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from relcon.engine.batch import Batch, Question
from relcon.engine.otherwise import otherwise
from relcon.engine.program import receipt
from relcon.engine.which_edition import edition_of, manual, refused, sentencing_date
from relcon.law.arrays import IntArray
from relcon.law.months import number
from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import EDITIONS, NEWEST, EditionNotShipped, caution, edition_for, edition_on, known
from relcon.law.tristate import NO, YES
from relcon.law.ussg.s1b1_11 import controlling_date, raises
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.editions import Book, BookRange, Compared, DefendantEditions, Editions
from relcon.results.summary import lines_between, summary

STATUTES = "statutory terms are the same in both books: a change of a statute between the two dates is not compared"
NOT_SHIPPED = "the book of the {what} ({name}) is not shipped: the comparison cannot be finished on the tables here"


@dataclass
class _Asking:
    """One matter, its positions, and what was assumed on the way."""

    batch: Batch
    positions: tuple[PositionName, ...]
    assumed: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)

    def ranges(self, defendant: str, edition: str) -> dict[str, BookRange]:
        """Compute a defendant under one book, whole."""
        self.used.append(edition)
        found: dict[str, BookRange] = {}
        for name in self.positions:
            question = Question(defendant, name, edition=edition)
            self.batch.ask([question])
            ways = self.batch.asked(question, otherwise).found
            one = self.batch.computed(question)
            self.assumed += one.assumed
            found[name] = BookRange.of(summary(one.answer), if_accepted=ways["if_accepted"])
        return found

    def defendant(self, id: str) -> DefendantEditions:
        """Compare both books for a defendant."""
        matter = self.batch.index.matter
        part, header = matter.people[id].defendant, matter.case.case
        ended = controlling_date(part.counts if part else (), header.offense_ended if header else None)
        day = sentencing_date(matter, id)
        sentencing, warned = self._sentencing(id, day)
        offense = self._offense(id, ended.day, ended.why, sentencing) if ended.day is not None else None
        compared = {name: _compared(name, sentencing, offense, ended.day, day) for name in self.positions}
        notes = [*ended.open]
        if offense is not None and offense.edition != sentencing.edition:
            notes.append(STATUTES)
            if any(one.applies != sentencing.edition for one in compared.values()):
                notes.append(point("clarifying").said)
            if offense.edition is not None:
                warned += [text for text in (caution(offense.edition),) if text is not None]
        if ended.day is not None and day is not None and ended.day > day:
            notes.append(f"the offense ends on {ended.day}, after the sentencing on {day}: one of the dates is wrong")
        try:
            which = manual(edition_of(matter, id))
        except EditionNotShipped as refusal:
            which = refused(refusal)
        return DefendantEditions(
            controlling_date=None if ended.day is None else ended.day.isoformat(),
            controlling_why=ended.why,
            sentencing=sentencing,
            offense=offense,
            compared=compared,
            manual=which,
            open=tuple(notes),
            warnings=tuple(dict.fromkeys(warned)),
        )

    def _sentencing(self, id: str, day: date | None) -> tuple[Book, list[str]]:
        if day is None:
            why = "no sentencing date is given: the newest edition shipped (USSG §1B1.11(a))"
            book = Book(date=None, edition=NEWEST, why=why, status=known(NEWEST).status)
            return book.model_copy(update={"positions": self.ranges(id, NEWEST)}), [why]
        try:
            found = edition_for(day)
        except EditionNotShipped as refusal:
            said = f"NOT COMPUTED: {refusal}"
            return Book(date=day.isoformat(), edition=None, why=str(refusal), refused=said), [said]
        book = Book(
            date=day.isoformat(),
            edition=found.name,
            why=found.reason,
            status=known(found.name).status,
            reference_only=found.reference_only,
            positions=self.ranges(id, found.name),
        )
        return book, [] if found.warning is None else [found.warning]

    def _offense(self, id: str, day: date, why: str, sentencing: Book) -> Book:
        name, written = edition_on(day), day.isoformat()
        if name is None or name not in EDITIONS:
            which = "an older one than any shipped" if name is None else f"the {name} Manual"
            said = "NOT COMPUTED: " + NOT_SHIPPED.format(what="offense", name=which)
            return Book(date=written, edition=None, why=why, refused=said)
        same = name == sentencing.edition
        return Book(
            date=written,
            edition=name,
            why=f"in force on {day}, {why} (USSG §1B1.11(b)(1))",
            status=known(name).status,
            positions=sentencing.positions if same else self.ranges(id, name),
        )


def compare_editions(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
) -> Editions:
    """Compare, for each defendant, the Manual of the date of sentencing with that of the offense.

    Parameters
    ----------
    matter : Matter
        What was read. An edition named in the file is not asked: the dates decide.
    defendants, positions
        All by default.

    Notes
    -----
    Rule: USSG §1B1.11(a), (b)(1)-(3), n.1, n.2. At most two books, each applied in its entirety.
    """
    asking = _Asking(Batch(RecordIndex.of(matter)), tuple(positions) if positions is not None else POSITIONS)
    found = {id: asking.defendant(id) for id in (defendants if defendants is not None else matter.defendants)}
    warnings = [f"{id}: {text}" for id, one in found.items() for text in one.warnings]
    return Editions(
        receipt=receipt(matter, asking.positions, asking.used, tuple(dict.fromkeys(asking.assumed)), warnings),
        defendants=found,
    )


def _compared(name: str, sentencing: Book, offense: Book | None, ended: date | None, day: date | None) -> Compared:
    here = sentencing.positions.get(name)
    if offense is None:
        return _unknown("no date of the offense is known (dates of the counts, or offense_ended)")
    if ended is not None and day is not None and edition_on(ended) is not None and edition_on(ended) == edition_on(day):
        return Compared(
            lower="same",
            ex_post_facto="no",
            applies=sentencing.edition if not sentencing.reference_only else None,
            range=here.range if here is not None else None,
            total=here.total if here is not None else None,
            why="both dates fall under one edition: there is one book",
        )
    if sentencing.refused is not None or sentencing.reference_only:
        called = "an older one than any shipped" if sentencing.refused else f"the {edition_on(day or date.max)} Manual"
        return _unknown(NOT_SHIPPED.format(what="sentencing date", name=called))
    if offense.refused is not None:
        return _unknown(offense.refused.removeprefix("NOT COMPUTED: "))
    there = offense.positions[name]
    if here is None or here.range is None or there.range is None:
        return _unknown("a range is not known under both books", lines_between(here.lines if here else {}, there.lines))
    return _of_two(sentencing, offense, here, there)


def _of_two(sentencing: Book, offense: Book, here: BookRange, there: BookRange) -> Compared:
    both_known = np.ones(1, dtype=np.bool_)
    higher, lower = (int(one[0]) for one in raises(_ends(here), _ends(there), both_known))
    differing = lines_between(here.lines, there.lines)
    if higher == YES:
        return Compared(
            lower="offense",
            ex_post_facto="yes",
            applies=offense.edition,
            range=there.range,
            total=there.total,
            why="the book of the sentencing date gives a higher range than that of the offense: ex post facto "
            "(Peugh, 569 U.S. 530); the book of the offense applies, whole (USSG §1B1.11(b)(1), (2))",
            differing=differing,
        )
    if higher == NO:
        return Compared(
            lower="sentencing" if lower == YES else "same",
            ex_post_facto="no",
            applies=sentencing.edition,
            range=here.range,
            total=here.total,
            why="the book of the sentencing date gives no higher range: it applies, whole (USSG §1B1.11(a))",
            differing=differing,
        )
    return _unknown("one end of the range is higher and the other lower: which book is harsher is open", differing)


def _unknown(why: str, differing: tuple[str, ...] = ()) -> Compared:
    return Compared(lower="unknown", ex_post_facto="unknown", applies=None, why=why, differing=differing)


def _ends(book: BookRange) -> tuple[IntArray, IntArray]:
    low, high = book.range if book.range is not None else (0, 0)
    return np.array([number(low)], dtype=np.int64), np.array([number(high)], dtype=np.int64)
