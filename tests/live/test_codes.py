"""Codes, secrets and tokens."""

import pytest

from course.live import codes


def test_a_code_is_read_as_people_type_it() -> None:
    """Small letters, spaces and hyphens make no difference."""
    made = codes.code()
    for typed in (made, codes.shown(made), codes.shown(made).lower(), f" {' '.join(made)} "):
        assert codes.read(typed) == made


@pytest.mark.parametrize(
    "typed", ["", "KRTHM", "KRTHMBD", "KRTHMA", "KRTHM0", "ÅRTHMB", "K" * 9_999]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    """A wrong length, a vowel or a digit cannot be a code."""
    assert not codes.read(typed)


@pytest.mark.parametrize("said", [None, 7, "", "f" * 31, "G" * 32, "f" * 33, ["f" * 32]])
def test_what_is_no_token_has_no_hash(said: object) -> None:
    """Whatever a client sends for a token, it opens nothing."""
    assert not codes.hashed(said)


def test_the_store_keeps_no_token() -> None:
    """What is kept differs from what is held, and is always the same."""
    held = codes.token()
    assert codes.hashed(held) == codes.hashed(held) != held
