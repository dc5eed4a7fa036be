"""The page: its lines, where they come from, and how they may be changed."""

from collections.abc import Callable

from course import plan
from course.answering import reply
from course.content import Course
from course.plan import sheet
from course.plan.sheet import Sheet
from tests.plan.conftest import FULL, PAGE, SPARSE, answers, brim

Make = Callable[..., Sheet]
TASK = {"your-place": {"v": 1, "place": "kommun", "task": "Betalar räkningar"}}


def test_every_field_has_a_place_on_the_page(course: Course) -> None:
    """The page has a line for each of the plan's fields, in both languages."""
    for lang, language in course.languages.items():
        lines = sheet.of(course, lang, {}).lines
        assert set(lines) == set(language.reference.fields)
        assert all(line.label for line in lines.values())


def test_every_field_is_written_by_an_exercise(course: Course) -> None:
    """No line of the page stays empty for want of an exercise that writes it."""
    written = {field for each in course["sv"].exercises.values() for field in each.plan}
    assert written == set(course["sv"].reference.fields)


def test_what_an_exercise_wrote_stands_on_the_page(course: Course) -> None:
    """The page gathers its lines from every lesson."""
    made = sheet.of(course, "sv", TASK)
    assert made.lines["role"].text == "Betalar räkningar"
    assert made.lines["purpose"].text == ""


def test_a_line_can_be_changed_on_the_page_and_is_changed_everywhere(course: Course) -> None:
    """A change on the page is shown in the lesson that the line comes from."""
    edit = {"was": plan.fingerprint("Betalar räkningar"), "now": "Ser till att varor kommer"}
    changed = TASK | {PAGE: answers({})[PAGE] | {"edits": {"role": edit}}}
    assert sheet.of(course, "sv", changed).lines["role"].text == "Ser till att varor kommer"
    drawn = reply(course, "sv", {"answers": changed, "draw": ["keep-start"]})["html"]["keep-start"]
    assert "Ser till att varor kommer" in drawn
    assert PAGE in drawn.partition("data-reads=")[2].partition(">")[0]


def test_a_newer_answer_wins_over_an_older_change(course: Course) -> None:
    """Whoever answers the exercise anew sees the new answer on the page."""
    edit = {"was": plan.fingerprint("Något annat"), "now": "En gammal ändring"}
    changed = TASK | {PAGE: answers({})[PAGE] | {"edits": {"role": edit}}}
    assert sheet.of(course, "sv", changed).lines["role"].text == "Betalar räkningar"


def test_what_was_only_believed_is_an_open_question(page: Make) -> None:
    """Of three needs the one heard is known; those believed or unknown are questions."""
    known, believed, unknown = page(FULL).lines["needs"].needs
    assert (known.open, known.text) == (False, "Uppgift: få varor i tid")
    assert (believed.open, believed.asks, believed.ended) == (True, True, "Hinder: numret saknas.")
    assert (unknown.open, unknown.asks) == (True, False)


def test_the_chain_is_drawn_link_by_link(page: Make) -> None:
    """The chain is taken apart at its “so that”."""
    assert page(FULL).links == ("Jag betalar räkningen", "varorna kommer", "duschen blir av")
    english = page({"chain": "I pay the bill so that goods arrive"}, "en")
    assert english.links == ("I pay the bill", "goods arrive")


def test_a_day_is_said_as_people_say_it(page: Make) -> None:
    """The day of the talk stands in words, in the page's language."""
    assert page(FULL).lines["ask_when"].text == "3 december 2026"
    assert page(FULL, "en").lines["ask_when"].text == "3 December 2026"


def test_a_line_too_long_is_cut_where_the_room_ends(page: Make) -> None:
    """The paper has room for so much of a line; how much is too long is said."""
    line = page({"ask_who": "x" * 70}).lines["ask_who"]
    assert (len(line.shown), line.over) == (60, 10)


def test_empty_parts_are_left_off_a_paper_that_is_well_filled(page: Make) -> None:
    """A part with nothing in it is not printed, unless most of the page is to be filled by hand."""
    without = {
        key: text for key, text in FULL.items() if key not in ("rule", "waste", "waste_hours")
    }
    assert "drop" not in [part.name for column in page(without).on_paper for part in column]
    assert len([part for column in page(SPARSE).on_paper for part in column]) == 6


def test_all_lines_at_the_brim_are_what_the_blueprint_says(course: Course) -> None:
    """The page has 23 lines and 2,558 characters at most."""
    lines = brim(course)
    assert (len(lines), sum(map(len, lines.values()))) == (23, 2558)
