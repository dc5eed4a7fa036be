"""The big screen shows a room what it does together, and nothing of how before it is revealed."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.content import LANGUAGES, Course
from course.live import screen
from course.live.stages import Form, Move, Stage, moves
from tests.server.live.rooms import Led

VOTE, WALL, OWN = "what-is-customer-focus", "for-whose-sake", "three-questions-first"
THIEF = "time-thief"
RIGHT, WRONG = {"pick": "need", "sure": "sure"}, {"pick": "friendly", "sure": "guess"}
BEFORE: dict[Stage, tuple[Move, ...]] = {
    Stage.VOTE1: (),
    Stage.CLOSED1: (Move.CLOSE,),
    Stage.TALK: (Move.CLOSE, Move.TALK),
    Stage.VOTE2: (Move.CLOSE, Move.TALK, Move.AGAIN),
    Stage.CLOSED2: (Move.CLOSE, Move.TALK, Move.AGAIN, Move.CLOSE),
}
REVEALED: dict[Stage, tuple[Move, ...]] = {
    Stage.DISTRIBUTION: (Move.CLOSE, Move.REVEAL),
    Stage.KEY: (Move.CLOSE, Move.REVEAL, Move.KEY),
    Stage.EXPLANATION: (Move.CLOSE, Move.REVEAL, Move.KEY, Move.EXPLAIN),
}
Begin = Callable[[], Led]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Give a way to begin a session, in a store of the test's own."""
    begun: list[Led] = []

    def led() -> Led:
        begun.append(Led(f"sqlite:///{tmp_path / 'room.sqlite'}"))
        return begun[-1]

    yield led
    for each in begun:
        each.close()


def drawn(course: Course, led: Led, lang: str = "sv") -> str:
    """Draw what the screen shows."""
    scene = led.store.read(screen.look, led.key.id, time.time())
    return screen.html(course, lang, scene)


def held(led: Led, said: dict[str, str], many: int, moves: tuple[Move, ...]) -> None:
    """Put the vote to a room of seven in which so many answer each round alike, and go on."""
    led.join(7)
    led.put(VOTE)
    led.answer(many, said)
    for each in moves:
        led.move(each)
        if led.session.round:
            led.answer(many, said)


@pytest.mark.parametrize("stage", BEFORE)
def test_before_it_is_revealed_nobody_sees_how_the_room_answers(
    course: Course, begin: Begin, stage: Stage
) -> None:
    """Whatever people choose, the screen is the same: how many have answered, and no more."""
    seen = set()
    for said in (RIGHT, WRONG):
        led = begin()
        held(led, said, 6, BEFORE[stage])
        assert led.session.stage == stage
        seen.add(drawn(course, led))
        assert "6 av 7 har svarat" in drawn(course, led)
        assert led.store.read(screen.look, led.key.id, time.time()).rounds == ()
    assert len(seen) == 1


@pytest.mark.parametrize("stage", REVEALED)
def test_below_five_answers_the_screen_shows_no_numbers(
    course: Course, begin: Begin, stage: Stage
) -> None:
    """With four answers a revealed result is the same whatever they were."""
    seen = set()
    for said in (RIGHT, WRONG):
        led = begin()
        held(led, said, 4, REVEALED[stage])
        seen.add(drawn(course, led))
        assert "%" not in drawn(course, led)
    assert len(seen) == 1


def test_a_second_vote_begins_its_own_count(course: Course, begin: Begin) -> None:
    """How many have answered is of the round that is open, not of the one before."""
    led = begin()
    held(led, RIGHT, 6, (Move.CLOSE, Move.AGAIN))
    assert "6 av 7 har svarat" in drawn(course, led)
    other = begin()
    other.join(7)
    other.put(VOTE)
    other.answer(6, RIGHT)
    other.move(Move.CLOSE, Move.AGAIN)
    assert "0 av 7 har svarat" in drawn(course, other)


def test_both_votes_stand_side_by_side(course: Course, begin: Begin) -> None:
    """After the reveal each option has its share of both rounds, and the same as a table."""
    led = begin()
    led.join(8)
    led.put(VOTE)
    led.answer(8, WRONG)
    led.move(Move.CLOSE, Move.TALK, Move.AGAIN)
    led.answer(6, RIGHT)
    led.move(Move.CLOSE, Move.REVEAL)
    html = drawn(course, led)
    assert "8 (100 %)" in html
    assert "6 (100 %)" in html
    assert "<table>" in html
    assert "Rätt svar" not in html
    led.move(Move.KEY)
    assert "Rätt svar" in drawn(course, led)
    led.move(Move.EXPLAIN)
    assert "Här finns båda delarna" in drawn(course, led)


def test_a_wall_holds_what_the_trainer_let_through(course: Course, begin: Begin) -> None:
    """An open answer is on no screen before that, nor before the wall is shown, and is no HTML."""
    led = begin()
    led.join(6)
    led.put(WALL, Form.WALL)
    led.answer(1, {"steps": []}, ("<b>Hen som väntar</b>", "sv"))
    led.move(Move.CLOSE)
    led.let_all_through()
    assert "Hen som väntar" not in drawn(course, led)
    led.move(Move.REVEAL)
    assert "&lt;b&gt;Hen som väntar&lt;/b&gt;" in drawn(course, led)
    other = begin()
    other.join(6)
    other.put(WALL, Form.WALL)
    other.answer(1, {"steps": []}, ("Inte för andra", "sv"))
    other.move(Move.CLOSE, Move.REVEAL)
    assert "Inte för andra" not in drawn(course, other)


def test_what_is_private_is_never_shown(course: Course, begin: Begin) -> None:
    """Of a turn that each takes for themselves the screen tells how many are done, to the end."""
    led = begin()
    led.join(7)
    led.put(VOTE, Form.PRIVATE)
    led.answer(6, RIGHT)
    for move in (Move.CLOSE, Move.EXPLAIN):
        assert "Klara: 6 av 7" in drawn(course, led)
        led.move(move)
    html = drawn(course, led)
    assert "Klara: 6 av 7" in html
    assert "%" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_exercise_can_stand_on_the_screen(course: Course, begin: Begin, lang: str) -> None:
    """Each is drawn in each form and stage, with nobody in the room."""
    led = begin()
    for exercise in course[lang].exercises.values():
        if not exercise.answers:
            continue
        for form in Form:
            led.put(exercise.id, form)
            while led.session.stage != Stage.LOBBY:
                assert "<h1" in drawn(course, led, lang)
                led.move(next(iter(moves(led.session.stage, form))))


@pytest.mark.parametrize(("many", "told"), [(4, ""), (5, "1\u00a0100"), (7, "1\u00a0540")])
def test_a_wall_of_time_thieves_says_their_hours_together(
    course: Course, begin: Begin, many: int, told: str
) -> None:
    """When the wall is shown, and from five answers up: what the room loses, and nobody's own."""
    led = begin()
    led.join(7)
    led.put(THIEF, Form.WALL)
    texts = {"text": "Söker i tre system", "minutes": "10", "times": "5", "people": "6"}
    led.answer(many, {"type": None, "texts": texts}, (texts["text"], "sv"))
    led.let_all_through()
    together = "Timmar på ett år, alla tillsammans"
    assert together not in drawn(course, led)
    led.move(Move.CLOSE, Move.REVEAL)
    html = drawn(course, led)
    assert html.count(texts["text"]) == many
    assert (f"{together}: {told}<" in html) == bool(told)
    assert (together in html) == bool(told)


def test_the_screen_says_what_the_phones_say(course: Course, begin: Begin) -> None:
    """Where a room is told something else than a learner alone, everybody reads the same."""
    led = begin()
    led.put("again-2", Form.VOTE)
    html = drawn(course, led)
    assert course["sv"].reference.strings["live_told_revisit"] in html
    assert "tre lägen" not in html


def test_an_exercise_that_the_course_has_no_more_is_a_lobby(course: Course, begin: Begin) -> None:
    """A server that has another course than the trainer shows where to join, and no error."""
    led = begin()
    led.put("nowhere")
    assert drawn(course, led) == drawn(course, begin())
