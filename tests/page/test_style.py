"""The stylesheet: what one can read on what, where it reaches, and how little it weighs."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from course.page import style
from course.server.packed import pack
from tests.repository import ROOT

PAGE = ROOT / "course/page"
SHEETS = {
    name: (PAGE / f"{name}.css").read_text("utf-8")
    for name in ("tokens", "exercise", "kinds", "page")
}
WHOLE = "\n".join(SHEETS.values())
DAY_AND_NIGHT = ("day", "night")

# What is written in which colour on which ground.
TEXTS = {
    "ink": "ground panel field chosen tint-right tint-near tint-wrong tint-info",
    "quiet": "ground panel field chosen",
    "accent": "ground panel field tint-right tint-near tint-wrong tint-info",
    "accent-deep": "field panel",
    "on-accent": "accent accent-deep",
    "right": "panel tint-right",
    "near": "panel tint-near",
    "wrong": "panel tint-wrong",
    "info": "tint-info",
    "danger": "panel field",
    "field": "danger",
    "snow": "dusk",
    "cloudberry": "dusk",
}
# What must be seen to be used: edges of fields, marks of states, the ring of focus.
SIGNS = {
    "edge": "ground panel field",
    "focus": "ground panel field chosen",
    "accent": "chosen",
    "right": "field",
    "near": "field",
    "wrong": "field",
    "quiet": "field",
}
DRAWN_ONLY = {"thread", "berry"}  # they decorate what is also said in words
LEFT_PLAIN = {  # classes that a script or a test looks for, or that need nothing
    "kf-after",
    "kf-choices",
    "kf-first",
    "kf-form",
    "kf-grid",
    "kf-note-info",
    "kf-previous",
    "kf-why",
    "kf-what",
}


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors of a stylesheet and what they set, those inside of @media too."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'"data:[^"]*"', '""', css)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        yield selector.strip(), body


def selectors(css: str) -> list[str]:
    """Every selector by itself: lists are taken apart, but not inside of brackets."""
    return [each.strip() for listed, _ in rules(css) for each in re.split(r",(?![^()]*\))", listed)]


def colours(when: str) -> dict[str, str]:
    """The colour tokens by day or by night."""
    found = dict(re.findall(r"--kf-([\w-]+): (#\w{6});", WHOLE))
    for name, *pair in re.findall(
        r"--kf-([\w-]+): var\(--kf-day, (#\w{6})\) var\(--kf-night, (#\w{6})\);", WHOLE
    ):
        found[name] = pair[DAY_AND_NIGHT.index(when)]
    alias = re.findall(r"--kf-([\w-]+): var\(--kf-([\w-]+)\);", SHEETS["tokens"])
    return found | {name: found[other] for name, other in alias}


def light(colour: str) -> float:
    """The relative luminance of a colour, as WCAG counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each colour with each of its grounds, by day and by night."""
    return [
        (colour, ground, when)
        for (colour, grounds), when in product(table.items(), DAY_AND_NIGHT)
        for ground in grounds.split()
    ]


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    """Black on white is 21, a colour on itself 1, and the known grey passes by a hair."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("colour", "ground", "when"), pairs(TEXTS))
def test_a_text_can_be_read(colour: str, ground: str, when: str) -> None:
    """Text stands out from its ground by at least 4.5 to 1, in light and in dark."""
    known = colours(when)
    assert contrast(known[colour], known[ground]) >= 4.5


@pytest.mark.parametrize(("colour", "ground", "when"), pairs(SIGNS))
def test_a_sign_can_be_seen(colour: str, ground: str, when: str) -> None:
    """What one must see to use the page stands out by at least 3 to 1."""
    known = colours(when)
    assert contrast(known[colour], known[ground]) >= 3


@pytest.mark.parametrize("when", DAY_AND_NIGHT)
def test_the_arrow_of_a_list_can_be_seen(when: str) -> None:
    """The arrow is one grey for both schemes, drawn in the picture itself."""
    [grey] = re.findall(r"stroke='%23(\w{6})'", WHOLE)
    assert contrast(f"#{grey}", colours(when)["field"]) >= 3


def test_no_colour_goes_unmeasured() -> None:
    """Every colour of the course is measured, or it only decorates."""
    grounds = " ".join([*TEXTS.values(), *SIGNS.values()]).split()
    assert colours("day").keys() == {*TEXTS, *SIGNS, *grounds} | DRAWN_ONLY


def test_colours_are_named() -> None:
    """Outside of the tokens stand no colours but shadows, and black on a printed page."""
    loose = re.findall(
        r"(?<![\w%&'])#[0-9a-f]{3,8}\b", SHEETS["exercise"] + SHEETS["kinds"] + SHEETS["page"]
    )
    assert set(loose) <= {"#000", "#fff", "#0003", "#0005"}


def test_every_token_used_is_there() -> None:
    """A name that nothing sets would be nothing on the page."""
    said = set(re.findall(r"(--[\w-]+):", WHOLE))
    used = set(re.findall(r"var\((--[\w-]+)", WHOLE))
    assert used <= said
    assert all(name.startswith("--kf-") for name in said)


def test_a_browsers_own_frame_has_the_colour_of_the_page() -> None:
    """The head names the ground by day and by night, as the stylesheet has it."""
    head = (ROOT / "course/server/templates/frame.html").read_text("utf-8")
    named = re.findall(r'<meta name="theme-color" media="[^"]*: (\w+)\)" content="(#\w+)">', head)
    assert named == [("light", colours("day")["ground"]), ("dark", colours("night")["ground"])]


def test_nothing_is_fetched() -> None:
    """The stylesheet imports nothing, and its pictures are in itself."""
    assert "@import" not in WHOLE
    assert "@font-face" not in WHOLE
    assert set(re.findall(r"url\((.{20})", WHOLE)) == {'"data:image/svg+xml,'}


def test_tokens_only_set_names() -> None:
    """The tokens reach every page they are on, so they draw nothing."""
    for _, body in rules(SHEETS["tokens"]):
        assert all(each.strip().startswith("--kf-") for each in body.split(";") if each.strip())


@pytest.mark.parametrize("sheet", ["exercise", "kinds"])
def test_an_exercise_leaves_the_rest_of_the_page_alone(sheet: str) -> None:
    """In JupyterLab the stylesheet reaches what stands in an exercise of ours, and nothing else."""
    root = r"\.kf-(?:exercise|keep|tell|workbook|chain)"
    ours = re.compile(rf"(?:{root}\b|:is\({root}(?:, {root})*\))")
    assert [each for each in selectors(SHEETS[sheet]) if not ours.match(each)] == []


def test_the_page_is_ours_alone() -> None:
    """The page's own styles begin at a page of ours, or at a part that only it has."""
    parts = "page skip header bar brand nav contents language status minutes lesson place prose"
    parts += " scheme steps"
    ours = re.compile(
        r"(?:body\.kf-page|:root\[data-reply\]|\[data-urgent\]"
        rf"|\.kf-(?:footer|{parts.replace(' ', '|')})\b)"
    )
    assert [each for each in selectors(SHEETS["page"]) if not ours.match(each)] == []


def test_every_class_is_drawn() -> None:
    """A class in a template is styled, or listed here as one that needs no style."""
    templates = [*(ROOT / "course").rglob("*.html"), *(ROOT / "course").rglob("*.j2")]
    used = {
        name
        for path in templates
        for value in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))
        for name in re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", value).split()
        if name.startswith("kf-") and not name.endswith("-")
    }
    sheets = (path.read_text("utf-8") for path in (ROOT / "course").rglob("*.css"))
    styled = set(re.findall(r"\.(kf-[\w-]+)", "".join(sheets)))
    assert used - styled - LEFT_PLAIN == set()


def test_motion_is_asked_for() -> None:
    """Who has asked for less motion gets none."""
    assert "prefers-reduced-motion: reduce" in SHEETS["exercise"]
    assert "animation" not in WHOLE


@pytest.mark.parametrize("wanted", ["forced-colors: active", "print"])
@pytest.mark.parametrize("sheet", ["exercise", "kinds", "page"])
def test_other_ways_of_seeing_are_drawn_too(sheet: str, wanted: str) -> None:
    """Forced colours and paper have styles of their own, for the exercises and for the page."""
    assert wanted in SHEETS[sheet]


def test_the_stylesheet_is_light() -> None:
    """All of it together is at most 9 kB on the wire."""
    packed = pack("text/css", style())
    packed.press()
    assert len(packed.encodings["br"]) <= 9_000
