"""The stylesheet of the live room: the course's own colours, and every way of seeing."""

import re

import pytest

from tests.page.test_style import WHOLE, rules, selectors
from tests.repository import ROOT

SHEET = (ROOT / "course/page/live.css").read_text("utf-8")


def test_it_has_no_colours_of_its_own() -> None:
    """Every colour is a token, and every token is one of the course's."""
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|color-mix", SHEET)
    assert set(re.findall(r"var\((--[\w-]+)", SHEET)) <= set(re.findall(r"(--[\w-]+):", WHOLE))


def test_it_leaves_the_rest_of_the_page_alone() -> None:
    """It reaches what is drawn of a room's answers, and nothing else."""
    root = r"\.kf-(?:result|wall|screen|vote-sheet)"
    ours = re.compile(rf"(?:{root}\b|:is\({root}(?:, {root})*\)|@page)")
    assert [each for each in selectors(SHEET) if not ours.match(each)] == []


@pytest.mark.parametrize("wanted", ["forced-colors: active", "print", "size: A4"])
def test_other_ways_of_seeing_are_drawn_too(wanted: str) -> None:
    """Forced colours and paper have styles of their own."""
    assert wanted in SHEET


def test_nothing_moves() -> None:
    """No bar grows: there is no motion for anyone to ask less of."""
    assert "animation" not in SHEET
    assert "transition" not in SHEET


def test_the_screen_is_read_from_ten_metres() -> None:
    """On a wall, text is at least a fiftieth of its width: 4 cm on 2 m, as high as 10 m asks."""
    size = dict(rules(SHEET))[".kf-screen"]
    (share,) = re.findall(r"([\d.]+)vw", size)
    assert float(share) >= 2
    smaller = re.findall(r"\.kf-screen [^{]*\{[^}]*font-size: ([\d.]+)em", SHEET)
    assert all(float(each) * float(share) >= 1.5 for each in smaller)


def test_a_template_has_no_style_of_its_own() -> None:
    """The security policy forbids styles in attributes, and so do the templates."""
    for path in (ROOT / "course/live").glob("*.html"):
        assert "style=" not in path.read_text("utf-8")
