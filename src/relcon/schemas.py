"""The JSON Schemas of the files counsel writes and of the results, made from the models.

``python -m relcon.schemas FOLDER`` writes them. A published version is never changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from relcon.checking.note import Checked
from relcon.importing.map import Map
from relcon.importing.store import Receipt
from relcon.reading.text_file import read_tree
from relcon.records.case import CaseFile
from relcon.records.offers import OfferFile
from relcon.records.proffer import ProfferFile
from relcon.records.psr import PsrFile
from relcon.records.reliability import ReliabilityFile
from relcon.results.after import After
from relcon.results.brief import Brief
from relcon.results.docket import Docket
from relcon.results.editions import Editions
from relcon.results.exposure import Exposure
from relcon.results.law import Law
from relcon.results.letter import LetterAnswer
from relcon.results.leverage import Leverage
from relcon.results.offers import Offers
from relcon.results.psr import PsrReview
from relcon.results.reliability import Reliability
from relcon.results.roles_format import Roles
from relcon.results.simulation import Simulation
from relcon.results.switches import Switches
from relcon.results.verification import Verification
from relcon.results.waiting import Waiting
from relcon.results.whatif import WhatIf

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WRITTEN: Mapping[str, type[BaseModel]] = {
    "case": CaseFile,
    "proffer": ProfferFile,
    "psr": PsrFile,
    "offer": OfferFile,
    "reliability": ReliabilityFile,
    "map": Map,
}
_ANSWERED: Mapping[str, type[BaseModel]] = {
    "after": After,
    "brief": Brief,
    "check": Checked,
    "docket": Docket,
    "editions": Editions,
    "exposure": Exposure,
    "import": Receipt,
    "law": Law,
    "roles": Roles,
    "letter": LetterAnswer,
    "leverage": Leverage,
    "offers": Offers,
    "psr-review": PsrReview,
    "reliability-answer": Reliability,
    "simulation": Simulation,
    "switches": Switches,
    "verification": Verification,
    "waiting": Waiting,
    "whatif": WhatIf,
}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by name: those of the files (``case``, ``proffer``, ``psr``, ``map``), then of the answers."""
    written = {name: _finished(name, model.model_json_schema(), empty=True) for name, model in _WRITTEN.items()}
    answered = {
        name: _finished(name, model.model_json_schema(mode="serialization"), empty=False)
        for name, model in _ANSWERED.items()
    }
    return written | answered


def format_of(name: str) -> str:
    """Return the format that a schema describes, such as ``relcon/case/1``."""
    said: str = get_args({**_WRITTEN, **_ANSWERED}[name].model_fields["format"].annotation)[0]
    return said


def file_name(name: str) -> str:
    """Return the file of a schema, such as ``case-1.schema.json``."""
    return f"{'-'.join(format_of(name).split('/')[1:])}.schema.json"


def text(schema: Mapping[str, Any]) -> str:
    """Return a schema as it is published: indented, in a fixed order, ending in a new line."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _finished(name: str, schema: dict[str, Any], *, empty: bool) -> dict[str, Any]:
    described = _plain(schema, empty=empty)
    described.pop("title", None)
    return {"$schema": DIALECT, "title": format_of(name), **described}


def _plain(node: Any, *, empty: bool) -> Any:
    """Leave out generated titles and defaults; with ``empty``, let optional fields stand without a value.

    What the models say to people becomes plain text, and their examples, written as in a file, become values.
    """
    if isinstance(node, list):
        return [_plain(item, empty=empty) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _plain(value, empty=empty) for key, value in node.items() if key not in ("title", "default")}
    if "anyOf" in result:  # an editor loses the description above choices inside choices
        result["anyOf"] = [one for choice in result["anyOf"] for one in _choices(choice)]
    if empty and isinstance(node.get("description"), str):
        paragraphs = node["description"].replace("``", "`").split("\n\n")
        result["description"] = "\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)
    if empty and isinstance(node.get("examples"), list):
        result["examples"] = [_value(example) for example in node["examples"]]
    for holder in ("properties", "$defs"):  # here keys are names of fields and definitions, whatever they spell
        if holder in node:
            result[holder] = {key: _plain(value, empty=empty) for key, value in node[holder].items()}
    if empty and "properties" in result:
        required = result.get("required", [])
        for field, value in result["properties"].items():
            if field not in required and not _takes_nothing(value):
                said = {key: value.pop(key) for key in ("description", "examples") if key in value}
                result["properties"][field] = {**said, "anyOf": [*_choices(value), {"type": "null"}]}
    return result


def _choices(choice: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the choices that a choice is made of, itself where it is one alone."""
    inner: list[dict[str, Any]] = choice["anyOf"] if set(choice) == {"anyOf"} else [choice]
    return inner


def _value(example: str) -> Any:
    """Return the value of an example as it is written in a file; every scalar is text, as files are read."""
    tree, _ = read_tree(f"example: {example}\n".encode(), "example")
    return tree["example"]


def _takes_nothing(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "null" or any(_takes_nothing(choice) for choice in schema.get("anyOf", ()))


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / file_name(name)).write_text(text(schema), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
