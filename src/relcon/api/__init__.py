"""What a program may call: the same functions that the commands call, each of which imports what it uses.

Where a parameter is described as for another function, what may be raised is that function's too.

>>> import relcon
>>> matter = relcon.read_case("case.yaml")  # doctest: +SKIP
>>> relcon.exposure(matter).defendants["dunn"].positions["psr"].range  # doctest: +SKIP
(120, 120)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relcon.api.challenges import leverage as leverage
from relcon.api.copies import exhibit as exhibit
from relcon.api.copies import export as export
from relcon.api.copies import memo as memo
from relcon.api.copies import view as view
from relcon.api.likely import read_reliability as read_reliability
from relcon.api.likely import reliability as reliability
from relcon.api.offers import offer as offer
from relcon.api.offers import read_offers as read_offers
from relcon.api.office import docket as docket
from relcon.api.paper_trail import after as after
from relcon.api.paper_trail import letter_redline as letter_redline
from relcon.api.paper_trail import waiting as waiting
from relcon.api.presentence import psr as psr
from relcon.api.presentence import read_psr as read_psr
from relcon.api.shown import show as show
from relcon.api.verification import verify as verify
from relcon.api.worksheets import exposure as exposure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from relcon.proffer.proffer_run import ProfferRun
    from relcon.records.base import PositionName
    from relcon.records.letter import Letter
    from relcon.records.matter import Matter
    from relcon.results.brief import Brief
    from relcon.results.editions import Editions
    from relcon.results.exposure import Exposure
    from relcon.results.letter import LetterAnswer
    from relcon.results.roles_format import Roles
    from relcon.results.simulation import Simulation
    from relcon.results.whatif import WhatIf


def read_case(path: str | Path) -> Matter:
    """Return the case of a case file and the files that it includes.

    Raises
    ------
    InputError
        With every error of the files; so also `read_proffer` and `read_letter`.
    """
    from relcon.reading import files

    return files.read_case(path)


def read_proffer(path: str | Path, matter: Matter, case_path: str | Path | None = None) -> Matter:
    """Return a case with the proffer of a proffer file.

    Parameters
    ----------
    path, matter
        The proffer file; the case, from `read_case`.
    case_path
        The case file that was read; where given, the proffer must name the same.
    """
    from relcon.reading import files

    return files.read_proffer(path, matter, case_path)


def read_letter(path: str | Path) -> Letter:
    """Return the one letter of a file: a letter's fields alone, or a proffer file that has no other."""
    from relcon.reading import files

    return files.read_letter(path)


def editions(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
) -> Editions:
    """Return the one-book comparison of USSG §1B1.11: the Manual of the sentencing date and that of the offense.

    Parameters
    ----------
    matter
        From `read_case`.
    defendants, positions
        Ids; all by default.

    Returns
    -------
    Editions
        Each book whole, which is lower, whether ex post facto is in play; a book that is not shipped is refused there.
    """
    from relcon.inquiry.editions import compare_editions

    return compare_editions(matter, defendants=defendants, positions=positions)


def explain(
    matter: Matter,
    defendant: str,
    event: str | None = None,
    *,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    all_events: bool = False,
) -> Exposure:
    """Return one defendant's worksheet with the steps of its events, or with those of one event (USSG §1B1.3).

    Parameters
    ----------
    matter
        From `read_case`.
    defendant, event
        Ids; an event is listed whether or not it touches the defendant.
    positions, edition, all_events
        As for `exposure`.

    Raises
    ------
    KeyError
        For an event that is not in the file.
    """
    found = exposure(matter, defendants=[defendant], positions=positions, edition=edition, all_events=all_events)
    return found if event is None else found.narrowed(defendant, event)


def roles(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Roles:
    """Return each defendant's elements of role (USSG §§3B1.1, 3B1.2, 2D1.1(e)(2)), everybody's tier, and the measures.

    Parameters
    ----------
    matter
        From `read_case`.
    defendants, positions, edition
        As for `exposure`.

    Returns
    -------
    Roles
        Levels are those of the worksheet. No level rests on a tier or a measure of contacts.
    """
    from relcon.network.beside import roles_of

    return roles_of(matter, defendants=defendants, positions=positions, edition=edition)


def simulate(
    matter: Matter,
    *,
    worlds: Sequence[str] | None = None,
    session: str | None = None,
    topics: Sequence[str] = (),
    without: Iterable[str] = (),
    all_events: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
    made: ProfferRun | None = None,
) -> Simulation:
    """Return a proffer's worlds for the client and everybody else.

    Parameters
    ----------
    matter
        From `read_proffer`.
    worlds
        World ids; all by default.
    session
        The session up to which admissions are in; the last by default.
    topics
        Only these topics, all others openly declined; as the file has them by default. A disclosure that declines a
        topic is partial.
    without
        What is left out, as for `exposure`. The receipt's ``options`` name it, and the topics.
    all_events
        As for `exposure`, in every world.
    on_progress
        Called with what is done and what there is to do.
    made
        The same proffer made ready, where `brief` is asked of it too; its own by default.

    Raises
    ------
    Refusal
        Where counsel has not resolved an admission, or there is no proffer.
    UnknownName
        For a world, a session or a topic that is not there.
    UnknownToggle
        For an id that names nothing that can be left out.
    """
    from relcon.inquiry.toggles import asked, left_out, switched_off
    from relcon.proffer.sessions.topics import only_topics
    from relcon.proffer.simulate import simulate as run_worlds

    off = left_out(matter, without)
    found = run_worlds(
        only_topics(matter, topics),
        worlds=worlds,
        session=session,
        without=switched_off(off),
        all_events=all_events,
        on_progress=on_progress,
        made=made,
    )
    return found.model_copy(update={"receipt": asked(found.receipt, off, topics)})


def brief(
    matter: Matter,
    *,
    session: str | None = None,
    topics: Sequence[str] = (),
    without: Iterable[str] = (),
    made: ProfferRun | None = None,
) -> Brief:
    """Return the one page of a proffer: six blocks.

    Parameters
    ----------
    matter
        From `read_proffer`.
    session, topics, without, made
        As for `simulate`.
    """
    from relcon.inquiry.toggles import asked, left_out, switched_off
    from relcon.one_page.build import brief as one_page
    from relcon.proffer.sessions.topics import only_topics

    off = left_out(matter, without)
    found = one_page(only_topics(matter, topics), session=session, without=switched_off(off), made=made)
    return found.model_copy(update={"receipt": asked(found.receipt, off, topics)})


def letter(matter: Matter, letter: str | None = None) -> LetterAnswer:
    """Return the letters of a proffer file, term by term: what each says, governs, and comes to in each position.

    Parameters
    ----------
    matter
        From `read_proffer`.
    letter
        Only this one.

    Raises
    ------
    Refusal
        Where there is no proffer, or no letter in it.
    """
    from relcon.proffer.letter import answers as letters

    return letters.show(matter, letter)


def letter_compare(matter: Matter, other: Letter | str, letter: str | None = None) -> LetterAnswer:
    """Return a letter against another: the terms that differ, and what each changes.

    Parameters
    ----------
    matter
        From `read_proffer`.
    other
        From `read_letter`; or the id of a letter or session of the file, or of a dated example.
    letter
        Which letter of the file; that of the last session by default.

    Raises
    ------
    Refusal
        Where there is no proffer, no letter in it, or counsel has not resolved an admission.
    """
    from relcon.proffer.letter import answers as letters

    return letters.compare(matter, other, letter)


def letter_questions(matter: Matter, letter: str | None = None) -> LetterAnswer:
    """Return what to ask the government: silent and ambiguous terms, why, and which outputs turn on each.

    Parameters
    ----------
    matter, letter
        As for `letter`.
    """
    from relcon.proffer.letter import answers as letters

    return letters.questions(matter, letter)


def whatif(
    matter: Matter,
    toggles: Sequence[str] | None = None,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> WhatIf:
    """Return which exhibit, witness, fact, finding or lot, left out, moves whose level, range or safety valve.

    Parameters
    ----------
    matter
        From `read_case`.
    toggles
        Ids as for ``without`` of `exposure`: each alone, all together, and the smallest sets that move a line. Without
        any, everything in the case one at a time.
    defendants, positions, edition
        As for `exposure`.
    workers, scheduler, on_progress
        As for `docket`; what is computed at once is some defendants in one position.
    """
    from relcon.inquiry.whatif import what_if

    return what_if(
        matter,
        toggles,
        defendants=defendants,
        positions=positions,
        edition=edition,
        workers=workers,
        scheduler=scheduler,
        on_progress=on_progress,
    )
