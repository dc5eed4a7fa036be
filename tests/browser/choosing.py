"""How the exercises are answered in which one chooses or puts in order, badly and well."""

from collections.abc import Sequence
from operator import eq

from playwright.sync_api import expect

from course.body import Quote
from course.kinds.match import MOST_NOTES
from course.text import Text
from course.verdict import Mark, Note
from tests.browser.walk import Said, There, info, pick

FIRST = {"sv": "indef_sg", "en": "sg"}  # the form of a word that it is named by


def name(there: There) -> Said:
    """Choose the word: another one at first."""
    walk, word = there.walk, there.walk.person.word if there.well else "invånare"
    with walk.page.expect_response("**/reply"):
        there.choose(walk.ui("word_label"), there.spec.words[word].label(walk.person.lang))
    thoughts, named = there.spec.thoughts, there.spec.words[word].forms(walk.person.lang)
    thought = info(thoughts.get(word, thoughts["default"]))
    return there.said("said_word", *thought, word=named[FIRST[walk.person.lang]])


def place(there: There) -> Said:
    """Choose the workplace and write the task; at first neither fits."""
    says, key = there.spec.says, there.walk.person.place
    if there.well:
        chosen = there.spec.places[key]
        there.radio(f"{chosen['org']} {chosen['role']}")
        there.write(there.walk.ui("plan_role"), there.texts["task"])
    else:
        there.radio(there.walk.ui("place_own"))
    there.save()
    if there.well:
        return there.said("said_saved", *info(says[key]))
    return there.said("said_no_task", *info(says["own"]))


def rate(there: There) -> Said:
    """Place every row on the scale: at first all at its end."""
    steps = {step.key: there.walk.say(step.text) for step in there.spec.scale}
    for row in there.spec.rows:
        there.choose(there.walk.say(row.label), steps[row.right if there.well else "none"])
    there.check()
    good = [there.well or row.right == "none" for row in there.spec.rows]
    notes = judged([row.why for row in there.spec.rows], good)
    last = [] if there.well else info(there.spec.scale[-1].quote)
    return there.rows(sum(good), len(good), *notes, *last)


def match(there: There) -> Said:
    """Choose for every row."""
    walk = there.walk
    labels = {
        key: walk.say(each.label) if isinstance(each.label, Text) else each.label
        for key, each in there.spec.options.items()
    }
    missed = set()
    for row in there.spec.rows:
        wrong = next(key for key in reversed(labels) if key not in row.accepted)
        missed.add(wrong)
        there.choose(walk.say(row.label), labels[row.accepted[0] if there.well else wrong])
    there.check()
    every = len(there.spec.rows)
    notes = judged([row.why for row in there.spec.rows], [there.well] * every)
    about = info(*(each.quote for key, each in there.spec.options.items() if key in missed))
    last = [] if there.well else about[:MOST_NOTES]
    return there.rows(every * there.well, every, *notes, *last)


def reply(there: There) -> Said:
    """Choose a reply; after one that is wrong, another."""
    if there.well:
        there.press(there.walk.ui("try_another"))
    branch = pick(there.spec.branches, there.well)
    there.radio(there.walk.say(branch.text))
    there.press(there.walk.ui("see_what_happens"))
    earlier = [pick(there.spec.branches, right=False).then] if there.well else []
    notes = judged([branch.then, *earlier], [there.well, False])
    return there.said("said_reply_right" if there.well else "said_reply_wrong", *notes)


def move(there: There, wanted: list[str], up: str) -> None:
    """Put things in an order with their Up buttons."""
    for number, thing in enumerate(wanted):
        shown = [" ".join(each.split()) for each in there.box.locator(".kf-what").all_inner_texts()]
        for place in range(shown.index(thing), number, -1):
            slots = {"what": thing.rstrip("."), "place": place + 1, "all": len(wanted)}
            there.press(there.walk.ui(up, **slots))
            expect(there.box.locator(".kf-what").nth(place - 1)).to_have_text(thing)


def order(there: There) -> Said:
    """Put the steps in order: at first with another than the source at the top."""
    variant = there.spec.variants[there.walk.person.place]
    steps = [*variant.steps.values()]
    if not there.well:
        steps.sort(key=lambda step: not (step.quote and step.quote.tag))  # such a step comes first
    places = [step.key for step in steps]
    good = [one == other for one, other in zip(places, variant.steps, strict=True)]
    move(there, [there.walk.say(step.text) for step in steps], "move_up")
    there.check()
    slots = {"right": sum(good), "all": len(good)}
    if there.well:
        return there.said("said_places_right", Note("right", there.spec.right), **slots)
    first = judged([steps[0].quote], [False])
    said = "said_places_partly" if any(good) else "said_places_none"
    return there.said(said, *first, Note("info", there.spec.wrong), **slots)


def rank(there: There) -> Said:
    """Put the needs in an order, and hear the voice."""
    needs = [*there.spec.needs.values()]
    guessed = needs if there.well else needs[::-1]
    move(there, [there.walk.say(need.text) for need in guessed], "move_up")
    there.press(there.walk.ui("rank_hear"))
    slots = {"right": sum(map(eq, needs, guessed)), "all": len(needs)}
    if there.well:
        return there.said("said_rank_same", *info(*there.spec.quotes), **slots)
    said = "said_rank_partly" if slots["right"] else "said_rank_none"
    return there.said(said, *info(guessed[0].quote, *there.spec.quotes), **slots)


def grid(there: There) -> Said:
    """Tick the roles of each, and write about one's own workplace."""
    walk, actors = there.walk, there.spec.actors
    for actor in actors:
        row = there.group(walk.say(actor.label))
        for key, column in there.spec.columns.items():
            wanted = key in actor.must if there.well else key == "pays"
            there.tick(walk.say(column.text), wanted, row)
    whys = [actor.why for actor in actors]
    if there.well:
        there.lines({line.key: line for line in there.spec.own})
        there.save()
        return there.rows(len(actors), len(actors), *judged(whys, [True] * len(actors)))
    there.check()
    slips = [actor.slips(["pays"]) for actor in actors]
    notes = judged(whys, [not each for each in slips])
    for number, actor in enumerate(actors):
        if len(slips[number]) == 1 and "pays" in actor.must:
            notes[number] = Note("near", actor.why.text, actor.why.tag)
    about = [each.quote for key, each in there.spec.columns.items() if key in set().union(*slips)]
    return there.rows(sum(not each for each in slips), len(actors), *notes, *info(*about))


def choose(there: There) -> Said:
    """Choose an option, and say how sure one is where that is asked."""
    option = pick(there.spec.options, there.well)
    there.radio(there.walk.say(option.text))
    if there.spec.sure:
        there.sure(there.exercise.title, "think" if there.well else "sure")
    there.check()
    surely = "sure_wrong" if there.spec.sure else "wrong"
    return there.said(f"said_choice_{'right' if there.well else surely}", option.note)


def guess(there: There) -> Said:
    """Guess, and see the result."""
    option = pick(there.spec.options, there.well)
    there.radio(there.walk.say(option.text))
    there.press(there.walk.ui("guess_reveal"))
    return there.said(f"said_guess_{'right' if there.well else 'wrong'}", option.note)


def find(there: There) -> Said:
    """Tick what fits: at first all that does not."""
    for option in there.spec.options.values():
        there.tick(there.walk.say(option.text), option.right == there.well)
    there.check()
    right = [option for option in there.spec.options.values() if option.right]
    wrong = [option.note for option in there.spec.options.values() if not option.right]
    after = info(*there.spec.after)
    if there.well:
        notes = [option.note for option in right]
        return there.said("said_find_right", *notes, *after, all=len(right))
    missed = info(*(option.quote for option in right))
    notes = [*wrong, *missed, *after]
    return there.said("said_find_none", *notes, all=len(right), extra=len(wrong))


def questions(there: There) -> Said:
    """Choose an option in each question."""
    every, notes = there.spec.questions, []
    for number, question in enumerate(every.values(), start=1):
        slots = {"number": number, "all": len(every)}
        asks = there.walk.say(question.asks) or there.walk.ui("question_place", **slots)
        option = pick(question.options, there.well)
        notes.append(option.note)
        there.radio(there.walk.say(option.text), there.group(asks))
    there.check()
    return there.rows(len(every) * there.well, len(every), *notes)


def fill_gaps(there: There) -> Said:
    """Choose for every gap in the chain."""
    walk, gaps, options = there.walk, there.spec.gaps, there.spec.options
    wrong = next(key for key, each in options.items() if each.quote and each.quote.tag)
    for number, gap in enumerate(gaps, start=1):
        label = f"{walk.ui('so_that')} ({walk.ui('fill_gap', number=number)})"
        there.choose(label, walk.say(options[gap.answer if there.well else wrong].text))
    there.check()
    quotes = [gap.why if there.well else options[wrong].quote for gap in gaps]
    notes = judged([each for each in quotes if each], [there.well] * len(gaps))
    return there.rows(len(gaps) * there.well, len(gaps), *notes)


def judged(quotes: Sequence[Quote], good: Sequence[bool]) -> list[Note]:
    """Give quotes of the content as notes on what is right or wrong."""
    marks: list[Mark] = ["right" if each else "wrong" for each in good]
    return [Note(mark, each.text, each.tag) for mark, each in zip(marks, quotes, strict=False)]
