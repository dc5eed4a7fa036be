"""The trainer's verbs, as a notebook says them."""

import stat
from pathlib import Path

import pytest

from course.live.stages import Form, Move
from course.live.standing import standing
from course.live.store import leading
from tests.live.rooms import answer
from widgets.trainer import en, sv
from widgets.watch import Watch


@pytest.mark.usefixtures("watch")
def test_the_verbs_speak_the_notebooks_language() -> None:
    """The same exercise is called in Swedish and in English; a misspelt one is told."""
    assert (sv.put("how-far").lang, en.put("how-far").lang) == ("sv", "en")
    assert repr(en.put("for-whose-sake")) == 'Turn("for-whose-sake", "wall")'
    assert repr(en.put("for-whose-sake", form="private")) == 'Turn("for-whose-sake", "private")'
    with pytest.raises(ValueError, match=r"how-fra.*Menade du: how-far"):
        sv.put("how-fra")
    with pytest.raises(ValueError, match=r"when-then.*private"):
        en.put("when-then", form="wall")
    with pytest.raises(ValueError, match="how-far"):
        en.put("zzzzzzzz")


def test_a_rehearsal_is_begun_and_ended_by_a_verb(watch: Watch) -> None:
    """The cell says that they are there, and that they are gone."""
    assert repr(sv.rehearse(4)) == "Låtsasdeltagarna är i rummet."
    assert standing(watch.desk.led).pretend == 4
    assert repr(sv.rehearse(0)) == "Inga låtsasdeltagare är kvar."
    assert standing(watch.desk.led).session.present == 0


def test_results_are_exported_by_a_verb(watch: Watch, tmp_path: Path) -> None:
    """The line names the files; with nothing to export it says so, and writes nothing."""
    folder = tmp_path / "resultat"
    assert repr(sv.export(str(folder))) == "Det finns inget resultat att spara än."
    watch.desk.led.does(leading.put, "what-is-customer-focus", Form.VOTE)
    answer(watch.desk)
    said = repr(sv.export(str(folder)))
    assert all(str(each) in said for each in folder.iterdir())
    assert {each.suffix for each in folder.iterdir()} == {".json", ".csv"}
    (tmp_path / "file").write_text("")
    assert "file" in repr(sv.export(str(tmp_path / "file")))


def test_a_cell_opens_the_room_and_opens_a_new_one_when_it_has_ended(watch: Watch) -> None:
    """`room()` goes on with the room that is open; after the end it begins another."""
    key = watch.desk.led.key
    sv.room()
    assert watch.desk.led.key == key
    watch.desk.end()
    sv.room()
    assert watch.desk.led.key != key
    kept = watch.desk.led.file
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    watch.desk.led.does(leading.put, "how-far", Form.VOTE)
    watch.desk.led.does(leading.move, Move.CLOSE)
    watch.desk.led.store.close()
