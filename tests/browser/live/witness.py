"""What a page has shown at any time, noted by the page itself: what was shown once was shown."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Notes the stage and the text of the page's main part, each time that something in it changes.
WITNESS = """
window.witnessed = [];
new MutationObserver(() => {
  const main = document.querySelector("main"), room = document.querySelector("[data-stage]");
  const fields = [...(main?.querySelectorAll("input, textarea") ?? [])].map(({ value }) => value);
  const said = [main?.innerText ?? "", ...fields].join("\\n"), last = window.witnessed.at(-1);
  const stage = room?.dataset.stage ?? "";
  if (!last || last[0] !== stage || last[1] !== said) window.witnessed.push([stage, said]);
}).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
"""


@dataclass(frozen=True)
class Witness:
    """A page that notes what it shows, from its next address on."""

    page: Page

    def begin(self) -> None:
        """Note from now on."""
        self.page.add_init_script(WITNESS)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Give the stages with what was shown in them, since the page was loaded."""
        found: list[list[str]] = self.page.evaluate("window.witnessed")
        return [(stage, said) for stage, said in found]

    def saw(self, *words: str) -> list[str]:
        """Name those of the words that were ever shown."""
        whole = "\n".join(said for _, said in self.shown)
        return [each for each in words if each in whole]
