"""What a path of the file format leads to, and where a word stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relcon.reading.models import attributes
from relcon.reading.wording import everyday
from relcon.records.base import Record
from relcon.records.substances import SUBSTANCES, Substance
from relcon.records.substances import find as find_substance
from relcon.reference.glossary import Term, terms, terms_on, terms_with
from relcon.reference.records import COMMON, FILES, FieldEntry, RecordEntry, home_of, records
from relcon.reference.topics import Topic, topics
from relcon.reference.types_in_words import held, types_of
from relcon.spelling import nearest


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for: a field and, where it holds one, the record in it; or a whole file.

    ``word`` is the word asked for, where it is one that the field allows; ``advice`` what to write there for a word of
    every day, where that is more than a word.
    """

    field: FieldEntry | None
    record: RecordEntry | None
    word: str | None = None
    advice: str = ""

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.field.path if self.field is not None else "the file"


def at(path: str) -> tuple[Found, ...]:
    """Return what stands at a path, such as ``events.series`` or ``people[2].defendant``, in either file.

    Parameters
    ----------
    path
        Names of fields from the top of a file, with dots; places in lists are passed over.

    Returns
    -------
    tuple of Found
        One where both files say the same; none where the path leads nowhere.
    """
    steps = [step for step in re.sub(r"\[[0-9]*\]", "", path.strip().strip(".")).split(".") if step]
    found = [one for model in FILES.values() if (one := _down(model, steps)) is not None]
    return _once(found)


def _once(found: list[Found]) -> tuple[Found, ...]:
    """Return each find once: the first of those at one path that hold the same record."""
    first: dict[tuple[str, str, str | None], Found] = {}
    for one in found:
        first.setdefault((one.path, one.record.path if one.record is not None else "", one.word), one)
    return tuple(first.values())


def _down(model: type[Record], steps: list[str]) -> Found | None:
    field: FieldEntry | None = None
    here: type[Record] | None = model
    for step in _whole(steps):
        if here is None:
            return None
        field = next((one for one in records()[here].fields if one.name == step), None)
        if field is None:
            return None
        here = held(types_of(here)[attributes(here)[step]])
        here = here if here in records() else None
    return Found(field, None if here is None else records()[here])


def _whole(steps: list[str]) -> Iterator[str]:
    """Yield the steps; a field whose name holds a dot, such as ``1B1.8``, is one step."""
    names = {field.name for entry in records().values() for field in entry.fields if "." in field.name}
    rest = list(steps)
    while rest:
        joined = ".".join(rest[:2])
        if joined in names:
            yield joined
            del rest[:2]
        else:
            yield rest.pop(0)


def like(path: str) -> str | None:
    """Return the path most like one that leads nowhere, for a message."""
    paths = [field.path for entry in records().values() for field in entry.fields]
    last = path.rsplit(".", 1)[-1]
    return nearest(path, [one for one in paths if one.rsplit(".", 1)[-1] == last]) or nearest(path, paths)


def named(word: str) -> tuple[Found, ...]:
    """Return every field of this name and every field that allows this word, in the order of the files.

    Parameters
    ----------
    word
        A name or a word; capitals, spaces, hyphens and underscores do not matter. What every fact has is found once.
    """
    key = _key(word)
    seen: set[str] = set()
    found: list[Found] = []
    for field, inner in _fields():
        if _key(field.name) == key and field.name not in seen & COMMON:
            seen.add(field.name)
            found.append(Found(field, inner))
        if home_of(field) == field:
            found += [Found(field, inner, one) for one in field.words if _key(one) == key]
    return _once(found)


def _fields() -> Iterator[tuple[FieldEntry, RecordEntry | None]]:
    """Yield every field in the order of the files, with the record that is written in it."""
    by_path = {entry.path: entry for entry in records().values()}
    for entry in records().values():
        for field in entry.fields:
            yield field, by_path[field.holds] if field.holds else None


def topics_on(word: str) -> tuple[Topic, ...]:
    """Return the topics that are found under a word, such as ``units`` or ``middle``."""
    key = _key(word)
    return tuple(topic for topic in topics() if key in {_key(one) for one in (topic.title, *topic.words)})


def meant_by(said: str) -> tuple[Found, ...]:
    """Return the words for what somebody calls by another, such as ``transport`` for a courier.

    Parameters
    ----------
    said
        A word of every day that a name has in it, or the meaning of a word; else what a field says. Spaces and hyphens
        do not matter.
    """
    asked = re.compile(rf"\b{re.escape(_spaced(said))}s?\b", re.IGNORECASE)
    found = list(_everyday(said))
    for field, inner in _fields():
        if asked.search(_spaced(field.name)):
            found.append(Found(field, inner))
        if home_of(field) == field:
            found += [Found(field, inner, word) for word, means in field.words.items() if asked.search(_spaced(means))]
    return _once(found or [Found(field, inner) for field, inner in _fields() if asked.search(_spaced(field.says))])


def _everyday(said: str) -> Iterator[Found]:
    """Yield what messages say of a word that counsel may write and a field does not allow."""
    places = {(model.__name__, field.name): field for model, entry in records().items() for field in entry.fields}
    inner = {field.path: record for field, record in _fields()}
    for record, name, advice in everyday(said):
        field = places.get((record, name))
        if field is not None:
            yield Found(field, inner[field.path], advice.word, advice.say)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word means: words of the outputs, topics, places in the files, a substance; false where nothing."""

    topics: tuple[Topic, ...]
    places: tuple[Found, ...]
    substance: Substance | None
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.topics or self.places or self.substance or self.terms)


def lookup(word: str) -> Answer:
    """Return what a word, or a path, stands for in outputs and files; else what a word of every day may mean."""
    found, printed = Answer(topics_on(word), named(word) or at(word), find_substance(word)), terms_on(word)
    if found:
        return replace(found, terms=printed)
    return Answer((), meant_by(word), None, printed or terms_with(word))


def known_words() -> tuple[str, ...]:
    """Return every name of a field, every word, those of topics, drugs and outputs, each once."""
    fields = [field for entry in records().values() for field in entry.fields]
    words = [*(field.name for field in fields), *(word for one in fields for word in one.words)]
    drugs = [name for one in SUBSTANCES.values() for name in (one.id, *one.synonyms)]
    printed = [word for term in terms() for word in term.words]
    return tuple(dict.fromkeys([*words, *(word for topic in topics() for word in topic.words), *drugs, *printed]))


def _spaced(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip()


def _key(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text).casefold()
