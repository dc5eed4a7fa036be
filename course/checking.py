"""What `kundfokus check` looks for: coverage, languages alike, texts written as they should be."""

from __future__ import annotations

from typing import Any

from course import coverage, guessable, lint, parity, usage
from course.content import Course

RULES = (parity.findings, coverage.findings, lint.findings, guessable.findings, usage.findings)


def report(course: Course) -> dict[str, Any]:
    """Give the coverage and every finding, as JSON.

    `{"languages", "lessons", "exercises", "items", "statements": {id: [exercises]},
    "misconceptions": {id: [exercises]}, "findings": [{"path", "line", "said"}]}`.
    """
    return {
        **coverage.table(course),
        "findings": [each for rule in RULES for each in rule(course)],
    }
