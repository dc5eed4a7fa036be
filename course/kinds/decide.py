"""Decide in situations drawn from the bank, say how sure, and see where sure was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course import calibration, situations, together
from course.answer import Answer, Event, Fields, event, new
from course.body import Body, Quote
from course.legend import Legend
from course.mixing import mixed
from course.situations import Bank
from course.verdict import EMPTY, Note, State, Verdict

if TYPE_CHECKING:
    from course.learner import Learner
    from course.lesson import Exercise

SURE = ("guess", "think", "sure")
DRAW = 10
SEED = 40  # signs of a seed that are kept


@dataclass(frozen=True)
class Spec:
    """The bank to draw from, how many to draw, the places there are, what is said at the end."""

    items: Bank
    draw: int
    places: tuple[str, ...]
    after: tuple[Quote, ...]


def parse(body: Body) -> Spec:
    """Take the bank of items.md, or what in it has one of `tags`; `draw` says how many."""
    wanted = [tag for tag in body.settings.get("tags", "").split(",") if tag]
    items = {k: each for k, each in body.works.items.items() if not wanted or each.serves(wanted)}
    number = body.settings.get("draw", str(DRAW))
    if not (number.isdecimal() and int(number) > 0):
        raise body.error(f"draw= is a whole number from 1, not “{number}”.")
    if len(items) < int(number):
        raise body.error(
            f"{number} situations are to be drawn, but items.md holds {len(items)} of them."
        )
    for item in items.values():
        quotes = (option.quote for option in item.options.values())
        body.heard.extend(quote for quote in quotes if quote and quote.tag)
    return Spec(items, int(number), tuple(body.works.places), tuple(body.lead.quotes))


def clean(exercise: Exercise, raw: object) -> Answer | None:
    """Keep the draw and what was answered; say anew which answers are wrong.

    `checked` are the situations judged, in that order; `again` leads from a wrong one to a similar
    one; `asked` is the one whose verdict had to wait for a choice.
    """
    spec: Spec = exercise.spec
    fields = Fields(raw)
    given = fields.raw.get("drawn")
    drawn = list(dict.fromkeys(_known(given, spec)))[: spec.draw]
    if not drawn:
        return None
    picks, sure, again = (fields.inside(name) for name in ("picks", "sure", "again"))
    answer = new(seed=fields.text("seed", SEED), drawn=drawn, picks={}, sure={}, again={})
    checked = list(dict.fromkeys(_known(fields.raw.get("checked"), spec)))
    wrong: list[str] = []
    shown = list(drawn)
    for key in shown:  # grows by the similar ones
        pick, level = picks.one(key, spec.items[key].options), sure.one(key, SURE)
        answer["picks"] |= {key: pick} if pick else {}
        answer["sure"] |= {key: level} if level else {}
        if not (pick and level and key in checked) or spec.items[key].right == pick:
            continue
        wrong.append(key)
        other = again.one(key, spec.items)
        if other and other not in shown:
            shown.append(other)
            answer["again"][key] = other
    whole = answer["picks"].keys() & answer["sure"].keys()
    answer["checked"] = [key for key in checked if key in shown and key in whole]
    answer["wrong"] = wrong
    asked = fields.one("asked", shown)
    answer["asked"] = asked if asked and asked not in answer["checked"] else ""
    return answer


def _known(given: object, spec: Spec) -> Iterator[str]:
    """Give the situations of the bank that a stored list names."""
    for key in given if isinstance(given, list) else ():
        if isinstance(key, str) and key in spec.items:
            yield key


def update(exercise: Exercise, answer: Answer | None, happened: Event) -> Answer | None:
    """Draw the situations, judge one, or give another like one that went wrong.

    `together` comes from a room, and judges all that everyone in it was asked.
    """
    spec: Spec = exercise.spec
    done, fields = event(happened)
    do, _, key = done.partition(":")
    before = clean(exercise, answer)
    if done == "together":
        return clean(exercise, together.decided(exercise, fields)) or before
    if before is None:
        return _drawn(exercise, key, Fields(happened).text("seed", SEED)) if do == "start" else None
    shown = _shown(before)
    if key not in shown or do not in ("check", "retry"):
        return before
    now = before | {
        "picks": _typed(fields, "pick", before["picks"], before),
        "sure": _typed(fields, "sure", before["sure"], before),
        "asked": "",
    }
    if do == "check":
        now |= {"checked": [*before["checked"], key], "asked": key}
    elif (other := _similar(spec, before, key)) is not None:
        now["again"] = {**before["again"], key: other}
    return clean(exercise, now)


def _drawn(exercise: Exercise, place: str, seed: str) -> Answer | None:
    spec: Spec = exercise.spec
    setting = place if place in spec.places else None
    drawn = situations.draw(spec.items, seed, setting, spec.draw)
    return clean(exercise, {"seed": seed, "drawn": drawn})


def _typed(fields: Fields, name: str, old: Mapping[str, str], before: Answer) -> dict[str, Any]:
    """Give what the form says of the situations not yet judged, beside what is kept."""
    left = [key for key in _shown(before) if key not in before["checked"]]
    new_ones = {key: fields.raw[f"{name}-{key}"] for key in left if f"{name}-{key}" in fields.raw}
    return {**old, **new_ones}


def _shown(answer: Answer) -> list[str]:
    """Give the situations on the page, each similar one after the one it follows."""
    shown: list[str] = []
    for first in answer["drawn"]:
        key: str | None = first
        while key:
            shown.append(key)
            key = answer["again"].get(key)
    return shown


def _similar(spec: Spec, answer: Answer, key: str) -> str | None:
    """Give another situation like one that went wrong, unless it has been given."""
    if key not in answer["wrong"] or key in answer["again"]:
        return None
    pick = answer["picks"][key]
    return situations.similar(spec.items, answer["seed"], (key, pick), _shown(answer))


def mark(exercise: Exercise, answer: Answer | None, learner: Learner) -> Verdict:  # noqa: ARG001
    """Judge the situations checked; sum up when all that were drawn are."""
    spec: Spec = exercise.spec
    if answer is None:
        return EMPTY
    notes = {key: spec.items[key].options[answer["picks"][key]].note for key in answer["checked"]}
    left = [key for key in answer["drawn"] if key not in answer["checked"]]
    said, slots = _said(answer, left)
    if left:
        return Verdict("partly", said, slots, notes)
    state: State = "done" if any(key in answer["wrong"] for key in answer["drawn"]) else "right"
    after = tuple(Note("info", quote.text, quote.tag) for quote in spec.after)
    return Verdict(state, said, slots, notes, after)


def _said(answer: Answer, left: Sequence[str]) -> tuple[str, dict[str, object]]:
    """Name what is said last: what is asked for, how the latest went, or how it went in all."""
    drawn, checked, wrong = answer["drawn"], answer["checked"], answer["wrong"]
    if asked := answer["asked"]:
        slots = {"number": drawn.index(asked) + 1 if asked in drawn else ""}
        return "said_choose_sure" if asked in answer["picks"] else "said_choose_pick", slots
    if not checked:
        return "said_decide_start", {"all": len(drawn)}
    last = checked[-1]
    if last not in drawn:
        return "said_decide_again_wrong" if last in wrong else "said_decide_again_right", {}
    if left:
        slots = {"number": drawn.index(last) + 1, "left": len(left)}
        return "said_decide_wrong" if last in wrong else "said_decide_right", slots
    sure = sum(key in wrong and answer["sure"][key] == "sure" for key in drawn)
    slots = {"right": sum(key not in wrong for key in drawn), "all": len(drawn), "sure": sure}
    if slots["right"] == len(drawn):
        return "said_decide_all", slots
    return "said_decide_sure_wrong" if sure else "said_decide_done", slots


def context(exercise: Exercise, answer: Answer | None, learner: Learner) -> Mapping[str, Any]:
    """Give the situations on the page, each with its options mixed, and the table at the end."""
    spec: Spec = exercise.spec
    place = learner.place if learner.place in spec.places else ""
    if answer is None:
        return {"place": place, "cases": [], "table": {}, "surely": [], "draws": 0}
    cases = [_case(spec, answer, key) for key in _shown(answer)]
    whole = all(key in answer["checked"] for key in answer["drawn"])
    surely = [each for each in cases if each["number"] and each["wrong"] and each["sure"] == "sure"]
    table = calibration.table(answer) if whole else {}
    surely, draws = surely if whole else [], len(answer["drawn"])
    return {"place": place, "cases": cases, "table": table, "surely": surely, "draws": draws}


def _case(spec: Spec, answer: Answer, key: str) -> dict[str, Any]:
    situation, drawn = spec.items[key], answer["drawn"]
    return {
        "key": key,
        "number": drawn.index(key) + 1 if key in drawn else 0,
        "asks": situation.asks,
        "options": [
            situation.options[k] for k in mixed(f"{answer['seed']}:{key}", situation.options)
        ],
        "right": situation.options[situation.right],
        "pick": answer["picks"].get(key),
        "picked": situation.options.get(answer["picks"].get(key, "")),
        "sure": answer["sure"].get(key),
        "checked": key in answer["checked"],
        "wrong": key in answer["wrong"],
        "more": _similar(spec, answer, key) is not None,
    }


def tally(exercise: Exercise, answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Count a room's choices situation by situation, and its calibration."""
    spec: Spec = exercise.spec
    counts: dict[str, dict[str, int]] = {}
    for key, situation in spec.items.items():
        picked = Counter(each["picks"][key] for each in answers if key in each["checked"])
        if picked:
            counts[key] = {option: picked[option] for option in situation.options}
    return counts | {"calibration": calibration.together(answers)}


def legend(exercise: Exercise) -> dict[str, Legend]:
    """Give the words for what is counted."""
    return situations.legend(exercise.spec.items) | {"calibration": calibration.legend()}


def plan(exercise: Exercise, answer: Answer | None) -> dict[str, str]:  # noqa: ARG001
    """Write nothing in the plan."""
    return {}
