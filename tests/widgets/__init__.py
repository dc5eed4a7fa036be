"""The course as ipywidgets."""
