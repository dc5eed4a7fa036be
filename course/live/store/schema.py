"""The tables of the live store; nothing in them outlives its session."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _session() -> Column[str]:
    return Column(
        "session", String(32), ForeignKey("session.id", ondelete="CASCADE"), primary_key=True
    )


def _part(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _voice() -> Column[str]:
    return Column("voice", String(64), primary_key=True)


sessions = Table(
    "session",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("secret", String(64), nullable=False),  # its SHA-256
    Column("stage", String(16), nullable=False),
    Column("turn", Integer, nullable=False),  # 0 before the first
    Column("revision", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("word", Text),  # an answer as JSON
    Column("until", Float),
    Column("ends", Float, nullable=False),
)
turns = Table(
    "turn",
    metadata,
    _session(),
    _part("number"),
    Column("exercise", String(80), nullable=False),
    Column("form", String(8), nullable=False),
    Column("rounds", Integer, nullable=False),
)
voices = Table(
    "voice",
    metadata,
    _session(),
    _voice(),  # the SHA-256 of a token
    Column("seen", Float, nullable=False),
)
answers = Table(
    "answer",
    metadata,
    _session(),
    _part("turn"),
    _part("round"),
    _voice(),
    Column("answer", Text, nullable=False),  # JSON
    Column("event", String(40), nullable=False),  # the last one taken; the same again is none
)
lines = Table(
    "line",
    metadata,
    _session(),
    _part("turn"),
    _voice(),
    _part("place"),
    Column("mark", String(16), nullable=False),
    Column("said", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("shown", Boolean, nullable=False),
)
likes = Table(
    "liked",
    metadata,
    _session(),
    Column("mark", String(16), primary_key=True),
    _voice(),
)
counts = Table(  # what a trainer counted on paper
    "counted",
    metadata,
    _session(),
    _part("turn"),
    _part("round"),
    Column("question", String(80), primary_key=True),
    Column("option", String(80), primary_key=True),
    Column("number", Integer, nullable=False),
)
version = Table("version", metadata, Column("number", Integer, primary_key=True))
EMPTIED = (likes, lines, answers, counts, voices, turns)  # in this order, before the session itself
