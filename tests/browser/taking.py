"""Every exercise taken twice: wrong, with something honest said about it, and then well."""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from course.lesson import Exercise
from tests.browser import choosing, writing
from tests.browser.walk import There, Walk

HOPED = re.compile("right|done")
# Kinds that say what is missing, or that an answer is open, and no misconception.
TELLS_WHAT_IS_LEFT = ("place", "remember", "need", "count", "again", "approve")


def answer(walk: Walk, exercise: Exercise) -> None:
    """Answer wrong, read what is said about it, and then answer well."""
    badly, well = walk.at(exercise, well=False), walk.at(exercise, well=True)
    ACTS[exercise.kind](badly)
    if exercise.kind in TELLS_WHAT_IS_LEFT:
        expect(badly.box.locator("output.kf-verdict")).not_to_be_empty()
    else:
        tagged = badly.box.locator("[data-tag]")
        expect(tagged.first).to_be_visible()
        tags = tagged.evaluate_all("all => all.map(each => each.dataset.tag)")
        assert set(tags) & set(exercise.misconceptions), exercise.id
    ACTS[exercise.kind](well)
    expect(well.box, exercise.id).to_have_attribute("data-answer", HOPED)


ACTS: Mapping[str, Callable[[There], None]] = {
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
    "decide": choosing.decide,
    "commit": writing.commit,
    "approve": writing.approve,
}
