"""A matter of people with telephones, and reports of telephones drawn beside it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from relcon.importing.run import Done
from relcon.reading.files import read_case
from tests.importing.conftest import Small

CASE = """\
format: relcon/case/1
case: {caption: United States v. Dunn, district: ilnd}
evidence:
  - {id: phone-1, kind: message, title: A's telephone}
  - {id: phone-2, kind: message, title: B's telephone}
people:
  - id: dunn
    name: Terrence Dunn
    aliases: [T]
    status: defendant
    phones:
      - {number: "+13125550101", from: 2025-01-01, to: 2025-06-07}
      - {number: "+13125550102", from: 2025-06-08}
  - {id: reyes, name: Ana Reyes, status: uncharged, phones: [{number: "+13125550103"}]}
undertakings:
  - {id: pool, title: Selling, substances: [cocaine],
     members: [{id: m-dunn, person: dunn, from: 2025-01-01, scope: whole}]}
"""
CHATS = ("#", "Participants", "From", "To", "Body", "Timestamp: Time", "Source", "Deleted", "Tag Note")
TEXTS = ("#", "Party", "Direction", "Timestamp: Time", "Body", "Source")
DUNN, REYES, OTHER = "+13125550101 T", "+13125550103 Ana", "+17735550177"
OWNER = f"{DUNN} (owner)"
AT = "1/13/2025 2:06:30 AM(UTC+0)"


def chat(from_: Any = OWNER, to: Any = REYES, body: Any = "ok", at: Any = AT, **more: Any) -> list[Any]:
    """Return a row of chats."""
    said = {"source": "WhatsApp", "deleted": None, "tag": None, "participants": None, **more}
    return [1, said["participants"], from_, to, body, at, said["source"], said["deleted"], said["tag"]]


def text(party: Any = f"To: {REYES}", way: Any = "Outgoing", at: Any = AT, body: Any = "ok") -> list[Any]:
    """Return a row of texts."""
    return [1, party, way, at, body, "Native"]


def report(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Return a report of a telephone with these sheets."""
    made = Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def chats(*rows: Sequence[Any], **more: Sequence[Sequence[Any]]) -> bytes:
    """Return a report with a sheet of chats."""
    return report({"Chats": [["Chats"], CHATS, *rows], **{name.replace("_", " "): one for name, one in more.items()}})


class Phones(Small):
    """The matter, and reports into it."""

    def phone(self, data: bytes, name: str = "a.xlsx", evidence: str = "phone-1", **options: Any) -> Done:
        """Import a report."""
        return self.run(data, "messages", name, **{"map": None, "evidence": evidence, **options})

    @property
    def contacts(self) -> dict[str, tuple[str, str, int]]:
        """By id, first, last and count."""
        there = read_case(self.case).case.contacts
        return {one.id.removeprefix("c-device-"): (str(one.first), str(one.last), one.count) for one in there}


@pytest.fixture
def phones(tmp_path: Path) -> Phones:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    return Phones(tmp_path)
