"""The kind `approve`: one's own page, any line of which can be changed in place."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import view
from course.answer import new
from course.content import Course
from course.kinds import approve
from course.learner import Learner
from course.lesson import Exercise
from course.plan import fingerprint
from tests.kinds.conftest import Drawn
from tests.kinds.strategies import ANYTHING, UNHURRIED, Json, events, raw_answers

SAMPLE = """\
::: approve #a-page S01 MC01 plan=payer
## Din sida

Läs den.

> MC01 Sätt upp den.
:::
"""
WORDS = ["nearest", "pay_sentence", "now", "was", "edits", "editing", "days", "2", "14", "larger"]
DOES = ["edit:nearest", "edit:payer", "edit:nothing", "keep", "restore", "approve", "set", "check"]
FORM = {"days": ["2", "14", "60"], "size": "one"}


@pytest.fixture(scope="module")
def exercise(exercise_from: Callable[..., Exercise]) -> Exercise:
    """Give the sample, in which the line `payer` stands for the reminders."""
    return exercise_from(SAMPLE)


@pytest.fixture(scope="module")
def shown(course: Course) -> Callable[..., Drawn]:
    """Give a function that draws the course's own page with an answer."""

    def draw(answer: Json = None, lang: str = "sv", **others: Json) -> Drawn:
        someone = course.someone(lang)
        given = {**others, **({"your-page": answer} if answer else {})}
        learner = Learner(lang, someone.forms, None, given)
        page = Drawn(view.show(course, course[lang].exercises["your-page"], answer, learner))
        page.check()
        return page

    return draw


def do(exercise: Exercise, what: str, answer: Json = None, **typed: str) -> Json:
    """Send an event with the form as it stands; `typed` are lines by field."""
    lines = {f"now-{field}-{fingerprint('')}": text for field, text in typed.items()}
    return approve.update(exercise, answer, {"do": what, "fields": {**FORM, **lines}})


def test_a_page_just_seen_is_no_answer(exercise: Exercise, someone: Learner) -> None:
    """To look at the page, or to choose what was chosen already, is no answer."""
    assert do(exercise, "set") is None
    assert approve.mark(exercise, None, someone).state == "empty"


def test_a_line_is_opened_written_and_kept(exercise: Exercise, someone: Learner) -> None:
    """A line opens where it stands; what is written there is kept, and the line closes."""
    opened = do(exercise, "edit:nearest")
    assert opened["editing"] == "nearest"
    kept = do(exercise, "keep", opened, nearest="Läkaren")
    assert kept["edits"]["nearest"] == {"was": fingerprint(""), "now": "Läkaren"}
    assert (kept["editing"], approve.mark(exercise, kept, someone).said) == ("", "said_saved")


def test_to_open_another_line_keeps_the_first(exercise: Exercise) -> None:
    """Whatever one does next, a line that stood open is kept as it was written."""
    opened = do(exercise, "edit:nearest")
    for next_thing in ("edit:ultimate", "set", "approve"):
        assert (
            do(exercise, next_thing, opened, nearest="Läkaren")["edits"]["nearest"]["now"]
            == "Läkaren"
        )


def test_the_first_text_can_be_brought_back(exercise: Exercise) -> None:
    """A changed line can be put back, and so can one that was written as it was before."""
    kept = do(exercise, "keep", do(exercise, "edit:nearest"), nearest="Läkaren")
    assert do(exercise, "restore", do(exercise, "edit:nearest", kept), nearest="x") is None
    assert do(exercise, "keep", do(exercise, "edit:nearest", kept), nearest="") is None


def test_the_reminders_cannot_be_written(exercise: Exercise) -> None:
    """The line of the reminders follows the boxes, and is not open to writing."""
    assert do(exercise, "edit:payer") is None


def test_a_line_too_long_is_said(exercise: Exercise, someone: Learner) -> None:
    """A change longer than its room is kept, and said to be too long."""
    kept = do(exercise, "keep", do(exercise, "edit:ultimate"), ultimate="x" * 21)
    verdict = approve.mark(exercise, kept, someone)
    assert (verdict.state, verdict.said) == ("partly", "said_too_long")


def test_an_approved_page_is_done_and_names_its_reminders(
    exercise: Exercise, someone: Learner
) -> None:
    """Approval makes the exercise done, shows what the author says last, and writes the days."""
    done = do(exercise, "approve")
    verdict = approve.mark(exercise, done, someone)
    assert (verdict.state, verdict.after[0].tag) == ("done", "MC01")
    assert approve.plan(exercise, done) == {"payer": "2, 14 + 60"}
    assert approve.plan(exercise, do(exercise, "edit:nearest")) == {}


def test_no_reminder_is_a_choice(exercise: Exercise) -> None:
    """Whoever unticks every day is reminded of nothing."""
    done = approve.update(exercise, None, {"do": "approve", "fields": {"size": "one"}})
    assert done
    assert done["days"] == []
    assert approve.plan(exercise, done) == {}


def test_the_block_holds_nothing_else(mistake_in: Callable[[str], tuple[int, str]]) -> None:
    """A list or a missing plan field is a mistake, said in plain words."""
    listed = SAMPLE.replace("Läs den.", "- `key` En rad")
    assert mistake_in(listed)[1].startswith("An approve block holds")
    assert "plan=followups" in mistake_in(SAMPLE.replace(" plan=payer", ""))[1]


@UNHURRIED
@given(answer=raw_answers(WORDS), event=events(DOES, [*WORDS, f"now-nearest-{fingerprint('')}"]))
def test_whatever_comes_the_answer_is_valid(
    exercise: Exercise, someone: Learner, answer: Json, event: Json
) -> None:
    """Any answer and any event give an answer that is its own cleaned self."""
    cleaned = approve.clean(exercise, answer)
    after = approve.update(exercise, cleaned, event)
    assert approve.clean(exercise, after) == after
    approve.mark(exercise, after, someone)


def test_the_page_is_drawn_in_both_languages(shown: Callable[..., Drawn]) -> None:
    """Unanswered, every line is empty, and all but the reminders can be written."""
    for lang in ("sv", "en"):
        page = shown(lang=lang)
        pens = [key for key in page.ids() if key.startswith("your-page-edit-")]
        assert len(pens) == 22
        assert page.html.count('data-passed="no"') == 6


def test_the_open_line_is_drawn_as_a_field(shown: Callable[..., Drawn]) -> None:
    """The open line is a labelled field that focus goes to, and its button stays where it was."""
    closed = new(edits={}, editing="", days=["2"], larger=False, approved=False)
    page = shown(closed | {"editing": "purpose"})
    field = page.one("your-page-now-purpose")
    assert "data-focus" in field
    assert page.text("your-page-edit-purpose").startswith("Klar")
    assert "your-page-edit-purpose" in shown(closed).ids()


@UNHURRIED
@given(st.text(max_size=60) | st.sampled_from(['<script>x</script>"', "</textarea><b>", "{{ x }}"]))
def test_what_is_written_is_drawn_as_written(shown: Callable[..., Drawn], text: str) -> None:
    """Signs that mean something to HTML or to the template are shown as they are."""
    edit = {"purpose": {"was": fingerprint(""), "now": " ".join(text.split())}}
    page = shown(new(edits=edit, editing="purpose", days=[], larger=True, approved=True))
    assert "<script>" not in page.html
    assert "<b>" not in page.html


def test_it_reads_every_exercise_that_writes_a_line(course: Course) -> None:
    """The page follows all exercises that write in the plan, and not itself."""
    read = view.reads(course, course["sv"].exercises["your-page"])
    writers = {each.id for each in course["sv"].exercises.values() if each.plan}
    assert set(read) == writers - {"your-page"} | set(course.asks.values())


@given(ANYTHING)
def test_a_room_counts_approvals_and_days_only(exercise: Exercise, raw: Json) -> None:
    """What stands on a page is never counted."""
    answer = approve.clean(exercise, raw)
    tally = approve.tally(exercise, [answer] if answer else [])
    assert set(tally) == {"approved", "days"}
