"""A record asked for, question by question; each answer is read by the record's own model before the next is asked."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Protocol

from relcon.entry import answers
from relcon.entry.answers import Refused
from relcon.entry.book import Question, questions
from relcon.entry.known import ALSO, BESIDE, Known, NotOne, named_kinds, strictly
from relcon.reading.courts import court_meant
from relcon.reading.problems import WIDTH
from relcon.records.base import Record
from relcon.records.case import CaseHeader
from relcon.records.matter import Kind, districts
from relcon.records.series import Series
from relcon.records.term import Term
from relcon.reference.find import Found
from relcon.reference.terminal import explained
from relcon.writing.yaml_text import Value

LISTED = 12
"""More than so many records are listed only when asked for."""
EXPLAIN = "?"


class Talk(Protocol):
    """Where questions go, and answers come from."""

    def ask(self, prompt: str) -> str:
        """Return one line that was typed, without its end; raises `Stopped` where nothing follows."""
        ...

    def say(self, text: str) -> None:
        """Show a text."""
        ...


class Stopped(Exception):
    """The answers ended: end of input, or Ctrl-C."""


class LeftOut(Exception):
    """A question that nothing can answer yet: the record is left out."""


class Interview:
    """Questions on the records of one matter.

    Parameters
    ----------
    talk
        Where they are asked.
    known
        What the matter holds already.
    """

    def __init__(self, talk: Talk, known: Known) -> None:
        self.talk = talk
        self.known = known

    def record(
        self, model: type[Record], fields: dict[str, Value] | None = None, passed_over: frozenset[str] = frozenset()
    ) -> dict[str, Value]:
        """Ask for a record, and return its fields as a file would hold them.

        Parameters
        ----------
        model
            The class of the record.
        fields
            What is known of it already.
        passed_over
            Fields that are not asked for.
        """
        found = dict(fields or {})
        for question in questions(model).first:
            if question.field in found or question.field in passed_over:
                continue
            if question.fits(found) and not self._unanswerable(model, question.field):
                self.put(model, question, found)
        return with_id_first(found)

    def put(self, model: type[Record], question: Question, found: dict[str, Value]) -> None:
        """Ask one question, and put what it brings among the fields found; nothing where it is left out."""
        value = self._field(model, question, found)
        if value is None:
            found.pop(question.field, None)
        else:
            found[question.field] = value

    def choose(self, ask: str, kinds: tuple[Kind, ...], name: str, empty: str | None = None) -> str | None:
        """Ask for one of the records that are there; ``None`` where ``empty`` says what no answer means."""
        said = "needed" if empty is None else f"empty: {empty}"
        offered = _listed(self.known.of(kinds))
        prompt = "\n".join(
            ["", ask, *(offered if len(offered) <= LISTED else []), f"  {name} ({said}; {EXPLAIN} lists): "]
        )
        while True:
            answer = self.talk.ask(prompt).strip()
            if answer == EXPLAIN:
                self.talk.say("\n".join(offered))
            elif not answer and empty is not None:
                return None
            elif answer:
                try:
                    return self.known.one(answer, kinds)
                except NotOne as refused:
                    self.talk.say(wrapped(str(refused)))

    def several(self, ask: str, kinds: tuple[Kind, ...], name: str, empty: str) -> list[str]:
        """Ask for some of the records that are there; none where no answer is given."""
        offered = _listed(self.known.of(kinds))
        prompt = "\n".join(["", ask, *offered, f"  {name} (empty: {empty}): "])
        while True:
            answer = self.talk.ask(prompt).strip()
            try:
                return [self.known.one(one, kinds) for one in answers.several(answer)]
            except NotOne as refused:
                self.talk.say(wrapped(str(refused)))

    def one_more(
        self,
        model: type[Record],
        fields: dict[str, Value],
        empty: str,
        passed_over: frozenset[str] = frozenset(),
    ) -> dict[str, Value] | None:
        """Ask for a record of which some fields are known; ``None`` where its first question is left out.

        Parameters
        ----------
        model, fields, passed_over
            As for `record`.
        empty
            What leaving the first question out says.
        """
        opening = questions(model).first[0]
        value = self._value(model, opening, {}, empty=empty)
        return None if value is None else self.record(model, {opening.field: value, **fields}, passed_over)

    def _field(self, model: type[Record], question: Question, found: dict[str, Value]) -> Value | None:
        inner = answers.record_class(model, question.field)
        if inner is None or question.words:
            return self._value(model, question, found)
        self.talk.say(f"\n{wrapped(question.ask)}")
        if not answers.is_list(model, question.field):
            return self.record(inner) or None
        listed: list[Value] = []
        while True:
            one = self.one_more(inner, {}, empty="no more" if listed else "none")
            if one is None:
                return listed or None
            listed.append(one)

    def _value(
        self, model: type[Record], question: Question, found: Mapping[str, Value], empty: str | None = None
    ) -> Value | None:
        """Ask until an answer is right; ``None`` where it is left out."""
        proposed = self._proposed(question, found)
        otherwise = (question.otherwise,) if question.otherwise is not None else ()
        without = empty or _empty(model, question, proposed)
        likely: str | None = None
        stuck = False
        while True:
            answer = self.talk.ask(self._prompt(model, question, found, likely or without)).strip() or likely or ""
            if answer == EXPLAIN:
                self.talk.say(self._explained(model, question))
            elif not answer:
                if stuck:
                    raise LeftOut
                if without is None:
                    self.talk.say(f"{question.field} is needed: without it the record says nothing.")
                elif empty is not None:
                    return None
                elif proposed is not None:
                    return proposed
                else:
                    return without if answers.described(model, question.field).required else None
            elif answer in otherwise:
                inner = answers.record_class(model, question.field)
                if inner is not None and (part := self._part(inner, question)):
                    return part
                self.talk.say(f"No {answer} given.")
                stuck, without = True, f"leave this {_in_words(model)} out for now"
            else:
                try:
                    typed = answers.alone(answer, found.get("every")) if model is Series else answer
                    return self._read(model, question.field, typed)
                except NotOne as refused:
                    self.talk.say(wrapped(str(refused)))
                except Refused as refused:
                    self.talk.say(wrapped(str(refused)))
                    likely = refused.nearest  # what was likely meant is taken by no more than a return

    def _part(self, inner: type[Record], question: Question) -> dict[str, Value]:
        """Ask for a record in the place of a word, after saying which of its fields nothing can answer yet."""
        names = [one.field for one in questions(inner).first if self._unanswerable(inner, one.field)]
        if names:
            later = f"; {question.later}" if question.later is not None else ""
            self.talk.say(wrapped(f"{' and '.join(names)}: none is recorded yet{later}. What can be said now:"))
        return self.record(inner)

    def _read(self, model: type[Record], field: str, answer: str) -> Value:
        kinds = named_kinds(model, field)
        if model is CaseHeader and field == "district":
            return self._court(answer)
        value = answers.read(
            model, field, self._by_id(model, field, answer, kinds) if kinds else answer, self.known.customs
        )
        if field == "id" and value in self.known.ids:
            raise Refused(f'found "{answer}"; another record has this id: choose another')
        return value

    def _court(self, answer: str) -> str:
        """Return the id of the court that an answer cites or names, and say which it is taken for."""
        id = court_meant(answer)
        if id is None:
            raise Refused(f'found "{answer}"; no federal district court is cited so; such as W.D. Wis., or its id wiwd')
        self.talk.say(f"  {id}: {districts()[id].name}")
        return id

    def _by_id(self, model: type[Record], field: str, answer: str, kinds: tuple[Kind, ...]) -> str:
        """Return an answer with ids instead of names and numbers; what may be no id at all is kept as it is."""
        if answer.startswith(("[", "{", '"')):
            return answer
        parts = answers.several(answer) if answers.is_list(model, field) else [answer]
        return ", ".join(self._one_id(model, field, part, kinds) for part in parts if part)

    def _one_id(self, model: type[Record], field: str, answer: str, kinds: tuple[Kind, ...]) -> str:
        beside = BESIDE.get(field, ())
        word = ALSO.get(answer.lower(), answer.lower())
        if word in beside:
            return word
        try:
            return self.known.one(answer, kinds)
        except NotOne:
            if beside:
                raise NotOne(f'found "{answer}"; allowed: {", ".join(beside)}, or the id of one person') from None
            if strictly(model, field):
                raise
            return answer

    def _proposed(self, question: Question, found: Mapping[str, Value]) -> str | None:
        if question.propose is None:
            return None
        return self.known.proposed(question.propose, found)

    def _prompt(self, model: type[Record], question: Question, found: Mapping[str, Value], without: str | None) -> str:
        asked = question.ask.replace(f"{{{question.where}}}", answers.said(found.get(question.where or "", "")))
        lines = ["", wrapped(asked)]
        offered = self._offered(model, question.field)
        choices = (*question.words, *((question.otherwise,) if question.otherwise else ()))
        meanings = answers.described(model, question.field).words
        if not choices and "yes" in meanings:
            lines += [wrapped(f"{word}: {meaning}", "  ") for word, meaning in meanings.items()]
        elif choices := choices or answers.choices(model, question.field):
            lines.append(wrapped(", ".join(choices), "  "))
        elif 0 < len(offered) <= LISTED:
            lines += _listed(offered)
        elif offered:
            lines.append(f"  {len(offered)} to choose from; {EXPLAIN} lists them")
        if beside := BESIDE.get(question.field):
            lines.append(f"  {', '.join(beside)}; or one person's id")
        said = "needed" if without is None else f"empty: {without}"
        return "\n".join([*lines, f"  {question.field} ({said}; {EXPLAIN} explains): "])

    def _offered(self, model: type[Record], field: str) -> dict[str, str]:
        kinds = named_kinds(model, field)
        return self.known.of(kinds) if kinds and field not in BESIDE else {}

    def _unanswerable(self, model: type[Record], field: str) -> bool:
        """Whether a field names records of which there are none yet, and may be left out."""
        kinds = named_kinds(model, field)
        if not kinds or field in BESIDE or answers.described(model, field).required:
            return False
        return not self.known.of(kinds)

    def _explained(self, model: type[Record], question: Question) -> str:
        lines = [explained(Found(answers.described(model, question.field), None)).rstrip()]
        offered = self._offered(model, question.field)
        if len(offered) > LISTED:
            lines += _listed(offered)
        return "\n".join(lines)


def with_id_first(fields: dict[str, Value]) -> dict[str, Value]:
    """Return a record's fields with its id before the others."""
    return {"id": fields["id"], **fields} if "id" in fields else fields


def _in_words(model: type[Record]) -> str:
    return model.__name__.lower()


def _empty(model: type[Record], question: Question, proposed: str | None) -> str | None:
    """Say what no answer means: the id proposed, unknown, the value that holds without one; ``None`` if not allowed."""
    if proposed is not None:
        return proposed
    if question.empty is not None:
        return question.empty
    entry = answers.described(model, question.field)
    if not entry.required:
        return entry.default or ("silent" if answers.inner(model, question.field) is Term else "left out")
    try:
        answers.read(model, question.field, "unknown")
    except Refused:
        return None
    return None if answers.inner(model, question.field) is str else "unknown"


def _listed(offered: Mapping[str, str]) -> list[str]:
    lines = [f"{number:>4} {id}  {said}" for number, (id, said) in enumerate(offered.items(), start=1)]
    return [line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…" for line in lines]


def wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines of at most 80 columns."""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
