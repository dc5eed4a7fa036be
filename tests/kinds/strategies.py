"""What may come over the wire: any JSON at all, and JSON that nearly makes sense."""

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from course import kinds
from course.answer import VERSION
from course.lesson import Exercise

TEXTS = st.text(max_size=20)
LONG = st.sampled_from(["å" * 450, "två ord " * 60, "  \t\n ", "\ud800", "İ" * 130])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | LONG



def grown(leaves: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Lists and mappings of leaves, a few deep."""
    return st.recursive(leaves, lambda inner: either(keys, inner), max_leaves=12)


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


def check_update(exercise: Exercise, raw: Any, happened: Any) -> dict[str, Any] | None:  # noqa: ANN401
    """Hold that any event on any answer gives a valid answer, which JSON keeps as it is."""
    kind = kinds.of(exercise.kind)
    assert kind
    answer = kind.update(exercise, raw, happened)
    assert kind.clean(exercise, answer) == answer
    if answer is None:
        return None
    assert answer["v"] == VERSION
    assert json.loads(json.dumps(answer)) == answer
    kept = kind.clean(exercise, raw)
    assert kind.clean(exercise, kept) == kept
    return answer
