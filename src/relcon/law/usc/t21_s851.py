"""21 U.S.C. §851: prior convictions that an information establishes."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.records.people import Notice851, Sentence


@dataclass(frozen=True, slots=True)
class Priors:
    """Prior convictions of the kind asked for: how many qualify, and which may."""

    number: int
    unknown: tuple[str, ...]


def priors(notice: Notice851 | None, sentences: tuple[Sentence, ...], kind: str) -> Priors:
    """Return the prior convictions that raise a paragraph's terms.

    Parameters
    ----------
    notice
        The information filed, or ``None``: without one nothing is raised (§851(a)(1)).
    sentences
        The defendant's prior sentences.
    kind
        ``serious_drug_or_violent_felony`` or ``felony_drug_offense``.

    Returns
    -------
    Priors
        A listed sentence whose kind is unknown is named and not counted.

    Notes
    -----
    Rule: 21 U.S.C. §851; §802(44), (57), (58), whose elements (time served, release within 15 years) are counsel's
    entry.
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
        drug_or_violent = (sentence.serious_drug_felony, sentence.serious_violent_felony)
        answers = (sentence.felony_drug_offense,) if kind == "felony_drug_offense" else drug_or_violent
        if "yes" in answers:
            number += 1
        elif "unknown" in answers:
            unknown.append(listed)
    return Priors(number, tuple(unknown))
