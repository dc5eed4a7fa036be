"""The live room as browsers see it."""
