"""A notebook with code of its own, in the course's page: a slider and an exercise, both working."""

import os
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.acts import rate_one
from tests.server.overlays import SLIDER, write
from tests.server.visiting import kernel_in, running_kernels
from tests.serving import Served, learners


@pytest.fixture(scope="module")
def with_a_kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a server that allows one kernel, with a trainer's own notebook laid over the course."""
    overlay = tmp_path_factory.mktemp("overlay")
    write(overlay, "sv", "3-slider", SLIDER)
    log = tmp_path_factory.mktemp("log") / "server.log"
    with learners(log, "--with", str(overlay), "--kernels", "1") as running:
        yield running


def test_a_slider_and_an_exercise_work_side_by_side(
    browser: Browser, with_a_kernel: Served
) -> None:
    """Ordinary widgets and the course's exercises answer on one page, and nobody else is asked."""
    context = browser.new_context(base_url=with_a_kernel.address, locale="sv-SE")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/sv/3-slider")
    page.wait_for_selector("html[data-state=live]", timeout=30_000)

    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("4 dagar")).to_be_visible()

    rate_one(page)
    expect(page.locator("#how-far .kf-after [data-tag=MC03]")).to_have_count(1)
    expect(page.locator("section#how-far")).to_have_count(1)
    expect(page.locator(".kf-header .kf-status")).to_have_text("Svaren finns i den här fliken")
    ours = (with_a_kernel.address, f"blob:{with_a_kernel.address}")
    assert [url for url in asked if not url.startswith(ours)] == []
    context.close()


def test_whoever_leaves_makes_room_for_the_next(browser: Browser, with_a_kernel: Served) -> None:
    """Going on to another lesson ends the kernel: with one allowed, the next visitor gets it."""
    for _ in range(2):
        context = browser.new_context(base_url=with_a_kernel.address)
        page = context.new_page()
        answer = page.goto("/sv/3-slider")
        assert answer
        assert answer.status == 200
        page.wait_for_selector("html[data-state=live]", timeout=30_000)
        with page.expect_request("**/voila/api/shutdown/**"):
            page.goto("/sv/")
        page.wait_for_selector("html[data-state=live]")
        context.close()


def test_an_answer_follows_to_a_page_with_a_kernel(browser: Browser, with_a_kernel: Served) -> None:
    """The workbook is one, whether an answer came from the server or from a kernel."""
    context = browser.new_context(base_url=with_a_kernel.address, locale="sv-SE")
    page = context.new_page()
    page.goto("/sv/1-who-for")
    page.wait_for_selector("html[data-state=live]")
    rate_one(page)
    page.goto("/sv/3-slider")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly", timeout=30_000)
    context.close()


def test_a_kernel_that_is_killed_costs_no_answer(browser: Browser, with_a_kernel: Served) -> None:
    """The course itself answers then; the page says what to do, and so it works as before."""
    context = browser.new_context(base_url=with_a_kernel.address, locale="sv-SE")
    page = context.new_page()
    page.goto("/sv/3-slider")
    page.wait_for_selector("html[data-state=live]", timeout=30_000)
    for path in running_kernels(kernel_in(page.content())):
        os.kill(int(path.parent.name), signal.SIGKILL)
    exercise = page.locator("#how-far")
    exercise.get_by_label("Receptionist på en vårdcentral").select_option("none")
    exercise.locator("button[value=check]").click()
    said, status = page.locator("#how-far .kf-after [data-tag=MC03]"), page.locator(".kf-status")
    expect(said).to_have_count(1, timeout=60_000)
    expect(status.first).to_have_text(
        "Det som kördes på sidan har stannat. Ladda om sidan. Dina svar finns kvar."
    )
    page.reload()
    page.wait_for_selector("html[data-state=live]", timeout=30_000)
    expect(said).to_have_count(1)
    expect(status.first).to_have_text("Svaren finns i den här fliken")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("4 dagar")).to_be_visible()
    context.close()
