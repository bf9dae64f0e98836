"""Lists under a map that cannot be read: each is refused in plain words, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import run
from tests.cli.conftest import run_command
from tests.helpers.matters import read_yaml
from tests.importing.books import book
from tests.importing.conftest import Small

KINDS, COMMON = (read_yaml(Path(__file__).with_name("malformed.yaml"))[name] for name in ("kinds", "common"))
FILES = [(kind, one) for kind, said in KINDS.items() for one in (*said["files"], *COMMON)]


def data(kind: str, one: dict[str, Any]) -> bytes:
    head, row = KINDS[kind]["head"], KINDS[kind]["row"]
    width = len(head.split(","))
    whole = book(head.split(","), row.split(","))
    if "half" in one:
        return whole[: len(whole) // 2]
    if "cells" in one:
        return book(head.split(","), *[[*cells, *[cells[0]] * width][:width] for cells in one["cells"]])
    return (
        bytes.fromhex(one["hex"])
        if "hex" in one
        else str(one["text"]).replace("HEAD", head).replace("ROW", row).encode()
    )


@pytest.fixture
def matter(small: Small) -> Small:
    """A matter that has been asked its zone, with the maps of the kinds."""
    for kind, said in KINDS.items():
        (small.folder / f"{kind}.map.yaml").write_text(said["map"], encoding="utf-8")
    settings = "format: relcon/import-settings/1\nzone: America/Chicago\n"
    (small.folder / "import.yaml").write_text(settings, encoding="utf-8")
    return small


def name_of(kind: str, one: dict[str, Any]) -> str:
    return f"{kind}.{'xlsx' if 'cells' in one or 'half' in one else 'csv'}"


@pytest.mark.parametrize(("kind", "one"), FILES, ids=[f"{kind}: {one['name']}" for kind, one in FILES])
def test_it_is_refused_and_nothing_is_written(kind: str, one: dict[str, Any], matter: Small) -> None:
    options = {"evidence": "seizures-1", **one.get("options", {})}
    request = matter.request(data(kind, one), kind, name_of(kind, one), **options)
    before = matter.state
    with pytest.raises(NotImported) as refused:
        run(request)
    assert {fault.kind for fault in refused.value.faults} == {one["kind"]}
    assert one["says"] in str(refused.value)
    assert one.get("place", "") in [fault.place for fault in refused.value.faults] or "place" not in one
    assert name_of(kind, one) in str(refused.value)
    assert matter.state == before


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_fifteen_and_the_good_row_is_used(kind: str, matter: Small) -> None:
    assert len([one for of, one in FILES if of == kind]) >= 15
    done = matter.run(f"{KINDS[kind]['head']}\n{KINDS[kind]['row']}\n", kind, evidence="seizures-1")
    assert done.receipt.counts["used"] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_ends_with_code_one(kind: str, matter: Small) -> None:
    one = KINDS[kind]["files"][0]
    file, map_ = matter.file(data(kind, one)), matter.folder / f"{kind}.map.yaml"
    before = matter.state
    ended = run_command(
        "import", kind, str(file), "--into", str(matter.case), "--map", str(map_), "--evidence", "seizures-1"
    )
    assert ended.exit_code == 1
    assert one["says"] in " ".join(ended.stderr.split())
    assert matter.state == before
