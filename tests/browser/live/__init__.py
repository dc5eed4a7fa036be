"""The live room in a real browser."""
