"""21 U.S.C. §851: prior convictions that an information establishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relcon.law.tables import load
from relcon.law.terms import length_of, same_day
from relcon.records.base import Answer
from relcon.records.people import Notice851, Sentence


@dataclass(frozen=True, slots=True)
class Priors:
    """Prior convictions of the kind asked for: how many qualify, and which may."""

    number: int
    unknown: tuple[str, ...]


def priors(
    notice: Notice851 | None, sentences: tuple[Sentence, ...], kind: str, began: date | None, edition: str
) -> Priors:
    """Return the prior convictions that raise a paragraph's terms.

    Parameters
    ----------
    notice
        The information filed, or ``None``: without one nothing is raised (§851(a)(1)).
    sentences
        The defendant's prior sentences.
    kind
        ``serious_drug_or_violent_felony`` or ``felony_drug_offense``.
    began
        The count's first day, for how long ago he was released; ``None`` if not known.
    edition
        The Manual edition, for its date.

    Returns
    -------
    Priors
        A listed sentence whose kind is unknown is named and not counted.

    Notes
    -----
    Rule: 21 U.S.C. §851; §802(44), (57), (58). Whether an offense is of the kind is counsel's entry; the file's own
    ``served`` and ``released`` can take it out again.
    """
    if notice is None:
        return Priors(0, ())
    number, unknown = 0, []
    known = {sentence.id: sentence for sentence in sentences}
    for listed in notice.sentences:
        sentence = known.get(listed)
        if sentence is None:
            unknown.append(listed)
            continue
        answers = (
            (sentence.felony_drug_offense,) if kind == "felony_drug_offense" else _serious(sentence, began, edition)
        )
        if "yes" in answers:
            number += 1
        elif "unknown" in answers:
            unknown.append(listed)
    return Priors(number, tuple(unknown))


def _serious(sentence: Sentence, began: date | None, edition: str) -> tuple[Answer, Answer]:
    """Return whether it is a serious drug felony, and a serious violent felony, which has no limit of years."""
    table = load("802", edition)
    served = length_of(sentence.served)
    if served is not None and served.exceeds_months(table.integer("served", "longer_than_months")) == "no":
        return "no", "no"
    drug, released = sentence.serious_drug_felony, sentence.released
    if began is not None and released is not None and released.last is not None:
        years = table.integer("released", "within_years")
        if released.last < same_day(began, years):
            drug = "no"
    return drug, sentence.serious_violent_felony
