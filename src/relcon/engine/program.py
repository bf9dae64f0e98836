"""The exposure: each defendant asked for in each position, in one scenario, with what it was computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from relcon import __version__
from relcon.engine.batch import Batch, Question
from relcon.engine.column_answer import Computed
from relcon.engine.disposition import AS_STATED, Disposition
from relcon.engine.otherwise import otherwise
from relcon.engine.rests import Rests
from relcon.engine.which_edition import edition_of, manual, refused, used
from relcon.law.positions.options import POSITIONS, options
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.tables import NEWEST, Edition, EditionNotShipped, digest
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import Across, DefendantAnswer, Exposure, Manual, PositionAnswer, Receipt


def compute(
    index: RecordIndex,
    defendant: str,
    position: PositionName,
    scenario: Scenario = BASELINE,
    disposition: Disposition = AS_STATED,
    edition: str | None = None,
) -> Computed:
    """Compute one defendant in one position and one scenario.

    Parameters
    ----------
    index : RecordIndex
        Every record of the matter.
    defendant, position
        Who, and in which position.
    scenario : Scenario
        Which exhibits are off and which admitted facts count.
    disposition : Disposition
        What a world says of the disposition.
    edition : str, optional
        Overrides the Manual edition.
    """
    return Batch(index, edition, scenario).computed(Question(defendant, position, disposition=disposition))


def answer(
    index: RecordIndex,
    defendant: str,
    position: PositionName,
    scenario: Scenario = BASELINE,
    disposition: Disposition = AS_STATED,
    edition: str | None = None,
) -> PositionAnswer:
    """Return the answer of `compute` alone."""
    return compute(index, defendant, position, scenario, disposition, edition).answer


def across(answers: Mapping[str, PositionAnswer]) -> dict[str, Across]:
    """Say of each event that touches the defendant whether it is in, out or contested across the positions."""
    found: dict[str, Across] = {}
    for id in next(iter(answers.values())).events if answers else ():
        states = {(a.events[id].in_, a.events[id].open) for a in answers.values()}
        found[id] = "in" if states == {(True, False)} else "out" if states == {(False, False)} else "contested"
    return found


def defendant_answer(answers: Mapping[str, PositionAnswer], which: Edition) -> DefendantAnswer:
    """Return a defendant's answers in several positions under an edition."""
    return DefendantAnswer(
        positions=dict(answers),
        across=across(answers),
        edition=which.name,
        manual=manual(which),
        warnings=(which.warning,) if which.warning is not None else (),
    )


def chosen(
    matter: Matter, defendants: Iterable[str], edition: str | None = None
) -> tuple[dict[str, Edition], dict[str, Manual]]:
    """Return the edition of each defendant, and of those whose edition is not shipped what is said instead.

    Raises
    ------
    EditionNotShipped
        Where that leaves nobody, or an edition asked for by name is not shipped.
    """
    found: dict[str, Edition] = {}
    left_out: dict[str, Manual] = {}
    last: EditionNotShipped | None = None
    for name in defendants:
        try:
            found[name] = edition_of(matter, name, edition)
        except EditionNotShipped as refusal:
            left_out[name], last = refused(refusal), refusal
    if last is not None and not found:
        raise last
    return found, left_out


def without_answer(left_out: Manual) -> DefendantAnswer:
    """Return what stands for a defendant whose edition is not shipped."""
    return DefendantAnswer(positions={}, manual=left_out, warnings=(left_out.refused or left_out.why,))


def edition_warnings(editions: Mapping[str, Edition], left_out: Mapping[str, Manual]) -> list[str]:
    """Return what every output says of the editions, defendant by defendant."""
    said = [f"{name}: {one.warning}" for name, one in editions.items() if one.warning is not None]
    said += [f"{name}: {one.refused}" for name, one in left_out.items()]
    names = dict.fromkeys(one.name for one in editions.values())
    if len(names) > 1:
        said.append(f"defendants fall under different editions: {', '.join(names)}")
    return said


def receipt(
    matter: Matter,
    positions: Sequence[PositionName],
    editions: Iterable[str],
    open_norms: Sequence[str],
    warnings: Sequence[str],
) -> Receipt:
    """Return what an answer was computed from; it carries no clock.

    ``editions`` are those used, the first one first; the newest stands where there is none.
    """
    names = list(dict.fromkeys(editions)) or [NEWEST]
    return Receipt(
        relcon=__version__,
        edition=names[0],
        edition_sha256=digest(names[0]),
        editions=used(names),
        case_sha256=matter.case_sha256,
        proffer_sha256=matter.proffer_sha256,
        options={name: options(name, matter.case.positions, matter.circuit).as_texts() for name in positions},
        open_norms=tuple(open_norms),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def expose(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    scenario: Scenario = BASELINE,
    all_events: bool = False,
    batch: Batch | None = None,
    other_ways: bool = False,
) -> Exposure:
    """Return the exposure of each defendant asked for, in each position.

    Parameters
    ----------
    matter : Matter
        What was read.
    defendants, positions
        All by default.
    edition, scenario
        An edition for everybody; what is switched off or admitted.
    all_events
        Whether every event is listed for every defendant, and what was assumed of it told.
    batch
        Where it is answered; one of its own by default.
    other_ways
        Whether each answer says what it comes to with full disclosure, and on the tier that the weight supports.

    Raises
    ------
    EditionNotShipped
        Where the editions of all of them are not shipped; else those whose edition is not are left out, and it is said.
    """
    names = list(defendants) if defendants is not None else list(matter.defendants)
    asked = tuple(positions) if positions is not None else POSITIONS
    index = RecordIndex.of(matter)
    editions, left_out = chosen(matter, names, edition)
    results: dict[str, DefendantAnswer] = {}
    said: list[str] = []
    batch, rests = batch or Batch(index, edition, scenario), Rests(index.events)
    for name in names:
        if name in left_out:
            results[name] = without_answer(left_out[name])
            continue
        answers: dict[str, PositionAnswer] = {}
        for position in asked:
            ways = batch.asked(Question(name, position), otherwise) if other_ways else None
            one = batch.computed(Question(name, position))
            answers[position] = rests.named(one.answer, one.rest).model_copy(update=ways.found if ways else {})
            said += one.assumed if all_events else one.assumed_of_events
        results[name] = defendant_answer(answers, editions[name])
    named = [one.name for one in editions.values()]
    made_from = receipt(matter, asked, named, said, edition_warnings(editions, left_out))
    found = Exposure(receipt=made_from, defendants=results, rest=rests.written())
    return found.long(list(index.events)) if all_events else found
