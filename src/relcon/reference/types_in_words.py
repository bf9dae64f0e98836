"""What may be written in a field, in words: a quantity, a date, ids of people, one of some words."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from relcon.reading.references import REFERENCES, SPECIAL
from relcon.reading.walk import FACTS
from relcon.records.agreements import FindingAnswer
from relcon.records.base import (
    Answer,
    Edition,
    Flag,
    Id,
    Levels,
    LotPath,
    Meanings,
    Record,
    ShortForm,
    Unwritten,
    Whole,
)
from relcon.records.citations import Statute
from relcon.records.dates import Day, TimeOfDay, When
from relcon.records.evidence import BatesRange
from relcon.records.history import WhetherCareerOffender
from relcon.records.numbers import Amount, Estimate, Share
from relcon.records.quantity import Margin, Package, PackageName, Quantity
from relcon.records.rhythm import Every
from relcon.records.substances import SubstanceId
from relcon.records.term import TermOf


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one value: said of one, and of several."""

    one: str
    several: str


_FORMS: Mapping[Any, Form] = {
    Id: Form("an id", "ids"),
    LotPath: Form("a lot, such as k3, or a part of one, such as k3/a", "lots"),
    Day: Form("a day", "days"),
    When: Form("a date: a day, an interval or unknown", "dates"),
    TimeOfDay: Form("a time of day", "times of day"),
    Every: Form("day, week, month, year, or so many days", "rhythms"),
    Quantity: Form("a quantity", "quantities"),
    Package: Form("a quantity", "quantities"),
    PackageName: Form("a package", "packages"),
    Share: Form("a share from 0 to 1, or in percent", "shares"),
    Margin: Form("a share between 0 and 1, or in percent", "shares"),
    Amount: Form("dollars", "dollars"),
    Estimate: Form("a number, or a share in percent", "numbers"),
    Whole: Form("a whole number", "whole numbers"),
    Levels: Form("a number of levels", "numbers of levels"),
    Flag: Form("yes or no", "yes or no"),
    Answer: Form("yes, no or unknown", "yes, no or unknown"),
    SubstanceId: Form("a substance", "substances"),
    Statute: Form("a statute", "statutes"),
    Edition: Form("the year of a Manual", "years of Manuals"),
    BatesRange: Form("the first and the last page", "pages"),
    FindingAnswer: Form("in, out, open, a quantity or a number of levels", "answers"),
    WhetherCareerOffender: Form("no, unknown, or {yes: [two ids of sentences]}", ""),
    str: Form("text", "texts"),
}
_PLURALS: Mapping[str, str] = {
    "person": "people",
    "evidence": "exhibits",
    "membership": "memberships",
}
_NAMED: Mapping[str, Form] = {
    "evidence": Form("the id of an exhibit", "ids of exhibits"),
    "asserted_by": Form("", "positions (defense, psr or middle, government) or ids of defendants"),
    "disputed_by": Form("", "positions (defense, psr or middle, government) or ids of defendants"),
    "held_by": Form("", "government, joint_defense, or ids of people"),
    "replaces": Form("", "ids of records of the same kind"),
}
_OPTIONAL = type(None)


@cache
def types_of(model: type[Record]) -> Mapping[str, Any]:
    """Return the annotations of a record class by attribute, with what is attached to them."""
    return get_type_hints(model, include_extras=True)


def form(model: type[Record], attribute: str, name: str) -> str:
    """Say in words what a field takes.

    Parameters
    ----------
    model, attribute
        The record class and the attribute that holds the field.
    name
        The field's name in a file.
    """
    annotation = types_of(model)[attribute]
    kinds = _kinds(model, name)
    if kinds:
        return _ids(kinds, several=takes_several(annotation), mapping=_is_mapping(annotation))
    if name in _special(model) and name in _NAMED:
        return _NAMED[name].several
    return _form(annotation).one


def held(annotation: Any) -> type[Record] | None:
    """Return the record class that a field holds, one or several of them, or ``None``."""
    return next((part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Record)), None)


def words(annotation: Any) -> Mapping[str, str]:
    """Return the words that a field allows, each with its meaning; empty where it is no choice of words."""
    if annotation == Answer:
        return {}
    says: dict[str, str] = {}
    for part in _parts(annotation):
        if isinstance(part, Meanings):
            says.update(part.says)
        elif isinstance(part, ShortForm):
            says.update(zip(_choices(part), part.schema.get("enumDescriptions", ()), strict=False))
    choices = [word for part in _parts(annotation) for word in _choices(part)]
    return {word: says.get(word, "") for word in dict.fromkeys(choices)}


def written(annotation: Any) -> bool:
    """Whether a field is written in a file; a few only follow from the form of the rest."""
    return not any(isinstance(part, Unwritten) for part in _parts(annotation))


def _choices(part: Any) -> tuple[str, ...]:
    if isinstance(part, ShortForm):
        return tuple(part.schema.get("enum", ()))
    if isinstance(part, TermOf):
        return part.words
    if get_origin(part) is Literal and len(get_args(part)) > 1:
        return tuple(str(word) for word in get_args(part))
    return ()


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield a type, what is attached to it, and the types inside it."""
    yield annotation
    if annotation in (Quantity, When, Answer) or get_origin(annotation) is Literal:
        return
    for inner in get_args(annotation):
        yield from _parts(inner)


def _form(annotation: Any) -> Form:
    known = _known(annotation)
    if known is not None:
        return known
    origin = get_origin(annotation)
    if origin is Annotated:
        return _attached(*get_args(annotation))
    if origin in (Union, types.UnionType):
        rest = [one for one in get_args(annotation) if one is not _OPTIONAL]
        return Form(" or ".join(_form(one).one for one in rest), " or ".join(_form(one).several for one in rest))
    if origin is Literal:
        choices = get_args(annotation)
        said = "one of the words below" if len(choices) > 1 else f"always {choices[0]}"
        return Form(said, "words of those below")
    if origin is tuple:
        return _list(get_args(annotation))
    if origin is dict:
        key, value = get_args(annotation)
        return Form(f"for each of some {_form(key).several}, {_form(value).one}", "")
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Form("a record", "records")
    raise TypeError(f"no words for {annotation}")


def _attached(first: Any, *attached: Any) -> Form:
    """Return the form of a type with something attached: the words of a term, a short form."""
    for one in attached:
        if isinstance(one, TermOf):
            return _term(one)
        if isinstance(one, ShortForm):
            return _short(one, _form(first))
    return _form(first)


def _short(short: ShortForm, whole: Form) -> Form:
    one = ", ".join(_forms(short.schema))
    return Form(f"{one}, or {whole.one}", f"{one}, or {whole.several}")


def _forms(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words what the schema of a short form allows."""
    for choice in schema.get("anyOf", ()):
        yield from _forms(choice)
    yield from schema.get("enum", ())
    if "const" in schema:
        yield str(schema["const"])
    if "type" in schema:
        yield "text" if schema["type"] == "string" else "a whole number"


def _known(annotation: Any) -> Form | None:
    """Return the form of a type that has a name of its own, whatever else is attached to it."""
    if annotation in _FORMS:
        return _FORMS[annotation]
    if get_origin(annotation) is Annotated:
        first, *attached = get_args(annotation)
        for end in range(len(attached) - 1, 0, -1):
            shorter = Annotated[(first, *attached[:end])]  # type: ignore[valid-type]  # made while running
            if shorter in _FORMS:
                return _FORMS[shorter]
    return None


def _list(inner: tuple[Any, ...]) -> Form:
    if len(inner) == 2 and inner[1] is not ...:
        one, other = (_form(part).one for part in inner)
        both = f"a list of two: {one}, {other}" if one != other else f"a list of two, each {one}"
        return Form(both, "lists")
    return Form(f"a list of {_form(inner[0]).several}", "lists")


def _term(allowed: TermOf) -> Form:
    if not allowed.words:
        return Form("text, or a list of texts" if allowed.many else "text", "texts")
    if set(allowed.words) == {"yes", "no"}:
        return Form("yes, no or silent", "")
    return Form("words of those below, or silent" if allowed.many else "one of the words below, or silent", "")


def takes_several(annotation: Any) -> bool:
    """Whether a field takes a list."""
    return any(get_origin(part) is tuple for part in _parts(annotation))


def _is_mapping(annotation: Any) -> bool:
    return any(get_origin(part) is dict for part in _parts(annotation))


def _kinds(model: type[Record], name: str) -> tuple[str, ...]:
    """Return the kinds of record that a field names by id."""
    return next(
        (fields[name] for owner, fields in REFERENCES.items() if issubclass(model, owner) and name in fields), ()
    )


def _special(model: type[Record]) -> set[str]:
    return {name for owner, names in SPECIAL.items() if issubclass(model, owner) for name in names}


def _ids(kinds: tuple[str, ...], *, several: bool, mapping: bool) -> str:
    if kinds == FACTS:
        return "ids of facts of any kind" if several else "the id of a fact of any kind"
    kind = " or ".join(kinds)
    plural = " or ".join(_PLURALS.get(one, f"{one}s") for one in kinds)
    if mapping:
        return f"for each of some ids of {plural}: yes, no or unknown"
    if several:
        return f"ids of {plural}"
    return f"the id of {'an exhibit' if kind == 'evidence' else f'an {kind}' if kind[0] in 'aeiou' else f'a {kind}'}"
