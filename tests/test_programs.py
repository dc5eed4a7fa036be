"""The programs that tests drive are found, or installed where that can be done."""

from tests import programs


def test_debian_gets_its_own_nginx() -> None:
    """Root on Debian updates the lists, installs what is missing, and asks nothing."""
    (way,) = programs.ways(root=True, sudo=False, apt=True)
    assert [" ".join(command) for command in way] == [
        "env DEBIAN_FRONTEND=noninteractive apt-get update",
        (
            "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"
            " nginx-light openssl postgresql bubblewrap systemd"
        ),
    ]


def test_nobody_is_asked_for_a_password() -> None:
    """Without the right to install, or without apt, nothing is tried."""
    assert not programs.ways(root=False, sudo=False, apt=True)
    assert not programs.ways(root=True, sudo=True, apt=False)
    (way,) = programs.ways(root=False, sudo=True, apt=True)
    assert all(command[:2] == ("sudo", "-n") for command in way)


def test_what_is_there_is_left_as_it_is() -> None:
    """An nginx that is found is taken, and nothing is installed."""
    assert programs.ensure(lambda: "bin/nginx", install=False) == "bin/nginx"
    assert programs.ensure(lambda: None, install=False) is None
