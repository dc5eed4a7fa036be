"""The parts of the trainer's panel: results, open answers, time, paper and the room's word."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from course.answer import Answer
from course.live import panel
from course.live.panel import Drawn
from course.live.session import Line
from course.live.stages import Form, Stage
from course.live.standing import Standing
from tests.live.standings import (
    EXERCISES,
    HOSTILE,
    pressed,
    session,
    standing,
    votes,
)


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


@pytest.mark.parametrize(("number", "rounds"), [(4, 1), (3, 2)])
def test_what_was_typed_for_one_count_is_not_there_for_the_next(
    drawn: Drawn, number: int, rounds: int
) -> None:
    """A field of another turn or round is another field: the page keeps what is typed by its id."""
    first = standing(Stage.CLOSED1)
    turn = first.session.turn
    assert turn
    later = replace(
        first, session=replace(first.session, turn=replace(turn, number=number, rounds=rounds))
    )
    before, after = (
        set(re.findall(r'<input type="number"[^>]* id="([^"]+)"', panel.panel(drawn, each)))
        for each in (first, later)
    )
    assert before
    assert after
    assert not before & after
