"""One record more in a file: asked for, or given field by field; read with the whole file; shown, and taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from relcon.entry import answers
from relcon.entry.answers import Refused
from relcon.entry.book import Kind, holders, questions
from relcon.entry.interview import EXPLAIN, Interview, LeftOut, with_id_first, wrapped
from relcon.entry.known import Known, NotOne
from relcon.entry.target import Added, Target
from relcon.reading.models import file_fields
from relcon.reading.problems import InputError, Problem
from relcon.reading.wording import field_meant
from relcon.reference.records import records
from relcon.writing.splice import NoPlace
from relcon.writing.yaml_text import Value

NO = frozenset({"no", "n"})
YES = frozenset({"", "yes", "y"})


class Incomplete(Exception):
    """Fields without which nothing can be written; ``names`` lists them."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


@dataclass
class Draft:
    """A record on its way into a file: who holds it, and what is known of it."""

    kind: Kind
    held: dict[str, str]
    fields: dict[str, Value]


def ask_for(kind: Kind, target: Target, interview: Interview) -> Added | None:
    """Ask for one record, show it as it will be written, and return the file with it; ``None`` if it is left out.

    Raises
    ------
    Stopped
        Where the answers end before it is confirmed.
    """
    try:
        return _asked(kind, target, interview)
    except LeftOut:
        return None


def _asked(kind: Kind, target: Target, interview: Interview) -> Added | None:
    draft = Draft(kind, {}, {})
    for name in kind.holders(proffer=target.proffer):
        draft.held[name] = _holder(name, interview)
    passed_over = target.known_fields(kind, draft.held) | frozenset(draft.held)
    for name in sorted(target.known_fields(kind, draft.held)):
        interview.talk.say(f"{name}: the file has it already")
    draft.fields = interview.record(kind.model, passed_over=passed_over)
    if "admission" in draft.held:
        interview.put(kind.model, questions(kind.model).of(kind.model, "replaces"), draft.fields)
    if kind.listed is not None and kind.listed[0].holder is not None:
        name = kind.listed[0].holder
        if interview.known.of([holders()[name].kind]):
            found = interview.choose(holders()[name].ask, (holders()[name].kind,), name, empty="none yet")
            draft.held |= {} if found is None else {name: found}
    _more(draft, interview, passed_over)
    return settle(draft, target, interview)


def _holder(name: str, interview: Interview) -> str:
    holder = holders()[name]
    if not interview.known.of([holder.kind]):
        raise NoPlace(f"there is no {holder.kind} yet: add it first")
    found = interview.choose(holder.ask, (holder.kind,), name)
    assert found is not None  # noqa: S101 - without an empty answer it is asked for until it is given
    return found


def _more(draft: Draft, interview: Interview, passed_over: frozenset[str]) -> None:
    """Ask which of the other fields are to be filled in, until none is."""
    model = draft.kind.model
    while True:
        written = [entry.name for entry in records()[model].fields]
        left = [name for name in written if name not in draft.fields and name not in passed_over]
        if not left:
            return
        answer = interview.talk.ask(f"\nAnything else? (empty: no; a field's name; {EXPLAIN} lists them): ").strip()
        if answer in NO or not answer:
            return
        if answer == EXPLAIN:
            for name in left:
                interview.talk.say(wrapped(f"{name}: {questions(model).of(model, name).ask}", "  "))
        else:
            _again(draft, interview, answer)


def _again(draft: Draft, interview: Interview, answer: str) -> None:
    """Ask for one field by its name, be it for the first time or anew."""
    model = draft.kind.model
    if answer not in file_fields(model) or answer in draft.held:
        meant = field_meant(model, answer, ())
        hint = f'; did you mean "{meant.word}"?' if meant.word else f"; {meant.say or f'{EXPLAIN} lists them'}"
        interview.talk.say(wrapped(f'no field "{answer}"{hint}'))
        return
    interview.put(model, questions(model).of(model, answer), draft.fields)
    draft.fields = with_id_first(draft.fields)


def settle(draft: Draft, target: Target, interview: Interview) -> Added | None:
    """Show a record as it will be written until counsel says yes, or no; what the file does not allow is changed."""
    talk = interview.talk
    while True:
        try:
            added = target.with_record(draft.kind, draft.held, draft.fields)
        except InputError as error:
            talk.say("\nThe file would have errors with it:")
            for problem in error.problems:
                talk.say(wrapped(f"  {of_new(problem, draft)}", "    "))
            answer = talk.ask("Which field is to be changed? (empty: leave the record out): ").strip()
            if answer in NO or not answer:
                return None
        else:
            talk.say(f"\nIt will be written so, into {target.path}:{_lines(added.written)}")
            answer = talk.ask("Right? (empty: yes; no: leave it out; or the name of a field to change): ").strip()
            if answer.lower() in YES:
                return added
            if answer.lower() in NO:
                return None
        _again(draft, interview, answer)


def _lines(written: str) -> str:
    return written if written.startswith(("\n", "\r")) else f"\n{written.lstrip(', ')}"


def of_new(problem: Problem, draft: Draft) -> Problem:
    """Return a problem without a line: the text that it stands in is not written yet."""
    return replace(problem, file=f"new {draft.kind.name}", line=None, column=None)


def given(kind: Kind, target: Target, sets: Mapping[str, str]) -> Added:
    """Return the file with a record whose fields are given as YAML text.

    Raises
    ------
    Incomplete
        With the fields that are needed and not given.
    InputError
        With everything that a file with it would have wrong.
    NoPlace
        As for `Target.with_record`.
    """
    names = kind.holders(proffer=target.proffer)
    listed = tuple(step.holder for step in kind.listed or () if step.holder is not None)
    draft, known = Draft(kind, {}, {}), Known(target.read())
    problems = []
    for name, text in sets.items():
        try:
            if name in (*names, *listed):
                draft.held[name] = known.one(text, (holders()[name].kind,))
            else:
                draft.fields[name] = _read(kind, name, text, known)
        except (Refused, NotOne) as refused:
            problems.append(Problem("wrong_value", f"--set {name}", None, None, message=str(refused)))
    if problems:
        raise InputError(problems)
    for question in questions(kind.model).first:
        if question.propose is not None and "id" not in draft.fields:
            draft.fields["id"] = known.proposed(question.propose, draft.fields)
    if lacking := needed(kind, target, draft.held, draft.fields):
        raise Incomplete(lacking)
    draft.fields = _in_order(kind, draft.fields)
    try:
        return target.with_record(kind, draft.held, draft.fields)
    except InputError as error:
        raise InputError(of_new(problem, draft) for problem in error.problems) from None


def _in_order(kind: Kind, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return fields in the order in which they are asked for."""
    asked = questions(kind.model)
    order = ["id", *(question.field for question in (*asked.first, *asked.more)), *file_fields(kind.model)]
    return {name: fields[name] for name in dict.fromkeys(order) if name in fields}


def needed(kind: Kind, target: Target, held: Mapping[str, str], fields: Mapping[str, Value]) -> list[str]:
    """Return what must still be said before a record can be written; an id is made where none is given."""
    names = [name for name in kind.holders(proffer=target.proffer) if name not in held]
    made = {question.field for question in questions(kind.model).first if question.propose is not None}
    return names + [name for name in answers.missing(kind.model, fields) if name not in made]


def _read(kind: Kind, name: str, text: str, known: Known) -> Value:
    if name not in file_fields(kind.model):
        raise Refused(answers.complaint(kind.model, {name: text}, name))
    return answers.read(kind.model, name, text, known.customs)
