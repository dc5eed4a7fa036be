"""Nothing that axe knows of is wrong: on every page, in both languages, light and dark."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from course.content import LANGUAGES, Course
from tests.browser.everywhere import PAGES, SCHEMES, go, named, someone
from tests.serving import Served

# Targets of 24 pixels (WCAG 2.2) are measured only when asked for. Colours on a ground that is
# drawn cannot be measured: without the thread the ground of an exercise is of one colour.
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["cat.color"]}
PLAIN = ".kf-exercise, .kf-workbook { background: var(--kf-panel) !important }"
FOUND = """async ([rules, plain]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(plain);
  document.adoptedStyleSheets = [sheet];
  const { violations } = await axe.run(document, rules);
  document.adoptedStyleSheets = [];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}"""
