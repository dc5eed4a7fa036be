"""Six people with their phones in a room: who they are, and what each of them does with a phone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.hands import Hands

PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000  # ms: eight pages, a kernel and two servers share the machine


@dataclass(frozen=True)
class Participant:
    """Someone with a phone: its page, how they use it, and the interface's words for them."""

    name: str
    lang: str
    page: Page
    hands: Hands
    words: Mapping[str, str]

    @property
    def context(self) -> BrowserContext:
        """The phone's browser, with the net that it has or has not."""
        return self.page.context

    def button(self, name: str) -> Locator:
        """Give a button by the string that it says."""
        return self.page.get_by_role("button", name=self.words[name], exact=True)

    def join(self, link: str) -> None:
        """Open the link, read what is kept, and join."""
        self.page.goto(f"{link}?lang={self.lang}")
        for each in ("name", "kept", "seen", "words", "key"):
            expect(self.page.get_by_role("main")).to_contain_text(self.words[f"live_before_{each}"])
        self.hands.press(self.button("live_join"))

    def join_by_code(self, door: str, code: str) -> None:
        """Type the code as people do, and join."""
        self.page.goto(f"{door}?lang={self.lang}")
        self.hands.write(
            self.page.get_by_label(self.words["live_door_label"]), code.lower().replace("-", " ")
        )
        self.hands.press(self.button("live_door_go"))
        self.hands.press(self.button("live_join"))

    def hears(self, name: str) -> None:
        """Wait until the phone says this of the stage."""
        expect(self.page.locator("#live-stage")).to_have_text(self.words[name], timeout=PATIENCE)

    def troubled(self, name: str = "") -> None:
        """Wait until the phone says that this is amiss, or nothing."""
        said = self.words[f"live_say_{name}"] if name else ""
        expect(self.page.locator("#live-trouble")).to_have_text(said, timeout=PATIENCE)

    def field(self, exercise: str, name: str) -> Locator:
        """Give a field of the exercise that is open, by its name in every language."""
        return self.page.locator(f"#live-room #{exercise}-{name}")

    def send(self) -> None:
        """Press the button that sends, or sends anew what was changed."""
        says = "|".join(re.escape(self.words[each]) for each in ("live_send", "live_change"))
        self.hands.press(self.page.get_by_role("button", name=re.compile(f"^({says})$")))

    def sent(self, *, private: bool = False) -> None:
        """Wait until the phone says that the answer is there."""
        said = self.words["live_sent_private" if private else "live_sent"]
        expect(self.page.locator("#live-sent")).to_have_text(said, timeout=PATIENCE)

    def writes(self, exercise: str, private: bool = False, **said: str) -> None:  # noqa: FBT001, FBT002 -- by its name
        """Write in fields by their names, and send."""
        for name, text in said.items():
            self.hands.write(self.field(exercise, name.replace("_", "-")), text)
        self.send()
        self.sent(private=private)

    def picks(self, exercise: str, *names: str) -> None:
        """Choose among radio buttons, and send."""
        for name in names:
            self.hands.check(self.field(exercise, name))
        self.send()

    def agrees(self, line: str) -> None:
        """Vote for an open answer."""
        button = self.page.get_by_role("button", name=line)
        expect(button).to_contain_text(self.words["live_like"], timeout=PATIENCE)
        self.hands.press(button)
        expect(button).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)

    def keeps(self) -> None:
        """Take the answer into one's own workbook."""
        self.hands.press(self.button("live_keep"))
        expect(self.page.locator("#live-kept")).to_have_text(self.words["live_say_kept"])
