"""Codes to join by, secrets to lead by, and tokens to answer by.

A code is six letters of twenty, without vowels and so without words: 64 million codes. A server
takes two wrong ones a second (`course.server.live.guessing`), so that in a session of eight hours
less than one in a thousand is tried, whoever tries. Secrets and tokens hold 128 bits, and the store
keeps their SHA-256 only.
"""

from __future__ import annotations

import hashlib
import re
import secrets

LETTERS = "BCDFGHJKLMNPRSTVWXYZ"
LENGTH = 6
_TOKEN = re.compile(r"[0-9a-f]{32}")


def code() -> str:
    """Make a code."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read(typed: str) -> str:
    """Read a code as people type it, with a hyphen, spaces and small letters; "" if it is none."""
    letters = "".join(sign for sign in typed[:40].upper() if sign.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else ""


def shown(letters: str) -> str:
    """Write a code as people read it: KRT-HMB."""
    half = LENGTH // 2
    return f"{letters[:half]}-{letters[half:]}"


def token() -> str:
    """Make a secret or a token: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def hashed(said: object) -> str:
    """Give what the store keeps of a secret or a token; "" for what can be none."""
    if not isinstance(said, str) or not _TOKEN.fullmatch(said):
        return ""
    return hashlib.sha256(said.encode()).hexdigest()
