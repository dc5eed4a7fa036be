"""Exercises as ipywidgets."""

from typing import Any

import ipywidgets
import pytest

from course import content
from course.answering import reply
from widgets import Exercise, Workbook
from widgets.lesson import course as of_this_kernel
from widgets.sv import exercise, workbook


def ask(widget: Exercise, ask: Any) -> list[Any]:
    """Send what the page would send, and give what the kernel sends back."""
    sent: list[Any] = []
    widget.send = lambda content, **_: sent.append(content)
    widget._handle_custom_msg({"number": 7, "ask": ask}, [])
    return sent


def test_an_exercise_is_an_ipywidget_like_any_other() -> None:
    """It composes with other widgets, and its answer can be observed."""
    box = ipywidgets.VBox([exercise("how-far"), ipywidgets.IntSlider()])
    assert isinstance(box.children[0], Exercise)


def test_the_kernel_answers_as_the_server_does() -> None:
    """The same question gets the same reply over either carrier."""
    asked = {
        "event": {"id": "how-far", "do": "check", "fields": {"receptionist": "none"}},
        "draw": ["how-far"],
    }
    assert ask(exercise("how-far"), asked) == [
        {"number": 7, "reply": reply(of_this_kernel(), "sv", asked)}
    ]


def test_an_answer_can_be_observed() -> None:
    """Python code beside the exercise sees each new answer."""
    widget = exercise("how-far")
    seen: list[Any] = []
    widget.observe(lambda change: seen.append(change.new), "answer")
    ask(widget, {"event": {"id": "how-far", "do": "check", "fields": {"receptionist": "none"}}})
    assert seen == [{"v": 1, "picks": {"receptionist": "none"}}]


@pytest.mark.parametrize("message", [None, "text", [], {}, {"number": 1}])
def test_a_message_that_asks_nothing_gets_no_reply(message: Any) -> None:
    """Other messages on the wire are left alone."""
    widget = exercise("how-far")
    sent: list[Any] = []
    widget.send = lambda content, **_: sent.append(content)
    widget._handle_custom_msg(message, [])
    assert sent == []


def test_where_no_widget_can_live_the_html_is_shown() -> None:
    """The bundle holds the live view and the same HTML, so GitHub shows the exercise too."""
    data, _ = exercise("how-far")._repr_mimebundle_()
    assert data["text/html"].startswith('<section class="kf-exercise" id="how-far"')
    assert data["text/plain"] == 'Exercise("how-far")'
    assert "application/vnd.jupyter.widget-view+json" in data


def test_an_unknown_exercise_is_told() -> None:
    """A misspelt id raises KeyError with the id in it."""
    with pytest.raises(KeyError, match="how-fast"):
        exercise("how-fast")


def test_the_workbook_panel_is_a_widget_too() -> None:
    """The panel carries the words that the script says."""
    panel = workbook()
    assert isinstance(panel, Workbook)
    assert panel.strings["status_saved"] == content.load()["sv"].reference.strings["status_saved"]
