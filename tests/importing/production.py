"""The production with its truth: the case before an import, what every file must give, and records compared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from relcon.importing.request import Request
from relcon.importing.run import Done, run
from relcon.reading.files import read_case
from relcon.reading.text_file import read_tree
from relcon.writing.splice import plain
from relcon.writing.yaml_text import block_lines

SETTINGS = "zone: America/Chicago\nregion: US\n"


@dataclass(frozen=True)
class Production:
    """The folder of a production, and a case file of its matter to import into."""

    folder: Path
    case: Path

    def expected(self, file: str) -> dict[str, Any]:
        """Return what a file must give."""
        return dict(json.loads((self.folder / "truth" / "expected.json").read_bytes())["files"][file])

    def request(self, file: str, **changes: Any) -> Request:
        """Return the import of a file as the truth states its command."""
        words = self.expected(file)["command"]
        options = dict(zip(words[3::2], words[4::2], strict=True))
        named = {
            "map": self.folder / options["--map"] if "--map" in options else None,
            "profile": options.get("--profile"),
            "evidence": options.get("--evidence"),
            "owner": options.get("--owner"),
            "tz": options.get("--tz"),
        }
        return replace(Request(words[1], self.folder / words[2], self.case), **{**named, **changes})

    def run(self, file: str, **changes: Any) -> Done:
        """Import a file as the truth states its command."""
        return run(self.request(file, **changes))

    def truth(self, section: str) -> dict[str, dict[str, Any]]:
        """Return the records that a perfect import and a person give, by id, without what only a person adds."""
        added = json.loads((self.folder / "truth" / "added_by_a_person.json").read_bytes())
        found = {}
        for record in _records(self.folder / "truth" / "case.yaml")[section]:
            for one in added:
                if one["record"] == record["id"] and one["field"] == "participants":
                    record["participants"].remove(one["value"])
                elif one["record"] == record["id"]:
                    record.pop(one["field"], None)
            if not any(one["record"] == record["id"] and one["field"] == "*" for one in added):
                found[record["id"]] = record
        return found


def production_in(
    folder: Path, shared: Path, without: Iterable[str] = ("contacts", "payments", "knowledge")
) -> Production:
    """Return a case file of the matter in a folder, without what is imported."""
    case = _records(shared / "truth" / "case.yaml")
    for section in without:
        case.pop(section)
    case["events"] = [one for one in case["events"] if not one["id"].startswith("ex-")]
    case["lots"] = [one for one in case["lots"] if not one["id"].startswith("x")]
    (folder / "case.yaml").write_text("# counsel's\n" + "\n".join(block_lines(case, "")) + "\n", encoding="utf-8")
    (folder / "import.yaml").write_text(SETTINGS, encoding="utf-8")
    return Production(shared, folder / "case.yaml")


def compared(case: Path, section: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return records of a matter by id, as its files hold them, without notes."""
    found = {}
    for file in [case, *(case.parent / name for name in read_case(case).case.include)]:
        for record in _records(file).get(section, []):
            if record["id"] in set(ids):
                record.pop("note", None)
                found[record["id"]] = record
    return found


def _records(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = plain(read_tree(file.read_bytes(), file.name)[0])
    return found


def agree(done: Done, expected: dict[str, Any]) -> None:
    """Check the fates of a file's rows against the truth: how many of each, and which for which reason."""
    assert done.receipt.rows_read == expected["rows_read"]
    assert done.receipt.counts == {name: expected[name] for name in done.receipt.counts}
    told = {fate: reasons for fate, reasons in done.receipt.why.items() if fate != "furniture"}
    wanted = {
        fate: {reason: [str(row) for row in rows] for reason, rows in reasons.items()}
        for fate, reasons in expected["why"].items()
    }
    assert told == wanted
    furniture = done.receipt.why.get("furniture", {})
    assert {kind: len(rows) for kind, rows in furniture.items()} == expected["furniture_kinds"]
