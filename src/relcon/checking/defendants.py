"""What disagrees or is asked about a defendant: counts against their paragraph, prior sentences (USSG §4A1.2(c))."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, note
from relcon.engine.which_edition import edition_of
from relcon.law.court_terms import Unread, read
from relcon.law.tables import EditionNotShipped
from relcon.law.usc.contradicted_amounts import contradicted_notes
from relcon.law.ussg.s4a1_2.minor import named
from relcon.records.history import Sentence
from relcon.records.matter import Matter


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
