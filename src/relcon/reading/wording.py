"""What counsel meant by a word or a field that the format does not have: the right one, where it belongs, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from relcon.packed import unpacked
from relcon.reading.models import attributes, file_fields, record_type, top_level
from relcon.records.base import Record
from relcon.spelling import nearest

LONGEST_PHRASE = 200  # characters: no everyday word is longer, and a hostile one would only cost time


@dataclass(frozen=True, slots=True)
class Advice:
    """What was meant: the word to write, or where more than a word changes, what to write; both empty if unknown."""

    word: str | None = None
    say: str = ""


def word_meant(record: type[Record] | None, field: str, found: str, choices: Sequence[str]) -> Advice:
    """Return what a word means that a field does not allow.

    Parameters
    ----------
    record, field
        Where it stands.
    found
        The word.
    choices
        The words allowed.
    """
    if len(found) > LONGEST_PHRASE:
        return Advice()
    same = [choice for choice in choices if _plain(choice) == _plain(found)]
    if same:
        return Advice(same[0])
    table = _table("words")
    name = record.__name__ if record is not None else ""
    told = _told((*table.get(f"{name}.{field}", ()), *table.get(f"any.{field}", ())), found, choices)
    if told is not None:
        return told
    bent = [choice for choice in choices if _stem(choice) == _stem(found)]
    near = bent[0] if len(bent) == 1 else nearest(found, choices)
    if near is not None:
        return Advice(near)
    parts = _tokens(found)
    inside = [choice for choice in choices if _tokens(choice) and _within(_tokens(choice), parts)]
    return Advice(inside[0]) if len(inside) == 1 and inside[0] not in ("yes", "no", "in", "out") else Advice()


def field_meant(record: type[Record], found: str, around: Sequence[type[Record]]) -> Advice:
    """Return what a field means that a record does not have.

    Parameters
    ----------
    record
        The class of the record.
    found
        The field's name.
    around
        The classes of the records around it, the nearest last.
    """
    if len(found) > LONGEST_PHRASE:
        return Advice()
    fields = file_fields(record)
    same = [name for name in fields if _plain(name) == _plain(found)]
    if same:
        return Advice(same[0])
    told = _told(_table("fields").get(record.__name__, ()), found, tuple(fields))
    if told is not None:
        return told
    for name, info in fields.items():
        part = record_type(info.annotation)
        if part is not None and found in file_fields(part):
            return Advice(say=f"it stands under `{name}`")
    near = nearest(found, fields)
    if near is not None:
        return Advice(near)
    for outer in reversed(around):
        if found in file_fields(outer):
            return Advice(say=f"it belongs to {_named(outer)} around this, not in here")
    homes = [section for section, part in top_level().items() if found in file_fields(part)]
    return Advice(say=f"it is a field of `{homes[0]}`") if len(homes) == 1 else Advice()


def everyday(said: str) -> Iterator[tuple[str, str, Advice]]:
    """Yield each place where an everyday word stands for something: the record class's name, the field, what to write.

    Parameters
    ----------
    said
        The word, or several; case, spaces and hyphens do not matter.
    """
    for place, entries in _table("words").items():
        record, _, field = place.partition(".")
        for entry in entries:
            if _plain(said) in map(_plain, entry["said"]):
                yield record, field, _advice(entry, ())


def likely_first(record: type[Record], found: str) -> tuple[str, ...]:
    """Return the fields of a record, the one nearest to a name first, then the record's own, then those of any."""
    fields, own = file_fields(record), record.__annotations__
    near = nearest(found, fields)
    return tuple(
        sorted(
            fields,
            key=lambda name: (name != near, not fields[name].is_required(), attributes(record)[name] not in own),
        )
    )


def _told(entries: Iterable[Mapping[str, Any]], found: str, choices: Sequence[str]) -> Advice | None:
    """Return what the table says of a word: of it as a whole, or of the longest phrase inside it."""
    parts = _tokens(found)
    best: tuple[int, Advice] | None = None
    for entry in entries:
        for phrase in entry["said"]:
            tokens = _tokens(phrase)
            if _plain(phrase) == _plain(found):
                return _advice(entry, choices)
            if _within(tokens, parts) and (best is None or len(tokens) > best[0]):
                best = len(tokens), _advice(entry, choices)
    return best[1] if best is not None else None


def _advice(entry: Mapping[str, Any], choices: Sequence[str]) -> Advice:
    if "write" in entry:
        return Advice(entry["write"])
    said = " ".join(entry["say"].split())
    return Advice(say=f"write {said}" if _tokens(said)[0] in choices else said)


def _within(tokens: Sequence[str], parts: Sequence[str]) -> bool:
    return any(tuple(parts[start : start + len(tokens)]) == tuple(tokens) for start in range(len(parts)))


def _stem(word: str) -> str:
    """Return a word without its ending: taxes and tax, arrested and arrest are one."""
    return re.sub(r"(?<=...)(?:ing|er|ed|es|s|e)$", "", _plain(word))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", text.lower()))


def _named(record: type[Record]) -> str:
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", record.__name__).lower()
    return "the file itself" if words.endswith("file") else f"the {words.removesuffix(' part')}"


@cache
def _table(part: str) -> Mapping[str, Any]:
    held: Mapping[str, Any] = unpacked(resources.files(__package__).joinpath("wording.yaml"))[part]
    return held
