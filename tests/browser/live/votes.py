"""The votes of a meeting: counted before, told after, with one who is away and one who is late."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.live.desk import counts, press
from tests.browser.live.meeting import Meeting
from tests.browser.live.people import PATIENCE

WORD, CORNERSTONE, GUESS = "your-word", "what-is-customer-focus", "guess-and-compare"
SERVICE_USER = {"sv": "brukare", "en": "service user"}
FIRST = {
    "anna": "friendly",
    "bo": "need",
    "cecilia": "friendly",
    "dan": "survey",
    "eve": "friendly",
    "finn": "friendly",
}
ALL_FIVE = re.compile(r"5 \(100 ?%\)")
RIGHT = "vi vet vad som behövs"


def choose_a_word(met: Meeting) -> None:
    """Everyone chooses a word; the screen counts them, and has the words once they are revealed."""
    panel = met.desk.put(f'put("{WORD}")', "Välj ert ord")
    met.hear("live_open")
    for each in met.here:
        word = "patient" if each.name == "finn" else SERVICE_USER[each.lang]
        each.hands.choose(each.field(WORD, "key"), word)
        each.send()
        each.sent()
    met.screen_says("5 av 5 har svarat")
    met.screen_hides("brukare")
    counts(panel, 5, 5)
    press(panel, "Stäng")
    met.screen_says("Nu är det stängt för svar.")
    met.screen_hides("brukare")
    press(panel, "Visa hur svaren blev")
    met.screen_says("brukare", "4 (80 %)", "patient", "1 (20 %)")
    met.hear("live_distribution")
    press(panel, "Lägg undan övningen")
    met.screen_says("Ta fram telefonen")


def vote_talk_and_vote(met: Meeting) -> None:
    """Two votes with a talk between: side by side when they are told, and what is right after."""
    panel = met.desk.put(f'put("{CORNERSTONE}")', "Vad är kundfokus?")
    met.hear("live_open")
    first_vote(met, panel)
    expect(panel).to_contain_text("Färre än en tredjedel rätt.", timeout=PATIENCE)
    press(panel, "Låt dem prata")
    met.hear("live_talk")
    met.screen_says("Prata två och två")
    press(panel, "Rösta en gång till")
    met.hear("live_open_again")
    second_vote(met, panel)
    press(panel, "Visa hur svaren blev")
    met.hear("live_distribution")
    row = met.wall.get_by_role("listitem").filter(has_text=RIGHT)
    expect(row).to_contain_text(re.compile(r"Röst 1\s*1 \(17 %\)\s*Röst 2\s*5 \(100 %\)"))
    met.screen_hides("Rätt svar")
    on_phones(met)
    press(panel, "Visa vad som är rätt")
    met.hear("live_key")
    expect(row).to_contain_text("Rätt svar", timeout=PATIENCE)
    press(panel, "Visa förklaringen")
    explained(met)
    press(panel, "Lägg undan övningen")


def first_vote(met: Meeting, panel: Locator) -> None:
    """One is without a net for a while, and one thinks again: six voices, six answers."""
    bo, finn = met.people["bo"], met.people["finn"]
    bo.context.set_offline(True)
    for each in met.here:
        each.picks(CORNERSTONE, f"pick-{FIRST[each.name]}", "sure-think")
        if each is not bo:
            each.sent()
    bo.troubled("waiting")
    met.screen_says("5 av 6 har svarat")
    bo.context.set_offline(False)
    bo.sent()
    bo.troubled()
    met.screen_says("6 av 6 har svarat")
    finn.picks(CORNERSTONE, "pick-survey")
    counts(panel, 6, 6)
    own = panel.get_by_role("listitem").filter(has_text="en hög siffra i enkäten")
    expect(own).to_contain_text("2 (33 %)", timeout=PATIENCE)
    press(panel, "Stäng")
    met.hear("live_closed")
    met.screen_says("Nu är det stängt för svar.")


def second_vote(met: Meeting, panel: Locator) -> None:
    """One reloads with an answer unsent, which stays; another's comes too late, and is told so."""
    dan, finn = met.people["dan"], met.people["finn"]
    dan.hands.check(dan.field(CORNERSTONE, "pick-need"))
    dan.page.wait_for_timeout(500)  # as long as it takes to keep a draft
    dan.page.reload()
    expect(dan.field(CORNERSTONE, "pick-need")).to_be_checked(timeout=PATIENCE)
    for each in met.here:
        if each is not finn:
            each.picks(CORNERSTONE, "pick-need", "sure-sure")
            each.sent()
    met.screen_says("5 av 6 har svarat")
    finn.context.set_offline(True)
    finn.picks(CORNERSTONE, "pick-finished")
    finn.troubled("waiting")
    press(panel, "Stäng")
    met.screen_says("Nu är det stängt för svar.")
    finn.context.set_offline(False)
    finn.troubled("late")
    met.hear("live_closed")
    counts(panel, 5, 6)


def on_phones(met: Meeting) -> None:
    """Each phone has both votes too, in its own language."""
    for each in met.here:
        told = each.words["live_vote"].format(number=2)
        expect(each.page.get_by_role("main")).to_contain_text(told)
        expect(each.page.get_by_role("main")).to_contain_text(ALL_FIVE)


def explained(met: Meeting) -> None:
    """Whoever answered reads of their own answer; Anna keeps hers, and has it in the lesson."""
    for each in met.here:
        each.hears("live_explanation")
    anna = met.people["anna"]
    anna.keeps()
    anna.page.goto(f"{met.course}/sv/3-cornerstone")
    expect(anna.page.locator(f"#{CORNERSTONE}-pick-need")).to_be_checked()
    anna.page.goto(met.link)
    anna.hears("live_explanation")


def guess_and_compare(met: Meeting) -> None:
    """Each puts needs in an order by pressing; the screen tells which came first."""
    panel = met.desk.put(f'put("{GUESS}")', "Gissa och jämför")
    met.hear("live_open")
    for each in met.here:
        up = each.field(GUESS, "step-who-and-when-up")
        for _ in range(3):
            each.hands.press(up)
        expect(up).to_have_attribute("aria-disabled", "true", timeout=PATIENCE)
        each.send()
        each.sent()
    met.screen_says("6 av 6 har svarat")
    press(panel, "Stäng", "Visa hur svaren blev")
    met.hear("live_distribution")
    first = met.wall.get_by_role("listitem").first
    expect(first).to_contain_text("Att veta vem som kommer", timeout=PATIENCE)
    expect(first).to_contain_text("6 (100 %)")
    press(panel, "Visa vad som är rätt", "Visa förklaringen")
    met.hear("live_explanation")
    press(panel, "Lägg undan övningen")
