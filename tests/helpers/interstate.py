"""The large example, `examples/interstate`: an invented matter of sixty people in four states, drawn from a fixed seed.

``python -m tests.helpers.interstate`` writes the folder anew; a test compares it with what stands there.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, Final

from tests.helpers.interstate_drawn import Interstate

FOLDER: Final = Path(__file__).parents[2] / "examples" / "interstate"
CARRIER: Final = (
    "Item,Conn. Date,Conn. Time (UTC),Seizure Time,ET,Originating Number,Terminating Number,IMEI,IMSI,CT,Feature,"
    "Cell Location\n"
)
HEAD: Final = """\
# United States v. Marrow et al. -- an invented matter, drawn from a fixed seed. Nothing in it is real.
# README.md beside this file says what it is for.
format: relcon/case/1
"""


def calls(matter: Interstate, target: str, rows: int) -> str:
    """Return call records of one telephone in a carrier's layout, oldest first."""
    others = [one for one in matter.phones if one != target]
    weights = [
        6 if one in (*matter.couriers, "stroud", "marrow", "rios") or one.endswith("head") else 1 for one in others
    ]
    start = datetime(2024, 6, 3, 12, tzinfo=UTC)
    times = sorted(start + timedelta(minutes=matter.random.randrange(650_000)) for _ in range(rows))
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    out.write(CARRIER)
    for n, when in enumerate(times, 1):
        pair = [matter.phones[target], matter.phones[matter.random.choices(others, weights)[0]]]
        matter.random.shuffle(pair)
        first, second = (number.removeprefix("+1") for number in pair)
        length = f"{matter.random.randrange(12)}:{matter.random.randrange(60):02d}"
        writer.writerow([n, f"{when:%m/%d/%y}", f"{when:%H:%M:%S}", "0:04", length, first, second, "", "", "", "", ""])
    return out.getvalue()


def written(value: Any) -> str:
    """Return a value as one line of YAML, its text in quotation marks where it has to be."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(written, value)) + "]"
    text = str(value)
    number = isinstance(value, str) and text.isdigit()
    plain = (
        not number
        and text.replace(" ", "").replace("-", "").replace(".", "").isalnum()
        and not text.startswith(("+", "-"))
    )
    return text if plain else '"' + text.replace('"', '\\"') + '"'


def case_text(sections: Mapping[str, Any]) -> str:
    """Return a case file: a record on a line, a member of an undertaking likewise."""
    lines = [HEAD]
    for name, records in sections.items():
        lines.append(f"{name}:")
        if isinstance(records, Mapping):
            lines += [f"  {key}: {written(one)}" for key, one in records.items()]
            continue
        for record in records:
            members = record.get("members")
            rest = {key: one for key, one in record.items() if key != "members"}
            lines.append(f"  - {written(rest)}" if members is None else _with_members(rest, members))
        lines.append("")
    return "\n".join(lines)


def _with_members(rest: Mapping[str, Any], members: Sequence[Any]) -> str:
    fields = [f"{key}: {written(one)}" for key, one in rest.items()]
    return "  - " + "\n    ".join([*fields, "members:", *(f"  - {written(one)}" for one in members)])


def files() -> dict[str, str]:
    """Return the files of the example by name, but for README.md, which is written by hand."""
    matter = Interstate()
    sections = matter.draw()
    targets = {"tolls-1.csv": "marrow", "tolls-2.csv": "stroud", "tolls-3.csv": "kc-head"}
    return {"case.yaml": case_text(sections), **{name: calls(matter, who, 500) for name, who in targets.items()}}


def main() -> None:
    """Write the folder anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
