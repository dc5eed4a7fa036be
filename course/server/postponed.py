"""Voilà imported without what no page needs: it starts in half the time."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

# jsonschema imports this to know what an IRI is. It builds a grammar at import, for a whole
# second, and nothing here ever checks an IRI.
_SLOW, _WANTED = "rfc3987_syntax", "is_valid_syntax"


def voila() -> None:
    """Import Voilà; the slow module is there from the first time anything really asks of it."""
    if _SLOW in sys.modules:
        return
    sys.modules[_SLOW] = stand_in = ModuleType(_SLOW)
    setattr(stand_in, _WANTED, _ask_the_real_one)
    try:
        importlib.import_module("voila.app")
    finally:
        del sys.modules[_SLOW]


def _ask_the_real_one(*asked: str) -> bool:
    return bool(getattr(importlib.import_module(_SLOW), _WANTED)(*asked))
