"""How the exercises are answered in which one chooses or puts in order, badly and well."""

import re

from playwright.sync_api import expect

from course.text import Text
from tests.browser.walk import There, pick


def name(there: There) -> None:
    """Choose the word: another one at first."""
    walk, word = there.walk, there.walk.person.word if there.well else "invånare"
    with walk.page.expect_response("**/reply"):
        there.choose(walk.ui("word_label"), there.spec.words[word].label(walk.person.lang))
    expect(there.box).to_have_attribute("data-answer", "done")


def place(there: There) -> None:
    """Choose the workplace and write the task; at first neither fits."""
    if there.well:
        chosen = there.spec.places[there.walk.person.place]
        there.radio(f"{chosen['org']} {chosen['role']}")
        there.write(there.walk.ui("plan_role"), there.texts["task"])
    else:
        there.radio(there.walk.ui("place_own"))
    there.save()


def rate(there: There) -> None:
    """Place every row on the scale: at first all at its end."""
    steps = {step.key: there.walk.say(step.text) for step in there.spec.scale}
    for row in there.spec.rows:
        there.choose(there.walk.say(row.label), steps[row.right if there.well else "none"])
    there.check()


def match(there: There) -> None:
    """Choose for every row."""
    walk = there.walk
    labels = {
        key: walk.say(each.label) if isinstance(each.label, Text) else each.label
        for key, each in there.spec.options.items()
    }
    for row in there.spec.rows:
        wrong = [key for key in reversed(labels) if key not in row.accepted]
        there.choose(walk.say(row.label), labels[row.accepted[0] if there.well else wrong[0]])
    there.check()


def reply(there: There) -> None:
    """Choose a reply; after one that is wrong, another."""
    if there.well:
        there.press(there.walk.ui("try_another"))
    there.radio(there.walk.say(pick(there.spec.branches, there.well).text))
    there.press(there.walk.ui("see_what_happens"))


def move(there: There, wanted: list[str], up: str) -> None:
    """Put things in an order with their Up buttons."""
    for number, thing in enumerate(wanted):
        shown = [" ".join(each.split()) for each in there.box.locator(".kf-what").all_inner_texts()]
        for place in range(shown.index(thing), number, -1):
            slots = {"what": thing.rstrip("."), "place": place + 1, "all": len(wanted)}
            there.press(there.walk.ui(up, **slots))
            expect(there.box.locator(".kf-what").nth(place - 1)).to_have_text(thing)


def order(there: There) -> None:
    """Put the steps in order: at first with another than the source at the top."""
    steps = [*there.spec.variants[there.walk.person.place].steps.values()]
    if not there.well:
        steps.sort(key=lambda step: not (step.quote and step.quote.tag))  # such a step comes first
    move(there, [there.walk.say(step.text) for step in steps], "move_up")
    there.check()


def rank(there: There) -> None:
    """Put the needs in an order, and hear the voice."""
    voiced = [there.walk.say(need.text) for need in there.spec.needs.values()]
    move(there, voiced if there.well else voiced[::-1], "move_up")
    there.press(there.walk.ui("rank_hear"))


def grid(there: There) -> None:
    """Tick the roles of each, and write about one's own workplace."""
    walk = there.walk
    for actor in there.spec.actors:
        row = there.group(walk.say(actor.label))
        for key, column in there.spec.columns.items():
            there.tick(
                walk.say(column.text), key in actor.must if there.well else key == "pays", row
            )
    if there.well:
        there.lines({line.key: line for line in there.spec.own})
        there.save()
    else:
        there.check()


def choose(there: There) -> None:
    """Choose an option, and say how sure one is where that is asked."""
    there.radio(there.walk.say(pick(there.spec.options, there.well).text))
    if there.spec.sure:
        there.sure(there.exercise.title, "think" if there.well else "sure")
    there.check()


def guess(there: There) -> None:
    """Guess, and see the result."""
    there.radio(there.walk.say(pick(there.spec.options, there.well).text))
    there.press(there.walk.ui("guess_reveal"))


def find(there: There) -> None:
    """Tick what fits: at first all that does not."""
    for option in there.spec.options.values():
        there.tick(there.walk.say(option.text), option.right == there.well)
    there.check()


def questions(there: There) -> None:
    """Choose an option in each question."""
    every = there.spec.questions
    for number, question in enumerate(every.values(), start=1):
        slots = {"number": number, "all": len(every)}
        asks = there.walk.say(question.asks) or there.walk.ui("question_place", **slots)
        there.radio(there.walk.say(pick(question.options, there.well).text), there.group(asks))
    there.check()


def fill_gaps(there: There) -> None:
    """Choose for every gap in the chain."""
    walk = there.walk
    for number, gap in enumerate(there.spec.gaps, start=1):
        given = [key for key, each in there.spec.options.items() if each.quote and each.quote.tag]
        label = f"{walk.ui('so_that')} ({walk.ui('fill_gap', number=number)})"
        there.choose(
            label, walk.say(there.spec.options[gap.answer if there.well else given[0]].text)
        )
    there.check()


def decide(there: There) -> None:
    """Badly: the first three, and all three for sure. Well: one like the first, and the others."""
    walk = there.walk
    names = [
        walk.ui("decide_number", number=number, all=there.spec.draw)
        for number in range(1, there.spec.draw + 1)
    ]
    if not there.well:
        there.press(walk.ui("decide_start"))
        for case in names[:3]:
            settle(there, case, "sure", well=False)
        return
    there.press(walk.ui("decide_retry"), names[0])
    for case in (walk.ui("decide_similar"), *names[3:]):
        settle(there, case, "think", well=True)


def settle(there: There, number: str, level: str, *, well: bool) -> None:
    """Decide in one situation."""
    walk = there.walk
    case = there.box.get_by_role("group", name=re.compile(f"^{re.escape(number)}"))
    asks = " ".join(case.locator("legend").inner_text().split()).removeprefix(number).strip()
    items = there.spec.items.values()
    item = next(each for each in items if walk.say(each.asks) == asks)
    there.radio(walk.say(pick(item.options, well).text), case)
    there.radio(walk.ui(f"sure_{level}"), there.group(walk.ui("how_sure"), number))
    there.press(walk.ui("check"), number)
