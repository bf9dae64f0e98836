"""An answer as counsel types it, read as the field's own model reads a file, and refused in the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args, get_origin

from relcon.reading.build import build
from relcon.reading.models import file_fields, unwrapped, words
from relcon.reading.problems import InputError, Problem
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.records.base import Record
from relcon.records.dates import TimeOfDay, When
from relcon.records.evidence import BatesRange
from relcon.records.history import CareerOffender
from relcon.records.quantity import NO_CUSTOMS, Customs, Quantity
from relcon.records.rhythm import period_in
from relcon.records.series import Times
from relcon.records.term import Term
from relcon.records.written_days import read_day, two_days
from relcon.reference.records import FieldEntry, records
from relcon.writing.yaml_text import Value

_WRITTEN_OUT = ("{", "[", '"', "'")
_BETWEEN = re.compile(r"\s+(?:to|-|–|until|through)\s+")
_LIKELY = re.compile(r"\s*,?\s*(?:most\s+)?(?:likely|probably)\s+")
_FIGURE = re.compile(r"[0-9][0-9.,/]*")
_PAGES = re.compile(r"(.*[^0-9])([0-9]+)\s*[-–]\s*(?:\1)?([0-9]+)")
"""First and last page with a dash between them, the last with or without what comes before: US 0013-0031, 0013-31."""
_ENDS = {When: ("from", "to"), TimeOfDay: ("from", "to"), Quantity: ("low", "high"), Times: ("low", "high")}
_AS_ONE = (Times, CareerOffender)
"""Records that counsel writes as one answer: a number or a range, a word or two sentences."""
_AND = re.compile(r"\s*(?:[,;]|\band\b)\s*")
_COMMAS = re.compile(r"\s*[,;]\s*")


class Refused(Exception):
    """An answer that a file would not be allowed to hold, with what the file's reader says of it.

    ``nearest`` is the answer that was likely meant, where one is.
    """

    def __init__(self, said: str, nearest: str | None = None) -> None:
        self.nearest = nearest
        super().__init__(said)


def inner(model: type[Record], field: str) -> Any:
    """Return what a field holds: a class, a choice of words; of a list, what each of its items is."""
    found = unwrapped(file_fields(model)[field].annotation)
    return unwrapped(get_args(found)[0]) if get_origin(found) is tuple else found


def described(model: type[Record], field: str) -> FieldEntry:
    """Return what the reference of the format says of a field."""
    return next(one for one in records()[model].fields if one.name == field)


def choices(model: type[Record], field: str) -> tuple[str, ...]:
    """Return the words that a field allows, where it is a choice of words."""
    return tuple(described(model, field).words) or words(inner(model, field))


def is_list(model: type[Record], field: str) -> bool:
    """Whether a field holds a list."""
    return get_origin(unwrapped(file_fields(model)[field].annotation)) is tuple


def record_class(model: type[Record], field: str) -> type[Record] | None:
    """Return the class of the record, or of each record, in a field; ``None`` where it holds none."""
    found = inner(model, field)
    return found if isinstance(found, type) and issubclass(found, Record) and found not in _AS_ONE else None


def read(model: type[Record], field: str, answer: str, customs: Customs = NO_CUSTOMS) -> Value:
    """Return the value that an answer means.

    Parameters
    ----------
    model, field
        The class of the record, and the field's name in the file.
    answer
        As typed: a word, a date, ``2025-06-01 to 2025-06-30``, several words with commas between them, or the value
        written out as in a file.
    customs
        What the case file says of the words of quantities.

    Raises
    ------
    Refused
        With what the reader of a file would say.
    """
    both = two_days(answer.strip()) if inner(model, field) is When else None
    if both is not None and both.lacking:
        raise Refused(f'found "{answer}"; {both.lacking}; did you mean "{both.text}"?', both.text)
    first: list[Problem] = []
    for value in _readings(model, field, answer.strip()):
        problems = _problems(model, {field: value}, field, customs)
        if not problems:
            return _as_iso(model, field, value)
        first = first or problems
    near = {problem.nearest for problem in first}
    said = dict.fromkeys(_told(_as_typed(problem, answer)) for problem in first)
    raise Refused("\n".join(said), near.pop() if len(near) == 1 else None)


def _readings(model: type[Record], field: str, answer: str) -> Iterator[Value]:
    """Yield what an answer may mean, the likeliest first."""
    held = inner(model, field)
    ends = _BETWEEN.split(answer)
    if answer.startswith(_WRITTEN_OUT):
        try:
            yield written_out(answer)
        except InputError as error:
            raise Refused(_told(error.problems[0])) from None
    elif is_list(model, field):
        yield [_word(model, field, one) for one in _COMMAS.split(answer) if one]
        yield [_word(model, field, one) for one in several(answer)]
        yield [answer]
    elif held is Times and period_in(answer) is not None:
        yield answer
    elif held in _ENDS and len(ends) == 2:
        yield _between(held, *ends)
    elif held is BatesRange:
        yield _pages(answer)
    elif held is Term and "," in answer:
        yield [_word(model, field, one) for one in _COMMAS.split(answer)]
    elif get_origin(held) is dict:
        try:
            yield written_out("{" + answer + "}")
        except InputError:
            yield answer
    else:
        yield _word(model, field, answer)


def _pages(answer: str) -> Value:
    """Return first and last page, or the only one."""
    joined = _PAGES.fullmatch(answer)
    if joined is not None:
        before, first, last = joined.groups()
        return [before + first, before + first[: -len(last)] + last if len(last) < len(first) else before + last]
    labels = _BETWEEN.split(answer) if len(_BETWEEN.split(answer)) == 2 else several(answer)
    return list(labels) if len(labels) > 1 else answer


def _between(held: Any, first: str, last: str) -> dict[str, Value]:
    """Return an interval from its ends; after the last may stand what is likeliest between them."""
    low, high = _ENDS[held]
    last, _, likely = (part.strip() for part in _LIKELY.sub("|", last, count=1).partition("|"))
    unit = last.lstrip("0123456789., ")
    first, likely = (f"{one} {unit}" if held is Quantity and _FIGURE.fullmatch(one) else one for one in (first, likely))
    return {low: first, **({"point": likely} if likely else {}), high: last}


def _word(model: type[Record], field: str, answer: str) -> str:
    """Return the word that an answer means by its number, its beginning, or however it is spelt; else the answer."""
    allowed = choices(model, field)
    if answer in allowed or not allowed:
        return answer
    if answer.isdecimal() and 0 < int(answer) <= len(allowed):
        return allowed[int(answer) - 1]
    spelt = answer.lower().replace(" ", "_")
    if spelt in allowed:
        return spelt
    begun = [word for word in allowed if word.startswith(spelt)]
    return begun[0] if len(begun) == 1 else answer


def said(value: Value) -> str:
    """Return a value as a question may repeat it: week, or 10 days."""
    return " ".join(f"{number} {what}" for what, number in value.items()) if isinstance(value, dict) else str(value)


def alone(answer: str, every: Value | None) -> str:
    """Return how often without the period that is said already: 2 to 6 for ``2 to 6 times a week`` of every week."""
    each = rf" *(?:(?:times +)?(?:an?|per|each|every) +{re.escape(str(every))}|times)\b"
    return re.sub(each, "", answer)


def several(answer: str) -> list[str]:
    """Return the parts of an answer with commas, or the word and, between them."""
    return [one for one in _AND.split(answer.strip()) if one]


def written_out(text: str) -> Value:
    """Return a value written as in a file: braces, brackets, quotes."""
    return _values(read_tree(f"value: {text}".encode(), "")[0]["value"])


def _values(node: Any) -> Value:
    if isinstance(node, TextMap):
        return {key: _values(value) for key, value in node.items()}
    if isinstance(node, TextList):
        return [_values(value) for value in node]
    return "" if node is None else str(node)


def tree_of(fields: dict[str, Value]) -> TextMap:
    """Return fields as the reader of a file would have them."""
    return read_tree(json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace"), "")[0]


def complaint(model: type[Record], fields: dict[str, Value], field: str) -> str:
    """Return what a file's reader says of a field of a record; empty where it has nothing to say."""
    return "\n".join(dict.fromkeys(map(_told, _problems(model, fields, field, NO_CUSTOMS))))


def _problems(model: type[Record], fields: dict[str, Value], field: str, customs: Customs) -> list[Problem]:
    """Return what is wrong with a field; that others are missing is passed over."""
    try:
        found = build(model, Source("", tree_of(fields)), customs).problems
    except InputError as error:
        found = error.problems
    return [one for one in found if not _of_another(model, one, field)]


def _of_another(model: type[Record], problem: Problem, field: str) -> bool:
    return problem.kind == "missing_field" and problem.record != field and problem.record in file_fields(model)


def _as_typed(problem: Problem, answer: str) -> Problem:
    """Return a problem of what was read out of an answer as one of the answer."""
    whole = problem.found is not None and problem.found.startswith(("a mapping: ", "a list of "))
    return replace(problem, found=answer) if whole and not answer.startswith(_WRITTEN_OUT) else problem


def _told(problem: Problem) -> str:
    """Return a problem without its place, which counsel has just typed."""
    return str(replace(problem, file="", line=None, column=None, record="")).strip()


def missing(model: type[Record], fields: Mapping[str, Value]) -> list[str]:
    """Return the fields that a record must have and has not."""
    return [name for name, info in file_fields(model).items() if info.is_required() and name not in fields]


def _as_iso(model: type[Record], field: str, value: Value) -> Value:
    """Return a date as every reader knows it, however it was typed."""
    held = inner(model, field)
    if held is date:
        return read_day(value).isoformat()
    if held is not When:
        return value
    when = When.parse(value)
    if when.first is None or when.last is None:
        return value
    first, last = when.first.isoformat(), when.last.isoformat()
    return first if first == last else {"from": first, "to": last}
