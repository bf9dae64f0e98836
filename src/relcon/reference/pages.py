"""The pages of the reference, in Markdown: contents, topics, then each record with its fields, words and readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon.law.positions.options import POSITIONS, title
from relcon.reference.examples import sections
from relcon.reference.readings import readings
from relcon.reference.records import FieldEntry, Page, RecordEntry, home_of, records
from relcon.reference.records import page as entries
from relcon.reference.topics import PROFFER, Topic, topics

FILE_NAMES: Mapping[Page, str] = {"case": "case-file.md", "proffer": "proffer-file.md", "terms": "letter-terms.md"}
_OPENINGS: Mapping[Page, str] = {
    "case": """\
# The case file

Every record, field and word of a case file, `relcon/case/1`. On the terminal: `relcon help WORD`, `relcon schema
--explain PATH`. What the client told stands in the [proffer file](proffer-file.md), never here. The page is made from
the program's own record classes by `python -m relcon.reference.write docs`; a test keeps it so.""",
    "proffer": """\
# The proffer file

Every record, field and word of a proffer file, `relcon/proffer/1`, that a [case file](case-file.md) does not have. How
dates, quantities and the rest are written stands there; a letter's terms have [their own page](letter-terms.md).""",
    "terms": """\
# The terms of a letter

What `letters.terms` of a [proffer file](proffer-file.md) may hold, term by term. Each is a word, a list of words, or
the word with the letter's own words and their page: `{value: barred, quote: shall not be used, page: 2}`. A term that
is left out is silent, which is open: how each position reads silence stands with the term. `relcon letter show`
explains a letter that is entered.""",
}
_WHOLE: Final = "the-whole-file"


def markdown(page: Page) -> str:
    """Return a page of the reference."""
    described, told = entries(page), _topics(page)
    parts = [_OPENINGS[page], "\n".join(_contents(described, told)), *map(_topic, told), *map(_record, described)]
    return "\n\n".join(parts) + "\n"


def _topics(page: Page) -> Sequence[Topic]:
    if page == "terms":
        return ()
    return [topic for topic in topics() if (topic.title == PROFFER) == (page == "proffer")]


def _topic(topic: Topic) -> str:
    return f"## {topic.title}\n\n{topic.text}"


def _contents(described: Sequence[RecordEntry], told: Sequence[Topic]) -> Iterator[str]:
    """Yield the table of contents: topics, then each record with those inside it on the line below."""
    for topic in told:
        yield f"- [{topic.title}](#{_heading_anchor(topic.title)})"
    top = min((entry.path.count(".") for entry in described if entry.path), default=0)
    inside: list[str] = []
    for entry in described:
        if entry.path.count(".") > top:
            inside.append(f"[`{'.'.join(entry.path.split('.')[top + 1 :])}`](#{_anchor(entry.path)})")
            continue
        link = f"[{f'`{entry.path}`' if entry.path else 'The whole file'}](#{_anchor(entry.path)})"
        if inside:
            yield f"  - {', '.join(inside)}"
        inside = []
        yield f"- {link}: {entry.says[:1].lower()}{entry.says[1:].rstrip('.')}"
    if inside:
        yield f"  - {', '.join(inside)}"


def _heading_anchor(heading: str) -> str:
    return "".join(char for char in heading.lower().replace(" ", "-") if char.isalnum() or char in "-_")


def _anchor(path: str) -> str:
    """Return the anchor of a record's heading, which is its path."""
    return path.lower().replace(".", "") if path else _WHOLE


def _record(entry: RecordEntry) -> str:
    heading = "## The whole file" if not entry.path else f"{'#' * min(2 + entry.path.count('.'), 4)} `{entry.path}`"
    parts = [heading, entry.says, _example(entry), _fields(entry), *(_words(one) for one in entry.own if one.words)]
    read = [field for field in entry.fields if readings(field.path)]
    if read:
        parts.append("\n".join(_read(read)))
    return "\n\n".join(part for part in parts if part)


def _example(entry: RecordEntry) -> str:
    """Return the section of the invented matter, where the record is a section of a file."""
    written = sections("proffer" if entry.page == "proffer" else "case").get(entry.path)
    return f"```yaml\n{written}\n```" if written and entry.page != "terms" else ""


def _fields(entry: RecordEntry) -> str:
    rows = ["| field | takes | what it says | example |", "|---|---|---|---|"]
    rows += [
        f"| `{one.name}`{' *required*' if one.required else ''} | {_takes(one)} | {_plain(one.says)} | "
        f"{_code(one.line) if one.line else ''} |"
        for one in entry.own
    ]
    common = ", ".join(f"`{field.name}`" for field in entry.common)
    where = "[evidence, and who says so](case-file.md#evidence-and-who-says-so)"
    return "\n".join(rows) + (f"\n\nAs in every fact: {common}; see {where}." if common else "")


def _takes(field: FieldEntry) -> str:
    """Say what may be written: the form, a link to the record, what holds where it is left out."""
    form = field.form
    if field.holds:
        held = next(one for one in records().values() if one.path == field.holds)
        form = f"{form}: [`{held.path}`]({FILE_NAMES[held.page]}#{_anchor(held.path)})"
    return _plain(form if field.default is None else f"{form}; left out: {field.default}")


def _words(field: FieldEntry) -> str:
    home = home_of(field)
    if home.path != field.path:
        return f"The words of `{field.name}` are those of {_to(home)}."
    rows = [f"| `{field.name}` | means |", "|---|---|"]
    rows += [f"| `{word}` | {_plain(said)} |" for word, said in field.words.items()]
    return "\n".join(rows)


def _to(field: FieldEntry) -> str:
    """Return a link to the record that has a field."""
    owner = field.path.removesuffix(field.name).rstrip(".")
    return f"[`{field.path}`]({FILE_NAMES[field.page]}#{_anchor(owner)})"


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
