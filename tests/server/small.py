"""A small server in this process, with the gate and the connections of the real one."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tornado.web import Application, RequestHandler

from course.server.address import listen
from course.server.buckets import Buckets
from course.server.connections import Connections
from course.server.gate import Gate
from course.server.limits import Rate
from course.server.origins import Names
from course.server.plain import Site
from course.server.reply import Reply
from course.server.visitor import Trust


class Long(RequestHandler):
    """An answer larger than any socket holds."""

    def get(self) -> None:
        """Give it."""
        self.finish(b"x" * 30_000_000)


class Well(RequestHandler):
    """An address that is quick."""

    def get(self) -> None:
        """Say ok."""
        self.finish("ok")


@contextmanager
def serving(
    site: Site, most: int = 100, more: Sequence[Any] = ()
) -> Iterator[tuple[str, Connections, Gate]]:
    """Run a server in a thread, with these addresses too; give its own address."""
    ready, loop = threading.Event(), asyncio.new_event_loop()
    found: list[Connections | Gate | str] = []

    async def run() -> None:
        app = Application(
            [("/health", Well), ("/long", Long), ("/(sv)/reply", Reply, {"site": site}), *more],
            headers=site.policy.headers,
        )
        gate = Gate(app, site, Names(), Trust(), Buckets(Rate()))
        server = Connections(gate, most=most)
        (sock,) = listen("127.0.0.1", 0)
        server.add_socket(sock)
        tasks = [asyncio.ensure_future(each) for each in (server.watch(), gate.pulse.go())]
        found.extend([f"http://127.0.0.1:{sock.getsockname()[1]}", server, gate])
        ready.set()
        await stop
        for task in tasks:
            task.cancel()
        server.stop()
        if site.live:
            site.live.leave()
        for stream in list(server.open):
            server.drop(stream)
        await asyncio.sleep(0)

    stop = loop.create_future()
    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    assert ready.wait(20)
    address, server, gate = found
    assert isinstance(address, str)
    assert isinstance(server, Connections)
    assert isinstance(gate, Gate)
    try:
        yield address, server, gate
    finally:
        loop.call_soon_threadsafe(stop.set_result, None)
        thread.join(20)
        loop.close()
