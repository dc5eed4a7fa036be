"""WCAG 2.2 where no rule of axe looks: what pages have in common, and what they never do."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from course import page as assets
from tests.browser.seen import Seen, look
from tests.browser.test_access import SLUGS
from tests.serving import Served

LANGUAGES = ("sv", "en")
RULES = ("accessibility", "privacy")
BESIDE = ("again-2", "again-14", "again-60", "certificate", "for-your-manager", "follow-up", *RULES)
NAMES = {"Klefsjö", "Språktidningen"}  # names are the same in every language
HEARD = {  # what the page listens to: nothing held down, nothing dragged, nothing shaken
    *("submit", "keydown", "input", "change", "click"),
    *("pagehide", "pageshow", "afterprint", "online", "visibilitychange", "message"),
}


@pytest.fixture(scope="module")
def pages(browser: Browser, served: Served) -> Iterator[list[Seen]]:
    """See every page of the course once, in each language."""
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    paths = [f"/{lang}/{slug}" for lang in LANGUAGES for slug in (*SLUGS, *BESIDE)]
    yield [look(page, path) for path in paths]
    context.close()


def lessons(pages: list[Seen]) -> list[Seen]:
    """Give the pages that are lessons."""
    return [each for each in pages if each.path.rpartition("/")[2] in SLUGS]


def test_every_title_is_its_own(pages: list[Seen]) -> None:
    """A title begins with the page's own heading, and no other page of its language has it."""
    for each in pages:
        (heading,) = each["h1"]
        assert each["title"].startswith(f"{heading} – "), each.path
    titles = Counter((each["lang"], each["title"]) for each in pages)
    assert set(titles.values()) == {1}


def test_headings_make_an_outline(pages: list[Seen]) -> None:
    """One heading is the first, and none after it skips a level."""
    for each in pages:
        levels = each["headings"]
        assert levels[0] == 1, each.path
        assert levels.count(1) == 1, each.path
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_words_of_another_language_say_so(pages: list[Seen]) -> None:
    """Swedish words in English pages, and the English line in Swedish ones, are marked as such."""
    for each in pages:
        for text in each["foreign"]:
            assert not [
                word for word in re.findall(r"\w*[åäöÅÄÖ]\w*", text) if word not in NAMES
            ], (each.path, text)
    for each in lessons(pages):
        if each["lang"] == "sv":
            assert any(said.startswith("Whom do you serve?") for said in each["english"]), each.path


def test_every_page_has_the_same_way_about(pages: list[Seen]) -> None:
    """Header, contents and footer hold the same links in the same order on every page."""
    for lang in LANGUAGES:
        mine = [each for each in pages if each["lang"] == lang]
        ways = {
            (
                tuple(each["header"]),
                tuple((link["name"], link["href"]) for link in each["contents"]),
                tuple((link["name"], link["href"]) for link in each["footer"]),
            )
            for each in mine
        }
        assert len(ways) == 1
        (_, contents, footer) = next(iter(ways))
        assert [href for _, href in contents] == [f"/{lang}/{slug}" for slug in SLUGS]
        assert f"/{lang}/accessibility" in [href for _, href in footer]


def test_what_does_the_same_is_called_the_same(pages: list[Seen]) -> None:
    """A button or link that does one thing has one name, wherever it stands."""
    for lang in LANGUAGES:
        called: dict[str, set[str]] = {}
        for each in pages:
            for what, name in each["doing"] if each["lang"] == lang else ():
                called.setdefault(what, set()).add(name)
        erase = called.pop("erase") | called.pop("erased")
        assert len(erase) == 1
        assert {what: names for what, names in called.items() if len(names) > 1} == {}
        assert len(called) >= 8


def test_every_link_says_where_it_leads(pages: list[Seen]) -> None:
    """Every link has words, and on one page the same words lead to one place."""
    for each in pages:
        leads: dict[str, set[str]] = {}
        for link in each["links"]:
            assert link["name"] or link["href"].endswith("/"), each.path
            leads.setdefault(link["name"], set()).add(link["href"].partition("#")[0])
        leads.pop("", None)  # the way back, which is hidden until there is one
        assert {name: to for name, to in leads.items() if len(to) > 1} == {}, each.path


def test_links_in_a_text_are_more_than_coloured(pages: list[Seen]) -> None:
    """A link among other words is underlined."""
    links = [link for each in pages for link in each["prose"]]
    assert links
    assert {link["line"] for link in links} == {"underline"}


def test_a_lesson_is_reached_in_more_than_one_way(pages: list[Seen]) -> None:
    """The contents lead to every lesson from everywhere, and the lessons to one another."""
    for each in lessons(pages):
        assert len(each["contents"]) == len(SLUGS)
        at = SLUGS.index(each.path.rpartition("/")[2])
        wanted = ["prev"] * (at > 0) + ["next"] * (at < len(SLUGS) - 1)
        assert each["steps"] == wanted


def test_nothing_plays_and_every_picture_has_words(pages: list[Seen]) -> None:
    """No page has sound, film, frames or a page that moves on; no picture is without words."""
    assert {each["plays"] for each in pages} == {0}
    assert [each["pictures"] for each in pages if each["pictures"]] == []


def test_no_field_asks_who_one_is(pages: list[Seen]) -> None:
    """There are no fields for a name, an address or a password, and the browser fills none."""
    kinds = {kind for each in pages for kind, _, _ in each["fields"]}
    assert kinds <= {"radio", "checkbox", "text", "textarea", "select-one", "date", "file"}
    names = {name for each in pages for _, _, name in each["fields"]}
    assert not names & {"name", "email", "tel", "phone", "address", "username", "password"}
    assert {filled for each in pages for _, filled, _ in each["fields"]} <= {"", "off"}


def test_no_key_jumps_and_no_tip_pops_up(pages: list[Seen]) -> None:
    """No page has access keys, an order of its own for Tab, or words that only a mouse finds."""
    assert {each["jumped"] for each in pages} == {0}


def test_the_script_listens_to_plain_events_only() -> None:
    """One click or one key does everything: nothing is held, dragged, drawn or shaken."""
    script = assets.script()
    heard = set(re.findall(r"addEventListener\(\s*\"(\w+)\"", script))
    assert heard >= {"click", "submit"}
    assert heard <= HEARD
    assert not re.search(r"\bon(?:mouse|pointer|touch|drag|device)\w+", script)
    assert not re.search(r"DeviceMotion|DeviceOrientation|getGamepads", script)


def test_a_mouse_above_changes_only_colours() -> None:
    """What :hover sets are colours and lines: nothing appears, moves or goes away."""
    css = re.sub(r'"data:[^"]*"', '""', re.sub(r"/\*.*?\*/", "", assets.style(), flags=re.DOTALL))
    hovered = [body for at, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css) if ":hover" in at]
    assert len(hovered) >= 5
    names = {each.partition(":")[0].strip() for body in hovered for each in body.split(";")}
    assert names - {""} <= {
        *("color", "background", "border-color", "cursor"),
        *("text-decoration", "text-underline-offset"),
    }


def test_no_style_asks_which_way_up() -> None:
    """Nothing is turned or hidden by how a phone is held, and zoom is left to its owner."""
    assert "orientation" not in assets.style()
    frame = (assets.FOLDER.parent / "server/templates/frame.html").read_text("utf-8")
    (viewport,) = re.findall(r'name="viewport" content="([^"]*)"', frame)
    assert viewport == "width=device-width, initial-scale=1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_about_accessibility_is_accessible(
    browser: Browser, served: Served, lang: str, scheme: Literal["light", "dark"]
) -> None:
    """The page that says so is so: axe finds nothing, and it fits a screen of 320 pixels."""
    context = browser.new_context(
        base_url=served.address, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(f"/{lang}/accessibility")
    page.wait_for_selector("html[data-state=live]")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
