"""A page that shows a widget, as far as the widget knows: what it says, and what it is sent."""

import asyncio
from collections.abc import Callable
from typing import Any

PATIENCE = 5.0  # seconds


def listen(widget: Any) -> list[str]:
    """Collect the HTML that a widget sends."""
    sent: list[str] = []
    widget.send = lambda content, **_: sent.append(content["html"])
    return sent


def say(widget: Any, **message: Any) -> None:
    """Let the page say something to a widget."""
    widget._handle_custom_msg(message, [])


def press(widget: Any, does: str, value: str = "", **fields: str) -> None:
    """Press a button on the page."""
    say(widget, ask={"do": does, "value": value, "fields": fields})


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 -- it is asked of the widget, which tells nobody
            await asyncio.sleep(0.01)
