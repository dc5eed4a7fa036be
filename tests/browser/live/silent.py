"""What is answered in private in a meeting: nobody else sees it, and one may keep it."""

from playwright.sync_api import expect

from tests.browser.live.desk import counts, press
from tests.browser.live.meeting import Meeting
from tests.browser.live.witness import Witness

# What each writes where nobody else may see it.
SECRETS = {
    "anna": "apelsinskal",
    "bo": "björnbärssnår",
    "cecilia": "citrontimjan",
    "dan": "dandelion",
    "eve": "elderflower",
    "finn": "fennelseed",
}
THREE, ASK, PLAN, PAGE = (
    "three-questions-first",
    "three-ways-to-an-answer",
    "when-then",
    "your-page",
)


def three_questions(met: Meeting) -> None:
    """A late one gets what is open; nobody sees what anyone wrote, and one keeps it for herself."""
    panel = met.desk.put(f'put("{THREE}", form="private")', "Tre frågor, första försöket")
    met.joins("eve")
    met.hear("live_open_private")
    for each in met.here:
        each.writes(THREE, private=True, pays=SECRETS[each.name])
    met.screen_says("Ingen annan ser ditt svar", "Klara: 6 av 6")
    counts(panel, 6, 6)
    expect(panel).to_contain_text("Ingen ser svaren, inte heller du.")
    press(panel, "Stäng")
    met.hear("live_closed_private")
    press(panel, "Visa förklaringen")
    met.hear("live_explanation")
    met.screen_says("Svaren visas inte för någon.")
    nobody_else_saw(met)
    anna_keeps_hers(met)
    press(panel, "Lägg undan övningen")
    met.hear("live_lobby")


def anna_keeps_hers(met: Meeting) -> None:
    """Her answer goes into her own workbook, and stands in the lesson; the room has her still."""
    anna = met.people["anna"]
    anna.keeps()
    anna.page.goto(f"{met.course}/sv/0-starting-point")
    expect(anna.page.locator(f"#{THREE}-pays")).to_have_value(SECRETS["anna"])
    anna.page.goto(met.link)
    anna.hears("live_explanation")
    met.screen_says("Klara: 6 av 6")


def nobody_else_saw(met: Meeting) -> None:
    """What was written in private was never on another phone, on the screen, or at the desk."""
    for each in met.here:
        assert Witness(each.page).saw(*SECRETS.values()) == [SECRETS[each.name]]
    assert Witness(met.screen).saw(*SECRETS.values()) == []
    desk = met.desk.page.content()
    assert [said for said in SECRETS.values() if said in desk] == []


def whom_to_ask(met: Meeting) -> None:
    """Each makes a plan; the room only learns how many are done."""
    panel = met.desk.put(f'put("{ASK}", form="private")', "Tre vägar till svar")
    met.hear("live_open_private")
    for each in met.here:
        each.writes(ASK, private=True, who=SECRETS[each.name])
    met.screen_says("Klara: 6 av 6")
    press(panel, "Stäng", "Visa förklaringen")
    met.hear("live_explanation")
    nobody_else_saw(met)


def when_and_then(met: Meeting) -> None:
    """Each writes when and then; what was open before is closed by it."""
    panel = met.desk.put(f'put("{PLAN}", form="private")', "När–så-planen")
    met.hear("live_open_private")
    for each in met.here:
        each.writes(PLAN, private=True, when1="kaffet är slut", then1=SECRETS[each.name])
    met.screen_says("Klara: 6 av 6")
    press(panel, "Stäng")
    met.hear("live_closed_private")
    nobody_else_saw(met)


def the_last_question(met: Meeting) -> None:
    """Whoever likes says that their page is done."""
    panel = met.desk.put(f'put("{PAGE}", form="private")', "Din sida")
    met.hear("live_open_private")
    for each in met.here[:3]:
        each.send()
        each.sent(private=True)
    met.screen_says("Klara: 3 av 6")
    counts(panel, 3, 6)
