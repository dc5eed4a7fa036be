"""What a trainer takes home: aggregates from the floor up, in files that other programs open."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.legend import Words
from course.live.export import FORMULA, SEPARATOR, Played, as_csv, as_json, plain
from course.live.results import FLOOR, Result
from course.live.session import Line, Turn
from course.live.stages import Form
from tests.rooms import COURSE, NAMES, ROOMS, exercise, read, room

CHOICE = exercise("what-is-customer-focus")
TURN = {"number", "exercise", "title", "form", "answered", "left_out", "questions", "wall"}
FORMS = st.sampled_from(list(Form))


def played(found: Result, form: Form = Form.VOTE, *lines: Line, number: int = 1) -> Played:
    """A turn that was played."""
    return Played(Turn(number, found.exercise, form, len(found.answered)), found, lines)


def from_json(*turns: Played, lang: str = "sv") -> Any:
    """The file as another program reads it."""
    return json.loads(as_json(lang, turns))


def from_csv(*turns: Played, lang: str = "sv") -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    text = as_csv(COURSE, lang, turns).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=SEPARATOR[lang]))


def line(words: str, votes: int = 0, *, shown: bool = True) -> Line:
    """A line of the wall."""
    return Line("a1b2c3", words, "sv", shown, votes)


def test_the_json_says_what_it_is() -> None:
    """Its kind, its version and the floor stand first; the turns follow in their order."""
    whole = from_json(played(read(CHOICE, room(CHOICE, 5))), played(read(CHOICE), number=2))
    turns = whole.pop("turns")
    assert whole == {"kind": "kundfokus-session", "version": 1, "lang": "sv", "floor": 5}
    assert [each["number"] for each in turns] == [1, 2]
    assert all(each.keys() == TURN for each in turns)


def test_the_json_has_every_count() -> None:
    """A question has its words and options, and each option a count for each round."""
    (turn,) = from_json(played(read(CHOICE, room(CHOICE, 3, 2), room(CHOICE, 2))))["turns"]
    assert turn["answered"] == [5, 2]
    pick = turn["questions"][0]
    assert (pick["key"], pick["words"], pick["people"]) == ("pick", "Vad är kundfokus?", [5, None])
    right = next(each for each in pick["options"] if each["right"])
    assert right["counts"] == [3, None]
    assert sum(each["counts"][0] for each in pick["options"]) == 5


@given(NAMES, ROOMS, ROOMS, FORMS)
def test_nothing_below_the_floor_leaves(
    named: tuple[str, str], first: tuple[int, int], second: tuple[int, int], form: Form
) -> None:
    """However small the rounds, the files hold no count of fewer than five answers."""
    of, lang = exercise(*named), named[1]
    turn = played(read(of, room(of, *first), room(of, *second)), form)
    (told,) = from_json(turn, lang=lang)["turns"]
    rows = from_csv(turn, lang=lang)
    headings = list(rows[0])
    for number, answered in enumerate(told["answered"]):
        few = answered < FLOOR or form is Form.PRIVATE
        for question in told["questions"]:
            assert not few or question["people"][number] is None
            assert not few or {each["counts"][number] for each in question["options"]} == {None}
        own = [row for row in rows if row[headings[6]] == str(number + 1)]
        assert own
        assert not few or [row[headings[8]] for row in own] == [""]


def test_a_private_turn_says_how_many_and_no_more() -> None:
    """Of what is answered in private only the number of answers is taken home."""
    turn = played(read(CHOICE, room(CHOICE, 9)), Form.PRIVATE, line("Hemligt"))
    (told,) = from_json(turn)["turns"]
    assert (told["answered"], told["questions"], told["wall"]) == ([9], [], [])
    (row,) = from_csv(turn)
    assert row["Antal som svarat"] == "9"
    assert "Hemligt" not in f"{told}{row}"


def test_a_wall_has_the_lines_let_through() -> None:
    """The most liked first; a line held back and a line's mark are nowhere."""
    lines = (line("Sist"), line("Först", 3), line("Hemligt", 9, shown=False))
    turn = played(read(CHOICE, room(CHOICE, 2)), Form.WALL, *lines)
    (told,) = from_json(turn)["turns"]
    assert told["wall"] == [
        {"words": "Först", "lang": "sv", "votes": 3},
        {"words": "Sist", "lang": "sv", "votes": 0},
    ]
    rows = from_csv(turn)
    assert [(row["Svar"], row["Antal"]) for row in rows[1:]] == [("Först", "3"), ("Sist", "0")]
    whole = as_json("sv", [turn]) + as_csv(COURSE, "sv", [turn]).decode()
    assert "Hemligt" not in whole
    assert "a1b2c3" not in whole


def test_the_table_has_a_line_for_each_option_and_round() -> None:
    """A line says the question, the option, whether it is right, the round and its numbers."""
    rows = from_csv(played(read(CHOICE, room(CHOICE, 3, 2), room(CHOICE, 4, 1))))
    right = [row for row in rows if row["Rätt"] == "Ja"]
    assert [(r["Röst"], r["Antal som svarat"], r["Antal"], r["Procent"]) for r in right] == [
        ("1", "5", "3", "60"),
        ("2", "5", "4", "80"),
    ]
    assert {row["Fråga"] for row in rows} == {"Vad är kundfokus?", "Hur säker är du?"}
    assert {row["Rätt"] for row in rows if row["Fråga"] == "Hur säker är du?"} == {""}


@pytest.mark.parametrize(("lang", "separator"), [("sv", ";"), ("en", ",")])
def test_excel_opens_the_table(lang: str, separator: str) -> None:
    """It begins with a byte order mark and is parted as Excel does in the language's country."""
    written = as_csv(COURSE, lang, [played(read(exercise(CHOICE.id, lang)))])
    assert written.startswith(b"\xef\xbb\xbf")
    head = written.decode("utf-8-sig").splitlines()[0]
    assert head.count(separator) == 9
    assert len(from_csv(played(read(exercise(CHOICE.id, lang), [])), lang=lang)[0]) == 10


@given(st.text(min_size=1, max_size=12))
def test_no_text_is_a_formula(said: str) -> None:
    """Whatever someone wrote, no cell begins as a formula does; numbers stay numbers."""
    assert not str(plain(said)).lstrip(" ").startswith(FORMULA)
    assert str(plain(said)).removeprefix("'") == said.removeprefix("'")
    assert plain(-3) == -3


@pytest.mark.parametrize(
    "start", ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1"]
)
def test_a_formula_on_the_wall_is_text(start: str) -> None:
    """A line that a spreadsheet would work out has an apostrophe before it, in the CSV only."""
    turn = played(read(CHOICE, room(CHOICE, 2)), Form.WALL, line(start))
    assert from_csv(turn)[-1]["Svar"] == f"'{start}"
    assert from_json(turn)["turns"][0]["wall"][0]["words"] == start


def test_a_title_is_guarded_too() -> None:
    """A trainer's own exercise may be called what a spreadsheet would work out."""
    found = read(CHOICE, room(CHOICE, 5))
    named = replace(found, title=Words(found.title.html, "=HYPERLINK()"))
    assert {row["Rubrik"] for row in from_csv(played(named))} == {"'=HYPERLINK()"}
