"""The live session: its rules, its store, its results."""
