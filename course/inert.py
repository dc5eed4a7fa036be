"""HTML that an author writes among Markdown, with nothing left in it that could do anything."""

from __future__ import annotations

import re

_TAGS = (
    "abbr b bdi blockquote br caption cite code dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong "
    "sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_ATTRIBUTES = "abbr aria-hidden aria-label class colspan datetime dir id lang rowspan scope title"
_ONE = rf"""\s+(?:{"|".join(_ATTRIBUTES.split())})\s*=\s*(?:"[^"<>]*"|'[^'<>]*')"""
_INERT = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:{_ONE}|\s+open)*\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def inert(html: str) -> str:
    """Keep the tags that only mark up text, and turn every other sign of a tag into text.

    Links and pictures are written as Markdown, which lets no script through.
    """
    kept, at = "", 0
    bare = _COMMENT.sub("", html)
    for tag in _INERT.finditer(bare):
        kept += _text(bare[at : tag.start()]) + tag[0]
        at = tag.end()
    return kept + _text(bare[at:])


def _text(html: str) -> str:
    return html.replace("<", "&lt;").replace(">", "&gt;")
