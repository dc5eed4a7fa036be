"""Voilà's own application with our pages, for notebooks that hold code of their own."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path
from socket import socket
from typing import Any, NoReturn

from voila.app import Voila  # type: ignore[import-untyped]

from course.content import Course
from course.server import Settings, channels, ordinary
from course.server.app import Learners


class WithKernels(Learners, Voila):  # type: ignore[misc]
    """The learners' server with a kernel for each visitor of a notebook that needs one."""

    def __init__(
        self,
        course: Course,
        folder: Path,
        settings: Settings,
        sockets: list[socket],
        counts: list[socket],
    ) -> None:
        """Begin as Voilà does, and then as the server does without it."""
        # No configuration file is read: one that lies about must not open what we keep shut.
        Voila.__init__(self, config_file_paths=[], log_level=logging.ERROR, root_dir=str(folder))
        Learners.__init__(self, course, folder, settings, sockets, counts)
        self.initialize([])

    def setup_template_dirs(self) -> None:
        """Use our own templates, given where they are needed, and look for no other."""

    def init_settings(self) -> dict[str, Any]:
        """Give what Voilà's managers of kernels and contents need, and what we do."""
        ordinary.configure(self)
        voilas: dict[str, Any] = Voila.init_settings(self)
        return voilas | ordinary.settings(self) | Learners.init_settings(self)

    def init_handlers(self) -> list[Any]:
        """Give the few of Voilà's addresses that kernels need, and our own."""
        return [*channels.addresses(self), *Learners.init_handlers(self)]

    def start(self) -> None:
        """Make a folder for the kernels, and answer."""
        Voila.start(self)

    def kernels(self) -> int:
        """Give how many kernels run."""
        return len(self.kernel_manager.list_kernel_ids())

    async def end_kernels(self) -> None:
        """End them, and take away what they needed."""
        await self.kernel_manager.shutdown_all(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _handle_signal_stop(self, *_signal: object) -> NoReturn:
        """Stop before there is anything to stop."""
        sys.exit(0)
