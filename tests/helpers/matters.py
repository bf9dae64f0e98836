"""Small matters for tests: plain dicts, written as counsel writes them, through the real records models."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from relcon.engine.batch import Batch
from relcon.law.context import DefendantContext
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.reading.files import read_case, read_proffer
from relcon.reading.merge import finished_case, finished_proffer
from relcon.records.base import PositionName
from relcon.records.case import CaseFile
from relcon.records.matter import Matter
from relcon.records.proffer import ProfferFile

ABSENT = "absent"
"""In a change: the field is not there."""


def case(**parts: Any) -> Matter:
    """Return a matter without a proffer from the sections of a case file."""
    return matter(parts)


def matter(parts: Mapping[str, Any], proffer: Mapping[str, Any] | None = None) -> Matter:
    """Return a matter from the sections of a case file and of a proffer file."""
    case_file = CaseFile.model_validate({"format": "relcon/case/1", **parts})
    if proffer is None:
        return Matter(finished_case(case_file), None, "0" * 64, None)
    proffer_file = ProfferFile.model_validate({"format": "relcon/proffer/1", "case": "case.yaml", **proffer})
    return Matter(finished_case(case_file), finished_proffer(proffer_file), "0" * 64, "0" * 64)


def context(
    given: Matter,
    defendant: str,
    position: PositionName,
    scenario: Scenario = BASELINE,
    edition: str = "2025",
) -> DefendantContext:
    """Return where a question about a defendant is asked."""
    return Batch(RecordIndex.of(given), edition, scenario).context(defendant, position)


def read_yaml(path: Path) -> Any:
    """Read a YAML file with every scalar as text, as the program reads case files."""
    return YAML(typ="base").load(path)


def changed(base: Any, change: Any) -> Any:
    """Return a base with a change laid over it.

    Mappings are merged; in lists of records those with the same id are merged and the others appended; a field whose
    value is ``absent`` goes; anything else is taken from the change.
    """
    if isinstance(base, Mapping) and isinstance(change, Mapping):
        merged = {**base}
        for key, value in change.items():
            if value == ABSENT:
                merged.pop(key, None)
            else:
                merged[key] = changed(base[key], value) if key in base else value
        return merged
    if _records(base) and _records(change):
        by_id = {record["id"]: record for record in base}
        for record in change:
            by_id[record["id"]] = changed(by_id.get(record["id"], {}), record)
        return list(by_id.values())
    return change


def _records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, Mapping) and "id" in item for item in value)


def read_matter(case_path: str | Path, proffer_path: str | Path | None = None) -> Matter:
    """Read a case file and, where given, its proffer file."""
    matter = read_case(case_path)
    return matter if proffer_path is None else read_proffer(proffer_path, matter, case_path)
