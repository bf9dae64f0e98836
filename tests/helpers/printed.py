"""Figures of a printed answer, each with the place it is told of: row, column, and the words about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from relcon.reports.report import Table

POSITIONS: Final = {"Defense": "defense", "Middle": "psr", "Ceiling": "government"}
MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH: Final = rf"(?:{'|'.join(MONTH_NAMES)})"
_END: Final = r"(?:life\b|\d+)"
GRAMMAR: Final = {
    # What no answer computes: provisions of law, ids and pages. Each is looked for among the words of the matter.
    "law": r"(?:\d+\s+)?(?:U\.S\.C\.|USC|USSG)\s+§*[\w.()]+|§+[\w.]+(?:\(\w+\))*(?:[,–]\s*\(\w+\))*|"
    r"\(\w\)(?:\(\w+\))+(?:–\(\w\)(?:\(\d\))?|–\(\d\))?(?:,\s\(\d\)(?:–\(\d\))?)*|"
    r"section\s+\d\w+\.\d+|(?<=, )\d[A-Z]\d\.\d|"
    r"n\.\d+(?:\(\w+\))*|\d+\s+F\.\dd\s+\d+|\(\d?\w+\s+Cir\.[^)]*\)|"
    r"\d+(?:\(\w+\))+|Rule\s+\d+|Evid\.\s+\d+(?:\(\w+\))*|\d+\s+U\.S\.\s+\d+(?:,\s+\d+)?|\((?:19|20)\d\d\)|"
    r"\d+(?:st|nd|rd|th)\s+Cir(?:cuit|\.)|P\.\s+\d+(?:\(\w\))*(?:\(\d\))?|\d{4}\s+Manual\*?",
    "label": r"(?<=, )line\s+\d+|[A-Z]+-\d+(?:–\d+)?|\b[A-Za-z]+\.yaml:\d+|(?<=, ):\d+|"
    r"\b(?=[a-z\d]*\d)(?=[a-z\d]*[a-z])[0-9a-f]{8}\b|"
    r"relcon\s+[\d.]+|\bp\.\s+\d+|\b[a-z][a-z]*-?(?:[\w-]*\d[\w-]*)(?:/[\w-]+)*(?:–[a-z]*\d+)?",
    "place": r"(?m:^ {0,1}\d{1,2}\.?(?= (?!others|of |to |more |with )[A-Za-z\d]))",
    "day": r"\d{4}-\d\d-\d\d|"
    rf"{_MONTH}\s+\d+(?:–\d+)?(?:,\s+\d{{4}})?(?:\s+to\s+{_MONTH}\s+\d+,\s+\d{{4}})?|{_MONTH}\s+\d{{4}}|"
    r"\d\d/\d\d/\d{4}",
    "dollars": r"\$[\d,.]*\d",
    "share": r"\d+(?:\.\d+)?\s%|\d+\s\d+/\d+",
    "weight": r"[\d,]*\.?\d+\s(?:kg|grams|g|units|ml|pills|oz)\b",
    "range": rf"{_END}–{_END}",
    "change": r"[+−]\d[\d,]*",
    "number": r"\d+(?:,\d{3})*",
}
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in GRAMMAR.items()))
_IN_CELL: Final = re.compile("|".join(f"(?P<{kind}>{GRAMMAR[kind]})" for kind in GRAMMAR if kind != "place"))
_PRICES: Final = re.compile(r" +(Defense|Middle|Ceiling) +By the table +After the minimum(?: +With full disclosure)?$")
_PRICED: Final = re.compile(r" +(?:alone|with the rest) {2,}\S")
_FIRST: Final = re.compile(r"[+−(]?\d")
_HEADS: Final = re.compile(r"\bDefense +Middle +Ceiling\b")
_CELL: Final = re.compile(r"\s*$|[\d+−(]|none|open|unknown|not |life|lifted|level|table|[IVX]+\b| *\d")
_COLUMN: Final = re.compile(r"Minimum|Ended|Manual|Defense|Weight, Middle|Middle|Ceiling")
_LED: Final = re.compile(r"\s+(?:Middle|Ceiling) {2,}")
_NEW: Final = re.compile(
    r"\s*$|(?:Plea|Proffer|Breach)[,:] [a-z, ]+\d|Base offense level, |Made up of: |Safety valve: |\+ or|\* or|=: |"
    r"conv\.|Middle: |\S[^.]{2,27} {2,}\S|"
    r"\s+(?:Middle|Ceiling) {2,}\S|\s+\S.{3,36} {2,}(?:Defense|Middle|Ceiling|[A-Z]\w+:)|"
    r"\s{0,1}\d{1,2} (?!to )[A-Za-z]|- |[a-z]+\d+ |[A-Z][A-Z ,-]{3,}|\d\. [A-Z]|[A-Z]\S* +(?:Middle|Defense)\b"
)


@dataclass(frozen=True)
class Figure:
    """A figure of a text.

    Attributes
    ----------
    kind, text, written
        Of the grammar's; as printed, blanks made one; as it stands, perhaps on two lines.
    start, end
        Where it stands in its piece.
    row, column
        What begins its row, or its paragraph; the position that heads its column, if any.
    before, after
        The words about it, in its paragraph or cell.
    beside
        Whether it stands in parentheses, the figure before it being what it qualifies.
    """

    kind: str
    text: str
    written: str
    start: int
    end: int
    row: str = ""
    column: str | None = None
    before: str = ""
    after: str = ""
    beside: bool = field(default=False)

    @property
    def sentence(self) -> str:
        """The sentence in which it stands."""
        return f"{re.split(r'[.] ', self.before)[-1]} {self.text} {re.split(r'[.] ', self.after)[0]}"

    @property
    def clause(self) -> str:
        """The part of the sentence in which it stands, from comma to comma."""
        return f"{self._led}{self.text} {re.split(r'[.;,]( |$)', self.after)[0]}"

    @property
    def _led(self) -> str:
        return re.split(r"[.;,:] ", f"{self.before} ")[-1]

    def part_of(self, pattern: str) -> bool:
        """Whether words of its clause that match have the figure among them."""
        start = len(self._led)
        matches = re.finditer(pattern, self.clause)
        return any(one.start() < start + len(self.text) and start < one.end() for one in matches)

    @property
    def listed(self) -> int:
        """How many figures of its kind stand before it, parted by commas alone: ``57–71, 57–71, 135–168``."""
        found = re.search(r"((?:[\d–life]+\+?, )*)$", f"{self.before} ")
        return found[1].count(", ") if found else 0

    @property
    def of(self) -> list[str]:
        """The records in parentheses that follow: whose figure it is."""
        found = re.match(r"(?:[^().;]|\.\d|\(crack\)){0,90}\(([^()]*)\)", self.after)
        return _expanded(found[1]) if found and self.column is None else []


@dataclass(frozen=True)
class Piece:
    """A paragraph of an answer, or a row of a table, or one of its cells.

    Attributes
    ----------
    said
        Its lines.
    row
        What begins it, or is said of it before.
    columns
        Of a row: where each column begins, and its heading.
    """

    said: str
    row: str
    columns: tuple[tuple[int, str], ...] = ()

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of it."""
        return list(_of(self))


def _expanded(ids: str) -> list[str]:
    """Return ids of a list, stretches whole: ``e20–e23, e25``."""
    found: list[str] = []
    for one in re.findall(r"[a-z][\w/-]*\d[\w/-]*(?:–[a-z]+\d+)?", ids.partition(";")[0]):
        first, _, last = one.partition("–")
        name = first.rstrip("0123456789")
        found += [f"{name}{n}" for n in range(int(first[len(name) :]), int(last[len(name) :]) + 1)] if last else [one]
    return found


def figures(pieces: Iterable[Piece]) -> list[Figure]:
    """Return every figure of an answer; a number that goes on with a list in running text is a place."""
    found, before = [], 0
    for one in (one for piece in pieces for one in piece.figures):
        if one.kind == "place":
            before = int(one.text.rstrip("."))
        elif one.text == str(before + 1) and re.search(r"[;?.)]$", one.before) and one.after[:1].isalpha():
            one, before = replace(one, kind="place"), before + 1  # noqa: PLW2901  # in a running text
        found.append(one)
    return found


def tabled(table: Table) -> Iterator[Piece]:
    """Yield the cells of a table, each with its row and column; what leads a row is said of those below."""
    lead = next((n for n, cells in enumerate(zip(*table.rows, strict=True)) if any(map(_FIRST.match, cells))), 0)
    told = [""] * lead
    for place, cells in enumerate(table.rows):
        changed = next((n for n, cell in enumerate(cells[:lead]) if cell), lead)
        told = [cell or (told[n] if n < changed else "") for n, cell in enumerate(cells[:lead])]
        row, group = " ".join(" ".join(told).split()), ""
        yield from (Piece(cell, f"{row} · {table.columns[n].title}") for n, cell in enumerate(cells[:lead]) if cell)
        for column, cell in zip(table.columns[lead:], cells[lead:], strict=True):
            title = " ".join(column.title.split())
            group = title.partition(":")[0] if ":" in title else group
            named = f"{row} · {title if ':' in title or not group else f'{group}: {title}'}"
            if title in POSITIONS and " to " not in cell:
                yield Piece(cell, row, ((0, title),))
            else:
                yield Piece(cell, named)
        yield from (Piece(note, row) for note in table.notes.get(place, ()))


def _of(piece: Piece) -> Iterator[Figure]:
    said = piece.said
    for match in (_IN_CELL if " · " in piece.row else _TOKEN).finditer(said):
        column, low, high = None, 0, len(said)
        for place, (begins, name) in enumerate(piece.columns):
            if match.start() >= begins:
                column, low = POSITIONS.get(name, name), begins
                high = piece.columns[place + 1][0] if place + 1 < len(piece.columns) else len(said)
        if column is not None and high == len(said) and "  " in said[low : match.start()]:
            column = None  # a remark, under no heading
        before, after = said[low : match.start()], said[match.end() : high]
        yield Figure(
            str(match.lastgroup),
            " ".join(match[0].split()),
            match[0],
            match.start(),
            match.end(),
            piece.row,
            column,
            " ".join(before.split()),
            " ".join(after.split()),
            beside=before.endswith("("),
        )


@dataclass
class _Lines:
    """Lines of a paragraph, or of a cell, while they are gathered."""

    row: str
    lines: list[str]

    @property
    def piece(self) -> Piece:
        return Piece("\n".join(self.lines), self.row)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the paragraphs and rows of a printed answer."""
    columns: tuple[tuple[int, str], ...] = ()
    prices: tuple[str, tuple[tuple[int, str], ...]] = ("", ())  # of which position, and where each column begins
    paragraph: _Lines | None = None
    low: _Lines | None = None
    label = priced = ""
    beside = 0  # where the second of two columns of words begins
    for line in text.splitlines():
        bare = line
        beside = bare.index("Low end") if re.match(r" +Left out +Low end", bare) else beside if bare[:1] != "M" else 0
        if beside and len(bare) > beside and bare[beside - 1] == " ":
            if low is not None and re.search(r"(?:;|,| to| and|table)$", low.lines[-1]):
                low.lines.append(bare[beside:])
            else:
                if low is not None:
                    yield low.piece
                low = _Lines(bare[beside:], [bare[beside:]])
            bare = bare[:beside].rstrip()
        head = _PRICES.match(bare)
        is_price = prices[1] and _PRICED.match(bare)
        is_row = columns and _is_row(bare, columns)
        if paragraph is not None and (head or is_price or is_row or _HEADS.search(bare) or _NEW.match(bare)):
            yield paragraph.piece
            if head:
                label = priced = paragraph.row
            paragraph = None
        if head:
            prices = head[1], tuple((one.start(), one[0]) for one in re.finditer("By the|After the|With full", bare))
            columns = ()
        elif is_price:
            yield Piece(bare, f"{priced} · {prices[0]} {bare.split(maxsplit=1)[0]}", prices[1])
        elif _HEADS.search(bare):
            columns = tuple((one.start(), one[0]) for one in _COLUMN.finditer(bare) if one.start())
            label = ""
            yield Piece(bare, bare.strip())
        elif is_row:
            label = bare[: columns[0][0]].strip() or label
            yield Piece(bare, label, columns)
        elif paragraph is not None:
            paragraph.lines.append(bare)
        elif bare.strip():
            under = bare.startswith("  ") and not _LED.match(bare)
            paragraph = _Lines((label if under else "") or bare.strip(), [bare])
    yield from (one.piece for one in (paragraph, low) if one is not None)


def _is_row(line: str, columns: tuple[tuple[int, str], ...]) -> bool:
    starts = [begins for begins, name in columns if name in POSITIONS]
    padded = line.ljust(max(starts) + 2)
    cells = [padded[begin:end] for begin, end in zip(starts, [*starts[1:], None], strict=True)]
    apart = re.search(r"\S {2,}\S", line) or not line[: starts[0]].strip()
    return bool(
        apart
        and all(padded[begin - 1] == " " for begin in starts)
        and any(map(str.strip, cells))
        and all(map(_CELL.match, cells))
    )
