"""What of an answer may go on a wall."""

from typing import Any

import pytest

from course import content, kinds
from course.answer import new
from course.content import Course
from course.live.forms import FORMS, WALL
from course.live.lines import LONGEST, MOST, lines
from tests import answered

LONG = "ett två tre fyra fem sex " * 12
STEP = {"text": "", "outside": False}


def said(course: Course, key: str, /, **parts: Any) -> tuple[str, ...]:
    """Give the lines of an answer to an exercise of the Swedish course."""
    exercise = course["sv"].exercises[key]
    kind = kinds.of(exercise.kind)
    assert kind
    return lines(course, exercise, kind.clean(exercise, new(**parts)))


def test_a_ladder_is_its_first_step_and_its_last(course: Course) -> None:
    """Whoever comes between is left out, and a ladder of one step is that step."""
    steps = [{"text": each, "outside": False} for each in ("Chefen", "Teamet", "Karin, 84")]
    assert said(course, "for-whose-sake", steps=[*steps, STEP]) == ("Chefen → Karin, 84",)
    assert said(course, "for-whose-sake", steps=steps[:1]) == ("Chefen",)
    assert said(course, "for-whose-sake", steps=[{**STEP, "outside": True}]) == ()


def test_questions_give_their_answers(course: Course) -> None:
    """Each text is a line of its own, in the order of the questions; nothing is no line."""
    texts = {"purpose": "Hälsa", "pays": "Invånarna"}
    for key in ("three-questions-first", "three-questions-again"):
        assert said(course, key, texts=texts) == ("Invånarna", "Hälsa")
    assert said(course, "three-questions-first", sure={"pays": "sure"}) == ()


def test_a_thief_is_what_takes_time_and_not_how_much(course: Course) -> None:
    """The hours are counted together, and no one's own stand on the wall."""
    texts = {"text": "Samma sak i tre system", "minutes": "10", "times": "5", "people": "4"}
    assert said(course, "time-thief", type=None, texts=texts) == ("Samma sak i tre system",)
    del texts["text"]
    assert said(course, "time-thief", texts=texts) == ()


def test_a_need_says_how_it_is_known(course: Course) -> None:
    """A need that somebody has heard is told from one that is only thought; unknown is no line."""
    texts, levels = {"task": "Laga mat", "gain": "Orka"}, {"task": "heard", "obstacle": "unknown"}
    first, last = said(course, "need-card", texts=texts, levels=levels)
    assert "Laga mat" in first
    assert course["sv"].reference.strings["need_heard"] in first
    assert last == "Orka"


def test_a_word_of_the_list_is_counted_and_ones_own_is_a_line(course: Course) -> None:
    """The wall holds the words that no list has."""
    own = {"sv": {"indef_sg": "hundägare"}}
    assert said(course, "your-word", key="own", own=own) == ("hundägare",)
    assert said(course, "your-word", key="patient", own=own) == ()
    assert said(course, "your-word", key="own") == ()


def test_an_obstacle_is_a_line(course: Course) -> None:
    """What stood in the way is said, and not whether the plan was kept."""
    assert said(course, "again-14", became="no", obstacle="Mötet") == ("Mötet",)
    assert said(course, "again-14", became="yes") == ()


@pytest.mark.parametrize(
    ("key", "parts", "told"),
    [
        ("one-sentence", {"texts": {"payer": "oss", "because": "de vill bo"}}, "oss därför att"),
        ("purpose-from-memory", {"texts": {"mine": "Att fler mår bra"}}, "Att fler mår bra"),
        ("from-word-to-action", {"texts": {"customer": "Vi ringer"}}, "Vi ringer"),
        ("my-chain", {"texts": {"do": "betalar", "gain": "hon vågar"}}, "betalar"),
        ("pays-uses-decides", {"own": {"pays": "Alla", "uses": "Barnen"}}, "Alla / Barnen"),
        ("unclear-your-move", {"pick": "one-case", "texts": {"line": "Pia"}}, ": Pia"),
    ],
)
def test_the_rest_say_what_they_write_on_the_page(
    course: Course, key: str, parts: dict[str, Any], told: str
) -> None:
    """A sentence, a purpose, a chain: the wall has the line that the learner's page would have."""
    exercise = course["sv"].exercises[key]
    kind = kinds.of(exercise.kind)
    assert kind
    found = said(course, key, **parts)
    assert told in found[0]
    assert list(found) == list(kind.plan(exercise, kind.clean(exercise, new(**parts))).values())


def test_a_rule_is_a_line_once_it_is_tried(course: Course) -> None:
    """The rule stands with what to do about it, and before that not at all."""
    spec = course["sv"].exercises["rule-test"].spec
    picks = {key: next(iter(each.options)) for key, each in spec.questions.items()}
    (line,) = said(course, "rule-test", texts={"rule": "Tre underskrifter"}, picks=picks)
    assert "Tre underskrifter" in line
    assert said(course, "rule-test", texts={"rule": "Tre underskrifter"}) == ()


@pytest.mark.parametrize("lang", content.LANGUAGES)
@pytest.mark.parametrize("well", [True, False])
def test_a_wall_is_what_gives_lines(course: Course, lang: str, *, well: bool) -> None:
    """Answered whole, a kind that has a wall gives lines; one that has none never does."""
    book = answered.workbook(course, lang, well=well)["answers"]
    given = {
        exercise.kind: lines(course, exercise, book[exercise.id]["answer"])
        for exercise in course[lang].exercises.values()
        if exercise.answers
    }
    assert not [kind for kind, found in given.items() if found and WALL not in FORMS[kind]]
    walls = {kind for kind, forms in FORMS.items() if WALL in forms}
    silent = walls - {kind for kind, found in given.items() if found}
    assert silent <= ({"name", "revisit"} if well else {"name", "act", "need", "probe", "say"})


def test_no_line_is_too_long_and_none_too_many(course: Course) -> None:
    """A big screen has room for a line of 120 characters, and a voice for three."""
    keys = [each.key for each in course["sv"].exercises["three-questions-first"].spec.questions]
    found = said(course, "three-questions-first", texts=dict.fromkeys(keys, LONG))
    assert [len(line) for line in found] == [LONGEST] * MOST
    assert all(line.endswith("…") for line in found)


def test_no_answer_has_no_lines(course: Course) -> None:
    """Whoever has not answered has nothing on the wall."""
    for exercise in course["sv"].exercises.values():
        if exercise.answers:
            assert lines(course, exercise, None) == ()


def test_a_plan_of_ones_own_gives_nothing(course: Course) -> None:
    """When and then, and whom somebody will ask, are read by nobody else."""
    texts = {"when1": "på måndag", "then1": "frågar jag", "when2": "x", "then2": "y", "who": "Pia"}
    assert said(course, "when-then", texts=texts) == ()
    assert said(course, "three-ways-to-an-answer", texts=texts) == ()
