"""The questions that have come in part, all together no more than there is room for."""

from __future__ import annotations

from typing import Protocol

from course.server.limits import ALL_QUESTIONS


class Held(Protocol):
    """Whoever holds a part of a question."""

    def give_way(self) -> None:
        """Let go of what is held, and refuse the rest."""


class Bodies:
    """How many bytes each question holds; when they are too many, the largest gives way.

    So a few that send a megabyte and then wait stand in nobody's way: a click is small.
    """

    def __init__(self, most: int = ALL_QUESTIONS) -> None:
        """Hold nothing."""
        self._most, self._total = most, 0
        self._held: dict[Held, int] = {}

    @property
    def total(self) -> int:
        """How many bytes are held."""
        return self._total

    def add(self, who: Held, size: int) -> None:
        """Count a part that has come."""
        self._held[who] = self._held.get(who, 0) + size
        self._total += size
        while self._total > self._most:
            largest = max(self._held, key=self._held.__getitem__)
            self.drop(largest)
            largest.give_way()

    def drop(self, who: Held) -> None:
        """Forget a question that was answered, or whose sender is gone."""
        self._total -= self._held.pop(who, 0)
