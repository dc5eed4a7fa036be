"""The course "Vem betalar din lön?" / "Who pays your salary?": content, exercises, and what serves them."""
