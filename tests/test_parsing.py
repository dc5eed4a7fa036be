"""Whatever an author writes, the parser reads it or says what is wrong."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course import content, lesson
from course.content import Course
from course.place import ContentError

LESSONS = [path.read_text("utf-8") for path in sorted(content.FOLDER.glob("*/[0-9]*.md"))]
SNIPPETS = [
    ":::", "::: rate #x", "::: reply #y S01 MC01", "---", "## Title", "### kommun",
    "- [x] `a` Yes",
    "- `b`", "  > MC01", "> MC99 No", "| a | b |", "| --- | --- |", "|", "{kunden}", "{", "}",
    "1. ",
    "title: x", "minutes: 5", "goal: y", "\t", "", "<b>", "`", "[x](y)",
]  # fmt: skip


def read_or_told(folder: Path, source: str, course: Course) -> None:
    """Read a lesson; anything but a lesson or an author's mistakes, with their lines, fails."""
    path = folder / "1-try.md"
    path.write_text(source, encoding="utf-8", newline="\n")
    try:
        lesson.read(path, course["sv"].reference)
    except* ContentError as told:
        lines = len(path.read_text("utf-8").split("\n"))  # a lone \r ends a line too
        for each in told.exceptions:
            assert isinstance(each, ContentError)
            assert each.said
            assert 1 <= each.line <= lines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(lines=st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=12), max_size=20))
def test_any_text_is_read_or_told(tmp_path: Path, course: Course, lines: list[str]) -> None:
    """Lines in any order are a lesson or a list of mistakes, each on a line of the file."""
    read_or_told(tmp_path, "\n".join(lines), course)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    source=st.sampled_from(LESSONS),
    at=st.integers(0, 400),
    gone=st.integers(0, 3),
    put=st.lists(st.sampled_from(SNIPPETS), max_size=2),
)
def test_a_damaged_lesson_is_read_or_told(
    tmp_path: Path, course: Course, source: str, at: int, gone: int, put: list[str]
) -> None:
    """A real lesson with lines lost or slipped in is still read, or its mistakes are told."""
    lines = source.split("\n")
    at %= len(lines)
    lines[at : at + gone] = put
    read_or_told(tmp_path, "\n".join(lines), course)
