"""Situations put to a room: the same for everyone, all at once."""

from pathlib import Path

import pytest

from course import content, together, view
from course.content import Course
from course.kinds import decide
from course.learner import Learner
from course.lesson import Exercise
from tests.kinds.deciding import IDS, START, read
from tests.kinds.strategies import Json


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Give the block with its bank."""
    return read(Path(tmp_path_factory.mktemp("bank")))


def sent(exercise: Exercise, answer: Json, **fields: str) -> Json:
    """Send a room's form."""
    return decide.update(exercise, answer, {"do": "together", "seed": "dice", "fields": fields})


def test_a_room_is_asked_the_same(exercise: Exercise) -> None:
    """The situations follow from the exercise, whoever asks and whatever the dice say."""
    first, *others = together.asked(exercise)["drawn"]
    assert len(others) == 2
    one, other = (
        sent(exercise, before, **{f"pick-{first}": pick, f"sure-{first}": "sure"})
        for before, pick in ((None, "a"), (START, "b"))
    )
    assert one["drawn"] == other["drawn"] == [first, *others]
    assert set(one["drawn"]) <= set(IDS)


def test_all_that_is_whole_counts(exercise: Exercise, someone: Learner) -> None:
    """Situations with a choice and a certainty are counted, and the others left."""
    one, two, three = together.asked(exercise)["drawn"]
    fields = {
        f"pick-{one}": "a",
        f"sure-{one}": "sure",
        f"pick-{two}": "b",
        f"sure-{three}": "think",
    }
    answer = sent(exercise, None, **fields)
    assert answer["checked"] == [one]
    assert answer["wrong"] == [one]
    assert decide.tally(exercise, [answer])[one] == {"a": 1, "b": 0, "c": 0}
    assert decide.clean(exercise, answer) == answer
    assert decide.mark(exercise, answer, someone).state == "partly"


def test_a_new_form_takes_the_place_of_the_old(exercise: Exercise) -> None:
    """An answer may be changed as long as the room votes; an empty form changes nothing."""
    one, *_ = together.asked(exercise)["drawn"]
    first = sent(exercise, None, **{f"pick-{one}": "a", f"sure-{one}": "sure"})
    second = sent(exercise, first, **{f"pick-{one}": "b", f"sure-{one}": "guess"})
    assert (second["picks"], second["sure"], second["wrong"]) == ({one: "b"}, {one: "guess"}, [])
    assert sent(exercise, second) == second
    assert sent(exercise, None) is None


def test_what_others_do_not_draw_is_theirs_already(exercise: Exercise) -> None:
    """Only an exercise that draws for each learner is asked otherwise in a room."""
    shared = together.shared(exercise, START)
    assert shared
    assert shared["drawn"] == together.asked(exercise)["drawn"]
    assert (shared["checked"], shared["wrong"]) == ([], [])


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_a_room_is_told_of_what_it_has(course: Course, lang: str) -> None:
    """No first try and no situations of one's own: other words stand there than on a page alone."""
    strings, someone = course[lang].reference.strings, course.someone(lang)
    others = [x for x in course[lang].exercises.values() if x.kind in together.TOLD]
    assert {each.kind for each in others} == set(together.TOLD)
    for exercise in others:
        (paragraph,) = (each.html(someone.forms) for each in exercise.intro)
        alone = view.show(course, exercise, None, someone)
        ballot = view.ballot(course, exercise, None, someone)
        said = strings[together.told(exercise)]
        assert (paragraph in alone, said in alone) == (True, False)
        assert (paragraph in ballot, said in ballot) == (False, True)


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_nothing_is_promised_bit_by_bit(course: Course, lang: str) -> None:
    """A room gets the whole form at once, so no exercise's own words say that it comes in turn."""
    someone = course.someone(lang)
    turns = {"sv": (", ett steg i taget", ", en i taget"), "en": ("one at a time", "one step at")}
    for exercise in course[lang].exercises.values():
        for paragraph in exercise.intro:
            assert not any(each in paragraph.plain(someone.forms) for each in turns[lang])
