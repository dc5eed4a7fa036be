"""Voilà imported without what no page needs: it starts in a third of the time."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Any

# Imported whole, for times, listings and gateways that nobody here asks for. Each is loaded as
# soon as anything in it is touched.
_LATER = ("arrow", "requests", "websocket")

# Functions of modules that take long to import. Each asks the real one when it is called.
_Functions = Mapping[str, tuple[str, ...]]
# jsonschema imports this to know what an IRI is. It builds a grammar at import, for a whole
# second, and nothing here ever checks an IRI.
_ALWAYS: _Functions = {"rfc3987_syntax": ("is_valid_syntax",)}
# What Voilà's exporter comes with: for those who run it inside another server, for the themes and
# extensions of a page that has a kernel, and for pictures that a page would carry in itself.
_WITHOUT_KERNELS: _Functions = {
    "voila.server_extension": ("_load_jupyter_server_extension", "load_jupyter_server_extension"),
    "jupyterlab_server": (),
    "jupyterlab_server.config": ("get_page_config", "get_federated_extensions"),
    "bs4": ("BeautifulSoup",),
}


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
    _import("voila.app", _ALWAYS)


def exporter() -> None:
    """Import what draws a page, and leave out all that Voilà has for kernels."""
    _import("voila.exporter", {**_ALWAYS, **_WITHOUT_KERNELS})


def _import(module: str, waiting: _Functions) -> None:
    if module not in sys.modules:
        with _stood_in(waiting):
            importlib.import_module(module)


@contextmanager
def _stood_in(waiting: _Functions) -> Iterator[None]:
    """Have others stand in for some modules while something is imported."""
    later, placed = _Later(), dict[str, ModuleType]()
    for name, functions in waiting.items():
        if name not in sys.modules:
            placed[name] = sys.modules[name] = _stand_in(name, functions)
    sys.meta_path.insert(0, later)
    try:
        yield
    finally:
        sys.meta_path.remove(later)
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str, functions: tuple[str, ...]) -> ModuleType:
    module = ModuleType(name)
    for each in functions:
        setattr(module, each, _ask_the_real_one(name, each))
    return module


def _ask_the_real_one(module: str, function: str) -> Callable[..., Any]:
    def ask(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- whatever the real one takes
        return getattr(importlib.import_module(module), function)(*given, **named)

    return ask
