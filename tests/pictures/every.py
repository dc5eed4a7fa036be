"""Every page there is, in every look it can have, for an eye to go over."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from course.content import LANGUAGES, Course
from tests.pictures.studio import Studio, take, visit

Scheme = Literal["light", "dark"]

ANSWERS = {"empty": None, "badly": False, "well": True}
WIDTHS = (390, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HEIGHT = 900


def pages(course: Course, lang: str) -> Iterator[str]:
    """Name every lesson, and every page beside them."""
    language = course[lang]
    yield from (each.slug for each in (*language.lessons, *language.asides))


def looks(page: Page, folder: Path, name: str) -> int:
    """Take a page in both widths, light and dark; give the number of pictures."""
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        take(page, folder / f"{name}-{width}-{scheme}.png", full_page=True)
    return len(WIDTHS) * len(SCHEMES)


def everything(studio: Studio, folder: Path) -> int:
    """Take every page in both languages, unanswered, answered badly, and answered well."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for lang, (said, well) in product(LANGUAGES, ANSWERS.items()):
        with studio.visitor(lang, well=well) as context:
            page = context.new_page()
            for slug in pages(studio.course, lang):
                visit(page, f"/{lang}/{slug}")
                taken += looks(page, folder, f"{lang}-{slug}-{said}")
    return taken
