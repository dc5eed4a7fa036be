"""README's pictures of the learners' pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.pictures.studio import Studio, take, visit

TO = "(el, above) => scrollTo(0, el.getBoundingClientRect().top + scrollY - above)"
PHONE, DESK = (390, 844), (1280, 900)
SHARP = 2  # pixels of the picture for each of the page, where it is shown small


@dataclass(frozen=True)
class Shot:
    """A picture: whose page, in what window, and what stands at the top of it.

    `above` is how much of the page shows before that.
    """

    name: str
    lang: str
    slug: str
    at: str
    above: int = 0
    size: tuple[int, int] = PHONE
    scheme: Literal["light", "dark"] = "light"
    well: bool = True
    scale: int = SHARP


SHOTS = (
    Shot("lesson", "en", "1-who-for", "body", 0, (1280, 848), scale=1),
    Shot("exercise", "en", "3-cornerstone", "#what-is-customer-focus", 36, DESK, scale=1),
    Shot("feedback", "sv", "3-cornerstone", "#what-is-customer-focus", 40, well=False),
    Shot("word", "en", "0-starting-point", "#your-word", 40, scheme="dark"),
)


def picture(shot: Shot, studio: Studio, folder: Path) -> None:
    """Take one picture of a page."""
    width, height = shot.size
    with studio.visitor(
        shot.lang,
        well=shot.well,
        viewport={"width": width, "height": height},
        device_scale_factor=shot.scale,
        color_scheme=shot.scheme,
    ) as context:
        page = context.new_page()
        visit(page, f"/{shot.lang}/{shot.slug}")
        page.locator(shot.at).evaluate(TO, shot.above)
        take(page, folder / f"{shot.name}.png")
