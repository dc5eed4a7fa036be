"""A chain drawn across a sheet of paper: boxes side by side that hold their words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import across
from course.across import INSIDE, WIDTH
from course.diagram import EDGE, Link
from course.lettering import width

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=60)
LINKS = st.lists(st.tuples(st.just("så att"), TEXTS), max_size=12)


def chain(links: int) -> list[Link]:
    """Give a chain of so many links."""
    return [("" if n == 0 else "så att", f"någon gör sak {n}") for n in range(links)]


@pytest.mark.parametrize(("links", "rows"), [(1, 1), (5, 1), (6, 2), (11, 3)])
def test_boxes_stand_side_by_side_five_in_a_row_at_most(links: int, rows: int) -> None:
    """The boxes of a row are equal; a longer chain goes on in the next row."""
    boxes = across.picture(chain(links), "sv").boxes
    assert len({box.y for box in boxes}) == rows
    for left, right in pairwise(boxes):
        assert left.width == right.width
        assert right.x > left.x + left.width or right.y > left.y + left.height
    assert [box.last for box in boxes] == [False] * (links - 1) + [True]


def test_an_arrow_leads_to_every_box_but_the_first() -> None:
    """From one link to the next there is an arrow, from one row to the next too."""
    boxes = across.picture(chain(7), "sv").boxes
    assert [bool(box.join) for box in boxes] == [False] + [True] * 6


def test_the_words_between_stand_apart_at_the_head_of_the_text() -> None:
    """Only the first line of a box carries the words that lead to it."""
    lines = across.picture(chain(3), "sv").boxes[1].text.lines
    assert [line.lead for line in lines] == ["så att"] + [""] * (len(lines) - 1)
    said = lines[0].lead + " ".join(line.text for line in lines)
    assert said == "så att någon gör sak 1"


@given(LINKS)
def test_whatever_is_written_fits(links: list[Link]) -> None:
    """No line reaches out of its box, and no box out of the picture."""
    picture = across.picture(links, "sv")
    for box in picture.boxes:
        assert box.x + box.width <= WIDTH - EDGE + 0.01
        assert box.y + box.height <= picture.height
        for line in box.text.lines:
            text = f"{line.lead}{line.text}"
            wide = width(text, box.text.size, across.SPREAD)
            assert len(text) == 1 or wide <= box.width - 2 * INSIDE + 0.01
            assert box.y < line.y < box.y + box.height


def test_larger_letters_take_more_room() -> None:
    """With larger letters the same chain is taller, never wider."""
    small, large = across.picture(chain(5)), across.picture(chain(5), size=17)
    assert large.width == small.width
    assert large.height > small.height
    assert large.boxes[0].text.size == 17


def test_its_links_are_those_read_aloud() -> None:
    """The picture gives the links as sentences, for those who hear it."""
    assert across.picture(chain(2)).links == ("någon gör sak 0", "så att någon gör sak 1")
