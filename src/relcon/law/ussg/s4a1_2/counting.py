"""USSG §4A1.2(a)(4), (c), (f)-(j): whether one prior sentence counts at all, with its length as its words give it."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.court_terms import Pronounced, Unread, read
from relcon.law.tables import load
from relcon.law.terms import FOR_LIFE, NO_IMPRISONMENT, Length
from relcon.law.ussg.s4a1_2.windows import Age
from relcon.records.base import Answer
from relcon.records.history import Sentence


@dataclass(frozen=True, slots=True)
class Known:
    """What the file says of one prior sentence.

    Attributes
    ----------
    counts
        Whether it is one that counts, its age aside.
    why
        Why not, or what leaves it open.
    least, most
        Its imprisonment, between bounds.
    asks
        What its length wants for.
    ages
        What the offender may have been at the offense.
    supervised
        Whether it has a custodial or supervisory part, §4A1.1 n.5.
    said
        How its words were read; empty where there are none, or they are not read.
    pending
        Guilt is established, and no sentence imposed yet.
    """

    counts: Answer
    why: str
    least: Length
    most: Length
    asks: str
    ages: tuple[Age, ...]
    supervised: Answer
    said: str
    pending: bool = False


def known(sentence: Sentence, edition: str) -> Known:
    """Return what is known of a prior sentence.

    Parameters
    ----------
    sentence
        As recorded.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4A1.2(a)(3), (4), (c), (d), (f)-(j), n.1, n.6.
    """
    read_as, asks = _read(sentence)
    pending = sentence.not_yet_sentenced or read_as.pending
    counts, why = _counts(sentence, read_as, edition)
    ages, doubt = _ages(sentence, read_as, edition)
    return Known(
        counts,
        why,
        read_as.least,
        read_as.most,
        "; ".join(text for text in (asks, doubt) if text),
        ages,
        "unknown" if pending else read_as.supervised,
        read_as.said,
        pending,
    )


def _read(sentence: Sentence) -> tuple[Pronounced, str]:
    """Return the sentence as its words give it, and what they leave open."""
    if sentence.not_yet_sentenced and sentence.term is None:
        return read("sentencing pending"), ""
    unknown = Pronounced(NO_IMPRISONMENT, FOR_LIFE, (NO_IMPRISONMENT, FOR_LIFE))
    if sentence.term is None:
        return unknown, "its length (term)"
    try:
        found = read(sentence.term)
    except Unread as error:
        return unknown, f'its length: the term "{sentence.term}" is not read, for {error}'
    return found, f'its length: the term "{sentence.term}" leaves open {found.asks}' if found.asks else ""


def _counts(sentence: Sentence, words: Pronounced, edition: str) -> tuple[Answer, str]:
    """Return whether it counts, and why it does not or what leaves it open."""
    if sentence.uncounted is not None:
        return "no", {
            "expunged": "expunged (§4A1.2(j))",
            "invalid": "invalid (§4A1.2 n.6)",
            "no_finding_of_guilt": "diverted without a finding of guilt (§4A1.2(f))",
            "minor_offense": "a minor offense (§4A1.2(c)(2))",
        }[sentence.uncounted]
    if sentence.court == "foreign":
        return "no", "foreign (§4A1.2(h))"
    if sentence.court == "tribal" or (words.court == "tribal" and "court" not in sentence.model_fields_set):
        return "no", "of a tribal court (§4A1.2(i))"
    if words.court == "tribal":
        return "unknown", f"whether it is a tribal court's, as its term says, or of a {sentence.court} court"
    martial = _court_martial(sentence, words)
    if martial is not None:
        return martial
    if sentence.minor == "c2":
        return "no", "a minor offense (§4A1.2(c)(2))"
    if words.guilt == "no" or (words.guilt == "unknown" and sentence.before_18 == "juvenile"):
        # From juvenile court no diversion counts.
        return "no", "diverted without a finding of guilt (§4A1.2(f))"
    minor: Answer = _minor(sentence, words, edition) if sentence.minor == "c1" else "yes"
    if minor == "no":
        return "no", "a minor offense with too little imposed, not similar to this one (§4A1.2(c)(1))"
    if words.guilt == "unknown":
        return "unknown", "whether guilt was found or admitted in court (§4A1.2(f))"
    if minor == "unknown":
        return "unknown", "whether the minor offense is similar to the instant one (similar; §4A1.2(c)(1))"
    return "yes", ""


def _court_martial(sentence: Sentence, words: Pronounced) -> tuple[Answer, str] | None:
    """Return whether a military sentence counts, (g); ``None`` for another, and for one that does."""
    named = sentence.court_martial or (words.court if words.court != "tribal" else "")
    if sentence.court_martial and words.court and words.court != sentence.court_martial:
        return "unknown", "which court-martial imposed it: its term names another (court_martial)"
    if named in ("summary", "article_15"):
        return "no", "of a summary court-martial or under Article 15 (§4A1.2(g))"
    if sentence.court == "military" and not named:
        return "unknown", "which court-martial imposed it (court_martial; §4A1.2(g))"
    return None


def _minor(sentence: Sentence, words: Pronounced, edition: str) -> Answer:
    """Return whether a sentence for an offense of the list of (c)(1) counts."""
    if sentence.similar == "yes":
        return "yes"
    if words.pending or sentence.not_yet_sentenced:
        # n.1: of such an offense a conviction alone counts only if similar.
        return sentence.similar
    table = load("4A1.1-sentences", edition)
    days = table.integer("minor", "imprisonment", "least_days")
    months = table.integer("minor", "probation", "longer_than_months")
    probation = words.probation
    if words.least.reaches_days(days) == "yes":
        return "yes"
    if probation is not None and probation[0].exceeds_months(months) == "yes":
        return "yes"
    may = words.most.reaches_days(days) != "no"
    may = may or (probation is not None and probation[1].exceeds_months(months) != "no")
    return "unknown" if may else sentence.similar


def _ages(sentence: Sentence, words: Pronounced, edition: str) -> tuple[tuple[Age, ...], str]:
    """Return what age the defendant may have had at the offense, and what that leaves open, (d)."""
    if sentence.before_18 is not None:
        if sentence.before_18 == "adult_conviction" and words.juvenile:
            return ("adult_conviction", "juvenile"), "whether it was an adult conviction (before_18)"
        return (sentence.before_18,), ""
    if words.juvenile:
        return ("juvenile",), ""
    if words.age is None:
        return ("adult",), ""
    if words.age < load("4A1.1-sentences", edition).integer("windows", "before_18", "age"):
        return ("adult_conviction", "juvenile"), "whether it was an adult conviction (before_18)"
    # Whose age is named at the sentence may have been below eighteen at the offense.
    return ("adult", "adult_conviction", "juvenile"), "whether the offense came before eighteen (before_18)"
