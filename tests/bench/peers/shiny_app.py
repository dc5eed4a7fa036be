"""The lesson as a page in Shiny for Python: `python -m tests.bench.peers.shiny_app LESSON PORT`."""

import json
import sys
from pathlib import Path
from typing import Any

from shiny import App, Inputs, Outputs, Session, reactive, render, ui

from tests.bench.peers.marking import of_choice, of_rows, of_steps

LESSON = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
Block = dict[str, Any]


def name(block: Block, *more: str) -> str:
    """Give an input's name; Shiny takes letters, digits and underscores only."""
    return "_".join([block["id"], *more]).replace("-", "_")


def answering(block: Block) -> list[Any]:
    """Give the inputs of an exercise, its button, and the place of its feedback."""
    if "rows" in block:
        options = {"": LESSON["choose"], **block["options"]}
        inputs = [
            ui.input_select(name(block, row["key"]), row["label"], options) for row in block["rows"]
        ]
    elif "asks" in block:
        inputs = [ui.input_text(name(block, str(n)), ask) for n, ask in enumerate(block["asks"])]
    elif "options" in block:
        inputs = [ui.input_radio_buttons(name(block, "pick"), None, block["options"], selected="")]
    else:
        return []
    button = ui.input_action_button(name(block, "check"), LESSON["check"])
    return [*inputs, button, ui.output_ui(name(block, "said"))]


def drawn(block: Block) -> Any:
    """Draw prose, or an exercise with its title and introduction."""
    if block["kind"] == "prose":
        return ui.markdown(block["markdown"])
    intro = [ui.p(each) for each in block["intro"]]
    return ui.div(ui.h2(block["title"]), *intro, *answering(block), id=block["id"])


def said(block: Block, inputs: Inputs) -> list[str]:
    """Give the feedback on what the inputs hold."""
    if "rows" in block:
        picks = {row["key"]: inputs[name(block, row["key"])]() for row in block["rows"]}
        return of_rows(block, picks)
    if "asks" in block:
        return of_steps(block, [inputs[name(block, str(n))]() for n in range(len(block["asks"]))])
    return of_choice(block, inputs[name(block, "pick")]())


def server(inputs: Inputs, output: Outputs, _session: Session) -> None:
    """Answer a learner: each exercise's feedback follows its own button."""

    def answer(block: Block) -> None:
        @output(id=name(block, "said"))
        @render.ui
        @reactive.event(inputs[name(block, "check")])
        def feedback() -> Any:
            return [ui.p(each) for each in said(block, inputs)]

    for block in LESSON["blocks"]:
        if {"rows", "asks", "options"} & block.keys():
            answer(block)


def page() -> Any:
    """Draw the lesson."""
    body = [drawn(block) for block in LESSON["blocks"]]
    head = [ui.h1(LESSON["title"]), ui.p(LESSON["goal"])]
    return ui.page_fixed(*head, *body, title=LESSON["title"], lang="sv")


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(App(page(), server), host="127.0.0.1", port=int(sys.argv[2]))
