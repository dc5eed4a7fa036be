"""Every exercise taken twice: wrong, with something honest said about it, and then well."""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from course.lesson import Exercise
from tests.browser import choosing, deciding, writing
from tests.browser.walk import Said, There, Walk

HOPED = re.compile("right|done")
# Kinds that say what is missing or wrong with a figure, and no misconception.
NAMES_NO_MISCONCEPTION = ("place", "remember", "need", "count", "approve")
SAYS_THE_SAME = ("write",)  # a first try is kept, whatever it is


def answer(walk: Walk, exercise: Exercise) -> None:
    """Answer wrong, read what the content says of just that, and then answer well."""
    badly, well = walk.at(exercise, well=False), walk.at(exercise, well=True)
    said = ACTS[exercise.kind](badly)
    badly.hears(said)
    tags = {note.tag for note in said.notes} & set(exercise.misconceptions)
    assert tags or exercise.kind in NAMES_NO_MISCONCEPTION, exercise.id
    better = ACTS[exercise.kind](well)
    assert better != said or exercise.kind in SAYS_THE_SAME, exercise.id
    well.hears(better)
    expect(well.box, exercise.id).to_have_attribute("data-answer", HOPED)


ACTS: Mapping[str, Callable[[There], Said]] = {
    "name": choosing.name,
    "place": choosing.place,
    "write": writing.write,
    "rate": choosing.rate,
    "match": choosing.match,
    "climb": writing.climb,
    "reply": choosing.reply,
    "order": choosing.order,
    "tick": choosing.grid,
    "say": writing.sentence,
    "choose": choosing.choose,
    "find": choosing.find,
    "recall": choosing.questions,
    "prefer": choosing.questions,
    "remember": writing.remember,
    "show": writing.show,
    "act": writing.act,
    "guess": choosing.guess,
    "fill": choosing.fill_gaps,
    "chain": writing.chain,
    "rank": choosing.rank,
    "ask": writing.ask,
    "need": writing.need,
    "probe": writing.probe,
    "count": writing.count,
    "again": writing.again,
    "decide": deciding.decide,
    "commit": writing.commit,
    "approve": writing.approve,
}
