"""An exercise put to a room: whatever is answered, its ballot tells nothing of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import answering, content, kinds, together, view
from course.answer import Answer, new
from course.content import Course
from course.kinds import ANSWERED, name
from course.learner import Learner
from course.lesson import Exercise
from course.passages import texts
from tests import answered
from tests.content.provoking import answers
from tests.content.shape import Shape
from tests.kinds.conftest import Drawn
from tests.kinds.strategies import UNHURRIED

BLOCKS = "\n".join(path.read_text("utf-8") for path in (content.FOLDER / "sv").rglob("*.md"))
IDS = sorted(
    key for kind, key in re.findall(r"^::: (\w+) #(\S+)", BLOCKS, re.MULTILINE) if kind in ANSWERED
)
WORD = "your-word"  # is of the list or one's own, and has a test of its own
WORDS_ONLY = {"say", "again"}  # what is counted of them comes in a second step
NEVER_JUDGE = {"name", "write", "poll"}  # or say the same of both

both = pytest.mark.parametrize("lang", content.LANGUAGES)
every = pytest.mark.parametrize("key", IDS)


@pytest.fixture(scope="module")
def books(course: Course) -> Mapping[str, list[dict[str, Answer]]]:
    """Give two whole workbooks in each language: everything answered well, and badly."""
    return {
        lang: [
            {
                key: each["answer"]
                for key, each in answered.workbook(course, lang, well=well)["answers"].items()
            }
            for well in (True, False)
        ]
        for lang in content.LANGUAGES
    }


def several(
    course: Course, exercise: Exercise, books: list[dict[str, Answer]]
) -> Iterator[tuple[Answer, Learner]]:
    """Give answers that call for all the feedback there is, and those of two whole workbooks."""
    for answer in answers(course, exercise):
        yield answer, course.someone(exercise.lang)
    for book in books:
        yield book[exercise.id], answering.learner(course, exercise.lang, book)


def of_a_room(exercise: Exercise, answer: Answer) -> bool:
    """Tell whether an answer is of the steps that a room gets: those of no workplace."""
    return exercise.kind != "order" or answer["place"] == "own"


def mark(exercise: Exercise, answer: Answer | None, someone: Learner) -> Any:
    """Judge an answer."""
    kind = kinds.of(exercise.kind)
    assert kind
    return kind.mark(exercise, answer, someone)


@both
@every
def test_ballots_differ_only_in_what_is_filled_in(
    course: Course, books: Mapping[str, list[dict[str, Answer]]], lang: str, key: str
) -> None:
    """Right or wrong, whole or not: the elements and words are those of an empty ballot."""
    exercise = course[lang].exercises[key]
    empty = Shape(view.ballot(course, exercise, None, course.someone(lang)))
    assert empty.states == ["empty"]
    for answer, _ in several(course, exercise, books[lang]):
        if of_a_room(exercise, answer):
            shape = Shape(view.ballot(course, exercise, answer, course.someone(lang)))
            assert shape.tokens == empty.tokens
            assert shape.states == ["done"]


@both
@every
def test_no_feedback_stands_on_a_ballot(
    course: Course, books: Mapping[str, list[dict[str, Answer]]], lang: str, key: str
) -> None:
    """Nothing that the course says of an answer is on its ballot, nor where it would stand."""
    exercise = course[lang].exercises[key]
    for answer, someone in several(course, exercise, books[lang]):
        verdict = mark(exercise, answer, someone)
        drawn = view.ballot(course, exercise, answer, someone)
        for note in (*verdict.notes.values(), *verdict.after):
            assert not note.text or str(note.text.html(someone.forms)) not in drawn
        for part in ("kf-note", "kf-said", "kf-voice", "kf-hint", "data-send", "kf-chain"):
            assert part not in drawn


# What a room gets at once, and a learner alone only step by step.
AT_ONCE: Mapping[str, Callable[[Exercise], list[object]]] = {
    "climb": lambda exercise: [exercise.spec.asks],
    "probe": lambda exercise: [
        (question.asks, [option.text for option in question.options.values()])
        for question in exercise.spec.questions.values()
    ],
    "decide": lambda exercise: [
        (item.asks, [option.text for option in item.options.values()])
        for item in map(exercise.spec.items.__getitem__, together.asked(exercise)["drawn"])
    ],
}
STRINGS: Mapping[str, tuple[str, ...]] = {
    **{kind: (f"live_told_{kind}",) for kind in together.TOLD},
    "climb": ("climb_step",),
    "decide": ("decide_number", "how_sure", "sure_guess", "sure_think", "sure_sure"),
    "name": ("word_own_legend",),
}


@both
@every
def test_an_empty_ballot_holds_what_the_exercise_asks(course: Course, lang: str, key: str) -> None:
    """Its words are those that a learner meets before answering, and no reveal among them."""
    exercise, someone = course[lang].exercises[key], course.someone(lang)
    known = Shape(view.show(course, exercise, None, someone)).words
    at_once = AT_ONCE[exercise.kind](exercise) if exercise.kind in AT_ONCE else []
    for text in texts(at_once):
        known |= Shape(str(text.html(someone.forms))).words
    strings = course[lang].reference.strings
    firsts = tuple(strings[name].partition("{")[0] for name in STRINGS.get(exercise.kind, ()))
    found = Shape(view.ballot(course, exercise, None, someone)).words
    assert [each for each in found - known if not each.strip(": ").startswith(firsts or "\0")] == []


@both
@every
def test_the_button_sends_and_then_changes(
    course: Course, books: Mapping[str, list[dict[str, Answer]]], lang: str, key: str
) -> None:
    """One button, whose words say whether there is an answer and nothing of how it is."""
    exercise, someone = course[lang].exercises[key], course.someone(lang)
    strings = course[lang].reference.strings
    for answer, words in ((None, "live_send"), (books[lang][0][key], "live_change")):
        page = Drawn(view.ballot(course, exercise, answer, someone))
        page.check()
        buttons = [each for each in page.all("button") if each.get("class") != "kf-move"]
        assert [each["id"] for each in buttons] == [f"{key}-check"]
        assert page.text(f"{key}-check") == strings[words]


@settings(UNHURRIED, max_examples=20)
@given(data=st.data())
@pytest.mark.parametrize("key", IDS)
def test_what_is_sent_is_what_is_drawn(course: Course, data: st.DataObject, key: str) -> None:
    """Whatever a phone fills in and sends comes back filled in, and can be sent again."""
    exercise = course["sv"].exercises[key]
    kind = kinds.of(exercise.kind)
    assert kind
    blank = Drawn(view.ballot(course, exercise, None, course.someone("sv")))
    fields = blank.fields() | data.draw(filled(blank))
    does = blank.one(f"{key}-check")["value"]
    answer = kind.update(exercise, None, {"do": does, "fields": fields})
    drawn = view.ballot(course, exercise, answer, course.someone("sv"))
    assert Shape(drawn).tokens == Shape(blank.html).tokens
    assert Shape(drawn).states == ["done" if answer else "empty"]
    again = kind.update(exercise, answer, {"do": does, "fields": Drawn(drawn).fields()})
    assert view.ballot(course, exercise, again, course.someone("sv")) == drawn


@both
@pytest.mark.parametrize("key", [each for each in IDS if each != WORD])
def test_a_whole_form_is_an_answer(course: Course, lang: str, key: str) -> None:
    """Sent at once with everything filled in, all of it is kept, and counts."""
    exercise, someone = course[lang].exercises[key], course.someone(lang)
    kind = kinds.of(exercise.kind)
    assert kind
    blank = Drawn(view.ballot(course, exercise, None, someone))
    fields = whole(blank)
    event = {"do": blank.one(f"{key}-check")["value"], "fields": fields}
    answer = kind.update(exercise, None, event)
    assert answer
    assert Drawn(view.ballot(course, exercise, answer, someone)).fields() == fields
    counted = kind.tally(exercise, [answer]).values()
    assert sum(sum(each.values()) for each in counted) > 0 or exercise.kind in WORDS_ONLY


def whole(page: Drawn) -> dict[str, Any]:
    """Fill in everything: the last of the choices that exclude each other, and all of the rest."""
    fields: dict[str, Any] = {}
    for tag, attrs in page.elements:
        if tag in ("textarea", "select"):
            fields[attrs["name"]] = "12"
        elif tag == "option":
            fields[[*fields][-1]] = attrs["value"]
        elif tag == "input" and attrs["type"] == "checkbox" and "value" in attrs:
            fields[attrs["name"]] = [*fields.get(attrs["name"], []), attrs["value"]]
        elif tag == "input":
            typed = {"text": "12", "date": "2026-03-02", "checkbox": "on"}
            fields[attrs["name"]] = typed.get(attrs["type"], attrs.get("value"))
    return fields


@both
def test_a_word_of_ones_own_can_be_written_at_once(course: Course, lang: str) -> None:
    """A room's form has the field from the start, and what stands in it is the choice."""
    exercise, someone = course[lang].exercises[WORD], course.someone(lang)
    page = Drawn(view.ballot(course, exercise, None, someone))
    (field,) = [each["name"] for each in page.all("input")]
    event = {"do": "check", "fields": {**page.fields(), field: "byråkrat"}}
    answer = name.update(exercise, None, event)
    assert answer
    assert (answer["key"], answer["own"][lang][field]) == ("own", "byråkrat")
    listed = name.update(exercise, None, {"do": "check", "fields": {"key": "elev", field: "x"}})
    assert listed == new(key="elev", own={})
    assert (
        name.update(exercise, answer, {**event, "do": "word"}) is None
    )  # a lesson's list, cleared


def filled(page: Drawn) -> st.SearchStrategy[dict[str, Any]]:
    """Fill in a form, as one can on a phone."""
    choices: dict[str, list[str]] = {}
    for attrs in page.all("input"):
        if attrs["type"] in ("radio", "checkbox"):
            choices.setdefault(attrs["name"], []).append(attrs.get("value", "on"))
    words = st.sampled_from(["", "Undersköterskan", "12", "x" * 300])
    fields = {name: st.sampled_from(values) for name, values in choices.items()}
    fields |= {attrs["name"]: words for attrs in page.all("textarea")}
    return st.fixed_dictionaries({}, optional=fields)


@both
def test_a_lesson_would_tell_right_from_wrong(
    course: Course, books: Mapping[str, list[dict[str, Answer]]], lang: str
) -> None:
    """The same comparison finds the difference where an exercise is drawn with its verdict."""
    alike = []
    for key in IDS:
        exercise, someone = course[lang].exercises[key], course.someone(lang)
        well, badly = (view.show(course, exercise, book[key], someone) for book in books[lang])
        alike += [exercise.kind] if Shape(well).tokens == Shape(badly).tokens else []
    assert set(alike) <= NEVER_JUDGE
