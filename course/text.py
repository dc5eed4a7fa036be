"""Texts of the course: a little Markdown with the learner's own word in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from course.inert import inert
from course.words import Forms, Slot, say, slot

# Private-use characters hold the place of a word between Markdown and HTML.
_OPEN, _CLOSE = "\ue000", "\ue001"


def _word_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it calls it
    """Read `{kunden}` as one inline token of the type `word`."""
    if state.src[state.pos] != "{":
        return False
    end = state.src.find("}", state.pos)
    if end < 0 or end >= state.posMax:
        return False
    if not silent:
        token = state.push("word", "", 0)
        token.content = state.src[state.pos + 1 : end]
    state.pos = end + 1
    return True


def _render_word(
    _self: RendererHTML, tokens: list[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f"{_OPEN}{tokens[idx].content}{_CLOSE}"


def _render_html(
    _self: RendererHTML, tokens: list[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    return inert(tokens[idx].content)


def reader() -> MarkdownIt:
    """Give the course's own Markdown: CommonMark with tables and `{word}` slots."""
    md = MarkdownIt("commonmark").enable("table")
    md.inline.ruler.before("emphasis", "word", _word_rule)
    md.add_render_rule("word", _render_word)
    for html in ("html_inline", "html_block"):
        md.add_render_rule(html, _render_html)
    return md


_MD = reader()


@dataclass(frozen=True)
class Text:
    """A text whose words follow the learner; compiled once, drawn many times.

    `parts` alternates finished HTML (str) with slots for a form of the word.
    """

    source: str
    lang: str
    parts: tuple[str | Slot, ...]

    def html(self, forms: Forms) -> Markup:
        """Draw the text as HTML, each word in a span that the page can swap."""
        return Markup(  # noqa: S704 -- the parts are escaped by Markdown, the words below
            "".join(
                part if isinstance(part, str) else word(part, self.lang, forms)
                for part in self.parts
            )
        )

    def plain(self, forms: Forms) -> str:
        """Draw the text without markup, for places that hold no elements."""
        said = "".join(
            part if isinstance(part, str) else escape(say(part, forms)) for part in self.parts
        )
        return Markup(said).striptags()  # noqa: S704 -- tags leave, entities are undone

    @cached_property
    def varies(self) -> bool:
        """Tell whether the learner's word stands in the text."""
        return any(isinstance(part, Slot) for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.source)


def word(place: Slot, lang: str, forms: Forms) -> str:
    """Draw one form of the learner's word as the span that page and JupyterLab can swap.

    Classes say which form it is: JupyterLab strips every other attribute.
    """
    form = f"kf-{lang}:{'|'.join(place.either)}" if place.either else f"kf-{lang}-{place.form}"
    capital = " kf-cap" if place.capital else ""
    return f'<span class="kf-w {escape(form)}{capital}">{escape(say(place, forms))}</span>'


def inline(source: str, lang: str) -> Text:
    """Compile one run of text; raises `course.words.UnknownForm`."""
    return _compile(source, _MD.renderInline(source), lang)


def block(source: str, lang: str) -> Text:
    """Compile paragraphs and lists; raises `course.words.UnknownForm`."""
    return _compile(source, _MD.render(source).strip(), lang)


def _compile(source: str, html: str, lang: str) -> Text:
    first, *rest = html.split(_OPEN)
    parts: list[str | Slot] = [first]
    for piece in rest:
        written, after = piece.split(_CLOSE, 1)
        parts += [slot(lang, written), after]
    return Text(source, lang, tuple(part for part in parts if part))


def with_spans(source: str, lang: str, forms: Forms) -> str:
    """Fill the words of a Markdown source and leave it Markdown: a notebook's prose cell."""
    out, rest = "", source
    while "{" in rest:
        before, rest = rest.split("{", 1)
        written, rest = rest.split("}", 1)
        out += before + word(slot(lang, written), lang, forms)
    return out + rest


def fill(template: str, slots: Mapping[str, object]) -> str:
    """Fill the `{name}` slots of an interface string; a missing one raises KeyError."""
    return template.format_map(slots)
