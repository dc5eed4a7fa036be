"""A PostgreSQL of the tests' own: made in a folder, started, and gone with the tests."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

from tests import programs
from tests.serving import free_port

USER = "postgres"


@contextmanager
def running() -> Iterator[str]:
    """Run a database; gives its address for SQLAlchemy."""
    found = programs.postgres()
    assert found, programs.NO_DATABASE
    where = Path(found)
    with TemporaryDirectory(prefix="kundfokus-postgres-") as made:
        folder, port = Path(made), free_port()
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, USER)
        data = str(folder / "data")
        _run(str(where / "initdb"), "-D", data, "-U", USER, "--auth=trust", "--no-sync")
        options = f"-h 127.0.0.1 -p {port} -k {folder} -F"
        control = str(where / "pg_ctl")
        _run(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(control, "-D", data, "-m", "immediate", "-w", "stop")


def empty(address: str) -> None:
    """Take away all that is in a database."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def _run(*command: str) -> None:
    user = USER if os.geteuid() == 0 else None
    groups: list[int] | None = [] if user else None
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=groups,
    )
