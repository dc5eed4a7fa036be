"""The course as ipywidgets, for JupyterLab and for Voilà as it comes."""

from widgets.exercise import Exercise, Workbook
from widgets.lesson import course

__all__ = ["Exercise", "Workbook", "course"]
