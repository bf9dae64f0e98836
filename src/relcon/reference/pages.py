"""The pages of the reference, in Markdown: contents, then each record with its fields, words and readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from relcon.law.positions.options import POSITIONS, title
from relcon.reference.readings import readings
from relcon.reference.records import FieldEntry, Page, RecordEntry, records
from relcon.reference.records import page as entries

TITLES: Mapping[Page, str] = {
    "case": "The case file",
    "proffer": "The proffer file",
    "terms": "The terms of a letter",
}
FILE_NAMES: Mapping[Page, str] = {"case": "case-file.md", "proffer": "proffer-file.md", "terms": "letter-terms.md"}


def markdown(page: Page) -> str:
    """Return a page of the reference."""
    described = entries(page)
    parts = [f"# {TITLES[page]}", _contents(described), *(_record(entry) for entry in described)]
    return "\n\n".join(parts) + "\n"


def _contents(described: Sequence[RecordEntry]) -> str:
    lines = [_link(one) for one in described]
    return "\n".join(lines)


def _link(entry: RecordEntry) -> str:
    depth = entry.path.count(".")
    return f"{'  ' * depth}- [{f'`{entry.path}`' if entry.path else 'The whole file'}](#{_anchor(entry.path)})"


def _anchor(path: str) -> str:
    """Return the anchor that a heading in code gets: lower case, without dots."""
    return path.lower().replace(".", "") if path else "the-whole-file"


def _record(entry: RecordEntry) -> str:
    heading = "## The whole file" if not entry.path else f"{'#' * min(2 + entry.path.count('.'), 4)} `{entry.path}`"
    parts = [heading, entry.says, _fields(entry)]
    parts += [_words(field) for field in entry.own if field.words]
    read = [field for field in entry.fields if readings(field.path)]
    if read:
        parts.append("\n".join(_read(read)))
    return "\n\n".join(part for part in parts if part)


def _fields(entry: RecordEntry) -> str:
    rows = ["| field | what to write | example |", "|---|---|---|"]
    rows += [f"| `{one.name}` | {_cell(one)} | {_code(one.line) if one.line else ''} |" for one in entry.own]
    common = ", ".join(f"`{field.name}`" for field in entry.common)
    return "\n".join(rows) + (f"\n\nAs in every fact: {common}." if common else "")


def _cell(field: FieldEntry) -> str:
    link = f" See {_see(field)}." if field.holds else ""
    standing = " *Required.*" if field.required else "" if field.default is None else f" *Left out: {field.default}.*"
    form = f"{field.form[:1].upper()}{field.form[1:]}."
    return f"{_plain(f'{field.says} {form}'.strip())}{standing}{link}"


def _see(field: FieldEntry) -> str:
    """Return a link to the record that is written in a field, on its own page where it is another's."""
    held = next(one for one in records().values() if one.path == field.holds)
    return f"[`{held.path}`]({FILE_NAMES[held.page]}#{_anchor(held.path)})"


@cache
def _home(words: tuple[tuple[str, str], ...]) -> FieldEntry:
    """Return the field at which words are described that several fields allow: one that takes a single one of them."""
    allowing = [field for entry in records().values() for field in entry.fields if tuple(field.words.items()) == words]
    return next((field for field in allowing if not field.many), allowing[0])


def _to(field: FieldEntry) -> str:
    """Return a link to the record that has a field."""
    owner = field.path.removesuffix(field.name).rstrip(".")
    return f"[`{field.path}`]({FILE_NAMES[field.page]}#{_anchor(owner)})"


def _words(field: FieldEntry) -> str:
    home = _home(tuple(field.words.items()))
    if home.path != field.path:
        return f"The words of `{field.name}` are those of {_to(home)}."
    rows = [f"| `{field.name}` | means |", "|---|---|"]
    rows += [f"| `{word}` | {_plain(said)} |" for word, said in field.words.items()]
    return "\n".join(rows)


def _read(fields: Sequence[FieldEntry]) -> Iterator[str]:
    heads = " | ".join(title(position) for position in POSITIONS)
    yield f"| what each position makes of | {heads} | by |"
    yield f"|---|{'---|' * len(POSITIONS)}---|"
    for field in fields:
        for one in readings(field.path):
            said = " | ".join(_plain(one.says[position]) for position in POSITIONS)
            yield f"| `{field.name}` (option `{one.option}`) | {said} | {_plain('; '.join(one.cites))} |"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")
