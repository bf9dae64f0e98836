"""Whatever is given to `relcon verify` ends in a plain sentence, and soon."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from relcon.artefacts import reading
from relcon.artefacts.carriers import Carrier, opened, stamped
from relcon.artefacts.reading import CannotTell, receipt_of
from relcon.cli.asked import NotAsked, asked_again
from relcon.results.exposure import Receipt
from relcon.results.written import UsedFile, Written

RECEIPT = Receipt(
    relcon="0.1.0", edition="2025", edition_sha256="e" * 64, case_sha256="c" * 64, warnings=("<b> -- & \u2028",)
)
TEXTS: dict[Carrier, str] = {
    "text": "An answer.\n",
    "comment": "<!doctype html>\n<html>\n</html>\n",
    "svg": "<svg>\n</svg>\n",
    "csv": 'PRIVILEGED\r\na,b\r\n"1, 2",3\r\n',
}


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("carrier", TEXTS)
def test_a_receipt_comes_out_as_it_went_in_and_leaves_the_text_as_it_was(carrier: Carrier) -> None:
    written = stamped(TEXTS[carrier], carrier, RECEIPT, Written(command="exposure", options={"why": True}))
    found = opened({"": written.encode()})
    assert found is not None
    assert found.content == {"": TEXTS[carrier].encode()}
    assert found.receipt["warnings"] == ["<b> -- & \u2028"]
    assert found.receipt["written"]["options"] == {"why": True}
    again = stamped(written, carrier, RECEIPT, Written(command="check"))
    assert again.count("case_sha256") == 1


@pytest.mark.parametrize("carrier", TEXTS)
def test_other_line_ends_are_no_change(carrier: Carrier, tmp_path: Path) -> None:
    written = stamped(TEXTS[carrier], carrier, RECEIPT, Written(command="exposure"))
    file = tmp_path / "a"
    for ends in ("\n", "\r\n"):
        file.write_bytes(written.replace("\r\n", "\n").replace("\n", ends).encode())
        assert receipt_of(file)[0].case_sha256 == "c" * 64


DEEP = "[" * 200_000
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "zeros": b"\x00" * 1000,
    "entities": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>\n',
    "deep": b'{"receipt": ' + DEEP.encode(),
    "a deep receipt": f"<!-- relcon receipt {{\n{DEEP}\n}} -->\n".encode(),
    "odd JSON": b'<html>\n<!-- relcon receipt {\n"relcon": 1e999999, NaN\n} -->\n</html>\n',
    "a list": b'{"receipt": [1, 2]}',
    "a number too long": b'{"receipt": {"relcon": ' + b"9" * 10_000 + b"}}",
    "wrong types": b'{"receipt": {"relcon": 1, "written": 2}}',
    "no written": json.dumps({"receipt": RECEIPT.model_dump(mode="json")}).encode(),
    "marks": b"\f\nRECEIPT, read by relcon verify\n{\n" * 50_000,
    "comments": b"<!-- relcon receipt {\n" * 50_000,
    "cells": b'a,"relcon receipt ' * 50_000,
    "no archive": b"PK\x03\x04 and nothing",
    "another archive": archive({"a.txt": b"a"}),
    "another document": archive({"word/document.xml": b"<a/>"}),
    "many members": archive({str(n): b"" for n in range(2_500)}),
    "a broken part": archive({"word/document.xml": b"", "customXml/relcon-receipt.xml": b"<!DOCTYPE x><receipt>"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(HOSTILE[name])
    with pytest.raises(CannotTell) as told:
        receipt_of(file)
    assert 10 < len(str(told.value)) < 200


def test_what_fills_the_memory_is_stopped_while_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 4 << 20)
    file = tmp_path / "bomb.docx"
    file.write_bytes(archive({"word/document.xml": bytes(16 << 20)}))
    assert file.stat().st_size < 100_000
    with pytest.raises(CannotTell, match="unpacked"):
        receipt_of(file)
    file.write_bytes(bytes(5 << 20))
    with pytest.raises(CannotTell, match="larger than 4 MB"):
        receipt_of(file)


@pytest.mark.parametrize(
    ("command", "options", "why"),
    [
        ("new", {}, "writes no answer"),
        ("import workbook", {}, "writes no answer"),
        (None, {}, "writes no answer"),
        ("exposure", {"output": "elsewhere"}, "an option that the command does not have"),
        ("exposure", {"nothing": True}, "an option that the command does not have"),
        ("letter compare", {"other": "/etc/passwd"}, "names a file by its name"),
        ("offer", {"offers": ["secret.yaml"]}, "names a file by its name"),
        ("offer", {"offers": [{"file": 3}]}, "was not given"),
        ("offer", {"offers": [{"file": -1}]}, "was not given"),
        ("exposure", {"position": ["everywhere"]}, "the command says"),
    ],
)
def test_a_receipt_cannot_ask_for_what_only_counsel_may(
    small_case: Path, command: str | None, options: dict[str, Any], why: str
) -> None:
    said = Written(command=command, options=options, files=(UsedFile(role="offers"),))
    before = sorted(small_case.parent.iterdir())
    with pytest.raises(NotAsked, match=why):
        asked_again(said, small_case, [], small_case.with_name("a.txt"))
    assert sorted(small_case.parent.iterdir()) == before


@pytest.fixture(scope="module")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    file = folder / "case.yaml"
    file.write_text("format: relcon/case/1\n", encoding="utf-8")
    return file
