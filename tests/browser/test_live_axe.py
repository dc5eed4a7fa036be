"""Nothing that axe knows of is wrong with the live room: phone, big screen and trainer's panel."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, expect

from tests.browser.jupyterlab import HIGH, SEEN, settled
from tests.browser.jupyterlab import found as within
from tests.browser.live import phones
from tests.browser.live.classroom import classroom
from tests.browser.live.desk import Desk, press
from tests.browser.live.meeting import TABLE, WALL
from tests.browser.live.people import PATIENCE, PHONE
from tests.browser.live.stages import Led, every_stage
from tests.browser.test_axe import FOUND, PLAIN, RULES, Scheme, schemes
from tests.browser.test_lab import THEME, choose

IN_THE_PANEL = within(".kf-desk")
OPEN = """for (const each of document.querySelectorAll("main details, .kf-desk details")) {
  each.open = true;
}"""


@pytest.fixture(scope="module")
def led(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Led]:
    """Give a room that a kernel in JupyterLab has opened, with a phone and a screen."""
    sizes = ({**each, "height": HIGH} for each in (TABLE, PHONE, WALL))
    desk, phone, screen = (browser.new_page(viewport=each) for each in sizes)  # type: ignore[arg-type]
    with classroom(tmp_path_factory.mktemp("class")) as room:
        at_the_desk = Desk(desk)
        at_the_desk.open(room)
        _, address = at_the_desk.room()
        opened = Led(room, address.partition("/live/")[0], phone, screen, desk)
        screen.goto(f"{address}/screen?lang=sv")
        phone.goto(f"{address}?lang=sv")
        phone.locator("#live-go").click()
        phones.stands(phone, "lobby")
        desk.evaluate(SEEN)
        for page in (desk, phone, screen):
            page.evaluate(PLAIN)
            page.evaluate(AXE_SCRIPT)
        yield opened
        opened.trainer.store.close()
    for page in (desk, phone, screen):
        page.close()


def found(led: Led, stage: str, scheme: Scheme) -> list[str]:
    """Name what axe finds on the three, with what is folded opened."""
    told = []
    for name, page in {"phone": led.phone, "screen": led.screen, "panel": led.desk}.items():
        page.evaluate(OPEN)
        looked = settled(page, IN_THE_PANEL if page is led.desk else FOUND, RULES[scheme])
        told += [f"{stage}, {name}: {each}" for each in looked]
    return told


def turn(led: Led, scheme: Scheme) -> None:
    """Turn the three to a scheme: JupyterLab has a theme of its own."""
    for page in (led.phone, led.screen):
        page.emulate_media(color_scheme=scheme)
    theme = f"JupyterLab {scheme.title()}"
    choose(led.desk, *THEME, theme)
    named = "data-jp-theme-name"
    expect(led.desk.locator("body")).to_have_attribute(named, theme, timeout=PATIENCE)


@schemes
def test_axe_finds_nothing_in_any_stage(led: Led, scheme: Scheme) -> None:
    """From the lobby through a vote, a wall and a private turn, on all three surfaces."""
    turn(led, scheme)
    told = found(led, "lobby", scheme)
    seen = set()
    for stage in led.stages():
        seen.add(stage)
        told += found(led, stage, scheme)
    assert every_stage() <= seen
    assert told == []


@schemes
def test_axe_finds_what_is_wrong_in_a_panel(led: Led, scheme: Scheme) -> None:
    """A text too pale for the panel's ground is found within JupyterLab too."""
    turn(led, scheme)
    pale = "document.querySelector('.kf-desk .kf-desk-counts').style.color = '%s'"
    led.desk.evaluate(pale % {"light": "#bcc", "dark": "#355"}[scheme])
    told = led.desk.evaluate(IN_THE_PANEL, RULES[scheme])
    assert {each.partition(":")[0] for each in told} == {"color-contrast"}
    led.desk.evaluate(pale % "")


def test_axe_finds_nothing_when_it_is_over(led: Led) -> None:
    """What is left says that it is over, in light and in dark."""
    panel = led.desk.get_by_role("region", name="Rummet", exact=True)
    press(panel, "Avsluta och radera", "Ja, radera allt")
    expect(panel).to_contain_text("Rummet är avslutat", timeout=PATIENCE)
    expect(led.phone.locator("#live-away")).to_be_visible(timeout=PATIENCE)
    expect(led.screen.locator("html[data-stage=over]")).to_be_attached(timeout=PATIENCE)
    for scheme in ("light", "dark"):
        turn(led, scheme)
        assert found(led, "over", scheme) == []
