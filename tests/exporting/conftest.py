"""Cases to export, and the two programs that read what was exported: networkx and lxml."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from relcon.exporting.export import FORMS, Form
from relcon.exporting.made import Head
from relcon.reading.files import read_case
from relcon.records.case import CaseFile
from tests.helpers.matters import case as built

GEXF = "{http://gexf.net/1.3}"

SMALL = built(
    case={"caption": "United States v. Dunn", "district": "ilnd"},
    evidence=[{"id": "lab-7", "kind": "lab_report"}, {"id": "wire", "kind": "intercept"}],
    lots=[{"id": "k3", "substance": "cocaine", "title": "May load"}, {"id": "b1", "made_from": "k3/a"}],
    people=[
        {
            "id": "dunn",
            "name": "Terrence Dunn",
            "status": "defendant",
            "aliases": ["T", "Tee"],
            "phones": [{"number": "+13125550101", "from": "2025-01-01", "to": "2025-06-30", "evidence": ["wire"]}],
            "defendant": {"acceptance": "timely"},
        },
        {"id": "reyes", "name": "Ana Reyes", "status": "uncharged", "sealed": "yes"},
    ],
    undertakings=[
        {
            "id": "westside",
            "title": "West side",
            "members": [{"id": "m1", "person": "dunn", "from": "2025-01-10", "scope": {"per_event_max": "500 g"}}],
        }
    ],
    events=[
        {
            "id": "e1",
            "kind": "distribution",
            "date": {"from": "2025-06-01", "to": "2025-06-30"},
            "substance": "cocaine",
            "quantity": {"low": "1 kg", "point": "1.5 kg", "high": "2 kg"},
            "purity": "92%",
            "usd": "$26,000.50",
            "lot": "k3/a",
            "undertaking": "westside",
            "evidence": ["lab-7", "wire"],
            "participants": [
                {"person": "reyes", "act": "sold"},
                {"person": "dunn", "act": "bought"},
                {"person": "dunn", "act": "carried", "from": "2025-06-03", "to": "2025-06-04"},
            ],
        },
        {"id": "e2", "kind": "seizure", "date": "unknown", "substance": "cocaine", "quantity": "unknown"},
    ],
    contacts=[
        {
            "id": "c1",
            "between": ["dunn", "reyes"],
            "medium": "call",
            "first": "2025-01-12",
            "last": "2025-10-30",
            "count": "212",
        },
        {
            "id": "c2",
            "between": ["reyes", "dunn"],
            "medium": "text",
            "first": "2025-02-01",
            "last": "unknown",
            "count": "3",
        },
        {
            "id": "c3",
            "between": ["dunn", "+13125550199"],
            "medium": "call",
            "first": "2025-03-01",
            "last": "2025-03-01",
            "count": "1",
        },
    ],
    payments=[
        {"id": "p1", "date": "2025-06-03", "from": "dunn", "to": "reyes", "usd": "26000", "kind": "paid", "for": "e1"},
        {"id": "p2", "date": "unknown", "from": "dunn", "to": "reyes", "usd": "400", "kind": "owed"},
    ],
    knowledge=[{"id": "k1", "person": "dunn", "of": {"person": "reyes"}, "since": "2025-02-01", "how": "told"}],
    authority=[
        {"id": "a1", "by": "reyes", "over": "dunn", "undertaking": "westside", "acts": ["recruited", "directed"]}
    ],
    functions=[{"id": "f1", "person": "dunn", "undertaking": "westside", "function": "user_retail", "primary": "yes"}],
).case
"""One of each, worked through by hand in the tests."""


def export(case: CaseFile, form: Form) -> dict[str, str]:
    """Return the files of an export without a head."""
    return {name: str(text) for name, text in FORMS[form](case, Head()).files.items()}


def as_networkx(written: str) -> nx.MultiDiGraph:
    """Return GraphML as networkx reads it."""
    return nx.read_graphml(io.BytesIO(written.encode()), force_multigraph=True)


def as_lxml(written: str) -> etree._Element:
    """Return XML as lxml reads it, large texts too."""
    return etree.fromstring(written.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))


@pytest.fixture(scope="session")
def riverside(root: Path) -> CaseFile:
    return read_case(root / "examples" / "riverside" / "case.yaml").case
