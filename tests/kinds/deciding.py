"""A small bank of situations, and a block that draws from it, for the tests of `decide`."""

from dataclasses import replace
from pathlib import Path

from course import lesson, situations
from course.answer import new
from course.kinds import decide
from course.lesson import Exercise
from tests.kinds.conftest import HEAD, reference
from tests.kinds.strategies import Json

BLOCK = """\
::: decide #three S01 MC01 MC04 draw=3
## Tre lägen

Läs och välj.

> Här finns ingen gräns.
:::
"""
ENTRY = """\
## Q0{n} S01 {place}
Läge {n} för {{kunden}}?

- [ ] `a` Fel A
  > MC01 Därför A.
- [x] `b` Rätt B
  > Just så.
- [ ] `c` Fel C
  > MC04

"""
BANK = "".join(ENTRY.format(n=n, place="labb" if n > 4 else "") for n in range(1, 7))
IDS = [f"Q0{n}" for n in range(1, 7)]
START = new(seed="s", drawn=["Q01", "Q02", "Q03"], picks={}, sure={}, again={}) | {
    "checked": [],
    "wrong": [],
    "asked": "",
}


def read(folder: Path, block: str = BLOCK, bank: str = BANK) -> Exercise:
    """Read a block in a world with a bank."""
    (folder / "items.md").write_text(bank, encoding="utf-8")
    (folder / "0-sample.md").write_text(HEAD + block, encoding="utf-8")
    works = reference("sv")
    items = situations.read(folder / "items.md", works)
    return lesson.read(folder / "0-sample.md", replace(works, items=items)).exercises[0]


def judge(exercise: Exercise, answer: Json, key: str, pick: str, sure: str = "think") -> Json:
    """Choose in one situation, say how sure, and ask for the verdict."""
    fields = {f"pick-{key}": pick, f"sure-{key}": sure}
    return decide.update(exercise, answer, {"do": f"check:{key}", "fields": fields})


def whole(exercise: Exercise, *picks: tuple[str, str]) -> Json:
    """Judge the three situations, with a pick and a certainty each."""
    answer: Json = START
    for key, (pick, sure) in zip(START["drawn"], picks, strict=True):
        answer = judge(exercise, answer, key, pick, sure)
    return answer
