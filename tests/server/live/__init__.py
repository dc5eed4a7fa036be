<<<<<<< HEAD
"""The live room as participants meet it, through the real server."""
=======
"""The live room as browsers see it."""
>>>>>>> w-screen
