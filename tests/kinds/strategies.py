"""What may come over the wire: any JSON at all, and JSON that nearly makes sense."""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias, get_args

from hypothesis import settings
from hypothesis import strategies as st

from course import kinds
from course.answer import VERSION
from course.learner import Learner
from course.lesson import Exercise
from course.verdict import State

Json: TypeAlias = Any  # an answer or none, as loosely typed as it comes
FIELDS = {  # of the tests' world
    "nearest": 60,
    "ultimate": 20,
    "payer": 30,
    "pay_sentence": 60,
    "needs": 180,
    "ask_who": 20,
    "ask_q": 70,
    "ask_when": 20,
    "ask_rhythm": 20,
    "rule": 60,
    "waste": 20,
    "waste_hours": 8,
    "plan1": 60,
    "plan2": 70,
}
UNHURRIED = settings(deadline=None)  # a busy computer is no failure

TEXTS = st.text(max_size=20)
LONG = st.sampled_from(["å" * 450, "två ord " * 60, "  \t\n ", "\ud800", "İ" * 130])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | LONG


def grown(leaves: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Lists and mappings of leaves, a few deep."""
    return st.recursive(leaves, lambda inner: either(keys, inner), max_leaves=8)


def either(keys: st.SearchStrategy[str], inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A list, or a mapping; built from pairs, so that a failure's description stays short."""
    pairs = st.lists(st.tuples(keys, inner), max_size=6)
    return st.builds(
        lambda mapping, found: dict(found) if mapping else [value for _, value in found],
        st.booleans(),
        pairs,
    )


ANYTHING = grown(SCALARS, TEXTS)


def near(words: Sequence[str]) -> st.SearchStrategy[Any]:
    """JSON made of an exercise's own words, in places that may or may not be theirs."""
    word = st.sampled_from(list(words))
    return grown(word | st.lists(word, max_size=6) | SCALARS, word)


def events(does: Sequence[str], words: Sequence[str]) -> st.SearchStrategy[Any]:
    """Events: anything, or something known done with fields that may make sense."""
    word = st.sampled_from(list(words))
    values = word | st.lists(word, max_size=5) | SCALARS | ANYTHING
    fields = st.dictionaries(word, values, max_size=8)
    known = st.sampled_from(list(does)) | TEXTS
    return ANYTHING | st.fixed_dictionaries({"do": known, "fields": fields | ANYTHING})


def raw_answers(words: Sequence[str]) -> st.SearchStrategy[Any]:
    """Stored answers: nothing, anything, or a mapping of the exercise's own words."""
    word = st.sampled_from(list(words))
    return ANYTHING | near(words) | st.dictionaries(word, near(words), max_size=6)


def check_events(
    exercise: Exercise,
    someone: Learner,
    data: st.DataObject,
    does: Sequence[str],
    words: Sequence[str],
) -> None:
    """Hold that any events on any answer give valid answers, and that these can be judged."""
    kind = kinds.of(exercise.kind)
    assert kind
    answer = kind.clean(exercise, data.draw(raw_answers(words)))
    assert kind.clean(exercise, answer) == answer
    answer = data.draw(raw_answers(words) | st.just(answer))
    for happened in data.draw(st.lists(events(does, words), min_size=1, max_size=4)):
        answer = kind.update(exercise, answer, happened)
        assert kind.clean(exercise, answer) == answer
        assert json.loads(json.dumps(answer)) == answer
        assert kind.mark(exercise, answer, someone).state in get_args(State)
        kind.context(exercise, answer, someone)
        lines = kind.plan(exercise, answer)
        assert set(lines) <= set(exercise.plan)
        assert all(0 < len(line) <= FIELDS[name] for name, line in lines.items())
        if answer is not None:
            assert answer["v"] == VERSION
            assert kind.tally(exercise, [answer, answer]) is not None
