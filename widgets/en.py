"""A lesson's verbs in English: `exercise("how-far")` and `workbook()`."""

from widgets.lesson import verbs

exercise, workbook = verbs("en")

__all__ = ["exercise", "workbook"]
