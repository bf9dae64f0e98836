"""Session by session: what each added, under which letter, and what the client stands at once it is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from relcon.engine.batch import Batch, Question
from relcon.law.positions.options import POSITIONS
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.sessions.reports import compared
from relcon.proffer.sessions.spoken import held, spoken
from relcon.proffer.worlds.dispositions import taken_as_complete
from relcon.records.matter import Matter
from relcon.records.sessions import Session
from relcon.results.sessions import AfterSession, SessionAnswer
from relcon.results.summary import summary


@dataclass(frozen=True)
class SessionHistory:
    """The sessions held, each with the questions of the world ``protected`` at its end.

    What an earlier session disclosed under no letter is known before a later agreement (USSG §1B1.8(b)(1)); one that
    had a letter keeps its own terms.
    """

    steps: tuple[tuple[Session, Worlds], ...]

    @classmethod
    def of(cls, asked: Worlds) -> SessionHistory:
        """Return the sessions up to the one asked for."""
        matter = asked.table.matter
        return cls(tuple((one, _at_end(asked, matter, one)) for one in held(matter, asked.table.spoken.last)))

    def questions(self) -> Iterator[Question]:
        """Yield every question."""
        for _, worlds in self.steps:
            for position in POSITIONS:
                yield worlds.question("protected", worlds.table.client, position)

    def answers(self, batch: Batch) -> Iterator[SessionAnswer]:
        """Yield each session, its questions answered."""
        before: set[str] = set()
        for session, worlds in self.steps:
            yield _answer(session, worlds, batch, before)
            before |= set(session.admissions)


def _at_end(asked: Worlds, matter: Matter, session: Session) -> Worlds:
    return replace(asked, table=replace(asked.table, spoken=spoken(matter, session.id)))


def _answer(session: Session, worlds: Worlds, batch: Batch, before: set[str]) -> SessionAnswer:
    table = worlds.table
    letter = table.matter.letters[session.letter] if session.letter is not None else None
    told = [id for id in session.admissions if id in table.spoken.disclosures]
    answers = {position: batch.answer(worlds.question("protected", table.client, position)) for position in POSITIONS}
    taken = taken_as_complete(table, "protected", answers)
    after = {}
    for position, found in answers.items():
        after[position] = AfterSession.of(
            summary(found),
            criterion_5=found.safety_valve.criteria["5"],
            if_complete=position in taken,
            open=found.open if found.range is None else (),
        )
    return SessionAnswer(
        id=session.id,
        date=str(session.date),
        mode=session.mode,
        letter=session.letter,
        entered=str(letter.entered or session.date) if letter is not None else None,
        first_said=tuple(id for id in told if id not in before),
        said_again=tuple(id for id in told if id in before),
        kept_out={
            position: tuple(id for id, decision in table.decisions[position].items() if not decision.usable)
            for position in POSITIONS
        },
        complete=not gaps(table.matter, table.spoken),
        untold=tuple(one.record.id for one in table.untold("psr", table.spoken.mask)),
        contradicted=tuple(
            dict.fromkeys(one.here.admission or "" for one in table.contradicted("psr", table.spoken.mask))
        ),
        after=after,
        report=compared(table.matter, session, session.report),
        open=_limits(session),
    )


def _limits(session: Session) -> tuple[str, ...]:
    """Return what a kind of session leaves open."""
    if session.mode == "grand_jury":
        return (
            (
                "sworn testimony: a falsehood is perjury (USSG §1B1.8(b)(3), §3C1.1 n.4(B)); whether Fed. R. Evid. 410 "
                "reaches testimony before a grand jury at all is open"
            ),
        )
    if session.mode == "written":
        return ("a writing is a document as well: whether the letter reaches documents is a term of its own",)
    return ()
