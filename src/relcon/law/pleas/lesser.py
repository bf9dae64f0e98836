"""Lesser counts to which a drug charge could be pleaded: a lower paragraph, a communication facility, possession.

Only the government can bring or accept such a plea (Fed. R. Crim. P. 7(a), 11(c)(1)(A)): what is told is what the law
makes of the count, and not that it is to be had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from relcon.law.usc.charged_amounts import paragraph_of
from relcon.law.usc.count_paragraphs import charged_paragraph, gravity
from relcon.law.usc.t21_s841.thresholds import Section, by_schedule, starts, weighed_as
from relcon.law.usc.t21_s846 import as_its_object, penalties_of
from relcon.records.counts import Count, DrugObject
from relcon.records.history import CriminalHistory

FACILITY: Final = "21 USC 843(b)"
POSSESSION: Final = "21 USC 844(a)"
UNDECIDED: Final = ("expected", "charged")
"""Dispositions of a count to which nobody has pleaded, and on which nothing is found."""

Lacks = Literal["paragraph", "facility", "possession", "substance", "federal_drug_felony", "final_convictions"]
"""The fact that decides a lesser count, and is not recorded."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record has of a defendant, for counts that ask for it: records by id.

    Attributes
    ----------
    facility
        That show the use of a communication facility (21 U.S.C. §843(b)).
    possession
        Own acts with the drugs in hand (21 U.S.C. §844(a)).
    history
        The prior sentences.
    """

    facility: tuple[str, ...]
    possession: tuple[str, ...]
    history: CriminalHistory | None


@dataclass(frozen=True, slots=True)
class Lesser:
    """A lesser count: as it would be pleaded to, what shows it, and what it lacks: then there is no count."""

    statute: str
    penalty: str | None = None
    count: Count | None = None
    shown_by: tuple[str, ...] = ()
    lacks: Lacks | None = None


def lesser_counts(counts: Sequence[Count], recorded: Recorded, edition: str) -> tuple[Lesser, ...]:
    """Return the lesser counts of what is charged, the gravest first.

    Parameters
    ----------
    counts
        The live counts; of counts that are decided there is none.
    recorded, edition
        What the record has of the defendant; the Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b), 843(b), (d)(1), 844(a).
    """
    drug = [one for one in counts if penalties_of(as_its_object(one).statute, edition) is not None]
    if not drug or any(one.disposition not in UNDECIDED for one in counts):
        return ()
    known = [one for one in drug if charged_paragraph(one, edition) is not None]
    if not known:
        return (Lesser(drug[0].statute, lacks="paragraph"), *_apart(drug, recorded))
    gravest = min(known, key=lambda one: gravity(charged_paragraph(one, edition) or "", edition))
    return (*_lower(gravest, edition), *_apart(drug, recorded))


def _lower(count: Count, edition: str) -> Iterator[Lesser]:
    """Yield a count under each paragraph below the one charged that its substances have, the gravest first."""
    section = penalties_of(as_its_object(count).statute, edition)
    charged = charged_paragraph(count, edition)
    if section is None or charged is None:
        return
    if any(one.substance is None for one in count.charged):
        yield Lesser(count.statute, lacks="substance")
        return
    own = {one: _paragraphs(one, section, edition) for one in count.charged}
    below = {paragraph for some in own.values() for paragraph in some if _below(paragraph, charged, edition)}
    for paragraph in sorted(below, key=lambda one: gravity(one, edition)):
        objects = tuple(_under(one, own[one], paragraph, edition) for one in count.charged)
        pleaded = _pleaded(count, objects)
        if charged_paragraph(pleaded, edition) == paragraph:
            yield Lesser(count.statute, penalty=paragraph, count=pleaded)


def _paragraphs(charge: DrugObject, section: Section, edition: str) -> tuple[str, ...]:
    """Return the paragraphs of a substance, the gravest first; the last is the one that asks for no amount."""
    if charge.substance is None:
        return ()
    reached = {one.paragraph for id, _ in weighed_as(charge.substance, edition) for one in starts(id, edition, section)}
    least = paragraph_of(DrugObject(substance=charge.substance), edition, None, section)
    every = {*reached, by_schedule(charge.substance, edition, section), *(() if least is None else (least,))}
    return tuple(sorted(every, key=lambda one: gravity(one, edition)))


def _below(paragraph: str, charged: str, edition: str) -> bool:
    return gravity(paragraph, edition) > gravity(charged, edition)


def _under(charge: DrugObject, own: tuple[str, ...], paragraph: str, edition: str) -> DrugObject:
    """Return a charge under its gravest paragraph that is no graver than one."""
    found = next((one for one in own if gravity(one, edition) >= gravity(paragraph, edition)), own[-1] if own else None)
    return DrugObject(substance=charge.substance, penalty=found or charge.penalty)


def _pleaded(count: Count, objects: tuple[DrugObject, ...]) -> Count:
    alone = {"objects": objects, "substance": None, "quantity": None, "penalty": None}
    return count.model_copy(update={**alone, "found": None, "disposition": "pleaded"})


def _apart(drug: Sequence[Count], recorded: Recorded) -> Iterator[Lesser]:
    """Yield the counts of other sections: §843(b) for the use of a communication facility, §844(a) for possession."""
    substances = dict.fromkeys(charge.substance for one in drug for charge in one.charged if charge.substance)
    objects = tuple(DrugObject(substance=one) for one in substances)
    number = drug[0].count
    for statute, lacks, shown in (
        (FACILITY, _lacks_facility(recorded), recorded.facility),
        (POSSESSION, _lacks_possession(recorded, objects), recorded.possession),
    ):
        count = None
        if lacks is None:
            alone = Count(count=number, statute=statute, objects=objects, disposition="pleaded")
            # What came before is settled where nothing is lacking: no federal drug felony, no drug conviction at all.
            settled = {"to_violate": drug[0].object_statute, "after_final_conviction": "no"}
            count = alone.model_copy(update=settled if statute == FACILITY else {"final_convictions": 0})
        yield Lesser(statute, count=count, shown_by=shown, lacks=lacks)


def _lacks_facility(recorded: Recorded) -> Lacks | None:
    """Return what a count of 21 U.S.C. §843(b) lacks: the use, or whether a federal drug felony came before, (d)(1)."""
    if not recorded.facility:
        return "facility"
    history = recorded.history
    if history is None or _in_all(history):
        return "federal_drug_felony"
    perhaps = any(one.court != "state" and one.felony_drug_offense != "no" for one in history.sentences)
    return "federal_drug_felony" if perhaps else None


def _lacks_possession(recorded: Recorded, objects: tuple[DrugObject, ...]) -> Lacks | None:
    """Return what a count of 21 U.S.C. §844(a) lacks: possession, the drug, how many drug convictions were final.

    No field says of a prior sentence that it was for no drug offense of any kind, so that any leaves that open.
    """
    if not recorded.possession:
        return "possession"
    if not objects:
        return "substance"
    history = recorded.history
    return "final_convictions" if history is None or history.sentences or _in_all(history) else None


def _in_all(history: CriminalHistory) -> bool:
    """Whether points are counsel's total, without the sentences that they are for."""
    return bool(history.points) and not history.sentences
