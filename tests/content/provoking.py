"""Answers that make an exercise say all it can: one function for each kind of form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from course import kinds
from course.answer import Answer
from course.content import Course
from course.lesson import Exercise
from course.situations import Situation

Raw = dict[str, Any]

CUES = {"sv": "på måndag klockan nio", "en": "on Monday at nine"}
SOME_TIME = {"sv": "när jag orkar", "en": "when I can"}
LONG_AGO, SOON, LATE = "2026-01-01", "2026-01-10", "2026-06-01"


def answers(course: Course, exercise: Exercise) -> Iterator[Answer]:
    """Give valid answers that together call for every piece of feedback."""
    kind = kinds.of(exercise.kind)
    assert kind
    for raw in _WAYS[exercise.kind](exercise, course):
        if (answer := kind.clean(exercise, raw)) is not None:
            yield answer


def _texts(rows: Mapping[str, object], said: str = "Ett ord") -> dict[str, str]:
    return dict.fromkeys(rows, said)


def _hints(exercise: Exercise, course: Course, name: str) -> str:
    return min(filter(str.isalpha, course[exercise.lang].reference.hints[name]))


def _pick(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    spec = exercise.spec
    for key in getattr(spec, "branches", None) or spec.options:
        yield {"pick": key, "sure": "sure", "seen": [key]}


def _rows(rows: Sequence[Any], keys: Sequence[str]) -> Iterator[Raw]:
    for key in keys:
        yield {"picks": {row.key: key for row in rows}, "checked": [row.key for row in rows]}


def _rate(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield from _rows(exercise.spec.rows, exercise.spec.steps)


def _match(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    spec = exercise.spec
    yield from _rows(spec.rows, list(spec.options))
    # only some notes are shown at once: each row and word by itself, too
    for row in spec.rows:
        for key in spec.options:
            yield {"picks": {row.key: key}, "checked": [row.key]}


def _fill(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    gaps = [link for link in exercise.spec.links if link.answer]
    yield {"picks": {gap.key: gap.answer for gap in gaps}}
    yield from _rows(gaps, list(exercise.spec.options))


def _questions(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    spec = exercise.spec
    for key, question in spec.questions.items():
        for pick in question.options:
            yield {"picks": {key: pick}}


def _probe(exercise: Exercise, course: Course) -> Iterator[Raw]:
    questions = list(exercise.spec.questions.values())
    paths: list[dict[str, str]] = [{}]
    for question in questions:
        paths += [{**path, question.key: pick} for path in paths for pick in question.options]
    texts = _texts(exercise.spec.lines)
    yield from ({"picks": path, "texts": texts} for path in paths)
    yield from _questions(exercise, course)


def _find(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield {"ticks": list(exercise.spec.options)}


def _tick(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    for column in exercise.spec.columns:
        yield {"ticks": {actor.key: [column] for actor in exercise.spec.actors}}


def _order(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    for place, variant in exercise.spec.variants.items():
        for first in variant.right:
            order = [first, *(key for key in variant.right if key != first)]
            yield {"place": place, "orders": {variant.id: order}, "checked": True}


def _rank(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    for first in exercise.spec.needs:
        order = [first, *(key for key in exercise.spec.needs if key != first)]
        yield {"order": order, "heard": True}


def _decide(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    spec = exercise.spec
    keys = list(spec.items)
    for start in range(0, len(keys), spec.draw):
        drawn = keys[start : start + spec.draw]
        for letter in ("a", "b", "c", "d"):
            yield {
                "drawn": drawn,
                "checked": drawn,
                "picks": dict.fromkeys(drawn, letter),
                "sure": dict.fromkeys(drawn, "sure"),
            }


def _written(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    spec = exercise.spec
    rows = getattr(spec, "lines", None) or [q.key for q in getattr(spec, "questions", ())]
    levels = dict.fromkeys(rows, "heard")
    yield {"texts": _texts(dict.fromkeys(rows)), "levels": levels, "sure": levels}


def _name(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield from ({"key": key} for key in (*exercise.spec.words, "own"))


def _place(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield from ({"place": key, "task": "Ett ord"} for key in exercise.spec.says)


def _climb(exercise: Exercise, course: Course) -> Iterator[Raw]:
    own = {"text": _hints(exercise, course, "self_words"), "outside": False}
    near, far = {"text": "Vägbygget", "outside": False}, {"text": "Barnen", "outside": True}
    yield from ({"steps": steps} for steps in ([own], [near] * 4, [near, far]))


def _say(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    texts = {part.key: "Ett ord" for part in exercise.spec.parts}
    yield {"texts": texts, "checks": [], "checked": True}


def _again(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield {"texts": _texts(exercise.spec.questions), "ticks": {}, "checked": True}


def _show(exercise: Exercise, course: Course) -> Iterator[Raw]:
    for said in (_hints(exercise, course, "abstract_words"), "Vi ringer upp samma dag"):
        yield {"texts": _texts(exercise.spec.rows, said)}


def _chain(exercise: Exercise, course: Course) -> Iterator[Raw]:
    for name in ("self_words", "report_words"):
        last = _hints(exercise, course, name)
        texts = _texts(exercise.spec.rows) | {exercise.spec.last: last}
        yield {"texts": texts, "checked": True}
    yield {"texts": _texts(exercise.spec.rows, "Vägen"), "checked": True}


def _ask(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    texts = _texts(exercise.spec.lines)
    for route in exercise.spec.routes:
        yield {"route": route, "texts": texts, "when": SOON, "day": LONG_AGO, "saved": True}
    without = {key: text for key, text in texts.items() if key != "rhythm"}
    for when in ("", LATE, LONG_AGO):
        yield {"texts": without, "when": when, "day": "2026-01-05", "saved": True}


def _commit(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    cue = CUES[exercise.lang]
    rows = exercise.spec.lines
    for when in (cue, "Ett ord", SOME_TIME[exercise.lang]):
        texts = _texts(rows) | {key: when for key in rows if key.startswith("when")}
        yield {"texts": texts, "day": LONG_AGO}
    whole = _texts(rows) | {key: cue for key in rows if key.startswith("when")}
    memory = dict.fromkeys(("memory1", "memory2"), "Ett ord")
    yield {"texts": whole, "memory": memory, "day": LONG_AGO}


def _count(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    texts = _texts(exercise.spec.rows, "2") | {"text": "En lista"}
    yield from ({"type": key, "texts": texts} for key in exercise.spec.types)


def _remember(_exercise: Exercise, _course: Course) -> Iterator[Raw]:
    texts = {"mine": "Ett ord", "real": "Ett ord"}
    yield {"texts": texts, "sure": "sure", "near": "3", "looked": True}


def _act(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    for key in exercise.spec.options:
        yield {"pick": key, "texts": _texts(exercise.spec.rows)}


def _revisit(exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield from ({"became": key} for key in exercise.spec.became)


def _approve(_exercise: Exercise, _course: Course) -> Iterator[Raw]:
    yield {"approved": True}


_WAYS: Mapping[str, Callable[[Exercise, Course], Iterator[Raw]]] = {
    "act": _act, "again": _again, "approve": _approve, "ask": _ask, "chain": _chain,
    "choose": _pick, "climb": _climb, "commit": _commit, "count": _count, "decide": _decide,
    "fill": _fill, "find": _find, "guess": _pick, "match": _match, "name": _name, "need": _written,
    "order": _order, "place": _place, "poll": _pick, "prefer": _questions, "probe": _probe,
    "rank": _rank, "rate": _rate, "recall": _questions, "remember": _remember, "reply": _pick,
    "revisit": _revisit, "say": _say, "show": _show, "tick": _tick, "write": _written,
}  # fmt: skip


def quotes(value: object) -> Iterator[Any]:
    """Give every piece of feedback in a spec; the situations that an old plan draws are not its."""
    if hasattr(value, "tag") and hasattr(value, "place") and hasattr(value, "text"):
        yield value
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from quotes(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from () if isinstance(each, Situation) else quotes(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from quotes(each)
