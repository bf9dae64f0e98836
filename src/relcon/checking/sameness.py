"""The same thing written twice in the case: memberships, other facts; ids that look alike.

What an admission brings again is another voice, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from relcon.checking.note import Note, in_words, name, note, shared_voices
from relcon.records.agreements import Agreement
from relcon.records.base import Fact, Record
from relcon.records.events import Event
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_proffer, record_id
from relcon.records.undertakings import Membership, Undertaking


def memberships_twice(matter: Matter) -> Iterator[Note]:
    """Yield a person's second membership in an undertaking of the same days, where one position holds both."""
    seen: dict[tuple[object, ...], list[Membership]] = {}
    for member in matter.members.values():
        before = seen.setdefault((member.person, member.undertaking, member.from_, member.to), [])
        for one in before:
            if shared_voices(one, member):
                same = (
                    "the same scope"
                    if _said(one.scope) == _said(member.scope)
                    else "another scope; each alone is enough"
                )
                text = (
                    f"and {one.id}: {name(matter, member.person)} in {member.undertaking} twice, of the same days, "
                    f"with {same}. Take one out, or say who asserts which (`asserted_by`)"
                )
                yield note("same_twice", member.id, member.location, text)
                break
        before.append(member)


_APART = ("id", "evidence", "note")


def facts_twice(matter: Matter) -> Iterator[Note]:
    """Yield the facts that say word for word what another of their kind says.

    Events and memberships are asked apart; undertakings and agreements are never written twice word for word.
    """
    seen: dict[tuple[object, ...], Fact] = {}
    for _, fact in declared_in_case(matter.case):
        if not isinstance(fact, Fact) or isinstance(fact, Event | Membership | Undertaking | Agreement):
            continue
        before = seen.setdefault((type(fact), _said(fact)), fact)
        if before is not fact:
            text = f"says word for word what {before.id} says: put the evidence of both into one record"
            yield note("same_twice", fact.id, fact.location, text)


def _said(value: object) -> object:
    """Return what a record says, wherever it stands: its fields and those of the records in it."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        apart = _APART if isinstance(value, Fact) else ()
        return tuple(_said(getattr(value, field)) for field in fields if field not in apart)
    return tuple(_said(one) for one in value) if isinstance(value, tuple) else value


def ids_alike(matter: Matter) -> Iterator[Note]:
    """Yield ids of one kind of record that differ in capitals or in ``-``, ``_`` and ``.`` alone."""
    seen: dict[tuple[Kind, str], str] = {}
    for kind, record in _declared(matter):
        id = record_id(record)
        before = seen.setdefault((kind, _plain(id)), id)
        if before != id:
            text = (
                f"differs from the {in_words(kind)} {before} in capitals or in - _ . alone: the same one, "
                "or ids that a slip exchanges?"
            )
            yield note("same_twice", id, getattr(record, "location", None), text)


def _declared(matter: Matter) -> Iterator[tuple[Kind, Record]]:
    yield from declared_in_case(matter.case)
    if matter.proffer is not None:
        yield from declared_in_proffer(matter.proffer)


def _plain(id: str) -> str:
    """Return an id without what the eye passes over; between two digits a mark stays: e1-1 is not e11."""
    marked = re.sub(r"[-_.]", "-", id.lower())
    return re.sub(r"(?<![0-9])-|-(?![0-9])", "", marked)
