"""The statutory part of the worksheet: what the live counts require and authorize."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from relcon.engine.columns import Note, Texts
from relcon.engine.counts_open import guideline_notes, open_counts
from relcon.engine.sheet_inputs import Inputs
from relcon.engine.supported_tier import ice_notes, perhaps_later, supported_tier
from relcon.engine.whose_quantity import least_in_play, whose_quantity
from relcon.law.arrays import BoolArray
from relcon.law.open_points import point
from relcon.law.usc import t18_s3559
from relcon.law.usc.count_paragraphs import charged_paragraph, graver
from relcon.law.usc.drug_counts import CountTerm, count_term
from relcon.law.usc.t21_s841.terms import Term
from relcon.law.usc.t21_s859_861 import section_of
from relcon.law.ussg import s2k2_4, s5g1_2
from relcon.law.ussg.s2d1_1 import consecutive, death_or_injury
from relcon.records.people import Count, Sentence


@dataclass(frozen=True, slots=True)
class Statutory:
    """Minimum and maximum over the live counts.

    Attributes
    ----------
    minimum, maximum
        Months, ``LIFE`` for life; ``None`` where no count's penalties are known.
    liftable, fixed
        The greatest minimum among the counts that the safety valve can reach, and among the others; 0 if none.
    charged, applied
        The gravest paragraph charged, and the gravest as found (else charged), which gives the minimum.
    supported
        The paragraph that the attributed weight would support, by scenario; empty where there is none.
    supported_at_least
        Where that is only the least in play: the circuit may look at the whole conspiracy, or a threshold of later
        conduct govern.
    death
        Whether death or serious bodily injury was found on a count.
    base
        The base level of §2D1.1(a)(1)-(4) that a count brings, with its cite.
    firearm
        Whether a live count falls under 18 U.S.C. §924(c).
    consecutive
        The least consecutive term of those counts together, in months; 0 without one.
    together
        The greatest total punishment that the counts of known maximum allow, those under 18 U.S.C. §924(c) aside.
    unlimited
        The numbers of the counts whose maximum is not known.
    terms
        Every live drug count with its term.
    release, release_fixed
        The greatest least supervised release, in months; that of counts which the safety valve does not reach.
    notes
        What is left open.
    """

    minimum: int | None
    maximum: int | None
    liftable: int
    fixed: int
    charged: str | None
    applied: str | None
    supported: Texts
    supported_at_least: BoolArray
    death: bool
    base: tuple[int, str] | None
    firearm: bool
    consecutive: int
    together: int
    unlimited: tuple[str, ...]
    terms: tuple[CountTerm, ...]
    release: int
    release_fixed: int
    notes: tuple[Note, ...]


def statutory(inputs: Inputs) -> Statutory:
    """Return the statutory part.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 846, 851, 960(b), 963; 18 U.S.C. §924(c). The greatest minimum and the greatest maximum
    over the live counts are stated; the total punishment is bound by that minimum and by what the maxima allow together
    (USSG §5G1.2(b)-(d), n.3(B)).
    """
    firearms = s2k2_4.firearm_counts(inputs.live_counts)
    sentences = inputs.history.sentences if inputs.history is not None else ()
    apart = [count for count in inputs.live_counts if s5g1_2.independent(count.statute, inputs.edition) is not None]
    drug_counts = [count for count in inputs.live_counts if count not in firearms and count not in apart]
    terms = [_term(count, sentences, inputs) for count in drug_counts]
    known = [(count, count.term) for count in terms if count.term is not None]
    charged = applied = None
    unknown_charges: list[str] = []
    for count, result in zip(drug_counts, terms, strict=True):
        charged = graver(charged, charged_paragraph(count, inputs.edition), inputs.edition)
        applied = graver(applied, result.paragraph, inputs.edition)
        if charged_paragraph(count, inputs.edition) is None and result.paragraph is not None:
            unknown_charges.append(f"count {count.count}: the penalty paragraph charged is not known")
    weight_supports = supported_tier(inputs)
    later_law, later_law_note = perhaps_later(inputs)
    texts = [note for count in terms for note in count.notes] + unknown_charges
    texts += [
        *_priors_for_death(terms, inputs),
        *guideline_notes(drug_counts, inputs.edition),
        *open_counts(inputs, terms),
        *_third_violent(firearms, sentences),
    ]
    everywhere = np.ones(inputs.n, dtype=np.bool_)
    return Statutory(
        minimum=max((term.minimum for _, term in known), default=None),
        maximum=max((term.maximum for _, term in known), default=None),
        liftable=max((term.minimum for count, term in known if count.lifts), default=0),
        fixed=max((term.minimum for count, term in known if not count.lifts), default=0),
        charged=charged,
        applied=applied,
        supported=weight_supports,
        supported_at_least=least_in_play(inputs, weight_supports) | later_law,
        death=any(count.death for count in terms),
        base=max(
            (found for found in (_death_base(count, inputs.edition) for count in terms) if found is not None),
            default=None,
        ),
        firearm=bool(firearms),
        consecutive=sum(s2k2_4.least_consecutive(count, inputs.edition) for count in firearms),
        together=s5g1_2.together([term.maximum for _, term in known]),
        unlimited=tuple(count.count for count in terms if count.term is None),
        terms=tuple(terms),
        release=max((count.release for count in terms), default=0),
        release_fixed=max((count.release for count in terms if not count.lifts), default=0),
        notes=(
            *(Note(text, everywhere) for text in texts),
            *whose_quantity(inputs, weight_supports, applied),
            *ice_notes(inputs),
            *([] if later_law_note is None else [later_law_note]),
        ),
    )


def _term(count: Count, sentences: tuple[Sentence, ...], inputs: Inputs) -> CountTerm:
    """Return a count's term; that of 21 U.S.C. §860a or §865 is consecutive within the total punishment."""
    found = consecutive.term(count, inputs.edition)
    if found is None:
        return count_term(count, sentences, inputs.edition, inputs.sentenced)
    own = Term(0, found, section_of(count.statute))
    return CountTerm(count.count, count.statute, None, None, own, False, False, (), consecutive=True)


def _death_base(count: CountTerm, edition: str) -> tuple[int, str] | None:
    if not count.death or count.term is None or count.paragraph is None:
        return None
    return death_or_injury.level(count.paragraph, count.term.minimum, count.term.maximum, edition)


def _third_violent(firearms: Sequence[Count], sentences: Sequence[Sentence]) -> list[str]:
    """Name the earlier convictions that may bring life by 18 U.S.C. §3559(c), where a firearm count is live."""
    perhaps = t18_s3559.perhaps_third(firearms, sentences)
    return [f"{', '.join(perhaps)}: {point('third_violent').said}"] if perhaps else []


def _priors_for_death(terms: list[CountTerm], inputs: Inputs) -> list[str]:
    """Name the base level of an edition that asks for a prior conviction, where one may be there without a notice."""
    sentences = inputs.history.sentences if inputs.history is not None else ()
    kinds = ("serious_drug_felony", "serious_violent_felony", "felony_drug_offense")
    perhaps = [one.id for one in sentences if any(getattr(one, kind) != "no" for kind in kinds)]
    texts = []
    for count in terms:
        found = _death_base(count, inputs.edition)
        prior = death_or_injury.with_prior(found, inputs.edition) if found is not None else None
        if prior is not None and perhaps:
            texts.append(
                f"count {count.count}: base level {prior[0]} if a prior sentence ({', '.join(perhaps)}) is such as "
                f"{prior[1]} asks for; {point('prior_for_death').said}"
            )
    return texts
