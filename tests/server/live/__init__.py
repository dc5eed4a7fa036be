"""The live room as participants meet it, through the real server."""
