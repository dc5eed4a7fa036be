"""Things in an order, moved by buttons."""

import pytest

from course import moving

ORDER = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("way", "key", "after"),
    [("up", "b", ["b", "a", "c"]), ("down", "b", ["a", "c", "b"]), ("down", "a", ["b", "a", "c"])],
)
def test_a_move_swaps_neighbours(way: str, key: str, after: list[str]) -> None:
    """What moves changes places with the one above or below."""
    assert moving.moved(ORDER, way, key) == after
    assert ORDER == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("way", "key"), [("up", "a"), ("down", "c"), ("left", "b"), ("", ""), ("up", "x")]
)
def test_what_cannot_move_stays(way: str, key: str) -> None:
    """At the ends, in another direction, or when it is not there, nothing moves."""
    assert moving.moved(ORDER, way, key) is None


@pytest.mark.parametrize("raw", [None, "abc", ["a", "b"], ["a", "b", "b"], [1, 2, 3], {"a": 1}])
def test_only_a_whole_order_is_kept(raw: object) -> None:
    """A stored order is one of just these keys, each once."""
    assert moving.kept(raw, ("a", "b", "c")) is None
    assert moving.kept(["c", "a", "b"], ("a", "b", "c")) == ["c", "a", "b"]
