"""The stylesheet of the trainer's panel: where it reaches, and that learners need not carry it."""

from course.page import FOLDER, lab_style, room_script, room_style, script, style
from tests.page.test_style import selectors


def test_the_panel_leaves_the_rest_of_jupyterlab_alone() -> None:
    """Its own sheet begins at a panel in every selector."""
    own = selectors((FOLDER / "room.css").read_text("utf-8"))
    assert own
    assert [each for each in own if not each.startswith(".kf-desk ")] == []


def test_a_learners_page_carries_nothing_of_the_panel() -> None:
    """Neither its sheet nor its script is in what a page or an exercise brings."""
    assert ".kf-desk" in room_style()
    assert ".kf-desk" not in style() + lab_style()
    assert "data-until" in room_script()
    assert "data-until" not in script()


def test_a_panel_is_light() -> None:
    """A notebook has one for every exercise of an agenda: each brings less than 60 kB."""
    assert len(room_script()) + len(room_style()) < 60_000
