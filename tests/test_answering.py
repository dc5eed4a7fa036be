"""The one reply: what every carrier asks of the course."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course import kinds
from course.answering import reply
from course.content import Course

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def check(
    course: Course,
    lang: str,
    id_: str,
    fields: dict[str, Any],
    answers: dict[str, Any] | None = None,
    do: str = "check",
) -> dict[str, Any]:
    """Send one event and give the reply."""
    event = {"id": id_, "do": do, "fields": fields}
    return reply(course, lang, {"answers": answers or {}, "event": event, "draw": [id_]})


def test_an_event_gives_an_answer_and_its_html(course: Course) -> None:
    """A check gives the next answer and the exercise drawn with it."""
    got = check(course, "sv", "how-far", {"receptionist": "none"})
    assert got["answers"]["how-far"]["picks"] == {"receptionist": "none"}
    assert 'data-answer="partly"' in got["html"]["how-far"]


def test_what_stands_beside_the_lessons_is_answered_too(course: Course) -> None:
    """An exercise of a page beside the lessons gets its answer and its HTML like any other."""
    for lang in ("sv", "en"):
        for key in (
            "follow-up-done",
            "follow-up-obstacle",
            "usefulness-soon",
            "usefulness-first",
            "guess-held",
        ):
            pick = next(iter(course[lang].exercises[key].spec.options))
            got = check(course, lang, key, {"pick": pick})
            assert got["answers"][key]["pick"] == pick
            assert 'data-answer="done"' in got["html"][key]


def test_nothing_asked_gives_nothing(course: Course) -> None:
    """A request that asks for nothing changes nothing and draws nothing."""
    got = reply(course, "sv", {})
    assert (got["answers"], got["html"], got["place"]) == ({}, {}, None)


def test_a_chosen_word_speaks_in_every_exercise(course: Course) -> None:
    """An exercise drawn with the answer that names the word says that word, not the default."""
    word = check(course, "sv", "your-word", {"key": "sökande"}, do="word")
    assert word["forms"]["sv"]["def_sg"] == "den sökande"
    assert word["forms"]["en"]["one"] == "an applicant"
    drawn = reply(course, "sv", {"answers": word["answers"], "draw": ["how-far"]})["html"][
        "how-far"
    ]
    assert "Hur långt är det till" in drawn
    assert "den sökande" in drawn


def test_an_own_word_is_guessed_and_can_be_edited(course: Course) -> None:
    """An own word gets guessed forms; an edited form stays as it was typed."""
    first = check(course, "sv", "your-word", {"key": "own", "indef_sg": "kursare"}, do="word")
    assert first["forms"]["sv"]["def_pl"] == "kursarna"
    own = first["answers"]["your-word"]["own"]["sv"]
    edited = check(
        course,
        "sv",
        "your-word",
        {"key": "own", **own, "def_pl": "kursisterna"},
        first["answers"],
        do="word",
    )
    assert edited["forms"]["sv"]["def_pl"] == "kursisterna"
    assert edited["forms"]["sv"]["def_pl_gen"] == "kursisternas"


def test_an_own_word_has_forms_in_each_language(course: Course) -> None:
    """Forms typed in Swedish stay when English ones are added."""
    swedish = check(course, "sv", "your-word", {"key": "own", "indef_sg": "kursare"}, do="word")
    both = check(
        course, "en", "your-word", {"key": "own", "sg": "attendee"}, swedish["answers"], do="word"
    )
    assert both["forms"]["sv"]["indef_sg"] == "kursare"
    assert both["forms"]["en"]["one"] == "an attendee"


def test_the_place_follows(course: Course) -> None:
    """The chosen place is told, so that the page can show its story."""
    assert check(course, "sv", "your-place", {"place": "labb"}, do="place")["place"] == "labb"


def test_what_is_kept_is_shown(course: Course) -> None:
    """The lesson's summary shows what its exercises have written in the plan."""
    answers = check(course, "sv", "your-place", {"place": "labb", "task": "Läser av prover"})[
        "answers"
    ]
    drawn = reply(course, "sv", {"answers": answers, "draw": ["keep-start"]})["html"]["keep-start"]
    assert "Läser av prover" in drawn
    assert "Inget skrivet än" in drawn


def test_what_a_learner_types_is_escaped(course: Course) -> None:
    """Markup typed by a learner is drawn as text, in an exercise and in the summary."""
    got = check(
        course, "sv", "your-place", {"place": "own", "task": "<img src=x onerror=alert(1)>"}
    )
    drawn = reply(course, "sv", {"answers": got["answers"], "draw": ["keep-start"]})["html"][
        "keep-start"
    ]
    assert "<img" not in got["html"]["your-place"] + drawn
    assert "&lt;img" in drawn


def test_an_exercise_unknown_to_the_course_is_left_alone(course: Course) -> None:
    """An old page's exercise that is gone gives no error and no answer."""
    got = check(course, "sv", "long-gone", {"a": "b"}, {"long-gone": {"v": 1}})
    assert (got["answers"], got["html"]) == ({}, {})


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(
    asked=JSON,
    id_=st.sampled_from(
        ["your-word", "your-place", "how-far", "follow-the-money", "for-whose-sake"]
    ),
    raw=JSON,
    fields=JSON,
    do=st.sampled_from(["check", "word", "guess", "place", "next", "up:x", ""]),
)
def test_whatever_is_sent_there_is_a_valid_reply(
    course: Course, asked: Any, id_: str, raw: Any, fields: Any, do: str
) -> None:
    """No JSON value raises an error, and every answer that comes back is a valid one."""
    reply(course, "sv", asked)
    got = reply(
        course,
        "sv",
        {"answers": {id_: raw}, "event": {"id": id_, "do": do, "fields": fields}, "draw": [id_]},
    )
    for exercise, answer in got["answers"].items():
        kind = kinds.of(course["sv"].exercises[exercise].kind)
        assert kind
        assert kind.clean(course["sv"].exercises[exercise], answer) == answer
    assert id_ in got["html"]
