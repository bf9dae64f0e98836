"""What a file declares already: ids to choose from by number, by name or by id, and ids that are still free."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from relcon.reading.index import RESERVED
from relcon.reading.problems import shorten
from relcon.reading.references import REFERENCES
from relcon.reading.walk import DECLARES
from relcon.records.base import Record
from relcon.records.events import Event
from relcon.records.letter import Letter
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_proffer, record_id
from relcon.records.people import Person
from relcon.records.quantity import NO_CUSTOMS, Customs
from relcon.records.sessions import Session
from relcon.spelling import nearest
from relcon.writing.yaml_text import Value

_FIELD = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 24
_SMALL = frozenset(("a", "an", "and", "for", "from", "in", "of", "on", "s", "the", "to", "with"))

ASSERTERS = ("defense", "psr", "government")
SPECIAL: Mapping[str, tuple[Kind, ...]] = {
    "asserted_by": ("person",),
    "disputed_by": ("person",),
    "held_by": ("person",),
    "between": ("person",),
    "lot": ("lot",),
    "made_from": ("lot",),
    "about": ("event", "circumstance", "membership", "undertaking"),
}
"""Fields that may name a record, or say something else as well: what they name is offered, and the file's own reading
has the last word."""
BESIDE: Mapping[str, tuple[str, ...]] = {
    "asserted_by": ASSERTERS,
    "disputed_by": ASSERTERS,
    "held_by": ("government", "joint_defense", "client"),
}
"""Words that may stand in such a field beside ids. They are offered alone: few answers name a person there."""
ALSO: Mapping[str, str] = {
    "the defense": "defense",
    "the middle": "psr",
    "middle": "psr",
    "predicted": "psr",
    "probation": "psr",
    "the government": "government",
    "prosecution": "government",
}
"""What counsel may call a position."""


class NotOne(Exception):
    """An answer names no record, or several."""


def named_kinds(model: type[Record], field: str) -> tuple[Kind, ...]:
    """Return the kinds of record that a field names by id; none where it names no record."""
    for base, fields in REFERENCES.items():
        if issubclass(model, base) and field in fields:
            return fields[field]
    if field == "replaces" and model in DECLARES:
        return (DECLARES[model],)
    return SPECIAL.get(field, ())


def strictly(model: type[Record], field: str) -> bool:
    """Whether a field holds ids of these kinds and nothing else."""
    return any(issubclass(model, base) and field in fields for base, fields in REFERENCES.items())


class Known:
    """The records of a matter by kind, each with a few words."""

    def __init__(self, matter: Matter | None) -> None:
        self.matter = matter

    @cached_property
    def _all(self) -> list[tuple[Kind, Record]]:
        if self.matter is None:
            return []
        proffer = self.matter.proffer
        return [*declared_in_case(self.matter.case), *(declared_in_proffer(proffer) if proffer is not None else ())]

    @property
    def customs(self) -> Customs:
        """What the case file says of the words of quantities."""
        header = self.matter.case.case if self.matter is not None else None
        return NO_CUSTOMS if header is None else header.customs

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that is taken."""
        return frozenset(record_id(record) for _, record in self._all) | frozenset(RESERVED)

    def of(self, kinds: Iterable[Kind]) -> dict[str, str]:
        """Return the ids of some kinds, each with a few words on what it is."""
        wanted = frozenset(kinds)
        return {record_id(record): _words(record) for kind, record in self._all if kind in wanted}

    def one(self, answer: str, kinds: tuple[Kind, ...]) -> str:
        """Return the id that an answer means: an id, the number of its place in the list, a name or a part of one.

        Raises
        ------
        NotOne
            Where it means none, or several.
        """
        offered = self.of(kinds)
        if answer in offered:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(offered):
            return list(offered)[int(answer) - 1]
        names = {id: (id.lower(), words.lower(), *self._aliases(id)) for id, words in offered.items()}
        for matches in (
            [id for id, said in names.items() if answer.lower() in said],
            [id for id, said in names.items() if any(answer.lower() in one for one in said)],
        ):
            if len(matches) == 1:
                return matches[0]
            if matches:
                raise NotOne(f'"{shorten(answer)}" may be {", ".join(matches[:6])}: which one?')
        near = nearest(answer, offered)
        hint = f' did you mean "{near}"?' if near is not None else " add it first" if not offered else ""
        what = " or ".join(kinds) if len(kinds) < 5 else "record"
        raise NotOne(f'there is no {what} "{shorten(answer)}";{hint}'.rstrip(";"))

    def _aliases(self, id: str) -> tuple[str, ...]:
        person = self.matter.people.get(id) if self.matter is not None else None
        return tuple(alias.lower() for alias in person.aliases) if person is not None else ()

    def proposed(self, propose: str, fields: Mapping[str, Value]) -> str:
        """Return an id that is not taken.

        Parameters
        ----------
        propose
            Letters that the next free number follows, or with a field in braces that it is made of.
        fields
            What is known of the record.
        """
        field = _FIELD.search(propose)
        if field is None:
            return self._numbered(propose, 1)
        said = fields.get(field[1])
        made = slug(surname(said) if field[1] == "name" else said) if isinstance(said, str) else ""
        made = propose.replace(field[0], made or "r")
        return made if made not in self.ids else self._numbered(f"{made}-", 2)

    def _numbered(self, prefix: str, first: int) -> str:
        numbers = range(first, first + len(self.ids) + 1)
        return next(id for id in (f"{prefix}{number}" for number in numbers) if id not in self.ids)


def slug(text: str) -> str:
    """Return an id made of a name or a title: the last word of a name of two, else its first telling words."""
    plain = unicodedata.normalize("NFKD", text.replace("'s ", " ")).encode("ascii", "ignore").decode().lower()
    words = [word for word in _WORD.findall(plain) if word not in _SMALL]
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > _LONGEST:
            break
        kept = longer
    return kept or (words[0][:_LONGEST] if words else "")


def surname(text: str) -> str:
    """Return what a person is called by in ids: the last name, or the whole of what is no name (the LA source)."""
    words = text.split()
    capital = [word for word in words if word[:1].isupper()]
    if len(words) in (2, 3) and len(capital) == len(words) and words[0].lower() not in _SMALL:
        last = words[-1] if words[-1].rstrip(".").lower() not in ("jr", "sr", "ii", "iii") else words[-2]
        return last.replace("'", "").replace("’", "")
    return text


def _words(record: Record) -> str:
    if isinstance(record, Person):
        return record.name
    if isinstance(record, Event):
        drugs = record.substance or " and ".join(record.mixture or ())
        amount = record.quantity.text if record.quantity is not None else ""
        return " ".join(part for part in (record.kind, str(record.date), amount, drugs) if part)
    if isinstance(record, Session | Letter):
        day = record.date if isinstance(record, Session) else record.entered
        return " ".join(str(part) for part in (day, getattr(record, "mode", None)) if part is not None)
    for field in ("title", "name", "says", "offense", "to", "kind", "function"):
        found = getattr(record, field, None)
        if isinstance(found, str):
            return found
    return " ".join(str(getattr(record, field)) for field in ("person", "by", "undertaking") if hasattr(record, field))
