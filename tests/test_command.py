"""The command `kundfokus`, but for the server itself, which has tests of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from course import command, content, kinds, lesson
from course.content import Course

Run = Callable[..., Result]
COMMANDS = [
    ["serve"],
    ["lab"],
    ["doctor"],
    ["build"],
    ["check"],
    ["new"],
    ["new", "lesson"],
    ["new", "exercise"],
]


@pytest.fixture
def run() -> Run:
    """Give a way to run the command and see what it says."""
    return lambda *words: CliRunner().invoke(command.main, [str(each) for each in words])


def broken(folder: Path) -> Path:
    """Write a lesson with two mistakes."""
    path = folder / "sv" / "1-who-for.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: x\nminutes: many\ngoal: y\n---\n\n::: nope #x\n:::\n", "utf-8")
    return path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_says_what_it_does(run: Run, words: list[str]) -> None:
    """`--help` has a sentence for the command and for each of its options."""
    said = run(*words, "--help")
    assert said.exit_code == 0
    found: click.Command = command.main
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    assert found.help
    assert all(each.help for each in found.params if isinstance(each, click.Option))


def test_help_is_quick() -> None:
    """Asking for help imports neither the course nor Jupyter."""
    asked = "import sys, course.command; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"course.content", "jinja2", "jupyter_server", "tornado", "voila"} & set(told)


def test_build_writes_what_is_not_there(run: Run, tmp_path: Path, course: Course) -> None:
    """The notebooks are written once, and a second build has nothing to do."""
    first = run("build", "--to", tmp_path)
    assert len(first.stdout.splitlines()) == 2 * len(course["sv"].lessons)
    assert (tmp_path / "sv" / "1-who-for.ipynb").is_file()
    assert run("build", "--to", tmp_path).stdout == ""


def test_build_check_names_what_is_stale(run: Run, tmp_path: Path) -> None:
    """A notebook that is not what its lesson says is named, and the command fails."""
    run("build", "--to", tmp_path)
    assert run("build", "--check", "--to", tmp_path).exit_code == 0
    changed = tmp_path / "sv" / "1-who-for.ipynb"
    changed.write_text("{}", "utf-8")
    told = run("build", "--check", "--to", tmp_path)
    assert told.exit_code == 1
    assert "1-who-for.ipynb" in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert changed.read_text("utf-8") == "{}"


def test_check_says_mistakes_where_they_are(run: Run, tmp_path: Path) -> None:
    """Each mistake is `file:line: sentence`, as editors read it, and the command fails."""
    path = broken(tmp_path)
    told = run("check", "--with", tmp_path)
    assert told.exit_code == 1
    assert all(re.match(r".+:\d+: .+\.$", line) for line in told.stdout.splitlines())
    assert f"{path}:7: " in told.stdout


def test_check_says_mistakes_to_programs(run: Run, tmp_path: Path) -> None:
    """With `--json` the same mistakes are JSON."""
    broken(tmp_path)
    told = run("check", "--with", tmp_path, "--json")
    assert told.exit_code == 1
    findings = json.loads(told.stdout)["findings"]
    assert {"path", "line", "said"} == set(findings[0])


def test_check_gives_the_coverage(run: Run) -> None:
    """`kundfokus check --json` says what the course covers and every finding."""
    report = json.loads(run("check", "--json").stdout)
    assert report["languages"] == ["sv", "en"]
    assert set(report) >= {"lessons", "exercises", "statements", "misconceptions", "findings"}


def test_a_new_lesson_is_a_right_one(run: Run, tmp_path: Path) -> None:
    """What an author begins with can be read and served as it is."""
    told = run("new", "lesson", tmp_path, "7-at-the-library")
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) == 2
    course = content.load(tmp_path)
    for lang in ("sv", "en"):
        begun = course[lang].lesson("7-at-the-library")
        assert [each.id for each in begun.exercises] == ["at-the-library-words"]
    assert run("check", "--with", tmp_path).exit_code == 0


def test_a_new_lesson_stands_where_its_number_says(run: Run, tmp_path: Path) -> None:
    """Lessons come in the order of their numbers, and 10 is after 9."""
    for slug in ("10-afterwards", "9-my-lesson"):
        run("new", "lesson", tmp_path, slug)
    lessons = content.load(tmp_path)["sv"].lessons
    assert [each.number for each in lessons] == list(range(11))


def test_a_new_lesson_replaces_nothing(run: Run, tmp_path: Path) -> None:
    """A lesson that is there already is left as it is, and so is its other language."""
    there = tmp_path / "en" / "3-mine.md"
    there.parent.mkdir()
    there.write_text("mine", "utf-8")
    told = run("new", "lesson", tmp_path, "3-mine")
    assert told.exit_code == 1
    assert told.stderr == f"{there} is there already, and is left as it is.\n"
    assert there.read_text("utf-8") == "mine"
    assert not (tmp_path / "sv").exists()


@pytest.mark.parametrize("slug", ["mine", "3", "3-Mine", "3_mine", "../3-mine", "3-mine.md"])
def test_a_new_lessons_name_is_one_that_works(run: Run, tmp_path: Path, slug: str) -> None:
    """A name that would not be an address is refused before anything is written."""
    told = run("new", "lesson", tmp_path / "here", slug)
    assert told.exit_code == 1
    assert slug in told.stderr
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", kinds.ALL)
def test_a_new_exercise_is_a_right_one(
    run: Run, tmp_path: Path, course: Course, kind: str, lang: str
) -> None:
    """What is printed can be put into a lesson as it is."""
    block = run("new", "exercise", kind, "--lang", lang).stdout
    path = tmp_path / "1-example.md"
    path.write_text(f"---\ntitle: x\nminutes: 5\ngoal: y\n---\n\n{block}", "utf-8")
    (read,) = lesson.read(path, course[lang].reference).exercises
    assert (read.kind, read.id) == (kind, f"my-{kind}")


def test_an_unknown_kind_is_told_the_known_ones(run: Run) -> None:
    """Whoever misspells a kind sees them all."""
    told = run("new", "exercise", "quiz")
    assert told.exit_code == 1
    assert all(kind in told.stderr for kind in kinds.ALL)
