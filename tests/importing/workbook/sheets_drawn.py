"""A small workbook, and others that differ from it in a cell or more."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from relcon.importing.workbook.writing import filled_workbook
from tests.helpers.matters import case

SMALL = {
    "case": {"caption": "United States v. Dunn", "district": "ilnd"},
    "evidence": [{"id": "lab-7", "kind": "lab_report", "title": "Laboratory", "bates": ["GOV-0000001", "GOV-0000003"]}],
    "places": [{"id": "flat", "name": "the flat"}],
    "lots": [{"id": "k1", "substance": "cocaine"}],
    "people": [
        {
            "id": "dunn",
            "name": "Terrence Dunn",
            "aliases": ["T"],
            "status": "defendant",
            "phones": [{"number": "+13125550101", "from": "2025-01-01"}],
            "defendant": {"counts": [{"count": "1", "statute": "21 USC 846"}]},
        },
        {"id": "reyes", "name": "R. Reyes", "status": "uncharged"},
    ],
    "undertakings": [
        {"id": "pool", "title": "Resale", "members": [{"id": "m-dunn", "person": "dunn", "scope": "whole"}]}
    ],
    "events": [
        {
            "id": "e1",
            "kind": "purchase",
            "date": "2025-06-03",
            "substance": "cocaine",
            "quantity": "1 kg",
            "evidence": ["lab-7"],
            "participants": [{"person": "dunn", "act": "bought"}],
        }
    ],
    "payments": [{"id": "p1", "date": "2025-06-03", "from": "dunn", "to": "reyes", "usd": "26000", "kind": "paid"}],
}
GOOD = filled_workbook(case(**SMALL).case)

Cells = Mapping[str, Any]
"""By ``sheet!cell``, what is put there."""


def with_cells(cells: Cells, change: Callable[[Workbook], None] | None = None) -> bytes:
    """Return the small workbook with other cells, and changed further."""
    made = load_workbook(io.BytesIO(GOOD))
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        made[sheet][cell] = value
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def written(folder: Path, cells: Cells, change: Callable[[Workbook], None] | None = None) -> Path:
    """Write it into a folder."""
    file = folder / "workbook.xlsx"
    file.write_bytes(with_cells(cells, change))
    return file
