"""A trainer's verbs: a room is opened, exercises are put to it, and it is ended."""
