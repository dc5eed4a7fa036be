"""A notebook with code of its own, in the course's page: a slider and an exercise, both working."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acts import rate_one
from tests.server.overlays import SLIDER, write
from tests.serving import Served, learners


@pytest.fixture(scope="module")
def with_a_kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server that allows one kernel, with a trainer's own notebook laid over the course."""
    overlay = tmp_path_factory.mktemp("overlay")
    write(overlay, "sv", "3-slider", SLIDER)
    log = tmp_path_factory.mktemp("log") / "server.log"
    with learners(log, "--with", str(overlay), "--kernels", "1") as running:
        yield running
