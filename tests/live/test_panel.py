"""The trainer's panel as HTML: what can be pressed in each stage, and where one is."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from course.live import panel, qr
from course.live.desk import Trouble
from course.live.panel import Drawn
from course.live.session import Line, Turn
from course.live.stages import Form, Move, Stage, moves
from course.live.standing import Standing
from tests.live.standings import (
    ADDRESS,
    EXERCISES,
    STAGES,
    pressed,
    session,
    standing,
    votes,
)


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
    link = f"{ADDRESS}live/KRT-HMB"
    assert f'href="{link}"' in html
    assert f'href="{link}/screen"' in html
    assert str(qr.drawn(link, said("live_qr", address=link))) in html


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


def test_every_exercise_can_be_chosen(drawn: Drawn) -> None:
    """All that can be answered stand in the list once, by lesson."""
    html = panel.panel(drawn, standing())
    listed = re.search(r'<select id="p-exercise".*?</select>', html, re.DOTALL)
    assert listed
    every = [x.id for x in drawn.course[drawn.lang].exercises.values() if x.answers]
    assert re.findall(r'<option value="([\w-]+)"', listed[0]) == every


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
