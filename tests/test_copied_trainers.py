"""The trainer's notebooks, which are kept by hand, come along into the trainer's own copy."""

from pathlib import Path

from course import copied, notebooks
from course.content import Course
from tests.test_copied import NEWER, Laid, retitle, run


def test_the_trainers_notebooks_come_along(course: Course, tmp_path: Path) -> None:
    """They are kept by hand, so no check calls them stale; a change of the trainer's stays."""
    laid = Laid(notebooks.build(course), [], tmp_path / "copy")
    kept = notebooks.trainers()
    assert set(kept) == {f"trainer/{lang}.ipynb" for lang in course.languages}
    assert notebooks.stale(course, notebooks.folder()) == []
    laid.built |= kept
    assert laid.freshen() == []
    assert notebooks.stale(course, laid.at) == []
    mine = laid.edit(retitle, "trainer/sv.ipynb")
    laid.edit(run, "trainer/en.ipynb")
    laid.built["trainer/sv.ipynb"] = kept["trainer/sv.ipynb"].replace(b"# ", b"# " + NEWER, 1)
    assert laid.freshen() == [copied.NEWER.format(laid.at / "trainer" / "sv.ipynb")]
    assert laid.read("trainer/sv.ipynb") == mine
    assert laid.read("trainer/en.ipynb") == kept["trainer/en.ipynb"]
