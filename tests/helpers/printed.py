"""Figures of a printed answer, each with the place it is told of: row, column, and the words about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

POSITIONS: Final = {"Defense": "defense", "Middle": "psr", "Ceiling": "government"}
MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH: Final = rf"(?:{'|'.join(MONTH_NAMES)})"
_END: Final = r"(?:life\b|\d+)"
GRAMMAR: Final = {
    # What no answer computes: provisions of law, ids and pages. Each is looked for among the words of the matter.
    "law": r"(?:\d+\s+)?(?:U\.S\.C\.|USC|USSG)\s+§*[\w.()]+|§+[\w.]+(?:\(\w+\))*(?:[,–]\s*\(\w+\))*|"
    r"\(\w\)(?:\(\w+\))+(?:–\(\w\)(?:\(\d\))?|–\(\d\))?|section\s+\d\w+\.\d+|(?<=, )\d[A-Z]\d\.\d|"
    r"n\.\d+(?:\(\w+\))*|\d+\s+F\.\dd\s+\d+|\(\d?\w+\s+Cir\.[^)]*\)|"
    r"\d+(?:st|nd|rd|th)\s+Cir(?:cuit|\.)|P\.\s+\d+(?:\(\w\))*(?:\(\d\))?|\d{4}\s+Manual\*?",
    "label": r"[A-Z]+-\d+(?:–\d+)?|\b[A-Za-z]+\.yaml:\d+|(?<=, ):\d+|\b(?=[a-z\d]*\d)(?=[a-z\d]*[a-z])[0-9a-f]{8}\b|"
    r"relcon\s+[\d.]+|\bp\.\s+\d+|\b[a-z][a-z]*-?(?:[\w-]*\d[\w-]*)(?:/[\w-]+)*(?:–[a-z]*\d+)?",
    "place": r"(?m:^ {0,1}\d{1,2}\.?(?= (?!others|of |to )[A-Za-z\d]))",
    "day": rf"{_MONTH}\s+\d+(?:–\d+)?(?:,\s+\d{{4}})?(?:\s+to\s+{_MONTH}\s+\d+,\s+\d{{4}})?|{_MONTH}\s+\d{{4}}|"
    r"\d\d/\d\d/\d{4}",
    "dollars": r"\$[\d,.]*\d",
    "share": r"\d+\s%|\d+\s\d+/\d+",
    "weight": r"[\d,]*\.?\d+\s(?:kg|grams|g|units|ml|pills|oz)\b",
    "range": rf"{_END}–{_END}",
    "change": r"[+−]\d[\d,]*",
    "number": r"\d+(?:,\d{3})*",
}
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in GRAMMAR.items()))
_HEADS: Final = re.compile(r"\bDefense +Middle +Ceiling\b")
_CELL: Final = re.compile(r"\s*$|[\d+−(]|none|open|unknown|not |life|lifted|level|table|[IVX]+\b| *\d")
_COLUMN: Final = re.compile(r"Minimum|Ended|Manual|Defense|Weight, Middle|Middle|Ceiling")
_LED: Final = re.compile(r"\s+(?:Middle|Ceiling) {2,}")
_NEW: Final = re.compile(
    r"\s*$|\+ or|\* or|=: |conv\.|Middle: |\S[^.]{2,24} {2,}\S|"
    r"\s+(?:Middle|Ceiling) {2,}\S|\s+\S.{3,36} {2,}(?:Defense|Middle|Ceiling|[A-Z]\w+:)|"
    r"\s{0,1}\d{1,2} (?!to )[A-Za-z]|- |[a-z]\d+ |[A-Z][A-Z ,-]{3,}|\d\. [A-Z]|[A-Z]\S* +(?:Middle|Defense)\b"
)


@dataclass(frozen=True)
class Figure:
    """A figure of a text.

    Attributes
    ----------
    kind, text, written
        Of the grammar's; as printed, blanks made one; as it stands, perhaps on two lines.
    start, end
        Where it stands.
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
        before = re.split(r"[.;,:] ", f"{self.before} ")[-1]
        return f"{before}{self.text} {re.split(r'[.;,]( |$)', self.after)[0]}"

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


@dataclass
class _Block:
    spans: list[tuple[int, int]]
    row: str
    columns: tuple[tuple[int, str], ...] = ()  # of one line of a table: where each begins

    def at(self, place: int) -> int:
        """Return where in the answer a place of the block's own text stands."""
        for start, end in self.spans:
            if place <= end - start:
                return start + place
            place -= end - start + 1
        raise IndexError(place)


def _expanded(ids: str) -> list[str]:
    """Return ids of a list, stretches whole: ``e20–e23, e25``."""
    found: list[str] = []
    for one in re.findall(r"[a-z][\w/-]*\d[\w/-]*(?:–[a-z]+\d+)?", ids.partition(";")[0]):
        first, _, last = one.partition("–")
        name = first.rstrip("0123456789")
        found += [f"{name}{n}" for n in range(int(first[len(name) :]), int(last[len(name) :]) + 1)] if last else [one]
    return found


def figures(text: str) -> list[Figure]:
    """Return every figure of a printed answer."""
    found, before = [], 0
    for one in (one for block in _blocks(text) for one in _of(block, text)):
        if one.kind == "place":
            before = int(one.text.rstrip("."))
        elif one.text == str(before + 1) and re.search(r"[;?.)]$", one.before) and one.after[:1].isalpha():
            one, before = replace(one, kind="place"), before + 1  # noqa: PLW2901  # in a running text
        found.append(one)
    return found


def _of(block: _Block, text: str) -> Iterator[Figure]:
    said = "\n".join(text[start:end] for start, end in block.spans)
    for match in _TOKEN.finditer(said):
        at = block.at(match.start())
        column, low, high = None, 0, len(said)
        for place, (begins, name) in enumerate(block.columns):
            if match.start() >= begins:
                column, low = POSITIONS.get(name, name), begins
                high = block.columns[place + 1][0] if place + 1 < len(block.columns) else len(said)
        if column is not None and high == len(said) and "  " in said[low : match.start()]:
            column = None  # a remark, under no heading
        before, after = said[low : match.start()], said[match.end() : high]
        yield Figure(
            str(match.lastgroup),
            " ".join(match[0].split()),
            match[0],
            at,
            block.at(match.end() - 1) + 1,
            block.row,
            column,
            " ".join(before.split()),
            " ".join(after.split()),
            beside=before.endswith("("),
        )


def _blocks(text: str) -> Iterator[_Block]:
    columns: tuple[tuple[int, str], ...] = ()
    paragraph: _Block | None = None
    label, at = "", 0
    beside = 0  # where the second of two columns of words begins
    low: _Block | None = None
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip("\n"))
        bare = line.rstrip("\n")
        beside = bare.index("Low end") if re.match(r" +Left out +Low end", bare) else beside if bare[:1] != "M" else 0
        if beside and len(bare) > beside and bare[beside - 1] == " ":
            cell = (at + beside, end)
            if low is not None and re.search(r"(?:;|,| to| and|table)$", text[slice(*low.spans[-1])]):
                low.spans.append(cell)
            else:
                if low is not None:
                    yield low
                low = _Block([cell], bare[beside:])
            bare, end = bare[:beside].rstrip(), at + beside - 1
        if _HEADS.search(bare):
            columns = tuple((one.start(), one[0]) for one in _COLUMN.finditer(bare) if one.start())
            label = ""
            if paragraph is not None:
                yield paragraph
            yield _Block([(at, end)], bare.strip())
            paragraph = None
        elif columns and _is_row(bare, columns):
            if paragraph is not None:
                yield paragraph
                paragraph = None
            first = columns[0][0]
            label = bare[:first].strip() or label
            yield _Block([(at, end)], label, columns)
        elif paragraph is not None and not _NEW.match(bare):
            paragraph.spans.append((at, end))
        else:
            if paragraph is not None:
                yield paragraph
            under = bare.startswith("  ") and not _LED.match(bare)
            paragraph = _Block([(at, end)], (label if under else "") or bare.strip()) if bare.strip() else None
        at += len(line)
    yield from (block for block in (paragraph, low) if block is not None)


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
