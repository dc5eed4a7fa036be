"""The trainer's notebooks: the same in both languages, and agendas that run to their minute."""

import json
import re

import nbformat
import pytest

from course import content
from course.content import Course
from tests.content.notes import (
    AGENDAS,
    FOLDER,
    FORMS,
    Step,
    cells,
    headed,
    links,
    listed,
    notebook,
    notes,
    steps,
    unbroken,
)

# Where CURRICULUM (D9) lets a part end, in minutes; the steps divide the parts.
PARTS = {
    "sixty": [5, 9, 20, 30, 40, 50, 57, 60],
    "long": [75, 100, 115, 140, 160, 175, 180],
}
# What 90 minutes add to the 60, and how long each takes.
ADDED = {
    "purpose-from-memory": 8,
    "sort-eight-tasks": 10,
    "avoidable-contacts": 6,
    "the-weak-link": 6,
}
NAMED = {"sv": re.compile(r"[Öö]vning (\d\.\d)"), "en": re.compile(r"[Ee]xercises? (\d\.\d)")}
TRANSLATED = {"widgets.trainer.en": "widgets.trainer.sv", '"results"': '"resultat"'}

EVERY = [(lang, step) for lang in content.LANGUAGES for step in steps(lang)]
IN_AGENDAS = [(lang, agenda) for lang in content.LANGUAGES for agenda in AGENDAS]


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_a_notebook_is_valid_and_nothing_of_a_room_is_saved_in_it(lang: str) -> None:
    """It is valid by Jupyter's own schema, has the kernel of the lessons, and no outputs."""
    lesson = json.loads((FOLDER.parent / lang / "1-who-for.ipynb").read_text("utf-8"))
    whole = notebook(lang)
    nbformat.validate(nbformat.from_dict(whole))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    assert whole["metadata"]["kernelspec"] == lesson["metadata"]["kernelspec"]
    code = [each.raw for each in cells(lang) if each.kind == "code"]
    assert not [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"]]


def test_the_languages_are_alike_cell_by_cell() -> None:
    """Both have the same cells, headings, times, tables and links; only their words differ."""

    def shape(lang: str) -> list[object]:
        return [
            (
                cell.id,
                cell.kind,
                cell.raw["metadata"],
                re.findall(r"^(#+|[-|\d.]+|)", cell.source, re.MULTILINE),
                headed([cell.source]),
                listed(cell.source),
                NAMED[lang].findall(cell.source),
                [each.removeprefix(lang) for each in links(cell.source)],
            )
            for cell in cells(lang)
        ]

    assert shape("sv") == shape("en")


def test_the_code_is_the_same_but_for_the_language() -> None:
    """A code cell differs in the module it imports and the folder it exports to, and no more."""
    for ours, theirs in zip(cells("sv"), cells("en"), strict=True):
        source = theirs.source
        for said, meant in TRANSLATED.items():
            source = source.replace(said, meant)
        if ours.kind == "code":
            assert source == ours.source, ours.id


@pytest.mark.parametrize(("lang", "step"), EVERY)
def test_what_is_put_to_the_room_is_an_exercise_of_the_course(
    lang: str, step: Step, course: Course
) -> None:
    """Each id is one of the lessons' or of the pages beside them, and its form is one of three."""
    assert step.exercise in course[lang].exercises
    assert step.form in FORMS


@pytest.mark.parametrize(("lang", "step"), EVERY)
def test_the_notes_name_the_exercise_that_the_code_puts(
    lang: str, step: Step, course: Course
) -> None:
    """“Exercise 2.1” stands above the first exercise of lesson 2; pages beside have none."""
    numbers = {
        f"{number}.{place}": exercise.id
        for number, lesson in enumerate(course[lang].lessons)
        for place, exercise in enumerate(
            (each for each in lesson.exercises if each.kind not in {"tell", "keep"}), 1
        )
    }
    named = NAMED[lang].findall(step.notes.source)[:1]
    beside = [each.id for aside in course[lang].asides for each in aside.exercises]
    assert [numbers[each] for each in named] == ([] if step.exercise in beside else [step.exercise])


@pytest.mark.parametrize(("lang", "agenda"), IN_AGENDAS)
def test_the_minutes_of_an_agenda_follow_on_one_another_to_its_end(lang: str, agenda: str) -> None:
    """From minute 0 to 60, 90 or 180 without a gap; the table says the same as the headings."""
    times = headed([step.notes.source for step in steps(lang, agenda)])
    (table,) = [each.source for each in notes(lang) if each.id == agenda]
    assert unbroken(times, AGENDAS[agenda])
    assert listed(table) == times


@pytest.mark.parametrize("times", [[(0, 5), (6, 9)], [(0, 5), (4, 9)], [(0, 5)], [(1, 9)], []])
def test_a_gap_an_overlap_and_a_wrong_end_break_an_agenda(times: list[tuple[int, int]]) -> None:
    """Minutes that nobody leads, or that two steps want, are found."""
    assert not unbroken(times, 9)


@pytest.mark.parametrize("agenda", PARTS)
def test_an_agenda_keeps_the_parts_of_the_curriculum(agenda: str) -> None:
    """Wherever a part ends in the curriculum's table, a step ends too."""
    ends = [end for _, end in headed([step.notes.source for step in steps("sv", agenda)])]
    assert set(PARTS[agenda]) <= set(ends)


def test_ninety_minutes_are_the_sixty_and_four_exercises_more() -> None:
    """The same exercises take the same time, and those added take what the curriculum gives."""

    def long(agenda: str) -> dict[str, int]:
        return {
            step.exercise: b - a
            for step in steps("sv", agenda)
            for a, b in headed([step.notes.source])
        }

    assert long("ninety") == long("sixty") | ADDED


def test_the_day_that_follows_takes_twenty_minutes() -> None:
    """Day 14 has two polls and twenty minutes."""
    after = steps("sv", "day-14")
    assert unbroken(headed([step.notes.source for step in after]), 20)
    assert [step.exercise for step in after] == ["follow-up-done", "follow-up-obstacle"]


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_a_link_leads_to_a_cell_of_the_same_notebook(lang: str) -> None:
    """JupyterLab finds a cell by its id, however much of the notebook it has drawn."""
    ids = {each.id for each in cells(lang)}
    found = [link for each in notes(lang) for link in links(each.source)]
    assert found
    assert not {link for link in found if link.removeprefix(f"{lang}.ipynb#cell-id=") not in ids}


@pytest.mark.parametrize("lang", content.LANGUAGES)
def test_borrowed_notes_are_those_of_the_same_exercise(lang: str) -> None:
    """A step without notes of its own links to notes for the same exercise in the same form."""
    full = {step.notes.id: (step.exercise, step.form) for step in steps(lang) if not step.borrowed}
    borrowed = [step for step in steps(lang) if step.borrowed]
    assert borrowed
    for step in borrowed:
        (link,) = links(step.notes.source)
        assert full.get(link.partition("=")[2]) == (step.exercise, step.form), step.notes.id
