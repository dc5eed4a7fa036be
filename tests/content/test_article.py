"""The course builds on the article, and has none of its sentences."""

from course import passages
from course.content import Course
from tests.content.article import hashed, known, runs


def test_the_articles_runs_are_known() -> None:
    """Some hundred runs are known, each by eight bytes."""
    assert len(known()) > 400
    assert all(len(each) == 16 for each in known())


def test_a_run_of_five_words_is_found_whatever_its_signs() -> None:
    """Capitals, commas and line breaks do not hide a run; the two quoted phrases are no part."""
    assert list(runs("Ett, två\ntre. Fyra – FEM")) == ["ett två tre fyra fem"]
    assert list(runs("ett två tre Vem betalar min lön? fyra fem sex")) == []


def test_no_run_of_five_words_is_shared_with_the_article(course: Course) -> None:
    """No text in Swedish, of whatever kind, has five words in a row that the article has too."""
    forms = course.someone("sv").forms
    shared = [
        (each.path.name, each.line, run)
        for each in passages.every(course)
        if each.lang == "sv"
        for paragraph in each.paragraphs(forms)
        for run in runs(paragraph)
        if hashed(run) in known()
    ]
    assert not shared
