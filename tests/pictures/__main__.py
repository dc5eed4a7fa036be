"""`python -m tests.pictures`: README's pictures anew; `--every FOLDER`: every page, to look at."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from tests.pictures.every import everything
from tests.pictures.readme import FOLDER, PICTURES
from tests.pictures.slim import slim
from tests.pictures.studio import studio


def main(arguments: Sequence[str]) -> None:
    """Take the pictures, and say where they are."""
    parser = ArgumentParser("python -m tests.pictures", description="Take pictures of the course.")
    parser.add_argument("names", nargs="*", help="those of README to take; all, when none is named")
    parser.add_argument(
        "--every", type=Path, metavar="FOLDER", help="take every page into a folder"
    )
    asked = parser.parse_args(arguments)
    with studio() as here:
        if asked.every:
            print(f"{everything(here, asked.every)} pictures in {asked.every}")
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in asked.names or PICTURES:
            PICTURES[name](here, FOLDER)
            path = FOLDER / f"{name}.png"
            slim(here.browser, path)
            print(f"{path.name} {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
