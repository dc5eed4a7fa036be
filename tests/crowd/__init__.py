"""A room full of phones without browsers: what a participant's page does, over raw connections."""
