"""Load files that cannot be read: each is refused in plain words, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import run
from tests.cli.conftest import run_command
from tests.helpers.matters import read_yaml
from tests.importing.conftest import Small

FILES = read_yaml(Path(__file__).with_name("malformed.yaml"))["files"]


def data(one: dict[str, Any]) -> bytes:
    if "hex" in one:
        return bytes.fromhex(one["hex"])
    text: bytes = one["text"].replace("|", "\x14").encode(one.get("encoding", "utf-8"))
    return text.decode("cp1252").encode() if one.get("twice") else text


@pytest.mark.parametrize("one", FILES, ids=lambda one: one["name"])
def test_it_is_refused_and_nothing_is_written(one: dict[str, Any], small: Small) -> None:
    request = small.request(data(one), "production", one.get("file", "VOL001.dat"), map=None, evidence=None)
    before = small.state
    with pytest.raises(NotImported) as refused:
        run(request)
    fault = refused.value.faults[0]
    assert fault.kind == one["kind"]
    assert one["says"] in str(refused.value)
    assert fault.place == one.get("place", fault.place)
    assert small.state == before


@pytest.mark.parametrize("one", FILES[:4], ids=lambda one: one["name"])
def test_the_command_ends_with_code_one(one: dict[str, Any], small: Small) -> None:
    ended = run_command("import", "production", str(small.file(data(one), "VOL001.dat")), "--into", str(small.case))
    assert ended.exit_code == 1
    assert one["says"] in " ".join(ended.stderr.split())
