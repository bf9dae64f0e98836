"""Collateral consequences as flags to raise: what the file records, what the letter says, and what neither does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from relcon import words
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.sheet import plain_blocks
from relcon.records.history import CriminalHistory, Sentence
from relcon.reports.letter_words import named, page
from relcon.reports.report import Paragraph, Table, columns
from relcon.results.letter import LetterTerm

UNRECORDED: Final = "no record of it: ask"
LEAD: Final = (
    "Subjects to raise, from what the file and the letter record. Where neither speaks of one, nothing is known of it. "
    "No consequence is computed here, and none of this is advice."
)
NO_HISTORY: Final = "unknown: criminal history is not recorded"
BOUND: Final = "letter.parties_bound"
NO_CHARGE: Final = "none found by the kinds, drugs and dates of what is entered; a prosecutor may see others"
CARVED_OUT: Final = "carve_outs"
STAGES: Final = "stages"


def collateral(asked: Asked) -> Part:
    """Return the flags, subject by subject: what the file has, what the letter says of it."""
    heads = columns("Subject", "What the file records", "What the letter says")
    return Part("Collateral consequences to raise", plain_blocks((Paragraph(LEAD), Table(heads, tuple(_rows(asked))))))


def _rows(asked: Asked) -> Iterator[tuple[str, str, str]]:
    bound = _letters(asked, BOUND, lambda term: f"bound: {term.says}")
    yield ("Other offices, states, other countries", "", bound)
    yield ("New or superseding charges", _new_charges(asked), _carved(asked, "new_crimes", "undisclosed_crimes"))
    yield ("State cases and sentences", _of(asked, _state), bound)
    yield ("Revocation of probation, parole, release", _of(asked, _under_sentence), _stage(asked, "revocation"))
    yield ("Terms still to be served", _of(asked, _undischarged), "")
    yield ("Juvenile records", _of(asked, _juvenile), "")
    yield ("Immigration", UNRECORDED, _carved(asked, "immigration"))
    yield ("Licenses, benefits, housing", UNRECORDED, "")
    yield ("Forfeiture, money", _money(asked), _stage(asked, "forfeiture"))
    yield ("Tax", UNRECORDED, _carved(asked, "tax"))
    yield ("Civil proceedings", UNRECORDED, _stage(asked, "civil"))
    yield ("Violence, injury, retaliation", _risk(asked), _carved(asked, "violence", "death"))


def _of(asked: Asked, told: Callable[[CriminalHistory], str]) -> str:
    defendant = asked.matter.people[asked.client].defendant
    history = defendant.criminal_history if defendant is not None else None
    return NO_HISTORY if history is None else told(history)


def _listed(sentences: Sequence[Sentence]) -> str:
    return "; ".join(f"{one.offense} ({one.id}){f', {one.term}' if one.term else ''}" for one in sentences)


def _state(history: CriminalHistory) -> str:
    coming = [f"expected: {one.offense}" for one in history.anticipated]
    held = [one for one in history.sentences if one.court == "state"]
    return "; ".join(filter(None, (*coming, _listed(held)))) or "none on record"


def _under_sentence(history: CriminalHistory) -> str:
    if history.under_sentence == "unknown":
        return "unknown: whether the offense was committed under a sentence (under_sentence)"
    if history.under_sentence == "no":
        return "no sentence in force at the offense, says the file"
    under = [one for one in history.sentences if one.id in history.under]
    return f"under a sentence: {_listed(under) or 'which one is not recorded'}"


def _undischarged(history: CriminalHistory) -> str:
    open_ = [one for one in history.sentences if one.undischarged == "yes"]
    return _listed(open_) or "none on record"


def _juvenile(history: CriminalHistory) -> str:
    early = [one for one in history.sentences if one.before_18 is not None]
    return _listed(early) or "none on record"


def _new_charges(asked: Asked) -> str:
    found = [
        f"{id} could support {', '.join(one.new_charges)}"
        for id, one in asked.simulation.admissions.items()
        if one.new_charges
    ]
    return "; ".join(found) or NO_CHARGE


def _money(asked: Asked) -> str:
    paid = [one for one in asked.matter.payments.values() if asked.client in (one.from_, one.to)]
    if not paid:
        return "no payment of the client on record"
    listed = (f"{words.dollars(one.usd)} {one.kind}, {words.when(one.date)} ({one.id})" for one in paid)
    return f"payments of the client: {'; '.join(listed)}"


def _risk(asked: Asked) -> str:
    value = asked.simulation.value
    told = [*(one.text for one in value.risk.facts), *value.risk.open] if value is not None else []
    return "; ".join(told) or UNRECORDED


def _letters(asked: Asked, term: str, told: Callable[[LetterTerm], str]) -> str:
    """Return what each letter says of a term, with its page; of several letters, each by its day."""
    if asked.letters is None:
        return "no letter"
    found = {one.id: next(said for said in one.terms if said.term == term) for one in asked.letters.letters}
    texts = {id: "silent" if one.silent else f"{told(one)}{page(one)}" for id, one in found.items()}
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "; ".join(f"{named(asked.matter.letters[id])}: {text}" for id, text in texts.items())


def _carved(asked: Asked, *subjects: str) -> str:
    def told(term: LetterTerm) -> str:
        held = [one.replace("_", " ") for one in subjects if one in term.value]
        return f"left out of its promise: {', '.join(held)}" if held else "does not name it"

    return _letters(asked, CARVED_OUT, told)


def _stage(asked: Asked, stage: str) -> str:
    def told(term: LetterTerm) -> str:
        return f"its exceptions reach {stage}" if stage in term.value else f"its exceptions do not name {stage}"

    return _letters(asked, STAGES, told)
