"""The trainer's panel as HTML: what can be pressed in each stage, and what is never shown."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from course.answer import Answer
from course.content import LANGUAGES, Course
from course.live import panel
from course.live.desk import Trouble
from course.live.panel import Drawn
from course.live.session import Line, Session, Turn
from course.live.stages import MOVES, Form, Move, Stage, moves
from course.live.standing import Standing

CODE, ADDRESS = "KRTHMB", "http://room.example/kurs/"
EXERCISES = {
    Form.VOTE: "what-is-customer-focus",
    Form.WALL: "for-whose-sake",
    Form.PRIVATE: "three-questions-first",
}
STAGES = [
    (form, stage)
    for form in Form
    for stage in {Stage.VOTE1, Stage.EXPLANATION, *MOVES[form]} - {Stage.LOBBY}
]
HOSTILE = '<img src=x onerror="alert(1)">&\'</form>'


def session(stage: Stage = Stage.LOBBY, form: Form = Form.VOTE, **more: Any) -> Session:
    """Give a session as it could stand."""
    turn = None
    if stage is not Stage.LOBBY:
        twice = stage in {Stage.VOTE2, Stage.CLOSED2}
        turn = Turn(3, EXERCISES[form], form, 2 if twice else 1)
    return replace(Session("i", CODE, stage, turn, 1, 1, 18, 0), **more)


def standing(stage: Stage = Stage.LOBBY, form: Form = Form.VOTE, **more: Any) -> Standing:
    """Give how it stands."""
    return Standing(session(stage, form), counted={}, **more)


def votes(*picks: str) -> list[Answer]:
    """Give answers that chose an option each."""
    return [{"v": 1, "pick": pick, "sure": "think"} for pick in picks]


@pytest.fixture(params=LANGUAGES)
def drawn(request: pytest.FixtureRequest, course: Course) -> Drawn:
    """Give what a panel is drawn with, in each language."""
    return Drawn(course, request.param, "p", address=ADDRESS)


@pytest.fixture
def said(drawn: Drawn) -> Callable[..., str]:
    """Give a way to the words of the panel's language."""

    def find(name: str, **slots: object) -> str:
        return drawn.course[drawn.lang].reference.strings[name].format_map(slots)

    return find


def pressed(html: str, does: str) -> list[str]:
    """Give the values of the buttons in a form of the panel, in order."""
    found = re.search(rf'<form[^>]*data-does="{does}".*?</form>', html, re.DOTALL)
    return re.findall(r'<button[^>]* value="([^"]*)"', found[0]) if found else []


@pytest.mark.parametrize(("form", "stage"), STAGES, ids=str)
def test_what_may_be_done_can_be_pressed_and_nothing_else(
    drawn: Drawn, form: Form, stage: Stage
) -> None:
    """In each stage there is a button for each move that it allows, sent with the stage itself."""
    html = panel.panel(drawn, standing(stage, form))
    assert pressed(html, "move") == [*moves(stage, form)]
    assert f'name="stage" value="{stage}"' in html
    exercise = drawn.course[drawn.lang].exercises[EXERCISES[form]]
    assert pressed(panel.turn(drawn, exercise, form, standing(stage, form)), "move") == [
        *moves(stage, form)
    ]


def test_every_move_has_words_of_its_own(drawn: Drawn, said: Callable[..., str]) -> None:
    """No two moves are called the same, and a wall is shown in other words than a vote."""
    names = {said(f"room_move_{move}") for move in Move} | {said("room_move_show")}
    assert len(names) == len(Move) + 1
    wall = panel.panel(drawn, standing(Stage.CLOSED1, Form.WALL))
    assert said("room_move_show") in wall
    assert said("room_move_reveal") not in wall


def test_a_room_is_joined_by_code_link_and_picture(drawn: Drawn, said: Callable[..., str]) -> None:
    """The panel says the code as people read it, both addresses, and the link as a QR code."""
    html = panel.panel(drawn, standing())
    assert ">KRT-HMB<" in html
    assert f'href="{ADDRESS}live/{CODE}"' in html
    assert f'href="{ADDRESS}live/{CODE}/screen"' in html
    assert f'role="img" aria-label="{said("room_qr")}"><svg' in html


def test_a_room_that_no_phone_reaches_says_so(drawn: Drawn, said: Callable[..., str]) -> None:
    """There is no link that leads nowhere, and one line says how a room is opened."""
    html = panel.panel(drawn, standing(shared=False))
    assert said("room_alone") in html
    assert "<code>make lab</code>" in html
    assert "/live/" not in html
    assert "<svg" not in html
    assert said("room_alone") not in panel.panel(drawn, standing())


def test_who_is_there_and_who_answered_is_counted(drawn: Drawn, said: Callable[..., str]) -> None:
    """How many are in the room always, and how many answered while an exercise is in play."""
    assert said("room_present", present=18) in panel.panel(drawn, standing())
    html = panel.panel(drawn, standing(Stage.VOTE1, answered=14))
    assert said("room_answered", answered=14, present=18) in html


def test_those_who_pretend_are_told_apart(drawn: Drawn, said: Callable[..., str]) -> None:
    """In a rehearsal the panel says how many are not there, and offers to send them away."""
    html = panel.panel(drawn, standing(pretend=12))
    assert said("room_pretend", many=12) in html
    assert pressed(html, "rehearse") == ["0"]
    assert pressed(panel.panel(drawn, standing()), "rehearse") == ["25"]


@pytest.mark.parametrize("lower", [0, 1, 4])
def test_below_five_answers_nobody_sees_any(drawn: Drawn, lower: int) -> None:
    """Not even the trainer: the result is a sentence, until there are five."""
    few = standing(Stage.VOTE1, answered=lower, rounds=[votes(*["friendly"] * lower)])
    assert "kf-result-option" not in panel.panel(drawn, few)
    enough = standing(Stage.VOTE1, answered=5, rounds=[votes(*["friendly"] * 5)])
    assert "kf-result-option" in panel.panel(drawn, enough)


def test_in_private_nothing_is_shown_but_how_many(drawn: Drawn, said: Callable[..., str]) -> None:
    """No result, no paper and no advice, however many have answered."""
    html = panel.panel(drawn, standing(Stage.CLOSED1, Form.PRIVATE, answered=18))
    assert said("room_private") in html
    assert said("room_answered", answered=18, present=18) in html
    for never in ("kf-result", 'data-does="count"', "kf-desk-advice"):
        assert never not in html


@pytest.mark.parametrize(
    ("right", "advice"),
    [(0, "explain"), (3, "explain"), (4, "pairs"), (8, "pairs"), (9, "tempting"), (12, "tempting")],
)
def test_a_first_vote_comes_with_the_rule_of_thumb(
    drawn: Drawn, said: Callable[..., str], right: int, advice: str
) -> None:
    """Of twelve: under a third right explain, up to two thirds talk, above ask what tempted."""
    rounds = [votes(*["need"] * right, *["friendly"] * (12 - right))]
    here = standing(Stage.CLOSED1, answered=12, rounds=rounds)
    every = {said(f"room_{each}") for each in ("explain", "pairs", "tempting")}
    assert {each for each in every if each in panel.panel(drawn, here)} == {said(f"room_{advice}")}
    still_open = standing(Stage.VOTE1, answered=12, rounds=rounds)
    assert not any(each in panel.panel(drawn, still_open) for each in every)


def test_an_open_answer_is_text_and_nothing_else(drawn: Drawn) -> None:
    """Whatever someone wrote is escaped, in the queue and in every attribute."""
    line = Line("a1", HOSTILE, "sv", shown=False, votes=0)
    html = panel.panel(drawn, standing(Stage.CLOSED1, Form.WALL, wall=[line]))
    assert "<img" not in html
    assert "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;&amp;&#39;&lt;/form&gt;</span>" in html


def test_answers_wait_for_the_trainer(drawn: Drawn, said: Callable[..., str]) -> None:
    """Those that wait come first, each with its button; one on the wall can be taken down."""
    up = Line("a1", "Grannen", "sv", shown=True, votes=3)
    new = Line("b2", "The neighbour", "en", shown=False, votes=0)
    html = panel.panel(drawn, standing(Stage.CLOSED1, Form.WALL, wall=[up, new]))
    assert pressed(html, "let") == ["b2 through", "a1 down"]
    assert '<span id="p-said-b2" lang="en">The neighbour</span>' in html
    assert said("room_wall_shown", votes=3) in html
    assert said("room_wall_through") in html
    assert said("room_wall_down") in html


def test_a_vote_has_no_wall(drawn: Drawn) -> None:
    """The queue is there for open answers only."""
    assert 'data-does="let"' not in panel.panel(drawn, standing(Stage.CLOSED1))


def test_time_is_set_while_answers_are_taken(drawn: Drawn) -> None:
    """One, three or five minutes, and stop when there is something to stop."""
    assert pressed(panel.panel(drawn, standing(Stage.VOTE1)), "time") == ["1", "3", "5"]
    running = Standing(session(Stage.VOTE2, until=99.5), counted={})
    html = panel.panel(drawn, running)
    assert pressed(html, "time") == ["1", "3", "5", "stop"]
    assert 'data-until="99.5"' in html
    assert pressed(panel.panel(drawn, standing(Stage.CLOSED1)), "time") == []


def test_paper_is_counted_for_the_round_in_play(drawn: Drawn) -> None:
    """Each option has a field with what was counted; the button says which turn and round."""
    here = replace(standing(Stage.CLOSED2), counted={1: {"pick": {"need": 9}}})
    html = panel.panel(drawn, here)
    assert pressed(html, "count") == ["3 2"]
    assert re.findall(r'name="pick\|need" value="(.*?)"', html) == [""]
    here = replace(here, counted={2: {"pick": {"need": 4}}})
    fields = re.findall(r'name="pick\|([\w-]+)" value="(.*?)"', panel.panel(drawn, here))
    exercise = drawn.course[drawn.lang].exercises[EXERCISES[Form.VOTE]]
    assert dict(fields) == {each: "4" if each == "need" else "" for each in exercise.spec.options}


def test_every_exercise_can_be_chosen(drawn: Drawn) -> None:
    """All that can be answered stand in the list once, by lesson."""
    html = panel.panel(drawn, standing())
    listed = re.search(r'<select id="p-exercise".*?</select>', html, re.DOTALL)
    assert listed
    every = [x.id for x in drawn.course[drawn.lang].exercises.values() if x.answers]
    assert re.findall(r'<option value="([\w-]+)"', listed[0]) == every


def test_the_rooms_word_is_in_every_title(drawn: Drawn) -> None:
    """What was chosen is said beside the list, and in the exercises' names."""
    word: Answer = {"v": 1, "key": "patient", "own": {}}
    html = panel.panel(drawn, Standing(session(word=word), counted={}))
    assert '<option value="patient" selected>' in html
    assert {"sv": "patienten", "en": "patient"}[drawn.lang] in html.partition("p-word")[0]
    own: Answer = {"v": 1, "key": "own", "own": {drawn.lang: {"indef_sg": HOSTILE, "sg": HOSTILE}}}
    html = panel.panel(drawn, Standing(session(word=own), counted={}))
    assert "<img" not in html
    assert '<option value="own" selected>' in html


def test_ending_takes_two_presses(drawn: Drawn, said: Callable[..., str]) -> None:
    """The first asks, the second ends; there is always a way back, and no dialog."""
    for draw in (panel.panel, panel.ending):
        assert pressed(draw(drawn, standing()), "end") == ["ask"]
        asked = draw(replace(drawn, sure=True), standing())
        assert pressed(asked, "end") == ["ended", "keep"]
        assert said("room_end_sure") in asked


@pytest.mark.parametrize("trouble", ["room_gone", "room_away", "room_unusable"])
def test_trouble_is_said_with_a_way_on(
    drawn: Drawn, said: Callable[..., str], trouble: str
) -> None:
    """Where there is no session to lead, the panel says why, and has one button."""
    exercise = drawn.course[drawn.lang].exercises["how-far"]
    here = Trouble(trouble)
    kin = [panel.turn(drawn, exercise, Form.VOTE, here), panel.ending(drawn, here)]
    for html in (panel.panel(drawn, here), *kin):
        assert said(trouble) in html
        assert pressed(html, "open") == ["open"]


def test_what_was_done_is_said_in_the_status_line(drawn: Drawn, said: Callable[..., str]) -> None:
    """A press that came too late is told in the panel's own line."""
    html = panel.panel(replace(drawn, line="room_moved"), standing())
    assert f'<output class="kf-desk-said" id="p-said">{said("room_moved")}</output>' in html


def test_an_exercise_by_itself_is_opened_there(drawn: Drawn) -> None:
    """Its button puts just this exercise; while another is in play it says which."""
    exercise = drawn.course[drawn.lang].exercises["how-far"]
    html = panel.turn(drawn, exercise, Form.VOTE, standing())
    assert pressed(html, "put") == ["put"]
    assert 'name="exercise" value="how-far"' in html
    assert 'name="form" value="vote"' in html
    busy = panel.turn(drawn, exercise, Form.VOTE, standing(Stage.VOTE1))
    other = drawn.course[drawn.lang].exercises[EXERCISES[Form.VOTE]]
    assert pressed(busy, "put") == ["put"]
    assert pressed(busy, "move") == []
    assert other.title.plain(drawn.course.someone(drawn.lang).forms) in busy


def test_an_exercise_that_the_course_has_no_more_does_not_break_the_panel(drawn: Drawn) -> None:
    """It is called by its id, and can be put away."""
    gone = session(Stage.CLOSED1, turn=Turn(1, "no-more", Form.VOTE))
    html = panel.panel(drawn, Standing(gone, rounds=[votes("a")], counted={}))
    assert "<h3>no-more</h3>" in html
    assert "rest" in pressed(html, "move")


@pytest.mark.parametrize(("form", "stage"), STAGES, ids=str)
def test_no_id_stands_twice(drawn: Drawn, form: Form, stage: Stage) -> None:
    """Also beside another panel on the same page, for every id begins with the panel's own."""
    line = Line("a1", "Grannen", "sv", shown=True, votes=3)
    rounds = [[] if form is Form.WALL else votes(*["need"] * 7)]
    shown = rounds if form is not Form.PRIVATE else ()
    here = standing(stage, form, wall=[line], rounds=shown, answered=7, pretend=2)
    ids = re.findall(r'\bid="([^"]+)"', panel.panel(drawn, here))
    assert len(ids) == len(set(ids))
    assert all(each == "p" or each.startswith("p-") for each in ids)
