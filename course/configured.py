"""Options from three places: flags first, then the environment, then one file."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

PREFIX = "KUNDFOKUS_"
WRONG = 2  # the exit code of whoever said an option wrongly

Decorated = Callable[..., None] | click.Command


def variable(option: click.Option) -> str:
    """Give the variable of the environment that says the same as an option."""
    return PREFIX + _name(option).upper().replace("-", "_")


def by_variables(command: click.Command) -> click.Command:
    """Let a command's options be said in the environment: --base-path as KUNDFOKUS_BASE_PATH."""
    for option in command.params:
        if isinstance(option, click.Option):
            option.envvar = variable(option)
    return command


def stop(context: click.Context, said: str) -> None:
    """Say in one sentence why an option cannot be, and end."""
    click.echo(said, err=True)
    context.exit(WRONG)


def read(context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
    """Read a file of options, as what they are where neither a flag nor a variable says more."""
    if path is None:
        return None
    try:
        said = tomllib.loads(path.read_text("utf-8"))
        context.default_map = _options(context, path, said)
    except FileNotFoundError:
        stop(context, f"{path}: there is no such file.")
    except (OSError, UnicodeDecodeError):
        stop(context, f"{path}: this cannot be read as a text.")
    except tomllib.TOMLDecodeError as problem:
        stop(context, f"{path}: this is not TOML. {problem}.")
    except ValueError as problem:
        stop(context, f"{path}: {problem}")
    return path


def _options(context: click.Context, path: Path, said: dict[str, Any]) -> dict[str, Any]:
    """Give the values by the names that click knows them by; raises ValueError with a sentence."""
    known = {
        _name(each): each
        for each in context.command.params
        if isinstance(each, click.Option) and _name(each) != "config"
    }
    values = {}
    for key, value in said.items():
        option = known.get(key)
        if option is None:
            near = difflib.get_close_matches(key, known, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise ValueError(f"“{key}” is no option.{hint}")
        wanted, kinds = _wanted(option)
        if not _is(value, kinds, several=option.multiple):
            raise ValueError(f"“{key}” must be {wanted}.")
        value = _from_the_file(path.parent, option, value)  # noqa: PLW2901 -- the same, as a path
        try:
            option.process_value(context, value)
        except click.BadParameter as problem:
            raise ValueError(f"“{key}”: {problem.message}") from problem
        values[str(option.name)] = value
    return values


def _name(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def _wanted(option: click.Option) -> tuple[str, tuple[type, ...]]:
    """Tell what an option's value must be, in words and as types."""
    if option.is_flag:
        return "true or false", (bool,)
    if isinstance(option.type, click.types.IntParamType):
        return "a whole number", (int,)
    if isinstance(option.type, click.types.FloatParamType):
        return "a number", (int, float)
    if option.multiple:
        return 'a list of texts, as in ["one", "two"]', (str,)
    return "a text in quotation marks", (str,)


def _is(value: object, kinds: tuple[type, ...], *, several: bool) -> bool:
    if several:
        return isinstance(value, list) and all(isinstance(each, kinds) for each in value)
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def _from_the_file(folder: Path, option: click.Option, value: Any) -> Any:  # noqa: ANN401 -- TOML
    """Read a path as seen from where the file of options lies."""
    if not isinstance(option.type, click.Path):
        return value
    return [str(folder / each) for each in value] if option.multiple else str(folder / value)
