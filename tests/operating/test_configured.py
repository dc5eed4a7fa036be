"""The options of the server come from flags, the environment and a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from course import command, configured, serving
from tests.repository import documents

Serve = Callable[..., Result]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Give a way to ask for the server, which says what it was given and does not start."""

    def said(**given: Any) -> None:
        click.echo(" ".join(f"{name}={value}" for name, value in given.items()))

    monkeypatch.setattr(serving.serve, "callback", said)

    def asked(*words: object, **environment: str) -> Result:
        return CliRunner().invoke(command.main, ["serve", *map(str, words)], env=environment)

    return asked


def written(folder: Path, text: str) -> Path:
    """Write a file of options."""
    path = folder / "kundfokus.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_flag_goes_before_the_environment_and_that_before_the_file(
    serve: Serve, tmp_path: Path
) -> None:
    """Each place is heard where the one before it says nothing."""
    path = written(tmp_path, "port = 1001\nkernels = 1\nhost = '127.0.0.3'\n")
    said = serve(
        "--config", path, "--port", 1003, KUNDFOKUS_PORT="1002", KUNDFOKUS_KERNELS="2"
    ).stdout
    assert {"port=1003", "kernels=2", "host=127.0.0.3", "base_path=/"} <= set(said.split())


def test_the_file_may_be_named_in_the_environment(serve: Serve, tmp_path: Path) -> None:
    """`KUNDFOKUS_CONFIG` is `--config`."""
    path = written(tmp_path, "base-path = '/kurs'\nno-browser = true\n")
    said = serve(KUNDFOKUS_CONFIG=str(path)).stdout
    assert "base_path=/kurs" in said
    assert "no_browser=True" in said


def test_every_option_has_a_variable_named_as_its_flag() -> None:
    """`--base-path` is `KUNDFOKUS_BASE_PATH`, and so with each of them."""
    for option in serving.serve.params:
        if isinstance(option, click.Option):
            flag = max(option.opts, key=len)
            assert option.envvar == "KUNDFOKUS_" + flag.strip("-").upper().replace("-", "_")


def test_folders_in_the_environment_are_laid_as_kernels_read_them(
    serve: Serve, tmp_path: Path
) -> None:
    """`KUNDFOKUS_WITH` holds folders as the system writes a list of them."""
    import os

    folders = [tmp_path / "a", tmp_path / "b"]
    for each in folders:
        each.mkdir()
    said = serve(KUNDFOKUS_WITH=os.pathsep.join(map(str, folders))).stdout
    assert f"overlays={tuple(folders)}" in said


def test_a_folder_in_the_file_is_seen_from_where_the_file_lies(
    serve: Serve, tmp_path: Path
) -> None:
    """A file of options can be carried with the folders that it names."""
    (tmp_path / "mine").mkdir()
    said = serve("--config", written(tmp_path, 'with = ["mine"]')).stdout
    assert f"overlays={(tmp_path / 'mine',)}" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 1", "“prot” is no option. Did you mean “port”?"),
        ("colour = 1", "“colour” is no option."),
        ("config = 'other.toml'", "“config” is no option."),
        ("port = '8866'", "“port” must be a whole number."),
        ("port = true", "“port” must be a whole number."),
        ("port = 70000", "“port”: 70000 is not in the range 0<=x<=65535."),
        ("no-browser = 1", "“no-browser” must be true or false."),
        ("host = 1", "“host” must be a text in quotation marks."),
        ("with = 'mine'", '“with” must be a list of texts, as in ["one", "two"].'),
        ("drain = 'long'", "“drain” must be a number."),
        ("metrics = 'here'", "“metrics”: “here” is not a port, or an address and a port."),
        ("log = 'xml'", "“log”: 'xml' is not one of 'text', 'json'."),
        ("[serve]\nport = 1", "“serve” is no option. Did you mean “store”?"),
    ],
)
def test_a_mistake_in_the_file_is_told_by_file_and_key(
    serve: Serve, tmp_path: Path, text: str, said: str
) -> None:
    """One plain sentence says what is wrong, and the command ends with 2."""
    path = written(tmp_path, text)
    told = serve("--config", path)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"{path}: {said}\n"


def test_a_file_that_is_not_there_or_no_toml_is_told(serve: Serve, tmp_path: Path) -> None:
    """So is a file that nobody could read."""
    told = serve("--config", tmp_path / "none.toml")
    assert (told.exit_code, told.stderr) == (
        2,
        f"{tmp_path / 'none.toml'}: there is no such file.\n",
    )
    told = serve("--config", written(tmp_path, "port: 1"))
    assert told.exit_code == 2
    assert told.stderr.startswith(f"{tmp_path / 'kundfokus.toml'}: this is not TOML. ")
    assert serve("--config", tmp_path).stderr == f"{tmp_path}: this cannot be read as a text.\n"


def test_the_document_shows_a_file_that_can_be_read(serve: Serve, tmp_path: Path) -> None:
    """The example in OPERATING.md is understood as it stands."""
    (tmp_path / "our-folder").mkdir()
    text = documents()["OPERATING.md"].split("```toml\n")[1].split("```")[0]
    told = serve("--config", written(tmp_path, text))
    assert told.exit_code == 0, told.stderr


def test_kernels_and_several_processes_are_not_had_together() -> None:
    """A kernel lives in one process, and the command says so and ends with 2."""
    words = ["serve", "--workers", "2", "--kernels", "1"]
    told = CliRunner().invoke(command.main, words)
    assert (told.exit_code, told.stderr) == (
        configured.WRONG,
        "A kernel lives in one process: say --kernels or --workers, not both.\n",
    )


def test_windows_has_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process cannot be forked, `--workers` is refused in a sentence."""
    monkeypatch.delattr("os.fork")
    told = CliRunner().invoke(command.main, ["serve", "--workers", "2"])
    assert told.exit_code == configured.WRONG
    assert told.stderr.startswith("Windows has only one process for the course")
