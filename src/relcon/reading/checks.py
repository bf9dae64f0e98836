"""All checks that need more than one record, file by file."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.reading.build import Built
from relcon.reading.index import Index
from relcon.reading.problems import Problem
from relcon.reading.references import check_references
from relcon.reading.rules import check_rules
from relcon.reading.special import check_special
from relcon.reading.whole import case_as_a_whole, proffer_as_a_whole
from relcon.records.case import CaseFile
from relcon.records.proffer import ProfferFile


def check_case(files: Sequence[Built[CaseFile]]) -> list[Problem]:
    """Check a case file and its includes against each other.

    Parameters
    ----------
    files
        The case file first, as far as they could be built.

    Returns
    -------
    list of Problem
        Dangling references, duplicate ids and contradictions, in all files.
    """
    index = Index()
    problems: list[Problem] = []
    for built in files:
        if built.record is None:
            # Nothing of the file is known, so no reference can be judged.
            return problems
        problems += index.add(built.source, built.record)
    for built in files:
        if built.record is not None:
            problems += check_references(built.source, built.record, index)
            problems += check_special(built.source, built.record, index)
            problems += check_rules(built.source, built.record)
    problems += case_as_a_whole(files)
    return problems


def check_proffer(built: Built[ProfferFile], case: CaseFile) -> list[Problem]:
    """Check a proffer file against its case.

    Parameters
    ----------
    built
        The proffer file, as far as it could be built.
    case
        The case, checked before.

    Returns
    -------
    list of Problem
        Dangling references, duplicate ids and contradictions in the proffer file.
    """
    if built.record is None:
        return []
    index = Index()
    index.add_case(case)
    problems = [*index.add(built.source, built.record, proffer=True)]
    problems += check_references(built.source, built.record, index)
    problems += check_special(built.source, built.record, index)
    problems += check_rules(built.source, built.record)
    problems += proffer_as_a_whole(built.source, built.record, index)
    return problems
