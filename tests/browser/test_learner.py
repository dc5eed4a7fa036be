"""A learner takes the lessons: what is on the page, what is answered, what is still there."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.acts import choose_word, rate_one
from tests.serving import Served

Visit = Callable[[str], Page]


def test_everything_is_there_at_first_paint(browser: Browser, served: Served) -> None:
    """With scripts blocked a first visitor sees the prose and every exercise."""
    context = browser.new_context(java_script_enabled=False, base_url=served.address)
    page = context.new_page()
    page.goto("/sv/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Din utgångspunkt")
    expect(page.get_by_text("Det här är en kurs för dig")).to_be_visible()
    for exercise in ("your-word", "your-place", "three-questions-first"):
        expect(page.locator(f"section#{exercise}")).to_be_visible()
    expect(page.get_by_label("Vårt ord", exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("data-state") == "painted"
    context.close()


def test_a_wrong_answer_gets_the_feedback_of_its_misconception(visit: Visit) -> None:
    """Feedback names what is reasonable in the answer, and stands beside it."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    assert page.locator("#how-far .kf-after [data-tag=MC03]").count() == 1
    row = page.get_by_label("Receptionist på en vårdcentral")
    note = page.locator(f"#{row.get_attribute('aria-describedby')}")
    expect(note).to_contain_text("Inte riktigt.")
    expect(page.locator("#how-far output.kf-verdict")).to_contain_text("7 av 8")


def test_answers_follow_from_page_to_page(visit: Visit) -> None:
    """An answer is there after another lesson, after a reload, and in the other language."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    page.get_by_role("link", name=re.compile("Nästa")).click()
    page.wait_for_url("**/sv/2-who-pays")
    page.get_by_role("link", name=re.compile("Föregående")).click()
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
    page.reload()
    expect(page.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    page.get_by_role("link", name="In English").click()
    page.wait_for_url("**/en/1-who-for")
    expect(page.locator("#how-far")).to_have_attribute("data-answer", "partly")
    expect(page.locator("#how-far output.kf-verdict")).to_contain_text("7 of 8")
    expect(page.locator("#how-far select").first).to_have_value("none")


def test_a_second_tab_knows_the_answers(visit: Visit, context: BrowserContext) -> None:
    """A new tab has the answers of the first, and the first hears what the second answers."""
    page = visit("/sv/1-who-for")
    rate_one(page)
    second = context.new_page()
    second.goto("/sv/1-who-for")
    expect(second.get_by_label("Receptionist på en vårdcentral")).to_have_value("none")
    expect(second.locator("#how-far")).to_have_attribute("data-answer", "partly")
    second.get_by_label("Biomedicinsk analytiker").select_option("1")
    second.locator("#how-far").get_by_role("button", name="Kolla").click()
    expect(page.get_by_label("Biomedicinsk analytiker")).to_have_value("1")
    expect(page.locator("#how-far output.kf-verdict")).to_contain_text("6 av 8")


def test_the_word_changes_on_the_whole_page_at_once(visit: Visit) -> None:
    """A chosen word is spoken at once in prose and exercises, and in the next lesson's."""
    page = visit("/sv/")
    choose_word(page, "sökande")
    preview = page.locator("#your-word .kf-preview")
    expect(preview).to_contain_text("Vi frågar den sökande")
    page.goto("/sv/1-who-for")
    expect(page.locator("#how-far h2")).to_contain_text("den sökande")
    bare = page.locator(".kf-prose .kf-w, .kf-exercise .kf-w").all_inner_texts()
    assert bare
    assert not [text for text in bare if re.match(r"kund", text, re.IGNORECASE)]
    page.get_by_role("link", name="In English").click()
    expect(page.locator("#how-far h2")).to_contain_text("applicant")


def test_an_own_word_has_forms_to_edit(visit: Visit) -> None:
    """An own word gets guessed forms that can be changed, and the page follows each change."""
    page = visit("/sv/")
    page.get_by_label("Vårt ord", exact=True).select_option("own")
    field = page.get_by_label("Ordet, till exempel")
    field.fill("kursare")
    field.press("Tab")
    many = page.get_by_label("Vi lyssnar på")
    expect(many).to_have_value("kursarna")
    many.fill("kursisterna")
    many.press("Tab")
    expect(page.locator("#your-word .kf-preview")).to_contain_text("kursisterna")
    expect(page.locator("#your-word .kf-preview")).to_contain_text("kursaren")


def test_the_story_follows_the_place(visit: Visit) -> None:
    """The opening case is that of the chosen workplace, at once and in the next lesson."""
    page = visit("/sv/")
    expect(page.locator("#opening-start .kf-story:visible")).to_have_count(1)
    page.get_by_role("radio", name=re.compile("Sjukhus")).check()
    expect(page.locator("#opening-start .kf-story[data-place=labb]")).to_be_visible()
    expect(page.locator("#opening-start .kf-story:visible")).to_have_count(1)
    page.goto("/sv/1-who-for")
    expect(page.locator("#opening-who-for .kf-story[data-place=labb]")).to_be_visible()


def test_half_typed_text_survives_a_reload(visit: Visit) -> None:
    """Text that was never sent is there again after a reload, and after another lesson."""
    page = visit("/sv/2-who-pays")
    part = page.locator("#one-sentence textarea").first
    part.press_sequentially("alla som betalar sk")
    page.reload()
    expect(page.locator("#one-sentence textarea").first).to_have_value("alla som betalar sk")
    page.goto("/sv/1-who-for")
    page.goto("/sv/2-who-pays")
    expect(page.locator("#one-sentence textarea").first).to_have_value("alla som betalar sk")


def test_an_update_never_takes_focus_or_typed_text(visit: Visit, context: BrowserContext) -> None:
    """What is typed while an answer is on its way stays, and so does the caret."""
    page = visit("/sv/")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    context.route("**/reply", slowly)
    first, second = (
        page.locator("#three-questions-first textarea").nth(0),
        page.locator("#three-questions-first textarea").nth(1),
    )
    first.fill("De som bor här")
    page.locator("#three-questions-first").get_by_role("button", name="Spara svaren").click()
    second.click()
    second.press_sequentially("Att ")
    expect(page.locator("#three-questions-first")).to_have_attribute("data-answer", "partly")
    expect(second).to_be_focused()
    second.press_sequentially("förstå")
    expect(second).to_have_value("Att förstå")
    expect(first).to_have_value("De som bor här")


def test_a_change_to_one_exercise_shows_in_the_summary(visit: Visit) -> None:
    """What an exercise writes in the plan is seen at once where the lesson sums up."""
    page = visit("/sv/")
    choose_word(page, "patient")
    expect(page.locator("#keep-start")).to_contain_text("patient")


def test_markup_typed_by_a_learner_is_text(visit: Visit) -> None:
    """Nothing a learner types becomes an element, here, in the summary, or after a reload."""
    page = visit("/sv/")
    page.get_by_role("radio", name=re.compile("En annan")).check()
    page.get_by_label("Min uppgift").fill('<img src=x onerror="window.hit=1">"\'&')
    page.locator("#your-place").get_by_role("button", name="Spara svaren").click()
    expect(page.locator("#keep-start")).to_contain_text("<img src=x")
    page.reload()
    expect(page.locator("#keep-start")).to_contain_text("<img src=x")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0
