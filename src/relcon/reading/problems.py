"""What is wrong with a file, in plain words: place, record, what was found, what is allowed, the nearest match."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    # the file as such
    "missing_file",
    "not_a_file",
    "other_kind",
    "unreadable",
    "too_large",
    "not_utf8",
    "control_character",
    "empty",
    "syntax",
    "anchor",
    "tag",
    "several_documents",
    "duplicate_key",
    "merge_key",
    "too_deep",
    "not_a_mapping",
    "include",
    # one record
    "unknown_field",
    "missing_field",
    "wrong_word",
    "wrong_form",
    "wrong_value",
    # records together
    "duplicate_id",
    "reserved_id",
    "dangling",
    "wrong_place",
    "contradiction",
    "dates_reversed",
    "series",
    "measure",
    "disputed_scope",
    "client_held",
    "no_circuit",
    "finding",
    "findings_conflict",
    "replaces",
    "other_case",
]

SHOWN = 60
LONGEST = 500
WIDTH = 80
FIELDS = 10  # of a record with more, only those most likely meant are shown

AGAIN = 20  # places of the same mistake that are listed


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file.

    Attributes
    ----------
    kind
        Which kind of error it is; for programs.
    file, line, column
        Where; line and column count from 1 and are ``None`` where the file could not be read at all.
    record
        The nearest record and the field in it, such as ``event e12, participants[2].act``.
    found
        The text found, as written.
    allowed
        What is allowed there.
    nearest
        The nearest allowed word, where one is close.
    message
        What is wrong, where found and allowed do not say it.
    also
        Lines and columns of what it spoils, of which nothing more is said.
    """

    kind: Kind
    file: str
    line: int | None
    column: int | None
    record: str = ""
    found: str | None = None
    allowed: tuple[str, ...] = ()
    nearest: str | None = None
    message: str = ""
    also: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> str:
        """``file:line:column``, as far as it is known."""
        return ":".join(str(part) for part in (escape(self.file), self.line, self.column) if part is not None)

    def __str__(self) -> str:
        parts = [f'found "{shorten(self.found)}"'] if self.found is not None else []
        parts += [_cut(self.message)] if self.message else []
        parts += [f"allowed: {self._listed()}"] if self.allowed else []
        parts += [f'did you mean "{self.nearest}"?'] if self.nearest else []
        said = escape("; ".join(parts))
        return f"{self.place}  {escape(_cut(self.record))}: {said}" if self.record else f"{self.place}  {said}"

    @property
    def alike(self) -> tuple[object, ...]:
        """What it has in common with the same mistake elsewhere in the file; itself alone where it names no text."""
        # The field alone, without regular expressions: a record's name may be as long as the file.
        field = self.record[max(self.record.rfind(", "), self.record.rfind(". ")) + 1 :]
        same = (self.file, self.kind, self.found, self.message, self.nearest, field)
        return same if self.found is not None else (*same, self.line, self.column, self.record)

    def _listed(self) -> str:
        """What is allowed: every word, but of many fields the likely ones, which come first."""
        if self.kind != "unknown_field" or len(self.allowed) <= FIELDS + 2:
            return " ".join(self.allowed)
        return f"{' '.join(self.allowed[:FIELDS])} and {len(self.allowed) - FIELDS} more"


class InputError(Exception):
    """The input has errors: all of them, in the order of the files and their lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(
            sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.column or 0, p.kind, p.record, p.message))
        )
        super().__init__(self.render())

    def render(self, width: int = WIDTH) -> str:
        """Return all problems, one paragraph each, wrapped to ``width`` columns; the same again is only listed."""
        alike: dict[tuple[object, ...], list[Problem]] = {}
        for problem in self.problems:
            alike.setdefault(problem.alike, []).append(problem)
        told = (f"{first}{_again(rest)}" for first, *rest in alike.values())
        return "\n\n".join(
            textwrap.fill(one, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
            for one in told
        )

    def counted(self) -> str:
        """Return how many errors there are, by file where there are several files."""
        files = Counter(problem.file for problem in self.problems)
        total = f"{len(self.problems)} error{'' if len(self.problems) == 1 else 's'}"
        if len(files) == 1:
            return total
        return f"{total} ({', '.join(f'{number} in {escape(file)}' for file, number in files.items())})"


def _again(others: Sequence[Problem]) -> str:
    if not others:
        return ""
    places = ", ".join(f"{other.line}:{other.column}" for other in others[:AGAIN])
    return f"; the same at {places}{f' and {len(others) - AGAIN} more' if len(others) > AGAIN else ''}"


def escape(text: str) -> str:
    """Return text that is safe to print on a terminal: no control characters, nothing that cannot be encoded."""
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char) or (
        f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
    )


def _cut(text: str) -> str:
    """Cut what a hostile file has blown up; no honest message is as long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def shorten(text: str) -> str:
    """Return found text for a message: cut where it is long."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}... ({len(text)} characters)"
