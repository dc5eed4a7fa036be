"""Things put in order with Up and Down: the first mix, a move, the words that tell of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from course.body import Item
from course.learner import Learner
from course.mixing import mixed
from course.verdict import Verdict

WAYS: Mapping[str, int] = {"up": -1, "down": 1}


def start(seed: str, right: tuple[str, ...]) -> tuple[str, ...]:
    """Mix the keys for a first order: not right, not reversed, another key first."""
    several = mixed(seed, right)
    turns = (tuple(several[turn:] + several[:turn]) for turn in range(len(several)))
    return next(turn for turn in turns if turn[0] != right[0] and turn != right[::-1])


def kept(raw: object, right: Sequence[str]) -> list[str] | None:
    """Read a stored order; None when it is not made of just these keys."""
    strings = isinstance(raw, list) and all(isinstance(key, str) for key in raw)
    return list(raw) if isinstance(raw, list) and strings and sorted(raw) == sorted(right) else None


def moved(order: Sequence[str], way: str, key: str) -> list[str] | None:
    """Swap a key with its neighbour; None when there is no such way, key or neighbour."""
    by = WAYS.get(way)
    if by is None or key not in order or not 0 <= order.index(key) + by < len(order):
        return None
    here, there, after = order.index(key), order.index(key) + by, list(order)
    after[here], after[there] = after[there], after[here]
    return after


def named(item: Item, learner: Learner) -> str:
    """Give an item's words as part of another sentence: without its full stop."""
    return item.text.plain(learner.forms).removesuffix(".")


def told(items: Mapping[str, Item], order: Sequence[str], key: str, learner: Learner) -> Verdict:
    """Say where an item stands now that it has moved."""
    slots = {
        "what": named(items[key], learner),
        "place": order.index(key) + 1,
        "all": len(order),
    }
    return Verdict("partly", "said_moved", slots)
