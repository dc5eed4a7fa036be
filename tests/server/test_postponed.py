"""What the server leaves for later when it starts."""

import subprocess
import sys

ASKED = """
import sys
from course.server import postponed
postponed.voila()
from jsonschema import FormatChecker
waits = "rfc3987_syntax" not in sys.modules
checks = FormatChecker(["iri"])
import requests
print(waits, checks.conforms("https://exempel.se/å", "iri"), checks.conforms("å b", "iri"))
print(requests.codes.ok, sys.meta_path[0].__class__.__name__ != "_Later")
"""


def test_what_waits_is_there_when_it_is_asked_for() -> None:
    """What Voilà imports and no page needs works as ever, once something does need it."""
    command = [sys.executable, "-c", ASKED]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["True", "True", "False", "200", "True"]


EXPORTED = """
import sys
from course.server import postponed
postponed.exporter()
from nbconvert.exporters import html
names = ("jupyterlab_server", "voila.server_extension", "voila.app", "bs4")
print(*(name in sys.modules for name in names))
print(html.BeautifulSoup("<p>å</p>", "html.parser").p.text, "bs4" in sys.modules)
import voila.app, voila.utils
print(sys.modules["jupyterlab_server.config"].get_page_config is not voila.utils.gpc)
print(callable(voila.app.Voila), "jupyterlab_server" in sys.modules)
"""


def test_a_server_without_kernels_leaves_all_that_kernels_need() -> None:
    """Only what draws a page is imported, and the rest is there if something does ask for it."""
    command = [sys.executable, "-c", EXPORTED]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split() == [*["False"] * 4, "å", "True", "True", "True", "True"]
