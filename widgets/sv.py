"""A lesson's verbs in Swedish: `exercise("how-far")` and `workbook()`."""

from widgets.lesson import verbs

exercise, workbook = verbs("sv")

__all__ = ["exercise", "workbook"]
