"""Two ways to use a page: with a mouse, and with the keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

FARTHEST = 300  # presses of Tab, more than there are controls on a page
# Where a control is from the focus: here, in the same group of radio buttons, before or after.
SEEN = """el => {
  const now = document.activeElement;
  if (el === now) return "here";
  if (el.type === "radio" && el.name === now.name && el.form === now.form) return "beside";
  const name = `input[type=radio][name="${el.name}"]:checked`; // where Tab enters a group
  const door = (el.type === "radio" && el.form.querySelector(name)) || el;
  return door.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING ? "before" : "after";
}"""
OPENED = "el => CSS.supports('selector(:open)') && el.matches(':open')"
KEYS = {"beside": "ArrowDown", "before": "Shift+Tab", "after": "Tab"}
ORDERS = ("mdy", "dmy", "ymd")  # in which a browser may have the parts of a day


@dataclass(frozen=True)
class Mouse:
    """Hands that point and click."""

    page: Page

    def check(self, box: Locator, wanted: bool = True) -> None:  # noqa: FBT001, FBT002 -- as a box
        """Choose a radio button, or tick a box or leave it."""
        box.set_checked(wanted)

    def choose(self, select: Locator, label: str) -> None:
        """Choose in a list."""
        select.select_option(label=label)

    def write(self, field: Locator, text: str) -> None:
        """Write in a field, over what is there."""
        field.fill(text)

    def date(self, field: Locator, day: str) -> None:
        """Choose a day, YYYY-MM-DD."""
        field.fill(day)

    def press(self, button: Locator) -> None:
        """Press a button, or follow a link."""
        button.click()


@dataclass(frozen=True)
class Keyboard:
    """Hands that only reach what Tab reaches."""

    page: Page

    def reach(self, control: Locator) -> None:
        """Go to a control with Tab, or back, and with arrows among radio buttons."""
        element = control.element_handle()  # to find it anew by role and name at each key is slow
        for _ in range(FARTHEST):
            where = element.evaluate(SEEN)
            if where == "here":
                return
            self.page.keyboard.press(KEYS[where])
        raise AssertionError(f"No key reaches {control}")

    def check(self, box: Locator, wanted: bool = True) -> None:  # noqa: FBT001, FBT002 -- as a box
        """Go to a radio button, which chooses it, or tick a box by Space."""
        if box.is_checked() == wanted:
            return
        self.reach(box)
        if box.is_checked() != wanted:
            self.page.keyboard.press("Space")

    def choose(self, select: Locator, label: str) -> None:
        """Choose in a list by going down it."""
        self.reach(select)
        labels = [each.strip() for each in select.locator("option").all_text_contents()]
        keys, place = self.page.keyboard, labels.index(label)
        keys.press("Home")
        if place:
            keys.press("ArrowDown")
        opened = select.evaluate(OPENED)  # on a narrow page an arrow first opens the list
        for _ in range(place if opened else place - 1):
            keys.press("ArrowDown")
        if opened:
            keys.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        """Write in a field, over what is there."""
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def date(self, field: Locator, day: str) -> None:
        """Write a day part by part, in the order that this browser has them."""
        parts = dict(zip("ymd", day.split("-"), strict=True))
        for order in ORDERS:
            self.reach(field)
            while field.evaluate(SEEN) == "here":  # back out, to enter at the first part
                self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Tab")
            for part in order:
                self.page.keyboard.type(parts[part])
                if part == order[0] == "y":
                    self.page.keyboard.press("ArrowRight")  # a year may have more than four figures
            if field.input_value() == day:
                return
        raise AssertionError(f"{day} cannot be written")

    def press(self, button: Locator) -> None:
        """Press a button, or follow a link."""
        self.reach(button)
        self.page.keyboard.press("Enter")


Hands = Mouse | Keyboard


# The policy of our pages lets nobody read what was copied, so it is pasted.
PASTE = "document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))"


def pasted(page: Page) -> str:
    """Give what was copied, as it comes out where somebody pastes it."""
    page.evaluate(PASTE)
    page.locator("#paste").focus()
    page.keyboard.press("Control+v")
    text = page.locator("#paste").input_value()
    page.evaluate("document.getElementById('paste').remove()")
    return text
