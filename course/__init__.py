"""The course "Vem betalar din lön?" / "Who pays your salary?", and what serves it."""
