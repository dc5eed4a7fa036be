"""The lesson as a page in NiceGUI: `python -m tests.bench.peers.nicegui_app LESSON PORT`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nicegui import ui

from tests.bench.peers.marking import of_choice, of_rows, of_steps

LESSON = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
Block = dict[str, Any]
Said = Callable[[], list[str]]


def rows(block: Block) -> Said:
    """Draw a select a row; give what reads them."""
    selects = {}
    for row in block["rows"]:
        select = ui.select(block["options"], label=row["label"])
        selects[row["key"]] = select.classes(f"w-full row-{row['key']}")
    return lambda: of_rows(block, {key: select.value for key, select in selects.items()})


def steps(block: Block) -> Said:
    """Draw the lines to write on; give what reads them."""
    lines = [ui.input(ask).classes("w-full") for ask in block["asks"]]
    return lambda: of_steps(block, [line.value for line in lines])


def choice(block: Block) -> Said:
    """Draw the options; give what reads the choice."""
    radio = ui.radio(block["options"])
    return lambda: of_choice(block, radio.value)


def draw(block: Block) -> None:
    """Draw prose, or an exercise with its title, its introduction and its feedback."""
    if block["kind"] == "prose":
        ui.markdown(block["markdown"])
        return
    with ui.column().props(f"id={block['id']}").classes("w-full"):
        ui.label(block["title"]).classes("text-h5")
        for each in block["intro"]:
            ui.html(f"<p>{each}</p>", sanitize=False)
        for key, way in {"rows": rows, "asks": steps, "options": choice}.items():
            if key in block:
                answering(way(block))
                return


def answering(said: Said) -> None:
    """Draw the button and the place of the feedback."""

    def check() -> None:
        feedback.clear()
        with feedback:
            for each in said():
                ui.label(each)

    ui.button(LESSON["check"], on_click=check).classes("check")
    feedback = ui.column().classes("said")


@ui.page("/")
def page() -> None:
    """Draw the lesson, for each who opens it."""
    ui.page_title(LESSON["title"])
    with ui.column().classes("max-w-2xl mx-auto"):
        ui.label(LESSON["title"]).classes("text-h3")
        ui.label(LESSON["goal"])
        for block in LESSON["blocks"]:
            draw(block)


if __name__ in {"__main__", "__mp_main__"}:
    ui.run(host="127.0.0.1", port=int(sys.argv[2]), show=False, reload=False, language="sv")
