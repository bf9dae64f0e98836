"""Every place of a case or proffer file where counsel may write any text, found from the published schema.

`filled` writes something into each such place of a matter. What a place refers to stays what it was where the text
beside it in the file has to be the same; which places those are is named in `REFERENCES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Mark = Callable[[str, str | None], str]
"""What to write at a place, given the place and what stood there (``None``: nothing)."""

# Text for the schema, but the reader looks it up: another record's id, a court, a file, a preset. A test shows that
# the reader refuses any other text there.
REFERENCES = frozenset(
    {
        "case/Admitted.about",
        "case/Admitted.answer",
        "case/CaseHeader.district",
        "case/Contact.between[]",
        "case/Finding.about",
        "case/Finding.answer",
        "case/ROOT.include[]",
        "proffer/Letter.preset",
        "proffer/ROOT.case",
    }
)


def leaves(schema: Schema, definitions: Schema, place: str) -> Iterator[tuple[str, Schema]]:
    """Return the alternatives of a schema with the place of each; what a definition describes is placed by its name."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        yield from leaves(definitions[name], definitions, f"{place.partition('/')[0]}/{name}")
    elif "anyOf" in schema:
        for alternative in schema["anyOf"]:
            yield from leaves(alternative, definitions, place)
    else:
        yield place, schema


def is_free(leaf: Schema) -> bool:
    """Whether a leaf takes any text; an id of the published list of substances is none."""
    kinds = leaf.get("type")
    text = kinds == "string" or (isinstance(kinds, list) and "string" in kinds)
    return text and not leaf.keys() & {"pattern", "enum", "const", "minLength"}


def _taken_as_word(leaf: Schema, value: str) -> bool:
    """Whether a leaf takes the text for what it means, not for any text."""
    if "pattern" in leaf:
        return re.search(leaf["pattern"], value) is not None
    return value == leaf.get("const") or value in leaf.get("enum", ()) or "minLength" in leaf


def places(schema: Schema, name: str) -> set[str]:
    """Return every place of a schema that takes any text."""
    found: set[str] = set()
    definitions = schema["$defs"]

    def look(part: Schema, place: str) -> None:
        for where, leaf in leaves({key: value for key, value in part.items() if key != "$defs"}, definitions, place):
            if leaf is not part and "$ref" in part:
                continue
            if is_free(leaf):
                found.add(where)
            for key, below in leaf.get("properties", {}).items():
                look(below, f"{where}.{key}")
            for below in leaf.get("patternProperties", {}).values():
                look(below, f"{where}{{}}")
            if isinstance(leaf.get("items"), dict):
                look(leaf["items"], f"{where}[]")

    look(schema, f"{name}/ROOT")
    for definition, described in definitions.items():
        look(described, f"{name}/{definition}")
    return found


def filled(tree: Any, schema: Schema, name: str, mark: Mark) -> Any:
    """Return the tree with ``mark`` written into every place of it that takes any text, written before or not."""
    definitions = schema["$defs"]

    def fill(value: Any, part: Schema, place: str) -> Any:
        found = list(leaves(part, definitions, place))
        if isinstance(value, dict):
            for where, leaf in found:
                if "properties" in leaf and value.keys() <= leaf["properties"].keys():
                    return fill_object(value, leaf, where)
                for below in leaf.get("patternProperties", {}).values():
                    return {key: fill(item, below, f"{where}{{}}") for key, item in value.items()}
            return value
        if isinstance(value, list):
            for where, leaf in found:
                if isinstance(leaf.get("items"), dict):
                    return [fill(item, leaf["items"], f"{where}[]") for item in value]
            return value
        if not isinstance(value, str) or any(_taken_as_word(leaf, value) for _, leaf in found):
            return value
        return next((text(where, value) for where, leaf in found if is_free(leaf)), value)

    def text(where: str, old: str | None) -> Any:
        return old if where in REFERENCES else mark(where, old)

    def fill_object(value: dict[str, Any], leaf: Schema, place: str) -> dict[str, Any]:
        done = {key: fill(item, leaf["properties"][key], f"{place}.{key}") for key, item in value.items()}
        for key, below in leaf["properties"].items():
            if done.get(key) in (None, [], ""):
                for where, alternative in leaves(below, definitions, f"{place}.{key}"):
                    items = alternative.get("items")
                    if is_free(alternative):
                        written = text(where, None)
                    elif isinstance(items, dict) and is_free(items):
                        written = [one] if (one := text(f"{where}[]", None)) is not None else None
                    else:
                        continue
                    if written is not None:
                        done[key] = written
                    break
        return done

    return fill(tree, schema, f"{name}/ROOT")
