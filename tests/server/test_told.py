"""What a process knows of being told to stop, when its signals come late or as one."""

from course.server.stopping import Stop


def test_what_is_said_to_all_is_known_before_the_signal_comes() -> None:
    """A process that has not heard its own signal says that it stops, and goes on until it has."""
    stop = Stop()
    assert not stop.stopping
    stop.say()
    assert stop.stopping
    assert not stop.told.is_set()
    stop.tell()
    assert stop.told.is_set()
    assert not stop.at_once.is_set()


def test_two_signals_that_came_as_one_are_two() -> None:
    """Told twice before it heard the first time, a process ends at once."""
    stop = Stop()
    stop.say(2)
    stop.tell()
    assert stop.at_once.is_set()


def test_a_second_signal_is_heard_as_such() -> None:
    """A process that is told by itself alone knows it too."""
    stop = Stop()
    stop.tell()
    assert not stop.at_once.is_set()
    stop.tell()
    assert stop.at_once.is_set()
