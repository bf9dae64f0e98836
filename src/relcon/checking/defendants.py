"""What disagrees or is asked about a defendant and the court: counts, statutes, points, prior sentences, circuit."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from relcon.checking.note import Note, note
from relcon.engine.which_edition import edition_of
from relcon.law.court_terms import Unread, read
from relcon.law.open_points import point
from relcon.law.tables import NEWEST, EditionNotShipped
from relcon.law.usc.contradicted_amounts import contradicted_notes
from relcon.law.usc.drug_counts import count_term
from relcon.law.ussg.s4a1_2.minor import named
from relcon.law.ussg.s5a import highest_category
from relcon.records.history import Sentence
from relcon.records.matter import Matter, circuit_of


def contradicted_counts(matter: Matter) -> Iterator[Note]:
    """Yield the live counts whose amount, as found or else charged, reaches another paragraph than the one stated."""
    for person in matter.defendants.values():
        counts = person.defendant.counts if person.defendant is not None else ()
        try:
            edition = edition_of(matter, person.id).name
        except EditionNotShipped:
            continue
        for text in contradicted_notes([count for count in counts if count.live], edition):
            yield note("contradiction", person.id, person.location, text)


MOST_POINTS: Final = 40
"""Criminal history points that hardly anybody has: a threshold of the house for asking, no rule of law."""


def many_points(matter: Matter) -> Iterator[Note]:
    """Yield the totals of criminal history points that are more than can plausibly be."""
    for person in matter.defendants.values():
        history = person.defendant.criminal_history if person.defendant is not None else None
        if history is None or history.points is None or history.points <= MOST_POINTS:
            continue
        category, begins = highest_category(NEWEST)
        text = (
            f"{history.points} criminal history points: category {category} begins at {begins}, and hardly "
            f"anybody has more than {MOST_POINTS}. Is the number mistyped?"
        )
        yield note("contradiction", person.id, person.location, text)


CHARGED_UNDER: Final = ("21 USC 841(a)(1)", "21 USC 846", "21 USC 952(a)", "21 USC 960(a)(1)", "21 USC 963")
"""Statutes under which most drug counts are charged: the nearest is named where another is not known."""


def unknown_statutes(matter: Matter) -> Iterator[Note]:
    """Yield the live counts under a statute of which the program knows no penalties."""
    for person in matter.defendants.values():
        for count in person.defendant.counts if person.defendant is not None else ():
            if not count.live or count.under("18 USC 924(c)"):
                continue
            if not any(point("other_penalties").said in text for text in count_term(count, (), NEWEST).notes):
                continue
            text = f"count {count.count} is under {count.statute}, whose penalties the program does not know"
            # Of figures too: 864 for 846.
            near = get_close_matches(count.statute, CHARGED_UNDER, n=1) if count.charged else []
            hint = f"; did you mean {near[0]}?" if near else ""
            limits = "it sets no minimum and no maximum here"
            yield note("no_effect", person.id, count.location or person.location, f"{text}: {limits}{hint}")


def court_and_circuit(matter: Matter) -> Iterator[Note]:
    """Yield a circuit that is not that of the district."""
    header = matter.case.case
    if header is None or header.circuit is None or header.district is None:
        return
    own = circuit_of(header.district)
    if own is not None and own != header.circuit:
        text = (
            f"circuit {header.circuit} is written, and {header.district} lies in circuit {own}: the law of circuit "
            f"{header.circuit} is applied. Take `circuit` out, or mend the district"
        )
        yield note("contradiction", "case", header.location, text)


def prior_sentences(matter: Matter) -> Iterator[Note]:
    """Yield what to say of prior sentences whose points the program reckons."""
    for id, person in matter.defendants.items():
        history = person.defendant.criminal_history if person.defendant is not None else None
        if history is None:
            continue
        try:
            edition = edition_of(matter, id).name
        except EditionNotShipped:
            continue
        for sentence in history.sentences:
            for text in (*_minor(sentence, edition), *_unread(sentence)):
                yield note("open_norm", sentence.id, sentence.location or person.location, text)


def _minor(sentence: Sentence, edition: str) -> Iterator[str]:
    found = named(sentence.offense, edition)
    if found is None:
        return
    which, cite = found
    if which == "driving":
        if sentence.minor in ("c1", "c2"):
            yield f"driving under the influence is always counted ({cite}): minor: {sentence.minor} says otherwise"
        return
    if sentence.minor is None and sentence.points is None and sentence.uncounted is None:
        yield (
            f"'{sentence.offense}' may be an offense of {cite}, unless it is a felony; it is counted as it stands: "
            f"write minor: {which}, or minor: no"
        )


def _unread(sentence: Sentence) -> Iterator[str]:
    if sentence.term is None or sentence.points is not None:
        return
    try:
        asks = read(sentence.term).asks
    except Unread as error:
        yield f'the term "{sentence.term}" is not read, for {error}: write its points, or plain words'
        return
    if asks:
        yield f'the term "{sentence.term}" leaves open {asks}'
