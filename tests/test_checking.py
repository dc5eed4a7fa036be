"""What `kundfokus check` tells: each rule with a text that breaks it and one that does not."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from course import checking, content, coverage, lesson, lint, parity, passages, usage
from course.content import Course, Language
from course.lines import Line
from course.passages import Finding, Passage
from course.reference import PLACE_KEYS
from course.text import Text, block

HERE = Path("1-try.md")
HEAD = "---\ntitle: {title}\nminutes: 5\ngoal: {title}.\n---\n\n"
LONG = "Du går ut på gatan och ser en katt som sover. "

BLOCK = """\
::: rate #how-far S03
## Hur långt?

- `mile` 1
- `far` 2

| | | | |
| --- | --- | --- | --- |
| desk | 1 | far | 2 |
:::
"""

Tell = Callable[..., list[Finding]]


@pytest.fixture
def tell(tmp_path: Path, course: Course) -> Tell:
    """Give a function that finds what is told of a course of one lesson."""

    def one(lang: str, title: str, prose: str) -> Language:
        path = tmp_path / lang / HERE
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(title=title) + prose + "\n", encoding="utf-8")
        works = course[lang].reference
        alone = replace(works, items={}, bank={}, places={}, strings={})
        return Language(lang, alone, (lesson.read(path, works),))

    def check(swedish: str, english: str = "A cat sleeps in the sun today.") -> list[Finding]:
        both = {"sv": one("sv", "Prov", swedish), "en": one("en", "Trial", english)}
        small = Course(both, course.words, (*course.folders, tmp_path))
        rules = (lint.findings, parity.findings, coverage.findings)
        return [each for rule in rules for each in rule(small)]

    return check


def passage(said: str, lang: str = "sv") -> Passage:
    """Give a text as it might stand in a lesson."""
    return Passage(HERE, 7, lang, block(said, lang), "prose")


def test_the_course_itself_has_no_finding(course: Course) -> None:
    """The course in the repository breaks none of its own rules."""
    assert checking.report(course)["findings"] == []


def test_the_coverage_can_be_read_by_programs(course: Course) -> None:
    """The report is JSON, and names what every exercise and every situation serves."""
    report = json.loads(json.dumps(checking.report(course)))
    assert (len(report["statements"]), len(report["misconceptions"])) == (28, 17)
    assert len(report["items"]) == 40
    assert all(served for served in report["items"].values())
    assert all(len(served) >= 2 for served in report["statements"].values())


@pytest.mark.parametrize(
    ("broken", "sound", "line", "told"),
    [
        ("Hej.\n\n#### Hopp", "Hej.\n\n## Hopp\n\n### Steg", 9, "skips a level"),
        ("Hej.\n\n[Klicka här](x)", "Hej.\n\n[Läs om lön](x)", 7, "does not say what comes"),
        ("Hej, alla ovanstående.", "Hej, alla.", 7, "leans on the other options"),
        ("Hej ![](katt.png)", "Hej ![En katt](katt.png)", 7, "no words between its brackets"),
        ("Vi möter en kund.", "Vi möter {en kund}.", 7, "stands bare"),
        ("Ordet kund är kort.", "Ordet ”kund” kunde passa.", 7, "stands bare"),
        (LONG * 10, LONG * 8, 7, "words; 90 is the most"),
        (
            "Verksamhetsutveckling förutsätter medarbetarengagemang alltid och genomgående.",
            LONG,
            7,
            "LIX",
        ),
        ("Den nya {kunden} är här.", "{Kunden} är ny här.", 7, "after the word"),
    ],
    ids=["heading", "here", "above", "picture", "bare", "quoted", "long", "lix", "adjective"],
)
def test_a_text_that_breaks_a_rule_is_told_with_its_line(
    tell: Tell, broken: str, sound: str, line: int, told: str
) -> None:
    """An author reads what is wrong and where; a text written as it should be says nothing."""
    (found,) = tell(broken)
    assert told in found["said"]
    assert found["line"] == line
    assert tell(sound) == []


def test_an_english_text_is_read_by_the_english_rules(tell: Tell) -> None:
    """The bare word, the link and the leaning option are told in English too."""
    for broken in ("A customer came.", "Click here now.", "None of the above holds."):
        assert len(tell(LONG, broken)) == 1, broken
    assert tell(LONG, "{A customer} came to “customer” day.") == []


def test_a_text_left_as_it_was_is_told(tell: Tell) -> None:
    """The same words in both languages are a text that nobody has translated."""
    (found,) = tell("En katt sover i dag.", "En katt sover i dag.")
    assert "translate it" in found["said"]


def test_an_exercise_of_one_language_is_told(tell: Tell) -> None:
    """What can be answered in one language can be answered in every language."""
    swedish, english = BLOCK, BLOCK.replace("Hur långt?", "How far?")
    assert tell(swedish, english) == []
    assert "“how-far” is missing in en." in [each["said"] for each in tell(swedish)]
    assert "“how-far” is missing in sv." in [each["said"] for each in tell(LONG, english)]
    (other,) = tell(swedish, english.replace("`mile`", "`kilometre`"))
    assert "keys or what is right" in other["said"]
    (moved,) = tell(f"{LONG}\n\n{swedish}", f"{english}\nA cat sleeps in the sun.")
    assert "in another order" in moved["said"]


def test_an_unknown_statement_is_told(tell: Tell) -> None:
    """A statement that an exercise names is one of those the course teaches."""
    one, other = tell(BLOCK.replace("S03", "S99"), BLOCK.replace("S03", "S99").replace("Hur", "?"))
    assert "S99 is not one of the statements" in one["said"]
    assert one["line"] == other["line"] == 7


def test_lessons_of_different_length_are_told(course: Course) -> None:
    """A lesson takes as many minutes in every language."""
    swedish = course["sv"]
    longer = replace(swedish.lessons[0], minutes=99)
    other = replace(swedish, lessons=(longer, *swedish.lessons[1:]))
    changed = replace(course, languages={**course.languages, "sv": other})
    (found,) = parity.findings(changed)
    assert "their minutes differ" in found["said"]


def test_a_place_longer_than_its_plan_field_is_told(tmp_path: Path) -> None:
    """What stands as an example on the page has room there."""
    path = tmp_path / "sv" / "places.toml"
    path.parent.mkdir()
    long = {key: f"{key} och så vidare " * 9 for key in PLACE_KEYS} | {"word": "kund"}
    rows = [f'{key} = "{said}"' for key, said in long.items()]
    path.write_text("\n".join(["[labb]", *rows]), encoding="utf-8")
    found = list(lint.rooms(content.load(tmp_path)))
    assert {each["path"] for each in found} == {str(path)}
    assert [each["line"] for each in found] == [3, 6, 7, 8]


def test_a_string_with_other_slots_is_told(course: Course) -> None:
    """A translated string is filled with the same slots."""
    swedish = course["sv"]
    strings = {**swedish.reference.strings, "lesson_place": "Lektion {nummer}"}
    other = replace(swedish, reference=replace(swedish.reference, strings=strings))
    changed = replace(course, languages={**course.languages, "sv": other})
    said = [each["said"] for each in parity.findings(changed)]
    assert said
    assert all("lesson_place" in each for each in said)


def test_a_string_missing_in_a_language_is_told(course: Course) -> None:
    """What one language says, every language says."""
    swedish = course["sv"]
    strings = {name: text for name, text in swedish.reference.strings.items() if name != "check"}
    other = replace(swedish, reference=replace(swedish.reference, strings=strings))
    changed = replace(course, languages={**course.languages, "sv": other})
    assert any("“check” is missing in sv" in each["said"] for each in parity.findings(changed))
    assert any("“check” is missing in sv" in each["said"] for each in usage.findings(changed))


def test_a_name_is_used_when_the_code_can_ask_for_it() -> None:
    """A name is asked for whole, or put together of its beginning or its end."""
    code = """ui("whole") ui("first_" ~ x) f"second_{x}" ui(x ~ "_last") `third_${x}`"""
    used = ["whole", "first_a", "second_b", "a_last", "third_c"]
    assert usage.unused(code, [*used, "wholly", "last"]) == ["wholly", "last"]


def test_statements_and_misconceptions_left_out_are_told(course: Course) -> None:
    """A course that loses its lessons hears what nobody teaches any more."""
    language = course["sv"]
    emptied = replace(language, lessons=language.lessons[:1])
    said = " ".join(each["said"] for each in coverage.holes(emptied, course))
    assert "S10 is served by 1 exercises in sv" in said
    assert "No exercise draws from this bank" in said
    bare = replace(emptied, reference=replace(language.reference, items={}))
    assert "MC09 is answered 0 times" in " ".join(e["said"] for e in coverage.holes(bare, course))
    assert list(coverage.holes(language, course)) == []


def test_a_line_longer_than_its_plan_field_is_told(course: Course) -> None:
    """What is written in an exercise has room on the page."""
    language = course["sv"]
    name, exercise = next(
        (name, each)
        for name, each in language.exercises.items()
        if each.plan and isinstance(getattr(each.spec, "lines", None), dict)
    )
    line = Line("far", Text("Långt", "sv", ("Långt",)), 9999)
    long = replace(exercise, spec=replace(exercise.spec, lines={"far": line}))
    blocks = tuple(
        long if each is exercise else each
        for whole in language.lessons
        if whole.slug == exercise.lesson
        for each in whole.blocks
    )
    lessons = tuple(
        replace(each, blocks=blocks) if each.slug == exercise.lesson else each
        for each in language.lessons
    )
    changed = {**course.languages, "sv": replace(language, lessons=lessons)}
    (found,) = lint.rooms(replace(course, languages=changed))
    assert "9999 characters" in found["said"]
    assert found["line"] == exercise.place.line
    assert name == exercise.id


def test_a_texts_paragraphs_are_read_without_marks(course: Course) -> None:
    """A rule reads what a learner reads: one paragraph at a time, the word filled in."""
    forms = course.someone("sv").forms
    assert passage("Hej **du**.\n\n- {Kunden}").paragraphs(forms) == ["Hej du.", "Kunden"]


def test_every_text_has_its_line(course: Course) -> None:
    """A finding points at a line of the very file the text is written in."""
    for each in passages.every(course):
        line = each.path.read_text(encoding="utf-8").split("\n")[each.line - 1]
        assert each.text.source.split("\n")[0][:10].replace('"', "") in line.replace('"', "")
