"""A telephone's report as XML (``report.xml``): its messages and calls as two tables, without entities and other files.

What is known of it: the namespace, ``model type="Chat"`` with ``InstantMessage`` in it, ``deleted_state``, ``From``,
``To``, ``Body``, ``TimeStamp`` (github SEilers/UFEDLib, ModelBase.cs, Models/InstantMessage.cs). General knowledge, not
verified: ``SMS`` with its ``Parties`` and their ``Role``, ``IsPhoneOwner``, ``Contact`` with ``Entries``, ``MSISDN``;
``Call`` with ``Parties``, ``Direction``, ``Status``, ``Duration`` as ``00:00:33.609``.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from relcon.importing.by_map import MappedTable
from relcon.importing.faults import NotImported, quoted, refuse
from relcon.importing.layout import Layout
from relcon.importing.map import FORMAT, Map
from relcon.importing.messages.book import Book, Entry, layout
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Row, Table, folded

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME: Final = "cellebrite_xml"
_SPACE: Final = "{http://pa.cellebrite.com/report/2.0}"
_HEAD: Final = 4096
_FIELDS: Final = ("when", "from", "to", "body", "medium", "chat", "deleted")
_CALL_FIELDS: Final = ("when", "party", "direction", "seconds", "status", "app", "deleted")
_CALL: Final = "Call"
_OF_CHATS, _READ = "Chat", frozenset({"SMS", "MMS", "Contact"})


def is_report(source: SourceFile) -> bool:
    """Whether a file begins as XML does."""
    if source.form != "text":
        return False
    head = source.data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith((b"<?xml", b"<!", b"<project"))


def report_of(source: SourceFile) -> Book:
    """Tell a report apart.

    Raises
    ------
    NotImported
        Where it is no such report, is cut off, or declares entities.
    """
    book, rows, calls, other = Book(), list[Row](), list[Row](), Counter[str]()
    for one in _models(source, book):
        kind = one.get("type", "")
        if kind == "Contact":
            name = _field(one, "Name")
            numbers = tuple(_field(entry, "Value") for entry in _under(one, "Entries"))
            if name and any(numbers):
                row = Row(len(book.entries) + 1, (name, *numbers), sheet="Contact")
                book.entries.append(Entry(row, name, tuple(number for number in numbers if number)))
        elif kind in (_OF_CHATS, *_READ):
            for cells in _told(one):
                rows.append(Row(len(rows) + 1, cells))
        elif kind == _CALL:
            calls.append(Row(len(calls) + 1, _call(one), sheet=_CALL))
        elif kind:
            other[kind] += 1
    if not rows and not calls:
        message = "no message or call in it; allowed: a report with chats, texts or calls; is it the whole report?"
        raise refuse("no_rows", source.name, message)
    notes = tuple(f"{number:,} of {kind} are not read" for kind, number in sorted(other.items()))
    words = layout()["words"]
    if rows:
        book.parts.append(_part(source, rows, _FIELDS, notes, {"words": {"medium": words["medium"]}}))
    if calls:
        own = layout()["sheets"]["calls"]
        said = {"words": own["words"], "constants": {"medium": "call"}}
        book.parts.append(_part(source, calls, _CALL_FIELDS, notes, said, own["forms"]))
    return book


def _part(
    source: SourceFile,
    rows: Sequence[Row],
    fields: tuple[str, ...],
    notes: tuple[str, ...],
    said: Mapping[str, Any],
    forms: Mapping[str, str] = MappingProxyType({}),
) -> MappedTable:
    """Return rows as a table in which each field is a column of its own."""
    header = Row(0, fields)
    table = Table(source.name, tuple(rows), None, {"form": "XML"}, notes)
    columns = {folded(name): place for place, name in enumerate(fields)}
    stated = {
        "format": FORMAT,
        "kind": "messages",
        "profile": NAME,
        "zone": "suffix",
        "columns": {name: {"column": name, "form": forms.get(name)} for name in fields},
        "legs": True,
        **said,
    }
    return MappedTable(table, Layout(header, columns, table.rows, ()), Map.model_validate(stated))


def _models(source: SourceFile, book: Book) -> Iterator[Element]:
    """Yield each model that is not part of another, and forget it; the device's own number goes to the book."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    depth, known = 0, False
    own = {folded(name) for name in layout()["own_number"]}
    try:
        for event, one in iterparse(io.BytesIO(source.data), ("start", "end"), forbid_dtd=True):
            if not known:
                known = True
                if not one.tag.startswith(_SPACE):
                    message = (
                        f"XML, and no report of a telephone: it begins with {quoted(one.tag)}; allowed: report.xml"
                    )
                    raise refuse("not_this_kind", source.name, message)
            if one.tag == f"{_SPACE}model":
                depth += 1 if event == "start" else -1
                if event == "end" and depth == 0:
                    yield one
                    one.clear()
            elif event == "end" and one.tag == f"{_SPACE}item" and folded(one.get("name", "")) in own:
                book.own = book.own or (one.text or "").strip() or None
    except DefusedXmlException:
        message = "its XML declares a document type or entities, which no report needs; ask for the report as Excel"
        raise refuse("xml_entities", source.name, message) from None
    except ParseError as error:
        message = "the XML breaks off or is damaged here; ask for the report again, or for the report as Excel (.xlsx)"
        raise refuse("truncated", source.name, message, f"line {error.position[0]}") from None
    except (ValueError, LookupError):
        message = "its encoding cannot be read; ask for the report in UTF-8, or as Excel (.xlsx)"
        raise NotImported(refuse("encoding", source.name, message).faults) from None


def _told(model: Element) -> Iterator[tuple[str, ...]]:
    """Yield the messages of a chat, or the one that a text is, by field."""
    if model.get("type") != _OF_CHATS:
        yield _message(model, model, "Native")
        return
    for one in _under(model, "Messages"):
        yield _message(one, model, _field(model, "Source"))


def _message(one: Element, holder: Element, source: str) -> tuple[str, ...]:
    roles = [(folded(_field(party, "Role")), _party(party)) for party in _under(one, "Parties")]
    senders = [_party(party) for party in _under(one, "From")] or [text for role, text in roles if role == "from"]
    readers = [_party(party) for party in _under(one, "To")] or [text for role, text in roles if role == "to"]
    if not readers:
        everybody = [_party(party) for party in _under(holder, "Participants")]
        readers = [text for text in everybody if text not in senders]
    return (
        _field(one, "TimeStamp"),
        "\n".join(senders[:1]),
        "\n".join(readers),
        _field(one, "Body"),
        _field(one, "Source") or source,
        holder.get("id", ""),
        _deleted(one),
    )


def _call(one: Element) -> tuple[str, ...]:
    """Return a call by field; beside a party stands whether it called or was called, where the report says so."""
    parties = []
    for party in _under(one, "Parties"):
        role = _field(party, "Role")
        parties.append(f"{role}: {_party(party)}" if folded(role) in ("from", "to") else _party(party))
    said = (_field(one, name) for name in ("Direction", "Duration", "Status", "Source"))
    return (_field(one, "TimeStamp"), "\n".join(parties), *said, _deleted(one))


def _deleted(one: Element) -> str:
    return "yes" if folded(one.get("deleted_state", "")) == "deleted" else ""


def _under(model: Element, name: str) -> list[Element]:
    """Return the models in a field of a model."""
    fields = (*model.findall(f"{_SPACE}modelField"), *model.findall(f"{_SPACE}multiModelField"))
    return [one for field in fields if field.get("name") == name for one in field.findall(f"{_SPACE}model")]


def _field(model: Element, name: str) -> str:
    """Return the text of a field of a model."""
    for field in model.findall(f"{_SPACE}field"):
        if field.get("name") == name:
            value = field.find(f"{_SPACE}value")
            return (value.text or "").strip() if value is not None else ""
    return ""


def _party(model: Element) -> str:
    """Return a party as the sheets of a report write it."""
    owner = " (owner)" if folded(_field(model, "IsPhoneOwner")) == "true" else ""
    return " ".join(f"{_field(model, 'Identifier')} {_field(model, 'Name')}".split()) + owner
