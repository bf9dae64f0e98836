"""21 U.S.C. §851: prior convictions that an information establishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relcon.law.court_terms import length_of
from relcon.law.tables import load
from relcon.law.terms import same_day
from relcon.records.base import Answer
from relcon.records.counts import Notice851
from relcon.records.history import Sentence


@dataclass(frozen=True, slots=True)
class Priors:
    """Prior convictions of the kind asked for: how many qualify, which may, and which the file's own dates take out."""

    number: int
    unknown: tuple[str, ...]
    taken_out: tuple[str, ...] = ()


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
        The count's first day, for how long ago the defendant was released; ``None`` if not known.
    edition
        The Manual edition, for its date.

    Returns
    -------
    Priors
        A listed sentence whose kind is unknown is named and not counted.

    Notes
    -----
    Rule: 21 U.S.C. §851; 21 U.S.C. §802(44), (58), (59), until December 23, 2024 numbered (57), (58). Whether an
    offense is of the kind is counsel's entry; the file's own ``served`` and ``released`` can take it out again.
    """
    if notice is None:
        return Priors(0, ())
    number, unknown, taken_out = 0, [], []
    known = {sentence.id: sentence for sentence in sentences}
    for listed in notice.sentences:
        sentence = known.get(listed)
        if sentence is None:
            unknown.append(listed)
            continue
        entered: tuple[Answer, ...] = (sentence.serious_drug_felony, sentence.serious_violent_felony)
        answers: tuple[Answer, ...] = _serious(sentence, began, edition)
        if kind == "felony_drug_offense":
            entered = answers = (sentence.felony_drug_offense,)
        if "yes" in answers:
            number += 1
        elif "unknown" in answers:
            unknown.append(listed)
        elif entered != answers:
            taken_out.append(listed)
    return Priors(number, tuple(unknown), tuple(taken_out))


def defined_at(kind: str, sentenced: date | None, edition: str) -> str:
    """Return where the Code defines a kind of prior conviction on the day of sentencing, else today.

    Parameters
    ----------
    kind
        ``serious_drug_or_violent_felony`` or ``felony_drug_offense``.
    sentenced
        The day of sentencing, or ``None``.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: Pub. L. 115-391 §401(a)(1); Pub. L. 118-189 §1, which gave the same words other numbers on December 23, 2024.
    """
    table = load("802", edition)
    rows = sorted(table.mapping("numbers"), key=lambda row: table.text("numbers", row, "from"))
    begun = [
        row for row in rows if sentenced is None or date.fromisoformat(table.text("numbers", row, "from")) <= sentenced
    ]
    place = ("numbers", (begun or rows[:1])[-1])
    if kind == "felony_drug_offense":
        return table.text(*place, kind)
    drug, violent = (table.text(*place, f"serious_{name}_felony") for name in ("drug", "violent"))
    return f"{drug}, {violent.removeprefix('21 USC 802')}"


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
