"""Where each form of file has its receipt: one way in and the same way out, in plain text that anybody can read.

Text has it on a page of its own at the end, Markdown, HTML and the graph formats in a comment, a picture in
``metadata``, CSV beside the privilege heading, so that no reader meets another line; a Word file and a workbook have a
part of their own (``customXml``), JSON its ``receipt``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from relcon.results.exposure import Receipt
from relcon.results.written import Written

Carrier = Literal["text", "comment", "svg", "csv", "office"]
"""What holds a receipt, besides JSON."""
MARK: Final = "relcon receipt"
HEADING: Final = "RECEIPT, read by relcon verify"
PART: Final = "customXml/relcon-receipt.xml"
_CSV: Final = re.compile(rf',"{MARK} (?P<receipt>(?:[^"]|"")*)"(?=\r?\Z)')
_PART: Final = re.compile(rf'\A<receipt xmlns="urn:relcon:receipt">{MARK} (?P<receipt>[^<>]*)</receipt>\Z')
_RELATION: Final = (
    '<Relationship Id="relconReceipt" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    f'customXml" Target="../{PART}"/>'
)
_RELATIONS: Final = ("word/_rels/document.xml.rels", "xl/_rels/workbook.xml.rels")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_ESCAPES: Final = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\x7f\u2028\u2029\ufeff\ufffe\uffff"}

Parts = Mapping[str, bytes]
"""What a file says without its receipt: one piece under no name, or the members of an archive or a folder."""


@dataclass(frozen=True)
class Opened:
    """A file with its receipt taken out: the receipt as JSON has it, and what is left."""

    receipt: dict[str, Any]
    content: Parts


def written(receipt: Receipt, said: Written, content: Parts) -> Receipt:
    """Return a receipt that says how a file was written, with the digest over both."""
    bare = receipt.model_copy(update={"written": said})
    whole = digest(bare.model_dump(mode="json"), content)
    return receipt.model_copy(update={"written": said.model_copy(update={"sha256": whole})})


def digest(receipt: Mapping[str, Any], content: Parts) -> str:
    """Return the hash over a file's content and its receipt; line ends, and what is null, do not count."""
    said = _without_null({**receipt, "written": {**(receipt.get("written") or {}), "sha256": ""}})
    lines = [json.dumps(said, sort_keys=True)]
    lines += [f"{name} {hashlib.sha256(_plain(content[name])).hexdigest()}" for name in sorted(content)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _plain(data: bytes) -> bytes:
    return data if data[:1] == b"\x89" else data.replace(b"\r\n", b"\n")


def _without_null(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_null(item) for name, item in value.items() if item is not None}
    return [_without_null(item) for item in value] if isinstance(value, list | tuple) else value


def answer_content(answer: Mapping[str, Any]) -> Parts:
    """Return what an answer in JSON says without its receipt."""
    kept = {name: value for name, value in answer.items() if name != "receipt"}
    return {"": json.dumps(kept, sort_keys=True).encode()}


def stamped(content: str, carrier: Carrier, receipt: Receipt, said: Written) -> str:
    """Return a text with its receipt; one that is there already makes room.

    Parameters
    ----------
    content, carrier
        The file's text, and how its form holds a receipt.
    receipt, said
        What it was computed from; how it was written.
    """
    bare = _found(content, carrier)[0]
    return _PUT[carrier](bare, _text(written(receipt, said, {"": bare.encode("utf-8", "replace")})))


def stamped_office(data: bytes, receipt: Receipt, said: Written) -> bytes:
    """Return a Word file or a workbook with its receipt, its members in their order and without times."""
    members, _ = _office(_members(data))
    text = _text(written(receipt, said, members))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            _add(archive, name, _related(part) if name in _RELATIONS else part)
        _add(archive, PART, f'<receipt xmlns="urn:relcon:receipt">{MARK} {text}</receipt>'.encode())
    return out.getvalue()


def stamped_files(
    files: Mapping[str, str | bytes], page: str, receipt: Receipt, said: Written
) -> dict[str, str | bytes]:
    """Return files of which one, a page of text, has the receipt of all."""
    bare = {name: _bytes(one) for name, one in files.items()}
    text = _found(bare[page].decode("utf-8"), "text")[0]
    bare[page] = text.encode()
    return {**files, page: _put_text(text, _text(written(receipt, said, bare)))}


def with_asked(files: Mapping[str, str | bytes], said: Written) -> dict[str, str | bytes]:
    """Return files that belong together, whose receipt names the command; without a receipt as they are.

    Parameters
    ----------
    files
        What is written, by what is put behind the name.
    said
        The command, its options and its files.
    """
    asked = said.model_dump(include={"command", "options"}) | {"files": said.files}

    def of(text: str) -> tuple[Receipt, Written]:
        receipt = Receipt.model_validate(_receipt(text))
        return receipt, (receipt.written or Written()).model_copy(update=asked)

    for name, content in files.items():
        if isinstance(content, bytes) and content.startswith(b"PK"):
            text = _office(_members(content))[1]
            return {**files, name: stamped_office(content, *of(text))} if text is not None else dict(files)
        plain = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        if (text := _found(plain, "text")[1]) is not None:
            return stamped_files(files, name, *of(text))
        for carrier in ("comment", "svg"):
            if (text := _found(plain, carrier)[1]) is not None:
                return {**files, name: stamped(plain, carrier, *of(text))}
    return dict(files)


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def opened(files: Parts) -> Opened | None:
    """Return the receipt of a file, or of the files that belong together, and what they say without; None without one.

    Parameters
    ----------
    files
        The bytes of each; of an archive those of its members.

    Raises
    ------
    ValueError
        Where what stands in the place of a receipt is none.
    """
    if PART in files or any(name in files for name in _RELATIONS):
        content, text = _office(files)
        return None if text is None else Opened(_receipt(text), content)
    for name, data in files.items():
        text = data.decode("utf-8", "replace")
        if len(files) == 1 and text.startswith("{"):
            answer = json.loads(text)
            receipt = answer.get("receipt")
            return Opened(receipt, answer_content(answer)) if isinstance(receipt, dict) else None
        for carrier in _PUT:
            bare, said = _found(text if carrier == "csv" else text.replace("\r\n", "\n"), carrier)
            if said is not None:
                return Opened(_receipt(said), {**files, name: bare.encode("utf-8", "replace")})
    return None


def _receipt(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("no receipt")  # noqa: TRY004 - to the caller a wrong type is a wrong value
    return found


def _text(receipt: Receipt) -> str:
    """Return a receipt as JSON that may stand in HTML, XML or CSV, a field a line; what is null is left out."""
    fields = _without_null(receipt.model_dump(mode="json"))
    lines = [
        f' "{name}": {json.dumps(value, ensure_ascii=False).translate(_ESCAPES)}' for name, value in fields.items()
    ]
    return "{\n" + ",\n".join(lines).replace("--", "-\\u002d") + "\n}"


def _found(text: str, carrier: Carrier) -> tuple[str, str | None]:
    """Return a text without its receipt, and the receipt; it is looked for in one place, however long the text."""
    if carrier == "csv":
        head, end, rest = text.partition("\n")
        found = _CSV.search(head)
        return (
            (text, None)
            if found is None
            else (f"{head[: found.start()]}{head[found.end() :]}{end}{rest}", found["receipt"].replace('""', '"'))
        )
    start, pattern = _PATTERNS[carrier]
    found = pattern.search(text, max(0, text.rfind(start)))
    return (text, None) if found is None else (text[: found.start()] + text[found.end() :], found["receipt"])


def _put_text(text: str, receipt: str) -> str:
    return f"{text}\f\n{HEADING}\n{receipt}\n"


def _put_comment(text: str, receipt: str) -> str:
    end = "</html>\n" if text.endswith("</html>\n") else ""
    return f"{text.removesuffix(end)}<!-- {MARK} {receipt} -->\n{end}"


def _put_svg(text: str, receipt: str) -> str:
    end = "</svg>\n"
    return f"{text.removesuffix(end)}<metadata>{MARK} {receipt}</metadata>\n{end}"


def _put_csv(text: str, receipt: str) -> str:
    head, _, rest = text.partition("\r\n")
    row, line = io.StringIO(), " ".join(receipt.split("\n"))
    csv.writer(row, quoting=csv.QUOTE_ALL).writerow([f"{MARK} {line}"])
    return f"{head},{row.getvalue()}{rest}"


_PUT: Final[Mapping[Carrier, Callable[[str, str], str]]] = {
    "text": _put_text,
    "comment": _put_comment,
    "svg": _put_svg,
    "csv": _put_csv,
}
_PATTERNS: Final[Mapping[Carrier, tuple[str, re.Pattern[str]]]] = {
    "text": (f"\f\n{HEADING}", re.compile(rf"\f\n{HEADING}\n(?P<receipt>\{{\n.*\n\}})\n\Z", re.DOTALL)),
    "comment": (
        f"<!-- {MARK}",
        re.compile(rf"<!-- {MARK} (?P<receipt>\{{\n[^<>]*\n\}}) -->\n(?=(?:</html>\n)?\Z)"),
    ),
    "svg": (
        f"<metadata>{MARK}",
        re.compile(rf"<metadata>{MARK} (?P<receipt>\{{\n[^<>]*\n\}})</metadata>\n(?=</svg>\n\Z)"),
    ),
}
"""How the last place where a receipt may begin is found, and what it looks like."""


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _office(members: Parts) -> tuple[dict[str, bytes], str | None]:
    """Return the members of a Word file or workbook without the receipt, and the receipt."""
    kept = {name: part for name, part in members.items() if name != PART}
    for name in _RELATIONS:
        if name in kept:
            kept[name] = kept[name].replace(_RELATION.encode(), b"")
    found = _PART.match(members[PART].decode("utf-8", "replace")) if PART in members else None
    return kept, found["receipt"] if found is not None else None


def _related(part: bytes) -> bytes:
    head, end, rest = part.rpartition(b"</Relationships>")
    return head + _RELATION.encode() + end + rest


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
    archive.writestr(entry, data)
