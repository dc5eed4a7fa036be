"""The store's versions, and what cannot be opened."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from course.live.store import NewerError, Store, UnusableStoreError, leading, reading, versions


def test_an_old_store_is_brought_up_to_date(where: str) -> None:
    """A step that is new is taken once, and what stood in the store stands."""
    store = Store(where)
    key = store.write(leading.begin, 1_000.0)

    def second(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE session ADD COLUMN place VARCHAR(80)"))

    for _ in range(2):
        store.write(versions.bring_up, (*versions.STEPS, second))
    assert store.read(versions.number) == len(versions.STEPS) + 1
    assert store.read(reading.find, key.code, 1_000.0).id == key.id
    store.close()
    with pytest.raises(NewerError, match="version"):
        Store(where)


def test_two_servers_may_make_a_store_at_once(where: str) -> None:
    """The second finds what the first made."""
    first, second = Store(where), Store(where)
    key = first.write(leading.begin, 1_000.0)
    assert second.read(reading.find, key.code, 1_000.0).id == key.id
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("nowhere", "no address"),
        ("mysql://host/name", "SQLite file or a PostgreSQL"),
        ("sqlite://", "must be a file"),
        ("postgresql://127.0.0.1:1/nothing", "cannot be opened"),
    ],
)
def test_what_is_no_store_is_said_in_a_sentence(where: str, said: str) -> None:
    """An operator hears what is wrong with the setting."""
    with pytest.raises(UnusableStoreError, match=said):
        Store(where)


def test_a_file_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    """Neither another file nor a place where nothing can be written makes a traceback."""
    other = tmp_path / "text"
    other.write_text("no database at all, but a text that is long enough to be read as one " * 20)
    for each in (other, other / "below" / "room.sqlite"):
        with pytest.raises(UnusableStoreError, match="cannot be opened"):
            Store(f"sqlite:///{each}")


def test_nobody_else_on_the_computer_reads_the_store(tmp_path: Path) -> None:
    """The file, and the log beside it while it is open, are their owner's."""
    store = Store(f"sqlite:///{tmp_path / 'room' / 'room.sqlite'}")
    key = store.write(leading.begin, 1_000.0)
    for each in (tmp_path / "room").iterdir():
        assert not each.stat().st_mode & 0o077, each.name
    store.write(leading.end, key)
    store.close()
