"""How the exercises are answered in which one writes, first badly and then well."""

from tests.browser.walk import TALK, Said, There, info

HOURS = "220"  # what 6 minutes, 5 times a week, take from 10 people in 44 weeks


def write(there: There) -> Said:
    """Write short texts, and say how sure one is."""
    for question in there.spec.questions:
        there.write(there.walk.say(question.text), there.texts[question.key])
        there.sure(question.text, "guess" if there.well else "sure")
    there.save()
    return there.said("said_saved", *info(*there.spec.after))


def climb(there: There) -> Said:
    """Climb from the first who gets the work to someone outside."""
    walk, texts = there.walk, there.texts
    asks = {key: walk.say(text) for key, text in there.spec.asks.items()}
    there.write(asks["first"], texts["1"])
    if there.well:
        there.press(asks["next"])
        there.write(asks["next"], texts["2"])
        there.tick(asks["outside"], within=there.group(walk.ui("climb_step", number=2)))
    there.save()
    replies = there.spec.replies
    if there.well:
        return there.said("said_saved", *info(replies["done"]))
    return there.said("said_climb_on", *info(replies["self"]))


def sentence(there: There) -> Said:
    """Write a sentence in parts, and check it oneself."""
    for part in there.spec.parts:
        there.write(part.lead, there.texts[part.key])
    there.save()
    if not there.well:
        there.hears(there.said("said_say_check", hints=[there.walk.ui("say_self")]))
    checks = there.spec.checks.values()
    for check in checks:
        there.tick(there.walk.say(check.text), there.well)
    there.save()
    left = [] if there.well else [check.quote for check in checks]
    return there.said("said_saved", *info(*left))


def remember(there: There) -> Said:
    """Write from memory, then the real text, and judge how near they are."""
    spec = there.spec
    there.sure(spec.mine.label, "think")
    if not there.well:
        there.save()
        return there.said("said_remember_mine")
    there.write(there.walk.say(spec.mine.label), there.texts["mine"])
    there.save()
    there.hears(there.said("said_remember_real"))
    there.write(there.walk.say(spec.real.label), there.texts["real"])
    there.radio(there.walk.say([*spec.steps.values()][2].text))
    there.save()
    return there.said("said_saved", *info(*spec.after))


def show(there: There) -> Said:
    """Write what a value looks like."""
    there.lines(there.spec.rows)
    there.save()
    replies = there.spec.replies
    unseen = [replies["abstract"]] * 2  # outwards, and among ourselves
    return there.said("said_saved", *info(*([replies["done"]] if there.well else unseen)))


def act(there: There) -> Said:
    """Choose a move, and write to whom."""
    tagged = (key for key, each in there.spec.options.items() if each.quote and each.quote.tag)
    chosen = there.walk.person.moves[there.exercise.id] if there.well else next(tagged)
    there.radio(there.walk.say(there.spec.options[chosen].text))
    there.lines(there.spec.rows)
    there.save()
    note = info(there.spec.options[chosen].quote)
    if there.well:
        return there.said("said_saved", *note)
    left = len(there.spec.rows)
    return there.said("said_parts_left", *note, left=left, all=left + 1)


def chain(there: There) -> Said:
    """Write a chain, link by link."""
    for number, row in enumerate(there.spec.rows.values(), start=1):
        lead = f"{there.walk.ui('chain_link', number=number)}: {there.walk.say(row.label)}"
        there.write(lead, there.texts[row.key])
    there.save()
    reply = there.spec.replies["done" if there.well else "report"]
    return there.said("said_saved", *info(reply))


def ask(there: There) -> Said:
    """Choose a route and write whom and what one asks; at first without a day."""
    route = there.spec.routes["colleague" if there.well else "listen-in"]
    with there.walk.page.expect_response("**/reply"):
        there.radio(there.walk.say(route.text))
    there.lines(there.spec.lines)
    if there.well:
        when = there.box.get_by_label(there.walk.say(there.spec.lines["when"].label), exact=True)
        there.walk.hands.date(when, TALK.isoformat())
    there.save()
    replies = there.spec.replies
    if there.well:
        return there.said("said_ask_done", *info(route.quote, replies["done"]))
    lacks = info(route.quote, replies["no-date"], replies["no-rhythm"])
    return there.said("said_ask_when", *lacks)


def need(there: There) -> Said:
    """Write three lines, and say how one knows."""
    levels = zip(there.spec.lines.values(), ("heard", "think", "unknown"), strict=True)
    there.lines(there.spec.lines)
    for line, level in levels if there.well else ():
        asked = there.group(there.walk.ui("need_how"), there.walk.say(line.label))
        there.radio(there.walk.ui(f"level_{level}"), asked)
    there.save()
    every = len(there.spec.lines)
    if there.well:
        return there.said("said_need_open", *info(*there.spec.after), open=every - 1, all=every)
    return there.said("said_need_left", left=every, all=every)


def probe(there: There) -> Said:
    """Name a rule, and answer what is asked about it, one question at a time."""
    chosen = (
        ("simplify-nobody", "simplify-little", "own-rule", "us") if there.well else ("unclear",)
    )
    there.lines(there.spec.lines)
    there.press(there.walk.ui("probe_next"))
    every = there.spec.questions.values()
    for question, key in zip(every, chosen, strict=False):
        there.radio(
            there.walk.say(question.options[key].text), there.group(there.walk.say(question.asks))
        )
        names = [there.walk.ui(each) for each in ("probe_next", "probe_end", "save_answers")]
        there.press_one(names)
    picked = zip(every, chosen, strict=False)
    notes = info(*(question.options[key].quote for question, key in picked))
    if not there.well:
        return there.said("said_probe_left", *notes, left=len(every) - 1)
    ending = there.walk.ui("probe_simplify")
    notes += info(*there.spec.endings["simplify"].quotes)
    return there.said("said_probe_done", *notes, ending=ending)


def count(there: There) -> Said:
    """Say what takes time, and how much."""
    spec = there.spec
    chosen = [*spec.types.values()][1]
    there.radio(there.walk.say(chosen.text))
    there.lines(spec.rows)
    there.press(there.walk.ui("count_do"))
    if there.well:
        return there.said("said_count_done", *info(chosen.quote, *spec.after), hours=HOURS)
    about = there.walk.ui("count_no_number", most=spec.rows["minutes"].most)
    return there.said("said_count_mistake", *info(chosen.quote), hints=[about])


def again(there: There) -> Said:
    """Answer once more; badly nothing is true of the new answers, and then every point is."""
    there.lines(there.spec.questions)
    there.save()
    if not there.well:
        there.hears(there.said("said_again_check"))
    for key, question in there.spec.questions.items():
        points = there.group(there.walk.ui("again_points"), there.walk.say(question.label))
        for point in there.spec.points[key].values():
            there.tick(there.walk.say(point.text), there.well, points)
    there.save()
    every = [point for points in there.spec.points.values() for point in points.values()]
    if there.well:
        return there.said("said_again_all", all=len(every))
    left = info(*(point.quote for point in every))
    return there.said("said_again_none", *left)


def commit(there: There) -> Said:
    """Make two plans; then write them from memory."""
    walk, texts = there.walk, there.texts
    for plan, keys in enumerate((("when1", "then1"), ("when2", "then2")), start=1):
        fields = there.group(walk.ui("commit_plan", number=plan))
        for key in keys:
            found = fields.get_by_role("textbox", name=there.spec.labels[key], exact=True)
            walk.hands.write(found, texts[key])
    there.save()
    replies = there.spec.replies
    if not there.well:
        return there.said("said_commit_hide", *info(replies["no-cue"]))
    there.hears(there.said("said_commit_hide"))
    there.press(walk.ui("commit_hide"))
    for plan in (1, 2):
        there.write(walk.ui("commit_memory", number=plan), f"{texts[f'then{plan}']}")
    there.press(walk.ui("commit_compare"))
    return there.said("said_commit_done", *info(replies["done"]))


def approve(there: There) -> Said:
    """Change a line where it stands: too long at first; when all is well, this is the page."""
    walk, label = there.walk, there.walk.ui("plan_purpose")
    there.press(walk.ui("approve_edit"), label)
    there.write(label, there.texts["purpose"])
    there.press(walk.ui("approve_keep"), label)
    if not there.well:
        return there.said("said_too_long")
    there.hears(there.said("said_saved"))
    there.press(walk.ui("approve_done"))
    return there.said("said_approved", *info(*there.spec.after))
