"""The bank of situations: read from a file, and drawn from the same way each time."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import content, situations, text
from course.body import Quote
from course.options import Option
from course.place import ContentError, Place
from course.reference import read as read_reference
from course.situations import Bank, Situation
from tests.kinds.conftest import reference
from tests.kinds.strategies import UNHURRIED

SAMPLE = """\
# Lägen

De här lägena dras i lektion 8.

## Q01 S01 S02 kommun
Du sköter lönerna.
Vem finns {kunden} för?

- [ ] `a` Ingen
  > MC01
- [x] `b` Alla

## Q02 S01
Vad gör du?

- [x] `a` Frågar
  > Just det.
- [ ] `b` Gissar
  > MC04 Fråga i stället.
- [ ] `c` Räknar
  > Det är fel räknat.
"""
MISTAKES = [
    ("## Q01", "## Fråga", 5, "starts with the situation's id"),
    ("## Q02 S01", "## Q01 S01", 13, "“Q01” stands twice"),
    ("S01 S02 kommun", "S01 S99 kommun", 5, "“S99” is neither a statement nor a place"),
    ("## Q02 S01", "## Q02 S01 mars", 13, "“mars” is neither"),
    ("## Q02 S01", "## Q02 labb", 13, "at least one statement"),
    ("S01 S02 kommun", "S01 kommun labb", 5, "at most one place"),
    ("Vad gör du?", "Vad?\n\nHur?", 13, "one paragraph"),
    ("- [x] `b` Alla", "- [ ] `b` Alla\n  > MC01", 5, "here 0 are"),
    ("\n  > MC04 Fråga i stället.", "", 18, "no feedback"),
    ("> MC04", "> MC99", 19, "MC99 is not one of"),
    ("Vem finns {kunden}", "Vem finns {kundden}", 7, "is no form of the word"),
    ("De här lägena", "- De här lägena", 3, "starts with its heading"),
    ("- [x] `a` Frågar", "### sub\n- [x] `a` Frågar", 16, "No ### heading"),
]


@pytest.fixture
def bank_in(tmp_path: Path) -> Callable[[str], Bank]:
    """Give a function that reads a bank from its Markdown."""

    def read(markdown: str) -> Bank:
        path = tmp_path / situations.FILE
        path.write_text(markdown, encoding="utf-8")
        return situations.read(path, reference("sv"))

    return read


def bank_of(number: int) -> Bank:
    """Make a bank of situations, three misconceptions each of 17, a place for two in three."""
    here, said = Place(Path("items.md"), 1, "sv"), text.inline("Ett svar", "sv")

    def one(n: int) -> Situation:
        tags = [f"MC{(n * 3 + each * 5) % 17:02}" for each in range(3)]
        wrong = {tag: Option(tag, said, right=False, quote=Quote(said, tag, here)) for tag in tags}
        options = {"right": Option("right", said, right=True, quote=None)} | wrong
        place = ("kommun", "", "labb")[n % 3]
        return Situation(f"Q{n:02}", said, options, ("S01",), place)

    return {situation.id: situation for situation in map(one, range(1, number + 1))}


BANK = bank_of(40)
SEEDS = st.text(max_size=20)


def test_a_situation_is_read_with_what_it_serves(bank_in: Callable[[str], Bank]) -> None:
    """The heading names statements and a place; wrong options carry misconceptions."""
    bank = bank_in(SAMPLE)
    assert list(bank) == ["Q01", "Q02"]
    assert (bank["Q01"].statements, bank["Q01"].setting) == (("S01", "S02"), "kommun")
    assert (bank["Q01"].tags, bank["Q01"].right) == (("MC01",), "b")
    assert (bank["Q02"].tags, bank["Q02"].setting) == (("MC04",), "")
    assert [bank["Q02"].serves([tag]) for tag in ("S01", "MC04", "kommun")] == [True, True, False]


def test_no_file_is_no_bank(tmp_path: Path) -> None:
    """A course without the file has no situations."""
    assert situations.read(tmp_path / "items.md", reference("sv")) == {}


@pytest.mark.parametrize(("old", "new", "line", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    bank_in: Callable[[str], Bank], old: str, new: str, line: int, told: str
) -> None:
    """An author's mistake is said in plain words, where it stands."""
    assert old in SAMPLE
    with pytest.raises(ExceptionGroup) as raised:
        bank_in(SAMPLE.replace(old, new))
    (error, *_) = raised.value.exceptions
    assert isinstance(error, ContentError)
    assert told in error.said
    assert error.line == line


def test_every_mistake_is_told(bank_in: Callable[[str], Bank]) -> None:
    """Two situations with mistakes give two errors."""
    with pytest.raises(ExceptionGroup) as raised:
        bank_in(SAMPLE.replace("S01", "S99"))
    assert len(raised.value.exceptions) == 2


@UNHURRIED
@given(seed=SEEDS)
def test_a_seed_always_draws_the_same(seed: str) -> None:
    """A reload shows the same ten, each once."""
    drawn = situations.draw(BANK, seed, "labb", 10)
    assert drawn == situations.draw(dict(reversed(list(BANK.items()))), seed, "labb", 10)
    assert len(set(drawn)) == 10


def test_different_seeds_draw_differently() -> None:
    """Two learners seldom get the same ten."""
    draws = {tuple(situations.draw(BANK, str(seed), None, 10)) for seed in range(20)}
    assert len(draws) > 15


@UNHURRIED
@given(seed=SEEDS, setting=st.sampled_from([None, "kommun", "labb"]))
def test_a_draw_is_balanced_over_misconceptions(seed: str, setting: str | None) -> None:
    """Ten situations meet most of the misconceptions, and none of them again and again."""
    drawn = situations.draw(BANK, seed, setting, 10)
    met = Counter(tag for key in drawn for tag in BANK[key].tags)
    assert len(met) >= 14
    assert max(met.values()) <= 4


@UNHURRIED
@given(seed=SEEDS)
def test_ones_own_setting_is_preferred_but_not_alone(seed: str) -> None:
    """Some are from where one works; most show that it holds elsewhere too."""
    places = Counter(BANK[key].setting for key in situations.draw(BANK, seed, "labb", 10))
    assert 3 <= places["labb"] <= 5


def test_a_small_bank_is_drawn_whole() -> None:
    """More cannot be drawn than there is."""
    assert sorted(situations.draw(bank_of(3), "x", None, 10)) == ["Q01", "Q02", "Q03"]


def test_a_similar_situation_is_on_the_same_misconception() -> None:
    """The next try is about what misled, and never one already met."""
    first = BANK["Q01"]
    pick = first.tags[0]
    other = situations.similar(BANK, "x", ("Q01", pick), ["Q01"])
    assert other
    assert pick in BANK[other].tags
    fit = [key for key in BANK if pick in BANK[key].tags]
    assert situations.similar(BANK, "x", ("Q01", pick), fit) is None


def test_without_a_misconception_it_is_on_the_same_statement() -> None:
    """A wrong answer that names no misconception leads to one on the same statement."""
    pick = BANK["Q01"].tags[0]
    bare = replace(BANK["Q01"].options[pick], quote=None)
    bank = {**BANK, "Q01": replace(BANK["Q01"], options={**BANK["Q01"].options, pick: bare})}
    assert situations.similar(bank, "x", ("Q01", pick), ["Q01"])


def test_a_folder_laid_over_adds_situations(tmp_path: Path) -> None:
    """A trainer's own file adds situations, and replaces those with the same id."""
    (tmp_path / "sv").mkdir()
    own = "## Q98 S01\nVad nu?\n\n- [x] `a` Ja\n- [ ] `b` Nej\n  > Jo.\n"
    (tmp_path / "sv" / situations.FILE).write_text(own, encoding="utf-8")
    works = read_reference("sv", (content.FOLDER, tmp_path), {})
    assert works.items["Q98"].asks.source == "Vad nu?"
    assert set(read_reference("sv", (content.FOLDER,), {}).items) < set(works.items)
