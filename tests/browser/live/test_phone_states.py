"""Every state of a participant's page: what machines can check, and the narrowest phone."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.live.phones import (
    through,
)
from tests.browser.test_axe import FOUND, PLAIN, RULES
from tests.server.live.leading import Trainer


def test_axe_finds_nothing_in_any_state(phone: Page, trainer: Trainer) -> None:
    """From the door to the end, in light and in dark."""
    found: dict[str, list[str]] = {}
    for state in through(phone, trainer):
        phone.evaluate(PLAIN)
        phone.evaluate(AXE_SCRIPT)
        for scheme in ("light", "dark"):
            phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            told = phone.evaluate(FOUND, RULES[scheme])
            if told:
                found[f"{state} {scheme}"] = told
        phone.emulate_media(color_scheme="light")
    assert found == {}


def test_nothing_is_wider_than_320_pixels(phone: Page, trainer: Trainer) -> None:
    """No state of the page scrolls sideways on the narrowest phone."""
    phone.set_viewport_size({"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth - innerWidth"
    for state in through(phone, trainer):
        assert phone.evaluate(wide) <= 0, state
