"""The trainer's own copy of the notebooks: fresh where nothing is changed, else theirs."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from course import copied, notebooks
from course.content import Course
from tests.server.overlays import ONLY_OURS, write

Change = Callable[[dict[str, Any]], object]
NAME, OURS = "sv/1-who-for.ipynb", "sv/4-ours.ipynb"
NEWER = b"Ett nyare m\xc3\xa5l"


@dataclass
class Laid:
    """The notebooks as built, the folders laid over the course, and the copy of it all."""

    built: dict[str, bytes]
    overlays: list[Path]
    at: Path

    def freshen(self) -> list[str]:
        """Open the copy anew."""
        return copied.freshen(self.built, self.overlays, self.at)

    def read(self, name: str = NAME) -> bytes:
        """Give a notebook in the copy."""
        return (self.at / name).read_bytes()

    def rewrite(self) -> None:
        """Change the lesson, and build."""
        self.built[NAME] = self.built[NAME].replace(b"# ", b"# " + NEWER, 1)
        assert NEWER in self.built[NAME]

    def edit(self, change: Change, name: str = NAME) -> bytes:
        """Change a notebook in the copy as JupyterLab would, and give what it is now."""
        notebook = json.loads(self.read(name))
        change(notebook)
        (self.at / name).write_text(json.dumps(notebook, indent=1), "utf-8")
        return self.read(name)


@pytest.fixture
def laid(course: Course, tmp_path: Path) -> Laid:
    """Give a copy that has been opened once."""
    laid = Laid(notebooks.build(course), [], tmp_path / "a" / "copy")
    assert laid.freshen() == []
    return laid


def run(notebook: dict[str, Any]) -> None:
    """Leave what a run leaves: outputs, numbers, a folded cell and an empty one at the end."""
    for cell in notebook["cells"]:
        cell["metadata"] = {"collapsed": True}
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 40, "outputs": []}
    empty = {"cell_type": "code", "id": "z", "metadata": {}, "source": [], "outputs": []}
    notebook["cells"].append(empty | {"execution_count": None})
    notebook["metadata"]["widgets"] = {"state": 1}


def retitle(notebook: dict[str, Any]) -> None:
    """Change the text."""
    notebook["cells"][0]["source"] = ["# Min egen titel"]


def paste(notebook: dict[str, Any]) -> None:
    """Put a picture in a cell."""
    notebook["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}


def add(notebook: dict[str, Any]) -> None:
    """Add a cell."""
    cell = {"cell_type": "code", "id": "y", "metadata": {}, "source": ["1 + 1"], "outputs": []}
    notebook["cells"].append(cell | {"execution_count": None})


@pytest.fixture
def overlay(laid: Laid, tmp_path: Path) -> Path:
    """Lay a folder over the course, with a notebook of one's own and a file beside it."""
    overlay = tmp_path / "overlay"
    mine = write(overlay, "sv", "4-ours", ONLY_OURS)
    mine.with_name("data.csv").write_text("a", "utf-8")
    laid.overlays.append(overlay)
    return overlay


CHANGES = pytest.mark.parametrize(
    "change", [retitle, paste, add, lambda notebook: notebook["cells"].pop()]
)


def test_the_first_time_everything_is_laid(course: Course, laid: Laid) -> None:
    """A folder that is not there is made, with every notebook as the course builds it."""
    assert notebooks.stale(course, laid.at) == []


def test_what_a_run_left_is_made_anew(laid: Laid) -> None:
    """Outputs, numbers and folds are no change of the trainer's: next time it is as built."""
    assert laid.edit(run) != laid.built[NAME]
    assert laid.freshen() == []
    assert laid.read() == laid.built[NAME]


def test_a_newer_lesson_replaces_a_copy_that_was_only_run(laid: Laid) -> None:
    """Who has changed nothing has the lesson as it is now, and hears nothing of it."""
    laid.edit(run)
    laid.rewrite()
    assert laid.freshen() == []
    assert laid.read() == laid.built[NAME]


@CHANGES
def test_what_the_trainer_changed_stays(laid: Laid, change: Change) -> None:
    """A change of text or code is kept, and nothing is said while the lesson is the same."""
    mine = laid.edit(change)
    for _ in range(2):
        assert laid.freshen() == []
        assert laid.read() == mine


@CHANGES
def test_a_newer_lesson_is_told_of_and_writes_over_no_change(laid: Laid, change: Change) -> None:
    """Each start says which notebook is older than its lesson, until it is out of the way."""
    mine, path = laid.edit(change), laid.at / NAME
    laid.rewrite()
    for _ in range(2):
        assert laid.freshen() == [copied.NEWER.format(path)]
        assert laid.read() == mine
    renamed = path.rename(path.with_name("9-kept.ipynb"))
    assert laid.freshen() == []
    assert (laid.read(), renamed.read_bytes()) == (laid.built[NAME], mine)


def test_a_change_taken_back_is_none(laid: Laid) -> None:
    """A copy that says again what the lesson says follows the lesson again."""
    laid.edit(retitle)
    laid.freshen()
    (laid.at / NAME).write_bytes(laid.built[NAME])
    laid.rewrite()
    assert laid.freshen() == []
    assert laid.read() == laid.built[NAME]


def test_a_removed_notebook_comes_back(laid: Laid) -> None:
    """Whoever removes one gets it as the course has it."""
    laid.edit(retitle)
    (laid.at / NAME).unlink()
    assert laid.freshen() == []
    assert laid.read() == laid.built[NAME]


def test_the_trainers_own_files_are_never_touched(laid: Laid) -> None:
    """A notebook or a file that the course did not lay there stays as it is."""
    theirs = [laid.at / name for name in ("sv/mine.ipynb", "notes.txt", "en/2-mine.ipynb")]
    for path in theirs:
        path.write_text("mine", "utf-8")
    laid.rewrite()
    assert laid.freshen() == []
    assert {path.read_text("utf-8") for path in theirs} == {"mine"}


@pytest.mark.parametrize("record", ["", "[]", "{}"])
def test_without_its_record_nothing_is_lost(laid: Laid, record: str) -> None:
    """Where it is unknown what was laid, whatever differs counts as the trainer's."""
    mine, path = laid.edit(retitle), laid.at / copied.RECORD
    path.write_text(record, "utf-8")
    assert laid.freshen() == [copied.NEWER.format(laid.at / NAME)]
    assert laid.read() == mine


def test_a_lesson_that_is_gone_takes_its_copy_along(laid: Laid) -> None:
    """When a lesson is no longer in the course its copy is away, and comes back with it."""
    built = laid.built.pop(NAME)
    assert laid.freshen() == []
    assert not (laid.at / NAME).exists()
    laid.built[NAME] = built
    assert laid.freshen() == []
    assert laid.read() == built


def test_a_changed_copy_of_a_lesson_that_is_gone_stays(laid: Laid) -> None:
    """It is told of once, and is the trainer's from then on."""
    mine = laid.edit(retitle)
    del laid.built[NAME]
    assert laid.freshen() == [copied.GONE.format(laid.at / NAME)]
    assert laid.freshen() == []
    assert laid.read() == mine


def test_an_overlays_notebook_is_changed_where_its_author_keeps_it(
    laid: Laid, overlay: Path
) -> None:
    """It is a link while its folder is laid over, with what lies beside it, and then away."""
    mine = overlay / "notebooks" / OURS
    assert laid.freshen() == []
    laid.edit(retitle, OURS)
    assert "Min egen titel" in mine.read_text("utf-8")
    assert laid.freshen() == []
    assert laid.read("sv/data.csv") == b"a"
    laid.overlays.clear()
    assert laid.freshen() == []
    assert not list(laid.at.glob("sv/4-ours*")) + list(laid.at.glob("sv/data.csv"))
    assert mine.is_file()


def test_an_overlays_notebook_in_a_lessons_place(laid: Laid, overlay: Path) -> None:
    """It takes the lesson's place, unless the trainer has changed the copy; then that stays."""
    mine = write(overlay, "sv", "1-who-for", ONLY_OURS)
    assert laid.freshen() == []
    assert laid.read() == mine.read_bytes()
    laid.overlays.clear()
    assert laid.freshen() == []
    assert laid.read() == laid.built[NAME]
    changed = laid.edit(retitle)
    laid.overlays.append(overlay)
    assert laid.freshen() == [copied.NEWER.format(laid.at / NAME)]
    assert laid.read() == changed


@pytest.mark.usefixtures("overlay")
def test_where_no_link_can_be_made_there_is_a_copy(
    laid: Laid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows an overlay's notebook is copied, and what the trainer changes in it stays."""
    monkeypatch.setattr(Path, "symlink_to", Mock(side_effect=OSError))
    for _ in range(2):
        assert laid.freshen() == []
        assert not (laid.at / OURS).is_symlink()
    changed = laid.edit(retitle, OURS)
    assert laid.freshen() == []
    assert laid.read(OURS) == changed


@pytest.mark.parametrize("within", [".", "sv/new"])
def test_the_courses_own_folder_is_refused(course: Course, within: str) -> None:
    """No copy is laid where the course itself lies."""
    own = notebooks.folder()
    with pytest.raises(copied.OursError, match="--notebooks"):
        copied.freshen({}, [], own / within)
    assert notebooks.stale(course, own) == []
    assert not list(own.rglob(copied.RECORD))
