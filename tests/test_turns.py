"""The files that take longest are tested first, and no processor is idle."""

from tests import turns
from tests.repository import ROOT


def test_the_longest_come_first_and_the_rest_as_they_are() -> None:
    """A file that takes long stands before those that do not, which stay in their order."""
    long = f"{turns.LONGEST[1]}::test_it[sv]"
    names = ["tests/a.py::test", f"{turns.LONGEST[0]}::test", "tests/b.py::test", long]
    assert sorted(names, key=turns.turn) == [names[1], long, names[0], names[2]]


def test_every_file_that_takes_long_is_there() -> None:
    """A file that has moved is named where it is now, and once."""
    assert [each for each in turns.LONGEST if not (ROOT / each).is_file()] == []
    assert len(set(turns.LONGEST)) == len(turns.LONGEST)


def test_two_processes_are_the_least() -> None:
    """While one waits, another works, on the smallest machine too."""
    assert turns.processes() >= 2
