"""What was put in an order is read as one list, with mean places."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from course.live.ranking import rankings
from tests.rooms import exercise, read, room

NEEDS = exercise("guess-and-compare")
STEPS = exercise("follow-the-money")
KEYS = [*NEEDS.spec.needs]


def test_the_thing_put_first_stands_first() -> None:
    """The list goes by mean place, and says how many put each thing first, and where it belongs."""
    (found,) = rankings(read(NEEDS, room(NEEDS, 1, 5)))
    assert found.words.plain == "Gissa och jämför"
    assert [row.key for row in found.rows] == KEYS[::-1]
    last = found.rows[-1]
    assert (last.means, last.firsts, last.right) == ((Fraction(1 + 5 * 4, 6),), (1,), "1")


@given(st.lists(st.permutations(KEYS), min_size=5, max_size=9))
def test_places_are_shared_out(orders: list[list[str]]) -> None:
    """However a room ranks, the means add up, the firsts are everyone, and the list is in order."""
    said = [{"v": 1, "order": order, "moved": "", "heard": False} for order in orders]
    (found,) = rankings(read(NEEDS, said))
    means = [row.means[0] or 0 for row in found.rows]
    assert sum(means) == sum(range(1, len(KEYS) + 1))
    assert means == sorted(means)
    assert sum(row.firsts[0] or 0 for row in found.rows) == len(orders)


def test_a_later_round_orders_the_list() -> None:
    """The list stands as the room has it now, with the means of both rounds."""
    (found,) = rankings(read(NEEDS, room(NEEDS, 0, 5), room(NEEDS, 5)))
    assert [row.key for row in found.rows] == KEYS
    assert found.rows[0].means == (Fraction(len(KEYS)), Fraction(1))


def test_a_round_that_is_too_small_has_no_means() -> None:
    """Four who ranked are not read, neither first nor second."""
    assert rankings(read(NEEDS, room(NEEDS, 4))) == []
    (found,) = rankings(read(NEEDS, room(NEEDS, 5), room(NEEDS, 0, 4)))
    assert [row.key for row in found.rows] == KEYS
    assert found.rows[0].means == (Fraction(1), None)
    assert found.rows[0].firsts == (5, None)


def test_each_workplace_has_its_own_list() -> None:
    """Steps of another workplace are another order, and five must have used it."""
    variants = STEPS.spec.different
    said = [
        {"v": 1, "place": each.id, "orders": {each.id: [*each.right]}, "moved": "", "checked": True}
        for each, many in zip(variants, (5, 6, 4), strict=False)
        for _ in range(many)
    ]
    found = rankings(read(STEPS, said))
    assert [each.people for each in found] == [(5,), (6,)]
    assert len({each.words.plain for each in found}) == 2
    for ranking, variant in zip(found, variants, strict=False):
        assert [row.key for row in ranking.rows] == [f"{variant.id}/{key}" for key in variant.right]
