"""The paper kit: a sheet for each exercise that a room can answer, and no word of what is right."""

import re
from dataclasses import replace

import pytest

from course import content
from course.legend import words
from course.live import asking, paper
from tests.kinds.conftest import Drawn
from tests.rooms import COURSE, exercise, kind_of

LANGUAGES = pytest.mark.parametrize("lang", content.LANGUAGES)


def sheet(name: str, lang: str = "sv") -> Drawn:
    """One sheet, each element closed."""
    return Drawn(paper.sheets(COURSE, lang, [name]))


def text(page: Drawn) -> str:
    """What stands on it, spaces made one."""
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:span|em|strong)\b[^>]*>", "", page.html)).split()
    )


def boxes(page: Drawn) -> int:
    """How many boxes there are to fill in."""
    return page.html.count("kf-vote-box")


@LANGUAGES
def test_a_room_has_a_sheet_for_each_exercise(lang: str) -> None:
    """All sheets stand on one page, in the order of the course, each once."""
    page = Drawn(paper.sheets(COURSE, lang))
    fit = paper.fit(COURSE, lang)
    assert [each["id"] for each in page.all("section")] == [f"paper-{name}" for name in fit]
    assert {each["lang"] for each in page.all("section")} == {lang}
    assert len(page.ids()) == len(set(page.ids()))
    assert len(fit) > 20


@LANGUAGES
def test_what_is_ones_own_page_has_no_sheet(lang: str) -> None:
    """What follows earlier answers, or shows nothing but them, is not for paper."""
    left = {
        each.kind
        for key, each in COURSE[lang].exercises.items()
        if key not in paper.fit(COURSE, lang)
    }
    assert left == {"again", "approve", "certify", "commit", "decide", "keep", "revisit", "tell"}


@LANGUAGES
def test_every_sheet_can_be_answered(lang: str) -> None:
    """Each has its title, something to tick or a line to write on, and asks for no name."""
    strings, someone = COURSE[lang].reference.strings, COURSE.someone(lang)
    for name in paper.fit(COURSE, lang):
        page = sheet(name, lang)
        assert boxes(page) or "kf-vote-line" in page.html, name
        assert words(exercise(name, lang).title, someone, strings).plain in text(page)
        assert strings["live_paper_about"] in text(page)
        assert not page.all("input", "button", "form")


@LANGUAGES
def test_every_option_that_is_asked_has_a_box(lang: str) -> None:
    """What a trainer can count has its words on the sheet, but for words one writes oneself."""
    strings, someone = COURSE[lang].reference.strings, COURSE.someone(lang)
    for name in paper.fit(COURSE, lang):
        of, said = exercise(name, lang), text(sheet(name, lang))
        if of.kind == "order":
            continue
        for each in kind_of(of).legend(of).values():
            if each.asked and each.sort in {"one", "many"}:
                for label in each.options.values():
                    told = words(label, someone, strings).html.striptags()
                    assert re.sub(r"\s", "", told) in re.sub(r"\s", "", said), (name, told)


@LANGUAGES
def test_a_sheet_does_not_say_what_is_right(lang: str) -> None:
    """No feedback, reveal or explanation of any exercise stands on its sheet."""
    forms, secrets = COURSE.someone(lang).forms, 0
    for name in paper.fit(COURSE, lang):
        spec, said = exercise(name, lang).spec, text(sheet(name, lang))
        options = getattr(spec, "options", {}) or getattr(spec, "branches", {})
        quotes = [
            getattr(each, "quote", None) or getattr(each, "then", None) for each in options.values()
        ]
        quotes += [row.why for row in getattr(spec, "rows", ()) if hasattr(row, "why")]
        texts = [*getattr(spec, "reveal", ()), *(quote.text for quote in quotes if quote)]
        secrets += len(texts)
        for each in texts:
            assert " ".join(each.plain(forms).split()) not in said, name
    assert secrets > 50


@pytest.mark.parametrize("name", ["guess-and-compare", "follow-the-money"])
def test_things_to_put_in_order_are_mixed(name: str) -> None:
    """They stand in the order of the first mix, not in the right one, a box for a number each."""
    page, someone = sheet(name), COURSE.someone("sv")
    spec = exercise(name).spec
    right = spec.needs if name == "guess-and-compare" else spec.variants["own"].steps
    start = spec.start if name == "guess-and-compare" else spec.variants["own"].start
    places = [page.html.index(str(right[key].text.html(someone.forms))) for key in start]
    assert places == sorted(places)
    assert [*start] != [*right]
    assert page.html.count("kf-vote-place") == boxes(page) == len(start)


def test_rows_with_the_same_options_share_a_table() -> None:
    """Eight jobs and a scale are a table with a box where a row meets a step."""
    page, spec = sheet("how-far"), exercise("how-far").spec
    assert boxes(page) == len(spec.rows) * len(spec.scale)
    heads = [each["scope"] for each in page.all("th")]
    assert (heads.count("col"), heads.count("row")) == (len(spec.scale), len(spec.rows))


def test_an_open_question_has_lines() -> None:
    """What is answered in one's own words has its question, and room to write."""
    page = sheet("from-word-to-action")
    assert page.html.count("kf-vote-line") == asking.LINES * 3
    assert boxes(page) == 0


def test_what_nobody_is_asked_has_no_box() -> None:
    """Questions without certainty have lines to write on, and nothing to tick."""
    of = exercise("three-questions-first")
    sure = asking.asked(of)
    assert [len(each.options) for each in sure] == [3] * len(of.spec.questions)
    unsure = asking.asked(replace(of, spec=replace(of.spec, sure=False)))
    assert [each.label for each in unsure] == [each.label for each in sure]
    assert {(each.how, each.options, each.lines) for each in unsure} == {("own", (), asking.LINES)}


def test_a_chain_shows_where_its_gaps_are() -> None:
    """The links that are given stand on the sheet, and each gap has its number in its place."""
    said = text(sheet("the-labs-chain"))
    assert said.index("Leila fräser") < said.index("Lucka 1") < said.index("pumpen håller tätt")


def test_a_sheet_speaks_of_those_the_room_serves() -> None:
    """The room's own word stands on the sheets."""
    someone = COURSE.someone("sv")
    patient = type(someone)("sv", COURSE.words["patient"].forms("sv"))
    assert "patientfokus" in text(
        Drawn(paper.sheets(COURSE, "sv", ["what-is-customer-focus"], patient))
    )


def test_an_exercise_that_there_is_not_has_no_sheet() -> None:
    """A name that no exercise has is an error."""
    with pytest.raises(KeyError):
        paper.sheets(COURSE, "sv", ["no-such-exercise"])
