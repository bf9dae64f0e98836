"""What counsel answered in the file (``noted``): an answered note stands with its reason, an idle answer is a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.checking.note import Note, note
from relcon.records.matter import Matter
from relcon.records.noted import Noted


def answered(matter: Matter, notes: Sequence[Note]) -> list[Note]:
    """Return the notes with counsel's answers, and a note for each answer that answers nothing."""
    written = [*matter.case.noted, *(matter.proffer.noted if matter.proffer is not None else ())]
    answers: dict[tuple[str, str], Noted] = {}
    for one in written:
        if one.why.strip():
            answers.setdefault((one.check, one.record), one)
    idle = _idle(written, answers, {(one.kind, one.record) for one in notes})
    return [*(_with(one, answers.get((one.kind, one.record))) for one in notes), *idle]


def _with(one: Note, answer: Noted | None) -> Note:
    return one if answer is None else one.model_copy(update={"answered": answer.why})


def _idle(
    written: Sequence[Noted], answers: dict[tuple[str, str], Noted], asked: set[tuple[str, str]]
) -> Iterator[Note]:
    for one in written:
        key = (one.check, one.record)
        what = f"`noted` answers {one.check} here"
        if not one.why.strip():
            yield note("no_effect", one.record, one.location, f"{what} and gives no reason: write it in `why`")
        elif answers[key] is not one:
            yield note("no_effect", one.record, one.location, f"{what} a second time: take one of the two out")
        elif key not in asked:
            text = (
                f"{what}, and there is no such note: take it out, or name the kind and the id as the note does "
                "(what only the proffer brings up is answered in the proffer file)"
            )
            yield note("no_effect", one.record, one.location, text)
