"""The walls of a meeting: nothing is there before the trainer lets it through; then up-votes."""

from playwright.sync_api import expect

from tests.browser.live.desk import counts, let_through, press
from tests.browser.live.meeting import Meeting
from tests.browser.live.people import PATIENCE, Participant
from tests.browser.live.witness import Witness

SAKE, THIEF = "for-whose-sake", "time-thief"
UNSAID = "Kalle i rum sju"  # a name, which the trainer does not let through
LADDERS = {
    "anna": "Den som söker bostad",
    "bo": UNSAID,
    "cecilia": "Barnen på förskolan",
    "dan": "The night bus driver",
    "eve": "Whoever waits longest",
    "finn": "The tenant upstairs",
}
WAIT, PAPER = "Väntan på en underskrift", "A form that nobody reads"


def for_whose_sake(met: Meeting) -> None:
    """Lines wait for the trainer; the wall has what was let through, by how many agree."""
    panel = met.desk.put(f'put("{SAKE}", form="wall")', "För vems skull?")
    met.hear("live_open")
    for each in met.here:
        each.writes(SAKE, step_1=LADDERS[each.name])
    counts(panel, 6, 6)
    met.screen_says("Ditt svar visas först när det är släppt fram.", "6 av 6 har svarat")
    shown = [said for said in LADDERS.values() if said != UNSAID]
    for said in shown[:3]:
        let_through(panel, said)
    press(panel, "Stäng")
    met.hear("live_closed")
    assert Witness(met.screen).saw(*LADDERS.values()) == []
    press(panel, "Visa väggen")
    met.hear("live_wall")
    met.screen_says(*shown[:3])
    for said in shown[3:]:
        met.screen_hides(said)
        let_through(panel, said)
    met.screen_says(*shown)
    agree(met)
    assert Witness(met.screen).saw(UNSAID) == []
    for each in met.here:
        assert each.name == "bo" or Witness(each.page).saw(UNSAID) == [], each.name
    press(panel, "Visa förklaringen", "Lägg undan övningen")
    met.hear("live_lobby")


def agree(met: Meeting) -> None:
    """Up-votes lift a line; one's own takes none, and a reload takes none away."""
    for name in ("anna", "cecilia", "finn"):
        met.people[name].agrees(LADDERS["eve"])
    met.people["bo"].agrees(LADDERS["anna"])
    met.screen_says("3 håller med", "1 håller med")
    lines = met.wall.get_by_role("listitem")
    expect(lines.nth(0)).to_contain_text(LADDERS["eve"], timeout=PATIENCE)
    expect(lines.nth(1)).to_contain_text(LADDERS["anna"])
    own_line_is_told(met.people["eve"], LADDERS["eve"])
    bo = met.people["bo"]
    bo.page.reload()
    agreed = bo.page.get_by_role("button", name=LADDERS["anna"])
    expect(agreed).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)


def own_line_is_told(who: Participant, said: str) -> None:
    """Whoever wrote a line is told so, and has no button to agree with oneself."""
    own = who.page.get_by_role("listitem").filter(has_text=said)
    expect(own).to_contain_text(who.words["live_own_line"])
    expect(own.get_by_role("button")).to_have_count(0)


def time_thief(met: Meeting) -> None:
    """What takes time goes on the wall, when the trainer has let it through."""
    panel = met.desk.put(f'put("{THIEF}", form="wall")', "Räkna på din tidstjuv")
    met.hear("live_open")
    for each in met.here:
        said = {"sv": WAIT, "en": PAPER}[each.lang]
        each.hands.check(each.field(THIEF, "type-waiting"))
        each.writes(THIEF, text=f"{said} ({each.name})", minutes="15", times="4", people="2")
    counts(panel, 6, 6)
    press(panel, "Stäng")
    for name, said in (("anna", WAIT), ("dan", PAPER)):
        let_through(panel, f"{said} ({name})")
    press(panel, "Visa väggen")
    met.hear("live_wall")
    met.screen_says(f"{WAIT} (anna)", f"{PAPER} (dan)")
    met.screen_hides("(bo)", "(cecilia)", "(eve)", "(finn)")
    met.people["cecilia"].agrees(f"{PAPER} (dan)")
    met.screen_says("1 håller med")
    press(panel, "Lägg undan övningen")
