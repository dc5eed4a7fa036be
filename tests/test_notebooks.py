"""The notebooks built from the lessons."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course import content, notebooks
from course.content import Course


def cells(built: bytes, kind: str) -> list[dict[str, Any]]:
    """Give a notebook's cells of one kind."""
    return [cell for cell in json.loads(built)["cells"] if cell["cell_type"] == kind]


def test_the_committed_notebooks_are_fresh(course: Course) -> None:
    """Every committed notebook is what its lesson builds: run `make build` when this fails."""
    assert notebooks.stale(course, notebooks.folder()) == []


def test_building_twice_gives_the_same_bytes(course: Course) -> None:
    """The builder is deterministic, in another process with other hashes too."""
    code = """if True:
        from hashlib import sha256
        from course import content, notebooks
        built = sorted(notebooks.build(content.load()).items())
        print(sha256(b"".join(each for _, each in built)).hexdigest())
    """
    seeds = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert seeds[0] == seeds[1]
    assert notebooks.build(course) == notebooks.build(content.load())


def test_a_notebook_is_valid(course: Course) -> None:
    """Every notebook is valid by Jupyter's own schema."""
    for built in notebooks.build(course).values():
        nbformat.validate(nbformat.from_dict(json.loads(built)))


def test_a_code_cell_has_one_line(course: Course) -> None:
    """The app is not in the notebook: a code cell has one line, folded away."""
    for built in notebooks.build(course).values():
        for cell in cells(built, "code"):
            assert len(cell["source"]) == 1
            assert notebooks.ours("".join(cell["source"]))
            assert cell["metadata"]["jupyter"]["source_hidden"]


def test_every_exercise_has_its_first_paint(course: Course) -> None:
    """A saved output shows the exercise before anything has run."""
    for built in notebooks.build(course).values():
        for cell in cells(built, "code")[1:]:
            assert "".join(cell["outputs"][0]["data"]["text/html"]).startswith(("<section", "<div"))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        'exercise("a"); import os',
        'exercise("a")\nprint(1)',
        "from widgets.sv import *",
        "",
    ],
)
def test_another_code_cell_is_not_ours(source: str) -> None:
    """A cell that holds anything but the course's own line needs a kernel."""
    assert not notebooks.ours(source)


def test_a_changed_lesson_makes_its_notebook_stale(tmp_path: Path, course: Course) -> None:
    """A changed, a missing and a surplus notebook are all named; writing mends the first two."""
    notebooks.write(course, tmp_path)
    changed, missing, *_ = sorted(notebooks.build(course))
    (tmp_path / changed).write_bytes(b"{}")
    (tmp_path / missing).unlink()
    (tmp_path / "sv" / "99-surplus.ipynb").write_bytes(b"{}")
    assert notebooks.stale(course, tmp_path) == sorted([changed, missing, "sv/99-surplus.ipynb"])
    assert {path.name for path in notebooks.write(course, tmp_path)} == {
        Path(changed).name,
        Path(missing).name,
    }
    assert notebooks.write(course, tmp_path) == []


def test_nbval_fails_when_prose_has_changed_without_a_build(tmp_path: Path) -> None:
    """`pytest --nbval notebooks/` fails for a changed sentence of prose, not only for outputs."""
    for part in ("course", "widgets", "notebooks", "conftest.py", "pyproject.toml"):
        whole = content.FOLDER.parent.parent / part
        copy = shutil.copytree if whole.is_dir() else shutil.copy
        copy(whole, tmp_path / part)
    path = tmp_path / "course" / "content" / "sv" / "0-starting-point.md"
    path.write_text(path.read_text("utf-8").replace("Välkommen hit.", "Välkommen in.", 1), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "notebooks/sv"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "0-starting-point.ipynb is older than its lesson" in run.stdout
    assert "1-who-for.ipynb is older" not in run.stdout


def test_an_overlay_replaces_a_lesson_and_adds_strings_and_words(tmp_path: Path) -> None:
    """A trainer's folder replaces a lesson, and adds to strings and words."""
    for lang in ("sv", "en"):
        (tmp_path / lang).mkdir()
        lesson = (content.FOLDER / lang / "1-who-for.md").read_text(encoding="utf-8")
        (tmp_path / lang / "1-who-for.md").write_text(
            lesson.replace("title: ", "title: Vårt: ", 1), encoding="utf-8"
        )
    (tmp_path / "sv" / "strings.toml").write_text('check = "Titta efter"\n', encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "words.tsv").write_text(
        "key\tgroup\tindef_sg\ten_sg\ngranne\tpublic\tgranne\tneighbour\n", encoding="utf-8"
    )
    over = content.load(tmp_path)
    assert over["sv"].lesson("1-who-for").title.startswith("Vårt: ")
    assert (
        over["sv"].lesson("0-starting-point").title
        == content.load()["sv"].lesson("0-starting-point").title
    )
    assert over["sv"].reference.strings["check"] == "Titta efter"
    assert over["sv"].reference.strings["choose"] == "Välj"
    assert {"kund", "granne"} <= set(over.words)
