"""What is made of a matter as a file: the page, a picture of it, an export, the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relcon.audiences.audience import Audience
    from relcon.exporting.export import Form
    from relcon.exporting.made import Made
    from relcon.memorandum.made import Form as MemoForm
    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.views.exhibit import What


def view(
    matter: Matter,
    *,
    audience: Audience = "counsel",
    include: Sequence[str] = (),
    simple: bool = False,
    first: str | None = None,
) -> str:
    """Return the whole matter as one HTML page that loads nothing.

    Parameters
    ----------
    matter
        From `read_case` or `read_proffer`.
    audience
        For whom: what that audience may not see is not in the page.
    include
        What is let in all the same: ``person:ID``, ``evidence:ID``.
    simple
        Only the network of the case file, drawn by vis-network: nothing computed, nothing of a proffer.
    first
        Whose worksheet the page opens with, by id; else its first screen.

    Raises
    ------
    Refusal
        Where counsel has not resolved an admission.
    UnknownName
        Where nobody of that id has a worksheet in this copy.
    """
    if simple:
        from relcon.views import simple as quick

        return quick.simple(matter, audience, include)
    from relcon.views.build import built

    return built(matter, audience, tuple(include), first=first)


def exhibit(
    matter: Matter,
    what: What,
    person: str,
    position: PositionName,
    *,
    world: str | None = None,
    audience: Audience = "counsel",
    include: Sequence[str] = (),
) -> str:
    """Return one picture of the page as SVG for paper, which loads nothing.

    Parameters
    ----------
    matter, audience, include
        As for `view`.
    what
        Which picture: ``"decide"``, ``"matrix"``, ``"network"`` or ``"time"`` of the page; ``"mitigation"``, the dated
        facts of a life.
    person, position
        Whose, by id; in which position. A filing has the defense position alone.
    world
        The outcome of the proffer; the letter as written by default.

    Raises
    ------
    UnknownName
        For a world that there is not, or a defendant without a worksheet in this copy.
    Refusal
        Where an audience may not have what is asked for.
    """
    from relcon.views import exhibit as exhibits

    return exhibits.exhibit(matter, what, person, position, world=world, audience=audience, include=include)


def export(matter: Matter, form: Form, *, audience: Audience = "counsel", include: Sequence[str] = ()) -> Made:
    """Return the matter in the form of another program: files, and what is said of them. Nothing is written.

    Parameters
    ----------
    matter
        From `read_case`; nothing of a proffer is exported.
    form
        ``workbook``, ``csv``, ``json``, ``graphml``, ``gexf``, ``ftm`` or ``i2``.
    audience, include
        As for `view`.

    Raises
    ------
    UnknownInclude
        Where something that is to be let in is not left out.
    NotWritten
        Where a workbook cannot hold a record.
    """
    from relcon.audiences.audience import copy_for
    from relcon.exporting.export import exported

    return exported(copy_for(matter, audience, include), form)


def memo(
    matter: Matter,
    form: MemoForm = "docx",
    *,
    session: str | None = None,
    topics: Sequence[str] = (),
    without: Iterable[str] = (),
    template: bytes | None = None,
    figures: bool = True,
) -> bytes:
    """Return the memo before a proffer, for counsel: the sheet, the letter, outcomes, admissions, questions, and more.

    Parameters
    ----------
    matter
        From `read_proffer`.
    form
        ``docx``, ``html`` or ``md``.
    session, topics, without
        As for `simulate`. Pictures are of the file as it stands.
    template
        The bytes of a firm's .docx file, for ``docx`` alone: its styles, headers and letterhead stay.
    figures
        Whether there are pictures.

    Raises
    ------
    Refusal
        Where counsel has not resolved an admission, or there is no proffer.
    NotWord
        Where the template is no Word document.
    """
    from relcon import api
    from relcon.inquiry.toggles import left_out, switched_off
    from relcon.memorandum.made import asked, written
    from relcon.proffer.proffer_run import proffer_run
    from relcon.proffer.sessions.topics import only_topics

    off = tuple(without)
    run = proffer_run(only_topics(matter, topics), session=session, without=switched_off(left_out(matter, off)))
    simulation = api.simulate(matter, session=session, topics=topics, without=off, made=run)
    brief = api.brief(matter, session=session, topics=topics, without=off, made=run)
    return written(asked(matter, simulation, brief, run), form, template=template, with_figures=figures)
