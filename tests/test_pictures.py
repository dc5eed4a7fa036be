"""README's pictures are there, are small, and are the ones that `make screenshots` takes."""

import re
import struct
from pathlib import Path

import pytest

from course import content
from course.content import Course
from tests.pictures.every import ANSWERS, SCHEMES, WIDTHS, pages
from tests.pictures.lessons import SHOTS, Shot
from tests.pictures.readme import FOLDER, PICTURES
from tests.pictures.slim import INDEXED
from tests.repository import ROOT, documents, name, verbs

MOST_BYTES = 150_000
IMAGES = re.findall(r"<img ([^>]*)>", documents()["README.md"])
SHOWN = {ROOT / re.findall(r'src="([^"]*)"', image)[0] for image in IMAGES}
TAKEN = {FOLDER / f"{each}.png" for each in PICTURES}


def size(path: Path) -> tuple[int, int]:
    """Give the width and height that a PNG says it has."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_the_readme_shows_what_the_script_takes() -> None:
    """Each picture in README is taken by the script, and each that it takes is shown and there."""
    assert SHOWN == TAKEN
    assert set(FOLDER.iterdir()) == TAKEN


@pytest.mark.parametrize("path", sorted(TAKEN), ids=name)
def test_a_picture_is_small(path: Path) -> None:
    """A reader on a slow line sees it soon: it has few colours, and says which."""
    assert path.read_bytes()[25] == INDEXED
    assert path.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_of_the_window_that_the_script_opens(shot: Shot) -> None:
    """A picture taken before the script was changed is found out by its size."""
    wanted = tuple(side * shot.scale for side in shot.size)
    assert size(FOLDER / f"{shot.name}.png") == wanted


def test_every_picture_is_told_to_those_who_do_not_see_it() -> None:
    """Each image has a text in place of it, which says more than its name."""
    told = [re.findall(r'alt="([^"]*)"', image) for image in IMAGES]
    assert [alt for alt in told if len(alt) != 1 or len(alt[0].split()) < 10] == []


def test_the_documents_tell_how_the_pictures_are_made() -> None:
    """Whoever changes a page finds the verb, in README and in CONTRIBUTING."""
    assert "screenshots" in verbs()
    for document in ("README.md", "CONTRIBUTING.md"):
        assert "`make screenshots`" in documents()[document], document


def test_no_page_is_left_out_of_the_pictures_to_look_at(course: Course) -> None:
    """Every lesson and page beside them is taken, by phone and screen, by day and by night."""
    for lang in content.LANGUAGES:
        language = course[lang]
        every = {each.slug for each in (*language.lessons, *language.asides)}
        assert set(pages(course, lang)) == every
    assert {*ANSWERS.values()} == {None, False, True}
    assert (WIDTHS, SCHEMES) == ((390, 1280), ("light", "dark"))
