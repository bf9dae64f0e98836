"""A presentence report read beside its case, and its proffer where there is one: every error with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Final

from relcon.reading.build import build
from relcon.reading.files import file_bytes, other_kind, same_file, told_once
from relcon.reading.index import Index
from relcon.reading.problems import InputError, Problem
from relcon.reading.references import check_references, dangling, values
from relcon.reading.rules import check_rules
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.records.matter import Matter
from relcon.records.psr import Kind, Paragraph, Psr, PsrAmount, PsrFile
from relcon.records.quantity import NO_CUSTOMS
from relcon.records.substances import SUBSTANCES

ADJUSTING: Final[tuple[Kind, ...]] = ("role", "characteristic", "adjustment")
ONLY: Final[Mapping[str, tuple[Kind, ...]]] = {
    "converted": ("weight", "conversion"),
    "level": ("weight", "conversion", "total"),
    "levels": ADJUSTING,
    "provision": ADJUSTING,
    "points": ("criminal_history",),
    "category": ("criminal_history",),
    "range": ("range",),
    "minimum": ("statutory",),
    "maximum": ("statutory",),
}
"""Fields that speak of certain kinds of paragraph only."""
NEEDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "weight": ("amounts",),
    "conversion": ("amounts",),
    "role": ("levels",),
    "characteristic": ("levels",),
    "adjustment": ("levels",),
    "criminal_history": ("points",),
    "total": ("level",),
    "range": ("range",),
}
"""Without which a paragraph of a kind says nothing."""
MEASURES: Final = {"g": ("mass",), "unit": ("units", "pills"), "ml": ("volume",)}
"""In which dimensions an amount is stated, by what its substance is counted in."""


def read_psr(path: str | FilePath, matter: Matter, case_path: str | FilePath | None = None) -> Psr:
    """Read a presentence report beside a case that was read already.

    Parameters
    ----------
    path
        The file.
    matter
        The case, with its proffer where there is one.
    case_path
        The case file that was read; where given, the report must name the same.

    Raises
    ------
    InputError
        With every error of the file.
    """
    where = FilePath(path)
    data = file_bytes(where)
    tree, problems = read_tree(data, str(where))
    other = other_kind(tree, str(where), PsrFile)
    if other is not None:
        raise InputError([other])
    header = matter.case.case
    built = build(PsrFile, Source(str(where), tree), header.customs if header is not None else NO_CUSTOMS)
    problems = [*problems, *built.problems]
    record, source = built.record, built.source
    if record is not None:
        problems += _check(source, record, matter)
        if case_path is not None and not same_file(where.parent, record.case, FilePath(case_path)):
            message = f"this report belongs to another case file than {case_path}"
            problems.append(source.problem("other_case", ("case",), message, found=record.case))
    problems = told_once(problems)
    if problems or record is None:
        raise InputError(problems)
    return Psr(record, hashlib.sha256(data).hexdigest())


def _check(source: Source, psr: PsrFile, matter: Matter) -> Iterator[Problem]:
    index = Index()
    index.add_record(matter.case)
    if matter.proffer is not None:
        index.add_record(matter.proffer)
    yield from check_references(source, psr, index)
    yield from check_rules(source, psr)
    yield from _whose(source, psr, matter, index)
    seen: set[str] = set()
    for place, paragraph in enumerate(psr.paragraphs):
        path = ("paragraphs", place)
        if paragraph.number in seen:
            message = "the same number twice: each paragraph once"
            yield source.problem("duplicate_id", (*path, "number"), message, found=paragraph.number)
        seen.add(paragraph.number)
        if paragraph.location not in source.touched:
            yield from _fields(source, path, paragraph)
            yield from _told(source, path, paragraph, matter, index)
            for n, amount in enumerate(paragraph.amounts):
                yield from _amount(source, (*path, "amounts", n), amount)
        if paragraph.converted is not None:
            yield from _a_weight(source, (*path, "converted"), paragraph.converted.dimension, paragraph.converted.text)


def _whose(source: Source, psr: PsrFile, matter: Matter, index: Index) -> Iterator[Problem]:
    person = index.person(psr.defendant)
    if person is not None and person.defendant is None:
        message = "no defendant part, so there is no worksheet to compare it with"
        yield source.problem("wrong_place", ("defendant",), message, found=psr.defendant)
    if matter.proffer is not None and matter.proffer.client != psr.defendant:
        message = f"the proffer file is that of {matter.proffer.client}: leave it out, or name that defendant's report"
        yield source.problem("other_case", ("defendant",), message, found=psr.defendant)
    if psr.sentencing is not None and psr.sentencing < psr.disclosed:
        message = f"before the report was received, {psr.disclosed}"
        yield source.problem("dates_reversed", ("sentencing",), message, found=str(psr.sentencing))


def _fields(source: Source, path: tuple[str | int, ...], paragraph: Paragraph) -> Iterator[Problem]:
    for name, kinds in ONLY.items():
        if getattr(paragraph, name) is not None and paragraph.kind not in kinds:
            message = f"only for a paragraph of kind {' or '.join(kinds)}"
            yield source.problem("contradiction", (*path, name), message, found=f"kind: {paragraph.kind}", key=True)
    for name in NEEDS.get(paragraph.kind, ()):
        if getattr(paragraph, name) in (None, ()):
            message = f"missing: {name}, which a paragraph of kind {paragraph.kind} states"
            yield source.problem("missing_field", path, message)
    if paragraph.kind == "statutory" and paragraph.minimum is None and paragraph.maximum is None:
        yield source.problem("missing_field", path, "missing: minimum or maximum, in months")


def _told(
    source: Source, path: tuple[str | int, ...], paragraph: Paragraph, matter: Matter, index: Index
) -> Iterator[Problem]:
    if paragraph.told and paragraph.interview is None:
        message = "missing: interview, the day on which that was told; for example interview: 2026-03-10"
        yield source.problem("missing_field", path, message)
    if matter.proffer is None:
        return  # what is told stands in the proffer file alone, which was not named
    for below, name in values(paragraph, "told"):
        yield from dangling(source, (*path, *below), name, index, "admission")
    days = {session.date for session in matter.sessions.values()}
    if paragraph.interview is not None and paragraph.interview not in days:
        message = f"no session of that day; the proffer file has {', '.join(map(str, sorted(days))) or 'none'}"
        yield source.problem("dangling", (*path, "interview"), message, found=str(paragraph.interview))


def _amount(source: Source, path: tuple[str | int, ...], amount: PsrAmount) -> Iterator[Problem]:
    quantity = amount.quantity
    allowed = MEASURES[SUBSTANCES[amount.substance].measure]
    if not quantity.known or quantity.dimension not in allowed:
        message = f"what the report states of {amount.substance} is written by {' or '.join(allowed)}, such as 62 g"
        yield source.problem("measure", (*path, "quantity"), message, found=quantity.text)
    if SUBSTANCES[amount.substance].conversion is None:
        near = SUBSTANCES[amount.substance].actual_id
        message = "only the drug itself counts (USSG §2D1.1(c) Note (B)): write its own weight"
        yield source.problem("measure", (*path, "substance"), message, found=amount.substance, nearest=near)
    if amount.converted is not None:
        yield from _a_weight(source, (*path, "converted"), amount.converted.dimension, amount.converted.text)
    if amount.tested is not None and amount.tested.units > amount.tested.of:
        message = "more units tested than there are"
        yield source.problem("contradiction", (*path, "tested", "units"), message, found=str(amount.tested.units))


def _a_weight(source: Source, path: tuple[str | int, ...], dimension: str | None, text: str) -> Iterator[Problem]:
    if dimension != "mass":
        message = "a converted drug weight, such as 300 kg"
        yield source.problem("measure", path, message, found=text)
