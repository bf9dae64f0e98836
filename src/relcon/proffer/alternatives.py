"""How a term of a letter could read otherwise: every word of the schema, and silence."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.records.letter import NAME as USE_ONLY
from relcon.records.matter import Matter
from relcon.records.terms import NO_TERM, SILENT, Term, term_fields


def alternatives(name: str, term: Term, matter: Matter) -> Iterator[Term]:
    """Yield the other readings of a term, in the order of the schema, silence last.

    Parameters
    ----------
    name, term
        The term, as it stands.
    matter
        For topics that a letter could leave out.

    Notes
    -----
    A list is read otherwise one word at a time: with a word more, or with one less; of carve-outs those that the letter
    has or an admission concerns. Free text is not read otherwise, but for topics left out.
    """
    field = term_fields()[name]
    words = field.words
    if name == "topics.out":
        words = tuple(matter.topics)
    elif name == "carve_outs":
        concerned = {word for one in matter.admissions.values() for word in one.concerns}
        words = tuple(word for word in words if word in concerned or word in term.values)
    if name == USE_ONLY and term.silent:
        yield Term(("impeachment",))  # the clause as it is found: nothing but impeachment
    elif field.many:
        yield from (_toggled(term, word) for word in words)
    else:
        yield from (Term((word,)) for word in words if term.values != (word,))
    if words and not term.silent and NO_TERM not in [_toggled(term, word) for word in words if field.many]:
        yield NO_TERM


def _toggled(term: Term, word: str) -> Term:
    """Return a list with a word more, or without it; silent where nothing is left."""
    kept = tuple(one for one in term.values if one not in (word, SILENT))
    return Term(kept or (SILENT,)) if word in term.values else Term((*kept, word))
