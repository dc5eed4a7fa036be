"""A Chromium is found where it is, and installed only where there is none."""

from collections.abc import Sequence

import pytest

from tests.chromium import NAMES, ON_A_MAC, VARIABLE, ensure, places, starts, succeeds, ways

OWN = "playwright's own"


def found(environ: dict[str, str], installed: dict[str, str]) -> list[str]:
    """The places looked in, on a computer with these variables and these programs."""
    return list(places(environ, installed.get, lambda: OWN))


def test_the_variable_is_the_only_place_when_it_is_set() -> None:
    """Whoever names a Chromium gets that one or none."""
    assert found({VARIABLE: "my/chromium"}, {"chromium": "bin/chromium"}) == ["my/chromium"]


def test_programs_come_before_the_one_playwright_keeps() -> None:
    """Programs on the path are tried first, then a Mac's, then Playwright's own."""
    installed = {"google-chrome": "bin/google-chrome", "chromium": "bin/chromium"}
    assert found({VARIABLE: ""}, installed) == [
        "bin/chromium",
        "bin/google-chrome",
        *ON_A_MAC,
        OWN,
    ]


def test_playwright_is_asked_last_and_only_when_needed() -> None:
    """A computer with Chromium never waits for Playwright to start."""

    def ask() -> str:
        pytest.fail("Playwright was asked.")

    assert next(places({}, {NAMES[0]: "bin/chromium"}.get, ask)) == "bin/chromium"


def test_a_program_that_does_not_start_does_not_count() -> None:
    """A path with nothing behind it is no Chromium."""
    assert not starts("no/such/chromium")


@pytest.mark.parametrize(("code", "expected"), [(0, True), (3, False)])
def test_a_command_succeeds_by_its_exit_code(
    capfd: pytest.CaptureFixture[str], code: int, *, expected: bool
) -> None:
    """A command that ends badly has failed, and is shown with all it said."""
    assert succeeds(["sh", "-c", f"echo said; exit {code}"]) is expected
    assert capfd.readouterr().out == f"$ sh -c echo said; exit {code}\nsaid\n"


def test_debian_gets_its_own_chromium_first() -> None:
    """Root on Debian updates the lists, installs the package, and asks nothing."""
    way = next(ways(root=True, sudo=False, apt=True))
    assert [" ".join(command) for command in way] == [
        "env DEBIAN_FRONTEND=noninteractive apt-get update",
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium",
    ]


def test_a_user_who_may_use_sudo_does_so_without_a_password() -> None:
    """With passwordless sudo the same commands run through it and never stop to ask."""
    way = next(ways(root=False, sudo=True, apt=True))
    assert all(command[:2] == ("sudo", "-n") for command in way)


@pytest.mark.parametrize(
    "computer",
    [
        {"root": False, "sudo": False, "apt": True},
        {"root": True, "sudo": True, "apt": False},
    ],
)
def test_everybody_else_gets_playwrights(computer: dict[str, bool]) -> None:
    """Without apt, or without the right to use it, Playwright brings its own."""
    (way,) = ways(**computer)
    assert way[0][1:] == ("-m", "playwright", "install", "chromium")


class Computer:
    """A computer where some commands work, and where one of them brings a Chromium."""

    def __init__(self, *, works: set[str], brings: str) -> None:
        self.works = works
        self.brings = brings
        self.ran: list[str] = []

    def run(self, command: Sequence[str]) -> bool:
        """Run the command, if it works here."""
        self.ran += command
        return command[0] in self.works

    def look(self) -> str | None:
        """The Chromium, once it is there."""
        return "bin/chromium" if self.brings in {*self.ran, ""} else None


WAYS = ((("update",), ("install",)), (("download",),))


def test_nothing_is_installed_where_there_is_a_chromium() -> None:
    """A Chromium that is there is taken as it is."""
    computer = Computer(works={"update", "install"}, brings="")
    assert ensure(computer.look, WAYS, computer.run) == "bin/chromium"
    assert computer.ran == []


def test_the_first_way_that_works_is_the_last_one_tried() -> None:
    """Once a way has brought a Chromium, the others are left alone."""
    computer = Computer(works={"update", "install", "download"}, brings="install")
    assert ensure(computer.look, WAYS, computer.run) == "bin/chromium"
    assert computer.ran == ["update", "install"]


def test_a_way_ends_at_the_command_that_fails_and_the_next_is_tried() -> None:
    """A failing update installs nothing; the download is tried instead."""
    computer = Computer(works={"install", "download"}, brings="download")
    assert ensure(computer.look, WAYS, computer.run) == "bin/chromium"
    assert computer.ran == ["update", "download"]


def test_none_is_the_answer_when_no_way_works() -> None:
    """When everything fails, there is no Chromium, and no error either."""
    computer = Computer(works=set(), brings="nothing")
    assert ensure(computer.look, WAYS, computer.run) is None
