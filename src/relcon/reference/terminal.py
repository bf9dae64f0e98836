"""Answers of the reference as plain text for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from relcon.law.positions.options import POSITIONS, title
from relcon.reading.problems import WIDTH
from relcon.records.case import CaseFile
from relcon.records.proffer import ProfferFile
from relcon.records.substances import Substance
from relcon.reference.find import Answer, Found
from relcon.reference.glossary import Term
from relcon.reference.readings import Reading, readings
from relcon.reference.records import FieldEntry, RecordEntry, records
from relcon.reference.topics import Topic, topics

SHOWN_WORDS = 8  # in one line; more are counted
_INDENT = "  "


def explained(found: Found) -> str:
    """Return everything about a field, and about the record that is written in it."""
    lines: list[str] = []
    if found.field is not None:
        lines.append(_head(found))
        if found.advice:
            lines += _filled(f"Write: {found.advice}", _INDENT)
        if found.word is not None:
            lines += _filled(f"{found.word}: {found.field.words[found.word]}.", _INDENT)
        lines += _field(found.field)
    if found.record is not None:
        lines += ["", *_record(found.record, titled=found.field is None)]
    return "\n".join(lines) + "\n"


def answer(found: Answer) -> str:
    """Return what a word means: in the outputs, its topics, a place in full or several in short, a substance."""
    parts = ["\n".join(line for term in found.terms for line in _term(term)) + "\n"] if found.terms else []
    parts += [topic_text(topic) for topic in found.topics]
    if len(found.places) == 1:
        parts.append(explained(found.places[0]))
    elif found.places:
        parts.append(f"{listed(found.places)}\nMore of one: relcon schema --explain PATH\n")
    if found.substance is not None:
        parts.append(substance(found.substance))
    return "\n".join(parts)


def _term(term: Term) -> list[str]:
    """Return a word of the outputs with its sentence, and what it is called in files and JSON."""
    ids = f" In files and JSON: {term.ids}." if term.ids else ""
    return [term.said, *_filled(f"{term.means}{ids}", _INDENT)]


def substance(found: Substance) -> str:
    """Return a substance with the names under which it may be written."""
    names = f" Also written: {', '.join(found.synonyms)}." if found.synonyms else ""
    return "\n".join(_filled(f"{found.id}: a substance, {found.name}.{names}", "")) + "\n"


def topic_text(topic: Topic) -> str:
    """Return a topic: paragraphs filled, tables in two columns, code as it stands."""
    lines = [topic.title]
    for block in topic.text.split("\n\n"):
        lines.append("")
        if block.startswith("```"):
            lines += [f"{_INDENT * 2}{line}" for line in block.split("\n")[1:-1]]
        elif block.startswith("|"):
            rows = [[cell.strip(" `") for cell in line.strip("|").split(" |")] for line in block.split("\n")[2:]]
            lines += _pairs([(first, "; ".join(cell for cell in rest if cell)) for first, *rest in rows])
        else:
            lines += _filled(block.replace("`", ""), _INDENT)
    return "\n".join(lines) + "\n"


def listed(found: Iterable[Found]) -> str:
    """Return several finds in short: each with its path and a sentence."""
    lines: list[str] = []
    for one in found:
        if one.field is None:
            continue
        said = one.advice or (one.field.says if one.word is None else one.field.words[one.word])
        lines += [_head(one), *_filled(said or one.field.form, _INDENT)]
    return "\n".join(lines) + "\n"


def _head(found: Found) -> str:
    """Return where something stands, with the word that was asked for."""
    word = "" if found.word is None else f": {found.word}"
    proffer = found.field is not None and found.field.page != "case"
    return f"{found.path}{word}{' (proffer file)' if proffer else ''}"


def overview() -> str:
    """Return the sections of both files, a line each, and how to ask further."""
    lines = ["A case file holds:"]
    lines += _pairs([(field.name, _first(field)) for field in records()[CaseFile].fields])
    lines += ["", "A proffer file holds besides:"]
    known = {field.name for field in records()[CaseFile].fields}
    lines += _pairs([(one.name, _first(one)) for one in records()[ProfferFile].fields if one.name not in known])
    lines += ["", "How things are written:"]
    lines += _filled(", ".join(topic.title[:1].lower() + topic.title[1:] for topic in topics()), _INDENT * 2)
    lines += ["", "Ask further: relcon help events, relcon help events.series, relcon help final."]
    return "\n".join(lines) + "\n"


def _first(field: FieldEntry) -> str:
    """Say a field in the first words of its sentence."""
    return f"{re.split(r'[.;:] | [(]', field.says)[0].rstrip('.')}."


def _field(field: FieldEntry) -> Iterator[str]:
    if field.says:
        yield from _filled(field.says, _INDENT)
    yield from _filled(f"Write: {field.form}. {standing(field)}", _INDENT)
    if field.line is not None:
        yield from _filled(f"Example: {field.line}", _INDENT)
    if field.words:
        yield ""
        yield from _pairs([(word, said) for word, said in field.words.items()])
    for one in readings(field.path):
        yield ""
        yield from _reading(one)


def standing(field: FieldEntry) -> str:
    """Say whether a field must be written, and what holds where it is not."""
    if field.required:
        return "Required."
    return "May be left out." if field.default is None else f"Left out: {field.default}."


def _record(record: RecordEntry, *, titled: bool) -> Iterator[str]:
    if record.says:
        yield from _filled(record.says, "" if titled else _INDENT)
        yield ""
    yield "Fields:" if titled else f"{_INDENT}Fields:"
    yield from _pairs([(field.name, _short(field)) for field in record.own])
    if record.common:
        yield ""
        names = ", ".join(field.name for field in record.common)
        yield from _filled(f"As in every fact: {names}.", _INDENT)


def _short(field: FieldEntry) -> str:
    """Say a field in a line of its record: what it is, its words or else its form, and whether it is required."""
    many = ", ".join(field.words) if len(field.words) <= SHOWN_WORDS else f"one of {len(field.words)} words"
    form = f"{many or field.form}."
    said = f"{field.says} {form[:1].upper()}{form[1:]}" if field.says else f"{form[:1].upper()}{form[1:]}"
    return f"{said}{' Required.' if field.required else ''}"


def _reading(one: Reading) -> Iterator[str]:
    yield from _filled(f"Positions differ ({one.option}). {one.about}".strip(), _INDENT)
    yield from _pairs([(title(position).split(" (")[0], one.says[position]) for position in POSITIONS])
    yield from _filled("; ".join(one.cites), _INDENT * 2)


def _pairs(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield names with what is said of them, in two columns; a long name has a line of its own."""
    wide = min(max(len(name) for name, _ in rows), 20)
    for name, said in rows:
        first = f"{_INDENT * 2}{name:<{wide}}  "
        rest = " " * (len(_INDENT) * 2 + wide + 2)
        if not said:
            yield first.rstrip()
        elif len(name) > wide:
            yield first.rstrip()
            yield from _filled(said, rest)
        else:
            yield from textwrap.wrap(said, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _filled(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
