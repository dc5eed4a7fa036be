"""A session's aggregates to take home, as JSON and CSV: from the floor up, nothing of voices.

The JSON is one object. `kind` and `version` name its shape, which only grows within a version:

    {"kind": "kundfokus-session", "version": 1, "lang": "sv", "floor": 5, "turns": [
      {"number": 1, "exercise": "…", "title": "…", "form": "vote", "answered": [18, 17],
       "left_out": 0, "questions": [
         {"key": "pick", "words": "…", "sort": "one", "people": [18, 17], "options": [
           {"key": "need", "words": "…", "right": true, "counts": [9, 13]}]}],
       "wall": [{"words": "…", "lang": "sv", "votes": 4}]}]}

Lists of numbers have one for each round, and null for a round with fewer answers than `floor`.
A private turn says how many answered, and no more; a wall has the lines that were let through.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from course.content import Course
from course.live.charts import percent
from course.live.results import FLOOR, Chart, Result, private
from course.live.session import Line, Turn
from course.live.stages import Form

KIND, VERSION = "kundfokus-session", 1
COLUMNS = (
    "turn", "exercise", "title", "question", "option", "right", "round", "answered", "count",
    "share",
)  # fmt: skip
# Excel parts a file at its country's list separator: a semicolon where a comma is for decimals.
SEPARATOR = {"sv": ";", "en": ","}
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r")  # the wide ones are read alike


@dataclass(frozen=True)
class Played:
    """A turn that was played: its result, and the lines of its wall."""

    turn: Turn
    found: Result
    lines: Sequence[Line] = ()


def as_json(lang: str, played: Sequence[Played]) -> str:
    """Write a session as JSON."""
    turns = [_turn(each) for each in played]
    whole = {"kind": KIND, "version": VERSION, "lang": lang, "floor": FLOOR, "turns": turns}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_csv(course: Course, lang: str, played: Sequence[Played]) -> bytes:
    """Write a session as a table, a line for each option and round, that Excel opens as it is.

    It begins with a byte order mark, without which Excel does not read UTF-8. A text that a
    spreadsheet would work out as a formula has an apostrophe before it.
    """
    strings = course[lang].reference.strings
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=SEPARATOR[lang])
    table.writerow(strings[f"live_export_{column}"] for column in COLUMNS)
    for each in played:
        table.writerows([plain(cell) for cell in row] for row in _rows(each, strings))
    return text.getvalue().encode("utf-8-sig")


def plain(cell: str | int) -> str | int:
    """Keep a spreadsheet from reading a text as a formula; a number stays one."""
    if isinstance(cell, str) and (cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)):
        return f"'{cell}"
    return cell


def _found(each: Played) -> Result:
    return private(each.found) if each.turn.form == Form.PRIVATE else each.found


def _wall(each: Played) -> list[Line]:
    """Give the lines let through, those with most votes first."""
    shown = [line for line in each.lines if line.shown and each.turn.form == Form.WALL]
    return sorted(shown, key=lambda line: (-line.votes, line.said))


def _turn(each: Played) -> dict[str, Any]:
    found = _found(each)
    return {
        "number": each.turn.number,
        "exercise": each.turn.exercise,
        "title": found.title.plain,
        "form": each.turn.form.value,
        "answered": list(found.answered),
        "left_out": found.left_out,
        "questions": [_question(chart) for chart in found.charts],
        "wall": [
            {"words": line.said, "lang": line.lang, "votes": line.votes} for line in _wall(each)
        ],
    }


def _question(chart: Chart) -> dict[str, Any]:
    options = [
        {"key": bar.key, "words": bar.words.plain, "right": bar.right, "counts": list(bar.counts)}
        for bar in chart.bars
    ]
    return {
        "key": chart.key,
        "words": chart.words.plain,
        "sort": chart.sort,
        "people": list(chart.people),
        "options": options,
    }


def _rows(each: Played, strings: Mapping[str, str]) -> Iterator[list[str | int]]:
    """Give the lines of a turn: its numbers, or else how many answered; then its wall."""
    turn: list[str | int] = [each.turn.number, each.turn.exercise, each.found.title.plain]
    found = _found(each)
    for number, answered in enumerate(found.answered):
        shown = [
            (chart, people)
            for chart in found.charts
            if (people := chart.people[number]) is not None
        ]
        if not shown:
            yield [*turn, "", "", "", number + 1, answered, "", ""]
        for chart, people in shown:
            yield from ([*turn, *row] for row in _numbers(chart, number, people, strings))
    for line in _wall(each):
        yield [*turn, strings["live_export_line"], line.said, "", "", "", line.votes, ""]


def _numbers(
    chart: Chart, number: int, people: int, strings: Mapping[str, str]
) -> Iterator[list[str | int]]:
    judged = any(bar.right for bar in chart.bars)
    for bar in chart.bars:
        share = chart.share(bar, number)
        yield [
            chart.words.plain,
            bar.words.plain,
            strings["live_yes" if bar.right else "live_no"] if judged else "",
            number + 1,
            people,
            bar.counts[number] or 0,
            percent(share) if share is not None else "",
        ]
