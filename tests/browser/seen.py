"""What a page is made of, as a browser has it: one snapshot of everything that criteria ask for."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

LOOK = """() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const words = (el) => el.textContent.replace(/\\s+/g, " ").trim();
  const link = (el) => ({
    name: words(el), href: el.getAttribute("href"), lang: el.closest("[lang]").lang,
    line: getComputedStyle(el).textDecorationLine,
  });
  const loose = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const foreign = [];
  while (loose.nextNode()) {
    const { data, parentElement } = loose.currentNode;
    const said = parentElement.closest("[lang]").lang;
    const read = said === "en" && !parentElement.closest("script, style");
    if (read && /[åäöÅÄÖ]/.test(data)) foreign.push(data.trim());
  }
  return {
    title: document.title,
    lang: document.documentElement.lang,
    h1: all("h1").map(words),
    headings: all("h1, h2, h3, h4, h5, h6").filter((el) => el.checkVisibility())
      .map((el) => Number(el.tagName[1])),
    header: all("header a, header summary").filter((el) => !el.closest("ol")).map(words),
    contents: all("header ol a").map(link),
    steps: all("nav.kf-steps a").map((el) => el.rel),
    footer: all("footer a").map(link),
    links: all("a[href]").map(link),
    prose: all("main :is(p, li) a:not(.kf-button)").map(link),
    doing: all("[data-do], [data-take], .kf-skip, .kf-contents summary, .kf-language").map((el) =>
      [el.dataset.do ?? el.dataset.take ?? el.className ?? "", words(el)]),
    fields: all("input, textarea, select").map((el) => [el.type, el.autocomplete, el.name]),
    plays: all("audio, video, iframe, object, embed, canvas, marquee, meta[http-equiv=refresh]")
      .length,
    pictures: all("img, svg").filter((el) => !el.closest("[aria-hidden=true]") && el.alt !== "")
      .filter((el) => !(el.alt || el.ariaLabel || el.getAttribute("aria-labelledby")))
      .map((el) => el.outerHTML.slice(0, 80)),
    jumped: all("[accesskey], [tabindex]:not([tabindex='0'], [tabindex='-1']), [title]").length,
    foreign,
    english: all(":not(html)[lang=en]").map(words),
  };
}"""


@dataclass(frozen=True)
class Seen:
    """A page and its address."""

    path: str
    made: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        """Give a part of what the page is made of."""
        return self.made[name]


def look(page: Page, path: str) -> Seen:
    """Open an address and see what is there, once every exercise answers."""
    page.goto(path)
    page.wait_for_selector("html[data-state=live]")
    return Seen(path, page.evaluate(LOOK))
