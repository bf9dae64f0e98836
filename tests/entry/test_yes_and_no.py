"""Every question that yes answers, beside what yes then means in the file: the two must say the same."""

from __future__ import annotations

from relcon.entry import answers
from relcon.entry.answers import described
from relcon.entry.book import models, questions
from relcon.entry.interview import Interview
from relcon.entry.known import Known
from tests.entry.conftest import Answers

ASKED = {
    "Is §1B1.8 agreed?": "what the person tells is kept out of the range (USSG §1B1.8)",
    "A motion under §5K1.1?": "the government promises to move, if there is substantial assistance",
    "A motion under 18 U.S.C. 3553(e)?": "the government promises to move, if there is substantial assistance",
    "Does the client agree to tell of others?": "the client agrees to tell of unlawful activities of others",
    "Does the government promise not to use it against the client?": (
        "self-incriminating information will not be used against the client"
    ),
    "Does it cite USSG §1B1.8, or exclude it?": "the letter names §1B1.8",
    "May it be used to rebut the defense at sentencing?": "it may answer what the defense contends at sentencing",
    "Does a session under this letter count as the safety-valve disclosure, 18 U.S.C. 3553(f)(5)?": (
        "the session counts as a safety-valve disclosure"
    ),
    "A duty to tell everything?": "the client must tell all",
}
"""Read side by side, and affirmed alike; a question or a meaning that changes is read again here."""


def test_yes_to_a_question_means_in_the_file_what_was_asked() -> None:
    found = {}
    for model in models().values():
        for one in (*questions(model).first, *questions(model).more):
            field = described(model, one.field)
            if "yes" in field.words and one.ask != field.says.rstrip("."):  # its own description asks as it means
                found[one.ask] = field.words["yes"]
    assert found == ASKED


def test_the_prompt_says_what_yes_and_no_mean_before_they_are_typed() -> None:
    talk = Answers(["yes"])
    model = models()["SentencingTerms"]
    question = questions(model).of(model, "safety_valve_carveout")
    Interview(talk, Known(None)).put(model, question, {})
    for word, meaning in answers.described(model, question.field).words.items():
        assert f"  {word}: {meaning}" in talk.prompts[0]
