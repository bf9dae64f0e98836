"""A file of plea offers read beside the case that it is for."""

from __future__ import annotations

from pathlib import Path

from relcon.reading.build import build
from relcon.reading.files import file_bytes, other_kind, told_once
from relcon.reading.index import Index
from relcon.reading.problems import InputError, Problem
from relcon.reading.references import check_references
from relcon.reading.rules import check_rules
from relcon.reading.source import Source
from relcon.reading.special import check_special
from relcon.reading.text_file import read_tree
from relcon.records.agreements import Agreement
from relcon.records.matter import Matter
from relcon.records.offers import OfferFile
from relcon.records.quantity import NO_CUSTOMS


def read_offers(path: str | Path, matter: Matter) -> tuple[Agreement, ...]:
    """Read a file of plea offers beside a case that was read already.

    Parameters
    ----------
    path
        The file of offers.
    matter
        The case, from `relcon.reading.files.read_case`.

    Returns
    -------
    tuple of Agreement
        In the order of the file.

    Raises
    ------
    InputError
        With every error of the file.
    """
    where = Path(path)
    tree, problems = read_tree(file_bytes(where), str(where))
    other = other_kind(tree, str(where), OfferFile)
    if other is not None:
        raise InputError([other])
    header = matter.case.case
    built = build(OfferFile, Source(str(where), tree), header.customs if header is not None else NO_CUSTOMS)
    problems = told_once([*problems, *built.problems, *_problems(built.source, built.record, matter)])
    if problems or built.record is None:
        raise InputError(problems)
    return built.record.offers


def _problems(source: Source, record: OfferFile | None, matter: Matter) -> list[Problem]:
    """Return what is wrong with offers beside their case: references, ids used twice, people who have no worksheet."""
    if record is None:
        return []
    index = Index()
    index.add_record(matter.case)
    found = [*index.add(source, record)]
    found += check_references(source, record, index)
    found += check_special(source, record, index)
    found += check_rules(source, record)
    for place, offer in enumerate(record.offers):
        person = index.person(offer.person)
        if person is not None and person.defendant is None:
            message = "no defendant part, so there is no worksheet: an offer is to a defendant of the case"
            found.append(source.problem("wrong_place", ("offers", place, "person"), message, found=offer.person))
    if not record.offers and not source.touched:
        found.append(source.problem("missing_field", ("offers",), "no offer in it: name at least one", key=True))
    return found
