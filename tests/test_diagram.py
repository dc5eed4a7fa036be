"""A chain as a picture: what stands in it, and that it fits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import diagram
from course.diagram import EDGE, INSIDE, WIDTH
from course.lettering import width
from tests.kinds.conftest import Drawn

LINKS = [
    ("Jag", "betalar räkningen i tid"),
    ("så att", "undersköterskan kan börja klockan sju på morgonen"),
    ("så att", "Karin får sin dusch"),
]
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=80)


def test_every_link_is_a_box_below_the_one_before() -> None:
    """Boxes stand one below the other, an arrow between, the last one marked."""
    boxes = diagram.picture(LINKS).boxes
    assert [box.last for box in boxes] == [False, False, True]
    assert [bool(box.join) for box in boxes] == [False, True, True]
    for above, below in pairwise(boxes):
        assert above.y + above.height < below.lead.lines[0].y < below.y


def test_text_is_broken_into_lines() -> None:
    """A long text stands on several lines that together say the same."""
    box = diagram.picture(LINKS).boxes[1]
    assert len(box.text.lines) > 1
    assert " ".join(line.text for line in box.text.lines) == LINKS[1][1]
    assert box.y < box.text.lines[0].y < box.text.lines[-1].y < box.y + box.height


@given(TEXTS, TEXTS)
def test_whatever_is_written_fits(lead: str, text: str) -> None:
    """Every line of any text is within the picture, even with letters spread out."""
    picture = diagram.picture([("", "a"), (lead, text)])
    box = picture.boxes[1]
    for several in (box.text, box.lead):
        for line in several.lines:
            wide = width(line.text, several.size)
            assert len(line.text) == 1 or several.x + wide <= WIDTH - EDGE - INSIDE
            assert line.y < picture.height
    drawn = "".join(line.text for line in box.text.lines)
    assert "".join(drawn.split()) == "".join(text.split())


def test_a_link_to_come_is_an_empty_box() -> None:
    """An empty link is drawn with a broken line, and is not read aloud."""
    html = diagram.draw([("Jag", "mäter"), ("så att", "")], "c", "Din kedja")
    drawn = Drawn(html)
    first, last = drawn.all("rect")
    assert "stroke-dasharray" not in first
    assert "stroke-dasharray" in last
    assert len(drawn.all("li")) == 1


def test_the_picture_is_a_list_for_those_who_hear_it() -> None:
    """The drawing is hidden from a screen reader; a list with a title says the same."""
    drawn = Drawn(diagram.draw(LINKS, "mine", "Din kedja"))
    assert drawn.all("svg")[0]["aria-hidden"] == "true"
    assert drawn.all("ol")[0]["aria-labelledby"] == "mine-title"
    assert drawn.text("mine-title") == "Din kedja"
    assert "så att Karin får sin dusch" in drawn.html
    assert len(drawn.all("li")) == 3


def test_no_links_make_an_empty_picture() -> None:
    """A chain of nothing is drawn as nothing."""
    assert diagram.picture([]).boxes == ()
    assert Drawn(diagram.draw([], "c", "Din kedja")).all("rect") == []


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</svg><b>", "&lt;"])
def test_what_is_written_is_text_and_nothing_else(text: str) -> None:
    """A tag in a link is drawn as the characters written."""
    drawn = Drawn(diagram.draw([(text, text)], "c", text))
    assert not drawn.all("script", "b")
    assert drawn.text("c-title") == text


def test_its_colours_are_those_of_the_text_around_it() -> None:
    """The drawing sets no colour and no style of its own."""
    html = diagram.draw(LINKS, "c", "Din kedja")
    assert "#" not in html
    assert "style=" not in html
    strokes = {rect["stroke"] for rect in Drawn(html).all("rect", "path")}
    assert strokes == {"currentColor"}
