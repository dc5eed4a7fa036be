"""A meeting in a room: the trainer's desk, the big screen, and whoever is there with a phone."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from course.content import Course
from tests.browser.hands import Keyboard, Mouse
from tests.browser.live.classroom import Classroom
from tests.browser.live.desk import Desk
from tests.browser.live.people import PATIENCE, PHONE, Participant
from tests.browser.live.witness import Witness

WALL = {"width": 1920, "height": 1080}
TABLE = {"width": 1280, "height": 800}
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
REVEALED = ("distribution", "key", "explanation")  # the stages in which a result may be seen
RESULT = re.compile(r"\d ?%|Svar: \d|Röst \d|Plats i snitt|Rätt svar")  # how any result is told


@dataclass
class Meeting:
    """Who meets, and where; `link` is where phones join."""

    room: Classroom
    desk: Desk
    screen: Page
    people: Mapping[str, Participant]
    link: str = ""
    here: list[Participant] = field(default_factory=list)

    @property
    def course(self) -> str:
        """Where the learners' course is."""
        return self.link.partition("/live/")[0]

    @property
    def wall(self) -> Locator:
        """What the big screen shows."""
        return self.screen.get_by_role("main")

    def joins(self, *names: str) -> None:
        """Let some come in by the link."""
        for each in names:
            self.people[each].join(self.link)
            self.came(each)

    def came(self, name: str) -> None:
        """Note that somebody has joined."""
        self.here.append(self.people[name])

    def hear(self, name: str) -> None:
        """Wait until everybody's phone says this of the stage."""
        for each in self.here:
            each.hears(name)

    def screen_says(self, *said: str) -> None:
        """Wait until everybody can read this on the screen."""
        for each in said:
            expect(self.wall).to_contain_text(each, timeout=PATIENCE)

    def screen_hides(self, *said: str) -> None:
        """Look that none of this is on the screen now."""
        for each in said:
            expect(self.wall).not_to_contain_text(each)

    def early(self) -> list[str]:
        """Name what the screen ever showed of a result before it was revealed."""
        shown = Witness(self.screen).shown
        return [said for stage, said in shown if stage not in REVEALED and RESULT.search(said)]


def _browser(browser: Browser, size: dict[str, int], lang: str) -> BrowserContext:
    return browser.new_context(viewport=size, locale=LOCALES[lang])  # type: ignore[arg-type]


@contextmanager
def meeting(
    browser: Browser, course: Course, room: Classroom, who: Mapping[str, str], keyboard: str
) -> Iterator[Meeting]:
    """Give everybody a browser of their own; `who` says the language of each by name."""
    contexts = [_browser(browser, TABLE, "sv"), _browser(browser, WALL, "sv")]
    desk, screen = (each.new_page() for each in contexts)
    people = {}
    for name, lang in who.items():
        contexts.append(_browser(browser, PHONE, lang))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        hands = Keyboard(page) if name == keyboard else Mouse(page)
        people[name] = Participant(name, lang, page, hands, course[lang].reference.strings)
    errors: list[str] = []
    for each in (screen, *(person.page for person in people.values())):
        each.on("pageerror", lambda error: errors.append(str(error)))
        Witness(each).begin()
    yield Meeting(room, Desk(desk), screen, people)
    assert errors == []
    for opened in contexts:
        opened.close()
