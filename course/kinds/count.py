"""Count what a time thief takes: minutes, times a week and people make hours in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from course import hints, hours
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Item, Quote, Row
from course.legend import Legend, Said, named
from course.text import Text
from course.verdict import EMPTY, Note, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

NUMBERS = ("minutes", "times", "people")
MONEY = "money"
ROWS = ("text", *NUMBERS, MONEY)
DIGITS = 20  # signs of a number that are kept as written
BARS = ("one", "all", "half")


@dataclass(frozen=True)
class Asked:
    """A row: what it asks, and its greatest length or number."""

    key: str
    label: Text
    most: int


@dataclass(frozen=True)
class Spec:
    """The types of thief, the rows, what is said afterwards, and the room on the page."""

    types: Mapping[str, Item]
    rows: Mapping[str, Asked]
    after: tuple[Quote, ...]
    room: tuple[int, int]


def parse(body: Body) -> Spec:
    """Read the list of types, the table key | label | max, and the quotes to show afterwards."""
    if len(body.plan) != 2:  # noqa: PLR2004 -- the thief and its hours
        raise body.error("A count exercise writes two plan fields: add plan=waste,waste_hours.")
    types = {item.key: item for item in body.lead.keyed()}
    for item in types.values():
        if not item.text:
            raise item.place.error("The type has no words after its key.")
    if not types:
        raise body.error("A count exercise needs its types: a list of “- `key` Text”.")
    rows = {row.key: _asked(row) for row in body.lead.table(0, "key", "label", "max")}
    for key in ROWS:
        if key not in rows and key != MONEY:
            raise body.error(f"The table has no row “{key}”.")
    text, figure = (body.works.fields[name] for name in body.plan)
    if rows["text"].most > text:
        said = f"The row “text” may be {rows['text'].most} characters"
        raise body.error(f"{said}, but the page has room for {text}.")
    greatest = hours.yearly(*(Fraction(rows[key].most) for key in NUMBERS))
    if len(str(round(greatest))) > figure:
        raise body.error(
            f"The greatest numbers make {round(greatest)} hours, more than the page has room for."
        )
    return Spec(types, rows, tuple(body.lead.quotes), (text, figure))


def _asked(row: Row) -> Asked:
    key, label, most = row.cells
    if key not in ROWS:
        raise row.place.error(f"“{key}” is not one of the rows {', '.join(ROWS)}.")
    if not label:
        raise row.place.error("The row has no words that say what to write.")
    if not (most.isdecimal() and int(most) > 0) or (key == "text" and int(most) > hints.LONGEST):
        raise row.place.error(
            f"The greatest length or number is a whole number from 1, not “{most}”."
        )
    return Asked(key, row.place.inline(label), int(most))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the type, and the rows as they were written, mistakes among them."""
    spec: Spec = exercise.spec
    fields = Fields(raw)
    kind, given = fields.one("type", spec.types), fields.inside("texts")
    longest = {key: hints.LONGEST if key == "text" else DIGITS for key in spec.rows}
    texts = {key: text for key, most in longest.items() if (text := given.text(key, most))}
    return new(type=kind, texts=texts) if kind or texts else None


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Save what the form holds."""
    done, fields = event(happened)
    if done != "check":
        return clean(exercise, answer)
    return clean(exercise, {"type": fields.raw.get("type"), "texts": fields.raw})


def mistakes(spec: Spec, texts: Mapping[str, str]) -> dict[str, str]:
    """Name what is wrong with each number written: none, too small, or too big."""
    wrong: dict[str, str] = {}
    for key in (*NUMBERS, MONEY):
        if key not in texts or key not in spec.rows:
            continue
        amount = hours.number(texts[key])
        if amount is None:
            wrong[key] = "count_no_number"
        elif amount <= 0:
            wrong[key] = "count_too_small"
        elif amount > spec.rows[key].most:
            wrong[key] = "count_too_big"
    return wrong


def lost(spec: Spec, texts: Mapping[str, str]) -> Fraction | None:
    """Give the hours a year, when the three numbers are there and make sense."""
    if any(key not in texts for key in NUMBERS) or mistakes(spec, texts).keys() & set(NUMBERS):
        return None
    amounts = [hours.number(texts[key]) for key in NUMBERS]
    return hours.yearly(*(amount for amount in amounts if amount is not None))


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Say the hours, or in plain words what stands in their way."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    texts = answer["texts"]
    notes = {key: Note("info") for key in mistakes(spec, texts)}
    chosen = spec.types[answer["type"]].quote if answer["type"] else None
    if chosen:
        notes["type"] = Note("info", chosen.text, chosen.tag)
    if mistakes(spec, texts):
        return Verdict("partly", "said_count_mistake", {}, notes)
    taken = lost(spec, texts)
    if taken is None:
        left = sum(key not in texts for key in NUMBERS)
        return Verdict("partly", "said_count_left", {"left": left}, notes)
    slots = {"hours": hours.told(taken, exercise.lang)}
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    if "text" not in texts:
        return Verdict("partly", "said_count_text", slots, notes, after)
    if hints.too_long(texts["text"], spec.rows["text"].most):
        return Verdict("partly", "said_too_long", {}, notes | {"text": Note("info")}, after)
    return Verdict("done", "said_count_done", slots, notes, after)


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:  # noqa: ARG001
    """Give what is written, what is wrong with it, and the bars of the chart."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    taken = lost(spec, texts)
    return {
        "kind": answer["type"] if answer else None,
        "texts": texts,
        "wrong": mistakes(spec, texts),
        "over": hints.too_long(texts.get("text", ""), spec.rows["text"].most),
        "bars": _bars(texts, taken, exercise.lang) if taken else [],
        "cost": _cost(spec, texts, taken, exercise.lang),
        "weeks": hours.WEEKS,
    }


def _bars(texts: Mapping[str, str], taken: Fraction, lang: str) -> list[dict[str, Any]]:
    """Give a bar for one person, for all, and for all when half is gone; widths in hundredths."""
    people = hours.number(texts["people"]) or Fraction(1)
    sizes = {"one": taken / people, "all": taken, "half": taken / 2}
    wanted = [key for key in BARS if key != "one" or people > 1]
    widest = max(sizes[key] for key in wanted)
    return [
        {
            "key": key,
            "told": hours.told(sizes[key], lang),
            "wide": max(1, round(sizes[key] / widest * 100)),
        }
        for key in wanted
    ]


def _cost(spec: Spec, texts: Mapping[str, str], taken: Fraction | None, lang: str) -> str:
    """Write what the hours cost in a year, when a price for an hour is given."""
    price = hours.number(texts[MONEY]) if MONEY in texts and MONEY in spec.rows else None
    if taken is None or not price or MONEY in mistakes(spec, texts):
        return ""
    return hours.apart(round(taken * price), lang)


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count the types, and the hours that those who counted lose together."""
    spec: Spec = exercise.spec
    count = Counter(each["type"] for each in answers)
    together = sum(lost(spec, each["texts"]) or Fraction(0) for each in answers)
    return {"type": {key: count[key] for key in spec.types}, "hours": {"all": round(together)}}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    spec: Spec = exercise.spec
    types = {key: item.text for key, item in spec.types.items()}
    together = named("count_", ("all",))
    return {
        "type": Legend(Said("count_type"), types),
        "hours": Legend(Said("live_hours"), together, sort="amount", asked=False),
    }


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:
    """Write the thief and its hours."""
    spec: Spec = exercise.spec
    texts = answer["texts"] if answer else {}
    taken = lost(spec, texts)
    figure = hours.told(taken, exercise.lang) if taken is not None else ""
    if len(figure) > spec.room[1]:  # without the spaces between thousands it has room
        figure = str(round(taken or 0))
    together = zip(
        exercise.plan, (hints.cut(texts.get("text", ""), spec.room[0]), figure), strict=True
    )
    return {field: line for field, line in together if line}
