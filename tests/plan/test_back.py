"""Coming back after some days, and the certificate: both follow from the answers alone."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from course import view
from course.answering import learner, reply
from course.content import Course
from course.kinds import certify, revisit
from course.plan import checks, express, progress
from tests.kinds.conftest import Drawn
from tests.kinds.strategies import ANYTHING, UNHURRIED, Json, events
from tests.plan.conftest import FULL, answers

TITLE = '<span lang="en">Whom do you serve?</span>'
DAYS = ("again-2", "again-14", "again-60")
DECIDED = {
    "v": 1,
    "drawn": ["Q01", "Q02", "Q03", "Q04", "Q05"],
    "checked": ["Q01", "Q02", "Q03", "Q04", "Q05"],
    "picks": {"Q01": "a", "Q02": "a", "Q03": "a", "Q04": "a", "Q05": "a"},
    "sure": dict.fromkeys(("Q01", "Q02", "Q03", "Q04", "Q05"), "sure"),
    "wrong": ["Q04", "Q01"],
}


@pytest.fixture
def shown(course: Course) -> Callable[..., Drawn]:
    """Give a function that draws a page beside the lessons with these answers."""

    def draw(name: str, given: dict[str, Any], lang: str = "sv") -> Drawn:
        exercise = course[lang].exercises[name]
        someone = learner(course, lang, given)
        page = Drawn(view.show(course, exercise, given.get(name), someone))
        page.check()
        return page

    return draw


@pytest.mark.parametrize("name", DAYS)
def test_three_situations_come_back(course: Course, name: str) -> None:
    """Three situations are asked, those one was sure of and wrong about before all others."""
    exercise = course["sv"].exercises[name]
    given = {"ten-situations": DECIDED}
    asked = revisit.asked(exercise, None, learner(course, "sv", given))
    assert asked[:2] == ["Q04", "Q01"] or set(asked[:2]) == {"Q04", "Q01"}
    assert len(asked) == len(set(asked)) == 3


@pytest.mark.parametrize("name", DAYS)
def test_a_stranger_gets_three_situations_too(course: Course, name: str) -> None:
    """Without any answer, three situations of the bank are asked, the same each time."""
    exercise = course["sv"].exercises[name]
    someone = course.someone("sv")
    assert revisit.asked(exercise, None, someone) == revisit.asked(exercise, None, someone)
    assert len(revisit.asked(exercise, None, someone)) == 3


def test_the_plan_is_shown_and_asked_about(shown: Callable[..., Drawn]) -> None:
    """The learner's own plan stands there, with the question whether it came about."""
    page = shown("again-14", answers(FULL))
    assert FULL["plan1"] in page.text("again-14-plan-plan1")
    assert "Blev det av?" in page.text("again-14-became")


def test_what_was_asked_stays(course: Course) -> None:
    """The situations answered stay on the page, whatever is decided anew in the course."""
    fields = {"pick-Q07": "a", "pick-Q08": "b", "became": "partly", "obstacle": "Semester"}
    event = {"id": "again-2", "do": "check:Q07.Q08.Q09", "fields": fields}
    made = reply(course, "sv", {"event": event})["answers"]["again-2"]
    assert made["asked"] == ["Q07", "Q08", "Q09"]
    assert (made["picks"], made["became"]) == ({"Q07": "a", "Q08": "b"}, "partly")
    someone = learner(course, "sv", {"ten-situations": DECIDED})
    exercise = course["sv"].exercises["again-2"]
    assert revisit.asked(exercise, made, someone) == made["asked"]
    assert revisit.mark(exercise, made, someone).slots["left"] == 1


def test_all_answered_is_judged(course: Course) -> None:
    """With every situation right and the plan spoken of, the page is right."""
    exercise = course["sv"].exercises["again-2"]
    bank = exercise.spec.bank
    fields = {f"pick-{key}": bank[key].right for key in ("Q07", "Q08", "Q09")}
    event = {"do": "check:Q07.Q08.Q09", "fields": {**fields, "became": "no"}}
    made = revisit.update(exercise, None, event)
    verdict = revisit.mark(exercise, made, course.someone("sv"))
    assert (verdict.state, len(verdict.after)) == ("right", 1)


@UNHURRIED
@given(
    answer=ANYTHING, event=events(["check:Q01.Q02", "check", "check:x"], ["pick-Q01", "a", "yes"])
)
def test_whatever_comes_the_answer_is_valid(course: Course, answer: Json, event: Json) -> None:
    """Any answer and any event give an answer that is its own cleaned self."""
    exercise = course["sv"].exercises["again-2"]
    after = revisit.update(exercise, revisit.clean(exercise, answer), event)
    assert revisit.clean(exercise, after) == after
    revisit.mark(exercise, after, course.someone("sv"))


def everything(course: Course) -> dict[str, Any]:
    """Give answers, as short as can be, that leave nothing undone."""
    asked = [x for one in course["sv"].lessons for x in one.exercises if x.answers]
    one_each = {each.lesson: each.id for each in asked if not each.plan and each.kind != "decide"}
    given = {each: {"v": 1, "picks": {}, "texts": {}} for each in one_each.values()}
    return {**given, **answers(FULL)}


def test_nothing_done_is_nothing_done(course: Course) -> None:
    """Without answers no lesson is opened, and every minute of the course is left."""
    far = progress.of(course, course.someone("sv"))
    assert not any(stage.opened for stage in far.stages)
    assert (far.decided, far.whole) == (False, False)
    assert far.left == sum(each.minutes for each in course["sv"].lessons)


def test_a_course_is_whole_when_three_things_are(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every lesson opened, the situations decided and six checks green: then, and only then."""
    monkeypatch.setattr(progress, "_decided", lambda exercise, who: exercise.id in who.answers)
    whole = {**everything(course), "ten-situations": DECIDED}
    assert progress.of(course, learner_of(course, whole)).whole
    for missing in ("ten-situations", "your-page", next(iter(everything(course)))):
        less = {key: answer for key, answer in whole.items() if key != missing}
        assert not progress.of(course, learner_of(course, less)).whole


def learner_of(course: Course, given: dict[str, Any]) -> Any:
    """Make the learner of answers that the course has not cleaned."""
    someone = course.someone("sv")
    return type(someone)("sv", someone.forms, None, given)


def test_the_certificate_says_what_is_left(shown: Callable[..., Drawn], course: Course) -> None:
    """Until all is done the page lists what is left, each with the way there."""
    page = shown("certificate", {})
    links = [each["href"] for each in page.all("a")]
    assert all(lesson.slug in links for lesson in course["sv"].lessons)
    assert page.one("certificate")["data-whole"] == "no"


def test_the_certificate_asks_for_no_name(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate has lines to write on by hand, and no field to fill in."""
    monkeypatch.setattr(progress.Progress, "whole", True)
    for lang in ("sv", "en"):
        exercise = course[lang].exercises["certificate"]
        page = Drawn(view.show(course, exercise, None, course.someone(lang)))
        page.check()
        assert page.one("certificate")["data-whole"] == "yes"
        assert not page.all("input", "textarea", "form")


def test_a_certificate_is_no_answer(course: Course) -> None:
    """The certificate holds nothing itself."""
    exercise = course["sv"].exercises["certificate"]
    assert certify.clean(exercise, {"name": "x"}) is None
    assert certify.update(exercise, None, {"do": "check"}) is None
    assert not exercise.answers


def test_pages_beside_the_lessons_are_alike_in_both_languages(course: Course) -> None:
    """The same pages have the same addresses and exercises in every language."""
    shapes = [
        [(each.slug, each.minutes, [x.id for x in each.exercises]) for each in language.asides]
        for language in course.languages.values()
    ]
    assert shapes[0] == shapes[1]
    assert {slug for slug, _, _ in shapes[0]} >= {*DAYS, "certificate", "for-your-manager"}


def test_the_half_page_for_a_manager_holds_no_answers(course: Course) -> None:
    """It has no exercise on it, and so nothing to read a learner's answers with."""
    for language in course.languages.values():
        (page,) = [each for each in language.asides if each.slug == "for-your-manager"]
        assert page.exercises == ()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_check_is_mended_where_its_line_is_first_written(course: Course, lang: str) -> None:
    """A check that is not met leads to the exercise of its lesson, not to the last questions."""
    found = {name: each.id for name, each in progress.mend(course, lang).items()}
    assert found["purpose"] == "purpose-from-memory"
    assert found["occasion"] == "when-then"
    assert set(found) == set(checks.FIELDS)


def test_a_title_in_another_language_says_so(course: Course) -> None:
    """Wherever a lesson is named to a reader, a screen reader is told how to pronounce it."""
    last = course["sv"].lessons[-1]
    assert (last.title, last.heading) == ("Whom do you serve?", TITLE)
    steps = express.path(course, "sv")
    assert steps[-1].title == TITLE
    drawn = view.show(
        course, course["sv"].exercises["certificate"], None, learner(course, "sv", {})
    )
    assert "Whom do you serve?" not in drawn or TITLE in drawn
