"""What a learner's browser sends for one lesson, recorded from a real one to be sent again."""

from playwright.async_api import Browser

from tests.bench.browsing import opened, watched
from tests.bench.entries import Entry

# One event is sent after another: the last has been answered when none waits in the workbook.
SENT = """() => {
  const stored = Object.values(sessionStorage).map((each) => JSON.parse(each));
  return stored.some((each) => each.queue) && stored.every((each) => !each.queue?.length);
}"""
TWICE = 2  # who has read the feedback tries another answer
# Fills in every control of an exercise as a learner would, and asks for the verdict.
ANSWER = """
(n) => {
  const changed = (each) => {
    for (const kind of ["input", "change"]) each.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  for (const form of document.querySelectorAll("section[data-kind] form")) {
    form.querySelectorAll("select").forEach((each, row) => {
      each.selectedIndex = 1 + ((row + n) % (each.options.length - 1));
      changed(each);
    });
    const options = form.querySelectorAll("input[type=radio]");
    if (options.length) options[n % options.length].click();
    form.querySelectorAll("input[type=text], textarea").forEach((each, row) => {
      each.value = `den som står i led ${row + 1}`;
      changed(each);
    });
    form.querySelector("button[value=check]")?.click();
  }
}
"""


async def recorded(browser: Browser, entry: Entry) -> list[bytes]:
    """Answer the whole lesson, twice; give the bodies that were posted, in their order."""
    context = await browser.new_context()
    page, bodies = await watched(context, entry), list[bytes]()
    page.on("request", lambda each: bodies.append(each.post_data_buffer or b""))
    await opened(page, entry)
    for attempt in range(TWICE):
        await page.evaluate(ANSWER, attempt)
        await page.wait_for_function(SENT)
    await context.close()
    return [each for each in bodies if each]
