"""How much is measured: as much as a figure needs, quickly, or only so that everything has run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many of each; `think` is the least and the most seconds between a learner's clicks."""

    runs: int
    clicks: int
    classes: tuple[int, ...]
    browsers: int  # a town small enough for a browser each
    town: int
    think: tuple[float, float]
    seconds: float
    opens: int
    rounds: int
    warming: int = 1  # runs that are not counted
    calm: float = 1  # seconds that are left for what goes on after a page is ready
    room: int = 300  # participants of a live room
    thought: float = 10  # seconds within which they vote


FULL = Size(7, 60, (10, 30), 30, 1000, (10, 20), 60, 10, 3)
QUICK = Size(3, 30, (10,), 10, 1000, (10, 20), 20, 5, 2)
TINY = Size(1, 3, (2,), 2, 5, (0.1, 0.2), 1, 1, 1, warming=0, calm=0.1, room=5, thought=1)
