"""Scenes of several at once, played in a thread: a browser's tests keep a loop in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Told = TypeVar("Told")


def play(scene: Coroutine[Any, Any, Told]) -> Told:
    """Play a scene to its end, and give what it tells."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, scene).result()
