"""What an answer says in figures: what each worksheet in it comes to, and a hash over every number."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from relcon.results.exposure import DefendantAnswer, PositionAnswer
from relcon.results.summary import summary

FIELDS: Final = (
    "quantities",
    "at_least",
    "converted_grams",
    "total_offense_level",
    "guideline_range",
    "minimum",
    "binding",
    "safety_valve",
    "range",
    "total",
)
"""Of a worksheet's summary, what is kept as its figures."""

_WORKSHEET: Final = {"range", "guideline_range"}
_APART: Final = frozenset({"receipt", "rest", "events", "without", "would_change", "separates"})
"""Parts of an answer whose worksheets are not listed among its figures."""
_BETWEEN: Final = frozenset({"worlds", "defendants", "positions", "rows", "came"})
"""Fields that say nothing of whose a worksheet is."""
_UNCOUNTED: Final = frozenset({"receipt", "would_change", "location"})
"""What says nothing of the answer: what it was made from, a legend, where a record stands."""
_NAMES: Final = ("world", "id", "defendant", "position", "letter", "event")
"""What names an item of a list, the first that it has."""
_WORD: Final = re.compile(r"[\w.()§/+-]+")

Said = dict[str, dict[str, Any]]


def figures(answer: Mapping[str, Any]) -> Said:
    """Return what the worksheets of an answer come to, by whose they are: ``silent/dunn/psr``.

    Parameters
    ----------
    answer
        As JSON has it. Of a proffer's answer only the client's worksheets are listed.
    """
    client = answer.get("client")
    found = dict(_worksheets(answer, ()))
    if not isinstance(client, str):
        return found
    own = {place: one for place, one in found.items() if client in place.split("/")}
    return own or {f"{place}/{client}": one for place, one in found.items()}


def _worksheets(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, Mapping):
        if value.keys() >= _WORKSHEET:
            said = {name: value[name] for name in FIELDS if value.get(name)}
            if isinstance(statutory := value.get("statutory"), Mapping):
                said |= {name: statutory[name] for name in ("minimum", "binding") if statutory.get(name)}
            if isinstance(valve := value.get("safety_valve"), Mapping):
                said["safety_valve"] = valve.get("eligible")
            yield "/".join(place), said
        for name, item in value.items():
            if name not in _APART:
                yield from _worksheets(item, place if name in _BETWEEN or not name else (*place, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _worksheets(item, (*place, _name(item, number)))


def _name(item: Any, number: int) -> str:
    named = [item[name] for name in _NAMES if isinstance(item.get(name), str)] if isinstance(item, Mapping) else []
    return named[0] if named else str(number)


def of_worlds(worlds: Mapping[str, Mapping[str, DefendantAnswer]], client: str | None = None) -> dict[str, Any]:
    """Return what a page or a picture was computed to show as an answer: worksheets and what counts in each.

    Parameters
    ----------
    worlds
        By outcome and defendant; under no name where nothing is said.
    client
        Whose worksheets are listed; everybody's by default.
    """
    return {
        "client": client,
        "worlds": {
            world: {
                "defendants": {
                    id: {position: _position(answer) for position, answer in one.positions.items()}
                    for id, one in defendants.items()
                }
            }
            for world, defendants in worlds.items()
        },
    }


def _position(answer: PositionAnswer) -> dict[str, Any]:
    came = summary(answer).model_dump(mode="json", include=set(FIELDS))
    counts = {id: [one.in_, one.open, one.counted_grams] for id, one in answer.events.items()}
    return {**came, "counts": counts}


def sha256(answer: Mapping[str, Any], *, every: bool = False) -> str:
    """Return a hash over every number and word of a list in an answer, in whatever order its records stand.

    What is written in sentences does not count, but where ``every`` text does; nor where in a file a record stands.
    """
    lines = sorted(_leaves(answer, (), every=every))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()


def numbers(answer: Mapping[str, Any]) -> dict[str, str]:
    """Return every number and word of a list in an answer, by its place."""
    found: dict[str, list[str]] = {}
    for line in sorted(_leaves(answer, (), every=False)):
        place, _, said = line.partition("\t")
        found.setdefault(place, []).append(said)
    return {place: ", ".join(said) for place, said in found.items()}


def _leaves(value: Any, place: tuple[str, ...], *, every: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            # Of a simulation the events of every outcome would be most of the time that it takes.
            if name not in _UNCOUNTED and not (name == "events" and "worlds" in place):
                yield from _leaves(item, (*place, name), every=every)
    elif isinstance(value, list):
        if value and all(isinstance(item, int) for item in value):
            yield f"{'/'.join(place)}\t{json.dumps(value)}"
            return
        for item in value:
            yield from _leaves(item, (*place, _identity(item)), every=every)
    elif not isinstance(value, str):
        yield f"{'/'.join(place)}\t{json.dumps(value)}"
    elif every or _WORD.fullmatch(value):
        yield f"{'/'.join(place)}\t{value}"


def _identity(item: Any) -> str:
    """Return what tells an item of a list from the others, wherever it stands."""
    if not isinstance(item, Mapping):
        return "*"
    return "+".join(one for one in item.values() if isinstance(one, str) and _WORD.fullmatch(one)) or "*"
