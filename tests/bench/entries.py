"""Who is measured: our server, a static file, stock Voilà, Shiny and NiceGUI, on one lesson."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from course import notebooks
from tests.bench.peers import text
from tests.repository import ROOT
from tests.serving import Served, free_port, learners, running

ADDRESS = r"(http://[\w.]+:\d+)"
LIVE = 'document.documentElement?.dataset.state === "live"'
# A menu of HTML's own, chosen from as a browser does when a person chooses.
MENU = """(n) => {
  const select = document.querySelector("#how-far select");
  select.value = n ? "none" : "0";
  for (const kind of ["input", "change"]) select.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
# NiceGUI's menu is none: it is told what the list that it opens would have told it.
QUASAR = """(n) => {
  const id = document.querySelector(".row-receptionist [id^=c]").id.slice(1), menu = getElement(id);
  const option = menu.$refs.qRef.options[n ? 4 : 0];
  menu.$refs.qRef.$emit("update:modelValue", option);
}"""


@dataclass(frozen=True)
class Entry:
    """A lesson being served: where, by which process, when it is ready, how a row is answered."""

    name: str
    address: str
    process: int
    ready: str
    pick: str
    answers: bool = True

    @property
    def origin(self) -> str:
        """The server's address."""
        return "/".join(self.address.split("/")[:3])


Serving = Callable[[Path, Path], AbstractContextManager[Entry]]


@contextmanager
def _ours(folder: Path, _python: Path) -> Iterator[Entry]:
    with learners(folder / "ours.log") as served:
        yield _entry("ours", served, f"/{text.LANG}/{text.SLUG}")


@contextmanager
def _static(folder: Path, _python: Path) -> Iterator[Entry]:
    site = folder / "static-site"
    with learners(folder / "copied.log") as served:
        copy(served.address, site)
    files = [sys.executable, "-m", "http.server", "0", "--bind=127.0.0.1", f"--directory={site}"]
    with running(files, folder / "static.log", ADDRESS) as served:
        yield _entry("static", served, "/lesson.html", answers=False)


@contextmanager
def _voila(folder: Path, _python: Path) -> Iterator[Entry]:
    lessons = str(notebooks.folder() / text.LANG)
    port = f"--port={free_port()}"
    command = [sys.executable, "-m", "voila", lessons, port, "--no-browser"]
    with running(command, folder / "voila.log", ADDRESS) as served:
        yield _entry("voila", served, f"/voila/render/{text.SLUG}.ipynb")


@contextmanager
def _shiny(folder: Path, python: Path) -> Iterator[Entry]:
    with _peer("shiny", folder, python) as served:
        yield _entry("shiny", served, "/", "window.Shiny?.shinyapp?.config?.sessionId")


@contextmanager
def _nicegui(folder: Path, python: Path) -> Iterator[Entry]:
    with _peer("nicegui", folder, python) as served:
        yield _entry("nicegui", served, "/", "window.did_handshake === true", QUASAR)


def _entry(
    name: str,
    served: Served,
    path: str,
    ready: str = LIVE,
    pick: str = MENU,
    *,
    answers: bool = True,
) -> Entry:
    return Entry(name, served.address + path, served.process.pid, ready, pick, answers)


@contextmanager
def _peer(name: str, folder: Path, python: Path) -> Iterator[Served]:
    lesson = str(text.write(folder / "lesson.json"))
    module = f"tests.bench.peers.{name}_app"
    command = [str(python), "-m", module, lesson, str(free_port())]
    log = folder / f"{name}.log"
    with running(command, log, ADDRESS, {"PYTHONPATH": str(ROOT)}) as served:
        yield served


ALL: dict[str, Serving] = {
    "ours": _ours,
    "static": _static,
    "voila": _voila,
    "shiny": _shiny,
    "nicegui": _nicegui,
}


@contextmanager
def serving(
    names: Sequence[str], folder: Path, python: Path
) -> Iterator[tuple[list[Entry], dict[str, str]]]:
    """Serve the lesson in each way that is named; give those that started, and why others did not.

    `python` is the Python of the environment that the peers' frameworks are installed in.
    """
    started, missing = [], {}
    with ExitStack() as stack:
        for name in names:
            try:
                started.append(stack.enter_context(ALL[name](folder, python)))
            except FileNotFoundError:
                missing[name] = "not installed"
            except RuntimeError as ended:
                missing[name] = str(ended).strip().rpartition("\n")[2] or "did not start"
        yield started, missing


def copy(address: str, folder: Path) -> None:
    """Save the lesson's page and what it links to, so that a plain file server can serve it."""
    folder.mkdir()
    page = urlopen(f"{address}/{text.LANG}/{text.SLUG}").read().decode()  # noqa: S310 -- our own
    (folder / "lesson.html").write_text(page, encoding="utf-8")
    for link in links(page):
        path = folder / link.lstrip("/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(urlopen(address + link).read())  # noqa: S310


def links(page: str) -> list[str]:
    """Give the addresses of what a page of ours loads."""
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
