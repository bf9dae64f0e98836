"""Citations: those that tables, docstrings and options hold, and those that counsel types."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import takewhile

_PLACE = re.compile(r"s(\d)([a-z])(\d)_(\d+)|s(5a)|t(\d+)_s(\d+[a-z]?)")


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the law.

    Attributes
    ----------
    name
        Below ``relcon.law``, such as ``ussg.s2d1_1.cash``.
    decides
        The first line of its docstring.
    section
        The section whose name it or its package bears; ``None`` for what serves several.
    implements
        What the first line names, and the section.
    applies
        What its functions name as their rule.
    """

    name: str
    decides: str
    section: str | None
    implements: tuple[Cite, ...]
    applies: tuple[Cite, ...]


@cache
def modules() -> tuple[Module, ...]:
    """Return every module under ``law/ussg`` and ``law/usc``, by name."""
    law = resources.files("relcon.law")
    found = [module for part in ("ussg", "usc") for module in _below(law.joinpath(part), part, None)]
    return tuple(sorted(found, key=lambda module: module.name))


def section_of(name: str) -> str | None:
    """Return the section that a module's or package's own name stands for: ``3B1.2`` for ``s3b1_2``."""
    place = _PLACE.fullmatch(name)
    if place is None:
        return None
    if place[5]:
        return place[5].upper()
    return f"{place[6]} USC {place[7]}" if place[6] else f"{place[1]}{place[2].upper()}{place[3]}.{place[4]}"


def _below(folder: Traversable, name: str, section: str | None) -> Iterator[Module]:
    for entry in folder.iterdir():
        stem = entry.name.removesuffix(".py")
        if entry.is_dir():
            if entry.joinpath("__init__.py").is_file():
                yield from _below(entry, f"{name}.{entry.name}", section_of(entry.name))
        elif stem != entry.name and (stem != "__init__" or section is not None):
            full = name if stem == "__init__" else f"{name}.{stem}"
            yield _module(full, section or section_of(stem), entry.read_text(encoding="utf-8"))


def _module(name: str, section: str | None, source: str) -> Module:
    tree = ast.parse(source)
    decides = (ast.get_docstring(tree) or "").split("\n", 1)[0]
    named = cites(decides)
    if section is not None and section not in (cite.section for cite in named):
        named = (*named, Cite(section))
    return Module(name, decides, section, named, tuple(dict.fromkeys(_rules(tree))))


def _rules(tree: ast.Module) -> Iterator[Cite]:
    """Yield what stands after ``Rule:`` in the docstrings of functions and classes, to the end of its paragraph."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for rule in re.findall(r"Rule: (.*?)(?:\n\n|\Z)", ast.get_docstring(node) or "", re.DOTALL):
                yield from cites(" ".join(rule.split()))


SENTENCING_TABLE = "5A"
_PART = r"\((?:\d+|[ivx]+|[a-z]|[A-Z])\)"
_TOKEN = re.compile(
    rf"""
      (?P<title>\d+)\ U\.?S\.?C\.?\ §*\ ?(?P<code>\d+[a-z]?)(?P<code_parts>(?:{_PART})*)
    | (?P<to>-)?(?P<guide>\d[A-Z]\d\.\d+)(?P<guide_parts>(?:{_PART})*)
    | (?P<chapter>Ch\.\ 5\ Pt\.\ A|Chapter\ Five,\ Part\ A)
    | (?:,|,?\ and|;)\ §*(?P<more>\d{{3,5}}[a-z]?)(?P<more_parts>(?:{_PART})*)(?![\d,.]*\ ?[a-z(])
    | (?:,\ |-|,?\ and\ )(?P<next>(?:{_PART})+)
    | \b(?:n\.|Note\ )(?P<note>\d+)(?P<note_parts>(?:{_PART})*)
    """,
    re.VERBOSE,
)
_SENTENCING_TABLE = re.compile(
    r"5-?A(?:\.1)?|(?:the )?sentencing table|(?:ch(?:apter|\.)? ?)?(?:5|five),? ?p(?:ar)?t\.? ?A", re.IGNORECASE
)
_GUIDELINE = re.compile(rf"(?P<section>\d[A-Za-z]\d\.\d+) ?(?P<parts>(?:{_PART} ?)*)(?P<rest>.*)")
_NOTE = re.compile(rf",? ?(?:comment\.?,? ?)?\(?(?:n|[Nn]otes?)?\.? ?-?n?(\d+)\)?((?:{_PART})*)")
# Without its title a section of the Code has three figures at least.
_STATUTE = re.compile(
    rf"(?:(\d+) ?[Uu]\.? ?[Ss]\.? ?[Cc]\.?(?:ode)?,? ?|(?=\d{{3}}))(\d{{1,5}})([A-Za-z]?) ?((?:{_PART} ?)*)"
)
_ALIKE = 3
_KINDS = (r"\(\d", r"\([A-Z]", r"\([a-z]")


@dataclass(frozen=True, slots=True)
class Cite:
    """A provision: its section, and the subsection or note in it.

    Attributes
    ----------
    section
        ``2D1.1``, ``5A`` for the Sentencing Table, or ``21 USC 841``.
    part
        ``(b)(12)`` or ``n.8(D)``; empty for the whole section.
    """

    section: str
    part: str = ""

    def __str__(self) -> str:
        """As tables write it: ``USSG §2D1.1(b)(12)``."""
        if self.section == SENTENCING_TABLE:
            return "USSG Ch. 5 Pt. A"
        name = self.section if " " in self.section else f"USSG §{self.section}"
        return f"{name} {self.part}" if self.part.startswith("n.") else f"{name}{self.part}"

    def within(self, other: Cite) -> bool:
        """Whether this is ``other`` or a part of it."""
        if self.section != other.section or not self.part.startswith(other.part):
            return False
        return self.part[len(other.part) :][:1] in ("", "(") or other.part == ""


def cites(text: str) -> tuple[Cite, ...]:
    """Return the provisions that a text names, in its order; lists and ranges of sections are written out.

    Parameters
    ----------
    text
        Such as ``USSG §2D1.1(b)(1), (4); §§3B1.3-3B1.5`` or ``21 U.S.C. §§841(b), 846``.
    """
    found: list[Cite] = []
    for token in _TOKEN.finditer(text):
        found += _read(token, found)
    return tuple(dict.fromkeys(found))


def _read(token: re.Match[str], before: list[Cite]) -> Iterator[Cite]:
    last = before[-1] if before else None
    if token["code"]:
        yield Cite(f"{token['title']} USC {token['code']}", token["code_parts"])
    elif token["guide"]:
        if token["to"] and last is not None:
            yield from _between(last.section, token["guide"])
        yield Cite(token["guide"], token["guide_parts"])
    elif token["chapter"]:
        yield Cite(SENTENCING_TABLE)
    elif last is None:
        return
    elif token["more"]:
        if " USC " in last.section:
            yield Cite(f"{last.section.split(' USC ')[0]} USC {token['more']}", token["more_parts"])
    elif token["next"]:
        if last.part.startswith("("):
            yield Cite(last.section, _continued(last.part, token["next"]))
    else:
        if last.part == "":
            before.pop()  # "§2D1.1 n.8" is the note, not the whole section
        yield Cite(last.section, f"n.{token['note']}{token['note_parts']}")


def _between(first: str, last: str) -> Iterator[Cite]:
    """Yield the sections between the ends of a range such as 3B1.3-3B1.5."""
    (part, start), (same, end) = first.rsplit(".", 1), last.rsplit(".", 1)
    if part == same:
        yield from (Cite(f"{part}.{number}") for number in range(int(start) + 1, int(end)))


def _continued(part: str, following: str) -> str:
    """Return the subsection that ``(4)`` or ``(B)(iv)`` means after another: it takes the place of its own kind."""
    pieces = re.findall(_PART, part)
    kind = next(kind for kind in _KINDS if re.match(kind, following))
    at = max((place for place, piece in enumerate(pieces) if re.match(kind, piece)), default=len(pieces))
    return "".join(pieces[:at]) + following


def asked(text: str, known: Iterable[str]) -> Cite | None:
    """Return the provision that counsel means, or ``None`` where no known one is.

    Parameters
    ----------
    text
        ``USSG §2D1.1(b)(12)``, ``2d1.1 n.5``, ``21 USC 841(b)``, ``§3553(f)``, ``sentencing table``, or a table's name.
    known
        The sections there are.
    """
    words = _bare(text)
    if _SENTENCING_TABLE.fullmatch(words):
        return _if_known(Cite(SENTENCING_TABLE), known)
    guide = _GUIDELINE.fullmatch(words)
    if guide:
        note = _NOTE.fullmatch(guide["rest"])
        letter = re.fullmatch(r"-([a-z])", guide["rest"])  # the name of a table, such as 2D1.1-b
        part = f"n.{note[1]}{note[2]}" if note else f"({letter[1]})" if letter else guide["parts"].replace(" ", "")
        return _if_known(Cite(guide["section"].upper(), part), known)
    code = _STATUTE.fullmatch(words)
    return _statute(code, known) if code else None


def like(text: str, known: Iterable[str]) -> str | None:
    """Return the known section that begins most like what was asked for; ``None`` where none begins so."""
    words = _bare(text).upper()
    common = {s: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(s, words, strict=False))) for s in known}
    best = max(common, key=common.__getitem__, default=None)
    return best if best is not None and common[best] >= _ALIKE else None


def _bare(text: str) -> str:
    words = re.sub(r"U\.?\s?S\.?\s?S\.?\s?G\.?|§+|\bsections?\b|\bsec\.", " ", text, flags=re.IGNORECASE)
    return " ".join(words.split())


def _statute(code: re.Match[str], known: Iterable[str]) -> Cite | None:
    """Return a section of the Code; the letter after its number may be a section's own or a subsection's."""
    title, number, letter, parts = code[1], code[2], code[3].lower(), code[4].replace(" ", "")
    for section, part in ((number + letter, parts), (number, f"({letter}){parts}" if letter else parts)):
        for name in known:
            if name.endswith(f" USC {section}") and title in (None, name.split(" USC ")[0]):
                return Cite(name, part)
    return None


def _if_known(cite: Cite, known: Iterable[str]) -> Cite | None:
    return cite if cite.section in known else None
