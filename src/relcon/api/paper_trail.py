"""What surrounds a proffer: what to ask of its letter, the facts after a session, what waiting changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relcon.records.matter import Matter
    from relcon.results.after import After
    from relcon.results.letter import LetterAnswer
    from relcon.results.waiting import Waiting


def letter_redline(matter: Matter, letter: str | None = None) -> LetterAnswer:
    """Return the terms of which another wording lowers a low end, those that lower most in Middle first.

    Parameters
    ----------
    matter, letter
        As for `relcon.letter`.
    """
    from relcon.proffer.letter.redline import redline

    return redline(matter, letter)


def after(matter: Matter, session: str) -> After:
    """Return a session's facts for a letter, and apart both notes beside the admissions and the open tasks.

    Parameters
    ----------
    matter
        From `read_proffer`.
    session
        Its id.

    Raises
    ------
    Refusal
        Where there is no proffer.
    UnknownName
        For a session that is not there.
    """
    from relcon.proffer.sessions import after as after_session

    return after_session.after(matter, session)


def waiting(matter: Matter, day: date) -> Waiting:
    """Return who has spoken by a day, what is then still new, and which days of the file pass until it.

    Parameters
    ----------
    matter
        From `read_proffer`.
    day
        Until when.

    Raises
    ------
    Refusal
        Where counsel has not resolved an admission, or there is no proffer.
    """
    from relcon.proffer import waiting as until

    return until.waiting(matter, day)
