"""Voilà imported without what no page needs: it starts in half the time."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

# jsonschema imports this to know what an IRI is. It builds a grammar at import, for a whole
# second, and nothing here ever checks an IRI.
_SLOW, _WANTED = "rfc3987_syntax", "is_valid_syntax"

# Imported whole, for times, listings and gateways that nobody here asks for. Each is loaded as
# soon as anything in it is touched.
_LATER = ("arrow", "requests", "websocket")


class _Later(MetaPathFinder):
    """Finds modules that load when they are first used."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find one of the modules that can wait."""
        found = PathFinder.find_spec(fullname, path, target) if fullname in _LATER else None
        if found and found.loader:
            found.loader = LazyLoader(found.loader)
        return found


def voila() -> None:
    """Import Voilà, and leave for later what can wait."""
    if "voila.app" in sys.modules:
        return
    later = _Later()
    stand_in = ModuleType(_SLOW)
    setattr(stand_in, _WANTED, _ask_the_real_one)
    sys.modules.setdefault(_SLOW, stand_in)
    sys.meta_path.insert(0, later)
    try:
        importlib.import_module("voila.app")
    finally:
        sys.meta_path.remove(later)
        if sys.modules[_SLOW] is stand_in:
            del sys.modules[_SLOW]


def _ask_the_real_one(*asked: str) -> bool:
    return bool(getattr(importlib.import_module(_SLOW), _WANTED)(*asked))
