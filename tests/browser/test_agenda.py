"""Sixty minutes in fast motion: a trainer in JupyterLab, a big screen, and six with phones."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from course.content import Course
from tests.browser.live import silent, votes, walls
from tests.browser.live.classroom import classroom, everything
from tests.browser.live.desk import press
from tests.browser.live.meeting import Meeting, meeting
from tests.browser.live.people import PATIENCE

WHO = {"anna": "sv", "bo": "sv", "cecilia": "sv", "dan": "en", "eve": "en", "finn": "en"}
KEYBOARD = "cecilia"
WRITTEN = (*silent.SECRETS.values(), *walls.LADDERS.values(), walls.WAIT, walls.PAPER)


@pytest.fixture
def met(browser: Browser, course: Course, tmp_path: Path) -> Iterator[Meeting]:
    """Give a classroom, and everybody before the room is opened."""
    with (
        classroom(tmp_path) as room,
        meeting(browser, course, room, WHO, KEYBOARD) as everybody,
    ):
        yield everybody


def test_sixty_minutes_go_as_the_notebook_says(met: Meeting) -> None:
    """Each exercise of the agenda is led by its own cell, and each sees what is theirs to see."""
    come_in(met)
    votes.choose_a_word(met)
    silent.three_questions(met)
    walls.for_whose_sake(met)
    votes.vote_talk_and_vote(met)
    votes.guess_and_compare(met)
    silent.whom_to_ask(met)
    walls.time_thief(met)
    silent.when_and_then(met)
    silent.the_last_question(met)
    assert met.early() == []
    take_the_result(met)
    end_and_delete(met)


def come_in(met: Meeting) -> None:
    """The first cell opens the room: by link, or by code, five of six come in without a name."""
    met.desk.open(met.room)
    panel, met.link = met.desk.room()
    code = met.link.rpartition("/")[2]
    expect(panel).to_contain_text(code)
    met.screen.goto(f"{met.link}/screen?lang=sv")
    expect(met.screen.get_by_role("complementary")).to_contain_text(code)
    expect(met.screen.get_by_role("img", name=re.compile("QR"))).to_be_visible()
    met.joins("anna", "cecilia", "dan", "finn")
    met.people["bo"].join_by_code(f"{met.course}/live", code)
    met.came("bo")
    met.hear("live_lobby")
    met.screen_says("Ta fram telefonen", "5 är med")
    expect(panel).to_contain_text("I rummet: 5", timeout=PATIENCE)


def take_the_result(met: Meeting) -> None:
    """The export has numbers, and lines that the room has seen; nothing that was private."""
    met.desk.run('export("resultat")')
    said = met.desk.page.get_by_text("Resultatet är sparat:")
    expect(said).to_be_visible(timeout=PATIENCE)
    taken = everything(met.room.copy / "trainer" / "resultat").decode("utf-8")
    assert votes.CORNERSTONE in taken
    assert walls.LADDERS["eve"] in taken
    assert [each for each in (*silent.SECRETS.values(), walls.UNSAID) if each in taken] == []


def end_and_delete(met: Meeting) -> None:
    """Everyone hears that it is over; of all that was written no file but the export has a word."""
    before = everything(met.room.store)
    assert all(each.encode() in before for each in WRITTEN)
    met.desk.run("end()")
    panel = met.desk.shown("Avsluta rummet")
    press(panel, "Avsluta och radera")
    expect(panel).to_contain_text("Det går inte att ångra.")
    press(panel, "Ja, radera allt")
    expect(panel).to_contain_text("Rummet är avslutat", timeout=PATIENCE)
    for each in met.here:
        each.hears("live_say_over")
        expect(each.page.get_by_role("link", name=each.words["live_to_course"])).to_be_visible()
        assert "kundfokus-live" not in each.page.evaluate("Object.keys(localStorage).join()")
    met.screen_says("Rummet är stängt. Alla svar är raderade.")
    nothing_is_left(met)


def nothing_is_left(met: Meeting) -> None:
    """No word of theirs in the store, in the notebook as it is saved, or in a log."""
    with met.desk.page.expect_response(lambda asked: asked.request.method == "PUT"):
        met.desk.page.keyboard.press("Control+s")
    for path in (met.room.copy / "trainer" / "resultat").iterdir():
        path.unlink()  # the trainer's own, which is to be kept
    left = everything(met.room.copy) + met.room.log.read_bytes()
    assert [each for each in WRITTEN if each.encode() in left] == []
