"""The sheets to print have a page in each language, on every server."""

import re

import pytest

from course.content import LANGUAGES, Course
from course.live import paper
from tests.server.asking import Client

SHEET = re.compile(r'<section class="kf-vote-sheet" id="paper-([a-z0-9-]+)"')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_choice_every_sheet_is_there(client: Client, course: Course, lang: str) -> None:
    """Each exercise that fits paper has its sheet, in the order of the course, and a box."""
    page = client.ask(f"/{lang}/paper")
    assert page.status == 200
    assert f'<html lang="{lang}"' in page.text
    assert tuple(SHEET.findall(page.text)) == paper.fit(course, lang)
    chosen = re.findall(r'name="exercise" value="([^"]+)"', page.text)
    assert sorted(chosen) == sorted(paper.fit(course, lang))
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]


def test_only_what_is_chosen_is_printed(client: Client) -> None:
    """Whatever else is asked for is left out, and is not read back."""
    asked = "exercise=how-far&exercise=two-replies&exercise=%3Cscript%3E&exercise=certificate"
    page = client.ask(f"/sv/paper?{asked}").text
    assert SHEET.findall(page) == ["how-far", "two-replies"]
    assert page.count(" checked") == 2
    assert "%3Cscript" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_leads_to_the_same_in_the_other_language(client: Client, lang: str) -> None:
    """The language link stays at the sheets."""
    (other,) = set(LANGUAGES) - {lang}
    assert f'href="/{other}/paper"' in client.ask(f"/{lang}/paper").text
