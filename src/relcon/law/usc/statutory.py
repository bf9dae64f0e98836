"""What the live counts require and authorize, in every scenario, 21 U.S.C. §§841(b), 960(b), 18 U.S.C. §924(c)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Note, Texts
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.usc import t18_s3559
from relcon.law.usc.contradicted_amounts import contradicted_notes
from relcon.law.usc.count_paragraphs import charged_paragraph, graver
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.usc.penalties import Penalties, term_of
from relcon.law.usc.supported_tier import ice_notes, perhaps_later, supported_tier
from relcon.law.usc.t18_s924 import firearm_counts, least_consecutive
from relcon.law.usc.whose_quantity import least_in_play, own_readings, whose_quantity
from relcon.law.ussg.s2d1_1 import consecutive, death_or_injury
from relcon.law.ussg.s5g1_2.set_apart import independent
from relcon.records.counts import Count
from relcon.records.history import Sentence

_ALL_GONE = "NO LIVE COUNT: every count is acquitted or dismissed, so there is nothing to sentence"
_NO_COUNT = "no count is recorded"
RELATED = "fentanyl_related_substance"


@dataclass(frozen=True, slots=True)
class Statutory:
    """Minimum and maximum over the live counts.

    Attributes
    ----------
    readings, code
        What the counts come to, in one or several readings of whose quantity counts; which of them holds where.
    charged
        The gravest paragraph charged.
    supported
        The paragraph that the attributed weight would support, by scenario, of ``supported.texts`` the gravest first;
        empty where there is none.
    supported_at_least
        Where that is only the least in play: the circuit may look at the whole conspiracy, or a threshold of later
        conduct govern.
    death
        Whether death or serious bodily injury was found on a count.
    base
        The base level of §2D1.1(a)(1)-(4) that a count brings as found, with its cite.
    firearm
        Whether a live count falls under 18 U.S.C. §924(c).
    consecutive
        The least consecutive term of those counts together, in months; 0 without one.
    notes
        What is left open.
    """

    readings: tuple[Penalties, ...]
    code: IntArray
    charged: str | None
    supported: Texts
    supported_at_least: BoolArray
    death: bool
    base: tuple[int, str] | None
    firearm: bool
    consecutive: int
    notes: tuple[Note, ...]

    @property
    def known(self) -> bool:
        """Whether any count's penalties are known; in every reading or in none."""
        return self.readings[0].minimum is not None

    @property
    def counts(self) -> tuple[str, ...]:
        """The numbers of the live drug counts."""
        return tuple(count.count for count in self.readings[0].terms)

    @property
    def unlimited(self) -> tuple[str, ...]:
        """The numbers of the counts whose maximum is not known; the same in every reading."""
        return self.readings[0].unlimited

    @property
    def minimum(self) -> IntArray:
        """The greatest minimum, in months; 0 where none is known."""
        return self.each(lambda one: one.minimum or 0)

    @property
    def together(self) -> IntArray:
        """The greatest total punishment that the counts of known maximum allow."""
        return self.each(lambda one: one.together)

    @property
    def liftable(self) -> IntArray:
        """The greatest minimum among the counts that the safety valve can reach."""
        return self.each(lambda one: one.liftable)

    @property
    def fixed(self) -> IntArray:
        """The greatest minimum among the others."""
        return self.each(lambda one: one.fixed)

    def each(self, of: Callable[[Penalties], int]) -> IntArray:
        """Return a number of the counts in every scenario."""
        found: IntArray = np.array([of(one) for one in self.readings], dtype=np.int64)[self.code]
        return found

    def at(self, i: int) -> Penalties:
        """Return what the counts come to in scenario ``i``."""
        return self.readings[int(self.code[i])]


def statutory(facts: WorksheetFacts) -> Statutory:
    """Return the statutory part.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 851, 960(b), 963; 18 U.S.C. §924(c). The greatest minimum and the greatest maximum
    over the live counts are stated; the total punishment is bound by that minimum and by what the maxima allow together
    (USSG §5G1.2(b)-(d), n.3(B)).
    """
    edition = facts.edition
    firearms = firearm_counts(facts.live_counts)
    apart = [count for count in facts.live_counts if independent(count.statute, edition) is not None]
    drug_counts = [count for count in facts.live_counts if count not in firearms and count not in apart]
    terms = [term_of(count, facts) for count in drug_counts]
    charged = None
    unknown_charges: list[str] = []
    for count, result in zip(drug_counts, terms, strict=True):
        charged = graver(charged, charged_paragraph(count, edition), edition)
        if charged_paragraph(count, edition) is None and result.paragraph is not None:
            unknown_charges.append(f"count {count.count}: the penalty paragraph charged is not known")
    own = own_readings(drug_counts, terms, facts)
    readings = tuple(Penalties.of(one, edition) for one in own.terms)
    weight_supports = supported_tier(facts)
    later_law, later_law_note = perhaps_later(facts)
    applied = Texts(tuple(one.applied or "" for one in readings), own.code)
    sentences = facts.history.sentences if facts.history is not None else ()
    texts = [
        *unknown_charges,
        *_priors_for_death(terms, facts),
        *_open_counts(facts, terms),
        *_third_violent(firearms, sentences),
        *contradicted_notes(drug_counts, edition),
    ]
    everywhere = np.ones(facts.n, dtype=np.bool_)
    return Statutory(
        readings=readings,
        code=own.code,
        charged=charged,
        supported=weight_supports,
        supported_at_least=least_in_play(facts, weight_supports) | later_law,
        death=any(count.death for count in terms),
        base=max(
            (found for found in (_death_base(count, edition) for count in terms) if found is not None), default=None
        ),
        firearm=bool(firearms),
        consecutive=sum(least_consecutive(count, edition) for count in firearms),
        notes=(
            *_said_of_counts(readings, own.code),
            *(Note(text, everywhere) for text in texts),
            *own.notes,
            *whose_quantity(facts, weight_supports, applied, own.said),
            *ice_notes(facts),
            *([] if later_law_note is None else [later_law_note]),
        ),
    )


def _said_of_counts(readings: Sequence[Penalties], code: IntArray) -> list[Note]:
    """Return what the counts leave open, where it holds."""
    said: dict[str, BoolArray] = {}
    for number, one in enumerate(readings):
        for text in (text for count in one.terms for text in count.notes):
            said[text] = said.get(text, np.zeros(code.size, dtype=np.bool_)) | (code == number)
    return [Note(text, where) for text, where in said.items()]


def _death_base(count: CountTerm, edition: str) -> tuple[int, str] | None:
    if not count.death or count.term is None or count.paragraph is None:
        return None
    return death_or_injury.level(count.paragraph, count.term.minimum, count.term.maximum, edition)


def _third_violent(firearms: Sequence[Count], sentences: Sequence[Sentence]) -> list[str]:
    """Name the earlier convictions that may bring life by 18 U.S.C. §3559(c), where a firearm count is live."""
    perhaps = t18_s3559.perhaps_third(firearms, sentences)
    return [f"{', '.join(perhaps)}: {point('third_violent').said}"] if perhaps else []


def _priors_for_death(terms: list[CountTerm], facts: WorksheetFacts) -> list[str]:
    """Name the base level of an edition that asks for a prior conviction, where one may be there without a notice."""
    sentences = facts.history.sentences if facts.history is not None else ()
    kinds = ("serious_drug_felony", "serious_violent_felony", "felony_drug_offense")
    perhaps = [one.id for one in sentences if any(getattr(one, kind) != "no" for kind in kinds)]
    texts = []
    for count in terms:
        found = _death_base(count, facts.edition)
        prior = death_or_injury.with_prior(found, facts.edition) if found is not None else None
        if prior is not None and perhaps:
            texts.append(
                f"count {count.count}: base level {prior[0]} if a prior sentence ({', '.join(perhaps)}) is such as "
                f"{prior[1]} asks for; {point('prior_for_death').said}"
            )
    return texts


def _open_counts(facts: WorksheetFacts, terms: list[CountTerm]) -> list[str]:
    """Name what follows from no live count, from counts without known penalties, and from terms to be divided."""
    texts = []
    if not facts.live_counts:
        texts.append(f"{_ALL_GONE if facts.counts else _NO_COUNT}: {point('no_live_count').said}")
    if all(count.term is None for count in terms) and (terms or not firearm_counts(facts.live_counts)):
        texts.append(
            "no live drug count with known penalties: statutory minimum and maximum are unknown and limit nothing here"
        )
    if "lsd" in facts.amounts.mixture:
        texts.append(point("lsd_carrier").said)
    if RELATED in facts.amounts.mixture or any(RELATED in drugs for drugs, _ in facts.amounts.mixtures):
        texts.append(point("related_as_analogue").said)
    for statute, months in consecutive.most(facts.counts, facts.edition).items():
        texts.append(
            f"{statute}: a consecutive term of at most {in_months(months)} is part of the total punishment; "
            f"{point('divided_term').said}"
        )
    return texts
