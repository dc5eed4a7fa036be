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
