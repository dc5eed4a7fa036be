"""A visitor of a page with a kernel: its page, its last word, and what it may say to the kernel."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tornado.websocket import websocket_connect

from tests.server.asking import Answer, Client

SLIDERS = "/sv/3-slider"


def cookie(answer: Answer) -> str:
    """Give the cookie that an answer sets, as a browser sends it back."""
    return str(answer.headers["Set-Cookie"]).partition(";")[0]


def leave(client: Client, page: Answer, token: str = "", sent: str = "") -> int:
    """Say what a page says last, with the page's own cookie or another; give the status."""
    token = token or cookie(page)
    path, kind = f"/voila/api/shutdown/{kernel(page)}", "application/x-www-form-urlencoded"
    body = token.encode()
    return client.ask(path, "POST", body, Content_Type=kind, Cookie=sent or token).status


def kernel(answer: Answer) -> str:
    """Give the kernel that a page got."""
    return kernel_in(answer.text)


def kernel_in(text: str) -> str:
    """Find a kernel's id in a page."""
    return text.partition('"kernelId": "')[2].partition('"')[0]


async def talk(address: str, *messages: tuple[str, dict[str, Any]]) -> set[str]:
    """Send messages to a kernel; give the kinds of what it says until it has greeted."""
    channel = await websocket_connect(address.replace("http:", "ws:"))
    for kind, content in messages:
        header = {
            "msg_id": kind,
            "msg_type": kind,
            "session": "x",
            "username": "",
            "version": "5.3",
        }
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await channel.write_message(json.dumps({**whole, "channel": "shell", "buffers": []}))
    told: set[str] = set()
    while "kernel_info_reply" not in told:
        said = await asyncio.wait_for(channel.read_message(), 20)
        told.add(json.loads(said or "{}")["header"]["msg_type"])
    channel.close()
    while await asyncio.wait_for(channel.read_message(), 20) is not None:
        pass  # until the server has closed it too
    return told


def running_kernels(name: str) -> list[Path]:
    """Find the processes that run a kernel, where the system lists them as files."""
    lines = (path for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [path for path in lines if name in _read(path)]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
