"""The pictures in README, by name."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.pictures import lab, lessons, live, paper
from tests.pictures.studio import Studio
from tests.repository import ROOT

FOLDER = ROOT / "docs" / "pictures"

PICTURES: Mapping[str, Callable[[Studio, Path], None]] = {
    **{shot.name: partial(lessons.picture, shot) for shot in lessons.SHOTS},
    paper.NAME: paper.picture,
    lab.NAME: lab.picture,
    live.PHONE: live.phone,
    live.SCREEN: live.screen,
}
