"""A result as HTML: numbers in words, a table beside each chart, nothing marked unasked."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lesson import Exercise
from course.live import charts
from course.live.results import FLOOR, Result
from course.live.session import Line
from tests.kinds.conftest import Drawn
from tests.rooms import COURSE, NAMES, ROOMS, exercise, read, room

CHOICE = exercise("what-is-customer-focus")
SORTING = exercise("sort-eight-tasks")
NEEDS = exercise("guess-and-compare")
HOURS = exercise("time-thief")
SCRIPT = "<script>alert(1)</script>"


def drawn(found: Result, *, key: bool = False, screen: bool = False) -> Drawn:
    """Draw a result, and hold it to what holds for all: whole elements, ids once, no styles."""
    page = Drawn(charts.html(COURSE, found, key=key, screen=screen))
    assert len(page.ids()) == len(set(page.ids()))
    assert not any("style" in attrs for _, attrs in page.elements)
    return page


def said(page: Drawn) -> str:
    """The page's text, spaces made one."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.html).split())


def line(words: str, votes: int = 0, *, shown: bool = True, lang: str = "sv") -> Line:
    """A line of the wall."""
    return Line(words, words, lang, shown, votes)


@given(NAMES, ROOMS, ROOMS, st.integers(0, 1), st.integers(0, 1))
def test_every_result_can_be_drawn(
    named: tuple[str, str], first: tuple[int, int], second: tuple[int, int], marked: int, wide: int
) -> None:
    """Whatever is answered in whatever language is drawn, and a small round shows no number."""
    of = exercise(*named)
    found = read(of, room(of, *first), room(of, *second))
    page = drawn(found, key=bool(marked), screen=bool(wide))
    if not any(found.shown):
        assert not page.all("figure", "table", "svg", "td")
        assert set(re.findall(r"\d+", said(page))) <= {
            *map(str, found.answered),
            "1",
            "2",
            f"{FLOOR}",
        }


@pytest.mark.parametrize("of", [CHOICE, NEEDS, HOURS], ids=lambda of: of.kind)
def test_beside_each_chart_is_a_table(of: Exercise) -> None:
    """Each figure is followed by a table with a caption, and heads that say what they head."""
    page = drawn(read(of, room(of, 5), room(of, 4, 3)))
    figures = page.all("figure")
    assert figures
    assert len(page.all("table")) == len(page.all("caption")) == len(figures)
    assert {attrs["scope"] for attrs in page.all("th")} == {"col", "row"}
    assert len(page.all("details")) == len(page.all("summary")) == len(figures)


def test_a_bar_is_as_wide_as_its_share() -> None:
    """A bar's width stands in an attribute, and its number in words beside it."""
    page = drawn(read(CHOICE, room(CHOICE, 3, 2)))
    parts = [each["width"] for each in page.all("rect") if each["class"] == "kf-result-part"]
    assert parts[:4].count("60") == parts[:4].count("40") == 1
    assert "3 (60 %)" in said(page)
    assert all(each["aria-hidden"] == "true" for each in page.all("svg"))


def test_two_votes_are_told_apart_in_words_and_shape() -> None:
    """Each vote is named, and the first is drawn as an outline; one vote alone needs neither."""
    both = drawn(read(CHOICE, room(CHOICE, 5), room(CHOICE, 5)))
    options = len(CHOICE.spec.options) + 3  # and how sure
    assert both.html.count("kf-result-before") == options
    assert said(both).count("Röst 1") == said(both).count("Röst 2")
    one = drawn(read(CHOICE, room(CHOICE, 5)))
    assert "kf-result-before" not in one.html
    assert "kf-result-round" not in one.html


def test_a_round_that_is_too_small_says_so() -> None:
    """In its place stand how many answered and why there is no number."""
    page = drawn(read(CHOICE, room(CHOICE, 5), room(CHOICE, 4)))
    assert "Röst 2 Svar: 4. Färre än 5 svar. Då visas inga siffror." in said(page)
    assert "kf-result-round" in page.html
    assert said(page).count("Röst 2") == 1


@pytest.mark.parametrize("of", [CHOICE, NEEDS, SORTING], ids=lambda of: of.kind)
@pytest.mark.parametrize("screen", [True, False])
def test_what_is_right_is_marked_only_when_asked_for(of: Exercise, *, screen: bool) -> None:
    """Without `key` no word, class or order tells right from wrong; with it a word does."""
    found = read(of, room(of, 3, 3), room(of, 5, 1))
    plain, key = drawn(found, screen=screen), drawn(found, key=True, screen=screen)
    bars = [[replace(bar, right=False) for bar in chart.bars] for chart in found.charts]
    blind = [
        replace(chart, bars=tuple(each)) for chart, each in zip(found.charts, bars, strict=True)
    ]
    assert drawn(replace(found, charts=tuple(blind)), screen=screen).html == plain.html
    assert "kf-result-right" not in plain.html
    assert "Rätt svar" not in said(plain)
    assert re.search(r"Rätt svar|Plats 1 i svaret", said(key))


def test_things_in_order_are_a_list() -> None:
    """A ranking says a mean place and how many put a thing first, in the language's own numbers."""
    page = drawn(read(NEEDS, room(NEEDS, 1, 5)))
    assert len(page.all("ol")) == 1
    assert not page.all("svg")
    assert "Plats i snitt: 1,5" in said(page)
    assert "Satte först: 5 (83 %)" in said(page)
    english = exercise(NEEDS.id, "en")
    assert "Average place: 1.5" in said(drawn(read(english, room(english, 1, 5))))


def test_an_amount_alone_has_no_bar() -> None:
    """The hours of a room are told as a number, without a share."""
    page = drawn(read(HOURS, room(HOURS, 5)))
    hours = page.html.split("<figure")[-1]
    assert "<svg" not in hours
    assert "%" not in hours


def test_on_a_screen_questions_alike_share_a_table() -> None:
    """Eight tasks to sort are eight rows, a count for each way, the first vote first."""
    found = read(SORTING, room(SORTING, 5), room(SORTING, 4, 2))
    page = drawn(found, screen=True)
    assert not page.all("figure")
    assert len(page.all("table")) == len(page.all("caption")) == 1
    assert len([each for each in page.all("th") if each["scope"] == "row"]) == len(found.charts)
    assert "5 → 4" in said(page)
    assert "kf-screen" in page.html
    assert len(drawn(found).all("figure")) == len(found.charts)


def test_the_wall_is_ranked() -> None:
    """The line with most votes stands first and says how many agree."""
    page = Drawn(
        charts.wall(COURSE, "sv", [line("Ensam"), line("Två till", 2), line("En till", 1)])
    )
    assert said(page) == "Två till 2 håller med En till 1 håller med Ensam"
    english = Drawn(charts.wall(COURSE, "en", [line("One", 1, lang="en"), line("Två", 3)]))
    assert said(english) == "Två 3 agree One 1 agrees"
    assert [each.get("lang") for each in english.all("p") if "lang" in each] == ["sv", "en"]


def test_the_wall_holds_back_what_was_not_let_through() -> None:
    """A line that the trainer has not let through is nowhere in the page, with votes or without."""
    page = charts.wall(COURSE, "sv", [line("Hemligt", 9, shown=False), line("Sagt")])
    assert "Hemligt" not in page
    assert "Sagt" in page
    assert "Inga svar är framme än." in charts.wall(COURSE, "sv", [line("Hemligt", shown=False)])


def test_what_someone_wrote_is_never_an_element() -> None:
    """A script on the wall is text."""
    page = Drawn(charts.wall(COURSE, "sv", [line(SCRIPT)]))
    assert not page.all("script")
    assert "alert(1)" in said(page)
