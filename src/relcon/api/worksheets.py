"""Each defendant's worksheet in each position, before any proffer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.records.psr import Psr
    from relcon.results.exposure import Exposure


def exposure(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    without: Iterable[str] = (),
    all_events: bool = False,
    separates: bool = False,
    psr: Psr | None = None,
) -> Exposure:
    """Return each defendant's worksheet in each position, before any proffer.

    Parameters
    ----------
    matter
        From `read_case`.
    defendants, positions
        Ids; all by default.
    edition
        Such as ``"2025"``; by the sentencing date by default (USSG §1B1.11(a)).
    without
        Ids of what is left out: exhibits, facts, findings; a person, for every exhibit of that speaker; a lot, for
        every event on it. The receipt's ``options`` name them.
    all_events
        Whether every event is listed for every defendant; else those that touch the defendant, and why each other does
        not count stands once, in ``rest``.
    separates
        Whether it is told what separates the positions of each defendant, and by how many months.
    psr
        A disclosed presentence report, from `read_psr`: its findings stand in position ``psr`` of its defendant, who is
        then the only one. ``presentence`` says what it finds, the receipt's ``options`` its hash.

    Returns
    -------
    Exposure
        Months are integers or ``"life"``, weights are grams as text. ``on(event, defendant, position)`` is the answer
        on any event, listed or not.

    Raises
    ------
    EditionNotShipped
        Where an edition asked for, or the editions of all defendants, are not part of the program.
    KeyError
        For a defendant who is not in the file.
    UnknownToggle
        For an id that names nothing that can be left out.
    Refusal
        Where a report is that of another defendant.
    """
    from relcon.engine.batch import Batch
    from relcon.engine.program import expose
    from relcon.inquiry.separating import separated
    from relcon.inquiry.toggles import asked, left_out, switched_off
    from relcon.law.record_index import RecordIndex
    from relcon.law.scenario import Scenario
    from relcon.presentence.in_the_middle import beside, in_the_middle, whose

    off = left_out(matter, without)
    told = None
    if psr is not None:
        defendants = whose(psr.file, matter, defendants)
        matter, told = in_the_middle(matter, psr, edition)
    batch = Batch(RecordIndex.of(matter), edition, Scenario(without=switched_off(off)))
    found = expose(
        matter,
        defendants=defendants,
        positions=positions,
        edition=edition,
        all_events=all_events,
        batch=batch,
        other_ways=True,
    )
    if separates:
        found = separated(found, matter, batch)
    found = found.model_copy(update={"receipt": asked(found.receipt, off, ())})
    return found if told is None else beside(found, told)
