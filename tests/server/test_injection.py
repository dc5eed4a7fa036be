"""Whatever a person or an author writes is text: never HTML, a template, Typst or a calendar."""

import base64
import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from course import view
from course.answering import reply
from course.content import Course
from course.inert import inert
from course.plan import sheet
from tests import answered
from tests.plan.conftest import FULL, answers, events, pdf
from tests.server.asking import Client
from tests.server.overlays import EXERCISE, OPENING, write
from tests.serving import learners

HOSTILE = [
    "</textarea><script>alert(1)</script>",
    "\" autofocus onfocus=alert(1) x='",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 191 }}{% raise %}{# x #}${7*191}",
    "{kunden}{nope}%(x)s{0.__class__}",
    "</script><!--<svg onload=alert(1)>]]>",
    "javascript:alert(1)",
]
FLAT = {"script", "iframe", "object", "embed", "link", "meta", "base", "style", "img"}


class Read(HTMLParser):
    """HTML as a browser reads it: its elements, and what would run."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.bad: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what would run or load."""
        if tag in FLAT:
            self.bad.append(tag)
        for name, value in attrs:
            link = name in ("href", "src", "action", "formaction", "xlink:href")
            if name.startswith("on") or name in ("style", "autofocus", "srcdoc"):
                self.bad.append(name)
            if link and not re.fullmatch(r"(?!//)[\w/#.-]*|data:image/png.*", value or ""):
                self.bad.append(f"{name}={value}")


def hold(answer: Any, text: str) -> Iterator[Any]:
    """Give an answer again and again, with the text in place of one of its own after another."""
    found = json.dumps(answer, ensure_ascii=False)
    for match in re.finditer(r'(?<=: )"[^"]*"|(?<=[\[,] )"[^"]*"|(?<=\[)"[^"]*"', found):
        yield json.loads(found[: match.start()] + json.dumps(text) + found[match.end() :])


@pytest.fixture(scope="module")
def workbook(course: Course) -> dict[str, Any]:
    """Give the answers of someone who has answered everything."""
    book = answered.workbook(course, "sv", well=True)
    return {key: timed["answer"] for key, timed in book["answers"].items()}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_answer_is_ever_an_element(course: Course, workbook: dict[str, Any], text: str) -> None:
    """In every kind, and in every exercise that reads another's answer, a text is only a text."""
    known = course["sv"].exercises
    shown = 0
    for key, answer in workbook.items():
        readers = [each.id for each in known.values() if key in view.reads(course, each)]
        drawn = [key, *[each for each in readers if known[each].kind != known[key].kind][:6]]
        for held in hold(answer, text):
            said = reply(course, "sv", {"answers": workbook | {key: held}, "draw": drawn})
            for html in said["html"].values():
                assert Read(html).bad == [], (key, text)
                assert "1337" not in html
                shown += text[:12] in unescape(html)
    assert shown > 5


@pytest.mark.parametrize("text", HOSTILE)
def test_no_form_of_ones_own_word_is_ever_an_element(course: Course, text: str) -> None:
    """The learner's own word stands everywhere, in every form, and is a word there."""
    asked = course.asks["name"]
    name = course["sv"].exercises[asked]
    html = view.show(course, name, None, course.someone("sv"))
    form = dict.fromkeys(re.findall(r' name="([^"]+)"', html), text)
    event = {"id": asked, "do": "check", "fields": form}
    given = reply(course, "sv", {"event": event, "draw": [asked]})
    everything = reply(
        course, "sv", {"answers": given["answers"], "draw": list(course["sv"].exercises)[:60]}
    )
    for drawn in (given, everything):
        assert all(Read(each).bad == [] for each in drawn["html"].values())


@pytest.mark.parametrize("text", [*HOSTILE, '#panic("x") #import "/etc/passwd"', "\\u{41} $x$ @a"])
def test_the_page_to_take_home_says_what_was_written(course: Course, text: str) -> None:
    """A text reaches Typst as data: the PDF is made, and the page's own words are all there."""
    lines = FULL | {"plan1": text, "purpose": text}
    made = reply(course, "sv", {"take": "pdf", "answers": answers(lines)})["file"]
    _, read = pdf(base64.b64decode(made["base64"]))
    squeezed = re.sub(r"\W", "", read)
    assert re.sub(r"\W", "", text)[:20] in squeezed
    assert sheet.of(course, "sv", answers(lines)).lines["plan1"].text == " ".join(text.split())[:60]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\\n", "\x0b", "\x85"])
def test_no_line_of_a_calendar_is_anyones_but_ours(course: Course, end: str) -> None:
    """Ends of lines in a text, or in the address to return to, make no property and no event."""
    text = f"x{end}END:VEVENT{end}BEGIN:VEVENT{end}ATTACH:file:///etc/passwd{end}SUMMARY:y"
    lines = FULL | {"plan1": text, "ask_who": text, "ask_q": text}
    for home in ("https://example.org/sv/", f"https://example.org/{end}ATTACH:x", text):
        asked = {"take": "calendar", "answers": answers(lines), "today": "2026-11-24", "home": home}
        made = base64.b64decode(reply(course, "sv", asked)["file"]["base64"])
        assert len(events(made)) == 4
        unfolded = made.replace(b"\r\n ", b"")
        assert not re.search(rb"(?m)^(ATTACH|SUMMARY:y)", unfolded)
        assert made.count(b"BEGIN:VEVENT\r\n") == 4
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\x0b|\x00", made)


@pytest.mark.parametrize("what", ["pdf", "calendar", "text"])
def test_a_files_name_is_ours(course: Course, what: str) -> None:
    """No file is named by anyone's text, so that no name breaks a header or a folder."""
    hostile = dict.fromkeys(FULL, '"; x=/../..\r\nX: y')
    for text in ({}, hostile):
        name = reply(course, "sv", {"take": what, "answers": answers(text)})["file"]["name"]
        assert re.fullmatch(r"[a-zåäö-]+\.(pdf|ics|txt)", name)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<span lang="en">x</span>', '<span lang="en">x</span>'),
        ("<b>x</b> <br/> a<sub>2</sub>", "<b>x</b> <br/> a<sub>2</sub>"),
        ("<details open><summary>x</summary></details>",) * 2,
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<b onclick=x>y</b>", "&lt;b onclick=x&gt;y</b>"),
        ('<b class="x" onclick="y">', '&lt;b class="x" onclick="y"&gt;'),
        ('<b class="a<script>">', '&lt;b class="a&lt;script&gt;"&gt;'),
        ("<!-- <script> -->x", "x"),
        ("<!-<!-- x -->- <script>", "&lt;!-- &lt;script&gt;"),
        ("<a href='javascript:x'>", "&lt;a href='javascript:x'&gt;"),
        ("<svg/onload=x><math>", "&lt;svg/onload=x&gt;&lt;math&gt;"),
        ("<b\n style='x'>", "&lt;b\n style='x'&gt;"),
        ("<scr<b>ipt>", "&lt;scr<b>ipt&gt;"),
    ],
)
def test_an_authors_html_marks_up_text_and_does_nothing(html: str, left: str) -> None:
    """Tags that mark up text stay; every other becomes the signs it is written with."""
    assert inert(html) == left
    assert Read(inert(html)).bad == []


LESSON = """---
title: Titel <script>alert(1)</script>
minutes: 5
goal: Mål <img src=x onerror=alert(1)>
---

Prosa <script>alert(2)</script> [x](javascript:alert(3)) <span lang="en">fine</span>

<img src=x onerror=alert(4)>

<iframe src="//evil.example"></iframe>
"""
EVIL = "# Hej <script>alert(5)</script>\n\n<svg onload=alert(6)>\n\n"
EVIL += "[x](javascript:alert(7)) <b>fet</b>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Give a client of a server with an overlay whose author means no good."""
    overlay = tmp_path_factory.mktemp("overlay")
    (overlay / "sv").mkdir()
    (overlay / "sv" / "9-evil.md").write_text(LESSON, "utf-8")
    path = write(overlay, "sv", "4-evil", [("md", EVIL), OPENING, EXERCISE, "workbook()"])
    notebook = json.loads(path.read_text("utf-8"))
    saved = {"text/html": "<script>alert(8)</script><b onclick='alert(9)'>saved</b>"}
    shown = {"output_type": "display_data", "metadata": {}, "data": saved}
    for cell in notebook["cells"][1:]:
        cell["outputs"] = [shown]
    path.write_text(json.dumps(notebook), "utf-8")
    log = tmp_path_factory.mktemp("log") / "log"
    with learners(log, "--with", str(overlay)) as served:
        yield Client(served.address)


@pytest.mark.parametrize("slug", ["4-evil", "9-evil", ""])
def test_an_overlay_brings_no_script(client: Client, slug: str) -> None:
    """Markdown, HTML and saved outputs of an overlay are drawn, and nothing in them runs."""
    text = client.ask(f"/sv/{slug}").text
    own = re.sub(r'<script type="(?:module|application/json)"[^>]*>', "<p>", text)
    assert Read(own.partition("<body")[2]).bad == []
    assert "alert(8)" not in text
    if slug == "9-evil":
        assert '<span lang="en">fine</span>' in text
    if slug == "4-evil":
        assert "<b>fet</b>" in text
        assert 'id="how-far"' in text


def test_a_title_is_text_in_the_head_of_a_page(client: Client) -> None:
    """Title and description of an overlay's lesson are text there too."""
    head = client.ask("/sv/9-evil").text.partition("<body")[0]
    assert "<script>alert" not in head
    assert "<img" not in head
